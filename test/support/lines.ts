/** A small contract for tests of evidence: two lines, ten and thirty percent bands on availability, a timer on tickets. */
import type { Definition, Order, Terms } from '../../lib/domain/contract/terms.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../lib/domain/statement/statement.ts';
import { aContract, orderOf, statementOf, termsWith } from './contracts.ts';

const FEE = { kind: 'recurring', amount: '1000.00 USD', every: 'month', 'part-month': 'whole' } as const;

export const linesOrder = (more: Partial<Order> = {}): Order =>
  orderOf({
    components: { web: { kind: 'line' }, api: { kind: 'line' } },
    charges: ['web', 'api'].map((component) => ({ ...FEE, component })),
    ...more,
  });

const BANDS = [
  { 'at-least': '99.9%', gives: '0%' },
  { 'at-least': '99%', 'less-than': '99.9%', gives: '10%' },
  { 'less-than': '99%', gives: '30%' },
];

/** @param definitions must define `failure`; what is given beside stands in place of the rest. */
export const linesTerms = (definitions: Terms['definitions'] = {}, more: Partial<Terms> = {}): Terms =>
  termsWith({
    components: { line: {} },
    attributes: { severity: { of: 'ticket', values: ['P1', 'P2'], default: 'P2', 'reported-by': ['vendor'] } },
    definitions: {
      failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      work: {
        intervals: 'maintenance',
        from: 'planned-start',
        to: 'planned-end',
        each: 'line',
        where: [{ from: 'announced', to: 'planned-start', 'at-least': '72 h' }],
      },
      downtime: { except: ['failure', 'work'] },
      availability: { uptime: 'downtime', of: 'period' },
      rate: { bands: 'availability', table: BANDS },
      fee: { charges: 'all', each: 'line', 'taken-from': 'period' },
      ...definitions,
    },
    objectives: { availability: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: 'rate', for: 'availability' } },
    claims: { credit: 'automatic' },
    ...more,
  });

/** The time of outages, but for those that the customer caused. */
export const NOT_OF_THE_CUSTOMER = {
  intervals: 'outage',
  from: 'started',
  to: 'ended',
  each: 'line',
  where: [{ attribute: 'cause', 'is-not': ['customer'] }],
} as const satisfies Definition;

/** The time of outages that the vendor caused. */
export const OF_THE_VENDOR = {
  intervals: 'outage',
  from: 'started',
  to: 'ended',
  each: 'line',
  where: [{ attribute: 'cause', is: ['vendor'] }],
} as const satisfies Definition;

/** The time of work that was announced three days ahead of when it began. */
export const ANNOUNCED_WORK = {
  intervals: 'maintenance',
  from: 'began',
  to: 'ended',
  each: 'line',
  where: [{ from: 'announced', to: 'began', 'at-least': '72 h' }],
} as const satisfies Definition;

/** From when a ticket is opened until it is resolved. */
export const RECOVERY = {
  timer: 'ticket',
  from: 'opened',
  to: 'resolved',
  hours: 'always',
  paused: ['waiting-on-customer'],
  'counted-in': 'from',
  'on-reopen': 'resume',
} as const satisfies Definition;

/** A timer on tickets, and one percent of the fee of each line for each ticket that took longer than its severity allows. */
export const ticketTerms = (clock: Record<string, unknown> = {}, more: Partial<Terms> = {}): Terms =>
  linesTerms(
    {
      limit: { 'depending-on': 'severity', cases: { P1: '1 h', P2: '4 h' } },
      recovery: { ...RECOVERY, 'on-severity-change': 'first', ...clock },
    },
    {
      objectives: { recovery: { 'at-most': 'limit' } },
      credits: { credit: { of: 'fee', times: '1%', 'if-breached': 'recovery' } },
      ...more,
    },
  );

export function stated(
  terms: Terms,
  facts: readonly Fact[],
  { period = '2026-02', order = linesOrder(), reasons = false } = {},
): Statement {
  return statementOf(aContract({ order, terms }), facts, period, { reasons });
}

export const codesOf = (statement: Statement): string[] => statement.findings.map(({ code }) => code);

/** "web" -> minutes down, excluded. */
export const minutesOf = (statement: Statement, index: string): { down: number; unknown: number; excluded: number } => {
  const time = statement.time.find((entry) => entry.index === index)!;
  return { down: Number(time.down) / 60_000, unknown: Number(time.unknown) / 60_000, excluded: Number(time.excluded) / 60_000 };
};

/** "T1" -> met or breached, and what was measured. */
export const outcomesOf = (statement: Statement): Record<string, string> =>
  Object.fromEntries(statement.objectives.map(({ index, outcome, measured }) => [index, `${outcome} ${measured?.shown ?? ''}`.trim()]));
