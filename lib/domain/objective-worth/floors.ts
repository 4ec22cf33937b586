/** Floors of downtime: spans that exclusions and thresholds let through one by one, and terms that prove a floor. */
import { rolesOf } from '../checker/lint/graph.ts';
import { type Literal, parseElapsed } from '../contract/literal.ts';
import { DAY, HOUR } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { wholeOf } from './edges.ts';
import type { SamplePeriod } from './periods.ts';
import { type EvidenceSource, slotOf } from './sources.ts';
import type { Search } from './objective-worth.ts';
import { meaningOf } from '../contract/meaning.ts';
import { cellOf, literalOf, behind } from '../checker/graph.ts';
import type { Cell } from '../operators/cell.ts';

type Terms = Search['checkedTerms']['terms'];

/** The most stretches of one trial. */
const MAX_RUNS = 10_000;

/** The gap in ms that separates stretches. */
export const APART = 1000;

/** Spans of a length that fill a period, with gaps; none when they are too many, or when `length` is not positive. All in ms. */
function filling({ period, length: whole }: SamplePeriod, length: number, apart: number): Interval[] {
  const step = length + apart;
  if (length <= 0 || whole > step * MAX_RUNS) return [];
  return Array.from({ length: Math.floor(whole / step) }, (_, i) => {
    const start = period.start + i * step;
    return { start, end: start + length };
  });
}

/** Spans that fill a period, each just too short for a clause to count; for sampled sources, one sample apart. */
export function shortRuns(
  { checkedTerms, objective }: Search,
  bad: readonly EvidenceSource[],
  sample: SamplePeriod,
): { name: string; spans: Interval[] }[] {
  const slot = Math.max(...bad.map((source) => slotOf(source, sample.period)));
  return [...rolesOf(checkedTerms.terms, objective).counted].flatMap(([name, cell]) => {
    if (cell.continuous === undefined) return [];
    const [edge, above] = cell['at-least'] === undefined ? [cell['more-than'], 0] : [cell['at-least'], 1];
    const longestShort = (parseElapsed(meaningOf(checkedTerms.terms, edge)) ?? 0) - above;
    const length = slot === 1 ? longestShort : Math.floor(longestShort / slot) * slot;
    const spans = filling(sample, length, Math.max(slot, APART));
    return spans.length === 0 ? [] : [{ name, spans }];
  });
}

/** Spans that fill a period, each as long as an allowance for each stretch. */
export function allowedRuns({ checkedTerms: { terms }, objective }: Search, { name }: EvidenceSource, sample: SamplePeriod): Interval[][] {
  const budgets = [...rolesOf(terms, objective).removed.values()].filter(
    (cell) => cell.allowance !== undefined && cell['in-each'] === 'stretch' && behind(terms, [cell.allowance]).has(name),
  );
  const lengths = budgets.flatMap((cell) => lengthOf(literalOf(terms, cell['at-most'])) ?? []);
  return lengths.map((length) => filling(sample, length, APART)).filter((spans) => spans.length > 0);
}

/** A length in ms that is always within an allowance. Business days extend at least to the end of as many days after the first; a day may have 23 hours. */
function lengthOf(most: Literal | undefined): number | undefined {
  if (most?.kind === 'duration') return wholeOf(most.value);
  return most?.kind === 'span' ? most.value.count * DAY - HOUR : undefined;
}

/**
 * The most downtime, in ms, that all exclusions together can remove from a period for any evidence. It is known for an uptime of the period
 * over times of records, without exclusions or with one allowance for each such period; else undefined.
 */
export function mostExcluded({ checkedTerms: { terms }, objective }: Search): number | undefined {
  const value = cellOf(terms, objective);
  const limits = terms.objectives[objective]!;
  if (!literalOf(terms, limits['at-least'] ?? limits['more-than'])) return undefined;
  if (value?.uptime === undefined || value.of !== 'period') return undefined;
  const taken: Cell[] = [];
  if (!isFromRecords(terms, value.uptime, taken) || taken.length > 1) return undefined;
  return taken.length === 0 ? 0 : budgetOf(terms, taken[0]!);
}

/** Whether times come from records; `taken` collects the cells that are removed from them. */
function isFromRecords(terms: Terms, operand: unknown, taken: Cell[]): boolean {
  const cell = cellOf(terms, operand);
  if (cell?.intervals !== undefined) return true;
  if (Array.isArray(cell?.['any-of'])) return (cell['any-of'] as unknown[]).every((one) => isFromRecords(terms, one, taken));
  if (!Array.isArray(cell?.except)) return false;
  const [first, ...rest] = cell.except as unknown[];
  taken.push(...rest.map((one) => cellOf(terms, one) ?? {}));
  return isFromRecords(terms, first, taken);
}

/** The length in ms of an allowance of records for each service period; undefined for any other cell. */
function budgetOf(terms: Terms, cell: Cell): number | undefined {
  const { every, starts = 'calendar' } = terms.period;
  const isForPeriod = cell['in-each'] === 'period' || (cell['in-each'] === every && starts === 'calendar');
  if (!isForPeriod || cellOf(terms, cell.allowance)?.intervals === undefined) return undefined;
  return parseElapsed(meaningOf(terms, cell['at-most']));
}
