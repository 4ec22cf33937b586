/** Conversion of a literal between units that differ only in a decimal prefix, for the remedy of a message. */
import { formatDecimal } from '../../money/decimal.ts';
import { type Ratio, divide, multiply, ratio } from '../../money/ratio.ts';

/** Decimal prefixes; K is left out, since some write it for 1,024. */
const PREFIXES: Readonly<Record<string, bigint>> = { '': 1n, k: 1000n, M: 1_000_000n, G: 1_000_000_000n, T: 1_000_000_000_000n };
/** Units that are written with these prefixes. */
const BASES = ['bit/s', 'bps', 'bit', 'B/s', 'B', 'Hz', 'W', 'Wh', 'V', 'A', 'VA', 'req/s'];

function prefixOf(unit: string): { factor: bigint; base: string } | undefined {
  for (const [prefix, factor] of Object.entries(PREFIXES)) {
    const base = unit.startsWith(prefix) ? unit.slice(prefix.length) : '';
    if (BASES.includes(base)) return { factor, base };
  }
  return undefined;
}

/** "900 Mbit/s" in Gbit/s is "0.9 Gbit/s"; undefined when that is not certain. */
export function sameInUnit(value: Ratio, from: string, to: string): string | undefined {
  const [a, b] = [prefixOf(from), prefixOf(to)];
  if (!a || !b || a.base !== b.base) return undefined;
  const converted = divide(multiply(value, ratio(a.factor)), ratio(b.factor));
  for (let places = 0; places <= 18; places += 1) {
    // A decimal literal times or divided by a power of ten is a finite decimal.
    if ((converted.n * 10n ** BigInt(places)) % converted.d === 0n) return `${formatDecimal(converted, places, 'floor')} ${to}`;
  }
  return undefined;
}
