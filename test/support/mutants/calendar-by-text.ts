/**
 * Calendars computed from their text by another way than the operators': minutes of local days, moved by the offsets that Intl knows. So
 * an operator that ignores a key of a calendar is not its own judge.
 */
import { formatDay } from '../../../lib/domain/time/instant.ts';
import type { DocumentNode } from './documents.ts';

/** Sorted, apart, in minutes since 1970-01-01T00:00Z; the end is not in it. */
type Minutes = readonly (readonly [number, number])[];

/** When a calendar is open. */
export interface Opening {
  /** Of all its hours; undefined of hours in several zones, or in none. */
  readonly zone: string | undefined;
  readonly open: Minutes;
}

/** First and last minute of what is asked. */
export interface MinuteSpan {
  readonly from: number;
  readonly until: number;
}

const [MINUTE, DAY_MINUTES] = [60_000, 1440];
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** When the calendar of this name is open. @param text the terms that define it. */
export function openByText(name: string, text: DocumentNode, span: MinuteSpan): Opening {
  const all: Minutes = [[span.from, span.until]];
  if (name === 'always') return { zone: undefined, open: all };
  if (name === 'never') return { zone: undefined, open: [] };
  const cell = text.definitions[name] as DocumentNode;
  if (cell['business-hours'] !== undefined) return hoursByText(cell, text, span);
  const parts = ((cell['any-of'] ?? cell['all-of'] ?? cell.except) as string[]).map((part) => openByText(part, text, span));
  const zones = new Set(parts.flatMap(({ zone }) => zone ?? []));
  const zone = zones.size === 1 ? [...zones][0] : undefined;
  const sets = parts.map(({ open }) => open);
  if (cell['any-of']) return { zone, open: merged(sets.flat()) };
  const without = (open: Minutes, less: Minutes): Minutes => both(open, complement(less, span));
  return { zone, open: cell['all-of'] ? sets.reduce(both, all) : sets.slice(1).reduce(without, sets[0]!) };
}

/** ISO days with any open minute, in the calendar's zone. @param otherwise the zone of a calendar without one. */
export function openDaysByText({ zone = undefined, open }: Opening, otherwise: string): string[] {
  const days = open.flatMap(([start, end]) => {
    const first = localDayOf(zone ?? otherwise, start);
    return Array.from({ length: localDayOf(zone ?? otherwise, end - 1) - first + 1 }, (_, i) => first + i);
  });
  return [...new Set(days)].map(formatDay);
}

export const localDayOf = (zone: string, minute: number): number => Math.floor((minute + offsetAt(zone, minute)) / DAY_MINUTES);

function hoursByText(cell: DocumentNode, { holidays }: DocumentNode, span: MinuteSpan): Opening {
  const zone = String(cell['business-hours']);
  const local: [number, number][] = [];
  // An overnight window may reach into the first day.
  for (let day = localDayOf(zone, span.from) - 2; day <= localDayOf(zone, span.until) + 1; day += 1)
    for (const window of windowsOf(day, cell, (holidays ?? {}) as Record<string, string[]>))
      local.push([day * DAY_MINUTES + window[0], day * DAY_MINUTES + window[1]]);
  const open = regimesIn(zone, span).flatMap(({ from, until, offset }) =>
    local.map(([start, end]): [number, number] => [Math.max(from, start - offset), Math.min(until, end - offset)]),
  );
  return { zone, open: merged(open) };
}

function windowsOf(day: number, cell: DocumentNode, holidays: Readonly<Record<string, readonly string[]>>): [number, number][] {
  const date = formatDay(day);
  const special = (cell['also-open'] as Record<string, string[]> | undefined)?.[date];
  if (special) return special.map(windowOf);
  // The normal form writes one list without any-of or all-of, since they are equal.
  const shut = (Array.isArray(cell.shut) ? { 'any-of': cell.shut } : (cell.shut ?? {})) as { 'any-of'?: string[]; 'all-of'?: string[] };
  const isOn = (list: string): boolean => holidays[list]?.includes(date) === true;
  if (shut['any-of']?.some(isOn) || (shut['all-of'] && shut['all-of'].every(isOn))) return [];
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  return Object.entries(cell.open as Record<string, string[]>).flatMap(([group, texts]) =>
    isWithin(weekday, group) ? texts.map(windowOf) : [],
  );
}

function isWithin(weekday: number, group: string): boolean {
  if (group === 'daily') return true;
  const [first, last = first] = group.split('-').map((name) => WEEK.indexOf(name));
  return weekday >= first! && weekday <= last!;
}

function windowOf(text: string): [number, number] {
  const [from, to] = text.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return [from!, to! < from! ? to! + DAY_MINUTES : to!];
}

function merged(intervals: Minutes): Minutes {
  const result: [number, number][] = [];
  for (const [start, end] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (start >= end) continue;
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

const both = (a: Minutes, b: Minutes): Minutes =>
  merged(a.flatMap(([start, end]) => b.map(([from, until]): [number, number] => [Math.max(start, from), Math.min(end, until)])));

function complement(open: Minutes, { from, until }: MinuteSpan): Minutes {
  const edges = [from, ...open.flat(), until];
  return merged(edges.flatMap((edge, i) => (i % 2 === 0 ? [[edge, edges[i + 1]!] as const] : [])));
}

interface Regime extends MinuteSpan {
  readonly offset: number;
}

const KNOWN: MinuteSpan = { from: Date.UTC(2010, 0) / MINUTE, until: Date.UTC(2040, 0) / MINUTE };
const regimes = new Map<string, readonly Regime[]>();

const regimesIn = (zone: string, { from, until }: MinuteSpan): Regime[] =>
  regimesOf(zone).flatMap((regime) => {
    const [start, end] = [Math.max(from, regime.from), Math.min(until, regime.until)];
    return start < end ? [{ from: start, until: end, offset: regime.offset }] : [];
  });

const offsetAt = (zone: string, minute: number): number =>
  regimesOf(zone).find(({ from, until }) => minute >= from && minute < until)!.offset;

/** Spans of one offset: looked up week by week, and to the minute where two weeks differ. */
function regimesOf(zone: string): readonly Regime[] {
  const known = regimes.get(zone);
  if (known) return known;
  const offset = lookUp(zone);
  const found: Regime[] = [];
  let [from, own] = [KNOWN.from, offset(KNOWN.from)];
  for (let low = KNOWN.from; low < KNOWN.until; low += 7 * DAY_MINUTES) {
    let [before, after] = [low, low + 7 * DAY_MINUTES];
    const next = offset(after);
    if (next === own) continue;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offset(middle) === own) before = middle;
      else after = middle;
    }
    found.push({ from, until: after, offset: own });
    [from, own] = [after, next];
  }
  found.push({ from, until: KNOWN.until, offset: own });
  regimes.set(zone, found);
  return found;
}

/** Minutes that local time is ahead of UTC. */
function lookUp(zone: string): (minute: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return (minute) => {
    const text = format.formatToParts(minute * MINUTE).find(({ type }) => type === 'timeZoneName')!.value;
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(text)!;
    return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}
