/** Statements of a small contract, and the values that they report, for tests of single operators. */
import type { Order, Terms } from '../../lib/domain/contract/terms.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import type { Statement } from '../../lib/domain/statement/statement.ts';
import { aContract, statementOf, termsWith } from './contracts.ts';
import { at } from './facts.ts';

/** The period of most of these tests begins then. */
export const START = at('2026-04-01T00:00:00Z');

/** The statement of a contract with these cells, each of which it reports. */
export function statement(
  definitions: Terms['definitions'],
  facts: readonly Fact[],
  given: { terms?: Partial<Terms>; order?: Partial<Order>; label?: string } = {},
): Statement {
  const terms = termsWith({ definitions, report: Object.keys(definitions), ...given.terms });
  return statementOf(aContract({ order: given.order ?? {}, terms }), facts, given.label ?? '2026-04');
}

/** A reported value: the exact fraction, "holds", or the exact values of a list. */
export function value(of: Statement, cell: string, index = ''): string | string[] {
  const found = of.report.find((entry) => entry.cell === cell && entry.index === index)!.value;
  if ('entries' in found) return found.entries.map((entry) => entry.exact);
  return 'exact' in found ? found.exact : found.shown;
}

/** Each outage from start to end. */
export const outages = { intervals: 'outage', from: 'started', to: 'ended' };
