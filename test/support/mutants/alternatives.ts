/** Other values that may stand where one stands: numbers a little up and down, other words of the same set, other names of the same type. */
import { isName, parseLiteral } from '../../../lib/domain/contract/literal.ts';
import { formatDay, parseDay } from '../../../lib/domain/time/instant.ts';
import { ELEMENT_KEYS } from './documents.ts';
import { type SchemaPlace, bare } from './schema.ts';
import type { Words } from './vocabulary.ts';

/** Of a large set this many are tried; with cells of one type that is enough to see whether a name matters. */
const MOST = 3;

export function alternatives({ value, schema, path }: SchemaPlace, words: Words): unknown[] {
  if (Array.isArray(value)) return value.length > 2 ? [value.slice(0, Math.ceil(value.length / 2))] : [];
  if (typeof value === 'object' && value !== null) return dayGroups(value, path);
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value === 'number' ? around(value) : [];
  const options = choices(schema, path);
  if (options) return options.filter((option) => option !== value);
  const text = String(value);
  const literal = around(text);
  if (literal.length > 0) return literal;
  // Inside the period they are the same.
  const sets = words.sets
    .filter((set) => set.includes(text))
    .map((set) => (text === 'period' ? set.filter((other) => other !== 'always') : set));
  if (sets.length > 0) return [...new Set(sets.flatMap((set) => set.filter((other) => other !== text).slice(0, MOST)))];
  return [isName(value) ? `${text}-x` : `${text} x`];
}

/** The words that the schema allows, of a choice or a union of choices. */
function choices(schema: any, path: readonly (string | number)[]): string[] | undefined {
  const { type, entries, options } = schema.def;
  if (type === 'enum') return Object.values(entries as Record<string, string>);
  // The period's length and start are written as a word or by pattern.
  if (path.at(-2) === 'period')
    return path.at(-1) === 'every'
      ? ['month', 'quarter', '30 days', 'week']
      : path.at(-1) === 'starts'
        ? ['calendar', 'term', '02-01', '01-05']
        : undefined;
  if (type === 'union') return options.map((one: any) => choices(bare(one), path)).find(Boolean);
  return undefined;
}

/** A little less and a little more. */
function around(value: string | number): (string | number)[] {
  if (typeof value === 'number') return value > 0 ? [value + 1, value - 1] : [value + 1];
  const hours = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(value);
  if (hours) return otherHours(hours.slice(1).map(Number));
  const day = parseDay(value);
  if (day !== undefined) return [formatDay(day + 1), formatDay(day - 1)];
  if (!parseLiteral(value)) return /^\d+$/.test(value) ? [String(BigInt(value) + 1n)] : [];
  const match: (string | undefined)[] = /^(-?)(\d+)(?:\.(\d+))?(.*)$/.exec(value)!;
  const [, sign = '', whole = '', decimals = '', unit = ''] = match;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  const write = (n: bigint): string => {
    const padded = String(n < 0n ? -n : n).padStart(decimals.length + 1, '0');
    const cut = padded.length - decimals.length;
    return `${n < 0n ? '-' : ''}${padded.slice(0, cut)}${decimals === '' ? '' : `.${padded.slice(cut)}`}${unit}`;
  };
  return [write(digits + 1n), write(digits - 1n)].map((text) => text.replace(/^1 (business day|day|month|period)s$/, '1 $1'));
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A quarter of an hour later to begin, and earlier to end. */
function otherHours([h1, m1, h2, m2]: readonly number[]): string[] {
  const later = `${two(h1!)}:${two(m1! === 0 ? 15 : 59)}-${two(h2!)}:${two(m2!)}`;
  const earlier = m2 === 0 ? `${two(h2! - 1)}:45` : `${two(h2!)}:00`;
  return [later, `${two(h1!)}:${two(m1!)}-${earlier}`];
}

/** Opening hours on other days. */
function dayGroups(value: Record<string, unknown>, path: readonly (string | number)[]): unknown[] {
  if (path.at(-1) !== 'open') return [];
  const { days } = ELEMENT_KEYS;
  return Object.entries(value).flatMap(([group, hours]) => {
    const { [group]: _, ...rest } = value;
    return [days[days.indexOf(group) + 1] ?? 'daily'].map((other) => ({ ...rest, [other]: hours }));
  });
}
