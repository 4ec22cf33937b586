/** Bodies and parameters of the HTTP API; strict. */
import * as z from 'zod/mini';
import { described } from './described.ts';
import { LIMITS } from '../declarations/limits.ts';
import { BILL_ROW_STATES, CLAIM_ACCOUNTS, CLAIM_STATES, PACKAGE_PARTS } from '../domain/claims/states.ts';
import { APPROVAL_KINDS, APPROVAL_STATES } from '../domain/approvals/approval.ts';
import { DISPUTE_OUTCOMES, DISPUTE_STATES } from '../domain/claims/dispute.ts';
import { STATEMENT_STATES } from '../domain/statement/statement.ts';
import { RECORDED_KINDS } from '../domain/claims/transition.ts';
import {
  amountFilters,
  amountText,
  cursor,
  dayText,
  decimalText,
  idText,
  instantText,
  language,
  documentLanguage,
  spreadsheet,
  limit,
  listQuery,
  noteText,
  periodText,
} from './request-parts.ts';
import { senderSchema } from './sender.ts';
import { boundedText, daySchema, personText } from './words.ts';

export const auditRequestSchema = z.strictObject({
  period: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is no month; write it as "2026-10"')),
  everything: described(
    z._default(z.boolean(), false),
    'Assess every period of the month again; else only those that are due or that a change affects.',
  ),
});
export const webhookRequestSchema = z.strictObject({
  as: z._default(z.enum(['vendor', 'customer']), 'vendor'),
  signingSecret: described(
    z.optional(z.nullable(boundedText(8, 512))),
    'The previous secret stays valid until the next change; null removes all secrets. Only for a source that defines a signature.',
  ),
  key: described(
    z.optional(z.enum(['add', 'replace'])),
    '`add` makes a new address and keeps the newest old one valid; `replace` makes a new address and invalidates all old ones at once.',
  ),
});
export const vendorRequestSchema = z.strictObject({
  name: personText(1, 200),
  senders: z._default(z.array(senderSchema).check(z.maxLength(100)), []),
});
const monthText = z.string().check(z.regex(/^(\d{4}-(0[1-9]|1[0-2])|standing)$/, 'is no month; write it as "2026-10"'));
export const evidenceQuerySchema = z.strictObject({
  vendor: idText,
  component: described(
    z.optional(boundedText(1, 512)),
    'The id in the contract, which also finds evidence under its other names, or one of these names; absent = all.',
  ),
  month: monthText,
  cursor,
  limit,
});
export const correctionRequestSchema = z.strictObject({
  vendor: idText,
  component: z.optional(boundedText(1, 512)),
  month: described(monthText, 'The month of the event.'),
  sender: described(boundedText(1, 300), 'The sender, as in the answer of /v1/evidence.'),
  id: boundedText(1, 256),
  reason: personText(3, 1000),
  replacement: described(z.optional(z.record(z.string(), z.unknown())), 'A whole event with its `type`; absent = withdrawn.'),
});
const eventPlace = { sender: z.string().check(z.minLength(1), z.maxLength(300)), id: z.string().check(z.minLength(1), z.maxLength(256)) };
/** Names one record of which texts may be erased, as a search gives it. */
export const erasableRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('event'),
    vendor: idText,
    component: z.optional(z.string().check(z.minLength(1), z.maxLength(512))),
    month: monthText,
    ...eventPlace,
  }),
  z.strictObject({ kind: z.literal('batch'), vendor: idText, day: dayText, ...eventPlace }),
  z.strictObject({ kind: z.literal('quarantined'), id: z.string().check(z.minLength(1), z.maxLength(200)) }),
  z.strictObject({ kind: z.literal('dispute'), id: z.string().check(z.minLength(1), z.maxLength(300)) }),
  z.strictObject({
    kind: z.literal('transition'),
    claim: z.string().check(z.minLength(1), z.maxLength(300)),
    n: z.int().check(z.minimum(1)),
  }),
]);
export const erasureSearchSchema = z.strictObject({
  text: described(
    z.string().check(z.minLength(2), z.maxLength(200), z.regex(/\S/u, 'is blank')),
    'Found in any place of a payload, also in escaped JSON, a form, base64 or gzip; capitals make no difference.',
  ),
  vendor: idText,
  month: described(
    monthText,
    'Of the event, or of the receipt of an entry of the quarantine; `standing`: what holds in every month (corrections, attributes of the customer and of components), disputes and claims.',
  ),
  cursor,
});
export const erasureRequestSchema = z.strictObject({
  reason: described(noteText, 'Why, such as the number of the request of the data subject. It is kept: write no name into it.'),
  records: z.array(erasableRecordSchema).check(z.minLength(1), z.maxLength(LIMITS.erasedRecords.value)),
});
export const statementQuerySchema = listQuery({
  ...amountFilters,
  state: described(z.optional(z.enum(STATEMENT_STATES)), '`provisional`: missing facts leave the total open.'),
  updatedSince: described(z.optional(instantText), 'Only revisions issued at or after this instant, in that order.'),
  cursor,
  limit,
});
const statementLine = {
  credit: idText,
  index: described(boundedText(0, 1000), 'As the line of the statement has it.'),
  component: z.optional(boundedText(1, 512)),
};

const lineAmounts = z.array(z.strictObject({ ...statementLine, amount: decimalText })).check(z.minLength(1), z.maxLength(200));

const DISPUTED = 'write `contract` and `period`, or `statement` alone as "my-contract.2026-10"';
export const disputeRequestSchema = z
  .strictObject({
    contract: z.optional(idText),
    period: z.optional(periodText),
    statement: described(
      z.optional(boundedText(3, 75).check(z.regex(/^[^.]+\.[^.]+$/, `is no id of a statement; ${DISPUTED}`))),
      'Instead of `contract` and `period`: the id of the statement, which is both.',
    ),
    lines: described(
      z._default(z.array(z.strictObject(statementLine)).check(z.maxLength(200)), []),
      'Lines of the newest revision that are wrong. None: the whole, or a period whose statement is not issued yet.',
    ),
    events: described(
      z._default(z.array(boundedText(1, 300)).check(z.maxLength(100)), []),
      'Ids of events in the evidence of the period that are wrong, or "sender|id"; one that is held in quarantine by its id there.',
    ),
    amount: described(
      decimalText,
      'By how much it is wrong: above 0, with exactly the currency’s decimals, and no more than the lines, caps and charges of the period leave possible.',
    ),
    currency: described(z.optional(z.string().check(z.length(3))), 'Needed before the statement is issued; else that of the statement.'),
    reason: noteText,
  })
  .check(
    z.refine(({ contract, period, statement }) => statement !== undefined || (contract !== undefined && period !== undefined), {
      path: ['contract'],
      message: `is missing, or the period: ${DISPUTED}`,
    }),
    z.refine(({ contract, period, statement }) => statement === undefined || (contract === undefined && period === undefined), {
      path: ['statement'],
      message: `names the period a second time; ${DISPUTED}`,
    }),
  );
export const decideRequestSchema = z.strictObject({
  outcome: z.enum(DISPUTE_OUTCOMES),
  amount: described(
    z.optional(decimalText),
    'Of `partly-upheld`: how much of the disputed amount is upheld, above 0. Absent: the sum of `lines`.',
  ),
  lines: described(
    z.optional(lineAmounts),
    'Of `partly-upheld`, where the dispute names lines: how much of each is upheld. They add up to `amount`; of a line that is left out nothing is upheld.',
  ),
  reference: described(
    z.optional(personText(1, 200)),
    'The answer of the vendor, where the customer records the decision on a dispute of its own.',
  ),
  note: noteText,
});
export const disputeQuerySchema = listQuery({ ...amountFilters, status: z.optional(z.enum(DISPUTE_STATES)), cursor, limit });
const OF_A_CLAIM = 'Of the claim that a row is received on, or of one that its reference names.';
export const billCreditQuerySchema = listQuery({
  ...amountFilters,
  contract: described(amountFilters.contract, OF_A_CLAIM),
  period: described(amountFilters.period, OF_A_CLAIM),
  customer: described(z.optional(idText), OF_A_CLAIM),
  costCentre: described(z.optional(boundedText(1, 100)), `${OF_A_CLAIM} Not for a token that is bound to a vendor.`),
  state: z.optional(z.enum(BILL_ROW_STATES)),
  lastDayFrom: described(z.optional(dayText), `The last day to claim is this day or a later one. ${OF_A_CLAIM}`),
  lastDayThrough: described(z.optional(dayText), `The last day to claim is this day or an earlier one. ${OF_A_CLAIM}`),
  cursor,
  limit,
});
const OF_ITS_CLAIM = 'Of the claim that an entry is about; other requests are then not listed.';
export const approvalQuerySchema = listQuery({
  state: z.optional(z.enum(APPROVAL_STATES)),
  kind: z.optional(z.enum(APPROVAL_KINDS)),
  contract: described(z.optional(idText), OF_ITS_CLAIM),
  period: described(z.optional(periodText), OF_ITS_CLAIM),
  customer: described(z.optional(idText), OF_ITS_CLAIM),
  costCentre: described(z.optional(boundedText(1, 100)), `${OF_ITS_CLAIM} Not for a token that is bound to a vendor.`),
  lastDayFrom: described(z.optional(dayText), `The last day to claim is this day or a later one. ${OF_ITS_CLAIM}`),
  lastDayThrough: described(z.optional(dayText), `The last day to claim is this day or an earlier one. ${OF_ITS_CLAIM}`),
  currency: amountFilters.currency,
  atLeast: described(z.optional(amountText), 'The least amount of the entry, included. It needs `currency`.'),
  atMost: described(z.optional(amountText), 'The greatest amount of the entry, included. It needs `currency`.'),
  cursor,
  limit,
});
export const approveRequestSchema = z.strictObject({ note: z.optional(noteText) });
export const withdrawRequestSchema = z.strictObject({ note: noteText });
export const remapRequestSchema = z.strictObject({
  vendor: idText,
  month: described(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is no month; write it as "2026-10"')), 'The month of the facts.'),
  component: described(z.optional(boundedText(1, 512)), 'The component, as for `GET /v1/evidence`; absent = all.'),
  try: described(z._default(z.boolean(), false), 'Only report the changes, without making them.'),
});
export const dismissRequestSchema = z.strictObject({ reason: personText(3, 1000) });
export const claimQuerySchema = listQuery({
  ...amountFilters,
  account: described(
    z.optional(z.enum(CLAIM_ACCOUNTS)),
    'Whose balance atLeast and atMost compare; one that a claim does not have is 0, a reserve without bound is above every amount. Absent: owed.',
  ),
  state: z.optional(z.enum(CLAIM_STATES)),
  lastDayFrom: described(z.optional(dayText), 'The last day to claim is this day or a later one.'),
  lastDayThrough: described(z.optional(dayText), 'The last day to claim is this day or an earlier one.'),
  cursor,
  limit,
});
export const claimTransitionRequestSchema = z.strictObject({
  kind: described(
    z.enum(RECORDED_KINDS),
    'The creditor states submitted, withdrawn, reopened, contested, received and written-off; the debtor acknowledged, accepted, rejected and credited. The creditor may record an answer of the debtor with a reference to it. Who recorded an entry may take it back with `reversed`.',
  ),
  amount: described(
    z.optional(decimalText),
    'Decimal text above 0, with exactly the currency’s decimals. Required of credited and received. Absent: all that is open, or the sum of `lines`.',
  ),
  lines: described(z.optional(lineAmounts), 'The amount by lines of the newest statement. They add up to `amount`.'),
  effectiveOn: described(
    z.optional(dayText),
    'The day on which it took effect, such as the value date of a payment; not before the period. Absent: today.',
  ),
  reference: described(
    z.optional(personText(1, 200)),
    "The debtor's ticket, decision or credit note, or the payment. Of `credited` and `received` each counts once.",
  ),
  note: described(
    z.optional(personText(1, 2000)),
    'The reason. Required of withdrawn, reopened, contested, rejected, written-off and reversed.',
  ),
  of: described(
    z.optional(z.int().check(z.minimum(1), z.maximum(9999))),
    'Of `reversed`: the number of the transition that was wrong; the first is 1.',
  ),
});
export const remediesQuerySchema = listQuery({
  on: described(z.optional(dayText), 'Open on this day. Absent: today, UTC.'),
  vendor: z.optional(idText),
  contract: z.optional(idText),
  period: z.optional(periodText),
  customer: amountFilters.customer,
  costCentre: described(
    z.optional(boundedText(1, 100)),
    'Some line of its statement is booked there. Not for a token that is bound to a vendor.',
  ),
  lastDayFrom: described(z.optional(dayText), 'The last day to use it is this day or a later one, or it has none.'),
  lastDayThrough: described(z.optional(dayText), 'The last day to use it is this day or an earlier one.'),
  cursor,
  limit,
});
export const auditTrailQuerySchema = z.strictObject({
  day: described(z.optional(dayText), 'A UTC day. Absent: today.'),
  cursor,
  limit,
});
export const documentQuerySchema = z.strictObject({
  revision: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(9999))),
  language: documentLanguage,
  spreadsheet,
  invoice: described(z.optional(boundedText(1, 100)), 'Of a credit note: a further invoice that it refers to, by its number.'),
  invoiceDate: described(z.optional(daySchema), 'The date of that invoice, 2026-10-01.'),
});
export const packageQuerySchema = z.strictObject({
  language,
  of: described(
    z.prefault(z.enum(PACKAGE_PARTS), 'claimed'),
    '`claimed`: what was submitted, before that a draft of all. `not-claimed`: a draft of what is not claimed yet.',
  ),
});
export const statementPickSchema = z.strictObject({
  revision: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(9999))),
});
/** Months that one request reads, at most. */
export const MAX_AUDIT_MONTHS = 36;
export const auditsQuerySchema = z.strictObject({
  months: described(
    z.prefault(
      z.pipe(
        z.string().check(
          z.regex(/^[1-9]\d?$/, 'is no number of months'),
          z.refine((text) => Number(text) <= MAX_AUDIT_MONTHS, `is more than ${MAX_AUDIT_MONTHS} months`),
        ),
        z.transform(Number),
      ),
      '12',
    ),
    `How many months, up to the present one: ${MAX_AUDIT_MONTHS} at most.`,
  ),
});
export const auditQuerySchema = z.strictObject({ cursor, limit });
export const pageQuerySchema = z.strictObject({ cursor, limit });
export const quarantineQuerySchema = z.strictObject({
  month: z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is no month of receipt; write it as "2026-10"'))),
  cursor,
  limit,
});
