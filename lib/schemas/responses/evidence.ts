/** Stored events, corrections and evidence bundles as the API answers them. */
import * as z from 'zod/mini';
import { described } from '../described.ts';
import { erasedSchema } from './erased.ts';
import { signatureSchema } from './signatures.ts';
import { issuedStatementSchema } from './issued-statements.ts';

export const bundleSchema = z.object({
  format: z.literal('makegood-bundle/1'),
  issued: issuedStatementSchema,
  evidence: described(z.record(z.string(), z.unknown()), 'Contract, facts, states of earlier periods.'),
  signature: described(z.optional(signatureSchema), 'Absent of what was issued before statements were signed.'),
});

export const previewBundleSchema = z.object({
  format: z.literal('makegood-preview-bundle/1'),
  at: described(z.string(), 'The instant of the answer: the evidence is what was received until then.'),
  evidence: described(z.record(z.string(), z.unknown()), 'Contract, facts, states of earlier periods, as in the bundle of a statement.'),
});

const factSchema = z.object({
  id: z.string(),
  type: z.string(),
  occurredAt: z.string(),
  receivedAt: z.string(),
  sender: z.string(),
  speaksFor: z.enum(['vendor', 'customer']),
  class: z.enum(['account', 'signed', 'secret-path', 'administrator']),
  component: z.optional(z.string()),
  body: z.record(z.string(), z.unknown()),
});

export const evidenceSchema = z.object({
  items: z.array(
    z.object({
      event: factSchema,
      erased: z.optional(erasedSchema),
      stands: z.enum(['as-sent', 'replaced', 'withdrawn']),
      corrections: z.array(
        z.object({
          id: z.string(),
          by: z.string(),
          at: z.string(),
          reason: z.optional(z.string()),
          erased: z.optional(erasedSchema),
          after: z.optional(z.record(z.string(), z.unknown())),
        }),
      ),
    }),
  ),
  cursor: described(z.optional(z.string()), 'Pass it to get the next page; absent on the last.'),
  quarantined: described(
    z.optional(z.int()),
    'Events of the vendor that were received in the month and are held in quarantine; on the first page of a month alone.',
  ),
});

export const correctionResultSchema = z.object({ correction: factSchema, corrected: factSchema });
