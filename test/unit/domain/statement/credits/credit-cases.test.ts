/** What a credit is owed for: gates, bases and rates that are each of something else, asked at the case that owes. */
import { describe, expect, it } from 'vitest';
import type { Credit, Order, Terms } from '../../../../../lib/domain/contract/terms.ts';
import type { Fact } from '../../../../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { at, fact, outage } from '../../../../support/facts.ts';
import { RECOVERY, codesOf, linesOrder, linesTerms, stated } from '../../../../support/lines.ts';

const CHARGE = { kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' } as const;

/** Lines web (gold) and api (basic) in region r, line lone (basic) in region s, and a pop that lies in nothing. */
const order: Order = linesOrder({
  components: {
    r: { kind: 'region', attributes: { area: 'core' } },
    s: { kind: 'region' },
    p: { kind: 'pop' },
    web: { kind: 'line', in: 'r', attributes: { tier: 'gold' } },
    api: { kind: 'line', in: 'r' },
    lone: { kind: 'line', in: 's' },
  },
  charges: ['web', 'api', 'lone'].map((component, i) => ({ ...CHARGE, component, amount: `${1000 * (i + 1)}.00 USD` })),
});

const termsOf = (credit: Partial<Credit>, more: Partial<Terms> = {}): Terms => {
  const base = linesTerms(
    {
      recovery: { ...RECOVERY, paused: [], 'on-reopen': 'ignore' },
      'region-fee': { charges: 'all', each: 'region', 'taken-from': 'period' },
      all: { charges: 'all', 'taken-from': 'period' },
      gold: { 'attribute-is': 'tier', is: ['gold'] },
      core: { 'attribute-is': 'area', is: ['core'] },
      bad: { compare: 'availability', 'less-than': '99%' },
      share: { 'depending-on': 'severity', cases: { P1: '10%', P2: '1%' } },
      limit: { 'depending-on': 'tier', cases: { gold: '4 h', basic: '20 h' } },
    },
    {
      components: { region: {}, line: { in: 'region' }, pop: {} },
      objectives: { availability: { 'at-least': '99.9%' }, recovery: { 'at-most': '4 h' } },
      credits: { credit: { of: 'fee', times: '10%', 'if-breached': 'recovery', ...credit } },
      ...more,
    },
  );
  return {
    ...base,
    attributes: {
      ...base.attributes,
      tier: { of: 'line', values: ['gold', 'basic'], default: 'basic' },
      area: { of: 'region', values: ['core', 'edge'], default: 'edge' },
    },
  };
};

/** A ticket that takes so many hours, and names these components. */
const ticket = (record: string, hours: number, components: readonly string[], severity = 'P1'): Fact[] => {
  const opened = at('2026-02-10T00:00:00Z');
  const named = components.length === 0 ? [{}] : components.map((component) => ({ component }));
  return [
    ...named.map((component) => fact('ticket.opened', opened, { ...component, body: { record, attributes: { severity } } })),
    fact('ticket.resolved', opened + hours * 3_600_000, { body: { record } }),
  ];
};

const down = (...components: string[]): Fact[] =>
  components.flatMap((component) => outage(at('2026-02-10T00:00:00Z'), at('2026-02-10T10:00:00Z'), { component }));

const owed = (credit: Partial<Credit>, facts: readonly Fact[], more: Partial<Terms> = {}): Statement =>
  stated(termsOf(credit, more), facts, { order });

/** "T1 100.00" */
const linesOf = ({ lines }: Statement): string[] => lines.map(({ index, amount }) => `${index} ${amount.amount}`);

describe('a gate is evaluated for the case of a line', () => {
  const literal = { of: '50.00 USD', times: 1 } as const;

  it('this holds for a literal or the whole, and an objective of each line', () => {
    const lines = { ...literal, 'if-breached': 'availability', if: ['gold'] };
    expect(linesOf(owed(lines, down('api')))).toEqual([]);
    expect(linesOf(owed(lines, down('api', 'web')))).toEqual(['web 50.00']);
    expect(linesOf(owed({ ...lines, of: 'all', times: '1%' }, down('api', 'web')))).toEqual(['web 60.00']);
    expect(linesOf(owed({ ...lines, if: ['core'] }, down('web', 'lone')))).toEqual(['web 50.00']);
  });

  it('this holds for a literal, and an objective of each ticket', () => {
    const tickets = [...ticket('T1', 10, ['web']), ...ticket('T2', 10, ['api']), ...ticket('T3', 10, ['lone'])];
    expect(linesOf(owed({ ...literal, if: ['gold'] }, tickets))).toEqual(['T1 50.00']);
    expect(linesOf(owed({ ...literal, if: ['core'] }, tickets))).toEqual(['T1 50.00', 'T2 50.00']);
    expect(linesOf(owed({ ...literal, if: ['bad'] }, [...tickets, ...down('lone')]))).toEqual(['T3 50.00']);
  });

  it('this holds for the fee of a region, and an objective and a gate of each line in it', () => {
    const credit = { of: 'region-fee', times: '10%', 'if-breached': 'availability', if: ['gold'] };
    expect(linesOf(owed(credit, down('web', 'api', 'lone')))).toEqual(['web 300.00']);
    expect(linesOf(owed({ ...credit, if: ['core'] }, down('web', 'api', 'lone')))).toEqual(['api 300.00', 'web 300.00']);
  });

  it('this holds for the fee of each line of a ticket with several', () => {
    expect(linesOf(owed({ if: ['gold'] }, ticket('T1', 10, ['web', 'api'])))).toEqual(['T1 100.00']);
    expect(linesOf(owed({ if: ['gold'] }, ticket('T1', 10, ['r'])))).toEqual(['T1 100.00']);
  });
});

describe('a rate that depends on the ticket has the same lines as a literal', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['one line', ['api'], ['T1 200.00']],
    ['two lines with unlike fees', ['web', 'api'], ['T1 200.00', 'T1 100.00']],
    ['the region around them', ['r'], ['T1 200.00', 'T1 100.00']],
    ['no component', [], ['T1 200.00', 'T1 300.00', 'T1 100.00']],
  ];
  for (const [what, components, lines] of cases)
    it(what, () => {
      for (const times of ['10%', 'share']) expect(linesOf(owed({ times }, ticket('T1', 10, components)))).toEqual(lines);
    });

  it('and the rate is evaluated for each ticket by itself', () => {
    const facts = [...ticket('T1', 10, ['web', 'api']), ...ticket('T2', 10, ['api'], 'P2'), ...ticket('T3', 1, ['web'])];
    expect(linesOf(owed({ times: 'share' }, facts))).toEqual(['T1 200.00', 'T1 100.00', 'T2 20.00']);
  });

  it('and of an objective of each line, only breached lines are paid', () => {
    const credit = { times: 'share', 'if-breached': 'availability' };
    expect(linesOf(owed(credit, [...ticket('T1', 1, ['web', 'api']), ...down('api')]))).toEqual(['T1 200.00']);
  });
});

describe('a case outside all components of a credit', () => {
  it('owes nothing, with a finding', () => {
    for (const times of ['10%', 'share']) {
      const statement = owed({ times }, ticket('T1', 10, ['p']));
      expect([statement.total.amount, codesOf(statement)]).toEqual(['0.00', ['of-no-component']]);
    }
    const gated = owed({ of: '50.00 USD', times: 1, if: ['gold'] }, ticket('T1', 10, ['p']));
    expect([gated.total.amount, codesOf(gated)]).toEqual(['0.00', ['of-no-component']]);
  });

  it('gives no finding where it was met, or for a credit of the whole', () => {
    expect(codesOf(owed({}, ticket('T1', 1, ['p'])))).toEqual([]);
    expect(linesOf(owed({ of: 'all', times: '1%' }, ticket('T1', 10, ['p'])))).toEqual(['T1 60.00']);
  });
});

describe('a ticket of lines with different rules', () => {
  const judged = (hours: number, components: readonly string[]): readonly unknown[] => {
    const statement = owed({}, ticket('T1', hours, components), { objectives: { recovery: { 'at-most': 'limit' } } });
    const { bounds, missing } = statement.credits[0]!;
    return [statement.objectives[0]!.outcome, statement.total.amount, bounds?.most?.amount, missing, codesOf(statement)];
  };
  const GOVERNING = ['ticket/T1: governing line'];

  it('is breached where it is beyond the limit of each, and met where it is within the limit of each', () => {
    for (const components of [['web', 'api'], ['r']]) {
      expect(judged(30, components)).toEqual(['breached', '300.00', undefined, undefined, ['components-differ']]);
      expect(judged(3, components)).toEqual(['met', '0.00', undefined, undefined, ['components-differ']]);
    }
    expect(judged(30, [])).toEqual(['breached', '600.00', undefined, undefined, ['components-differ', 'counts-for-all']]);
  });

  it('is open where the rules decide', () => {
    expect(judged(10, ['web', 'api'])).toEqual(['undetermined', '0.00', '300.00', GOVERNING, ['components-differ']]);
    expect(judged(10, ['api'])).toEqual(['met', '0.00', undefined, undefined, []]);
  });

  it('leaves a gate open that is open for one of its lines only', () => {
    const gated = (...components: string[]): readonly unknown[] => {
      const { total, credits, findings } = owed({ of: '50.00 USD', times: 1, if: ['gold'] }, ticket('T1', 10, components));
      return [total.amount, credits[0]!.bounds?.most?.amount, credits[0]!.missing, findings.map(({ code }) => code)];
    };
    expect(gated('r')).toEqual(['0.00', '50.00', GOVERNING, ['components-differ']]);
    expect(gated('s')).toEqual(['0.00', undefined, undefined, []]);
  });
});
