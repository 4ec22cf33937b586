/** Values of a missing number between those that a gap lists, nearer and nearer to one of them on both sides. */
import type { Gap } from './gap.ts';
import { inTurn, together } from './per-period.ts';

/** The most values that are offered for one number. */
const MOST = 160;

/** What came of the last value: a better end, the same one, or a worse one. */
export type Came = 'nearer' | 'same' | 'further';

interface Search {
  /** The next value to try; undefined when there is none. */
  next(): string | undefined;
  came(how: Came): void;
}

interface Decimal {
  readonly scaled: bigint;
  readonly unit: string;
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?((?: \S+)?)$/;

function read(text: string, decimals: number): Decimal | undefined {
  const [, sign, whole, part = '', unit] = NUMBER.exec(text) ?? [];
  if (whole === undefined || part.length > decimals) return undefined;
  const scaled = BigInt(whole + part.padEnd(decimals, '0'));
  return { scaled: sign === '-' ? -scaled : scaled, unit: unit ?? '' };
}

function write({ scaled, unit }: Decimal, decimals: number): string {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
  const [whole, part] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
  return `${scaled < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${part}` : ''}${unit}`;
}

/** A stretch of values between one that gives the best end so far, and the next listed one: where the result changes is between them. */
interface Offer {
  /** The numbers that are moved: one of those in turn, or all of them. */
  readonly places: readonly number[];
  readonly isAbove: boolean;
  base: bigint | undefined;
  far: bigint | undefined;
}

/** @param start a value of the gap; of one that changes in time each of its numbers is sought, and all of them at once. */
export function finerValues(gap: Gap, start: string): Search {
  const { decimals = 0 } = gap;
  if (gap.decimals === undefined) return { next: () => undefined, came: () => undefined };
  const listed = [...new Set(gap.values.flatMap(inTurn))].flatMap((text) => read(text, decimals)?.scaled ?? []);
  let [at, last] = [inTurn(start), inTurn(start)];
  const places = [...at.map((_, i) => [i]), ...(at.length > 1 ? [at.map((_, i) => i)] : [])];
  const offered = (isAbove: boolean, of: readonly number[]): Offer => {
    const base = read(at[of[0]!]!, decimals)?.scaled;
    const beyond = listed.filter((one) => base !== undefined && (isAbove ? one > base : one < base));
    return { places: of, isAbove, base, far: beyond.length === 0 ? undefined : beyond.reduce((a, b) => (a > b === isAbove ? b : a)) };
  };
  const all = (): Offer[] => places.flatMap((of) => [offered(true, of), offered(false, of)]);
  let [offers, turn, count] = [all(), 0, 0];
  const middleOf = ({ base, far }: Offer): bigint | undefined => {
    if (base === undefined || far === undefined) return undefined;
    const middle = (base + far) / 2n;
    return middle === base || middle === far ? undefined : middle;
  };
  return {
    next() {
      const found = Array.from(offers, (_, i) => (turn + i) % offers.length).find((i) => middleOf(offers[i]!) !== undefined);
      if (found === undefined || count === MOST) return undefined;
      turn = found;
      count += 1;
      const middle = middleOf(offers[turn]!)!;
      const { unit } = read(at[offers[turn]!.places[0]!]!, decimals)!;
      last = at.map((text, i) => (offers[turn]!.places.includes(i) ? write({ scaled: middle, unit }, decimals) : text));
      return together(last);
    },
    came(how) {
      const offer = offers[turn]!;
      if (how === 'same') offer.base = middleOf(offer);
      else if (how === 'further') offer.far = middleOf(offer);
      else [at, offers] = [last, all()];
      turn = (turn + 1) % offers.length;
    },
  };
}
