/** Evidence about allowances: what is excused in this period over trouble, after as much in a period before, in the same quarter or not. */
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import type { DocumentNode } from './documents.ts';
import type { Scenario } from './observe.ts';
import { countedRecords } from './counted-records.ts';
import { type RecordCell, type World, dayOf, targetsOf, valuesOf } from './world.ts';

export function allowanceScenarios(world: World): Scenario[] {
  const { late, periods } = world;
  const index = periods.indexOf(late);
  const lengths = [...new Set([30 * MINUTE, 5 * HOUR, ...valuesOf(world, 'duration').filter((x) => x <= DAY)].flatMap((x) => [x, 2 * x]))];
  return Object.entries(world.cells).flatMap(([name, allowance]) => {
    if (allowance.allowance === undefined) return [];
    return excusedBy(world, allowance).flatMap((cell) => {
      const [trouble] = world.recordCells.filter(({ kind, operator }) => operator === 'intervals' && kind !== cell.kind);
      const [targets] = targetsOf(world, cell.each);
      const inPeriod = (which: RecordCell, n: number, hour: number, length: number): Scenario['facts'] =>
        countedRecords(world, which, {
          id: `${which.name}-${n}`,
          start: dayOf(world, periods[n]!, 8) + hour * HOUR,
          length,
          ...(targets && { targets }),
        });
      return [index, index + 1, index + 2, index - 1, index - 2]
        .filter((n) => n > 2 && periods[n])
        .flatMap((n) =>
          [1, 2, 3].flatMap((back) =>
            lengths.map((length): Scenario => ({
              name: `${name}: ${cell.name} for ${length} over trouble, and ${back} before`,
              label: periods[n]!.label,
              about: [name, cell.name, cell.kind, 'in-each', 'hours'],
              facts: [
                ...inPeriod(cell, n - back, 2, length),
                ...inPeriod(cell, n, 2, length),
                ...(trouble ? inPeriod(trouble, n, 0, 40 * HOUR) : []),
              ],
            })),
          ),
        );
    });
  });
}

/** The cells of records that an allowance is of. */
function excusedBy(world: World, allowance: DocumentNode): RecordCell[] {
  const names = new Set<string>();
  const visit = (name: unknown): void => {
    if (typeof name !== 'string' || names.has(name)) return;
    names.add(name);
    for (const part of Object.values(world.cells[name] ?? {}).flat()) visit(part);
  };
  visit(allowance.allowance);
  return world.recordCells.filter(({ name, operator }) => operator === 'intervals' && names.has(name));
}
