/** Contracts, and what their objectives are worth, as the API answers them. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';
import { page } from './page.ts';
import { issueSchema } from './problems.ts';
import { shownSecretsShape } from './vendors.ts';

export const contractEntrySchema = annotated(
  z.object({
    id: z.string(),
    title: z.string(),
    vendor: z.string(),
    customer: z.string(),
    revision: z.int(),
  }),
  { id: 'ContractEntry' },
);

export const contractPageSchema = page(contractEntrySchema);

const rangeSchema = z.object({ from: z.int(), to: z.int() });

const worthSchema = z.array(
  z.object({
    version: z.string(),
    objective: z.string(),
    target: z.string(),
    by: described(
      z.enum(['downtime', 'record', 'count', 'delivery']),
      'What sizes are: milliseconds of downtime, milliseconds that a record takes, a number of records, or milliseconds from the start of the period to a delivery.',
    ),
    rows: z.array(
      z.object({
        of: described(z.string(), 'A length of the period, the words of a record, or a deliverable.'),
        period: described(z.string(), 'The period in which it was found.'),
        met: described(z.array(rangeSchema), 'Sizes for which the objective is met.'),
        free: described(z.array(rangeSchema), 'Sizes for which nothing is owed.'),
        left: described(
          z.optional(z.string()),
          'The least share of the period that was found to be left when exclusions are used up as well; absent without a floor.',
        ),
        isFloor: described(z.optional(z.literal(true)), 'No evidence leaves less than `left`: it follows from the text.'),
        notFound: z.optional(z.literal(true)),
      }),
    ),
    noFloor: described(
      z.array(z.object({ cell: z.string(), because: z.string() })),
      'What may take out a whole period of downtime while the objective is met.',
    ),
    most: described(
      z.optional(
        z.object({ amount: z.string(), currency: z.string(), when: z.string(), of: z.optional(z.string()), share: z.optional(z.string()) }),
      ),
      'The most that was owed in all that was tried, and the share of its base; other evidence may owe more. Absent when nothing that was tried owes anything.',
    ),
    notFound: described(z.optional(z.string()), 'Why nothing was found.'),
  }),
);

export const contractResultSchema = z.object({
  id: z.string(),
  outcome: z.enum(['created', 'revised', 'unchanged']),
  revision: z.int(),
  digest: z.string(),
  warnings: z.array(issueSchema),
  worth: described(worthSchema, 'Empty: GET /v1/contracts/{id}/worth has it.'),
  webhooks: z.array(
    z.object({
      source: z.string(),
      as: z.enum(['vendor', 'customer']),
      url: described(
        z.optional(z.string()),
        'The address, where this request made the webhook and the token has the scope `vendors:write`. It is shown once.',
      ),
      ...shownSecretsShape,
      signed: z.boolean(),
    }),
  ),
});

export const contractWorthSchema = z.object({
  id: z.string(),
  revision: z.int(),
  worth: described(worthSchema, 'What each objective is worth, found by assessing evidence that is made.'),
});

export const storedContractSchema = z.object({
  id: z.string(),
  revision: z.int(),
  digest: z.string(),
  recordedAt: z.string(),
  contract: z.record(z.string(), z.unknown()),
  refused: described(
    z.optional(z.array(issueSchema)),
    'Only when the rules of this version refuse the stored text: first that they do, with the remedy, then each error.',
  ),
});
