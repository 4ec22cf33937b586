/**
 * What an availability promise is worth: how much downtime it allows in months of each length, what the worst month is that
 * costs the vendor nothing, and what is left of it after exclusions. From the text alone, before any month has happened.
 */
import { type Ratio, ZERO, add, formatFraction, formatPercent, greater, isZero, multiply, ratio, subtract } from '../money/ratio.ts';
import { DAY } from '../time/instant.ts';
import type { Row, Terms } from './agreement.ts';
import { MONTH_DAYS, cellOf, literalRows, valueOf } from './lint/bands.ts';
import { parseLiteral } from './literal.ts';

export interface MonthWorth {
  readonly days: number;
  /** Milliseconds of downtime that keep the promise. */
  readonly allowed: Ratio;
  /** Milliseconds of counted downtime for which nothing is owed. */
  readonly uncompensated: Ratio;
  /** What the promise leaves of such a month once bounded exclusions are used up; undefined when nothing bounds them. */
  readonly effective: Ratio | undefined;
}

export interface Worth {
  /** Version of the text that promises it. */
  readonly version: string;
  readonly promise: string;
  readonly target: string;
  readonly months: readonly MonthWorth[];
  /** Why the effective availability has no floor: cells that may take any amount of time out. */
  readonly unbounded: readonly { readonly cell: string; readonly because: 'excluded' | 'shorter-runs'; readonly limit?: string }[];
  /** The most that is paid, as the contract says it; undefined when nothing is. */
  readonly most: string | undefined;
}

export function worthOf(terms: Terms): Worth[] {
  return Object.entries(terms.promises).flatMap(([name, promise]) => {
    const cell = cellOf(terms, name);
    const target = valueOf(promise['at-least']);
    if (cell?.uptime === undefined || cell.of !== 'period' || !target) return [];
    const lost = taken(terms, String(cell.uptime));
    const months = MONTH_DAYS.map((days): MonthWorth => {
      const length = ratio(BigInt(days * DAY));
      const allowed = multiply(subtract(ratio(1n), target), length);
      const uncompensated = freeDowntime(terms, name, allowed, length);
      const excluded = lost.bounded.reduce(add, ZERO);
      const up = subtract(length, add(allowed, excluded));
      return {
        days,
        allowed,
        uncompensated,
        effective: lost.unbounded.length > 0 ? undefined : greater(ZERO, multiply(up, ratio(1n, BigInt(days * DAY)))),
      };
    });
    return [
      {
        version: terms.version,
        promise: name,
        target: String(promise['at-least']),
        months,
        unbounded: lost.unbounded,
        most: mostPaid(terms, name),
      },
    ];
  });
}

/** The most downtime for which no credit of this promise gives anything. */
function freeDowntime(terms: Terms, promise: string, allowed: Ratio, length: Ratio): Ratio {
  const lines = Object.values(terms.credits).filter((credit) => credit.for === promise || credit['if-missed'] === promise);
  if (lines.length === 0) return length;
  const free = lines.map((credit) => {
    const rows = literalRows(terms, cellOf(terms, credit.times));
    const zero = credit.for !== undefined && rows && cellOf(terms, credit.times)!.steps === promise ? lowestFree(rows) : undefined;
    return zero ? multiply(subtract(ratio(1n), zero), length) : allowed;
  });
  return free.reduce((least, one) => (one.n * least.d < least.n * one.d ? one : least));
}

/** The lower edge of the bands that give nothing. */
function lowestFree(rows: readonly Row[]): Ratio | undefined {
  const edges = rows.filter((row) => isZero(valueOf(row.gives)!)).map((row) => valueOf(row['at-least'] ?? row['more-than']));
  if (edges.length === 0) return undefined;
  return edges.some((edge) => !edge) ? ZERO : edges.reduce((least, edge) => (edge!.n * least!.d < least!.n * edge!.d ? edge : least));
}

/** What may be taken out of the downtime on the way to it: so much for sure, or any amount. */
function taken(terms: Terms, name: string, depth = 0): { bounded: Ratio[]; unbounded: Worth['unbounded'][number][] } {
  const cell = cellOf(terms, name);
  if (!cell || depth > 32) return { bounded: [], unbounded: [] };
  if (cell.runs !== undefined) {
    const inner = taken(terms, String(cell.runs), depth + 1);
    const limit = cell['at-least'] ?? cell['more-than'];
    return limit === undefined
      ? inner
      : { ...inner, unbounded: [...inner.unbounded, { cell: name, because: 'shorter-runs', limit: String(limit) }] };
  }
  if (!Array.isArray(cell.except)) return { bounded: [], unbounded: [] };
  const [first, ...removed] = cell.except as string[];
  const inner = taken(terms, first!, depth + 1);
  for (const out of removed) {
    const monthly = allowanceOfMonth(terms, out);
    if (monthly) inner.bounded.push(monthly);
    else inner.unbounded.push({ cell: out, because: 'excluded' });
  }
  return inner;
}

/** The most that an allowance takes out of one month. */
function allowanceOfMonth(terms: Terms, name: string): Ratio | undefined {
  const cell = cellOf(terms, name);
  const most = cell?.allowance === undefined || cell['in-each'] === 'run' ? undefined : parseLiteral(cell['at-most']);
  return most?.kind === 'duration' ? most.value : undefined;
}

function mostPaid(terms: Terms, promise: string): string | undefined {
  const own = Object.entries(terms.credits).filter(([, credit]) => credit.for === promise || credit['if-missed'] === promise);
  if (own.length === 0) return undefined;
  const [name, credit] = own[0]!;
  const above = Object.values(terms.credits).filter((other) => (other.sum ?? other.highest ?? []).includes(name));
  const cap = [...above, credit].flatMap((one) => one.cap ?? [])[0];
  if (cap) return cap.of === undefined ? String(cap['at-most']) : `${cap['at-most']} of ${cap.of}`;
  const rows = literalRows(terms, cellOf(terms, credit.times));
  const top = rows?.map((row) => valueOf(row.gives)!).reduce(greater);
  return top ? `${formatPercent(top, 2)} of ${String(credit.of)}` : `${String(credit.times)} of ${String(credit.of)}, without a cap`;
}

/** As JSON: milliseconds and shares as exact fractions, for the API. */
export const worthAsText = (terms: Terms): WorthText[] =>
  worthOf(terms).map(({ months, ...worth }) => ({
    ...worth,
    months: months.map(({ days, allowed, uncompensated, effective }) => ({
      days,
      allowed: formatFraction(allowed),
      uncompensated: formatFraction(uncompensated),
      ...(effective && { effective: formatFraction(effective) }),
    })),
  }));

export interface WorthText extends Omit<Worth, 'months'> {
  readonly months: readonly {
    readonly days: number;
    readonly allowed: string;
    readonly uncompensated: string;
    readonly effective?: string;
  }[];
}
