/** Claims and remedies as the API answers them. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';
import { CLAIM_STATES } from '../../domain/claims/states.ts';
import { amountSchema, claimDate } from '../statement-parts.ts';
import { page } from './page.ts';

const claimDates = { lastDay: z.optional(z.string()), until: described(z.optional(z.string()), 'The first instant that is too late.') };

export const claimEntrySchema = annotated(
  z.object({
    id: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    credit: z.string(),
    state: z.enum(CLAIM_STATES),
    owed: z.string(),
    credited: z.string(),
    difference: described(z.string(), 'Owed, less credited.'),
    currency: z.string(),
    lastDay: described(z.optional(z.string()), 'The last day to claim, inclusive.'),
    expiresAt: z.optional(z.string()),
    transitions: z.int(),
  }),
  { id: 'ClaimEntry' },
);

export const claimPageSchema = page(claimEntrySchema);

export const claimSchema = annotated(
  z.object({
    id: z.string(),
    statement: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    credit: z.string(),
    currency: z.string(),
    automatic: described(z.boolean(), 'Paid without a claim: only what was credited is recorded.'),
    windows: z.array(
      z.object({
        step: z.string(),
        rule: z.string(),
        after: z.string(),
        opensAfter: z.optional(z.string()),
        ...claimDates,
        each: z.optional(z.array(claimDate)),
      }),
    ),
    opensAfter: z.optional(z.string()),
    lastDay: z.optional(z.string()),
    expiresAt: z.optional(z.string()),
    state: z.enum(CLAIM_STATES),
    owed: described(amountSchema, 'By the newest revision of the statement.'),
    claimed: z.optional(amountSchema),
    accepted: z.optional(amountSchema),
    credited: amountSchema,
    difference: described(amountSchema, 'Owed, less credited.'),
    expired: described(z.optional(amountSchema), 'What expired because nobody claimed in time.'),
    transitions: z.array(
      z.object({
        kind: z.string(),
        by: z.string(),
        at: z.string(),
        amount: z.optional(z.string()),
        reference: z.optional(z.string()),
        note: z.optional(z.string()),
        revision: z.optional(z.int()),
        late: z.optional(z.literal(true)),
      }),
    ),
  }),
  { id: 'Claim' },
);

export const remediesPageSchema = page(
  z.object({
    statement: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    revision: z.int(),
    remedy: z.string(),
    right: z.string(),
    to: z.enum(['customer', 'vendor']),
    index: z.string(),
    open: z.boolean(),
    since: z.optional(z.string()),
    lastDay: z.optional(z.string()),
    clause: z.optional(z.string()),
    quote: z.optional(z.string()),
    note: z.optional(z.string()),
  }),
);
