/** Bodies and parameters that the HTTP API takes: strict. */
import * as z from 'zod';
import { senderSchema } from './order.ts';

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
export const statementQuerySchema = z.strictObject({
  period: periodText.optional(),
  contract: idText.optional(),
  vendor: idText.optional(),
  cursor,
  limit,
});
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
