/** The length of times inside the period. */
import type { Terms } from '../../agreement/agreement.ts';
import type { Ratio } from '../../money/ratio.ts';
import { type Times, clip, measure, stretches } from '../../time/times.ts';
import { localDay, startOfDay } from '../../time/zone.ts';
import type { Context } from '../context.ts';
import type { Operator } from '../operator.ts';
import type { Entry } from '../value.ts';

export const length: Operator = {
  key: 'length',
  group: 'numbers',
  says: 'How long these times are inside the period, weighted. Unknown time counts as the contract says.',
  subject: { is: 'name', says: 'The times; `period` for the period itself.' },
  params: {
    each: {
      is: 'choice',
      of: ['run', 'day'],
      optional: true,
      says: 'One length for each unbroken run, or for each day of the period in its zone.',
    },
  },
  limit: 'none',
  type(cell, context) {
    const of = context.expect('length', cell.length, ['times']);
    return of && { kind: 'duration', ...(of.subject && { subject: of.subject }), ...(cell.each !== undefined && { part: 'run' as const }) };
  },
  evaluate(cell, context) {
    return new Map<string, unknown>(
      [...context.column<Times>(cell.length)].map(([index, times]) => {
        if (cell.each === 'run') return [index, entriesOfRuns(times, context)] as const;
        if (cell.each === 'day') return [index, entriesOfDays(times, context)] as const;
        return [index, known(measure(times, context.period), context.terms)] as const;
      }),
    );
  },
  explain: (cell) => `length of ${String(cell.length)} in the period`,
};

/** What a measured length is worth: unknown time is down only if the contract says so. */
export const known = (measured: { sure: Ratio; possible: Ratio }, terms: Pick<Terms, 'unknown'>): Ratio =>
  terms.unknown === 'down' ? measured.possible : measured.sure;

function entriesOfRuns(times: Times, context: Context): Entry[] {
  const clipped = clip(times, context.period);
  const bound = context.terms.unknown === 'down' ? 'possible' : 'sure';
  return stretches(clipped, bound).map((run) => ({ ...run, value: known(measure(clipped, run), context.terms) }));
}

function entriesOfDays(times: Times, context: Context): Entry[] {
  const { zone } = context.rule;
  const entries: Entry[] = [];
  const last = localDay(zone, context.period.end - 1);
  for (let day = localDay(zone, context.period.start); day <= last; day += 1) {
    const window = {
      start: Math.max(context.period.start, startOfDay(zone, day)),
      end: Math.min(context.period.end, startOfDay(zone, day + 1)),
    };
    entries.push({ ...window, value: known(measure(times, window), context.terms) });
  }
  return entries;
}
