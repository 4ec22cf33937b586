/** Bills that have not come: nothing is 0 because no event says so, and everything is certain once all days are billed. */
import { describe, expect, it } from 'vitest';
import type { Charge, Definition, Order, Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { aContract, checked, statementOf, termsWith } from '../../../../support/contracts.ts';
import { at, fact, outage } from '../../../../support/facts.ts';

const terms = (fee: Definition, more: Partial<Terms> = {}): Terms =>
  termsWith({
    components: { site: {}, line: { in: 'site' }, router: { in: 'site' } },
    billing: { 'reported-by': ['vendor'] },
    definitions: {
      failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      availability: { uptime: 'failure', of: 'period' },
      fee,
      ...more.definitions,
    },
    objectives: { availability: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: '30%', 'if-breached': 'availability', ...more.credits?.credit } },
    claims: { credit: 'automatic' },
  });

const components: NonNullable<Order['components']> = {
  'site-1': { kind: 'site' },
  'line-1': { kind: 'line', in: 'site-1' },
  'line-2': { kind: 'line', in: 'site-1' },
  'router-1': { kind: 'router', in: 'site-1' },
};
const down = outage(at('2026-02-10T00:00:00Z'), at('2026-02-10T10:00:00Z'), { component: 'line-1' });

interface Given {
  readonly component?: string | undefined;
  readonly kind?: string;
  readonly amount?: string;
}

let bills = 0;
const bill = (start: string, end: string, { component = 'line-1', kind = 'usage', amount = '1000.00 USD' }: Given = {}): Fact =>
  fact('charge.billed', `${start}T00:00:00Z`, {
    id: `bill-${(bills += 1)}`,
    ...(component !== '' && { component }),
    body: { kind, start: at(`${start}T00:00:00Z`), end: at(`${end}T00:00:00Z`), amount },
  });
const february = (given?: Given): Fact => bill('2026-02-01', '2026-03-01', given);
const recurring = (component: string, more: Partial<Charge> = {}): Charge => ({
  kind: 'recurring',
  amount: '1000.00 USD',
  component,
  every: 'month',
  'part-month': 'by-days',
  ...more,
});

function stated(
  text: Terms,
  facts: readonly Fact[],
  charges: readonly Charge[] = [],
  order: Partial<Order> = {},
  label = '2026-02',
): Statement {
  const contract = checked(aContract({ order: { from: '2026-01-01', components, charges, ...order }, terms: text }));
  return statementOf(contract, [...down, ...facts], label);
}

/** "150.00 to ?", or what is certain. */
const owed = ({ credits: [credit] }: Statement): string =>
  credit!.bounds ? `${credit!.bounds.least.amount} to ${credit!.bounds.most?.amount ?? '?'}` : credit!.amount.amount;
/** What is not billed, as the finding has it. */
const awaited = ({ findings }: Statement): string | undefined =>
  findings.find(({ code }) => code === 'bill-missing')?.message.replace(/^not billed: (.*); what depends .*$/, '$1');

const USAGE: Definition = { charges: ['usage'], each: 'line', 'taken-from': 'period' };
const WHOLE: Definition = { charges: ['usage'], 'taken-from': 'period' };
const ALL: Definition = { charges: 'all', each: 'line', 'taken-from': 'period' };
const rest = february({ component: 'line-2', amount: '0.00 USD' });

describe('a kind that the order does not have is known only on billed days', () => {
  const DAYS: [string, Fact[], string, string | undefined][] = [
    ['nothing is billed', [], '0.00 to ?', 'usage of line-1 (2026-02-01 to 2026-02-28)'],
    ['the first half', [bill('2026-02-01', '2026-02-15')], '300.00 to ?', 'usage of line-1 (2026-02-15 to 2026-02-28)'],
    ['the second half', [bill('2026-02-15', '2026-03-01')], '300.00 to ?', 'usage of line-1 (2026-02-01 to 2026-02-14)'],
    ['all but a day', [bill('2026-02-01', '2026-02-20'), bill('2026-02-21', '2026-03-01')], '600.00 to ?', 'usage of line-1 (2026-02-20)'],
    ['both halves', [bill('2026-02-01', '2026-02-15'), bill('2026-02-15', '2026-03-01')], '600.00', undefined],
    ['all of it', [february()], '300.00', undefined],
    ['nothing, and this is said', [february({ amount: '0.00 USD' })], '0.00', undefined],
    ['a quarter', [bill('2026-01-01', '2026-04-01', { amount: '900.00 USD' })], '84.00', undefined],
    ['the month before', [bill('2026-01-01', '2026-02-01')], '0.00 to ?', 'usage of line-1 (2026-02-01 to 2026-02-28)'],
    ['another kind', [february({ kind: 'tax' })], '0.00 to ?', 'usage of line-1 (2026-02-01 to 2026-02-28)'],
  ];
  it.each(DAYS)('a kind without a charge is awaited on the days that no bill has: %s', (_, facts, least, missing) => {
    const statement = stated(terms(USAGE), [...facts, rest]);
    expect([owed(statement), awaited(statement)]).toEqual([least, missing]);
    const facts2 = statement.missing?.map(({ fact: name }) => name);
    expect(facts2).toEqual(missing === undefined ? undefined : ['bill of usage of line-1 for 2026-02']);
  });

  it('the days are those of the zone of the contract', () => {
    const shanghai = { ...terms(USAGE), period: { every: 'month', zone: 'Asia/Shanghai', 'part-period': 'clipped' } } as const;
    const local = (start: string, end: string): Fact =>
      fact('charge.billed', start, { component: 'line-1', body: { kind: 'usage', start: at(start), end: at(end), amount: '1.00 USD' } });
    expect(awaited(stated(shanghai, [local('2026-01-31T16:00:00Z', '2026-02-28T16:00:00Z'), rest]))).toBeUndefined();
    expect(awaited(stated(shanghai, [local('2026-01-31T16:00:00Z', '2026-02-27T16:00:00Z'), rest]))).toBe('usage of line-1 (2026-02-28)');
  });

  it('also in a cap and in a gate', () => {
    const use = { ...terms(ALL).definitions, use: WHOLE, big: { compare: 'use', 'at-least': '100.00 USD' } };
    const charges = ['line-1', 'line-2'].map((id) => recurring(id));
    const capped = terms(ALL, { definitions: use, credits: { credit: { cap: [{ 'at-most': '10%', of: 'use' }] } } });
    const gated = terms(ALL, { definitions: use, credits: { credit: { if: ['big'] } } });
    const whole = (amount: string): Fact => february({ component: '', amount: `${amount} USD` });
    expect([capped, gated].map((text) => owed(stated(text, [], charges)))).toEqual(['0.00 to 300.00', '0.00 to 300.00']);
    expect(['0.00', '1000.00', '9000.00'].map((amount) => owed(stated(capped, [whole(amount)], charges)))).toEqual([
      '0.00',
      '100.00',
      '300.00',
    ]);
    expect(['99.99', '100.00'].map((amount) => owed(stated(gated, [whole(amount)], charges)))).toEqual(['0.00', '300.00']);
    // What is billed of half the month is enough for the gate.
    expect(owed(stated(gated, [bill('2026-02-01', '2026-02-15', { component: '' })], charges))).toBe('300.00');
  });

  it('of the month before, and of the month after; nothing is charged before the term', () => {
    const before = terms({ ...USAGE, 'taken-from': 'previous-period' });
    const [january, march] = [bill('2026-01-01', '2026-02-01'), bill('2026-03-01', '2026-04-01')];
    expect([[], [january], [february()]].map((facts) => owed(stated(before, facts)))).toEqual(['0.00 to ?', '300.00', '0.00 to ?']);
    const first = stated(before, [], [], { from: '2026-02-01' });
    expect([owed(first), first.findings.map(({ code }) => code)]).toEqual(['0.00', ['no-charge']]);
    const middle = stated(before, [bill('2026-01-20', '2026-02-01'), rest], [], { from: '2026-01-20' });
    expect(owed(middle)).toBe('300.00');
    const next = terms({ ...USAGE, 'taken-from': 'next-period' });
    expect([[], [march], [february()]].map((facts) => owed(stated(next, facts)))).toEqual(['0.00 to ?', '300.00', '0.00 to ?']);
  });

  it('except for the days after the term', () => {
    const statement = stated(
      terms(USAGE),
      [bill('2026-02-01', '2026-02-16'), bill('2026-02-01', '2026-02-16', { component: 'line-2' })],
      [],
      {
        through: '2026-02-15',
      },
    );
    expect([owed(statement), awaited(statement)]).toEqual(['300.00', undefined]);
    const next = terms({ ...USAGE, 'taken-from': 'next-period' });
    const march = ['line-1', 'line-2'].map((component) => bill('2026-03-01', '2026-03-11', { component }));
    expect(owed(stated(next, march, [], { through: '2026-03-10' }))).toBe('300.00');
    expect(owed(stated(next, [], [], { through: '2026-02-28' }))).toBe('0.00');
  });

  describe('the charges of the month after the last of the term', () => {
    const next = terms({ ...ALL, 'taken-from': 'next-period' });
    const renewal = { ...next, version: '2', from: '2026-03-01', 'takes-effect': 'next-renewal' } as const;
    const charges = [recurring('line-1'), recurring('line-2')];
    const last = (texts: readonly Terms[], facts: readonly Fact[], through = '2026-02-28'): Statement => {
      const contract = checked(aContract({ order: { from: '2026-01-01', through, components, charges }, terms: texts }));
      return statementOf(contract, [...down, ...facts], '2026-02');
    };
    const march = ['line-1', 'line-2'].map((component) => bill('2026-03-01', '2026-04-01', { component, amount: '500.00 USD' }));

    it('are 0, and the statement gives the reason, unless they are billed', () => {
      const statement = last([next], []);
      expect([owed(statement), statement.missing]).toEqual(['0.00', undefined]);
      expect(statement.findings.find(({ code }) => code === 'no-charge')?.message).toBe(
        'no charge of line-1, line-2 for 2026-03 is known, since the term ends on 2026-02-28: if it continues, correct the order, or bill it; what is owed on it is 0',
      );
      expect(owed(last([next], march))).toBe('150.00');
      expect(owed(last([next], [], '2026-03-31'))).toBe('300.00');
    });

    it('are not known where a version waits for the renewal, until they are billed or the order is extended', () => {
      const statement = last([next, renewal], []);
      expect([owed(statement), awaited(statement)]).toEqual([
        '0.00 to ?',
        'any charge of line-1 (2026-03-01 to 2026-03-31); any charge of line-2 (2026-03-01 to 2026-03-31)',
      ]);
      expect(statement.missing?.map(({ fact: name }) => name)).toEqual(['bill of line-1 for 2026-03']);
      expect(owed(last([next, renewal], march))).toBe('150.00');
      // What the order charges for the days before the end is certain.
      expect(owed(last([next, renewal], [], '2026-03-15'))).toBe('145.16 to ?');
      expect(owed(last([next, renewal], [], '2026-04-30'))).toBe('300.00');
    });

    it('leave charges that are taken from other months certain', () => {
      for (const from of ['period', 'previous-period'] as const)
        expect(owed(last([terms({ ...ALL, 'taken-from': from }), renewal], []))).toBe('300.00');
    });
  });
});

describe('a base with parts', () => {
  const one = (component: string): Fact => february({ component, amount: '100.00 USD' });
  const PARTS: [string, Fact[], string | undefined][] = [
    ['one bill of the whole is enough', [one('')], undefined],
    ['of lines each is billed', [one('line-1')], 'usage of line-2 (2026-02-01 to 2026-02-28)'],
    ['and no router', [one('line-1'), one('line-2')], undefined],
    ['of lines and a router all are', [one('line-1'), one('router-1')], 'usage of line-2 (2026-02-01 to 2026-02-28)'],
    ['or what they lie in', [one('site-1')], undefined],
    [
      'the whole and one of its parts',
      [bill('2026-02-01', '2026-02-15', { component: '' }), one('line-1')],
      'usage of line-2 (2026-02-15 to 2026-02-28)',
    ],
  ];
  it.each(PARTS)('waits for a bill of each part: %s', (_, facts, missing) => {
    expect(awaited(stated(terms(WHOLE), facts))).toBe(missing);
  });

  it('does not use a bill for the whole as bills of the parts', () => {
    expect(owed(stated(terms(USAGE), [one('')]))).toBe('0.00 to ?');
    expect(awaited(stated(terms({ ...WHOLE, each: 'site' }), [one('line-1')]))).toBe('usage of line-2 (2026-02-01 to 2026-02-28)');
  });
});

describe('a base beside the charges of the order', () => {
  it('needs no bill for a kind that the order has, also when it charges 0 or has ended', () => {
    for (const more of [{}, { amount: '0.00 USD' }, { through: '2026-01-31' }, { from: '2026-03-01' }])
      for (const fee of [ALL, { ...ALL, charges: ['recurring'] }]) {
        const statement = stated(terms(fee), [], [recurring('line-1', more), recurring('line-2')]);
        expect([awaited(statement), statement.missing]).toEqual([undefined, undefined]);
      }
  });

  it('still waits for other months of a single charge', () => {
    const once = (from: string): Charge => ({ kind: 'usage', amount: '500.00 USD', component: 'line-1', every: 'once', from });
    expect(owed(stated(terms(USAGE), [], [once('2026-02-03')]))).toBe('150.00');
    expect(owed(stated(terms(USAGE), [], [once('2026-01-03')]))).toBe('0.00 to ?');
  });

  it('needs every kind that a clause lists', () => {
    const both = terms({ charges: ['recurring', 'usage'], each: 'line', 'taken-from': 'period' });
    const charges = [recurring('line-1'), recurring('line-2')];
    expect(owed(stated(both, [], charges))).toBe('300.00 to ?');
    expect(owed(stated(both, [february({ amount: '0.00 USD' })], charges))).toBe('300.00');
  });

  const GOING: [string, Fact[], string][] = [
    ['no bill at all', [], '300.00'],
    ['a bill of the month before', [bill('2026-01-01', '2026-02-01')], '300.00 to ?'],
    ['and its successor', [bill('2026-01-01', '2026-02-01'), february()], '600.00'],
    ['a bill that ended before', [bill('2026-01-01', '2026-01-31')], '300.00'],
    ['a bill of half the month', [bill('2026-02-01', '2026-02-15')], '600.00 to ?'],
    [
      'what is billed once',
      [bill('2026-01-01', '2026-02-01', { kind: 'one-time' }), bill('2026-02-03', '2026-02-04', { kind: 'upfront' })],
      '600.00',
    ],
    ['another component', [bill('2026-01-01', '2026-02-01', { component: 'line-2' })], '300.00'],
  ];
  it.each(GOING)('expects billed kinds to continue: %s', (_, facts, least) => {
    expect(owed(stated(terms(ALL), facts, [recurring('line-1'), recurring('line-2')]))).toBe(least);
  });

  it('has the previous month in its evidence where that decides which kinds are expected', () => {
    const january = bill('2026-01-01', '2026-02-01');
    const used = (fee: Definition): number => stated(terms(fee), [january, february()]).evidence.events;
    expect([used(ALL), used(USAGE)]).toEqual([down.length + 2, down.length + 1]);
  });
});

describe('another bill never widens the bounds, unless it is the first of another kind of component', () => {
  const facts = [february(), february({ component: 'line-2' }), bill('2026-01-01', '2026-02-01')];
  it.each([USAGE, WHOLE, { ...WHOLE, each: 'site' }])('another bill narrows the bounds of %j', (fee) => {
    const bounds = (given: readonly Fact[]): number[] => {
      const [least, most = least] = owed(stated(terms(fee), given)).split(' to ');
      return [Number(least), most === '?' ? Infinity : Number(most)];
    };
    for (let all = 0; all < 8; all += 1) {
      const given = facts.filter((_, i) => (all >> i) % 2 === 1);
      const [least, most] = bounds(given);
      for (const more of facts.filter((one) => !given.includes(one))) {
        const [low, high] = bounds([...given, more]);
        expect(low).toBeGreaterThanOrEqual(least!);
        if (high === Infinity) expect(most).toBe(Infinity);
      }
    }
  });
});
