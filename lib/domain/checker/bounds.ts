/**
 * How long a length may be that a text names, wherever it stands. No paper says more, and without a bound a calendar is walked for millions of
 * years, or ends before the day that is sought.
 */
import { type Issue, errorIssue, pointer } from '../issue.ts';
import { integer, compare, multiply, type Ratio } from '../money/ratio.ts';
import type { Order, Terms } from '../contract/terms.ts';
import { type CalendarSpan, parseLiteral } from '../contract/literal.ts';

/** A hundred years. */
const LONGEST = integer(36_525 * 86_400_000);
/** Calendars are compiled for a year beyond the period: so many business days lie within it. */
const MAX_COUNT: Readonly<Record<CalendarSpan['unit'], number>> = { 'business day': 260, day: 36_525, month: 1200, period: 1200 };

/** Clauses that hold lengths; text for people is in none of them but under `says`. */
const CLAUSES = ['definitions', 'promises', 'credits', 'claims', 'remedies', 'close', 'parameters', 'delivery'] as const;

/** Lengths of the terms, and of the order's parameters, that are beyond all measure. */
export const lengthIssues = (terms: Terms, base: string, order: Order): Issue[] => [
  ...CLAUSES.flatMap((clause) => tooLong(terms[clause], base + pointer(clause))),
  ...tooLong(order.parameters, '/order/parameters'),
];

function tooLong(node: unknown, path: string): Issue[] {
  if (typeof node === 'string') {
    const most = boundOf(node);
    return most === undefined
      ? []
      : [errorIssue('too-long', path, `"${node.slice(0, 60)}" is longer than can be reckoned: at most ${most}`)];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === 'says' ? [] : tooLong(value, path + pointer(key))));
}

/** What a length may be at most, when it is longer. */
function boundOf(text: string): string | undefined {
  const literal = parseLiteral(text);
  if (literal?.kind === 'duration') return compare(absolute(literal.value), LONGEST) > 0 ? '876600 h' : undefined;
  if (literal?.kind !== 'span') return undefined;
  const { count, unit } = literal.value;
  return count > MAX_COUNT[unit] ? `${MAX_COUNT[unit]} ${unit}s` : undefined;
}

const absolute = (value: Ratio): Ratio => (value.n < 0n ? multiply(value, integer(-1)) : value);
