/** Who may speak. */
import * as z from 'zod/mini';
import { described } from './described.ts';
import { nameSchema } from './words.ts';

/** As contracts and vendors' registrations say it. */
export const senderSchema = z.strictObject({
  account: described(
    z.optional(z.string().check(z.regex(/^[A-Za-z0-9]{12,128}$/, 'an AWS account id (12 digits)'))),
    'An AWS account on the bus.',
  ),
  webhook: described(z.optional(nameSchema), 'Or a source whose webhook is made for it.'),
  as: described(z.enum(['vendor', 'customer']), 'Whose word it is.'),
  components: described(
    z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(512))).check(z.minLength(1))),
    "Names of components it may speak of. Absent: all of the vendor's.",
  ),
  'expect-every': described(
    z.optional(z.string().check(z.maxLength(40))),
    'Something must come from it so often ("1 h"), or its silence is an event. Absent: nothing is expected.',
  ),
});
