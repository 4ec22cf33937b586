/** Endpoints and deliveries as the API answers them. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';
import { endpointShape } from '../endpoint-requests.ts';
import { ROLE_NAMES } from '../message-requests.ts';
import { page } from './page.ts';

const shape = {
  name: described(z.string(), 'Of an endpoint of a vendor: `<vendor>.<name>`. A token that is bound to the vendor may leave its id out.'),
  ...endpointShape,
  role: z.enum(ROLE_NAMES),
  vendors: z.optional(z.array(z.string())),
  createdAt: z.string(),
  secrets: described(
    z.array(
      z.object({
        fingerprint: described(z.string(), 'The beginning of its SHA-256.'),
        since: z.string(),
        until: described(z.optional(z.string()), 'It signs until then; absent: until another is made.'),
      }),
    ),
    'Those that sign, the newest first. A secret is in the answer that makes it, and in no other.',
  ),
  state: z.enum(['enabled', 'disabled']),
  reason: described(
    z.optional(z.enum(['by-hand', 'gone', 'failing'])),
    'Why it is disabled. gone: it answered 410. failing: no attempt succeeded for five days.',
  ),
  changedAt: z.optional(z.string()),
  failingSince: described(z.optional(z.string()), 'The first attempt without success since the last one with.'),
  restsUntil: described(z.optional(z.string()), 'Nothing is sent to it before.'),
};

export const endpointSchema = annotated(z.object(shape), { id: 'Endpoint' });

export const endpointsSchema = z.object({ items: z.array(endpointSchema) });

export const endpointWithSecretSchema = annotated(
  z.object({ ...shape, secret: described(z.string(), 'Shown this once: "whsec_" and base64.') }),
  { id: 'EndpointWithSecret' },
);

const delivery = {
  id: described(z.string(), 'The `webhook-id`: the same for each attempt and replay.'),
  type: z.string(),
  at: described(z.string(), 'The instant of the event.'),
  state: described(
    z.enum(['waiting', 'delivered', 'failed', 'held']),
    'held: the endpoint is disabled, or was. failed: all attempts failed. A replay sends either.',
  ),
  nextAt: z.optional(z.string()),
  attempted: described(z.int(), 'Attempts in all; the last 20 are listed.'),
  attempts: z.array(
    z.object({
      at: z.string(),
      status: described(z.optional(z.int()), 'Absent: no answer came.'),
      error: z.optional(z.string()),
      durationMs: z.int(),
      excerpt: described(z.optional(z.string()), 'The beginning of an answer without success.'),
    }),
  ),
};

export const deliverySchema = annotated(z.object({ ...delivery, body: described(z.string(), 'The exact text that is signed and sent.') }), {
  id: 'Delivery',
});

export const deliveryPageSchema = page(annotated(z.object(delivery), { id: 'DeliveryEntry' }));

export const replayedSchema = z.object({
  replayed: z.int(),
  cursor: described(z.optional(z.string()), 'What the next request goes on from; absent: all are replayed.'),
});
