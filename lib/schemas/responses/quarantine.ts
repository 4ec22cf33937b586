/** The quarantine as the API answers it. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';
import { erasedSchema } from './erased.ts';
import { page } from './page.ts';
import { issueSchema } from './problems.ts';

export const quarantineEntrySchema = annotated(
  z.object({
    id: z.string(),
    code: z.string(),
    message: z.string(),
    issues: z.array(issueSchema),
    sender: z.string(),
    vendor: z.optional(z.string()),
    receivedAt: z.string(),
    raw: described(z.string(), 'The whole event, as received. Empty: it was erased.'),
    erased: z.optional(erasedSchema),
    status: z.enum(['held', 'reprocessed', 'ignored', 'dismissed']),
    reprocessedAt: z.optional(z.string()),
    reprocessedAs: described(z.optional(z.enum(['stored', 'repeat', 'ignored'])), 'What reprocessing it gave.'),
    closedUnder: described(z.optional(z.string()), 'The request under an Idempotency-Key that reprocessed or dismissed it.'),
    reprocessedBy: z.optional(z.string()),
    dismissedAt: z.optional(z.string()),
    dismissedBy: z.optional(z.string()),
    dismissedBecause: z.optional(z.string()),
  }),
  { id: 'QuarantineEntry' },
);

export const quarantinePageSchema = page(quarantineEntrySchema);

export const reprocessResultSchema = z.object({ outcome: z.enum(['stored', 'repeat', 'ignored']), entry: quarantineEntrySchema });
