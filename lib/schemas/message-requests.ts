/** Bodies and parameters of the routes of messages; strict. */
import * as z from 'zod/mini';
import { KINDS_OF_ROLE, MESSAGE_KINDS, MESSAGE_LANGUAGES } from '../declarations/messages.ts';
import type { Role } from '../declarations/roles.ts';
import { described } from './described.ts';
import { cursor, idText, limit } from './request-parts.ts';
import { boundedText } from './words.ts';

export const ROLE_NAMES = Object.keys(KINDS_OF_ROLE) as [Role, ...Role[]];

export const distinct = z.refine<readonly string[]>((names) => new Set(names).size === names.length, 'names one of them twice');

export const addressText = boundedText(3, 254).check(z.regex(z.regexes.email, 'is no e-mail address; write it as "ana@example.com"'));

/** What both the request and the answer have. */
export const subscriptionShape = {
  address: described(addressText, 'An e-mail address.'),
  language: z.enum(MESSAGE_LANGUAGES),
  role: described(z.enum(ROLE_NAMES), 'What its holder does. It decides which kinds it may get; `vendor` is a user of one vendor.'),
  vendors: described(
    z.optional(z.array(idText).check(z.minLength(1), z.maxLength(50), distinct)),
    'Only messages about these; absent: about all. The role `vendor` names exactly one.',
  ),
  kinds: described(z.optional(z.array(z.enum(MESSAGE_KINDS)).check(z.minLength(1), distinct)), 'Absent: the kinds of its role.'),
};

export const subscriptionRequestSchema = z.strictObject(subscriptionShape);

export const messageQuerySchema = z.strictObject({
  month: described(
    z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is no month; write it as "2026-11"'))),
    'The UTC month of the events; absent: this month.',
  ),
  cursor,
  limit,
});
