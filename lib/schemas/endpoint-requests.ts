/** Bodies and parameters of the routes of endpoints; strict. */
import * as z from 'zod/mini';
import { ENDPOINT_KINDS, OVERLAP_HOURS } from '../declarations/endpoints.ts';
import { LIMITS } from '../declarations/limits.ts';
import { MESSAGE_LANGUAGES } from '../declarations/messages.ts';
import { described } from './described.ts';
import { ROLE_NAMES, addressText, distinct } from './message-requests.ts';
import { cursor, dayOrInstantText, idText, limit } from './request-parts.ts';
import { boundedText, personText } from './words.ts';

/** What both the request and the answer have. */
export const endpointShape = {
  url: described(
    boundedText(1, LIMITS.endpointUrl.value),
    'https at port 443, with the name of a host: "https://hooks.example.com/makegood".',
  ),
  description: z.optional(personText(1, 200)),
  contact: described(z.optional(addressText), 'Gets a mail when Makegood disables the endpoint.'),
  language: described(z.optional(z.enum(MESSAGE_LANGUAGES)), 'Of the mail to `contact`; absent: `en`.'),
  kinds: described(z.optional(z.array(z.enum(ENDPOINT_KINDS)).check(z.minLength(1), distinct)), 'Absent: the kinds of its role.'),
};

const vendors = described(
  z.optional(z.array(idText).check(z.minLength(1), z.maxLength(50), distinct)),
  'Only events about these; absent: about all. The role `vendor` names exactly one. A token that is bound to a vendor leaves it out.',
);

export const endpointRequestSchema = z.strictObject({
  ...endpointShape,
  role: described(
    z.optional(z.enum(ROLE_NAMES)),
    'Decides which kinds it may get. Absent: `finance`; of a token that is bound to a vendor it is `vendor`.',
  ),
  vendors,
});

export const endpointStateSchema = z.strictObject({ state: z.enum(['enabled', 'disabled']) });

export const rotationRequestSchema = z.strictObject({
  overlapHours: described(
    z._default(z.int().check(z.minimum(0), z.maximum(OVERLAP_HOURS.most)), OVERLAP_HOURS.usual),
    'For so many hours the secret before signs too.',
  ),
});

export const emptyRequestSchema = z.strictObject({});

export const replayRequestSchema = z
  .strictObject({
    delivery: described(z.optional(boundedText(1, 64)), 'Only this one.'),
    since: described(z.optional(dayOrInstantText), 'All whose event is not before this instant, held and delivered ones too.'),
    cursor,
  })
  .check(
    z.refine(
      ({ delivery, since }) => (delivery === undefined) !== (since === undefined),
      'names either a delivery or an instant since which',
    ),
  );

export const deliveryQuerySchema = z.strictObject({
  state: z.optional(z.enum(['waiting', 'delivered', 'failed', 'held'])),
  cursor,
  limit,
});
