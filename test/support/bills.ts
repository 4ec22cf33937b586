/** A small contract for tests of bills: the fee of each line as it is charged or billed, and thirty percent of it for a bad month. */
import type { Charge, Definition, Terms } from '../../lib/domain/contract/terms.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../lib/domain/statement/statement.ts';
import { aContract, checked, statementOf, termsWith } from './contracts.ts';
import { at, fact, outage } from './facts.ts';

/** @param fee the base of the credit. */
export const billedTerms = (fee: Definition, period: Partial<Terms['period']> = {}): Terms =>
  termsWith({
    period: { every: 'month', zone: 'UTC', 'part-period': 'clipped', ...period },
    components: { line: {} },
    billing: { 'reported-by': ['vendor'] },
    definitions: {
      failure: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
      availability: { uptime: 'failure', of: 'period' },
      fee,
    },
    objectives: { availability: { 'at-least': '99.9%' } },
    credits: { credit: { of: 'fee', times: '30%', 'if-breached': 'availability' } },
    claims: { credit: 'automatic' },
  });

/** What is charged for each line in the period. */
export const EACH: Definition = { charges: 'all', each: 'line', 'taken-from': 'period' };

export const TWO_LINES = { 'line-1': { kind: 'line' }, 'line-2': { kind: 'line' } };

const instantOf = (text: string): number => at(text.includes('T') ? text : `${text}T00:00:00Z`);

/** @param start the first day, @param end the day after the last, both at 00:00 UTC; or instants. */
export const bill = (id: string, start: string, end: string, amount: string, given: { kind?: string; receivedAt?: string } = {}): Fact =>
  fact('charge.billed', instantOf(start), {
    id,
    component: 'line-1',
    body: { kind: given.kind ?? 'usage', start: instantOf(start), end: instantOf(end), amount },
    ...(given.receivedAt !== undefined && { receivedAt: at(given.receivedAt) }),
  });

/** Charged 0 is charged: nothing is missing of line-2. */
export const FREE: Charge = { kind: 'recurring', amount: '0.00 USD', component: 'line-2', every: 'month', 'part-month': 'by-days' };

/** What line-1 is charged in a month. */
export const monthly = (amount: string): Charge => ({
  kind: 'recurring',
  amount,
  component: 'line-1',
  every: 'month',
  'part-month': 'by-days',
});

const DOWN = outage(at('2026-02-10T00:00:00Z'), at('2026-02-10T10:00:00Z'), { component: 'line-1' });

/** The statement of February 2026, or of the period with the label, in which line-1 was down for ten hours on 10 February. */
export function billedStatement(
  fee: Definition,
  facts: readonly Fact[],
  given: { charges?: Charge[]; period?: Partial<Terms['period']>; label?: string; from?: string; through?: string } = {},
): Statement {
  const { charges = [FREE], period, label = '2026-02', from = '2026-01-01', through } = given;
  const contract = checked(
    aContract({
      order: { from, components: TWO_LINES, charges, ...(through !== undefined && { through }) },
      terms: billedTerms(fee, period),
    }),
  );
  return statementOf(contract, [...DOWN, ...facts], label);
}
