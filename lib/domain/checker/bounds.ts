/**
 * The longest length that a contract may contain. No real contract needs a longer one. Without a bound, a calendar would be compiled for
 * millions of years, or would end before the required day.
 */
import { type Issue, errorIssue, pointer } from '../issue.ts';
import { integer, compare, multiply, type Ratio } from '../money/ratio.ts';
import type { Order, Terms } from '../contract/terms.ts';
import { type CalendarSpan, parseLiteral } from '../contract/literal.ts';
import { isPaper } from '../contract/paper.ts';

/** A hundred years, in ms. */
const LONGEST = integer(36_525 * 86_400_000);
/** The largest count of each unit. Calendars are compiled for a year beyond the period, which has about 260 business days. */
const MAX_COUNT: Readonly<Record<CalendarSpan['unit'], number>> = { 'business day': 260, day: 36_525, month: 1200, period: 1200 };

/** Clauses that can contain lengths; their only free text is under `note`. */
const CLAUSES = ['definitions', 'objectives', 'credits', 'claims', 'remedies', 'close', 'parameters', 'delivery'] as const;

/** Issues for lengths in the terms and in the order's parameters that exceed the bounds. */
export const lengthIssues = (terms: Terms, base: string, order: Order): Issue[] => [
  ...CLAUSES.flatMap((clause) => tooLong(terms[clause], base + pointer(clause))),
  ...tooLong(order.parameters, '/order/parameters'),
];

function tooLong(node: unknown, path: string): Issue[] {
  if (typeof node === 'string') {
    const most = boundOf(node);
    return most === undefined ? [] : [errorIssue('too-long', path, `"${node.slice(0, 60)}" is too long: at most ${most}`)];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (isPaper(key) ? [] : tooLong(value, path + pointer(key))));
}

/** The bound that a length exceeds, as text; undefined when it does not. */
function boundOf(text: string): string | undefined {
  const literal = parseLiteral(text);
  if (literal?.kind === 'duration') return compare(absolute(literal.value), LONGEST) > 0 ? '876600 h' : undefined;
  if (literal?.kind !== 'span') return undefined;
  const { count, unit } = literal.value;
  return count > MAX_COUNT[unit] ? `${MAX_COUNT[unit]} ${unit}s` : undefined;
}

const absolute = (value: Ratio): Ratio => (value.n < 0n ? multiply(value, integer(-1)) : value);
