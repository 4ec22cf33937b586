/** Vendors and their webhooks as the API answers them. */
import * as z from 'zod/mini';
import { described } from '../described.ts';
import { page } from './page.ts';

export const webhookResultSchema = z.object({
  source: z.string(),
  vendor: z.string(),
  url: z.string(),
  keys: described(z.array(z.object({ url: z.string(), since: z.string() })), 'Addresses that are valid now, newest first.'),
  signed: described(z.boolean(), 'Whether deliveries without a good signature are refused.'),
});

export const acceptedSchema = z.object({
  status: z.enum(['accepted', 'ignored']),
  facts: described(
    z.optional(z.array(z.object({ type: z.string(), id: z.string(), component: z.optional(z.string()) }))),
    'What was understood.',
  ),
  because: described(z.optional(z.string()), 'Why it was ignored.'),
});

export const vendorSchema = z.object({
  id: z.string(),
  name: described(z.string(), 'The id, of a vendor that only contracts name.'),
  revision: described(z.int(), '0 of a vendor that is not registered.'),
  senders: z.array(
    z.object({
      account: z.optional(z.string()),
      webhook: z.optional(z.string()),
      as: z.enum(['vendor', 'customer']),
      components: z.optional(z.array(z.string())),
      'expect-every': z.optional(z.string()),
      url: z.optional(z.string()),
      signed: described(z.optional(z.boolean()), 'Whether deliveries without a good signature are refused.'),
      unlisted: described(
        z.optional(z.literal(true)),
        'A webhook that is live and stands neither in the registration nor under another sender here.',
      ),
      lastSeen: z.optional(z.string()),
      silentSince: z.optional(z.string()),
    }),
  ),
});

export const vendorPageSchema = page(
  z.object({ id: z.string(), name: z.string(), revision: described(z.int(), '0 of a vendor that only contracts name.') }),
);
