/** Warns where `concurrent` requires more components at once than the order has. */
import { pointer } from '../../issue.ts';
import { compare, integer } from '../../money/ratio.ts';
import type { Contract, Order, Terms } from '../../contract/terms.ts';
import { parseLiteral } from '../../contract/literal.ts';
import { meaningOf } from '../../contract/meaning.ts';
import { withValues } from '../parameters.ts';
import type { CheckedTerms } from '../checked-terms.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';

/** The most groups that a message names. */
const MAX_NAMED = 5;

export function* togetherOutOfReach(given: Terms, order: Order, _: Contract, types: CheckedTerms['types']): Generator<LintFinding> {
  const terms = withValues(given, order);
  for (const [name, cell] of Object.entries(terms.definitions)) {
    if (typeof cell !== 'object' || typeof cell.concurrent !== 'string') continue;
    const subject = types.get(cell.concurrent)?.subject;
    if (!subject || !('component' in subject)) continue;
    for (const edge of ['at-least', 'more-than'] as const) {
      const limit = parseLiteral(meaningOf(terms, cell[edge]));
      if (limit?.kind !== 'count') continue;
      const isShort = (size: number): boolean => compare(integer(size), limit.value) < (edge === 'at-least' ? 0 : 1);
      const short = groupsOf(String(cell.in), subject.component, order).filter(({ size }) => isShort(size));
      if (short.length === 0) continue;
      yield lintFinding('concurrent-out-of-reach', pointer('definitions', name, edge), {
        cell: name,
        edge,
        limit: String(cell[edge]),
        kind: subject.component,
        groups: short.slice(0, MAX_NAMED).map(({ group, size }) => ({ ...(group !== undefined && { group }), size })),
        others: Math.max(0, short.length - MAX_NAMED),
      });
    }
  }
}

/** The number of components of a kind in each component of another kind, or in the whole order. */
function groupsOf(
  outer: string,
  kind: string,
  { components = {} }: Order,
): { readonly group: string | undefined; readonly size: number }[] {
  const members = Object.keys(components).filter((id) => components[id]!.kind === kind);
  // Terms without an order, or an order without such components, give no warning.
  if (members.length === 0) return [];
  if (outer === 'agreement') return [{ group: undefined, size: members.length }];
  const groups = Object.keys(components).filter((id) => components[id]!.kind === outer);
  const around = (id: string): string | undefined => {
    let at: string | undefined = id;
    for (let depth = 0; at !== undefined && depth < 32; depth += 1) {
      if (components[at]?.kind === outer) return at;
      at = components[at]?.in;
    }
    return undefined;
  };
  return groups.map((group) => ({ group, size: members.filter((id) => around(id) === group).length }));
}
