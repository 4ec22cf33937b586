/** Last step of the audit's workflow: its report, and the event on the bus. It returns the seal alone, because a report may be larger than a state. */
import * as z from 'zod/mini';
import { closeAudit } from '../../lib/application/closing/run-audit.ts';
import { count } from '../shared/metrics.ts';
import { signingServices } from '../shared/signing.ts';
import type { PublishingServices } from '../shared/services.ts';
import type { IssuedSeal } from '../../lib/application/ports/seals.ts';

const inputSchema = z.object({ audit: z.string(), run: z.string() });

export function closeAudits(given: () => PublishingServices = signingServices) {
  return async (input: unknown): Promise<{ seal: IssuedSeal | undefined }> => {
    const { stores, publisher, clock, signer } = given();
    const { audit, run } = inputSchema.parse(input);
    const closed = await closeAudit(audit, run, stores, publisher, clock, signer);
    count({ AuditsClosed: 1, ContractsRefused: closed.report?.counts.refused ?? 0 });
    return { seal: closed.seal };
  };
}

export const handler = closeAudits();
