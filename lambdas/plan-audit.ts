/** First step of the audit's workflow. The month comes from the input: named, or the month before the schedule's own time. */
import * as z from 'zod';
import { type Plan, checkAuditPeriod, monthBefore, planAudit } from '../lib/application/run-audit.ts';
import { parseInstant } from '../lib/domain/time/instant.ts';
import { type Services, services } from './shared/services.ts';

const inputSchema = z.union([
  z.object({ audit: z.string(), cursor: z.string().nullish() }),
  z.object({ scheduledTime: z.string().refine((text) => parseInstant(text) !== undefined) }),
]);

export function planAudits(given: () => Services = services) {
  return async (input: unknown): Promise<Plan & { more: boolean }> => {
    const { stores, clock, environment } = given();
    const parsed = inputSchema.parse(input);
    const audit = 'audit' in parsed ? parsed.audit : monthBefore(parseInstant(parsed.scheduledTime)!, environment.AUDIT_ZONE);
    const issue = checkAuditPeriod(audit, clock());
    if (issue) throw new Error(`${issue.code}: ${issue.message}`);
    const plan = await planAudit(audit, 'audit' in parsed ? (parsed.cursor ?? undefined) : undefined, stores, clock);
    return { ...plan, more: plan.cursor !== undefined };
  };
}

export const handler = planAudits();
