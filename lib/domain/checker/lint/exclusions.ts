/** Warns of exclusions that the vendor alone reports: planned work without a notice, an allowance or a window that bounds it. */
import { pointer } from '../../issue.ts';
import { compare, integer } from '../../money/ratio.ts';
import { hoursOf } from '../../operators/times/business-hours.ts';
import { DAY, MINUTE } from '../../time/instant.ts';
import { longestDays } from '../../time/period.ts';
import { timesFrom } from '../../time/times.ts';
import { milestonesIn } from '../../contract/milestones.ts';
import type { Milestones, Terms } from '../../contract/terms.ts';
import type { Literal } from '../../contract/literal.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';
import { cellOf, literalOf } from '../graph.ts';
import type { Cell } from '../../operators/cell.ts';

const WEEK = 7 * DAY;

const BY_VENDOR = ['maintenance', 'upgrade', 'drill'];

export function* unboundedExclusion(terms: Terms): Generator<LintFinding> {
  for (const [name, definition] of Object.entries(terms.definitions)) {
    if (typeof definition !== 'object' || !Array.isArray(definition.except)) continue;
    for (const removed of (definition.except as string[]).slice(1)) {
      const found = vendorsOwn(terms, removed, new Set());
      if (found)
        yield lintFinding('unbounded-exclusion', pointer('definitions', name, 'except'), {
          cell: found.name,
          kind: String(found.cell.intervals),
        });
    }
  }
}

/** Operators whose result is the times of their operands, or a part of them that the vendor decides. */
const THROUGH = ['any-of', 'all-of', 'concurrent', 'continuous', 'within-window', 'weighted', 'except', 'allowance'] as const;

/** The cell of the vendor's own records behind an excluded cell; undefined where a notice, an allowance or a calendar bounds them, or another party reports them. */
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

/** Milestones of the announcement of planned work, and those of its start. */
const ANNOUNCED = ['announced', 'announcement-received'];
const BEGINS = ['began', 'planned-start'];

const isAmong = (known: readonly string[], milestones: Milestones): boolean =>
  milestonesIn(milestones).every((milestone) => known.includes(milestone));

/** Whether planned work counts only with a notice longer than 0. */
const hasNotice = (terms: Terms, { where }: Cell): boolean =>
  (where ?? []).some(({ from = [], to = [], ...edges }) => {
    const least = edges['at-least'] ?? edges['more-than'];
    return isAmong(ANNOUNCED, from) && isAmong(BEGINS, to) && least !== undefined && !isNothing(literalOf(terms, least));
  });

function isNothing(literal: Literal | undefined): boolean {
  if (literal?.kind === 'span') return literal.value.count === 0;
  return literal?.kind === 'duration' && literal.value.n <= 0n;
}

/** Whether a cell is an allowance that bounds the time in a period. One for each stretch, or as long as the period, bounds nothing. */
function isBudget(terms: Terms, cell: Cell): boolean {
  if (cell.allowance === undefined) return false;
  if (cell['in-each'] === 'stretch') return false;
  const most = literalOf(terms, cell['at-most']);
  const unit = cell['in-each'] === 'period' ? terms.period.every : String(cell['in-each']);
  const days = Math.min(longestDays(terms.period.every), longestDays(unit));
  return most?.kind !== 'duration' || compare(most.value, integer(days * DAY)) < 0;
}

/** Whether hours are open at all times except on holidays: they bound nothing in a month without holidays. */
const isAlwaysOpen = (cell: Cell, terms: Terms): boolean => {
  const open = hoursOf(cell, terms).week.flatMap((windows, day) =>
    windows.map(({ from, to }) => ({ start: day * DAY + from * MINUTE, end: day * DAY + to * MINUTE })),
  );
  // Hours over the end of the week continue in the next week.
  const { starts, ends } = timesFrom([...open, ...open.map(({ start, end }) => ({ start: start - WEEK, end: end - WEEK }))]);
  return starts.some((start, i) => start <= 0 && ends[i]! >= WEEK);
};

/** Whether only the customer can report such records. */
const isOfCustomer = ({ records }: Terms, kind: string, cell: Cell): boolean =>
  [records?.[kind]?.['reported-by'], cell['reported-by'] as string[] | undefined].some((words) =>
    words?.every((word) => word === 'customer'),
  );

/** Whether the times are bounded for any reports: a calendar, an allowance, or a cell that is made from such. */
function isBound(terms: Terms, name: string, seen: Set<string>): boolean {
  const cell = seen.has(name) ? undefined : cellOf(terms, name);
  seen.add(name);
  if (!cell) return false;
  if (cell['business-hours'] !== undefined) return !isAlwaysOpen(cell, terms);
  if (cell.allowance !== undefined) return isBudget(terms, cell) || isBound(terms, String(cell.allowance), seen);
  const all = (key: string): boolean => Array.isArray(cell[key]) && (cell[key] as string[]).every((one) => isBound(terms, one, seen));
  const some = (names: unknown): boolean => Array.isArray(names) && names.some((one) => isBound(terms, String(one), seen));
  return all('any-of') || some(cell['all-of']) || some((cell.except as string[] | undefined)?.slice(0, 1));
}
