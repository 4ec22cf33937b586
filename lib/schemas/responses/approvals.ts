/** Approvals as the API answers them. */
import * as z from 'zod/mini';
import { APPROVAL_KINDS, APPROVAL_STATES } from '../../domain/approvals/approval.ts';
import { PARTIES } from '../../domain/claims/transition.ts';
import { annotated, described } from '../described.ts';
import { page } from './page.ts';

const entry = {
  id: z.string(),
  kind: z.enum(APPROVAL_KINDS),
  summary: described(z.string(), 'What is asked for, in a sentence.'),
  amount: described(
    z.optional(z.string()),
    'What is compared with the limit: with what one person recorded alone on the claim before, and with what waits.',
  ),
  currency: z.optional(z.string()),
  entry: described(
    z.optional(z.object({ claim: z.string(), amount: z.string(), transitions: z.int(), revision: z.int() })),
    'The entry of a claim that waits, with the newest transition of the claim and the revision of the statement when it was asked for. It is refused when either is another at the approval.',
  ),
  party: described(z.enum(PARTIES), 'Of the person who asked. Only this party sees and decides it.'),
  vendor: described(z.optional(z.string()), 'The vendor to which the token of that person is bound.'),
  requestedBy: z.string(),
  requestedAt: z.string(),
  state: described(
    z.enum(APPROVAL_STATES),
    'approved: it is being carried out, or that was interrupted: approve it again. done: carried out. refused: approved, but not possible any more.',
  ),
  decidedBy: z.optional(z.string()),
  decidedAt: z.optional(z.string()),
  decidedUnder: described(z.optional(z.string()), 'The request under an Idempotency-Key that decided it.'),
  note: z.optional(z.string()),
  result: described(
    z.optional(z.object({ status: z.int(), code: z.optional(z.string()), detail: z.optional(z.string()) })),
    'The HTTP status of the request when it was carried out, and the error when it was refused.',
  ),
};

export const approvalSchema = annotated(
  z.object({
    ...entry,
    request: described(
      z.object({ route: z.string(), path: z.string(), headers: z.record(z.string(), z.string()), body: z.string() }),
      'The request, as it was sent.',
    ),
  }),
  { id: 'Approval' },
);

export const approvalPageSchema = page(annotated(z.object(entry), { id: 'ApprovalEntry' }));
