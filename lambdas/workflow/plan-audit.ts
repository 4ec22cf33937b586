/** First step of the audit's workflow. The month comes from the input: named, or reckoned from the schedule's own time. */
import * as z from 'zod/mini';
import { checkAuditPeriod } from '../../lib/application/closing/audit-period.ts';
import { type Plan, monthOfSchedule, planAudit } from '../../lib/application/closing/run-audit.ts';
import { MINUTE, formatInstant, parseInstant } from '../../lib/domain/time/instant.ts';
import { takeOverSecrets } from '../../lib/application/registry/take-over-secrets.ts';
import { secretServices } from '../shared/secrets.ts';
import type { SecretServices } from '../shared/services.ts';

const inputSchema = z.union([
  z.object({
    audit: z.string(),
    /** Names the run; absent = a new one. The workflow hands it from step to step. */
    run: z.nullish(z.string()),
    /** The request for an audit; its id is the name of the run. */
    id: z.nullish(z.string()),
    everything: z._default(z.boolean(), false),
    cursor: z.nullish(z.string()),
  }),
  z.object({
    scheduledTime: z.string().check(z.refine((text) => parseInstant(text) !== undefined)),
    month: z._default(z.enum(['before', 'running']), 'before'),
  }),
]);

/** Of the version before no process runs for longer; and the plan itself has to be made in the same time. */
const LISTING = { settledMs: 20 * MINUTE, mostMs: 2 * MINUTE };

export function planAudits(given: () => SecretServices = secretServices) {
  return async (input: unknown): Promise<Plan & { everything: boolean; more: boolean }> => {
    const { stores, secrets, clock, environment } = given();
    await takeOverSecrets(stores, secrets, clock);
    await stores.vendorListings.takeOver(clock(), LISTING);
    const parsed = inputSchema.parse(input);
    if (!('audit' in parsed)) {
      const audit = monthOfSchedule(parseInstant(parsed.scheduledTime)!, environment.AUDIT_ZONE, parsed.month);
      const plan = await planAudit({ audit, run: `schedule:${parsed.scheduledTime}`, everything: false, from: undefined }, stores, clock);
      return { ...plan, everything: false, more: plan.cursor !== undefined };
    }
    const { audit, everything, cursor } = parsed;
    const run = parsed.run ?? parsed.id ?? `by-hand:${audit}#${formatInstant(clock())}`;
    // A schedule may look at a month that still runs: only periods of it that have ended are due.
    const issue = run.startsWith('schedule:') ? undefined : checkAuditPeriod(audit, clock());
    if (issue) throw new Error(`${issue.code}: ${issue.message}`);
    const plan = await planAudit({ audit, run, everything, from: cursor ?? undefined }, stores, clock);
    return { ...plan, everything, more: plan.cursor !== undefined };
  };
}

export const handler = planAudits();
