/** From verdicts to money: gates, fixed sums, percent per breach, combination, nested caps, minimum; versions of the terms; an oracle. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order, Terms } from '../../../../../lib/domain/contract/terms.ts';
import { checkContract } from '../../../../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import { MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { assess } from '../../../../../lib/domain/statement/assess.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { aContract, checked, orderOf, statementOf, termsWith } from '../../../../support/contracts.ts';
import { at, fact, outage } from '../../../../support/facts.ts';
import { countMinutes, inAny, runsOf } from '../../../../support/minute-counter.ts';

const START = at('2026-10-01T00:00:00Z');
const order = (more: Partial<Order> = {}): Order =>
  orderOf({
    attributes: { plan: 'gold' },
    components: { a: { kind: 'line' }, b: { kind: 'line' } },
    charges: [
      { kind: 'recurring', component: 'a', amount: '600.00 USD', every: 'month', 'part-month': 'whole' },
      { kind: 'recurring', component: 'b', amount: '400.00 USD', every: 'month', 'part-month': 'by-days' },
    ],
    ...more,
  });

const terms = (credits: Terms['credits'], root = 'credit'): Terms =>
  termsWith({
    components: { line: {} },
    billing: { 'reported-by': ['vendor'] },
    attributes: {
      plan: { of: 'customer', values: ['gold', 'free'], 'reported-by': ['vendor'] },
      severity: { of: 'ticket', values: ['urgent', 'minor'], 'reported-by': ['vendor'], default: 'minor' },
    },
    definitions: {
      outage: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      uptime: { uptime: 'outage', of: 'period' },
      response: {
        timer: 'ticket',
        from: 'opened',
        to: 'acknowledged',
        hours: 'always',
        paused: [],
        'counted-in': 'from',
        'on-severity-change': 'last',
      },
      limit: { 'depending-on': 'severity', cases: { urgent: '15 min', minor: '1 h' } },
      late: { count: 'response', that: 'breached' },
      gold: { 'attribute-is': 'plan', is: ['gold'] },
      fee: { charges: 'all', 'taken-from': 'period' },
      'line-fee': { charges: 'all', each: 'line', 'taken-from': 'period' },
      down: { duration: 'outage' },
      longest: { aggregate: 'highest', of: 'down', over: 'all' },
    },
    objectives: { uptime: { 'at-least': '99.9%' }, response: { 'at-most': 'limit' } },
    report: ['late', 'longest', 'line-fee'],
    credits,
    claims: { [root]: 'automatic' },
  });

function state(given: Terms, facts: readonly Fact[], more: Partial<Order> = {}, period = '2026-10'): Statement {
  return statementOf(aContract({ order: order(more), terms: given }), facts, period);
}

const ticket = (id: string, minutes: number, component?: string): Fact[] => [
  fact('ticket.opened', START, { ...(component && { component }), body: { record: id, attributes: { severity: 'urgent' } } }),
  fact('ticket.acknowledged', START + minutes * MINUTE, { ...(component && { component }), body: { record: id } }),
];
const DOWN_A = outage(START, START + 100 * MINUTE, { component: 'a' });

describe('credits', () => {
  it('a sum or a percentage per breach gives one line for each breached case', () => {
    const late = [...ticket('T-1', 20), ...ticket('T-2', 10), ...ticket('T-3', 16)];
    expect(state(terms({ credit: { of: '25.00 USD', times: 'late', for: 'response' } }), late).total.amount).toBe('50.00');
    const each = state(terms({ credit: { of: 'fee', times: '5%', 'if-breached': 'response' } }), late);
    expect([each.lines.map((line) => [line.index, line.amount.amount]), each.total.amount]).toEqual([
      [
        ['T-1', '50.00'],
        ['T-3', '50.00'],
      ],
      '100.00',
    ]);
  });

  it('an objective that is met for one component and breached for another owes for the other alone', () => {
    const statement = state(terms({ credit: { of: 'line-fee', times: '10%', 'if-breached': 'uptime' } }), DOWN_A);
    expect(statement.lines.map((line) => [line.index, line.amount.amount])).toEqual([['a', '60.00']]);
  });

  it('a gate that is shut owes nothing, and the statement names the gate', () => {
    const gated = terms({ credit: { of: 'line-fee', times: '10%', 'if-breached': 'uptime', if: ['gold'] } });
    expect(state(gated, DOWN_A).total.amount).toBe('60.00');
    const refused = state(gated, DOWN_A, { attributes: { plan: 'free' } });
    expect([refused.total.amount, refused.credits[0]!.refusedBy, refused.lines]).toEqual(['0.00', 'gold', []]);
    const unknown = state(gated, DOWN_A, { attributes: {} });
    expect([unknown.total.amount, unknown.findings.map((finding) => finding.code)]).toEqual(['0.00', ['attribute-missing']]);
  });

  it('highest pays one, sum pays all, and equal credits are never paid twice', () => {
    const credits = (how: object): Terms['credits'] => ({
      x: { of: 'fee', times: '3%', 'if-breached': 'uptime' },
      y: { of: '30.00 USD', times: 1, 'if-breached': 'uptime' },
      z: { of: 'fee', times: '2%', 'if-breached': 'uptime' },
      credit: how,
    });
    expect(state(terms(credits({ highest: ['x', 'y', 'z'], each: 'agreement' })), DOWN_A).total.amount).toBe('30.00');
    expect(state(terms(credits({ sum: ['x', 'y', 'z'] })), DOWN_A).total.amount).toBe('80.00');
  });

  it('highest is chosen for each line, or by the totals, as `each` says', () => {
    const both = [...DOWN_A, ...outage(START, START + 100 * MINUTE, { component: 'b' })];
    const credits = (each: string, more: object = {}): Terms['credits'] => ({
      x: { of: 'line-fee', times: '10%', 'if-breached': 'uptime' },
      y: { of: '50.00 USD', times: 1, 'if-breached': 'uptime' },
      credit: { highest: ['x', 'y'], each, ...more },
    });
    // 60 and 40 against 50 and 50: each line's own is 60 + 50.
    expect(state(terms(credits('line')), both).total.amount).toBe('110.00');
    expect(state(terms(credits('agreement')), both).total.amount).toBe('100.00');
    expect(state(terms(credits('line', { cap: [{ 'at-most': '9%', of: 'line-fee' }] })), both).total.amount).toBe('90.00');
  });

  it('a cap whose lines are dropped in part no longer decides the rounding of the others', () => {
    // 15.0075 and 10.005 by the cap, against 12.00 each; what is left of the first is rounded half up.
    const credits: Terms['credits'] = {
      x: { of: 'line-fee', times: '100%', 'if-breached': 'uptime', cap: [{ 'at-most': '2.50125%', of: 'fee' }] },
      y: { of: '12.00 USD', times: 1, 'if-breached': 'uptime' },
      credit: { highest: ['x', 'y'], each: 'line' },
    };
    const both = [...DOWN_A, ...outage(START, START + 100 * MINUTE, { component: 'b' })];
    const paid = state(terms(credits), both).lines.filter(({ amount }) => amount.amount !== '0.00');
    expect(paid.map(({ credit, index, amount }) => [credit, index, amount.amount])).toEqual([
      ['x', 'a', '15.01'],
      ['y', 'b', '12.00'],
    ]);
  });

  it('caps cut from the inside out, and a minimum is compared with the exact sum after them', () => {
    const credits: Terms['credits'] = {
      x: { of: 'line-fee', times: '80%', 'if-breached': 'uptime', cap: [{ 'at-most': '50%', of: 'line-fee' }] },
      y: { of: 'fee', times: '100%', 'if-breached': 'uptime', cap: [{ 'at-most': '333.33 USD' }] },
      credit: { sum: ['x', 'y'], cap: [{ 'at-most': '50%', of: 'fee' }], minimum: { 'at-least': '500.00 USD' } },
    };
    const statement = state(terms(credits), DOWN_A);
    expect([statement.lines.map((line) => line.amount.amount), statement.total.amount]).toEqual([['236.84', '263.16'], '500.00']);
    const less = state(terms({ ...credits, credit: { ...credits.credit!, minimum: { 'more-than': '500.00 USD' } } }), DOWN_A);
    expect([less.total.amount, less.credits[0]!.belowMinimum]).toEqual(['0.00', true]);
  });

  it('a fee is charged by days where the order says so, together with billed charges', () => {
    const fees = (statement: Statement): Record<string, string> =>
      Object.fromEntries(
        statement.report
          .filter((entry) => entry.cell === 'line-fee')
          .map((entry) => [entry.index, (entry.value as { exact: string }).exact]),
      );
    const part = terms({ credit: { of: 'fee', times: '10%', 'if-breached': 'uptime' } });
    expect(fees(state(part, [], { from: '2026-10-17' }))).toEqual({ a: '600', b: String((400 * 15) / 31).includes('.') ? '6000/31' : '' });
    const billed = fact('charge.billed', '2026-11-03T00:00:00Z', {
      component: 'a',
      body: { kind: 'usage', start: START, end: at('2026-11-01T00:00:00Z'), amount: '0.50 USD' },
    });
    expect(fees(state(part, [billed]))).toEqual({ a: '1201/2', b: '400' });
  });

  it('events about a component after the period do not change its statement', () => {
    const gated = terms({ credit: { of: 'line-fee', times: '10%', 'if-breached': 'uptime', if: ['gold'] } });
    const plan = (when: string, value: string): Fact =>
      fact('attribute.set', when, { id: `${when}${value}`, body: { of: 'customer', name: 'plan', value } });
    expect(state(gated, [...DOWN_A, plan('2026-11-02T00:00:00Z', 'free')]).total.amount).toBe('60.00');
    expect(state(gated, [...DOWN_A, plan('2026-10-30T00:00:00Z', 'free')]).total.amount).toBe('0.00');
  });
});

describe('evidence that contradicts itself', () => {
  const codes = (facts: readonly Fact[], more: Partial<Order> = {}): string[] =>
    state(terms({ credit: { of: 'fee', times: '1%', 'if-breached': 'uptime' } }), facts, more).findings.map((finding) => finding.code);

  it('is a finding of the statement', () => {
    expect(codes([fact('service.up', START + MINUTE, { component: 'a' })])).toEqual(['recovery-without-failure']);
    expect(
      codes([
        fact('service.down', START, { component: 'a' }),
        fact('service.down', START + MINUTE, { component: 'a' }),
        fact('service.up', START + 2 * MINUTE, { component: 'a' }),
      ]),
    ).toEqual(['down-again']);
    // A credit that counts for nothing says nothing about the period either.
    expect(codes([fact('service.down', START, { component: 'nowhere' })])).toEqual(['unknown-component', 'no-evidence']);
    expect(codes([fact('service.down', START)], { 'without-component': 'leave-out' })).toEqual(['no-component', 'no-evidence']);
    expect(codes([fact('ticket.opened', START, { body: { record: 'T', attributes: { severity: 'P9' } } })])).toEqual(
      expect.arrayContaining(['unknown-word']),
    );
    expect(
      codes([
        fact('service.down', START, { id: 'same', component: 'a' }),
        fact('service.down', START + MINUTE, { id: 'same', component: 'b' }),
      ]),
    ).toContain('contradiction');
  });
});

describe('versions of the terms', () => {
  const version = (id: string, from: string, effect: Terms['takes-effect']): Terms => ({
    ...terms({ credit: { of: 'fee', times: '1%', 'if-breached': 'uptime' } }),
    version: id,
    from,
    'takes-effect': effect,
  });
  const inForce = (versions: Terms[], period: string, more: Partial<Order> = {}): string => {
    const result = assess(checked(aContract({ order: order({ from: '2026-01-01', ...more }), terms: versions })), [], period);
    return 'issue' in result ? result.issue.code : result.statement.terms.version;
  };

  it('next-period: the version in force on the first day of the period governs all of it', () => {
    const versions = [version('1', '2026-01-01', 'next-period'), version('2', '2026-05-15', 'next-period')];
    expect(['2026-04', '2026-05', '2026-06'].map((period) => inForce(versions, period))).toEqual(['1', '1', '2']);
  });

  it('next-renewal: the version in force when the term began', () => {
    const versions = [version('1', '2026-01-01', 'next-period'), version('2', '2026-05-15', 'next-renewal')];
    expect([
      inForce(versions, '2026-09', { through: '2026-12-31' }),
      inForce(versions.slice(1), '2026-09', { from: '2026-06-01' }),
    ]).toEqual(['1', '2']);
  });

  it('outside the term there is no statement, and two versions of one day are refused', () => {
    expect([
      inForce([version('1', '2026-01-01', 'next-period')], '2025-12'),
      inForce([version('1', '2026-01-01', 'next-period')], '2026-07', { through: '2026-06-30' }),
    ]).toEqual(['outside-term', 'outside-term']);
    const twice = checkContract(
      aContract({
        order: order({ from: '2026-01-01' }),
        terms: [version('1', '2026-01-01', 'next-period'), version('2', '2026-01-01', 'next-period')],
      }),
    );
    expect(twice.issues.map((issue) => issue.code)).toContain('two-versions');
  });
});

describe('comparison with a slow calculation', () => {
  const span = fc
    .tuple(fc.integer({ min: -300, max: 44_700 }), fc.integer({ min: 1, max: 900 }))
    .map(([from, length]): [number, number] => [from, from + length]);

  it('downtime equals the one that is counted minute by minute: union, exclusion, minimum length, whole units', () => {
    const oracleTerms = termsWith({
      definitions: {
        outage: { intervals: 'outage', from: 'started', to: 'ended' },
        maintenance: { intervals: 'maintenance', from: 'began', to: 'ended' },
        left: { except: ['outage', 'maintenance'] },
        long: { continuous: 'left', 'at-least': '30 min', 'across-period-end': 'cut' },
        uptime: { uptime: 'long', of: 'period' },
      },
      objectives: { uptime: { 'at-least': '99%' } },
    });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), fc.array(span, { maxLength: 6 }), (outages, maintenance) => {
        const instant = (minute: number): number => START + minute * MINUTE;
        const facts = [
          ...outages.flatMap(([from, to], i) => outage(instant(from), instant(to), { body: { record: `o${i}` } })),
          ...maintenance.flatMap(([from, to], i) => [
            fact('maintenance.started', instant(from), { body: { record: `m${i}` } }),
            fact('maintenance.ended', instant(to), { body: { record: `m${i}` } }),
          ]),
        ];
        const counted = (minute: number): boolean => inAny(outages)(minute) && !inAny(maintenance)(minute);
        const runs = runsOf(0, 44_640, counted).filter(([from, to]) => to - from >= 30);
        expect(Number(state(oracleTerms, facts, { components: {}, charges: [], attributes: {} }).time[0]!.down)).toBe(
          countMinutes(0, 44_640, inAny(runs)) * MINUTE,
        );
      }),
      { numRuns: 40 },
    );
  });
});
