/** What is refused of a literal is refused of a parameter, a word's choice and a day's value too; and literals that change nothing. */
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../../lib/domain/contract/terms.ts';
import { linesOrder, linesTerms } from '../../../support/lines.ts';
import { aContract, refusalsOf } from '../../../support/contracts.ts';

const errorsOf = (terms: Terms, order: Partial<Order> = {}): string[] =>
  refusalsOf(aContract({ order: linesOrder(order), terms }), '/terms/0');
const TIER = { tier: { of: 'customer', values: ['gold', 'basic'], default: 'gold' } };
const PAID = { of: 'fee', times: 'rate', for: 'availability' };

type Place = (value: string) => readonly [Terms['definitions'], Partial<Terms>];

/** A place of the text, a value that is refused there and one that is not. */
const PLACES: readonly (readonly [string, Place, string, string, string])[] = [
  ['a limit that no value meets', (p) => [{}, { objectives: { availability: { 'at-least': p } } }], '101%', '99.9%', 'limit-empty'],
  [
    'a gate that every value meets',
    (p) => [{ g: { compare: 'availability', 'at-most': p } }, { credits: { credit: { ...PAID, if: ['g'] } } }],
    '101%',
    '99%',
    'no-effect',
  ],
  ['a weight', (p) => [{ half: { weighted: 'failure', as: p }, downtime: { except: ['half', 'work'] } }, {}], '120%', '50%', 'bad-value'],
  [
    'runs longer than a period',
    (p) => [{ long: { continuous: 'failure', 'at-least': p, 'across-period-end': 'cut' }, downtime: { except: ['long', 'work'] } }, {}],
    '800 h',
    '5 h',
    'never-holds',
  ],
  [
    'an allowance of all there is',
    (p) => [{ free: { allowance: 'failure', 'at-most': p, 'in-each': 'month' }, downtime: { except: ['failure', 'free', 'work'] } }, {}],
    '800 h',
    '5 h',
    'no-effect',
  ],
  [
    'a rank',
    (p) => [
      {
        days: { duration: 'failure', each: 'day' },
        worst: { aggregate: 'percentile', of: 'days', over: 'stretch', rank: p, method: 'nearest-rank' },
      },
      { report: ['worst'] },
    ],
    '101%',
    '95%',
    'bad-value',
  ],
  [
    'a divisor',
    (p) => [{ half: { divide: ['rate', p] } }, { credits: { credit: { ...PAID, times: 'half' } } }],
    '0%',
    '50%',
    'never-holds',
  ],
  [
    'less than nothing',
    (p) => [{}, { credits: { credit: { of: p, times: 1, 'if-breached': 'availability' } } }],
    '-5.00 USD',
    '5.00 USD',
    'bad-value',
  ],
];

describe('a value has the same effect in every form', () => {
  it.each(PLACES)('%s: as a literal, a name, a parameter, by a word or by a day', (_, place, wrong, right, code) => {
    const made = (
      value: string,
      definitions: Terms['definitions'] = {},
      more: Partial<Terms> = {},
      order: Partial<Order> = {},
    ): string[] => {
      const [own, given] = place(value);
      return errorsOf(linesTerms({ ...own, ...definitions }, { ...more, ...given }), order);
    };
    for (const value of [wrong, right]) {
      const isWrong = value === wrong;
      const codes = (found: readonly string[]): readonly string[] => found.map((one) => one.split(' ')[0]!);
      expect(codes(made(value)), 'literal').toEqual(isWrong ? [code] : []);
      expect(codes(made('named', { named: value })), 'name').toEqual(isWrong ? [code] : []);
      const parameters = { p: { like: right } };
      expect(made('p', {}, { parameters }, { parameters: { p: value } }), 'parameter').toEqual(
        isWrong ? [`${code} /order/parameters/p`] : [],
      );
      const dated = { day: { 'effective-dated': 'period', values: { '2026-01-01': right, ...(isWrong && { '2026-06-01': value }) } } };
      if (!/rank/.test(_)) expect(codes(made('day', dated)), 'day').toEqual(isWrong ? [code] : []);
    }
  });

  it('limits by a word are refused beyond the possible values in any way, and at their end only in all', () => {
    const limited = (gold: string, basic: string): string[] =>
      errorsOf(
        linesTerms(
          { limit: { 'depending-on': 'tier', cases: { gold, basic } } },
          { attributes: TIER, objectives: { availability: { 'at-least': 'limit' } } },
        ),
      );
    expect(limited('101%', '95%')).toEqual(['limit-empty /objectives/availability/at-least']);
    expect(limited('99%', '-1%')).toEqual(['no-effect /objectives/availability/at-least']);
    // The same shows that the one has no objective.
    expect(limited('99%', '95%')).toEqual([]);
  });

  it('a cap or minimum of the order is refused as in the terms', () => {
    const bounded = (more: object, p: string): string[] =>
      errorsOf(linesTerms({}, { parameters: { p: { like: '5.00 USD' } }, credits: { credit: { ...PAID, ...more } } }), {
        parameters: { p },
      });
    const AT = '/order/parameters/p';
    const caps = { cap: [{ 'at-most': '100.00 USD' }, { 'at-most': 'p' }] };
    expect([bounded(caps, '200.00 USD'), bounded({ minimum: { 'at-least': 'p' } }, '0.00 USD')]).toEqual([
      [`no-effect ${AT}`],
      [`no-effect ${AT}`],
    ]);
    expect(bounded({ cap: [{ 'at-most': '100.00 USD' }], minimum: { 'at-least': 'p' } }, '200.00 USD')).toEqual([`limit-empty ${AT}`]);
    expect(bounded({ minimum: { 'at-least': 'p' } }, '1.00 USD')).toEqual([]);
    expect(bounded({ cap: [{ 'at-most': 'p' }] }, '0.00 USD')).toEqual([`cap-not-positive ${AT}`]);
  });
});

describe('a literal without effect', () => {
  const made = (definitions: Terms['definitions'], more: Partial<Terms> = {}): string[] => errorsOf(linesTerms(definitions, more));
  const times = (x: Terms['definitions'][string]): string[] => made({ x, downtime: { except: ['x', 'work'] } });
  const factor = (x: Terms['definitions'][string]): string[] => made({ x }, { credits: { credit: { ...PAID, times: 'x' } } });

  it('a weight of 0 % or 100 % is refused', () => {
    expect(times({ weighted: 'failure', as: '100%' })).toEqual(['no-effect /definitions/x/as']);
    expect(times({ weighted: 'failure', as: '0%' })).toEqual(['never-holds /definitions/x/as']);
    expect(times({ weighted: 'failure', as: '50%' })).toEqual([]);
  });

  it('an allowance of nothing or of the whole unit is refused', () => {
    const free = (most: string, unit: string): string[] =>
      made({ x: { allowance: 'failure', 'at-most': most, 'in-each': unit }, downtime: { except: ['failure', 'x', 'work'] } });
    expect([free('0 h', 'month'), free('0 h', 'stretch')].flat()).toEqual(new Array<string>(2).fill('never-holds /definitions/x/at-most'));
    expect([free('747 h', 'month'), free('747 h', 'period'), free('9000 h', 'year')].flat()).toEqual(
      new Array<string>(3).fill('no-effect /definitions/x/at-most'),
    );
    expect([free('700 h', 'month'), free('747 h', 'quarter'), free('800 h', 'stretch')].flat()).toEqual([]);
  });

  it('a factor or divisor of 0 or 1 is refused, unless it changes the kind', () => {
    expect(factor({ multiply: 'rate', by: 0 })).toEqual(['no-effect /definitions/x/by']);
    expect(factor({ multiply: 'rate', by: 1 })).toEqual(['no-effect /definitions/x/by']);
    expect(factor({ multiply: 'rate', by: '100%' })).toEqual(['no-effect /definitions/x/by']);
    expect(factor({ divide: ['rate', 1] })).toEqual(['no-effect /definitions/x/divide/1']);
    expect(factor({ divide: ['rate', 0] })).toEqual(['never-holds /definitions/x/divide/1']);
    expect([factor({ multiply: 'rate', by: 2 }), factor({ divide: ['rate', 2] })].flat()).toEqual([]);
    // A count by 1 is a percentage, and a flag times 1 a count.
    expect(made({ n: { count: 'outage', reached: 'started' }, x: { divide: ['n', 1] } }, { report: ['x'] })).toEqual([]);
    expect(made({ f: { compare: 'availability', 'at-least': '99%' }, x: { multiply: 'f', by: 1 } }, { report: ['x'] })).toEqual([]);
  });

  it('an availability of the downtime itself is refused', () => {
    expect(made({ availability: { uptime: 'downtime', of: 'downtime' } })).toEqual(['no-effect /definitions/availability/of']);
    expect(made({ availability: { uptime: 'downtime', of: 'same' }, same: 'downtime' })).toEqual([
      'no-effect /definitions/availability/of',
    ]);
    expect(made({ availability: { uptime: 'downtime', of: '720 h' } })).toEqual([]);
  });
});

describe('a clause without effect beside the others', () => {
  it('an aim that contains the objective is refused', () => {
    const aimed = (aim: string, limit: string): string[] =>
      errorsOf(linesTerms({ goal: aim }, { objectives: { availability: { 'at-least': limit, aim: 'goal' } } }));
    expect([aimed('99%', '99.9%'), aimed('99.9%', '99.9%')]).toEqual([
      ['no-effect /objectives/availability/aim'],
      ['no-effect /objectives/availability/aim'],
    ]);
    expect(aimed('99.99%', '99.9%')).toEqual([]);
    const length = (aim: string): string[] =>
      errorsOf(
        linesTerms(
          { down: { duration: 'downtime' } },
          { objectives: { availability: { 'at-least': '99%' }, down: { 'at-most': '4 h', aim } } },
        ),
      );
    expect([length('5 h'), length('1 h')]).toEqual([['no-effect /objectives/down/aim'], []]);
  });

  it('a remedy with no time to exercise it is refused', () => {
    const within = (text: string): string[] =>
      errorsOf(
        linesTerms(
          { g: { compare: 'availability', 'less-than': '95%' } },
          { remedies: { x: { right: 'terminate', to: 'customer', if: 'g', within: text } } },
        ),
      );
    expect([within('0 days'), within('1 day')]).toEqual([['never-holds /remedies/x/within'], []]);
  });

  it('a component of a sender that the order does not have is refused', () => {
    const sendersOf = (...components: string[]): string[] =>
      errorsOf(linesTerms(), { senders: [{ account: '111122223333', as: 'vendor', components }] });
    expect([sendersOf('web', 'wep'), sendersOf('web', 'api')]).toEqual([['unknown-component /order/senders/0/components/1'], []]);
  });

  it('hours of a calendar that is open anyway are refused', () => {
    const open = (hours: Record<string, string[]>): string[] =>
      errorsOf(
        linesTerms({
          office: { 'business-hours': 'UTC', open: hours },
          x: { 'all-of': ['failure', 'office'] },
          downtime: { except: ['x', 'work'] },
        }),
      );
    const AT = '/definitions/office/open';
    expect(open({ 'mon-fri': ['09:00-17:00'], mon: ['10:00-11:00'] })).toEqual([`no-effect ${AT}/mon/0`]);
    expect(open({ mon: ['09:00-17:00', '10:00-11:00'] })).toEqual([`no-effect ${AT}/mon/1`]);
    expect(open({ daily: ['22:00-02:00'], tue: ['00:00-01:00'] })).toEqual([`no-effect ${AT}/tue/0`]);
    expect(open({ 'mon-fri': ['09:00-17:00'], mon: ['16:00-19:00'] })).toEqual([`no-effect ${AT}/mon/0`]);
    expect(open({ 'mon-fri': ['09:00-12:00', '13:00-17:00'], sat: ['09:00-12:00'] })).toEqual([]);
  });
});
