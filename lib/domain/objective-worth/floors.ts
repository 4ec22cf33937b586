/** What a floor rests on: spans that exclusions and thresholds let through one by one, and the texts from which a floor follows. */
import { rolesOf } from '../checker/lint/graph.ts';
import { type Literal, parseElapsed } from '../contract/literal.ts';
import { DAY, HOUR } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { wholeOf } from './edges.ts';
import type { Sample } from './periods.ts';
import { type Source, slotOf } from './sources.ts';
import type { Search } from './objective-worth.ts';
import { meaningOf } from '../contract/meaning.ts';
import { cellOf, literalOf, behind } from '../checker/graph.ts';

type Cell = Readonly<Record<string, unknown>>;
type Terms = Search['checkedTerms']['terms'];

/** As many runs as one statement is made of in a search. */
const MAX_RUNS = 10_000;

/** Runs that lie so far apart are several. */
export const APART = 1000;

/** Spans of a length that fill a period, so far apart; none when they are too many, or there is no such length. */
function filling({ period, length: whole }: Sample, length: number, apart: number): Interval[] {
  const step = length + apart;
  if (length <= 0 || whole > step * MAX_RUNS) return [];
  return Array.from({ length: Math.floor(whole / step) }, (_, i) => {
    const start = period.start + i * step;
    return { start, end: start + length };
  });
}

/** Spans that fill a period and are each just too short for a clause to count them; of what is sampled, a sample apart. */
export function shortRuns(
  { checkedTerms, promise }: Search,
  bad: readonly Source[],
  sample: Sample,
): { name: string; spans: Interval[] }[] {
  const slot = Math.max(...bad.map((source) => slotOf(source, sample.period)));
  return [...rolesOf(checkedTerms.terms, promise).counted].flatMap(([name, cell]) => {
    if (cell.runs === undefined) return [];
    const [edge, above] = cell['at-least'] === undefined ? [cell['more-than'], 0] : [cell['at-least'], 1];
    const longestShort = (parseElapsed(meaningOf(checkedTerms.terms, edge)) ?? 0) - above;
    const length = slot === 1 ? longestShort : Math.floor(longestShort / slot) * slot;
    const spans = filling(sample, length, Math.max(slot, APART));
    return spans.length === 0 ? [] : [{ name, spans }];
  });
}

/** Spans that fill a period, each as long as an allowance of each run lets a source take out. */
export function allowedRuns({ checkedTerms: { terms }, promise }: Search, { name }: Source, sample: Sample): Interval[][] {
  const budgets = [...rolesOf(terms, promise).removed.values()].filter(
    (cell) => cell.allowance !== undefined && cell['in-each'] === 'run' && behind(terms, [cell.allowance]).has(name),
  );
  const lengths = budgets.flatMap((cell) => lengthOf(literalOf(terms, cell['at-most'])) ?? []);
  return lengths.map((length) => filling(sample, length, APART)).filter((spans) => spans.length > 0);
}

/** So long is within an allowance wherever it begins. Business days reach at least to the end of as many days after the first; one may have 23 hours. */
function lengthOf(most: Literal | undefined): number | undefined {
  if (most?.kind === 'duration') return wholeOf(most.value);
  return most?.kind === 'span' ? most.value.count * DAY - HOUR : undefined;
}

/**
 * By how much all exclusions together can lengthen the downtime of a period, where the text says so for all evidence: an uptime of the
 * period, of times that records say, less nothing or less one allowance of just such a period. Undefined where it does not follow.
 */
export function mostExcluded({ checkedTerms: { terms }, promise }: Search): number | undefined {
  const value = cellOf(terms, promise);
  const limits = terms.promises[promise]!;
  if (!literalOf(terms, limits['at-least'] ?? limits['more-than'])) return undefined;
  if (value?.uptime === undefined || value.of !== 'period') return undefined;
  const taken: Cell[] = [];
  if (!isToldByRecords(terms, value.uptime, taken) || taken.length > 1) return undefined;
  return taken.length === 0 ? 0 : budgetOf(terms, taken[0]!);
}

/** Whether times are what records say, and what is taken out of them. */
function isToldByRecords(terms: Terms, operand: unknown, taken: Cell[]): boolean {
  const cell = cellOf(terms, operand);
  if (cell?.intervals !== undefined) return true;
  if (Array.isArray(cell?.['any-of'])) return (cell['any-of'] as unknown[]).every((one) => isToldByRecords(terms, one, taken));
  if (!Array.isArray(cell?.except)) return false;
  const [first, ...rest] = cell.except as unknown[];
  taken.push(...rest.map((one) => cellOf(terms, one) ?? {}));
  return isToldByRecords(terms, first, taken);
}

/** The whole of an allowance of records for each service period. */
function budgetOf(terms: Terms, cell: Cell): number | undefined {
  const { every, starts = 'calendar' } = terms.period;
  const isForPeriod = cell['in-each'] === 'period' || (cell['in-each'] === every && starts === 'calendar');
  if (!isForPeriod || cellOf(terms, cell.allowance)?.intervals === undefined) return undefined;
  return parseElapsed(meaningOf(terms, cell['at-most']));
}
