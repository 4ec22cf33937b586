/** What the vendor itself reports and takes out of downtime: planned work that neither notice, an allowance nor a window bounds. */
import { pointer } from '../../issue.ts';
import type { Condition, Terms } from '../agreement.ts';
import { cellOf } from './bands.ts';
import type { Found } from './lint.ts';

type Cell = Readonly<Record<string, unknown>>;

const BY_VENDOR = ['maintenance', 'upgrade', 'drill'];

export function* unboundedExclusion(terms: Terms): Generator<Found> {
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
const THROUGH = ['any-of', 'all-of', 'together', 'runs', 'dense', 'weigh', 'except'] as const;

/** The vendor's own records behind an excluded cell, unless notice, an allowance or a calendar bounds them, or others report them. */
function vendorsOwn(terms: Terms, name: string, seen: Set<string>): { name: string; cell: Cell } | undefined {
  const cell = seen.has(name) ? undefined : cellOf(terms, name);
  seen.add(name);
  if (!cell) return undefined;
  const kind = String(cell.intervals);
  if (BY_VENDOR.includes(kind)) return isOfCustomer(terms, kind, cell) || hasNotice(cell) ? undefined : { name, cell };
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

/** Whether such work counts only when it was announced some time ahead. */
const hasNotice = ({ where }: Cell): boolean =>
  ((where ?? []) as readonly Condition[]).some(
    ({ from = '', to = '', ...edges }) =>
      ANNOUNCED.includes(from) && BEGINS.includes(to) && (edges['at-least'] !== undefined || edges['more-than'] !== undefined),
  );

/** Whether only the customer's word makes such records. */
const isOfCustomer = ({ records }: Terms, kind: string, cell: Cell): boolean =>
  [records?.[kind]?.['reported-by'], cell['said-by'] as string[] | undefined].some((words) => words?.every((word) => word === 'customer'));

/** Whether times are so long at most whatever is reported: a calendar, an allowance, and what is made of such. */
function isBound(terms: Terms, name: string, seen: Set<string>): boolean {
  const cell = seen.has(name) ? undefined : cellOf(terms, name);
  seen.add(name);
  if (!cell) return false;
  if (cell.weekly !== undefined || cell.allowance !== undefined) return true;
  const all = (key: string): boolean => Array.isArray(cell[key]) && (cell[key] as string[]).every((one) => isBound(terms, one, seen));
  const some = (names: unknown): boolean => Array.isArray(names) && names.some((one) => isBound(terms, String(one), seen));
  return all('any-of') || some(cell['all-of']) || some((cell.except as string[] | undefined)?.slice(0, 1));
}
