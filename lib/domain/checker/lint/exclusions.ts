/** What the vendor itself reports and takes out of downtime: planned work that neither notice, an allowance nor a window bounds. */
import { pointer } from '../../issue.ts';
import { compare, integer } from '../../money/ratio.ts';
import { hoursOf } from '../../operators/times/weekly.ts';
import { DAY, MINUTE } from '../../time/instant.ts';
import { longestDays } from '../../time/period.ts';
import { timesFrom } from '../../time/times.ts';
import type { Condition, Terms } from '../../contract/terms.ts';
import type { Literal } from '../../contract/literal.ts';
import type { LintFinding } from './lint-finding.ts';
import { cellOf, literalOf } from '../graph.ts';

type Cell = Readonly<Record<string, unknown>>;

const WEEK = 7 * DAY;

const BY_VENDOR = ['maintenance', 'upgrade', 'drill'];

export function* unboundedExclusion(terms: Terms): Generator<LintFinding> {
  for (const [name, definition] of Object.entries(terms.definitions)) {
    if (typeof definition !== 'object' || !Array.isArray(definition.except)) continue;
    for (const removed of (definition.except as string[]).slice(1)) {
      const found = vendorsOwn(terms, removed, new Set());
      if (found)
        yield {
          code: 'unbounded-exclusion',
          path: pointer('definitions', name, 'except'),
          message: `"${found.name}" is ${String(found.cell.intervals)} that neither notice, an allowance nor a window bounds`,
        };
    }
  }
}

/** Operators whose times are those of what they name, or a part of them that the vendor decides. */
const THROUGH = ['any-of', 'all-of', 'together', 'runs', 'dense', 'weigh', 'except', 'allowance'] as const;

/** The vendor's own records behind an excluded cell, unless notice, an allowance or a calendar bounds them, or others report them. */
function vendorsOwn(terms: Terms, name: string, seen: Set<string>): { name: string; cell: Cell } | undefined {
  const cell = seen.has(name) ? undefined : cellOf(terms, name);
  seen.add(name);
  if (!cell) return undefined;
  const kind = String(cell.intervals);
  if (BY_VENDOR.includes(kind)) return isOfCustomer(terms, kind, cell) || hasNotice(terms, cell) ? undefined : { name, cell };
  if (isBudget(terms, cell)) return undefined;
  const key = THROUGH.find((one) => cell[one] !== undefined);
  if (key === undefined) return undefined;
  const inner = [cell[key]].flat().map(String);
  if (key === 'all-of' && inner.some((one) => isBound(terms, one, new Set()))) return undefined;
  for (const next of key === 'except' ? inner.slice(0, 1) : inner) {
    const found = vendorsOwn(terms, next, seen);
    if (found) return found;
  }
  return undefined;
}

/** Milestones by which the customer learns of planned work, and those at which it begins. */
const ANNOUNCED = ['announced', 'announcement-received'];
const BEGINS = ['began', 'planned-start'];

/** Whether such work counts only when it was announced some time ahead; a notice of no time is none. */
const hasNotice = (terms: Terms, { where }: Cell): boolean =>
  ((where ?? []) as readonly Condition[]).some(({ from = '', to = '', ...edges }) => {
    const least = edges['at-least'] ?? edges['more-than'];
    return ANNOUNCED.includes(from) && BEGINS.includes(to) && least !== undefined && !isNothing(literalOf(terms, least));
  });

function isNothing(literal: Literal | undefined): boolean {
  if (literal?.kind === 'span') return literal.value.count === 0;
  return literal?.kind === 'duration' && literal.value.n <= 0n;
}

/** Whether a cell is an allowance that leaves something of a period: of each run alone it bounds nothing, nor does one as long as the period. */
function isBudget(terms: Terms, cell: Cell): boolean {
  if (cell.allowance === undefined) return false;
  if (cell['in-each'] === 'run') return false;
  const most = literalOf(terms, cell['at-most']);
  const unit = cell['in-each'] === 'period' ? terms.period.every : String(cell['in-each']);
  const days = Math.min(longestDays(terms.period.every), longestDays(unit));
  return most?.kind !== 'duration' || compare(most.value, integer(days * DAY)) < 0;
}

/** Whether hours are open all the time, but for holidays: they bound no month without one. */
const isAlwaysOpen = (cell: Cell, terms: Terms): boolean => {
  const open = hoursOf(cell, terms).week.flatMap((windows, day) =>
    windows.map(({ from, to }) => ({ start: day * DAY + from * MINUTE, end: day * DAY + to * MINUTE })),
  );
  // What is open over the end of the week reaches into the next.
  const { starts, ends } = timesFrom([...open, ...open.map(({ start, end }) => ({ start: start - WEEK, end: end - WEEK }))]);
  return starts.some((start, i) => start <= 0 && ends[i]! >= WEEK);
};

/** Whether only the customer's word makes such records. */
const isOfCustomer = ({ records }: Terms, kind: string, cell: Cell): boolean =>
  [records?.[kind]?.['reported-by'], cell['said-by'] as string[] | undefined].some((words) => words?.every((word) => word === 'customer'));

/** Whether times are so long at most whatever is reported: a calendar, an allowance, and what is made of such. */
function isBound(terms: Terms, name: string, seen: Set<string>): boolean {
  const cell = seen.has(name) ? undefined : cellOf(terms, name);
  seen.add(name);
  if (!cell) return false;
  if (cell.weekly !== undefined) return !isAlwaysOpen(cell, terms);
  if (cell.allowance !== undefined) return isBudget(terms, cell) || isBound(terms, String(cell.allowance), seen);
  const all = (key: string): boolean => Array.isArray(cell[key]) && (cell[key] as string[]).every((one) => isBound(terms, one, seen));
  const some = (names: unknown): boolean => Array.isArray(names) && names.some((one) => isBound(terms, String(one), seen));
  return all('any-of') || some(cell['all-of']) || some((cell.except as string[] | undefined)?.slice(0, 1));
}
