/** The shape of senders. */
import * as z from 'zod/mini';
import { described } from './described.ts';
import { boundedText, nameSchema } from './words.ts';

/** A sender in contracts and in vendors' registrations. */
export const senderSchema = z.strictObject({
  account: described(
    z.optional(z.string().check(z.regex(/^[A-Za-z0-9]{12,128}$/, 'is no AWS account id, which has 12 digits'))),
    'An AWS account on the bus.',
  ),
  webhook: described(z.optional(nameSchema), 'Or a source, for which a webhook is made.'),
  as: described(z.enum(['vendor', 'customer']), 'The party for which it reports.'),
  components: described(
    z.optional(z.array(boundedText(1, 512)).check(z.minLength(1))),
    "Names of components on which it may report. Absent: all of the vendor's.",
  ),
  'expect-every': described(
    z.optional(z.string().check(z.maxLength(40))),
    'The longest interval between its events ("1 h"); longer silence is an event of Makegood. Absent: nothing is expected.',
  ),
});
