/**
 * Calendars as the times that they are open, or as the days or dates where no more of them is read: holidays that fall on days shut anyway, or offices that another covers, change nothing.
 */
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import { servicePeriod } from '../../../lib/domain/checker/service-period.ts';
import { namesIn } from '../../../lib/domain/operators/operands.ts';
import { bareContext } from '../../../lib/domain/statement/objectives/deadlines.ts';
import { DAY, MINUTE } from '../../../lib/domain/time/instant.ts';
import { type Opening, type MinuteSpan, localDayOf, openByText, openDaysByText } from './calendar-by-text.ts';
import type { DocumentNode } from './documents.ts';

const DAY_MINUTES = DAY / MINUTE;
/** Days in a row on which no calendar of a text is open, at most. */
const LONGEST_SHUT = 60;
const SETS = ['any-of', 'all-of', 'except'] as const;

/** Definitions with each calendar that anything else reads as the times it is open around some periods; the calendars behind it go. */
export function calendarsCompiled(text: DocumentNode, checked: CheckedContract, labels: readonly string[]): DocumentNode {
  const definitions = text.definitions as Record<string, unknown>;
  const calendars = new Set(Object.keys(definitions).filter((name) => isCalendar(name, definitions)));
  if (calendars.size === 0) return text;
  const { holidays, definitions: _, ...clauses } = text;
  const rest = Object.fromEntries(Object.entries(definitions).filter(([name]) => !calendars.has(name)));
  const read = new Set([
    ...Object.values(rest).flatMap((cell) => (typeof cell === 'object' ? namesIn(cell as DocumentNode) : [String(cell)])),
    ...textsIn(clauses),
  ]);
  const allowing = new Set(Object.values<any>(rest).flatMap((cell) => (cell?.allowance === undefined ? [] : [String(cell.hours)])));
  const timed = new Set([...Object.values(rest).flatMap(readsHours), ...textsIn({ ...clauses, claims: {}, close: {} })]);
  // A step that counts from the end of the period counts from no other day.
  const steps = Object.values<any>(clauses.claims as DocumentNode).flatMap((claim) =>
    claim === 'automatic' ? [] : (claim.do as DocumentNode[]),
  );
  const counted = new Set(steps.filter(({ after }) => after !== 'period-end').map(({ hours }) => String(hours)));
  const places = labels.flatMap((label) => placeOf(checked, label) ?? []);
  const formOf = (name: string): unknown => {
    const opening = (span: MinuteSpan): Opening => openByText(name, text, span);
    if (timed.has(name)) return places.map(({ span }) => opening(span));
    if (counted.has(name) || allowing.has(name)) return places.map(({ span, zone }) => openDaysByText(opening(span), zone));
    return daysFromEnd(name, text).map((count) => places.map((place) => lastDay(opening, count, place)));
  };
  const open = Object.fromEntries([...calendars].filter((name) => read.has(name)).map((name) => [name, formOf(name)]));
  const shut = new Set([...calendars].flatMap((name) => Object.values((definitions[name] as DocumentNode).shut ?? {}).flat()));
  const unread = Object.fromEntries(Object.entries((holidays ?? {}) as DocumentNode).filter(([list]) => !shut.has(list)));
  return { ...clauses, definitions: rest, open, holidays: unread };
}

/** Whether a cell is made of opening hours alone. */
export function isCalendar(name: string, definitions: Readonly<Record<string, unknown>>): boolean {
  if (name === 'never' || name === 'always') return true;
  const cell = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  if (typeof cell !== 'object' || cell === null) return false;
  if ('business-hours' in cell) return true;
  const set = SETS.find((key) => key in cell);
  return set !== undefined && (cell as Record<string, string[]>)[set]!.every((inner) => isCalendar(inner, definitions));
}

const textsIn = (node: unknown): string[] =>
  typeof node === 'object' && node !== null ? Object.values(node).flatMap(textsIn) : typeof node === 'string' ? [node] : [];

/** Names that a cell reads, but for the calendar of an allowance: of that only the days count, as in the windows of claims and of the close. */
function readsHours(cell: unknown): readonly string[] {
  if (typeof cell !== 'object' || cell === null) return [String(cell)];
  const { hours: _, ...others } = cell as DocumentNode;
  return namesIn('allowance' in cell ? others : (cell as DocumentNode));
}

/** Where a calendar is read for a period: minutes since 1970, and the zone of the period. */
interface Place {
  readonly span: MinuteSpan;
  readonly end: number;
  readonly zone: string;
}

function placeOf(checked: CheckedContract, label: string): Place | undefined {
  const found = servicePeriod(checked, label);
  if ('issue' in found) return undefined;
  const { start, end } = bareContext(checked, found).horizon;
  return { span: { from: start / MINUTE, until: end / MINUTE }, end: found.period.end / MINUTE, zone: found.rule.zone };
}

/** The numbers of business days that clauses count with a calendar from the end of a period, in the order of the clauses. */
function daysFromEnd(name: string, { close, claims }: DocumentNode): number[] {
  const steps = Object.values<any>(claims as DocumentNode).flatMap((claim) => (claim === 'automatic' ? [] : (claim.do as DocumentNode[])));
  const clauses = [close ?? {}, ...steps].filter(({ hours }) => hours === name);
  return clauses.flatMap((clause) =>
    ['after', 'wait-at-most', 'opens', 'within', 'by-end-of'].flatMap((key) => {
      const count = /^(\d+) business days?$/.exec(String(clause[key]))?.[1];
      return count === undefined ? [] : [Number(count)];
    }),
  );
}

/** The last of so many open days after the day on which the period ends. */
function lastDay(opening: (span: MinuteSpan) => Opening, count: number, { end, zone }: Place): [string, string | undefined] {
  const own = opening({ from: end, until: end }).zone ?? zone;
  const next = (localDayOf(own, end - 1) + 1) * DAY_MINUTES;
  // Wide enough for any offset; days before are left out.
  const days = openDaysByText(opening({ from: next - DAY_MINUTES, until: next + (2 * count + LONGEST_SHUT) * DAY_MINUTES }), own);
  const first = new Date(next * MINUTE).toISOString().slice(0, 10);
  return [own, days.filter((day) => day >= first)[count - 1]];
}
