/** The ledger as the API answers it. */
import * as z from 'zod/mini';
import { LEDGER_ACCOUNTS } from '../../domain/claims/ledger-accounts.ts';
import { PARTIES } from '../../domain/claims/transition.ts';
import { annotated, described } from '../described.ts';
import { lineTitlesSchema } from '../statement-parts.ts';
import { erasedSchema } from './erased.ts';
import { page } from './page.ts';

const creditor = described(z.enum(PARTIES), 'To whom the credit is owed. Amounts of the two are never set against each other.');
const costCentre = described(z.optional(z.string()), 'Where the customer books it; never for a token that is bound to a vendor.');

export const ledgerEntrySchema = annotated(
  z.object({
    entry: described(
      z.string(),
      'Stable: the statement and its revision, or the claim and the number of its transition, and the number of the entry.',
    ),
    postedAt: described(z.string(), 'The instant of recording.'),
    postedOn: described(z.string(), 'The day of that instant in the zone of the contract.'),
    effectiveOn: described(z.string(), 'The day on which it took effect.'),
    kind: described(z.string(), '`issued` of a revision of the statement, else the transition of the claim.'),
    account: z.enum(LEDGER_ACCOUNTS),
    statement: z.string(),
    revision: described(z.optional(z.int()), 'Of the statement, where it posted the entry.'),
    claim: z.string(),
    vendor: z.string(),
    customer: z.string(),
    creditor,
    contract: z.string(),
    period: z.string(),
    costCentre,
    credit: z.string(),
    for: described(z.optional(z.string()), 'The case of the line. Absent: the entry is about the claim as a whole.'),
    component: described(z.optional(z.string()), 'The component that is credited, where `for` does not say so.'),
    titles: described(z.optional(lineTitlesSchema), 'What the contract called them when it was posted. Absent: it has no title.'),
    amount: described(z.string(), 'Below zero when it lowers the account.'),
    currency: z.string(),
    provisional: described(
      z.optional(z.literal(true)),
      'Missing facts left the credit open when it was posted: it was part of the least that is owed.',
    ),
    memo: described(z.optional(z.literal(true)), 'Of `reserved`: beside the books, in no balance and no age.'),
    unbounded: described(z.optional(z.literal(true)), 'Of a memo: nothing bounds what is reserved.'),
    reference: described(z.optional(z.string()), 'The credit note, the payment, or the ticket of the debtor.'),
    note: z.optional(z.string()),
    erased: z.optional(erasedSchema),
  }),
  { id: 'LedgerEntry' },
);

export const ledgerPageSchema = page(ledgerEntrySchema);

const accountsSchema = annotated(
  z.object({
    open: described(z.string(), 'Owed + over-credited - received - written off.'),
    owed: z.string(),
    claimed: z.string(),
    accepted: z.string(),
    credited: z.string(),
    received: z.string(),
    writtenOff: z.string(),
    overCredited: z.string(),
    expired: z.string(),
  }),
  { id: 'LedgerAccounts' },
);

const group = {
  vendor: z.optional(z.string()),
  customer: z.optional(z.string()),
  contract: z.optional(z.string()),
  period: z.optional(z.string()),
  costCentre,
  creditor,
  currency: z.string(),
};

export const balancesSchema = z.object({
  items: z.array(
    annotated(z.object({ ...group, opening: accountsSchema, movements: accountsSchema, closing: accountsSchema }), { id: 'LedgerBalance' }),
  ),
});

export const ageingSchema = z.object({
  on: z.string(),
  items: z.array(
    annotated(
      z.object({
        ...group,
        open: z.string(),
        bands: z.array(
          z.object({ from: z.int(), to: described(z.optional(z.int()), 'Days; the last band has no end.'), open: z.string() }),
        ),
      }),
      { id: 'LedgerAge' },
    ),
  ),
});
