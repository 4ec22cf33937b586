/** The missing facts of the evaluations of one period, by the cell that needs them. */
import { type KeyedFact, type RecordedTable, commonValues } from '../../operators/completions.ts';
import type { Missing, MissingFact } from '../../operators/missing.ts';
import type { EarlierFact } from './evaluation.ts';

export class MissingByCell {
  /** Missing facts by their identity. */
  readonly facts = new Map<string, MissingFact>();
  /** Tests of milestones to come, by what completions know them by. */
  readonly tests = new Map<string, MissingFact>();
  /** Facts that decide values of earlier periods, by key. */
  readonly earlier = new Map<string, EarlierFact>();
  /** Cells and credits that earlier periods left open because of facts that were not tried there. */
  readonly apart = new Set<string>();
  /** By cell: the identities of its missing facts, and the keys of those of earlier periods. */
  private readonly met = new Map<string, Set<string>>();

  add(cell: string, fact: MissingFact): void {
    this.facts.set(fact.fact, fact);
    this.meet(cell, fact.fact);
  }

  /** Adds a cell that reads an end to come. */
  meetEnd(cell: string, { end }: MissingFact): void {
    this.meet(cell, end!);
  }

  /** Adds a cell that reads a test of milestones to come. */
  meetTest(cell: string, test: MissingFact): void {
    this.tests.set(test.end!, test);
    this.meet(cell, test.end!);
  }

  /** Adds missing facts of earlier periods. */
  addEarlier(cell: string, facts: readonly Missing[]): void {
    for (const { words = [], ...fact } of facts) {
      if (!this.facts.has(fact.fact)) this.facts.set(fact.fact, { ...fact, words, isEarlier: true });
      this.meet(cell, fact.fact);
    }
  }

  /** Adds a value of an earlier period, with the facts that decide it there. */
  addTable(cell: string, table: RecordedTable, facts: readonly KeyedFact[]): void {
    for (const { key, fact, values } of facts) {
      this.meet(cell, key);
      const known = this.earlier.get(key);
      if (known) {
        known.values = commonValues(known.values, values);
        known.uses.add(table);
      } else this.earlier.set(key, { key, fact, values, uses: new Set([table]) });
    }
  }

  /** The missing facts of some cells, in order. */
  metBy(cells: readonly string[]): MissingFact[] {
    const met = new Set(cells.flatMap((cell) => [...(this.met.get(cell) ?? [])]));
    return [...met].sort().flatMap((fact) => this.facts.get(fact) ?? []);
  }

  /** Whether a cell needs one of some facts. @param facts identities and keys. */
  meetsAny(cell: string, facts: ReadonlySet<string>): boolean {
    return [...(this.met.get(cell) ?? [])].some((fact) => facts.has(fact));
  }

  private meet(cell: string, fact: string): void {
    const known = this.met.get(cell);
    if (known) known.add(fact);
    else this.met.set(cell, new Set([fact]));
  }
}
