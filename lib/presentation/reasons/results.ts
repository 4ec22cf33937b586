/** Results of a statement by name and index: what the sentences of its lines refer to. */
import type { CellReason } from '../../domain/statement/reasons.ts';
import type { BandResult } from '../../domain/statement/objectives/shown-bands.ts';
import type { ObjectiveResult, Statement } from '../../domain/statement/statement.ts';

const keyOf = (name: string, index: string, part: number | undefined): string => `${part ?? ''} ${name} ${index}`;

export class Results {
  private readonly objectives = new Map<string, ObjectiveResult>();
  private readonly firsts = new Map<string, ObjectiveResult>();
  private readonly bands = new Map<string, BandResult>();
  private readonly values = new Set<string>();

  constructor({ objectives, bands = [] }: Statement) {
    for (const result of objectives) {
      this.objectives.set(keyOf(result.objective, result.index, result.part), result);
      const first = keyOf(result.objective, '', result.part);
      if (!this.firsts.has(first)) this.firsts.set(first, result);
    }
    for (const band of bands) {
      this.bands.set(keyOf(band.cell, band.index, band.part), band);
      this.values.add(keyOf(band.value.cell, band.index, band.part));
    }
  }

  of = (name: string, index: string, part: number | undefined): ObjectiveResult | undefined =>
    this.objectives.get(keyOf(name, index, part));

  /** Any result of an objective: all have its clause. */
  first = (name: string, part: number | undefined): ObjectiveResult | undefined => this.firsts.get(keyOf(name, '', part));

  band = (cell: string, index: string, part: number | undefined): BandResult | undefined => this.bands.get(keyOf(cell, index, part));

  /** Whether a band was looked up by the value of a cell. */
  isLookedUp = (cell: string, index: string, part: number | undefined): boolean => this.values.has(keyOf(cell, index, part));

  /** The events of a ticket, from its own reasons, else from those of a line. */
  events({ index, reasons = [] }: ObjectiveResult, ofLine: readonly CellReason[]): readonly string[] {
    const id = index.replace(/~\d+$/, '');
    for (const { records = [] } of [...reasons, ...ofLine]) {
      const found = records.find(({ record }) => record.endsWith(`/${id}`));
      if (found) return found.events;
    }
    return [];
  }
}
