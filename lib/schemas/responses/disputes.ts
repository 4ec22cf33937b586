/** Disputes as the API answers them. */
import * as z from 'zod/mini';
import { annotated } from '../described.ts';

export const disputeSchema = annotated(
  z.object({
    id: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    about: z.array(z.string()),
    reason: z.string(),
    openedBy: z.string(),
    openedAt: z.string(),
    status: z.enum(['open', 'settled']),
    settledBy: z.optional(z.string()),
    settledAt: z.optional(z.string()),
    note: z.optional(z.string()),
  }),
  { id: 'Dispute' },
);

export const disputesSchema = z.object({ items: z.array(disputeSchema) });
