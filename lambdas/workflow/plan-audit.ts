/** First step of the audit's workflow. The month comes from the input: named, or reckoned from the schedule's own time. */
import * as z from 'zod/mini';
import { AUDIT_RUNS_METRIC } from '../../lib/declarations/events.ts';
import { checkAuditPeriod } from '../../lib/application/closing/audit-period.ts';
import { type Plan, type PlanInput, SCHEDULED, planAudit } from '../../lib/application/closing/plan-audit.ts';
import { monthOfSchedule } from '../../lib/application/closing/run-audit.ts';
import { MINUTE, formatInstant, parseInstant } from '../../lib/domain/time/instant.ts';
import { takeOverSecrets } from '../../lib/application/registry/take-over-secrets.ts';
import { withEvidence } from '../shared/evidence.ts';
import { count } from '../shared/metrics.ts';
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
    rest: z.nullish(z.array(z.object({ contract: z.string(), after: z.string() }))),
    /** How many plans of this execution came before. */
    round: z.nullish(z.int()),
  }),
  z.object({
    scheduledTime: z.string().check(z.refine((text) => parseInstant(text) !== undefined)),
    month: z._default(z.enum(['before', 'running']), 'before'),
  }),
]);

/** Of the version before no process runs for longer; and the plan itself has to be made in the same time. */
const LISTING = { settledMs: 20 * MINUTE, mostMs: 2 * MINUTE };

/** A plan as the workflow hands it on: each member is there, because its paths name them. */
export interface PlannedRound extends Pick<Plan, 'audit' | 'run' | 'due'> {
  readonly everything: boolean;
  readonly more: boolean;
  readonly cursor: string | null;
  readonly rest: Plan['rest'] | null;
  readonly round: number;
}

export function planAudits(given: () => SecretServices = withEvidence(secretServices)) {
  return async (input: unknown): Promise<PlannedRound> => {
    const { stores, secrets, clock, environment } = given();
    await takeOverSecrets(stores, secrets, clock);
    await stores.vendorListings.takeOver(clock(), LISTING);
    const parsed = inputSchema.parse(input);
    const asked = 'audit' in parsed ? asRequested(parsed, clock()) : asScheduled(parsed, environment.AUDIT_ZONE);
    const { due, overdue, cursor, rest } = await planAudit(asked, stores, clock);
    count({ PeriodsOverdue: overdue, [AUDIT_RUNS_METRIC]: 'audit' in parsed ? 0 : 1 });
    return {
      audit: asked.audit,
      run: asked.run,
      due,
      everything: asked.everything,
      more: cursor !== undefined || rest !== undefined,
      cursor: cursor ?? null,
      rest: rest ?? null,
      round: (('audit' in parsed ? parsed.round : undefined) ?? 0) + 1,
    };
  };
}

type Given<T extends 'audit' | 'scheduledTime'> = Extract<z.infer<typeof inputSchema>, { readonly [Name in T]: string }>;

function asScheduled({ scheduledTime, month }: Given<'scheduledTime'>, zone: string): PlanInput {
  const audit = monthOfSchedule(parseInstant(scheduledTime)!, zone, month);
  return { audit, run: `${SCHEDULED}${scheduledTime}`, everything: false, from: undefined };
}

function asRequested({ audit, everything, cursor, rest, ...named }: Given<'audit'>, now: number): PlanInput {
  const run = named.run ?? named.id ?? `by-hand:${audit}#${formatInstant(now)}`;
  // A schedule may look at a month that still runs: only periods of it that have ended are due.
  const issue = run.startsWith(SCHEDULED) ? undefined : checkAuditPeriod(audit, now);
  if (issue) throw new Error(`${issue.code}: ${issue.message}`);
  return { audit, run, everything, from: cursor ?? undefined, rest: rest ?? undefined };
}

export const handler = planAudits();
