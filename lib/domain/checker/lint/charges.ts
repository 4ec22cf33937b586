/** Warnings about the charges of an order: kinds that no clause names, charges that no base counts. */
import { pointer } from '../../issue.ts';
import type { Contract, Order, Terms } from '../../contract/terms.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';

const cells = (terms: Terms): [string, Readonly<Record<string, unknown>>][] =>
  Object.entries(terms.definitions).flatMap(([name, cell]) =>
    typeof cell === 'object' && cell.charges !== undefined ? [[name, cell]] : [],
  );

/** Common kinds of charges in billing events; other kinds are defined by the contract. */
const BILLED = ['recurring', 'usage', 'one-time', 'upfront', 'voucher-paid', 'tax'];

export function* chargeKinds(terms: Terms, order: Order): Generator<LintFinding> {
  const kinds = new Set((order.charges ?? []).map((charge) => charge.kind));
  if (kinds.size === 0) return;
  const listed = [...kinds];
  for (const [name, cell] of cells(terms)) {
    const counted = cell.charges === 'all' ? [] : (cell.charges as string[]);
    if (counted.length > 0 && !counted.some((kind) => kinds.has(kind)))
      yield lintFinding('charge-kind-unknown', pointer('definitions', name, 'charges'), { kinds: counted, listed, base: name });
    else
      for (const key of ['charges', 'without'] as const)
        for (const kind of [cell[key]].flat())
          if (kind !== undefined && kind !== 'all' && !kinds.has(String(kind)) && !BILLED.includes(String(kind)))
            yield lintFinding('charge-kind-unknown', pointer('definitions', name, key), { kinds: [String(kind)], listed });
  }
}

export function* chargesOfNobody(terms: Terms, order: Order): Generator<LintFinding> {
  for (const [name, cell] of cells(terms)) {
    if (typeof cell.each !== 'string') continue;
    const lost = (order.charges ?? []).filter(
      (charge) =>
        (cell.charges === 'all' || (cell.charges as string[]).includes(charge.kind)) &&
        !((cell.without as string[] | undefined) ?? []).includes(charge.kind) &&
        !liesIn(charge.component, cell.each as string, order),
    );
    if (lost.length > 0)
      yield lintFinding('charge-of-no-component', pointer('definitions', name, 'each'), {
        charges: lost.map(({ amount, kind, component }) => ({ amount, charge: kind, ...(component !== undefined && { component }) })),
        kind: cell.each,
        base: name,
      });
  }
}

function liesIn(component: string | undefined, kind: string, order: Order): boolean {
  const seen = new Set<string>();
  for (let at = component; at !== undefined && !seen.has(at); at = order.components?.[at]?.in) {
    if (order.components?.[at]?.kind === kind) return true;
    seen.add(at);
  }
  return false;
}

/** Kinds of charges of the order that no base of any version counts. */
export function* chargesInNoBase(_: Terms, order: Order, { terms: versions }: Contract): Generator<LintFinding> {
  const bases = versions.flatMap(cells).map(([, cell]) => cell);
  const counts = (kind: string): boolean =>
    bases.some(({ charges, without = [] }) =>
      charges === 'all' ? !(without as string[]).includes(kind) : (charges as string[]).includes(kind),
    );
  const seen = new Set<string>();
  for (const [i, { kind }] of (order.charges ?? []).entries()) {
    if (counts(kind) || seen.has(kind)) continue;
    seen.add(kind);
    yield lintFinding('charge-in-no-base', `/order/charges/${i}/kind`, { kind });
  }
}
