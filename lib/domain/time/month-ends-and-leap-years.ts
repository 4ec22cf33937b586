/** Months: their lengths, in leap years too, and the same day some months later. */
import { civilFromDays, daysFromCivil } from './civil-date.ts';

/** The same day of the month so many months later (or earlier), moved back to the last day of a shorter month. Days since 1970-01-01. */
export function addMonths(days: number, count: number): number {
  const { year, month, day } = civilFromDays(days);
  const index = year * 12 + month - 1 + count;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return daysFromCivil(y, m, Math.min(day, daysInMonth(y, m)));
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** 0 for a number that is no month. */
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0));
