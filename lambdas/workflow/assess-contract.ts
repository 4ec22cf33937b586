/**
 * Second step, once for each contract that is due: issues its statements; or, after all retries, notes that it failed. It returns nothing: the
 * results of all children of the map are one state together, and the outcomes are in the table.
 */
import * as z from 'zod/mini';
import { auditContract, failContract } from '../../lib/application/closing/run-audit.ts';
import { englishMessage } from '../../lib/presentation/document/finding-words.ts';
import { withEvidence } from '../shared/evidence.ts';
import { count } from '../shared/metrics.ts';
import { signingServices } from '../shared/signing.ts';
import type { PublishingServices } from '../shared/services.ts';
import type { AuditOutcome } from '../../lib/application/ports/audits.ts';

const inputSchema = z.object({
  audit: z.string(),
  run: z.string(),
  due: z.object({ contract: z.string(), periods: z.array(z.string()), checkedAt: z.string() }),
  /** Present when the workflow gave up on this contract. */
  error: z.optional(z.object({ Error: z.string(), Cause: z.optional(z.string()) })),
});

export function assessContract(given: () => PublishingServices = withEvidence(signingServices)) {
  return async (input: unknown): Promise<void> => {
    const { stores, publisher, clock, signer } = given();
    const { error, due: what, audit, run } = inputSchema.parse(input);
    const due = { ...what, audit, run };
    const outcomes = error
      ? await failContract(due, `${error.Error}: ${error.Cause ?? ''}`, stores, clock)
      : await auditContract(due, { stores, publisher, clock, signer, messageOf: englishMessage });
    const tally = (outcome: AuditOutcome['outcome']): number => outcomes.filter((entry) => entry.outcome === outcome).length;
    count({ StatementsIssued: tally('issued') + tally('restated'), AssessmentsFailed: tally('failed') });
  };
}

export const handler = assessContract();
