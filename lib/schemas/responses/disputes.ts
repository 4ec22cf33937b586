/** Disputes as the API answers them. */
import * as z from 'zod/mini';
import { DISPUTE_OUTCOMES, DISPUTE_STATES } from '../../domain/claims/dispute.ts';
import { PARTIES } from '../../domain/claims/transition.ts';
import { annotated, described } from '../described.ts';
import { lineTitlesSchema } from '../statement-parts.ts';
import { erasedSchema } from './erased.ts';
import { lineAmountSchema } from './claims.ts';
import { page } from './page.ts';

export const disputeSchema = annotated(
  z.object({
    id: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    raisedBy: described(z.optional(z.enum(PARTIES)), 'Absent: an earlier version recorded it.'),
    lines: described(
      z.array(z.object({ credit: z.string(), index: z.string(), component: z.optional(z.string()), titles: z.optional(lineTitlesSchema) })),
      'The lines that are wrong. None: the whole.',
    ),
    revision: described(z.optional(z.int()), 'The revision of the statement that was the newest.'),
    events: z.array(z.string()),
    amount: described(z.optional(z.string()), 'By how much it is wrong. Absent: an earlier version recorded it.'),
    currency: z.optional(z.string()),
    reason: described(z.string(), 'Empty: it was erased.'),
    erased: z.optional(erasedSchema),
    openedBy: z.string(),
    openedAt: z.string(),
    openedUnder: described(z.optional(z.string()), 'The request under an Idempotency-Key that opened it.'),
    closedUnder: described(z.optional(z.string()), 'The request under an Idempotency-Key that closed it.'),
    status: z.enum(DISPUTE_STATES),
    outcome: described(z.optional(z.enum(DISPUTE_OUTCOMES)), 'Of a decided one.'),
    upheld: described(z.optional(z.string()), 'How much of `amount` was upheld. Absent: nothing, or an earlier version decided it.'),
    upheldLines: described(z.optional(z.array(lineAmountSchema)), 'Of a partly upheld one that names lines: how much of each.'),
    reference: described(z.optional(z.string()), 'The answer of the vendor by which it was decided, where the customer recorded it.'),
    closedBy: z.optional(z.string()),
    closedAt: z.optional(z.string()),
    note: described(z.optional(z.string()), 'Why it was withdrawn, or how it was decided.'),
  }),
  { id: 'Dispute' },
);

export const disputePageSchema = page(disputeSchema);
