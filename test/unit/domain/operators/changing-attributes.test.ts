/** Which word of a record counts when it changed: as a policy says, or as it was at a milestone; and what a condition waits for. */
import { describe, expect, it } from 'vitest';
import { readContract } from '../../../../lib/schemas/contract.ts';
import type { Fact } from '../../../../lib/domain/evidence/fact.ts';
import { at, fact } from '../../../support/facts.ts';
import { aContract, statementOf, termsWith } from '../../../support/contracts.ts';
import type { Terms } from '../../../../lib/domain/contract/terms.ts';

const P1 = [{ attribute: 'severity', is: ['P1'] }];
const CLOCK = { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'always', paused: [], 'counted-in': 'from' };
const terms = (definitions: object, more: Partial<Terms> = {}): Terms =>
  termsWith({
    attributes: {
      severity: { of: 'ticket', values: ['P1', 'P2', 'P3'], 'reported-by': ['vendor'] },
      seats: { of: 'ticket', unit: 'count', 'reported-by': ['vendor'] },
    },
    definitions: definitions as Terms['definitions'],
    ...more,
  });
const ticket = (type: Fact['type'], when: string, attributes?: Record<string, string>): Fact =>
  fact(type, `2026-02-${when}:00Z`, { body: { record: 'T', ...(attributes && { attributes }) } });
/** Opened with a severity at midnight of the 10th; it changes each hour; acknowledged at six. */
const history = (...words: string[]): Fact[] => [
  ...words.map((word, i) => ticket(i === 0 ? 'ticket.opened' : 'ticket.severity_changed', `10T0${i}:00`, { severity: word })),
  ticket('ticket.acknowledged', '10T06:00'),
];

function stated(given: Terms, facts: readonly Fact[]) {
  return statementOf(aContract({ terms: given }), facts, '2026-02');
}
const counted = (cell: object, facts: readonly Fact[], more: object = {}): string | undefined => {
  const statement = stated(terms({ n: cell, ...more }, { objectives: { n: { 'at-most': 9 } } }), facts);
  return statement.objectives.find(({ objective }) => objective === 'n')?.measured?.shown;
};

describe('a count of records', () => {
  it('reads the word at the milestone that it counts', () => {
    const up = history('P2', 'P1');
    expect(counted({ count: 'ticket', reached: 'opened', where: P1 }, up)).toBe('0');
    expect(counted({ count: 'ticket', reached: 'acknowledged', where: P1 }, up)).toBe('1');
  });

  it('reads the word by a policy that it names', () => {
    const by = (policy: string): string | undefined =>
      counted({ count: 'ticket', reached: 'opened', where: P1, 'on-severity-change': policy }, history('P2', 'P1', 'P3'));
    expect(['first', 'last', 'highest'].map(by)).toEqual(['0', '0', '1']);
    expect(counted({ count: 'ticket', reached: 'opened', where: P1, 'on-severity-change': 'last' }, history('P2', 'P1'))).toBe('1');
  });

  it('uses a word that was first set later for the whole record', () => {
    const later = [ticket('ticket.opened', '10T00:00'), ticket('ticket.severity_changed', '10T03:00', { severity: 'P1' })];
    expect(counted({ count: 'ticket', reached: 'opened', where: P1 }, later)).toBe('1');
  });

  it('adds numbers as they were at the milestone', () => {
    const facts = [ticket('ticket.opened', '10T00:00', { seats: '5' }), ticket('ticket.acknowledged', '10T02:00', { seats: '8' })];
    const sum = (reached: string): string | undefined =>
      counted({ aggregate: 'sum', of: 'seats-of', over: 'all' }, facts, { 'seats-of': { 'record-value': 'seats', reached } });
    expect([sum('opened'), sum('acknowledged')]).toEqual(['5', '8']);
  });
});

describe('a timer', () => {
  const judged = (policy: string | undefined): unknown => {
    const cell = { ...CLOCK, where: P1, ...(policy && { 'on-severity-change': policy }) };
    return stated(terms({ c: cell }, { objectives: { c: { 'at-most': '1 h' } } }), history('P1', 'P2')).objectives.map(
      ({ outcome }) => outcome,
    );
  };

  it('reads the word in `where` at its start, or by its policy', () => {
    expect([undefined, 'first', 'last', 'highest'].map(judged)).toEqual([['breached'], ['breached'], [], ['breached']]);
  });

  it('gives its policy to counts and amounts of the records that it judged', () => {
    const of = (policy: string): unknown => {
      const statement = stated(
        terms(
          {
            limit: { 'depending-on': 'severity', cases: { P1: '1 h', P2: '2 h', P3: '3 h' } },
            amount: { 'depending-on': 'severity', cases: { P1: '100.00 USD', P2: '20.00 USD', P3: '5.00 USD' } },
            c: { ...CLOCK, 'on-severity-change': policy },
            n: { count: 'c', that: 'breached', where: P1 },
          },
          {
            objectives: { c: { 'at-most': 'limit' }, n: { 'at-most': 0 } },
            credits: { credit: { of: 'amount', times: 1, 'if-breached': 'c' } },
            claims: { credit: 'automatic' },
          },
        ),
        history('P1', 'P2'),
      );
      return [statement.total.amount, statement.objectives.find(({ objective }) => objective === 'n')!.measured!.shown];
    };
    expect(['first', 'last', 'highest'].map(of)).toEqual([
      ['100.00', '1'],
      ['20.00', '0'],
      ['100.00', '1'],
    ]);
  });
});

describe('a condition on a length that still runs', () => {
  const short = { count: 'ticket', reached: 'opened', where: [{ from: 'opened', to: 'resolved', 'less-than': '48 h' }] };
  const opened = ticket('ticket.opened', '27T22:30');
  const after = (when: string): Fact => fact('ticket.resolved', when, { body: { record: 'T' } });
  const seen = (facts: readonly Fact[]): unknown => {
    const { objectives, missing } = stated(terms({ n: short }, { objectives: { n: { 'at-most': 0 } } }), facts);
    return [objectives[0]!.outcome, missing?.map((one) => one.fact)];
  };

  it('is open until the milestone is known, which it names', () => {
    expect(seen([opened])).toEqual(['undetermined', ['ticket/T: resolved']]);
    expect(seen([opened, after('2026-03-01T10:00:00Z')])).toEqual(['breached', undefined]);
    expect(seen([opened, after('2026-03-05T10:00:00Z')])).toEqual(['met', undefined]);
  });
});

describe('a condition on the order of two milestones', () => {
  const opened = ticket('ticket.opened', '10T00:00');
  const acknowledged = ticket('ticket.acknowledged', '10T01:00');
  const workaround = fact('record.reached', '2026-02-10T02:00:00Z', { body: { kind: 'ticket', record: 'T', milestone: 'workaround' } });
  const closed = ticket('ticket.closed', '10T03:00');
  const asked = (key: 'reached' | 'missing', ...facts: Fact[]): string => {
    const cell = { count: 'ticket', reached: 'opened', where: [{ [key]: 'acknowledged', before: 'workaround' }] };
    const [objective] = stated(terms({ n: cell }, { objectives: { n: { 'at-most': 0 } } }), [opened, ...facts]).objectives;
    return [objective!.outcome, ...(objective!.missing ?? [])].join(', ');
  };
  const both = (...facts: Fact[]): string[] => [asked('reached', ...facts), asked('missing', ...facts)];

  it('holds once the first was reached, and stays so when the second is reached', () => {
    expect(both(acknowledged)).toEqual(['breached', 'met']);
    expect(both(acknowledged, workaround)).toEqual(['breached', 'met']);
  });

  it('fails once the second was reached without the first, even if it is reached later', () => {
    expect(both(workaround)).toEqual(['met', 'breached']);
    expect(both(workaround, ticket('ticket.acknowledged', '10T04:00'))).toEqual(['met', 'breached']);
  });

  it('is open while neither was reached, until the record is over', () => {
    const open = 'undetermined, ticket/T: acknowledged, ticket/T: workaround';
    expect(both()).toEqual([open, open]);
    expect(both(closed)).toEqual(['met', 'breached']);
    expect(both(closed, ticket('ticket.reopened', '10T05:00'))).toEqual([open, open]);
  });
});

describe('a condition on a milestone alone', () => {
  const count = (
    kind: string,
    begins: string,
    key: 'reached' | 'missing',
    asked: string,
    facts: readonly Fact[],
    more: Partial<Terms> = {},
  ): string => {
    const cell = { count: kind, reached: begins, where: [{ [key]: asked }] };
    const [objective] = stated(terms({ n: cell }, { objectives: { n: { 'at-most': 0 } }, ...more }), facts).objectives;
    return [objective!.outcome, ...(objective!.missing ?? [])].join(', ');
  };
  const both = (kind: string, begins: string, asked: string, facts: readonly Fact[], more: Partial<Terms> = {}): string[] =>
    (['reached', 'missing'] as const).map((key) => count(kind, begins, key, asked, facts, more));
  const reach = (kind: string, milestone: string, when: string): Fact =>
    fact('record.reached', `2026-02-${when}:00Z`, { body: { kind, record: 'T', milestone } });

  it('of a ticket is open until the ticket is closed', () => {
    const opened = ticket('ticket.opened', '10T00:00');
    const closed = ticket('ticket.closed', '10T03:00');
    const open = 'undetermined, ticket/T: workaround';
    const asked = (...facts: Fact[]): string[] => both('ticket', 'opened', 'workaround', [opened, ...facts]);
    expect(asked()).toEqual([open, open]);
    expect(asked(ticket('ticket.resolved', '10T02:00'))).toEqual([open, open]);
    expect(asked(closed)).toEqual(['met', 'breached']);
    expect(asked(closed, ticket('ticket.reopened', '10T05:00'))).toEqual([open, open]);
    expect(asked(reach('ticket', 'workaround', '10T01:00'))).toEqual(['breached', 'met']);
    // What was certain stays so.
    expect(asked(reach('ticket', 'workaround', '10T01:00'), closed)).toEqual(['breached', 'met']);
  });

  it('of maintenance and outages is open until they are over', () => {
    const planned = { start: at('2026-02-11T00:00:00Z'), end: at('2026-02-11T02:00:00Z') };
    const scheduled = fact('maintenance.scheduled', '2026-02-10T00:00:00Z', { body: { record: 'T', ...planned } });
    const [announced, over] = ['undetermined, maintenance/T: confirmed', ['met', 'breached']];
    const works = (...facts: Fact[]): string[] => both('maintenance', 'announced', 'confirmed', [scheduled, ...facts]);
    expect(works()).toEqual([announced, announced]);
    expect(works(fact('maintenance.cancelled', '2026-02-10T05:00:00Z', { body: { record: 'T' } }))).toEqual(over);
    const down = fact('service.down', '2026-02-10T00:00:00Z', { body: { record: 'T' } });
    const outage = (...facts: Fact[]): string[] => both('outage', 'started', 'workaround', [down, ...facts]);
    expect(outage()).toEqual(['undetermined, outage/T: workaround', 'undetermined, outage/T: workaround']);
    expect(outage(fact('service.up', '2026-02-10T05:00:00Z', { body: { record: 'T' } }))).toEqual(over);
  });

  it('of a kind without an end event uses what is known', () => {
    const own = { records: { visit: { milestones: ['due', 'met'] } } };
    const due = reach('visit', 'due', '28T20:00');
    const kept = fact('record.reached', '2026-03-02T08:00:00Z', { body: { kind: 'visit', record: 'T', milestone: 'met' } });
    expect(both('visit', 'due', 'met', [due], own)).toEqual(['met', 'breached']);
    expect(both('visit', 'due', 'met', [due, kept], own)).toEqual(['breached', 'met']);
  });
});

describe('a key without effect', () => {
  const refused = (definitions: object, objectives: object): string[] =>
    readContract(aContract({ terms: terms(definitions, { objectives: objectives as Terms['objectives'] }) }))
      .issues.filter(({ severity }) => severity === 'error')
      .map(({ code, path }) => `${code} ${path}`);

  it('is refused: a policy of a count that reads no attribute; a restart where nothing depends on the attribute', () => {
    const n = { count: 'ticket', reached: 'opened', 'on-severity-change': 'last' };
    expect(refused({ n }, { n: { 'at-most': 1 } })).toEqual(['no-effect /terms/0/definitions/n/on-severity-change']);
    const c = { ...CLOCK, where: P1, 'on-severity-change': 'restart' };
    expect(refused({ c }, { c: { 'at-most': '1 h' } })).toEqual(['no-effect /terms/0/definitions/c/on-severity-change']);
    expect(refused({ c: { ...c, 'on-severity-change': 'last' } }, { c: { 'at-most': '1 h' } })).toEqual([]);
  });
});
