/** What a period owes while something in it has not ended, against all the ways in which it may end. */
import type { Terms } from '../../lib/domain/contract/terms.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../lib/domain/statement/statement.ts';
import { at, fact } from './facts.ts';
import { stated } from './lines.ts';

export const END = at('2026-03-01T00:00:00Z');
const MINUTE = 60_000;
/** Minutes after the period end at which something may end: nothing, around each length that the tests name, and long after. */
const AFTER = [
  0,
  1,
  30,
  59,
  60,
  61,
  119,
  120,
  121,
  179,
  180,
  181,
  239,
  240,
  241,
  24 * 60,
  3 * 24 * 60,
  29 * 24 * 60,
  40 * 24 * 60,
  300 * 24 * 60,
];

/** "0.00 to 100.00", or one amount when it is certain. */
export const owed = ({ bounds, total }: Statement): string =>
  bounds ? `${bounds.toCustomer.least.amount} to ${bounds.toCustomer.most?.amount ?? 'any'}` : total.amount;

export interface Futures {
  readonly open: string;
  readonly missing: readonly string[];
  readonly outcomes: readonly string[];
  /** The least and the most over all futures, one amount when they are the same. */
  readonly ends: string;
}

/** @param ending the facts with which it ends at an instant. */
export function futuresOf(terms: Terms, facts: readonly Fact[], ending: (when: number) => Fact[]): Futures {
  const open = stated(terms, facts);
  const totals = AFTER.map((minutes) => {
    const known = stated(terms, [...facts, ...ending(END + minutes * MINUTE)]);
    if (known.bounds) throw new Error(`${minutes} min: still open though it ended: ${owed(known)}`);
    return Number(known.total.amount);
  });
  const [least, most] = [Math.min(...totals).toFixed(2), Math.max(...totals).toFixed(2)];
  return {
    open: owed(open),
    missing: (open.missing ?? []).map((one) => one.fact),
    outcomes: [...new Set(open.objectives.map(({ outcome }) => outcome))].sort(),
    ends: least === most ? least : `${least} to ${most}`,
  };
}

const before = (minutes: number): number => END - minutes * MINUTE;

/** An outage of `web` that is open at the period end since so many minutes. */
export const down = (minutes: number): Fact[] => [fact('service.down', before(minutes), { component: 'web', body: { record: 'I' } })];
export const up = (when: number): Fact[] => [fact('service.up', when, { component: 'web', body: { record: 'I' } })];

/** A ticket of `web` that is open at the period end since so many minutes. */
export const opened = (minutes: number, more: Record<string, string> = {}, record = 'T'): Fact[] => [
  fact('ticket.opened', before(minutes), { component: 'web', body: { record, attributes: { severity: 'P2', ...more } } }),
];
export const resolved = (when: number, record = 'T'): Fact[] => [fact('ticket.resolved', when, { component: 'web', body: { record } })];
/** One that was resolved within the period after so many minutes. */
export const closed = (record: string, minutes: number): Fact[] => [
  ...opened(10 * 24 * 60, {}, record),
  ...resolved(before(10 * 24 * 60 - minutes), record),
];
