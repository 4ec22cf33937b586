/** Vendors and their webhooks as the API answers them. */
import * as z from 'zod/mini';
import { LIMITS } from '../../declarations/limits.ts';
import { described } from '../described.ts';
import { page } from './page.ts';

const fingerprints = z.array(z.object({ fingerprint: z.string(), since: z.string() }));

/** The secrets of a webhook in a form that every caller may read. */
export const shownSecretsShape = {
  keys: described(
    fingerprints,
    'Addresses that are valid now, newest first: a short name of each (the beginning of the SHA-256 of its last part), and since when it is valid. Without one it has no address.',
  ),
  secrets: described(fingerprints, 'Signing secrets that are valid now, newest first: a short name of each, and since when it is valid.'),
};
const url = described(z.optional(z.string()), 'The address, where this request made it. It is shown once.');
const signed = described(z.boolean(), 'Whether deliveries without a good signature over their body are refused.');
const check = described(
  z.enum(['signature', 'token', 'none']),
  'What a delivery is refused without: a signature over its body, a token that says who sends and covers none of the body, or nothing but the address.',
);

export const webhookResultSchema = z.object({ source: z.string(), vendor: z.string(), url, ...shownSecretsShape, signed, check });

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
      contract: described(z.optional(z.string()), 'The contract that names the sender. Absent: the registration does, or no list.'),
      webhook: z.optional(z.string()),
      as: z.enum(['vendor', 'customer']),
      components: z.optional(z.array(z.string())),
      'expect-every': z.optional(z.string()),
      url,
      keys: z.optional(shownSecretsShape.keys),
      secrets: z.optional(shownSecretsShape.secrets),
      signed: z.optional(signed),
      check: z.optional(check),
      unlisted: described(
        z.optional(z.literal(true)),
        'A webhook that is live and that neither the registration nor a contract here names.',
      ),
      lastSeen: z.optional(z.string()),
      silentSince: z.optional(z.string()),
    }),
  ),
  moreContracts: described(
    z.optional(z.literal(true)),
    `The vendor has more contracts than the ${LIMITS.contractsOfSenders.value} whose senders are here.`,
  ),
});

export const vendorPageSchema = page(
  z.object({
    id: z.string(),
    name: z.string(),
    revision: described(z.int(), '0 of a vendor that only contracts name.'),
    silent: described(z.optional(z.int()), 'Watched senders that are silent now. Absent: none.'),
  }),
);
