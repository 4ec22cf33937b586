/** Generated bills for charges that the order does not have: 1000 of each kind that a base waits for, so that a credit can be owed. */
import type { Fact } from '../evidence/fact.ts';
import { isCharged } from '../operators/money/bills.ts';
import { type Period, nextPeriod, previousPeriod } from '../time/period.ts';
import type { SamplePeriod } from './periods.ts';
import { factOf } from './records.ts';
import { type EvidencePlace, reporterOf } from './sources.ts';
import { kindsOf } from './stand-in.ts';
import type { Cell } from '../operators/cell.ts';

/** @param cells the cells that the credits depend on. */
export function billsFor(cells: Iterable<Cell>, sample: SamplePeriod, place: EvidencePlace): Fact[] {
  const { terms, order } = place;
  const reporter = reporterOf({ 'reported-by': terms.billing?.['reported-by'] }, order);
  const bills = new Map<string, Fact>();
  const bases = [...cells].filter((cell) => cell.charges !== undefined);
  // Bills for each component count for the whole too.
  for (const cell of bases.sort((a, b) => Number(b.each !== undefined) - Number(a.each !== undefined))) {
    const { start, end, label } = periodOf(cell, sample);
    for (const component of cell.each === undefined ? [undefined] : place.members(String(cell.each)))
      for (const kind of kindsOf(cell)) {
        const id = `bill-${kind}-${label}`;
        if (isOrdered(cell, kind, component, place) || (component === undefined && [...bills.keys()].some((known) => known.startsWith(id))))
          continue;
        const body = { kind, start, end, amount: `1000 ${terms.money.currency}` };
        const named = component === undefined ? id : `${id}-${component}`;
        bills.set(named, factOf('charge.billed', named, start, body, component, reporter));
      }
  }
  return [...bills.values()];
}

function periodOf(cell: Cell, { rule, full }: SamplePeriod): Period {
  if (cell['taken-from'] === 'previous-period') return previousPeriod(rule, full);
  return cell['taken-from'] === 'next-period' ? nextPeriod(rule, full) : full;
}

/** Whether the order has a charge of the kind in the base of a component; with `charges: all`, any charge that counts. */
function isOrdered(cell: Cell, kind: string, component: string | undefined, { order }: EvidencePlace): boolean {
  const liesIn = (id: string | undefined, depth = 0): boolean =>
    component === undefined || id === component || (id !== undefined && depth < 32 && liesIn(order.components?.[id]?.in, depth + 1));
  return (order.charges ?? []).some(
    (charge) => (cell.charges === 'all' ? isCharged(cell, charge.kind) : charge.kind === kind) && liesIn(charge.component),
  );
}
