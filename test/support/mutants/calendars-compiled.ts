/**
 * Calendars as the times that they are open, or as the days or dates where no more of them is read: holidays that fall on days shut anyway, or offices that another covers, change nothing.
 */
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import { servicePeriod } from '../../../lib/domain/checker/service-period.ts';
import { claimWindows } from '../../../lib/domain/statement/credits/claim-clauses.ts';
import { closesAt, waitsUntil } from '../../../lib/domain/statement/objectives/grace-for-late-facts.ts';
import { bareContext } from '../../../lib/domain/statement/objectives/deadlines.ts';
import { namesIn } from '../../../lib/domain/operators/operands.ts';
import type { Column } from '../../../lib/domain/operators/value.ts';
import { businessZone, calendarOf } from '../../../lib/domain/time/calendar.ts';
import { type TimeSet, stretches } from '../../../lib/domain/time/times.ts';
import { localDay } from '../../../lib/domain/time/timezone.ts';
import type { DocumentNode } from './documents.ts';

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
  const formOf = (name: string): ((label: string) => string) =>
    timed.has(name)
      ? (label) => openIn(name, checked, label, shown)
      : counted.has(name) || allowing.has(name)
        ? (label) => openIn(name, checked, label, daysOf)
        : (label) => fromEndOf(checked, label);
  const open = Object.fromEntries([...calendars].filter((name) => read.has(name)).map((name) => [name, labels.map(formOf(name))]));
  const shut = new Set([...calendars].flatMap((name) => Object.values((definitions[name] as DocumentNode).shut ?? {}).flat()));
  const unread = Object.fromEntries(Object.entries((holidays ?? {}) as DocumentNode).filter(([list]) => !shut.has(list)));
  return { ...clauses, definitions: rest, open, holidays: unread };
}

/** Whether a cell is made of opening hours alone. */
function isCalendar(name: string, definitions: Readonly<Record<string, unknown>>): boolean {
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

function openIn(name: string, checked: CheckedContract, label: string, form: (column: Column<TimeSet>, zone: string) => string): string {
  const found = servicePeriod(checked, label);
  if ('issue' in found) return found.issue.code;
  return form(bareContext(checked, found).column<TimeSet>(name), found.rule.zone);
}

/** What counts days from the end of a period: when it closes, until when that waits, the dates of each step of each claim. */
function fromEndOf(checked: CheckedContract, label: string): string {
  const found = servicePeriod(checked, label);
  if ('issue' in found) return found.issue.code;
  const context = bareContext(checked, found);
  const dates = Object.keys(found.checkedTerms.terms.claims).flatMap((credit) => {
    const windows = claimWindows(credit, context);
    return windows === 'automatic' ? [] : windows.filter(({ after }) => after === 'period-end');
  });
  return JSON.stringify([closesAt(checked, found), String(waitsUntil(checked, found)), dates]);
}

const shown = (column: Column<TimeSet>): string =>
  JSON.stringify([...column], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

/** The days on which it is open at all, in its own zone. */
const daysOf = (column: Column<TimeSet>, periodZone: string): string =>
  JSON.stringify(
    [...column.values()].map((times) => {
      const zone = businessZone(calendarOf(times), periodZone);
      const days = stretches(times, 'possible').flatMap(({ start, end }) => {
        const first = localDay(zone, start);
        return Array.from({ length: localDay(zone, end - 1) - first + 1 }, (_, i) => first + i);
      });
      return [zone, ...new Set(days)];
    }),
  );
