/** Facts of February 2026 for tests of records, on the lines of `lines.ts`: outages, one ticket `T1`, one piece of maintenance `M`. */
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { at, fact, outage } from './facts.ts';

/** An instant of 10 February, from its hours, minutes and perhaps seconds. */
export const on10 = (time: string): number => at(`2026-02-10T${time.length === 5 ? `${time}:00` : time}Z`);

/** @param announced a day and time of the month: "05T09:00:00". @param from as `on10`. @param to as `on10`. */
export const planOf = (announced: string, from: string, to: string, component?: string): Fact =>
  fact('maintenance.scheduled', `2026-02-${announced}Z`, {
    ...(component !== undefined && { component }),
    body: { record: 'M', start: on10(from), end: on10(to) },
  });

export const down = (component: string, from: string, to: string): Fact[] => outage(on10(from), on10(to), { component });

/** @param when a day and time of the month: "08T10:00:00". */
export const ticket = (type: Fact['type'], when: string, more: Fact['body'] = {}, component?: string): Fact =>
  fact(type, `2026-02-${when}Z`, { ...(component !== undefined && { component }), body: { record: 'T1', ...more } });
