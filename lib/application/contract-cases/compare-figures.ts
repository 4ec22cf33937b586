/** Whether the figures of a statement are those that a case expects. Values are compared exactly, whatever unit they are written in. */
import { parseLiteral } from '../../domain/contract/literal.ts';
import { parseDecimal, formatDecimal } from '../../domain/money/decimal.ts';
import { type Ratio, compare, multiply, parseFraction, ratio } from '../../domain/money/ratio.ts';
import { parseInstant, formatInstant } from '../../domain/time/instant.ts';
import { type Figure, type Figures, isFigure } from './figures.ts';

export interface Mismatch {
  /** Names from the outermost, such as `credits`, `service-credit`, `amount`. */
  readonly path: readonly string[];
  readonly wanted: string;
  readonly found: string;
}

export type Expected = Readonly<Record<string, unknown>>;

/** A fraction, a decimal, a percentage, a length or money; undefined for a word. */
interface Quantity {
  readonly exact: Ratio;
  readonly currency?: string;
  readonly isPercent: boolean;
  /** Decimals as written, of the percentage where it is one. */
  readonly places: number;
}

export function quantityOf(wanted: unknown): Quantity | undefined {
  if (typeof wanted !== 'string' && typeof wanted !== 'number') return undefined;
  const text = String(wanted);
  const places = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  if (/^-?\d+\/[1-9]\d*$/.test(text)) return { exact: parseFraction(text), isPercent: false, places };
  const plain = parseDecimal(text);
  if (plain) return { exact: plain, isPercent: false, places };
  const length = /^(-?\d+(?:\/[1-9]\d*)?) (ms|s|min|h)$/.exec(text);
  if (length)
    return { exact: multiply(parseFraction(length[1]!), ratio(IN_MS[length[2] as keyof typeof IN_MS])), isPercent: false, places };
  const literal = parseLiteral(text);
  if (literal?.kind === 'ratio') return { exact: literal.value, isPercent: true, places };
  if (literal?.kind === 'money') return { exact: literal.value, currency: literal.currency, isPercent: false, places };
  if (literal?.kind === 'duration' || literal?.kind === 'reading') return { exact: literal.value, isPercent: false, places };
  return undefined;
}

const IN_MS = { ms: 1n, s: 1000n, min: 60_000n, h: 3_600_000n } as const;

/** Every expected figure that is not found, or is another. */
export function mismatchesOf(expected: Expected, figures: Figures): Mismatch[] {
  return leavesOf(expected, []).flatMap(({ path, wanted }) => {
    const figure = figureAt(figures, path);
    return agrees(wanted, figure) ? [] : [{ path, wanted: wantedText(wanted), found: foundText(figure, figures, path) }];
  });
}

/** Whether every expected figure of a contrast is what it is without the contrast, so that the contrast shows nothing. */
export const isNoContrast = (expected: Expected, base: Figures): boolean =>
  leavesOf(expected, []).every(({ path, wanted }) => agrees(wanted, figureAt(base, path)));

interface Leaf {
  readonly path: readonly string[];
  readonly wanted: unknown;
}

export function leavesOf(expected: unknown, path: readonly string[]): Leaf[] {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) return [{ path, wanted: expected }];
  return Object.entries(expected).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

function figureAt(figures: Figures, path: readonly string[]): Figure | Figures | undefined {
  let at: Figure | Figures | undefined = figures;
  for (const name of path) {
    if (at === undefined || isFigure(at)) return undefined;
    at = at[name] ?? at[instantsIn(name)];
  }
  return at;
}

/** The instants of a name as statements write them: those of a case may have another zone, or no seconds. */
const instantsIn = (name: string): string =>
  name
    .split('/')
    .map((text) => parseInstant(text))
    .map((instant) => (instant === undefined ? '' : formatInstant(instant)))
    .join('/');

function agrees(wanted: unknown, found: Figure | Figures | undefined): boolean {
  if (wanted === null) return found === undefined;
  if (found === undefined || !isFigure(found)) return false;
  if (found.codes) return agreesWithCodes(wanted, found.codes);
  if (typeof wanted === 'boolean') return found.word === (wanted ? 'yes' : 'no');
  const quantity = quantityOf(wanted);
  if (!quantity) return found.word === String(wanted) || (found.exact !== undefined && sameInstant(String(wanted), found.exact));
  if (found.exact === undefined) return false;
  if (found.currency !== undefined && quantity.currency !== undefined && found.currency !== quantity.currency) return false;
  return found.rounds ? agreesRounded(String(wanted), quantity, found.exact) : compare(found.exact, quantity.exact) === 0;
}

/** All of the listed codes occur; `none` stands for no code at all. */
const agreesWithCodes = (wanted: unknown, found: readonly string[]): boolean =>
  wanted === 'none' ? found.length === 0 : [wanted].flat().every((code) => found.includes(String(code)));

const sameInstant = (text: string, exact: Ratio): boolean => {
  const at = parseInstant(text);
  return at !== undefined && compare(exact, ratio(BigInt(at))) === 0;
};

function agreesRounded(wanted: string, { isPercent, places }: Quantity, exact: Ratio): boolean {
  const value = isPercent ? multiply(exact, ratio(100n)) : exact;
  return (
    formatDecimal(value, places, 'half-even') === wanted.replace(/ ?\S*[%a-zA-Z]+$/, (unit) => (unit === '%' ? '' : unit)).replace('%', '')
  );
}

const wantedText = (wanted: unknown): string => (wanted === null ? 'nothing' : Array.isArray(wanted) ? wanted.join(', ') : String(wanted));

function foundText(figure: Figure | Figures | undefined, figures: Figures, path: readonly string[]): string {
  if (figure !== undefined && isFigure(figure)) return exactText(figure);
  if (figure !== undefined) return `several figures: ${Object.keys(figure).join(', ')}`;
  const { refused } = figures;
  if (refused !== undefined && isFigure(refused)) return `no statement: the contract or the period was refused (${refused.shown})`;
  return `no such figure; ${nearest(figures, path)}`;
}

/** A shown value is cut off, so that the exact one stands beside it. */
function exactText({ shown, exact, word, currency }: Figure): string {
  if (exact === undefined || word !== undefined || currency !== undefined) return shown;
  const fraction = exact.d === 1n ? String(exact.n) : `${exact.n}/${exact.d}`;
  return fraction === shown ? shown : `${shown} (${fraction})`;
}

function nearest(figures: Figures, path: readonly string[]): string {
  for (let length = path.length - 1; length >= 0; length -= 1) {
    const above = figureAt(figures, path.slice(0, length));
    if (above === undefined || isFigure(above)) continue;
    const names = Object.keys(above).filter((name) => above[name] !== undefined);
    const within = length === 0 ? 'a statement has' : `${path.slice(0, length).join(' ')} has`;
    return names.length === 0 ? `${within} none` : `${within} ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}`;
  }
  return 'the period was refused';
}
