/** The shape of the order: the parties, components, charges and senders of one customer under the terms. */
import * as z from 'zod/mini';
import { described } from './described.ts';
import { invoiceReferenceSchema, orderInvoiceSchema, partyInvoiceSchema } from './order-invoice.ts';
import { senderSchema } from './sender.ts';
import { boundedText, daySchema, nameSchema, operandSchema, shownOnly, textSchema, titleShape, wordSchema } from './words.ts';

const partySchema = z.strictObject({
  id: shownOnly(described(nameSchema, 'Its id.')),
  name: shownOnly(described(textSchema, 'Its name.')),
  address: shownOnly(
    described(
      z.optional(z.array(boundedText(1, 100)).check(z.minLength(1), z.maxLength(8))),
      'Its postal address for letters and statements, line by line. Absent: the street, postcode, city and country of `invoice`.',
    ),
  ),
  place: shownOnly(
    described(
      z.optional(wordSchema),
      'Where its letters are dated. Absent: the city of `invoice`; without one a letter has its date alone.',
    ),
  ),
  invoice: partyInvoiceSchema,
});

const attributeValues = z.record(nameSchema, z.union([boundedText(0, 200), z.int()]));

export const orderSchema = z.strictObject({
  id: shownOnly(described(nameSchema, 'Id of the contract.')),
  title: shownOnly(described(textSchema, 'Its title.')),
  vendor: described(partySchema, 'Who serves.'),
  customer: described(partySchema, 'The customer.'),
  from: described(daySchema, 'First day of the term.'),
  through: described(z.optional(daySchema), 'The last day, inclusive.'),
  senders: described(
    z.optional(z.array(senderSchema).check(z.maxLength(50))),
    'The permitted senders: an AWS account on the bus, or a webhook of one source.',
  ),
  'without-component': described(
    z.enum(['count', 'leave-out']),
    'Whether evidence without a component counts for the whole, or is left out and listed. An event without a component also has the components of other events of its record.',
  ),
  'cost-centre': described(z.optional(wordSchema), 'Where the customer books credits. Absent: none.'),
  invoice: orderInvoiceSchema,
  components: described(
    z.optional(
      z.record(
        nameSchema,
        z.strictObject({
          kind: described(nameSchema, 'One of the kinds of the terms.'),
          ...titleShape,
          in: described(z.optional(nameSchema), 'The component that contains it, where its kind is inside another.'),
          'depends-on': described(z.optional(z.array(nameSchema)), 'Components it depends on. Absent: none.'),
          'known-as': described(z.optional(z.array(boundedText(1, 512))), 'Its names in events of senders. Its own id is always known.'),
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
            component: described(z.optional(nameSchema), 'The component of the charge. Absent: the whole.'),
            every: described(
              z.enum(['month', 'quarter', 'half-year', 'year', 'once']),
              'Each month of the term; each quarter, half-year or year, counted from its first day; or once.',
            ),
            'part-month': described(
              z.optional(z.enum(['whole', 'by-days'])),
              'Needed with `every: month`, and only there: the charge of a month that is only partly in the term.',
            ),
            spread: described(
              z.optional(z.enum(['months', 'days'])),
              'A prepayment (`every: once`) for `from`..`through`, or for each quarter, half-year or year: each month, or each day, has an equal part. Absent: it counts whole in the period in which it begins.',
            ),
            from: described(z.optional(daySchema), 'Its first day. Absent: that of the term.'),
            through: described(z.optional(daySchema), 'Its last day, inclusive. Absent: that of the term.'),
            invoice: shownOnly(
              described(z.optional(invoiceReferenceSchema), 'The invoice that billed it, to which credit notes refer. Absent: not named.'),
            ),
            invoices: shownOnly(
              described(
                z.optional(z.record(boundedText(1, 40), invoiceReferenceSchema)),
                'The invoices that billed it, by the label of the credited period: { "2026-10": { number: R-1044 } }. Absent: `invoice`.',
              ),
            ),
          }),
        )
        .check(z.maxLength(1000)),
    ),
    'The charges; billing events add to them.',
  ),
  parameters: described(z.optional(z.record(nameSchema, operandSchema)), 'Values of the parameters of the terms.'),
});
