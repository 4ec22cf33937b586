/** Claims and remedies as the API answers them. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';
import { BILL_ROW_STATES, CLAIM_STATES } from '../../domain/claims/states.ts';
import { DEBTOR_ANSWERS, PARTIES } from '../../domain/claims/transition.ts';
import { amountSchema, claimDate, lineTitlesSchema, titleSchema } from '../statement-parts.ts';
import { erasedSchema } from './erased.ts';
import { page } from './page.ts';
import { issueSchema } from './problems.ts';

const claimDates = { lastDay: z.optional(z.string()), until: described(z.optional(z.string()), 'The first instant that is too late.') };

export const claimEntrySchema = annotated(
  z.object({
    id: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    credit: z.string(),
    titles: z.optional(lineTitlesSchema),
    creditor: described(z.enum(PARTIES), 'To whom the credit is owed.'),
    state: z.enum(CLAIM_STATES),
    owed: described(z.string(), 'For certain, by the newest revision of the statement.'),
    reserved: described(z.optional(z.string()), 'What missing facts may add. Absent: it is certain. `unbounded`: nothing bounds it.'),
    claimed: described(z.optional(z.string()), 'By the word of the creditor.'),
    accepted: described(z.optional(z.string()), 'By the word of the debtor.'),
    credited: described(z.string(), 'By credit notes of the debtor.'),
    received: described(z.string(), 'By the word of the creditor.'),
    writtenOff: z.string(),
    open: described(z.string(), 'Owed, less received and written off.'),
    overCredited: described(z.optional(z.string()), 'Received beyond what is owed. Absent: nothing.'),
    notClaimed: described(z.optional(z.string()), 'What is open and not claimed yet; absent of automatic credits.'),
    expired: described(z.optional(z.string()), 'What is open and was not claimed by the last day. Absent: nothing.'),
    currency: z.string(),
    lastDay: described(z.optional(z.string()), 'The last day to claim, inclusive.'),
    expiresAt: z.optional(z.string()),
    transitions: z.int(),
  }),
  { id: 'ClaimEntry' },
);

export const claimPageSchema = page(claimEntrySchema);

export const lineAmountSchema = z.object({ credit: z.string(), index: z.string(), component: z.optional(z.string()), amount: z.string() });

const transitionSchema = z.object({
  kind: z.string(),
  by: z.string(),
  party: described(z.optional(z.enum(PARTIES)), 'Who recorded it. Absent: the audit, or an earlier version.'),
  at: z.string(),
  effectiveOn: described(z.optional(z.string()), 'The day on which it took effect. Absent: the day of recording.'),
  amount: z.optional(z.string()),
  most: described(z.optional(z.string()), 'The most that missing facts leave open, or `unbounded`.'),
  missing: z.optional(z.array(z.string())),
  lines: z.optional(z.array(lineAmountSchema)),
  divided: described(
    z.optional(z.array(lineAmountSchema)),
    'Of a claim, an acceptance or a credit note of the whole: its lines when it was stated. Absent: an earlier version recorded it.',
  ),
  reference: z.optional(z.string()),
  note: z.optional(z.string()),
  erased: z.optional(erasedSchema),
  of: described(z.optional(z.int()), 'Of `reversed`: the number of the transition that it takes back.'),
  revision: z.optional(z.int()),
  approval: described(
    z.optional(z.object({ id: z.string(), by: z.string() })),
    'The approval by which it was recorded, and the second person.',
  ),
  under: described(z.optional(z.string()), 'The request under an Idempotency-Key that recorded it: a repeat of it records nothing.'),
  bill: described(
    z.optional(z.object({ row: z.string(), of: z.string(), component: z.optional(z.string()), start: z.string(), end: z.string() })),
    'Of what a row of a bill gives by the rule: "sender|id" of the row, its `billingReference`, and its span.',
  ),
  late: z.optional(z.literal(true)),
  wasReceived: described(
    z.optional(z.literal(true)),
    'Of an earlier version, which had one kind for credit notes and money: it was received too.',
  ),
});

const disputesSchema = annotated(
  z.object({
    open: z.int(),
    withdrawn: z.int(),
    decided: z.int(),
    outcomes: described(
      z.object({ upheld: z.int(), 'partly-upheld': z.int(), rejected: z.int() }),
      'How the decided ones ended. Those that earlier versions decided have no outcome.',
    ),
    upheld: described(
      z.array(
        z.object({
          id: z.string(),
          raisedBy: z.enum(PARTIES),
          outcome: z.enum(['upheld', 'partly-upheld']),
          amount: amountSchema,
          disputed: described(z.optional(amountSchema), 'The whole disputed amount.'),
          lines: z.optional(z.array(lineAmountSchema)),
        }),
      ),
      'What was upheld of each dispute that was decided so, by line where it was decided by line. It changes no amount.',
    ),
  }),
  { id: 'DisputeCounts' },
);

const byLine = {
  owed: z.string(),
  claimed: z.string(),
  accepted: z.string(),
  credited: z.string(),
  received: z.string(),
  writtenOff: z.string(),
  open: described(z.string(), 'Owed and over-credited, less received and written off.'),
  overCredited: described(z.string(), 'Received beyond what all lines owe.'),
  asked: described(z.string(), 'What is claimed and still open.'),
  notClaimed: described(z.string(), 'What is open and not claimed yet.'),
};

const recordedByCreditorSchema = z.object({
  answer: described(z.optional(z.enum(DEBTOR_ANSWERS)), 'The last answer, where the creditor recorded it.'),
  accepted: described(z.optional(amountSchema), 'The part of the accepted amount.'),
  credited: described(z.optional(amountSchema), 'The part of the credited amount.'),
});

const reopenedSchema = annotated(
  z.object({
    received: described(amountSchema, 'What was received of the whole, not by line.'),
    writtenOff: described(amountSchema, 'What was written off of the whole, not by line.'),
    owedBefore: described(amountSchema, 'What was owed when nothing was open.'),
    added: described(amountSchema, 'What the revisions after that added.'),
    revisions: z.array(z.int()),
    lines: described(
      z.array(
        z.object({
          credit: z.string(),
          index: z.string(),
          component: z.optional(z.string()),
          owed: z.string(),
          covered: described(z.string(), 'What money of the whole covers of it now.'),
          open: z.string(),
        }),
      ),
      'The lines that are open again.',
    ),
  }),
  { id: 'ReopenedLines' },
);

const reopened = described(
  z.optional(reopenedSchema),
  'Why lines are open again that were paid: money of the whole is spread over all lines that are open, and a revision owes more. Absent where no line is.',
);

export const claimSchema = annotated(
  z.object({
    id: z.string(),
    statement: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    credit: z.string(),
    titles: described(z.optional(lineTitlesSchema), 'What the contract called the credit when the claim was opened.'),
    currency: z.string(),
    credits: described(z.optional(z.array(z.string())), 'The credit and all that it includes: their lines are those of the claim.'),
    creditor: described(z.enum(PARTIES), 'To whom the credit is owed.'),
    debtor: z.enum(PARTIES),
    automatic: described(z.boolean(), 'Owed without a claim: only credit notes, money and write-offs are recorded.'),
    zone: described(z.optional(z.string()), 'In which days are counted.'),
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
    owed: described(amountSchema, 'For certain, by the newest revision of the statement.'),
    reserved: described(
      z.optional(z.union([amountSchema, z.literal('unbounded')])),
      'What missing facts may add. Absent: it is certain. `unbounded`: nothing bounds it.',
    ),
    missing: described(z.optional(z.array(z.string())), 'The facts that would decide what is reserved.'),
    claimed: described(z.optional(amountSchema), 'By the word of the creditor. Absent: nothing.'),
    accepted: described(z.optional(amountSchema), 'What the debtor accepted, until it is contested or the claim is withdrawn.'),
    credited: described(amountSchema, 'By credit notes of the debtor.'),
    received: described(amountSchema, 'By the word of the creditor, and by rows of bills.'),
    receivedByBills: described(
      z.optional(z.array(z.object({ row: z.string(), on: z.string(), amount: z.string(), currency: z.string() }))),
      'What of it rows of bills gave by the rule: "sender|id" of the row, and its day.',
    ),
    writtenOff: amountSchema,
    open: described(amountSchema, 'Owed, less received and written off. Settled: 0.'),
    overCredited: described(z.optional(amountSchema), 'Received beyond what is owed. Absent: nothing.'),
    notClaimed: described(
      z.optional(amountSchema),
      'What is open and not claimed yet; absent where all was claimed, or no claim is needed.',
    ),
    expired: described(z.optional(amountSchema), 'What is open and was not claimed by the last day. Absent: nothing.'),
    recordedByCreditor: described(
      z.optional(recordedByCreditorSchema),
      'What the creditor recorded in the name of the debtor; absent where the debtor stated all.',
    ),
    lines: described(
      z.optional(
        z.array(
          z.object({
            credit: z.string(),
            index: z.string(),
            component: z.optional(z.string()),
            ...byLine,
          }),
        ),
      ),
      'Of `GET /v1/claims/{id}`: the accounts by line of the newest revision. What transitions state of the whole is spread over what is open.',
    ),
    ofTheWhole: described(z.optional(z.object(byLine)), 'Beside `lines`: what belongs to no line. Together they are the claim.'),
    reopened,
    transitions: described(z.array(transitionSchema), 'In the order of recording; the first is number 1.'),
    asOf: described(z.optional(z.string()), 'Of `GET /v1/claims/{id}`: when it was read.'),
    disputes: described(
      z.optional(disputesSchema),
      'Of `GET /v1/claims/{id}`: how many disputes of the period are in each state, how they ended, and what was upheld.',
    ),
    warnings: described(z.array(issueSchema), 'What needs attention: more was received than is owed, disputes are open.'),
  }),
  { id: 'Claim' },
);

const { id, credit, creditor, debtor, automatic, state, lastDay, owed, reserved } = claimSchema.shape;
const { claimed, accepted, credited, received, receivedByBills, writtenOff, open, overCredited, notClaimed, expired, recordedByCreditor } =
  claimSchema.shape;

/** The accounts of the claims of a statement, beside it. */
export const statementAccountsSchema = annotated(
  z.object({
    asOf: described(z.string(), 'When they were read.'),
    claims: z.array(
      z.object({
        id,
        credit,
        creditor,
        debtor,
        automatic,
        state,
        lastDay,
        owed,
        reserved,
        claimed,
        accepted,
        credited,
        received,
        receivedByBills,
        writtenOff,
        open,
        overCredited,
        notClaimed,
        expired,
        recordedByCreditor,
        reopened,
      }),
    ),
    disputes: described(disputesSchema, 'How many disputes of the period are in each state, how they ended, and what was upheld.'),
    warnings: described(z.array(issueSchema), 'What needs attention: more was received than is owed, disputes are open.'),
  }),
  { id: 'StatementAccounts' },
);

export const remediesPageSchema = page(
  z.object({
    statement: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    revision: z.int(),
    remedy: z.string(),
    title: described(z.optional(titleSchema), 'What the contract calls it.'),
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

export const billCreditSchema = annotated(
  z.object({
    vendor: z.string(),
    row: described(z.string(), '"sender|id" of its event.'),
    correctedBy: described(z.optional(z.string()), 'The correction that counts.'),
    receivedAt: z.optional(z.string()),
    billedAt: described(z.optional(z.string()), 'Absent: it is withdrawn, or was never a credit.'),
    component: z.optional(z.string()),
    reference: described(z.optional(z.string()), 'Its `billingReference`.'),
    amount: described(z.optional(z.string()), 'Above 0: what the bill deducts.'),
    currency: z.optional(z.string()),
    state: described(
      z.enum(BILL_ROW_STATES),
      '`waiting`: it is on no claim, and `issue` says why. `reversed`: a person took back what the rule had received. `withdrawn`: by a correction.',
    ),
    claim: described(z.optional(z.string()), 'Where it was received.'),
    transition: described(z.optional(z.int()), 'The number of the transition on it.'),
    issue: z.optional(issueSchema),
  }),
  { id: 'BillCredit' },
);

export const billCreditPageSchema = page(billCreditSchema);
