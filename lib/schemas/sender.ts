/** Who may speak. */
import * as z from 'zod';
import { nameSchema } from './words.ts';

/** As contracts and vendors' registrations say it. */
export const senderSchema = z.strictObject({
  account: z
    .string()
    .regex(/^[A-Za-z0-9]{12,128}$/, 'an AWS account id (12 digits)')
    .optional()
    .describe('An AWS account on the bus.'),
  webhook: nameSchema.optional().describe('Or a source whose webhook is made for it.'),
  as: z.enum(['vendor', 'customer']).describe('Whose word it is.'),
  components: z
    .array(z.string().min(1).max(512))
    .min(1)
    .optional()
    .describe("Names of components it may speak of. Absent: all of the vendor's."),
  'expect-every': z
    .string()
    .max(40)
    .optional()
    .describe('Something must be heard of it so often ("1 h"), or its silence is told. Absent: nothing is expected.'),
});
