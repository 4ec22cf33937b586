/** Bodies and parameters that the HTTP API takes: strict. */
import * as z from 'zod';
import { CLAIM_STATES } from '../domain/claims/states.ts';
import { formatInstant, parseDay, parseInstant } from '../domain/time/instant.ts';
import { senderSchema } from './sender.ts';

const idText = z.string().min(1).max(64);
const periodText = z
  .string()
  .min(4)
  .max(10)
  .regex(/^[0-9QH-]+$/, 'is no period; write "2026-10", "2026-Q4" or "2026"');

const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z.string().min(1).max(2000).optional();

export const auditRequestSchema = z.strictObject({
  period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is no month; write it as "2026-10"'),
  everything: z
    .boolean()
    .default(false)
    .describe('Works out every period of the month again; else those that are due or that something reached since.'),
});
export const webhookRequestSchema = z.strictObject({
  as: z.enum(['vendor', 'customer']).default('vendor'),
  signingSecret: z.string().min(8).max(512).optional().describe('The one before stays valid until the next.'),
  key: z
    .enum(['add', 'replace'])
    .optional()
    .describe('`add`: a new address, the newest old one stays valid; `replace`: all old ones stop at once.'),
});
export const vendorRequestSchema = z.strictObject({
  name: z.string().min(1).max(200),
  senders: z.array(senderSchema).max(100).default([]),
});
const monthText = z.string().regex(/^(\d{4}-(0[1-9]|1[0-2])|standing)$/, 'is no month; write it as "2026-10"');
export const evidenceQuerySchema = z.strictObject({
  vendor: idText,
  component: z.string().min(1).max(512).optional().describe('As the sender calls it; absent = what names none.'),
  month: monthText,
});
export const correctionRequestSchema = z.strictObject({
  vendor: idText,
  component: z.string().min(1).max(512).optional(),
  month: monthText.describe('The month in which the event stands.'),
  sender: z.string().min(1).max(300).describe('As /v1/evidence names it.'),
  id: z.string().min(1).max(256),
  reason: z.string().min(3).max(1000),
  replacement: z.record(z.string(), z.unknown()).optional().describe('A whole event with its `type`; absent = withdrawn.'),
});
const instantText = z
  .string()
  .max(40)
  .refine((text) => parseInstant(text) !== undefined, 'is no instant; write it as "2026-11-01T00:00:00Z"')
  .transform((text) => formatInstant(parseInstant(text)!));
export const statementQuerySchema = z.strictObject({
  period: periodText.optional(),
  contract: idText.optional(),
  vendor: idText.optional(),
  updatedSince: instantText
    .optional()
    .describe('Only revisions issued at or after this instant, in that order; a page may be short, go on while there is a cursor.'),
  cursor,
  limit,
});
const language = z.enum(['en', 'zh']).default('en');
const ledgerSpan = {
  from: instantText.describe('Entries posted at or after this instant.'),
  until: instantText.optional().describe('Entries posted before it. Absent: now.'),
  vendor: idText.optional(),
  period: periodText.optional(),
  contract: idText.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is no ISO 4217 code')
    .optional(),
  costCentre: z.string().min(1).max(100).optional(),
};
export const ledgerQuerySchema = z.strictObject({ ...ledgerSpan, cursor, limit });
export const ledgerDocumentQuerySchema = z.strictObject({ ...ledgerSpan, language });
export const disputeRequestSchema = z.strictObject({
  contract: idText,
  period: periodText,
  about: z.array(z.string().min(1).max(300)).max(100).default([]).describe('Ids of events, or numbers of lines.'),
  reason: z.string().min(3).max(2000),
});
export const disputeQuerySchema = z.strictObject({ contract: idText });
export const settleRequestSchema = z.strictObject({ note: z.string().min(3).max(2000) });
export const claimQuerySchema = z.strictObject({
  state: z.enum(CLAIM_STATES).optional(),
  contract: idText.optional(),
  vendor: idText.optional(),
  cursor,
  limit,
});
export const claimStepRequestSchema = z.strictObject({
  kind: z
    .enum(['submitted', 'acknowledged', 'accepted', 'partly-accepted', 'rejected', 'credited', 'settled'])
    .describe('A vendor says acknowledged, accepted, partly-accepted, rejected and credited; the customer all of them.'),
  amount: z.string().max(40).optional().describe('Claimed, accepted or credited: decimal text with exactly the currency’s decimals.'),
  reference: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("The vendor's ticket, decision or credit note. Of `credited` each counts once."),
  note: z.string().min(1).max(2000).optional(),
});
const dayText = z.string().refine((text) => parseDay(text) !== undefined, 'is no day; write it as "2026-11-26"');
export const rightsQuerySchema = z.strictObject({
  on: dayText.optional().describe('Open on this day. Absent: today, UTC.'),
  vendor: idText.optional(),
  cursor,
  limit,
});
export const trailQuerySchema = z.strictObject({
  day: dayText.optional().describe('A UTC day. Absent: today.'),
  cursor,
  limit,
});
export const documentQuerySchema = z.strictObject({ revision: z.coerce.number().int().min(1).max(9999).optional(), language });
export const packageQuerySchema = z.strictObject({ language });
export const statementPickSchema = z.strictObject({ revision: z.coerce.number().int().min(1).max(9999).optional() });
export const auditQuerySchema = z.strictObject({ cursor, limit });
export const pageQuerySchema = z.strictObject({ cursor, limit });
export const quarantineQuerySchema = z.strictObject({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is no month of receipt; write it as "2026-10"')
    .optional(),
  cursor,
  limit,
});
