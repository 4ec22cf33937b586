/** Opening hours: the business calendar. */
import { weekdayOf } from '../../time/civil-date.ts';
import { DAY, parseDay } from '../../time/instant.ts';
import { type WeeklyHours, compileHours } from '../../time/calendar.ts';
import type { Interval } from '../../time/interval.ts';
import type { TimeSet } from '../../time/times.ts';
import type { Terms } from '../../contract/terms.ts';
import { CALENDAR_MARGIN, NO_REACH } from '../reach.ts';
import type { TypeContext } from '../type-context.ts';
import { whole } from '../value.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';
import { type DaysOn, noteMissingYears, shutDays } from './holidays.ts';
import { checkHolidays } from './idle-holidays.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export const DAY_GROUPS: Readonly<Record<string, readonly number[]>> = {
  daily: [0, 1, 2, 3, 4, 5, 6],
  'mon-fri': [0, 1, 2, 3, 4],
  'mon-sat': [0, 1, 2, 3, 4, 5],
  'sat-sun': [5, 6],
  ...Object.fromEntries(DAYS.map((day, index) => [day, [index]])),
};

/** Reads "09:00-12:00", "22:00-02:00" (overnight) or "00:00-24:00" into minutes since midnight; undefined when the text is no such span. */
export function parseHours(text: string): { from: number; to: number } | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  if (!match) return undefined;
  const [from, to] = [+match[1]! * 60 + +match[2]!, +match[3]! * 60 + +match[4]!];
  if (to > 1440 || from === to) return undefined;
  return { from, to: to < from ? to + 1440 : to };
}

export const businessHours = defineOperator({
  key: 'business-hours',
  group: 'times',
  description: 'Opening hours in a zone: a week of hours, holidays, days with hours of their own.',
  subject: { is: 'zone', description: 'The IANA time zone of the hours.' },
  params: {
    open: {
      is: 'hours',
      description:
        'Hours by day: daily, mon-fri, mon-sat, sat-sun, mon ... sun. Several a day; "22:00-02:00" runs overnight; "00:00-24:00" is the whole day. The hours of a day are added to those of its groups: a day that differs is not in the group, and the others are named one by one. Hours past midnight belong to the day on which they open, for `shut` and `also-open` too: of "sat 22:00-02:00" a holiday on Saturday removes all and one on Sunday nothing, and `[]` for the 10th leaves what opened on the 9th open until 02:00.',
    },
    shut: {
      is: 'holiday-lists',
      optional: true,
      absent: 'no holidays',
      description: 'Holidays: days on `any-of` these lists, or only days on `all-of` them.',
    },
    'also-open': {
      is: 'special-days',
      optional: true,
      absent: 'no special days',
      description: 'Days that have their own hours whatever the week and the holidays say: make-up days, part-day closures; [] = shut.',
    },
  },
  limit: 'none',
  bounds: {},
  check(cell, context) {
    const hours = Object.values(cell.open as Record<string, string[]>).flat();
    if (hours.length === 0) context.fail('no-working-time', 'open', 'the calendar has no working time; give at least one day its hours');
    else checkShutDays(cell, context);
    checkHours(cell, context);
    checkHolidays(cell, ordinaryDays(cell, () => []).week, context);
    checkSpecialDays(cell, context);
  },
  type: () => ({ kind: 'times' }),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    noteMissingYears(cell, context);
    return whole(compiledHours(cell, context.terms, context.horizon));
  },
  explain: (cell) => `opening hours in ${String(cell['business-hours'])}`,
});

interface Opening {
  readonly path: string;
  readonly group: string;
  readonly text: string;
  readonly minutes: readonly number[];
}

/** Refuses a day or group without hours: it shuts nothing, since the hours of a day are added to those of its groups. */
function checkShutDays({ open }: Cell, context: TypeContext): void {
  for (const [group, texts] of Object.entries(open as Readonly<Record<string, readonly string[]>>))
    if (texts.length === 0)
      context.fail(
        'no-effect',
        `open/${group}`,
        `an empty list shuts nothing: hours of a day are added to those of its groups, and a day without hours is shut anyway; remove it, and where a group has the day, name the other days of the group one by one ("mon", "tue" ...); a single date is shut by \`shut\` or \`also-open\``,
      );
}

const MINUTES_OF_WEEK = 7 * 24 * 60;

function minutesOf(group: string, text: string): number[] {
  const hours = parseHours(text);
  if (!hours) return [];
  const each = Array.from({ length: hours.to - hours.from }, (_, i) => hours.from + i);
  return (DAY_GROUPS[group] ?? []).flatMap((day) => each.map((minute) => (day * 24 * 60 + minute) % MINUTES_OF_WEEK));
}

/** Refuses hours of a day that it or its groups have already in whole or in part, since the hours are added. The smallest groups are checked first. */
function checkHours(cell: Cell, context: TypeContext): void {
  const openings: Opening[] = Object.entries(cell.open as Readonly<Record<string, readonly string[]>>).flatMap(([group, texts]) =>
    texts.map((text, i) => ({ path: `open/${group}/${i}`, group, text, minutes: minutesOf(group, text) })),
  );
  const times = new Array<number>(MINUTES_OF_WEEK).fill(0);
  for (const { minutes } of openings) for (const minute of minutes) times[minute]! += 1;
  const kept: Opening[] = [];
  for (const opening of [...openings].reverse().sort((a, b) => a.minutes.length - b.minutes.length)) {
    const { path, group, text, minutes } = opening;
    if (minutes.length === 0 || minutes.some((minute) => times[minute] === 1)) {
      kept.push(opening);
      continue;
    }
    for (const minute of minutes) times[minute]! -= 1;
    context.fail(
      'no-effect',
      path,
      `${text} of ${group} is open already, since hours of a day are added to those of its groups; remove it, or name the other days of the group one by one ("tue", "wed" ...)`,
    );
  }
  for (const { path, group, text } of kept.filter(({ minutes }) => minutes.some((minute) => times[minute]! > 1)).slice(0, 1))
    context.fail(
      'no-effect',
      path,
      `${text} of ${group} is open already in part, since hours of a day are added to those of its groups; write hours that do not overlap, or name the other days of the group one by one ("tue", "wed" ...)`,
    );
}

/** Refuses a special day whose hours equal its ordinary ones: those of its day of the week, or none on a holiday. */
function checkSpecialDays(cell: Cell, context: TypeContext): void {
  const { week, shut } = ordinaryDays(cell, (list) => context.holidays(list));
  // The first period may begin before the terms, and a calendar is compiled from a margin and one day before the period.
  const first = parseDay(context.from)! - Math.ceil((context.longestPeriod + CALENDAR_MARGIN) / DAY) - 2;
  for (const [day, texts] of Object.entries((cell['also-open'] ?? {}) as Readonly<Record<string, readonly string[]>>)) {
    const at = parseDay(day);
    if (at !== undefined && at < first)
      context.fail(
        'no-effect',
        `also-open/${day}`,
        `no timer counts on ${day}, long before the text begins (${context.from}); remove it, or correct its year`,
      );
    const [own, windows] = [texts.map(parseHours), at === undefined || shut.has(at) ? [] : week[weekdayOf(at)]!];
    const spans = own.flatMap((hours) => hours ?? []).sort((a, b) => a.from - b.from);
    if (spans.some(({ from }, i) => i > 0 && from < spans[i - 1]!.to))
      context.fail(
        'no-effect',
        `also-open/${day}`,
        `hours of ${day} overlap, and the common part counts once; write hours that do not overlap`,
      );
    if (at === undefined || own.includes(undefined) || minutesIn(own as Window[]) !== minutesIn(windows)) continue;
    const anyway = windows.length === 0 ? 'is shut' : 'has these hours';
    context.fail('no-effect', `also-open/${day}`, `${day} ${anyway} anyway; remove it, or give it the hours or the day that is meant`);
  }
}

type Window = WeeklyHours['week'][number][number];

/** The open minutes of a day and the next as a text that does not depend on how they are divided into windows. */
function minutesIn(windows: readonly Window[]): string {
  const open = new Array<number>(2 * 24 * 60).fill(0);
  for (const { from, to } of windows) open.fill(1, from, to);
  return open.join('');
}

interface Compiled {
  readonly holidays: Terms['holidays'];
  readonly bySpan: Map<string, TimeSet>;
}

const compiled = new WeakMap<Cell, Compiled>();
const MAX_SPANS = 8;

/** The compiled hours of a cell for a span. The last few spans are cached, because one period is often assessed many times. */
function compiledHours(cell: Cell, terms: Terms, { start, end }: Interval): TimeSet {
  let found = compiled.get(cell);
  if (found?.holidays !== terms.holidays) found = undefined;
  if (!found) compiled.set(cell, (found = { holidays: terms.holidays, bySpan: new Map() }));
  const span = `${start}/${end}`;
  let times = found.bySpan.get(span);
  if (!times) {
    if (found.bySpan.size >= MAX_SPANS) found.bySpan.clear();
    found.bySpan.set(span, (times = compileHours(hoursOf(cell, terms), start, end)));
  }
  return times;
}

export function hoursOf(cell: Cell, { holidays }: Terms): WeeklyHours {
  const { week, shut } = ordinaryDays(cell, (list) => holidays?.[list] ?? []);
  const special = new Map<number, Window[]>([...shut].map((day) => [day, []]));
  for (const [day, texts] of Object.entries((cell['also-open'] ?? {}) as Record<string, string[]>)) {
    special.set(
      parseDay(day)!,
      texts.map((text) => parseHours(text)!),
    );
  }
  return { zone: String(cell['business-hours']), week, special };
}

/** The hours of the week, and the days on which the calendar is shut. */
function ordinaryDays(cell: Cell, daysOn: DaysOn): { readonly week: WeeklyHours['week']; readonly shut: ReadonlySet<number> } {
  const week: Window[][] = DAYS.map(() => []);
  for (const [group, texts] of Object.entries(cell.open as Record<string, string[]>)) {
    for (const day of DAY_GROUPS[group] ?? []) week[day]!.push(...texts.flatMap((text) => parseHours(text) ?? []));
  }
  return { week, shut: new Set(shutDays(cell, daysOn)) };
}
