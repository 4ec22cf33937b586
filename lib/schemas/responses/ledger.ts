/** The ledger as the API answers it. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';
import { page } from './page.ts';

export const ledgerEntrySchema = annotated(
  z.object({
    entry: described(z.string(), 'Stable: the statement, its revision and the number of the entry.'),
    postedAt: z.string(),
    statement: z.string(),
    revision: z.int(),
    vendor: z.string(),
    contract: z.string(),
    period: z.string(),
    costCentre: z.optional(z.string()),
    credit: z.string(),
    for: z.string(),
    component: described(z.optional(z.string()), 'The component that is credited, where `for` does not say so.'),
    amount: described(z.string(), 'Below zero when it takes something back, or is owed to the vendor.'),
    currency: z.string(),
    provisional: described(
      z.optional(z.literal(true)),
      'Missing facts left the credit open when it was posted: it was part of the least that is owed.',
    ),
  }),
  { id: 'LedgerEntry' },
);

export const ledgerPageSchema = page(ledgerEntrySchema);
