/**
 * Time zones as tables of constant offset ("regimes"). Temporal gives the transitions of a zone once; all later arithmetic is on integers.
 * The cache contains only data of the time zone database, so that it changes no result.
 */
import { civilFromDays, daysFromCivil } from './civil-date.ts';
import { DAY, type Instant } from './instant.ts';
import { create, getTimeZoneTransition, offsetNanoseconds } from './temporal.ts';

export interface Regime {
  readonly start: Instant;
  readonly end: Instant;
  /** Local time minus UTC, in milliseconds. */
  readonly offset: number;
}

interface ZoneTable {
  from: Instant;
  until: Instant;
  regimes: Regime[];
}

const memo = new Map<string, ZoneTable>();

export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    create(0n, zone);
    return true;
  } catch {
    return false;
  }
}

/** Regimes that cover [from, until), in order; the first and last extend beyond it. */
export function regimesOf(zone: string, from: Instant, until: Instant): readonly Regime[] {
  const known = memo.get(zone);
  const table = known && known.from <= from && known.until >= until ? known : readTable(zone, from, until, known);
  const first = table.regimes.findIndex((regime) => regime.end > from);
  const result: Regime[] = [];
  for (let i = Math.max(first, 0); i < table.regimes.length && table.regimes[i]!.start < until; i += 1) result.push(table.regimes[i]!);
  return result;
}

function readTable(zone: string, from: Instant, until: Instant, known: ZoneTable | undefined): ZoneTable {
  // Whole years with a margin, so that neighbouring periods share one table.
  const low = Math.min(yearStart(from, -1), known?.from ?? Infinity);
  const high = Math.max(yearStart(until, 2), known?.until ?? -Infinity);
  const regimes: Regime[] = [];
  let at = create(BigInt(low) * 1_000_000n, zone);
  for (;;) {
    const next = getTimeZoneTransition(at, 'next');
    const end = next && next.epochMilliseconds < high ? next.epochMilliseconds : high;
    const offset = Math.round(offsetNanoseconds(at) / 1_000_000);
    const last = regimes.at(-1);
    if (last && last.offset === offset) regimes[regimes.length - 1] = { ...last, end };
    else regimes.push({ start: regimes.length === 0 ? low : at.epochMilliseconds, end, offset });
    if (!next || end === high) break;
    at = next;
  }
  const table = { from: low, until: high, regimes };
  memo.set(zone, table);
  return table;
}

const yearStart = (at: Instant, shift: number): Instant => {
  const { year } = civilFromDays(Math.floor(at / DAY));
  return daysFromCivil(year + shift, 1, 1) * DAY;
};

/** Local wall-clock milliseconds ("as if UTC") of an instant. */
export function toLocal(zone: string, at: Instant): number {
  const [regime] = regimesOf(zone, at, at + 1);
  return at + regime!.offset;
}

/** The local day (days since 1970-01-01) in which an instant lies. */
export const localDay = (zone: string, at: Instant): number => Math.floor(toLocal(zone, at) / DAY);

/** How many local days an interval touches. */
export const daysTouched = (zone: string, { start, end }: { readonly start: Instant; readonly end: Instant }): number =>
  localDay(zone, end - 1) - localDay(zone, start) + 1;
