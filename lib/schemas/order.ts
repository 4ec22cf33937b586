/** The shape of the order: what one customer has under the terms. */
import * as z from 'zod';
import { senderSchema } from './sender.ts';
import { daySchema, nameSchema, operandSchema, shownOnly, textSchema, wordSchema } from './words.ts';

const partyInvoiceSchema = shownOnly(
  z
    .strictObject({
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'a country is two capital letters of ISO 3166-1: CN')
        .describe('Its country, ISO 3166-1.'),
      'vat-id': wordSchema.optional().describe('Its VAT identifier. Absent: none.'),
      registration: wordSchema.optional().describe('Its number in the register of companies. Absent: none.'),
      endpoint: z
        .strictObject({
          scheme: z
            .string()
            .regex(/^(0\d{3}|9\d{3})$/, 'a scheme of the Electronic Address Scheme list of Peppol: 0088, 9930')
            .describe('Scheme of the Electronic Address Scheme list, such as "0088" (GLN) or "9930" (German VAT number).'),
          id: wordSchema.describe('Its id there.'),
        })
        .describe('Where its e-invoices go.'),
      street: wordSchema.optional().describe('Street. Absent: not said.'),
      city: wordSchema.optional().describe('City. Absent: not said.'),
      postcode: wordSchema.optional().describe('Postcode. Absent: not said.'),
      contact: z
        .strictObject({
          name: wordSchema.describe('Name.'),
          phone: wordSchema.describe('Telephone.'),
          mail: wordSchema.describe('E-mail.'),
        })
        .optional()
        .describe('Whom to ask; German rules want it of the vendor. Absent: nobody.'),
    })
    .optional()
    .describe('What an e-invoice says of it. Absent: no e-invoices.'),
);

const partySchema = z.strictObject({
  id: shownOnly(nameSchema.describe('Its id.')),
  name: shownOnly(textSchema.describe('Its name.')),
  invoice: partyInvoiceSchema,
});

const taxSchema = z
  .strictObject({
    category: z
      .enum(['S', 'Z', 'E', 'AE', 'O'])
      .describe('S standard rate, Z zero rate, E exempt, AE reverse charge, O outside the scope.'),
    rate: z
      .string()
      .regex(/^\d{1,2}(\.\d{1,2})?%$/, 'a rate is written as "19%"')
      .optional()
      .describe('The rate; for S. Absent: none.'),
    reason: wordSchema.optional().describe('Why no tax is charged; for E, AE and O. Absent: none.'),
  })
  .refine(({ category, rate }) => (category === 'S') === (rate !== undefined), 'S needs a `rate`, the others have none')
  .refine(
    ({ category, reason }) => ['E', 'AE', 'O'].includes(category) === (reason !== undefined),
    'E, AE and O need a `reason`, the others have none',
  )
  .describe('How credits are taxed.');
const attributeValues = z.record(nameSchema, z.union([z.string().max(200), z.int()]));

export const orderSchema = z.strictObject({
  id: shownOnly(nameSchema.describe('Id of the contract.')),
  title: shownOnly(textSchema.describe('Its title.')),
  vendor: partySchema.describe('Who serves.'),
  customer: partySchema.describe('Who is served.'),
  from: daySchema.describe('First day of the term.'),
  through: daySchema.optional().describe('The last day, inclusive.'),
  senders: z.array(senderSchema).max(50).optional().describe('Who may speak: an AWS account on the bus, or a webhook of one source.'),
  'without-component': z
    .enum(['count', 'leave-out'])
    .describe(
      'Evidence that names no component counts for the whole, or is left out and listed. What other events of its record name, it names too.',
    ),
  'cost-centre': wordSchema.optional().describe('Where the customer books what is credited. Absent: none.'),
  invoice: shownOnly(
    z
      .strictObject({
        'buyer-reference': wordSchema.describe("The customer's reference, which its e-invoices must carry."),
        tax: taxSchema,
      })
      .optional()
      .describe('What e-invoices need beside the parties. Absent: no e-invoices.'),
  ),
  components: z
    .record(
      nameSchema,
      z.strictObject({
        kind: nameSchema.describe('One of the kinds of the terms.'),
        in: nameSchema.optional().describe('The component it lies in, where its kind lies in another.'),
        'depends-on': z.array(nameSchema).optional().describe('Components it depends on. Absent: none.'),
        'known-as': z.array(z.string().min(1).max(512)).optional().describe('What senders call it. Its own id is always known.'),
        'cost-centre': wordSchema.optional().describe('Where credits for it are booked. Absent: that of the order.'),
        attributes: attributeValues.optional().describe('Its attributes. Absent: their defaults.'),
      }),
    )
    .optional()
    .describe('The members, by id.'),
  attributes: attributeValues.optional().describe('Attributes of the customer.'),
  charges: z
    .array(
      z.strictObject({
        kind: wordSchema.describe('recurring, usage, one-time, tax ... as `charges` names it.'),
        amount: z.string().max(60).describe('"1200.00 CNY"'),
        component: nameSchema.optional().describe('What it is for. Absent: the whole.'),
        every: z.enum(['month', 'once']).describe('Each month of the term, or once.'),
        'part-month': z.enum(['whole', 'by-days']).optional().describe('What a month that is only partly in the term costs.'),
        spread: z
          .enum(['months', 'days'])
          .optional()
          .describe('A prepayment (`every: once`) for `from`..`through`: each month, or each day, has its equal part.'),
        from: daySchema.optional().describe('Its first day. Absent: that of the term.'),
        through: daySchema.optional().describe('Its last day, inclusive. Absent: that of the term.'),
      }),
    )
    .max(1000)
    .optional()
    .describe('What is paid; billing events add to it.'),
  parameters: z.record(nameSchema, operandSchema).optional().describe('Values of the parameters of the terms.'),
});
