/** The shape of the terms: the text, the same for many customers. */
import * as z from 'zod/mini';
import { described } from './described.ts';
import { LINE_ROUNDINGS } from '../domain/contract/terms.ts';
import { limitShape } from './operator-schemas.ts';
import {
  boundedText,
  daySchema,
  meaning,
  nameSchema,
  operandSchema,
  paperShape,
  reportersSchema,
  shownOnly,
  textSchema,
  titleShape,
  wordSchema,
} from './words.ts';

/** A version or year may be written without quotes. */
const versionSchema = z.union([boundedText(1, 100), z.pipe(z.int(), z.transform(String))]);

export const periodSchema = z.strictObject({
  every: described(
    z.union([
      z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year']),
      z
        .string()
        .check(
          z.regex(
            /^([2-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-6]) days$/,
            'write a calendar unit (month, quarter ...), or 2 to 366 days as "30 days"',
          ),
        ),
    ]),
    'The service period that is measured and credited: a calendar unit, or "30 days" counted from the first day of the term.',
  ),
  zone: described(wordSchema, 'IANA time zone in which periods begin and end.'),
  starts: meaning(
    described(
      z.optional(
        z.union([
          z.enum(['calendar', 'term']),
          z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/, 'a fiscal start is MM-DD')),
        ]),
      ),
      '`calendar`, `term` (anniversary of the term), or a fiscal start MM-DD. Absent: `calendar`.',
    ),
    'calendar',
  ),
  'part-period': described(
    z.enum(['clipped', 'whole', 'none']),
    'A period that is only partly in the term: measured over its part, counted as a whole period, or not a period.',
  ),
  ...paperShape,
});

const attributeSchema = z.strictObject({
  of: described(nameSchema, 'customer, a component kind or a record kind.'),
  values: described(
    z.optional(
      z.union([
        z.array(wordSchema).check(z.minLength(1), z.maxLength(200)),
        z.record(wordSchema, shownOnly(described(textSchema, 'What the word means.'))),
      ]),
    ),
    'Its closed vocabulary, highest first; with definitions when written as a map.',
  ),
  unit: described(z.optional(wordSchema), 'Instead of values: a number (count, date, share, or a unit of measure).'),
  names: described(
    z.optional(nameSchema),
    'Instead of values: the kind of the record that it names by its id, such as the outage of a ticket.',
  ),
  default: described(
    z.optional(wordSchema),
    'The value without evidence. With `names`: `none`, or `itself` for a record that names one of its own kind.',
  ),
  'reads-as': described(z.optional(z.record(wordSchema, wordSchema)), "Words that tools send, and the contract's own word for each."),
  'reported-by': described(
    z.optional(reportersSchema),
    'The accepted reporters. Absent: all senders except those of a party that owes by it.',
  ),
  ...titleShape,
  ...paperShape,
});

const objectiveSchema = z.strictObject({
  ...limitShape,
  aim: shownOnly(described(z.optional(operandSchema), 'A stricter aim: shown, never credited.')),
  holds: described(z.optional(z.literal(true)), 'For a flag: it must hold.'),
  ...titleShape,
  ...paperShape,
});

const capSchema = z.strictObject({
  'at-most': described(operandSchema, 'An amount, or a percentage with `of`.'),
  of: described(z.optional(nameSchema), 'The base of the percentage.'),
  over: described(
    z.optional(wordSchema),
    '"12 months" or "4 periods": the cap applies to the total that this credit paid in these months or periods, this one included.',
  ),
});

const creditSchema = z.strictObject({
  of: described(z.optional(operandSchema), 'The base amount.'),
  times: described(z.optional(operandSchema), 'The rate: the part of the base that is owed.'),
  for: shownOnly(
    described(
      z.optional(nameSchema),
      'The objective of the credit; the credit is owed whenever `times` is above 0, for any outcome of the objective.',
    ),
  ),
  'if-breached': described(z.optional(nameSchema), 'The objective of the credit; the credit is owed once for each breached case of it.'),
  sum: described(z.optional(z.array(nameSchema).check(z.minLength(1))), 'Adds up other credits.'),
  highest: described(z.optional(z.array(nameSchema).check(z.minLength(1))), 'Only the largest of other credits; of equal ones the first.'),
  each: described(
    z.optional(nameSchema),
    'Of `highest`: what is compared. The name of a component kind or record kind: what they add up to for each one; `agreement`: their sums. Needed where they have lines for components or records.',
  ),
  if: described(z.optional(z.array(nameSchema).check(z.minLength(1))), 'Gates: flags that must all hold, evaluated before amounts.'),
  cap: described(z.optional(z.array(capSchema).check(z.minLength(1))), 'Caps, applied in this order.'),
  minimum: described(
    z.optional(z.strictObject({ 'at-least': z.optional(operandSchema), 'more-than': z.optional(operandSchema) })),
    'Compared with the exact sum after caps, before rounding; below it nothing is owed.',
  ),
  'owed-to': described(
    z.optional(z.literal('vendor')),
    'Owed to the vendor: an earn-back, or a charge beyond a free quota. It lowers the total. Absent: to the customer.',
  ),
  ...titleShape,
  ...paperShape,
});

const claimStepSchema = z.strictObject({
  step: described(z.enum(['ticket', 'notice', 'claim']), 'The form in which the customer must claim.'),
  after: described(
    z.enum(['outage-start', 'outage-end', 'aware', 'ticket-closed', 'period-end', 'statement']),
    'The event from which its time counts.',
  ),
  opens: described(z.optional(wordSchema), 'The earliest time after that event. Absent: at once.'),
  within: described(z.optional(wordSchema), 'The latest time after that event: 30 days, 5 business days, 2 months, 72 h.'),
  'by-end-of': described(z.optional(wordSchema), 'Instead of `within`: until the end of a number of periods after this one.'),
  hours: described(z.optional(nameSchema), 'The calendar of business days; needed with them.'),
  per: meaning(
    shownOnly(described(z.optional(z.enum(['outage', 'period'])), 'Sent once for each outage, or once for the period. Absent: period.')),
    'period',
  ),
});

const claimSchema = z.union([
  z.literal('automatic'),
  z.strictObject({
    automatic: described(z.literal(true), 'Paid without a claim; `automatic` alone means the same.'),
    ...paperShape,
  }),
  z.strictObject({
    do: described(z.array(claimStepSchema).check(z.minLength(1), z.maxLength(10)), 'The steps, in order.'),
    'decided-by': shownOnly(
      described(
        z.enum(['vendor-records', 'both-records']),
        'The records that the paper contract names. It has no effect: `reported-by` decides what counts.',
      ),
    ),
    show: shownOnly(described(z.optional(z.array(textSchema)), 'What a claim must show. Absent: nothing.')),
    ...paperShape,
  }),
]);

const remedySchema = z.strictObject({
  right: described(z.enum(['terminate', 'step-in', 'rectification-plan', 'escalate', 'other']), 'The right.'),
  to: described(z.enum(['customer', 'vendor']), 'Who may.'),
  if: described(nameSchema, 'The flag that opens the right.'),
  within: described(z.optional(wordSchema), 'How long after the end of the period it may be exercised, such as "30 days".'),
  ...titleShape,
  ...paperShape,
});

const holdSchema = meaning(z.optional(z.enum(['warn', 'wait'])), 'warn');

export const termsSchema = z.strictObject({
  id: shownOnly(described(nameSchema, 'Id of the text.')),
  title: shownOnly(described(textSchema, 'Its title.')),
  provider: shownOnly(described(textSchema, 'Who promises the services.')),
  version: shownOnly(described(versionSchema, "The text's own version or date.")),
  from: described(daySchema, 'In force from this day.'),
  through: described(z.optional(daySchema), 'The last day in force, inclusive. Absent: until a later version takes effect.'),
  'takes-effect': described(
    z.enum(['next-period', 'next-renewal', 'at-once-splitting-period']),
    'When a new version takes effect for customers under an older one; `at-once-splitting-period` measures and credits the period in two parts and divides charges by days.',
  ),
  source: shownOnly(described(z.optional(textSchema), 'Where the paper contract is.')),
  'source-read': shownOnly(described(z.optional(daySchema), 'The day on which the source was read, from which the quotes are.')),
  money: described(
    z.strictObject({
      currency: described(wordSchema, 'ISO 4217.'),
      rounding: described(
        z.union([z.enum(LINE_ROUNDINGS), nameSchema]),
        'How each line is rounded, once; or the name of a parameter that is such a word, which the order chooses.',
      ),
      ...paperShape,
    }),
    'Currency and rounding.',
  ),
  period: described(periodSchema, 'The service period.'),
  unreported: described(
    z.enum(['up', 'unknown']),
    'Time without an outage report: up, or unknown unless a source confirms that it watched.',
  ),
  unknown: described(z.enum(['up', 'down', 'left-out']), 'How unknown time counts in numbers.'),
  components: described(
    z.optional(
      z.record(
        nameSchema,
        z.strictObject({
          in: described(z.optional(nameSchema), 'The kind that contains it. Absent: none.'),
          'depends-on': described(z.optional(nameSchema), 'The kind it may depend on. Absent: none.'),
          parts: meaning(
            described(
              z.optional(z.enum(['count', 'leave-out'])),
              'Whether events about a component inside one of this kind count for it, so that an outage of a part is an outage of the whole. Absent: count.',
            ),
            'count',
          ),
          ...paperShape,
        }),
      ),
    ),
    'Component kinds and how they nest.',
  ),
  attributes: described(
    z.optional(z.record(nameSchema, attributeSchema)),
    'Words and numbers of the customer, of component kinds and of record kinds.',
  ),
  records: described(
    z.optional(
      z.record(
        nameSchema,
        z.strictObject({
          'reported-by': described(z.optional(reportersSchema), 'The accepted reporters of records of this kind. Absent: all senders.'),
          milestones: described(
            z.optional(z.array(wordSchema).check(z.minLength(1))),
            'Its milestones, for a kind beyond the standard ones. Absent: the standard ones.',
          ),
          ...paperShape,
        }),
      ),
    ),
    'Record kinds beyond the standard ones, and the accepted reporters of records.',
  ),
  billing: described(
    z.optional(z.strictObject({ 'reported-by': described(reportersSchema, 'The accepted senders of bills.'), ...paperShape })),
    'The accepted senders of bills (`charge.billed`). Absent: all senders except those of a party that owes something because of the bill.',
  ),
  holidays: described(z.optional(z.record(nameSchema, z.array(daySchema))), 'Lists of dates.'),
  parameters: described(
    z.optional(z.record(nameSchema, z.strictObject({ like: shownOnly(operandSchema), default: z.optional(operandSchema), ...paperShape }))),
    'Values that the order fills in; `like` shows the type: a literal, or a word by which `depending-on` chooses.',
  ),
  definitions: described(
    z.record(z.string().check(z.maxLength(64)), z.union([operandSchema, z.record(z.string(), z.unknown())])),
    'Named cells, each a literal or one operator over other names.',
  ),
  objectives: described(z.record(nameSchema, objectiveSchema), 'Limits on cells, by the name of the cell.'),
  credits: described(z.record(nameSchema, creditSchema), 'The credits, by name.'),
  claims: described(z.record(nameSchema, claimSchema), 'For each credit that is paid: `automatic`, or its steps.'),
  remedies: described(z.optional(z.record(nameSchema, remedySchema)), 'Remedies that are not money; each opens when a flag holds.'),
  close: described(
    z.optional(
      z.strictObject({
        after: described(
          z.optional(wordSchema),
          'Grace for late facts after the end of the period: 5 days, 3 business days, 36 h. Absent: none.',
        ),
        hours: described(z.optional(nameSchema), 'The calendar of business days; needed with them.'),
        disputes: described(holdSchema, 'The effect of an open dispute on the first statement. Absent: warn.'),
        quarantine: described(holdSchema, "The effect of the vendor's evidence in quarantine. Absent: warn."),
        silence: described(holdSchema, 'The effect of a silent sender. Absent: warn.'),
        undetermined: described(
          z.optional(z.enum(['issue', 'wait'])),
          'The effect of missing facts that leave open what is owed: `issue` states the least and the most, `wait` waits for the facts. Absent: issue.',
        ),
        'wait-at-most': described(
          z.optional(wordSchema),
          'The longest wait after the end of the period; then the statement is issued with a warning. Absent: without bound.',
        ),
        ...paperShape,
      }),
    ),
    'When a period is closed and the conditions that its first statement waits for. Absent: at the end of the period, with warnings.',
  ),
  delivery: shownOnly(
    described(
      z.optional(
        z.strictObject({
          as: described(z.enum(['future-bill', 'voucher', 'refund', 'days-added', 'deduction']), 'The form of payment.'),
          product: described(z.optional(z.literal('same')), 'Only for the same product. Absent: any.'),
          expires: described(
            z.optional(wordSchema),
            'When it lapses: `term-end`, a date, or a length of time from then on ("12 months"). Absent: never.',
          ),
          within: described(z.optional(wordSchema), 'How soon it is paid: "30 days", "10 business days", "1 period". Absent: not stated.'),
          ...paperShape,
        }),
      ),
      'How credits are paid. Absent: not stated.',
    ),
  ),
  report: shownOnly(described(z.optional(z.array(nameSchema)), 'Further cells to show on the statement.')),
});
