/** Generated records for terms that count records. */
import type { Fact } from '../evidence/fact.ts';
import type { SamplePeriod } from './periods.ts';
import { meeting, recordFacts } from './records.ts';
import { reporterOfRecords } from './sources.ts';
import type { Search } from './objective-worth.ts';
import { behind, operandsOf } from '../checker/graph.ts';
import type { Cell } from '../operators/cell.ts';

/** Makes a number of records, spread over a period. */
export type FactsForCount = (count: number) => Fact[];

/** Records that a cell counts. */
export function recordsOf({ checkedTerms, staging }: Search, name: string, cell: Cell, sample: SamplePeriod): FactsForCount {
  const kind = String(cell.count);
  const place = staging.place(sample, 'one');
  const [component] = Object.keys(checkedTerms.terms.components ?? {}).flatMap((one) => [...place.chosen(one)]);
  const reporter = reporterOfRecords(kind, cell, place);
  return (count) =>
    Array.from({ length: count }, (_, i) => {
      const at = sample.period.start + Math.floor(((2 * i + 1) * sample.length) / Math.max(2 * count, 1));
      const marks = new Map([[String(cell.reached), at]]);
      const attributes = meeting(cell.where, kind, marks, checkedTerms.terms);
      return recordFacts({ kind, id: `${name}-${i + 1}`, component, marks, attributes, sections: [], reporter });
    }).flat();
}

/** The counted records that decide an amount, by the cell that counts them. */
export function recordsCounted(search: Search, sample: SamplePeriod): [name: string, made: FactsForCount][] {
  const { terms } = search.checkedTerms;
  const operands = [...search.bench.credits].flatMap((credit) => operandsOf(terms.credits[credit]!));
  return [...behind(terms, operands)].flatMap(([name, cell]) =>
    cell.count !== undefined && cell.reached !== undefined ? [[name, recordsOf(search, name, cell, sample)]] : [],
  );
}
