/** Last step of the audit's workflow: its report, and the event on the bus. */
import * as z from 'zod/mini';
import { closeAudit } from '../../lib/application/closing/run-audit.ts';
import { count } from '../shared/metrics.ts';
import { signingServices } from '../shared/signing.ts';
import type { PublishingServices } from '../shared/services.ts';
import type { AuditRecord } from '../../lib/application/ports/audits.ts';

const inputSchema = z.object({ audit: z.string(), run: z.string() });

export function closeAudits(given: () => PublishingServices = signingServices) {
  return async (input: unknown): Promise<AuditRecord> => {
    const { stores, publisher, clock, signer } = given();
    const { audit, run } = inputSchema.parse(input);
    const closed = await closeAudit(audit, run, stores, publisher, clock, signer);
    count({ ContractsRefused: closed.report?.counts.refused ?? 0 });
    return closed;
  };
}

export const handler = closeAudits();
