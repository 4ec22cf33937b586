/** Keys that have an effect elsewhere and none where they stand: values against themselves, limits that others meet, times that are out anyway. */
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../../lib/domain/contract/terms.ts';
import { refusalsOf, aContract } from '../../../support/contracts.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';
import { errorsOf, places } from '../../../support/slot-places.ts';

type Cells = Terms['definitions'];

const calendar = (open: Record<string, string[]>): Cells[string] => ({ 'business-hours': 'UTC', open });
const BASE: Cells = {
  same: 'availability',
  twin: { uptime: 'downtime', of: 'period' },
  calls: { requests: 'calls', each: 'line', as: 'rate', every: '1 h', aligned: 'clock', failed: ['f'], ignored: [], empty: 'perfect' },
  outages: { count: 'outage', reached: 'started' },
  long: { continuous: 'failure', 'at-least': '10 min', 'across-period-end': 'joined' },
  rounded: { round: 'availability', to: '0.01%', how: 'down' },
  every: { intervals: 'maintenance', from: 'planned-start', to: 'planned-end', each: 'line' },
  left: { except: ['failure', 'every'] },
  day: calendar({ daily: ['09:00-17:00'] }),
  night: calendar({ daily: ['18:00-24:00'] }),
};

/** The errors of a contract with one more cell, "x". */
function errors(x: Cells[string], given: Partial<Terms> = {}): string[] {
  const definitions = { ...BASE, x };
  const terms = linesTerms(definitions, { report: [...Object.keys(BASE), 'x'].filter((name) => name !== 'calls'), ...given });
  return refusalsOf(aContract({ order: linesOrder(), terms }), '/terms/0/definitions/');
}

const bands = (...edges: readonly [object, string][]): Cells[string] => ({
  bands: 'availability',
  table: edges.map(([edge, gives]) => ({ ...edge, gives })),
});
const joined = (more: object, continuous = 'failure'): Cells[string] => ({ continuous, 'across-period-end': 'joined', ...more });
const tickets = (where: Cells[string] extends infer _ ? object : never): Cells[string] => ({
  count: 'ticket',
  reached: 'opened',
  where: [where],
});

describe('a key without an effect in its place', () => {
  it.each<[string, Cells[string], string]>([
    [
      'a band with the value as edge',
      bands([{ 'at-least': 'availability' }, '0%'], [{ 'less-than': 'availability' }, '9%']),
      'no-effect x/table/0/at-least',
    ],
    [
      'a band with another name of the value',
      bands([{ 'at-least': 'same' }, '0%'], [{ 'less-than': '99%' }, '9%']),
      'no-effect x/table/0/at-least',
    ],
    [
      'a band with a twin of the value',
      bands([{ 'at-least': '99%' }, '0%'], [{ 'less-than': 'twin' }, '9%']),
      'no-effect x/table/1/less-than',
    ],
    [
      'bands that meet and give the same',
      bands([{ 'at-least': '99%' }, '0%'], [{ 'at-least': '95%', 'less-than': '99%' }, '9%'], [{ 'less-than': '95%' }, '9%']),
      'no-effect x/table/2/less-than',
    ],
    ['one band for all values', bands([{ 'at-least': '0%' }, '9%']), 'no-effect x/table'],
    ['a rounded multiple of the step', { round: 'rounded', to: '0.001%', how: 'up' }, 'no-effect x/to'],
    ['a rounded count', { round: 'outages', to: 1, how: 'down' }, 'no-effect x/to'],
    ['units of one of a count', { units: 'outages', of: 1, counting: 'started' }, 'no-effect x/of'],
    ['a part of nothing', { uptime: 'downtime', of: '0 h' }, 'bad-value x/of'],
    ['a difference that is never above 0', { subtract: 'availability', from: '0%' }, 'never-holds x/from'],
    ['a limit within the first whole unit', joined({ 'at-least': '1 min', whole: '1 h' }), 'no-effect x/at-least'],
    ['an upper limit within the first whole unit', joined({ 'at-most': '5 min', whole: '10 min' }), 'never-holds x/at-most'],
    ['an upper limit at the first whole unit', joined({ 'less-than': '10 min', whole: '10 min' }), 'never-holds x/less-than'],
    ['stretches of longer stretches', joined({ 'at-least': '5 min' }, 'long'), 'no-effect x/at-least'],
    ['stretches beyond a length of longer stretches', joined({ 'more-than': '5 min' }, 'long'), 'no-effect x/more-than'],
    ['times removed a second time', { except: ['left', 'every'] }, 'no-effect x/except/1'],
    ['a part of times removed a second time', { except: ['left', 'work'] }, 'no-effect x/except/1'],
    ['times removed with times that contain them', { except: ['failure', 'every', 'work'] }, 'no-effect x/except/2'],
    ['hours removed from other hours', { except: ['day', 'night'] }, 'no-effect x/except/1'],
    ['what is left and what was removed', { 'all-of': ['left', 'every'] }, 'never-holds x/all-of/1'],
    ['a time that always is', tickets({ from: 'opened', to: 'resolved', 'at-least': '0 h' }), 'no-effect x/where/0/at-least'],
    [
      'a probe as its own control',
      { probes: 'web', each: 'line', 'in-a-row': 2, begins: 'first-failure', control: 'web' },
      'never-holds x/control',
    ],
    [
      'a timer from a milestone to itself',
      { timer: 'outage', from: 'detected', to: ['detected', 'ended'], hours: 'always', paused: [], 'counted-in': 'from' },
      'no-effect x/to',
    ],
  ])('is refused with the place: %s', (_, cell, wanted) => {
    expect(errors(cell)).toContain(wanted);
  });

  it.each<[string, Cells[string]]>([
    ['a band with a computed edge', bands([{ 'at-least': 'rounded' }, '0%'], [{ 'less-than': 'rounded' }, '9%'])],
    [
      'bands that give the same on both sides of another',
      bands([{ 'at-least': '99%' }, '9%'], [{ 'at-least': '95%', 'less-than': '99%' }, '0%'], [{ 'less-than': '95%' }, '9%']),
    ],
    ['a coarser step of a rounded value', { round: 'rounded', to: '0.1%', how: 'up' }],
    ['a step that does not divide the other', { round: 'rounded', to: '0.003%', how: 'up' }],
    ['pairs of a count', { units: 'outages', of: 2, counting: 'started' }],
    ['a difference that may be above 0', { subtract: 'availability', from: '100%' }],
    ['whole minutes from a minute on', joined({ 'at-least': '1 min', whole: '1 min' })],
    ['whole minutes up to some', joined({ 'at-most': '5 min', whole: '1 min' })],
    ['longer stretches of stretches', joined({ 'at-least': '15 min' }, 'long')],
    ['just longer stretches of stretches', joined({ 'more-than': '10 min' }, 'long')],
    ['shorter stretches of stretches', joined({ 'at-most': '15 min' }, 'long')],
    ['stretches of joined stretches, cut', { continuous: 'long', 'at-least': '5 min', 'across-period-end': 'cut' }],
    ['other times removed from what is left', { except: ['left', 'night'] }],
    ['work removed and then all of it', { except: ['downtime', 'every'] }],
    [
      'a time with no fixed order',
      { count: 'maintenance', reached: 'began', where: [{ from: 'announced', to: 'began', 'at-least': '0 h' }] },
    ],
    ['another probe as control', { probes: 'web', each: 'line', 'in-a-row': 2, begins: 'first-failure', control: 'origin' }],
  ])('is not refused where it has one: %s', (_, cell) => {
    expect(errors(cell)).toEqual([]);
  });

  it('a table with one band counts where the gap around it has a result', () => {
    const rows = { 'band-table': [{ 'at-least': '95%', 'less-than': '99%', gives: '9%' }] };
    const graded = { bands: 'availability', table: 'x', gaps: 'nothing' };
    expect(errors(rows, { definitions: { ...linesTerms().definitions, x: rows, graded }, report: ['graded'] })).toEqual([]);
  });

  it.each<[string, Partial<Terms['period']>, boolean]>([
    ['periods of days from a calendar', { every: '30 days', starts: 'calendar' }, true],
    ['weeks from the term', { every: 'week', starts: 'term' }, true],
    ['months from a first day', { every: 'month', starts: '04-01' }, true],
    ['months from a fifteenth', { every: 'month', starts: '04-15' }, false],
    ['years from April', { every: 'year', starts: '04-01' }, false],
  ])('the first day of periods is refused where the unit has one: %s', (_, period, isRefused) => {
    const given = { ...linesTerms().period, ...period } as Terms['period'];
    const found = refusalsOf(aContract({ order: linesOrder(), terms: linesTerms({}, { period: given }) }));
    expect(found).toEqual(isRefused ? ['no-effect /terms/0/period/starts'] : []);
  });

  const FEE = { kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' } as const;
  it.each<[string, Partial<Order>, string[]]>([
    [
      'a month that is none',
      { charges: [{ ...FEE, invoices: { '2026-13': { number: 'R' } } }] },
      ['bad-period /order/charges/0/invoices/2026-13'],
    ],
    [
      'a month before the term',
      { charges: [{ ...FEE, invoices: { '2019-10': { number: 'R' } } }] },
      ['outside-term /order/charges/0/invoices/2019-10'],
    ],
    [
      'a day of a month',
      { charges: [{ ...FEE, invoices: { '2026-10-17': { number: 'R' } } }] },
      ['no-effect /order/charges/0/invoices/2026-10-17'],
    ],
    ['a month', { charges: [{ ...FEE, invoices: { '2026-10': { number: 'R' } } }] }, []],
    [
      'an unreadable interval',
      { senders: [{ account: '111122223333', as: 'vendor', 'expect-every': '5 parsecs' }] },
      ['bad-value /order/senders/0/expect-every'],
    ],
    ['an interval', { senders: [{ account: '111122223333', as: 'vendor', 'expect-every': '1 h' }] }, []],
  ])('an order is refused where nothing finds what it says: %s', (_, order, wanted) => {
    expect(refusalsOf(aContract({ order: linesOrder(order), terms: linesTerms() }))).toEqual(wanted);
  });
});

/** Operands beside which the value itself changes something: twice the value, its square. */
const USEFUL = new Set(['add: to', 'multiply: by']);

describe('a value beside itself', () => {
  const beside = [...places.values()].filter(({ slot, fit }) => fit.like === 'subject' && !USEFUL.has(slot));

  it.each(beside.map((place) => [place.slot, place] as const))('is refused, whichever name it has: %s', (slot, place) => {
    const document = place.at('other-name') as { terms: [{ definitions: Record<string, unknown> }] };
    const { definitions } = document.terms[0];
    // The value of a clause is its objective.
    const [key, param] = slot.split(': ') as [string, string | undefined];
    const cell = definitions.tried as Record<string, unknown>;
    definitions['other-name'] = param === undefined ? 'objective' : [cell[key]].flat()[0];
    expect(errorsOf(document).filter((error) => /^(no-effect|never-holds|limit-empty|wrong-)/.test(error))).not.toEqual([]);
  });
});
