/**
 * Refuses holidays that shut no day: on each of them the calendar has no hours, or has hours of its own. A list whose days are all on another
 * list is allowed: the paper names both, and later years may differ.
 */
import { weekdayOf } from '../../time/civil-date.ts';
import type { WeeklyHours } from '../../time/calendar.ts';
import { parseDay } from '../../time/instant.ts';
import type { Cell } from '../cell.ts';
import type { TypeContext } from '../type-context.ts';

/** @param week the hours of the week, without holidays. */
export function checkHolidays(cell: Cell, week: WeeklyHours['week'], context: TypeContext): void {
  const special = Object.keys(cell['also-open'] ?? {});
  const opens = (day: string): boolean => {
    const at = parseDay(day);
    return at !== undefined && week[weekdayOf(at)]!.length > 0 && !special.includes(day);
  };
  for (const [word, names] of Object.entries((cell.shut ?? {}) as Readonly<Record<string, readonly string[]>>)) {
    const lists = names.map((name) => context.holidays(name));
    // A list that is not declared has an error of its own.
    if (lists.length === 0 || lists.some((list) => list.length === 0)) continue;
    lists.forEach((list, i) => {
      if (!list.some(opens))
        context.fail(
          'no-effect',
          `shut/${word}/${i}`,
          `on each day of "${names[i]!}" the calendar is shut anyway, or has hours of its own (\`also-open\`); remove it, or correct its days`,
        );
    });
    const isCommon = (day: string): boolean => lists.every((list) => list.includes(day));
    if (word === 'all-of' && lists.every((list) => list.some(opens)) && !lists[0]!.some((day) => opens(day) && isCommon(day)))
      context.fail(
        'never-holds',
        `shut/${word}`,
        `no day on which the calendar would be open is on all of ${names.join(', ')}; write \`any-of\`, or correct their days`,
      );
  }
}
