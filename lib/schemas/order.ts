/** The shape of the order: what one customer has under the terms. */
import * as z from 'zod/mini';
import { described } from './described.ts';
import { senderSchema } from './sender.ts';
import { daySchema, nameSchema, operandSchema, shownOnly, textSchema, wordSchema } from './words.ts';

const partyInvoiceSchema = shownOnly(
  described(
    z.optional(
      z.strictObject({
        country: described(
          z.string().check(z.regex(/^[A-Z]{2}$/, 'a country is two capital letters of ISO 3166-1: CN')),
          'Its country, ISO 3166-1.',
        ),
        'vat-id': described(z.optional(wordSchema), 'Its VAT identifier. Absent: none.'),
        registration: described(z.optional(wordSchema), 'Its number in the register of companies. Absent: none.'),
        endpoint: described(
          z.strictObject({
            scheme: described(
              z.string().check(z.regex(/^(0\d{3}|9\d{3})$/, 'a scheme of the Electronic Address Scheme list of Peppol: 0088, 9930')),
              'Scheme of the Electronic Address Scheme list, such as "0088" (GLN) or "9930" (German VAT number).',
            ),
            id: described(wordSchema, 'Its id there.'),
          }),
          'Where its e-invoices go.',
        ),
        street: described(z.optional(wordSchema), 'Street. Absent: not said.'),
        city: described(z.optional(wordSchema), 'City. Absent: not said.'),
        postcode: described(z.optional(wordSchema), 'Postcode. Absent: not said.'),
        contact: described(
          z.optional(
            z.strictObject({
              name: described(wordSchema, 'Name.'),
              phone: described(wordSchema, 'Telephone.'),
              mail: described(wordSchema, 'E-mail.'),
            }),
          ),
          'Whom to ask; German rules want it of the vendor. Absent: nobody.',
        ),
      }),
    ),
    'What an e-invoice says of it. Absent: no e-invoices.',
  ),
);

const partySchema = z.strictObject({
  id: shownOnly(described(nameSchema, 'Its id.')),
  name: shownOnly(described(textSchema, 'Its name.')),
  invoice: partyInvoiceSchema,
});

const taxSchema = described(
  z
    .strictObject({
      category: described(
        z.enum(['S', 'Z', 'E', 'AE', 'O']),
        'S standard rate, Z zero rate, E exempt, AE reverse charge, O outside the scope.',
      ),
      rate: described(
        z.optional(z.string().check(z.regex(/^\d{1,2}(\.\d{1,2})?%$/, 'a rate is written as "19%"'))),
        'The rate; for S. Absent: none.',
      ),
      reason: described(z.optional(wordSchema), 'Why no tax is charged; for E, AE and O. Absent: none.'),
    })
    .check(
      z.refine(({ category, rate }) => (category === 'S') === (rate !== undefined), 'S needs a `rate`, the others have none'),
      z.refine(
        ({ category, reason }) => ['E', 'AE', 'O'].includes(category) === (reason !== undefined),
        'E, AE and O need a `reason`, the others have none',
      ),
    ),
  'How credits are taxed.',
);
const attributeValues = z.record(nameSchema, z.union([z.string().check(z.maxLength(200)), z.int()]));

export const orderSchema = z.strictObject({
  id: shownOnly(described(nameSchema, 'Id of the contract.')),
  title: shownOnly(described(textSchema, 'Its title.')),
  vendor: described(partySchema, 'Who serves.'),
  customer: described(partySchema, 'Who is served.'),
  from: described(daySchema, 'First day of the term.'),
  through: described(z.optional(daySchema), 'The last day, inclusive.'),
  senders: described(
    z.optional(z.array(senderSchema).check(z.maxLength(50))),
    'Who may speak: an AWS account on the bus, or a webhook of one source.',
  ),
  'without-component': described(
    z.enum(['count', 'leave-out']),
    'Evidence that names no component counts for the whole, or is left out and listed. What other events of its record name, it names too.',
  ),
  'cost-centre': described(z.optional(wordSchema), 'Where the customer books what is credited. Absent: none.'),
  invoice: shownOnly(
    described(
      z.optional(
        z.strictObject({
          'buyer-reference': described(wordSchema, "The customer's reference, which its e-invoices must carry."),
          tax: taxSchema,
        }),
      ),
      'What e-invoices need beside the parties. Absent: no e-invoices.',
    ),
  ),
  components: described(
    z.optional(
      z.record(
        nameSchema,
        z.strictObject({
          kind: described(nameSchema, 'One of the kinds of the terms.'),
          in: described(z.optional(nameSchema), 'The component it lies in, where its kind lies in another.'),
          'depends-on': described(z.optional(z.array(nameSchema)), 'Components it depends on. Absent: none.'),
          'known-as': described(
            z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(512)))),
            'What senders call it. Its own id is always known.',
          ),
          'cost-centre': described(z.optional(wordSchema), 'Where credits for it are booked. Absent: that of the order.'),
          attributes: described(z.optional(attributeValues), 'Its attributes. Absent: their defaults.'),
        }),
      ),
    ),
    'The members, by id.',
  ),
  attributes: described(z.optional(attributeValues), 'Attributes of the customer.'),
  charges: described(
    z.optional(
      z
        .array(
          z.strictObject({
            kind: described(wordSchema, 'recurring, usage, one-time, tax ... as `charges` names it.'),
            amount: described(z.string().check(z.maxLength(60)), '"1200.00 CNY"'),
            component: described(z.optional(nameSchema), 'What it is for. Absent: the whole.'),
            every: described(z.enum(['month', 'once']), 'Each month of the term, or once.'),
            'part-month': described(z.optional(z.enum(['whole', 'by-days'])), 'What a month that is only partly in the term costs.'),
            spread: described(
              z.optional(z.enum(['months', 'days'])),
              'A prepayment (`every: once`) for `from`..`through`: each month, or each day, has its equal part.',
            ),
            from: described(z.optional(daySchema), 'Its first day. Absent: that of the term.'),
            through: described(z.optional(daySchema), 'Its last day, inclusive. Absent: that of the term.'),
          }),
        )
        .check(z.maxLength(1000)),
    ),
    'What is paid; billing events add to it.',
  ),
  parameters: described(z.optional(z.record(nameSchema, operandSchema)), 'Values of the parameters of the terms.'),
});
