/** Holidays of business hours: the days on the lists of a cell, and the years for which a list has no days. */
import { finding } from '../../evidence/findings/finding.ts';
import { formatDay, parseDay } from '../../time/instant.ts';
import { localDay } from '../../time/timezone.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';

/** The days on a list of holidays. */
export type DaysOn = (list: string) => readonly string[];

/** Records a finding for a year in which no list has a holiday: its holidays count as working days. */
export function noteMissingYears(cell: Cell, context: Context): void {
  const lists = Object.values((cell.shut ?? {}) as Record<string, string[]>).flat();
  if (lists.length === 0) return;
  const zone = String(cell['business-hours']);
  const known = new Set(lists.flatMap((list) => (context.terms.holidays?.[list] ?? []).map((day) => day.slice(0, 4))));
  const [first, last] = [context.period.start, context.period.end - 1].map((at) => formatDay(localDay(zone, at)).slice(0, 4));
  for (const year of new Set([first!, last!])) if (!known.has(year)) context.note(lists.join(', '), finding('holidays-run-out', { year }));
}

export function shutDays(cell: Cell, daysOn: DaysOn): number[] {
  const shut = cell.shut as { 'any-of'?: string[]; 'all-of'?: string[] } | undefined;
  const lists = (shut?.['any-of'] ?? shut?.['all-of'] ?? []).map((name) => daysOn(name).map((day) => parseDay(day)!));
  if (shut?.['all-of']) return (lists[0] ?? []).filter((day) => lists.every((list) => list.includes(day)));
  return lists.flat();
}
