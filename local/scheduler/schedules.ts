/** EventBridge Scheduler: the audit and housekeeping at their declared times. */
import { Cron } from 'croner';
import { HANDLERS } from '../../lambdas/handlers.ts';
import { hasUnclosed } from '../../lib/application/closing/due-periods.ts';
import { SCHEDULED } from '../../lib/application/closing/plan-audit.ts';
import type { Publisher } from '../../lib/application/ports/publisher.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';
import { logger } from '../../lambdas/shared/logger.ts';
import { invokeAsync } from '../lambda/invoke.ts';
import type { ServicesOf } from '../function-services.ts';
import { monthOfSchedule } from '../../lib/application/closing/run-audit.ts';
import { AUDIT_SCHEDULE, HOUSEKEEPING } from '../../lib/declarations/events.ts';

/** What looks for ended periods at a start. */
interface StartServices {
  readonly stores: Stores;
  readonly publisher: Publisher;
  readonly clock: () => number;
}

/** @param daily is called once a day: it stands for the time to live of the table, and renews the tokens. */
export function startSchedules(publisher: Publisher, servicesOf: ServicesOf, daily: () => Promise<unknown>): { stop(): void } {
  const audit = new Cron(
    cronText(),
    { timezone: AUDIT_SCHEDULE.zone },
    (job: Cron) => void askByTheClock(job.currentRun() ?? new Date(), publisher).catch(() => undefined),
  );
  const housekeeping = Object.entries(HOUSEKEEPING).map(([name, minutes]) => {
    const housekeeper = name as keyof typeof HOUSEKEEPING;
    const run: () => Promise<unknown> = HANDLERS[housekeeper](servicesOf(housekeeper));
    return new Cron(minutes < 60 ? `*/${minutes} * * * *` : '0 * * * *', () => {
      void invokeAsync({ name: housekeeper, event: {}, call: () => run() }).catch(() => undefined);
    });
  });
  const expiry = new Cron('0 3 * * *', () => void daily().catch(() => undefined));
  return {
    stop: () => {
      for (const job of [audit, expiry, ...housekeeping]) job.stop();
    },
  };
}

/**
 * At a start: the audits of this moment, where a period ended while nothing ran and is not closed. The schedule would find it only in the
 * evening.
 * @param signal aborted when the run stops.
 */
export async function auditsOfStart({ stores, publisher, clock }: StartServices, signal: AbortSignal): Promise<void> {
  const at = clock();
  try {
    const found = await hasUnclosed(monthOfSchedule(at, AUDIT_SCHEDULE.zone, 'before'), at, stores, signal);
    if (found && !signal.aborted) await askByTheClock(new Date(at), publisher);
  } catch (error) {
    logger.error('the ended periods could not be looked for; the audit of the evening finds them', { error });
  }
}

/** By way of the bus, so that an audit that is cut off is delivered again. */
async function askByTheClock(at: Date, publisher: Publisher): Promise<void> {
  for (const month of AUDIT_SCHEDULE.months) {
    const audit = monthOfSchedule(at.getTime(), AUDIT_SCHEDULE.zone, month);
    await publisher.publish([{ type: 'audit.requested.v1', detail: { id: `${SCHEDULED}${at.toISOString()}`, audit, everything: false } }]);
  }
}

const cronText = (): string =>
  `${AUDIT_SCHEDULE.cron.minute} ${AUDIT_SCHEDULE.cron.hour} ${AUDIT_SCHEDULE.cron.day} ${AUDIT_SCHEDULE.cron.month} *`;
