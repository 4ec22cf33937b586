/** What had begun and not ended when the period ended: what it may still owe lies between what each of its possible ends owes. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../lib/domain/statement/statement.ts';
import { fact } from '../../../support/facts.ts';
import { closed, down, END, futuresOf, opened, owed, resolved, up } from '../../../support/futures.ts';
import { RECOVERY, linesTerms, stated, ticketTerms } from '../../../support/lines.ts';

const MINUTE = 60_000;

/** One percent of the fee of each line when the objective is breached. */
const missing = (definitions: Terms['definitions'], objectives: Terms['objectives']): Terms =>
  linesTerms(
    { clock: RECOVERY, ...definitions },
    {
      objectives,
      credits: { credit: { of: 'fee', times: '1%', 'if-breached': Object.keys(objectives)[0]! } },
    },
  );

const taken = (take: Record<string, string>, limit: Record<string, string>): Terms =>
  missing({ taken: { aggregate: 'mean', of: 'clock', over: 'all', ...take } }, { taken: limit });

describe('a running timer that is aggregated', () => {
  const [both, none] = ['0.00 to 20.00', '0.00'];
  const others = [...closed('A', 60), ...closed('B', 60)];
  const mean = { aggregate: 'mean' };
  const median = { aggregate: 'percentile', rank: '50%', method: 'nearest-rank' };

  it.each<[string, Terms, Fact[], string, string[]]>([
    ['mean, within', taken(mean, { 'at-most': '4 h' }), opened(120), both, ['ticket/T: resolved']],
    ['mean, at the limit', taken(mean, { 'at-most': '4 h' }), opened(240), both, ['ticket/T: resolved']],
    ['mean, beyond already', taken(mean, { 'at-most': '4 h' }), opened(241), '20.00', []],
    ['mean, less than, reached already', taken(mean, { 'less-than': '4 h' }), opened(240), '20.00', []],
    ['mean, with others', taken(mean, { 'at-most': '2 h' }), [...opened(120), ...others], both, ['ticket/T: resolved']],
    ['mean, at least', taken(mean, { 'at-least': '4 h' }), opened(120), both, ['ticket/T: resolved']],
    ['mean, at least, reached already', taken(mean, { 'at-least': '4 h' }), opened(240), none, []],
    ['mean, between', taken(mean, { 'at-least': '3 h', 'at-most': '4 h' }), opened(120), both, ['ticket/T: resolved']],
    ['sum', taken({ aggregate: 'sum' }, { 'at-most': '5 h' }), [...opened(120), ...others], both, ['ticket/T: resolved']],
    ['highest', taken({ aggregate: 'highest' }, { 'at-most': '4 h' }), [...opened(120), ...others], both, ['ticket/T: resolved']],
    ['highest, breached by another', taken({ aggregate: 'highest' }, { 'at-most': '30 min' }), [...opened(10), ...others], '20.00', []],
    ['lowest, whatever it will be', taken({ aggregate: 'lowest' }, { 'at-most': '1 h' }), [...opened(30), ...others], none, []],
    ['lowest', taken({ aggregate: 'lowest' }, { 'less-than': '1 h' }), [...opened(30), ...others], both, ['ticket/T: resolved']],
    ['median, of the others', taken(median, { 'at-most': '1 h' }), [...opened(120), ...others], none, []],
    [
      'median',
      taken(median, { 'less-than': '1 h' }),
      [...opened(30), ...closed('A', 30), ...closed('B', 60)],
      both,
      ['ticket/T: resolved'],
    ],
    [
      'percentile between neighbours',
      taken({ aggregate: 'percentile', rank: '75%', method: 'interpolated' }, { 'at-most': '2 h' }),
      [...opened(60), ...closed('A', 60)],
      both,
      ['ticket/T: resolved'],
    ],
  ])('a running timer is aggregated between its bounds: %s', (_, terms, facts, expected, awaited) => {
    const futures = futuresOf(terms, facts, resolved);
    expect(futures).toMatchObject({ open: expected, ends: expected, missing: awaited });
  });

  it('a band table uses every possible band', () => {
    const table = [
      { 'at-most': '1 h', gives: '0%' },
      { 'more-than': '1 h', 'at-most': '3 h', gives: '5%' },
      { 'more-than': '3 h', gives: '10%' },
    ];
    const terms = linesTerms(
      { clock: RECOVERY, taken: { aggregate: 'mean', of: 'clock', over: 'all' }, rate: { bands: 'taken', table } },
      { objectives: { taken: { 'at-most': '1 h' } }, credits: { credit: { of: 'fee', times: 'rate', for: 'taken' } } },
    );
    expect(futuresOf(terms, opened(120), resolved)).toMatchObject({ open: '100.00 to 200.00', ends: '100.00 to 200.00' });
  });

  it('is shown under `report` as at least its length so far', () => {
    const [shown] = stated({ ...missing({}, { clock: { 'at-most': '4 h' } }), report: ['clock'] }, opened(120)).report;
    expect(shown!.value.shown).toBe('at least 2 h');
  });
});

describe('an objective on a running timer', () => {
  it.each<[string, Record<string, string>, number, string, string]>([
    ['within', { 'at-most': '4 h' }, 120, '0.00 to 10.00', 'pending'],
    ['beyond', { 'at-most': '4 h' }, 241, '10.00', 'breached'],
    ['not long enough yet', { 'at-least': '4 h' }, 120, '0.00 to 10.00', 'pending'],
    ['long enough already', { 'at-least': '4 h' }, 240, '0.00', 'met'],
    ['not long enough, and not too long', { 'at-least': '3 h', 'at-most': '4 h' }, 120, '0.00 to 10.00', 'pending'],
    ['too long, though it was to be long', { 'at-least': '3 h', 'at-most': '4 h' }, 241, '10.00', 'breached'],
  ])('a running timer is judged as soon as it decides: %s', (_, limit, minutes, expected, outcome) => {
    const terms = missing({}, { clock: limit });
    expect(futuresOf(terms, opened(minutes), resolved)).toMatchObject({ open: expected, ends: expected, outcomes: [outcome] });
  });

  it('shows the length so far, and that it may become longer', () => {
    const [{ measured, bounds }] = stated(missing({}, { clock: { 'at-most': '4 h' } }), opened(120)).objectives as [
      Statement['objectives'][number],
    ];
    expect([measured?.shown, bounds?.least?.shown, bounds?.most]).toEqual(['2 h', '2 h', undefined]);
  });

  it('counts as a case that may be breached, and in the share of those in time', () => {
    const counted = { late: { count: 'clock', that: 'breached' }, all: { count: 'clock', that: 'judged' } };
    const share = { ...counted, 'in-time': { count: 'clock', that: 'met' }, share: { divide: ['in-time', 'all'] } };
    const terms = (definitions: Terms['definitions'], objectives: Terms['objectives']): Terms => ({
      ...missing(definitions, objectives),
      objectives: { ...objectives, clock: { 'at-most': '4 h' } },
    });
    const facts = [...opened(120), ...closed('A', 60)];
    for (const one of [terms(counted, { late: { 'at-most': 0 } }), terms(share, { share: { 'at-least': '100%' } })])
      expect(futuresOf(one, facts, resolved)).toMatchObject({ open: '0.00 to 20.00', ends: '0.00 to 20.00' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['in hours of its own', { hours: 'office' }],
    ['that waits', { paused: ['waiting-on-customer'] }],
  ])('a running timer is judged in its own hours: %s', (_, changed) => {
    const office = { 'business-hours': 'UTC', open: { daily: ['20:00-24:00', '00:00-04:00'] } };
    const terms = missing({ office, clock: { ...RECOVERY, ...changed } }, { clock: { 'at-most': '3 h' } });
    const waits = [fact('ticket.paused', END - 60 * MINUTE, { component: 'web', body: { record: 'T', reason: 'waiting-on-customer' } })];
    const facts = [...opened(120), ...(changed.hours ? [] : waits)];
    const ending = (when: number): Fact[] => [
      ...(changed.hours ? [] : [fact('ticket.resumed', Math.min(when, END + 30 * MINUTE), { component: 'web', body: { record: 'T' } })]),
      ...resolved(when),
    ];
    expect(futuresOf(terms, facts, ending)).toMatchObject({ open: '0.00 to 10.00', ends: '0.00 to 10.00', outcomes: ['pending'] });
  });

  it('is judged by shares of each severity', () => {
    const terms = ticketTerms({ 'on-severity-change': 'weighted' });
    for (const [minutes, expected] of [
      [120, '0.00 to 10.00'],
      [300, '10.00'],
    ] as const)
      expect(futuresOf(terms, opened(minutes), resolved)).toMatchObject({ open: expected, ends: expected });
  });
});

describe('a record that is over without the milestone that ends it', () => {
  const ticket = (type: 'closed' | 'reopened', minutes: number, component = 'web'): Fact =>
    fact(`ticket.${type}`, END + minutes * MINUTE, { component, body: { record: 'T' } });
  const outcomes = (terms: Terms, facts: readonly Fact[]): string[] => stated(terms, facts).objectives.map(({ outcome }) => outcome);
  const within = (limit: Record<string, string>): Terms => missing({}, { clock: limit });

  it.each<[string, Fact[], string, string]>([
    ['before the period ended', [ticket('closed', -60)], 'breached', 'met'],
    ['after it', [ticket('closed', 60)], 'breached', 'met'],
    ['and was re-opened', [ticket('closed', -60), ticket('reopened', -30)], 'pending', 'pending'],
    ['not at all', [], 'pending', 'pending'],
  ])('a ticket that was closed %s is judged', (_, facts, most, least) => {
    expect(outcomes(within({ 'at-most': '4 h' }), [...opened(120), ...facts])).toEqual([most]);
    expect(outcomes(within({ 'at-least': '4 h' }), [...opened(120), ...facts])).toEqual([least]);
  });

  it('is judged by the milestone when it is sent later', () => {
    const facts = [...opened(120), ticket('closed', 60)];
    expect(outcomes(within({ 'at-most': '4 h' }), [...facts, ...resolved(END + 30 * MINUTE)])).toEqual(['met']);
  });

  it('is over when it is over for each of its components', () => {
    const both = [...opened(120), fact('ticket.opened', END - 119 * MINUTE, { component: 'api', body: { record: 'T' } })];
    const terms = within({ 'at-most': '4 h' });
    expect(outcomes(terms, [...both, ticket('closed', -60)])).toEqual(['pending']);
    expect(outcomes(terms, [...both, ticket('closed', -60), ticket('closed', -50, 'api')])).toEqual(['breached']);
  });

  it('lasts at least its length so far, so that no amount depends on a longer one', () => {
    const terms = missing({ taken: { aggregate: 'mean', of: 'clock', over: 'all' } }, { taken: { 'at-most': '4 h' } });
    const statement = stated(terms, [...opened(120), ticket('closed', -60)]);
    expect([statement.objectives[0]!.bounds?.least?.shown, owed(statement)]).toEqual(['2 h', '0.00 to 20.00']);
  });

  it('is judged by shares of each severity, and as a wait for an update', () => {
    const weighted = ticketTerms({ 'on-severity-change': 'weighted' });
    const gap = missing(
      { gap: { cadence: 'ticket', from: 'opened', update: 'updated', until: 'resolved', hours: 'always', paused: [] } },
      { gap: { 'at-most': '4 h' } },
    );
    for (const terms of [weighted, gap]) {
      expect(outcomes(terms, opened(30))).toEqual(['pending']);
      expect(outcomes(terms, [...opened(30), ticket('closed', -10)])).toEqual(['breached']);
    }
  });
});

describe('an open wait for an update', () => {
  const terms = missing(
    { gap: { cadence: 'ticket', from: 'opened', update: 'updated', until: 'resolved', hours: 'always', paused: [] } },
    { gap: { 'at-most': '4 h' } },
  );
  const updated = (when: number): Fact[] => [
    fact('record.reached', when, { component: 'web', body: { kind: 'ticket', record: 'T', milestone: 'updated' } }),
  ];

  it.each<[string, Fact[], string, string]>([
    ['within its limit', opened(120), '0.00 to 10.00', 'pending'],
    ['at its limit', opened(240), '0.00 to 10.00', 'pending'],
    ['beyond it', opened(241), '10.00', 'breached'],
    ['after one that was too long', [...opened(600), ...updated(END - 60 * MINUTE)], '10.00', 'breached'],
    ['after one in time', [...opened(180), ...updated(END - 60 * MINUTE)], '0.00 to 10.00', 'pending'],
  ])('an open wait is judged as soon as it decides: %s', (_, facts, expected, outcome) => {
    expect(futuresOf(terms, facts, resolved)).toMatchObject({ open: expected, ends: expected, outcomes: [outcome] });
  });

  it('is over with an update, at any time', () => {
    const outcomes = (minutes: number): string[] =>
      stated(terms, [...opened(120), ...updated(END + minutes * MINUTE)]).objectives.map((one) => one.outcome);
    expect([outcomes(120), outcomes(121)]).toEqual([['met'], ['breached']]);
  });

  it('belongs to the period in which it begins, and to no other', () => {
    const facts = [...opened(120), ...updated(END + 600 * MINUTE), ...resolved(END + 660 * MINUTE)];
    const outcomes = (period: string): string[] => stated(terms, facts, { period }).objectives.map((one) => one.outcome);
    expect([outcomes('2026-02'), outcomes('2026-03')]).toEqual([['breached'], ['met']]);
    const whole = [...opened(120), ...resolved(END + 600 * MINUTE)];
    expect([owed(stated(terms, whole)), owed(stated(terms, whole, { period: '2026-03' }))]).toEqual(['10.00', '0.00']);
  });

  it('is aggregated as any number is', () => {
    const mean = missing(
      { gap: terms.definitions.gap!, taken: { aggregate: 'mean', of: 'gap', over: 'all' } },
      { taken: { 'at-most': '4 h' } },
    );
    expect(futuresOf(mean, opened(120), resolved)).toMatchObject({ open: '0.00 to 20.00', ends: '0.00 to 20.00' });
  });
});

describe('an outage that is open at the end of the period, with its whole length', () => {
  const lost = (definition: Terms['definitions'][string], more: Terms['definitions'] = {}): Terms =>
    linesTerms({ lost: definition, ...more, availability: { uptime: 'lost', of: 'period' } });
  const runs = (limit: Record<string, string>, more: Terms['definitions'] = {}, of = 'failure'): Terms =>
    lost({ continuous: of, ...limit, 'across-period-end': 'joined' }, more);
  const ended = ['outage/I: ended'];

  it.each<[string, Terms, Fact[], string, string[]]>([
    ['at least, not yet', runs({ 'at-least': '4 h' }), down(120), '0.00 to 100.00', ended],
    ['at least, already', runs({ 'at-least': '4 h' }), down(240), '100.00', []],
    ['more than, not yet', runs({ 'more-than': '4 h' }), down(240), '0.00 to 100.00', ended],
    ['more than, already', runs({ 'more-than': '4 h' }), down(241), '100.00', []],
    ['at most, not yet beyond', runs({ 'at-most': '4 h' }), down(240), '0.00 to 100.00', ended],
    ['at most, beyond already', runs({ 'at-most': '4 h' }), down(241), '0.00', []],
    ['less than, not yet beyond', runs({ 'less-than': '4 h' }), down(120), '0.00 to 100.00', ended],
    ['less than, beyond already', runs({ 'less-than': '4 h' }), down(240), '0.00', []],
    ['between, not yet', runs({ 'at-least': '3 h', 'less-than': '4 h' }), down(120), '0.00 to 100.00', ended],
    ['between, beyond already', runs({ 'at-least': '3 h', 'less-than': '4 h' }), down(240), '0.00', []],
    ['whole units, of which some are certain', runs({ 'at-least': '1 h', whole: '1 h' }), down(405), '100.00 to 300.00', ended],
    [
      'cut: only its part in the period',
      lost({ continuous: 'failure', 'at-least': '4 h', 'across-period-end': 'cut' }),
      down(120),
      '0.00',
      [],
    ],
    ['under another name', runs({ 'at-least': '4 h' }, { same: 'failure' }, 'same'), down(120), '0.00 to 100.00', ended],
    ['less what is excluded', runs({ 'at-least': '4 h' }, {}, 'downtime'), down(120), '0.00 to 100.00', ended],
    [
      'a density',
      lost({ 'within-window': 'failure', 'at-least': '3 h', within: '6 h', counts: 'times' }),
      down(120),
      '0.00 to 100.00',
      ended,
    ],
    [
      'a density that is reached',
      lost({ 'within-window': 'failure', 'at-least': '2 h', within: '6 h', counts: 'times' }),
      down(120),
      '100.00',
      [],
    ],
    [
      'windows of a density',
      lost({ 'within-window': 'failure', 'at-least': '2 min', within: '1 h', counts: 'window' }),
      down(230),
      '100.00',
      [],
    ],
    ['all of it', lost({ 'any-of': ['failure', 'work'] }), down(120), '100.00', []],
    [
      'an allowance of it',
      lost({ except: ['failure', 'free'] }, { free: { allowance: 'failure', 'at-most': '1 h', 'in-each': 'stretch' } }),
      down(120),
      '100.00',
      [],
    ],
  ])('an open outage leaves its credit open: %s', (_, terms, facts, expected, awaited) => {
    expect(futuresOf(terms, facts, up)).toMatchObject({ open: expected, ends: expected, missing: awaited });
  });

  it.each(['over', 'unknown'])('an outage is %s if it has no end for long', (is) => {
    const failure = { intervals: 'outage', from: 'started', to: 'ended', each: 'line', 'unended-after': '3 h', 'unended-is': is };
    const terms = runs({ 'at-least': '4 h' }, { failure });
    expect(futuresOf(terms, down(120), up)).toMatchObject({ open: '0.00 to 100.00', ends: '0.00 to 100.00', missing: ended });
  });

  it('a list of such stretches is counted or added up', () => {
    const long = { continuous: 'failure', 'at-least': '4 h', 'across-period-end': 'joined' };
    const list = { long, each: { duration: 'long', each: 'stretch' }, sum: { aggregate: 'sum', of: 'each', over: 'stretch' } };
    const terms = linesTerms(
      { ...list, availability: '100%', rate: '0%' },
      {
        objectives: { sum: { 'at-most': '1 h' } },
        credits: { credit: { of: 'fee', times: '1%', 'if-breached': 'sum' } },
      },
    );
    expect(futuresOf(terms, down(120), up)).toMatchObject({ open: '0.00 to 10.00', ends: '0.00 to 10.00', missing: ended });
    expect(futuresOf(terms, down(240), up)).toMatchObject({ open: '10.00', ends: '10.00' });
  });

  it('maintenance lasts longer than planned', () => {
    const work = { intervals: 'maintenance', from: 'began', to: 'ended', each: 'line' };
    const terms = runs({ 'at-least': '4 h' }, { work }, 'work');
    const began = (until: number): Fact[] => [
      fact('maintenance.scheduled', END - 9000 * MINUTE, {
        component: 'web',
        body: { record: 'M', start: END - 120 * MINUTE, end: END + until * MINUTE },
      }),
      fact('maintenance.started', END - 120 * MINUTE, { component: 'web', body: { record: 'M' } }),
    ];
    const over = (when: number): Fact[] => [fact('maintenance.ended', when, { component: 'web', body: { record: 'M' } })];
    for (const until of [30, 240])
      expect(futuresOf(terms, began(until), over)).toMatchObject({
        open: '0.00 to 100.00',
        ends: '0.00 to 100.00',
        missing: ['maintenance/M: ended'],
      });
    expect(owed(stated(terms, began(-60)))).toBe('0.00');
  });
});
