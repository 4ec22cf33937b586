/** Values on a statement: the exact fraction, and a readable form that is floored, so that a missed target never looks met. */
import { spanText } from '../contract/literal.ts';
import { roundToInteger } from '../money/rounding.ts';
import { formatDecimal } from '../money/decimal.ts';
import { formatPercent } from '../money/percent.ts';
import { type Ratio, formatFraction, isBounded, multiply, parseFraction, subtract } from '../money/ratio.ts';
import type { Range } from '../operators/range.ts';
import { type CellType, isCalendarSpan } from '../operators/value.ts';
import { HOUR, MINUTE, formatDay } from '../time/instant.ts';

export interface ShownValue {
  /** Exact: "8639/8640", in milliseconds for lengths, in major units for money. */
  readonly exact: string;
  readonly shown: string;
}

/** "26 h 3 min 4.005 s"; in whole milliseconds, rounded up so that the smallest breach shows. No days: a day of open time is not 24 hours. */
export function formatLength(milliseconds: Ratio): string {
  const up = milliseconds.d === 1n ? milliseconds.n : -roundToInteger({ n: -milliseconds.n, d: milliseconds.d }, 'floor');
  let rest = Math.abs(Number(up));
  const hours = Math.floor(rest / HOUR);
  rest -= hours * HOUR;
  const minutes = Math.floor(rest / MINUTE);
  rest -= minutes * MINUTE;
  const thousandths = rest % 1000;
  const seconds = `${Math.floor(rest / 1000)}${thousandths === 0 ? '' : '.' + String(thousandths).padStart(3, '0')} s`;
  let text = up < 0n ? '-' : '';
  if (hours > 0) text += `${hours} h`;
  if (minutes > 0) text += `${hours > 0 ? ' ' : ''}${minutes} min`;
  if (hours === 0 && minutes === 0) return text + seconds;
  return rest > 0 ? `${text} ${seconds}` : text;
}

/** The most decimal places of a shown value; the rest is cut off. */
const SHOWN_PLACES = 4;
const MAX_PLACES = 9;

function placesOf({ n, d }: Ratio): number {
  let scale = 10n ** BigInt(SHOWN_PLACES);
  for (let places = SHOWN_PLACES; places <= MAX_PLACES; places += 1, scale *= 10n) if ((n * scale) % d === 0n) return places;
  return SHOWN_PLACES;
}

export function show(value: Ratio, type: Pick<CellType, 'kind' | 'unit'>): ShownValue {
  const exact = formatFraction(value);
  if (type.kind === 'ratio') return { exact, shown: formatPercent(value, placesOf({ n: value.n * 100n, d: value.d })) };
  if (isLength(type)) return { exact, shown: formatLength(value) };
  if (type.kind === 'date') return { exact, shown: formatDay(Number(value.n)) };
  const decimal = value.d === 1n ? value.n.toString() : formatDecimal(value, placesOf(value), 'floor');
  return { exact, shown: type.unit === undefined ? decimal : `${decimal} ${type.unit}` };
}

/**
 * Shows a value beside limits. Where it would look equal to a limit that it does not equal, it gets more places until it differs: "1.0000%"
 * never appears beside a limit of 1.0000% that it exceeds.
 */
export function showBeside(value: Ratio, limits: readonly Partial<ShownValue>[], type: Pick<CellType, 'kind' | 'unit'>): ShownValue {
  const first = show(value, type);
  if (type.kind === 'date') return first;
  const others: Ratio[] = [];
  for (const { exact, shown } of limits)
    if (shown === first.shown && exact !== undefined && exact !== first.exact) others.push(parseFraction(exact));
  return others.length === 0 ? first : apartFrom(others, first, value, type);
}

/** A value with as many places as it takes to differ from others that look like it. */
function apartFrom(others: readonly Ratio[], first: ShownValue, value: Ratio, type: Pick<CellType, 'kind' | 'unit'>): ShownValue {
  for (let places = SHOWN_PLACES + 1; places <= MAX_PLACES_APART; places += 1) {
    const shown = showIn(value, places, type);
    if (others.every((other) => showIn(other, places, type) !== shown)) return { exact: first.exact, shown };
  }
  return first;
}

/** The most places that are tried to distinguish a value from a limit. */
const MAX_PLACES_APART = 60;

const isLength = ({ kind }: Pick<CellType, 'kind'>): boolean => kind === 'duration' || kind === 'timer' || kind === 'span';

/** A value with a number of places: of a percentage, of a number, of the seconds of a length. */
function showIn(value: Ratio, places: number, type: Pick<CellType, 'kind' | 'unit'>): string {
  if (type.kind === 'ratio') return formatPercent(value, places);
  if (!isLength(type)) return `${formatDecimal(value, places, 'floor')}${type.unit === undefined ? '' : ` ${type.unit}`}`;
  const whole = roundToInteger({ n: value.n, d: value.d * BigInt(MINUTE) }, 'floor') * BigInt(MINUTE);
  const seconds = multiply(subtract(value, { n: whole, d: 1n }), { n: 1n, d: 1000n });
  return `${whole === 0n ? '' : `${formatLength({ n: whole, d: 1n })} `}${formatDecimal(seconds, places, 'floor')} s`;
}

/** The two ends of an open value, both included; an end without a bound is absent. */
export interface ShownBounds {
  readonly least?: ShownValue;
  readonly most?: ShownValue;
}

export const showBetween = ({ least, most }: Range, type: Pick<CellType, 'kind' | 'unit'>): ShownBounds => ({
  ...(isBounded(least) && { least: show(least, type) }),
  ...(isBounded(most) && { most: show(most, type) }),
});

const limits = new WeakMap<Ratio, { readonly kind: CellType['kind']; readonly unit: string | undefined; readonly value: ShownValue }>();

/** A limit in the form of the contract. */
export function showLimit(
  limit: unknown,
  allowed: Ratio | undefined,
  type: Pick<CellType, 'kind' | 'unit'>,
): Pick<ShownValue, 'shown'> & Partial<ShownValue> {
  if (isCalendarSpan(limit)) {
    const text = spanText(limit);
    return allowed === undefined
      ? { shown: text }
      : { exact: formatFraction(allowed), shown: `${text} (${formatLength(allowed)} open time)` };
  }
  if (allowed === undefined) return { shown: 'not known' };
  // Cached: most cases share one literal as their limit. A number may be a limit of several types, above all nought.
  const known = limits.get(allowed);
  if (known?.kind === type.kind && known.unit === type.unit) return known.value;
  const value = show(allowed, type);
  limits.set(allowed, { kind: type.kind, unit: type.unit, value });
  return value;
}

/** The component of a record, and all of them when there are several. */
export const componentsShown = ({
  components,
}: {
  readonly components: readonly string[];
}): {
  component?: string;
  components?: readonly string[];
} => ({
  ...(components.length > 0 && { component: components[0]! }),
  ...(components.length > 1 && { components }),
});
