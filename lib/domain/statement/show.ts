/** How values look on a statement: always the exact fraction, and beside it a form for reading that is floored, never flattering. */
import { type Ratio, formatDecimal, formatFraction, formatPercent, ratio, roundToInteger } from '../money/ratio.ts';
import { type CellType, isCalendarSpan } from '../operators/value.ts';
import { formatDay } from '../time/instant.ts';

export interface Shown {
  /** Exact: "8639/8640", in milliseconds for lengths, in major units for money. */
  readonly exact: string;
  readonly shown: string;
}

/** "26 h 3 min 4.005 s"; whole milliseconds, rounded up so that a breach by a hair shows. No days: a day of open time is not 24 hours. */
export function formatLength(milliseconds: Ratio): string {
  const up = -roundToInteger({ n: -milliseconds.n, d: milliseconds.d }, 'floor');
  const sign = up < 0n ? '-' : '';
  let rest = up < 0n ? -up : up;
  const parts: string[] = [];
  for (const [unit, size] of [
    ['h', 3_600_000n],
    ['min', 60_000n],
  ] as const) {
    // eslint-disable-next-line no-restricted-syntax -- bigints: whole and exact
    if (rest >= size) parts.push(`${rest / size} ${unit}`);
    rest %= size;
  }
  if (rest > 0n || parts.length === 0) parts.push(`${formatDecimal(ratio(rest, 1000n), rest % 1000n === 0n ? 0 : 3, 'down')} s`);
  return sign + parts.join(' ');
}

export function show(value: Ratio, type: Pick<CellType, 'kind' | 'unit'>): Shown {
  const exact = formatFraction(value);
  if (type.kind === 'ratio') return { exact, shown: formatPercent(value) };
  if (type.kind === 'duration' || type.kind === 'clock' || type.kind === 'span') return { exact, shown: formatLength(value) };
  if (type.kind === 'date') return { exact, shown: formatDay(Number(value.n)) };
  const decimal = value.d === 1n ? value.n.toString() : formatDecimal(value, 4, 'floor');
  return { exact, shown: type.unit === undefined ? decimal : `${decimal} ${type.unit}` };
}

/** A limit as the contract says it. */
export function showLimit(
  limit: unknown,
  allowed: Ratio | undefined,
  type: Pick<CellType, 'kind' | 'unit'>,
): Shown | { readonly shown: string } {
  if (isCalendarSpan(limit)) {
    const { count, unit } = limit as { count: number; unit: string };
    const text = `${count} ${unit}${count === 1 ? '' : 's'}`;
    return allowed === undefined
      ? { shown: text }
      : { exact: formatFraction(allowed), shown: `${text} (${formatLength(allowed)} open time)` };
  }
  return allowed === undefined ? { shown: 'not known' } : show(allowed, type);
}
