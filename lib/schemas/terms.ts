/** The shape of the terms: the text, the same for many customers. */
import * as z from 'zod';
import { limitShape } from './operator-schemas.ts';
import { daySchema, meaning, nameSchema, operandSchema, shownOnly, textSchema, wordSchema } from './words.ts';

const says = shownOnly(textSchema.optional().describe("The paper's own words, or where they stand."));
/** A version or year may be written without quotes. */
const versionSchema = z.union([z.string().min(1).max(100), z.int().transform(String)]);

export const periodSchema = z.strictObject({
  every: z
    .union([
      z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year']),
      z
        .string()
        .regex(
          /^([2-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-6]) days$/,
          'write a calendar unit (month, quarter ...), or 2 to 366 days as "30 days"',
        ),
    ])
    .describe('The service period that is measured and credited: a calendar unit, or "30 days" counted from the first day of the term.'),
  zone: wordSchema.describe('IANA time zone in which periods begin and end.'),
  starts: meaning(
    z
      .union([z.enum(['calendar', 'term']), z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/, 'a fiscal start is MM-DD')])
      .optional()
      .describe('`calendar`, `term` (anniversary of the term), or a fiscal start MM-DD. Absent: `calendar`.'),
    'calendar',
  ),
  'part-period': z
    .enum(['clipped', 'whole', 'none'])
    .describe('A period only partly in the term: measured over its part, counted as whole, or no period at all.'),
});

const reportersSchema = z
  .array(wordSchema)
  .min(1)
  .max(50)
  .describe('`vendor`, `customer`, an AWS account, or the tool behind a webhook (`zendesk`).');

const attributeSchema = z.strictObject({
  of: nameSchema.describe('customer, a component kind or a record kind.'),
  values: z
    .union([z.array(wordSchema).min(1).max(200), z.record(wordSchema, shownOnly(textSchema.describe('What the word means.')))])
    .optional()
    .describe('Its closed vocabulary, highest first; with definitions when written as a map.'),
  unit: wordSchema.optional().describe('Instead of values: a number (count, date, share, or a unit of measure).'),
  default: wordSchema.optional().describe('What holds when evidence says nothing.'),
  'reads-as': z.record(wordSchema, wordSchema).optional().describe("Words that tools send, and the contract's own word for each."),
  'reported-by': reportersSchema.optional().describe('Whose word on it counts. Absent: not that of the party which owes by it.'),
  says,
});

const promiseSchema = z.strictObject({
  ...limitShape,
  aim: shownOnly(operandSchema.optional().describe('A stricter aim: shown, never credited.')),
  holds: z.literal(true).optional().describe('For a flag: it must hold.'),
  says,
});

const capSchema = z.strictObject({
  'at-most': operandSchema.describe('An amount, or a percentage with `of`.'),
  of: nameSchema.optional().describe('What the percentage is of.'),
  over: wordSchema
    .optional()
    .describe('"12 months" or "4 periods": the cap holds for what this credit paid in so many months or periods up to this one together.'),
});

const creditSchema = z.strictObject({
  of: operandSchema.optional().describe('The base amount.'),
  times: operandSchema.optional().describe('How much of it is owed.'),
  for: shownOnly(
    nameSchema.optional().describe('The promise it answers; owed whenever `times` is above 0, whatever became of the promise.'),
  ),
  'if-missed': nameSchema.optional().describe('Owed only for what missed this promise: once for each missed case.'),
  sum: z.array(nameSchema).min(1).optional().describe('Adds up other credits.'),
  highest: z.array(nameSchema).min(1).optional().describe('Only the largest of other credits; of equal ones the first.'),
  each: nameSchema
    .optional()
    .describe(
      'Of `highest`: what is compared. The name of a component kind or record kind: what they come to for each one; `agreement`: their sums. Needed where they have lines for components or records.',
    ),
  if: z.array(nameSchema).min(1).optional().describe('Gates: flags that must all hold, judged before money.'),
  cap: z.array(capSchema).min(1).optional().describe('Caps, applied in this order.'),
  minimum: z
    .strictObject({ 'at-least': operandSchema.optional(), 'more-than': operandSchema.optional() })
    .optional()
    .describe('Judged on the exact sum after caps, before rounding; below it nothing is owed.'),
  'owed-to': z
    .literal('vendor')
    .optional()
    .describe(
      'Owed the other way: credit that the vendor earned back, or a charge beyond a free quota. It lowers the total. Absent: to the customer.',
    ),
  says,
});

const claimStepSchema = z.strictObject({
  step: z.enum(['ticket', 'notice', 'claim']).describe('What the customer must send.'),
  after: z.enum(['outage-start', 'outage-end', 'aware', 'ticket-closed', 'period-end', 'statement']).describe('What its time counts from.'),
  opens: wordSchema.optional().describe('Not before so long after it. Absent: at once.'),
  within: wordSchema.optional().describe('Until so long after it: 30 days, 5 business days, 2 months, 72 h.'),
  'by-end-of': wordSchema.optional().describe('Instead of `within`: until the end of so many periods after this one.'),
  hours: nameSchema.optional().describe('The calendar of business days; needed with them.'),
  per: meaning(
    shownOnly(z.enum(['outage', 'period']).optional().describe('Sent once for each outage, or once for the period. Absent: period.')),
    'period',
  ),
});

const claimSchema = z.union([
  z.literal('automatic'),
  z.strictObject({
    do: z.array(claimStepSchema).min(1).max(10).describe('The steps, in order.'),
    'decided-by': shownOnly(
      z.enum(['vendor-records', 'both-records']).describe('Whose records the paper names; what counts, `said-by` says.'),
    ),
    show: shownOnly(z.array(textSchema).optional().describe('What a claim must show. Absent: nothing.')),
  }),
]);

const remedySchema = z.strictObject({
  right: z.enum(['terminate', 'step-in', 'rectification-plan', 'escalate', 'other']).describe('What may be done.'),
  to: z.enum(['customer', 'vendor']).describe('Who may.'),
  if: nameSchema.describe('The flag that opens the right.'),
  within: wordSchema.optional().describe('How long after the end of the period it may be exercised, such as "30 days".'),
  says,
});

const holdSchema = meaning(z.enum(['warn', 'wait']).optional(), 'warn');

export const termsSchema = z.strictObject({
  id: shownOnly(nameSchema.describe('Id of the text.')),
  title: shownOnly(textSchema.describe('Its title.')),
  provider: shownOnly(textSchema.describe('Who promises.')),
  version: shownOnly(versionSchema.describe("The text's own version or date.")),
  from: daySchema.describe('In force from this day.'),
  through: daySchema
    .optional()
    .describe('The last day in force, inclusive; after it the text governs nothing. Absent: until a later version takes effect.'),
  'takes-effect': z
    .enum(['next-period', 'next-renewal', 'at-once-splitting-period'])
    .describe(
      'When a new version governs those already under an older one; `at-once-splitting-period` measures and credits the period in two parts, charges by days.',
    ),
  source: shownOnly(textSchema.optional().describe('Where the paper is.')),
  money: z
    .strictObject({
      currency: wordSchema.describe('ISO 4217.'),
      rounding: z.enum(['half-up', 'half-even', 'down', 'up']).describe('How each line is rounded, once.'),
    })
    .describe('Currency and rounding.'),
  period: periodSchema.describe('The service period.'),
  unreported: z
    .enum(['up', 'unknown'])
    .describe('Time of which no outage report speaks: up, or unknown unless a source vouched that it watched.'),
  unknown: z.enum(['up', 'down', 'left-out']).describe('What unknown time is worth when a number is taken.'),
  components: z
    .record(
      nameSchema,
      z.strictObject({
        in: nameSchema.optional().describe('The kind it lies in. Absent: none.'),
        'depends-on': nameSchema.optional().describe('The kind it may depend on. Absent: none.'),
        parts: meaning(
          z
            .enum(['count', 'leave-out'])
            .optional()
            .describe(
              'Whether what events say of a component inside one of this kind counts for it: an outage of a part is one of the whole. Absent: count.',
            ),
          'count',
        ),
      }),
    )
    .optional()
    .describe('Component kinds and how they nest.'),
  attributes: z
    .record(nameSchema, attributeSchema)
    .optional()
    .describe('Words and numbers of the customer, of component kinds and of record kinds.'),
  records: z
    .record(
      nameSchema,
      z.strictObject({
        'reported-by': reportersSchema.optional().describe("Whose records of this kind count. Absent: everybody's."),
        milestones: z
          .array(wordSchema)
          .min(1)
          .optional()
          .describe('Its milestones, for a kind beyond the standard ones. Absent: the standard ones.'),
      }),
    )
    .optional()
    .describe('Record kinds beyond the standard ones, and whose records count.'),
  billing: z
    .strictObject({ 'reported-by': reportersSchema.describe('Whose bills count.') })
    .optional()
    .describe('Whose bills (`charge.billed`) count. Absent: not those of a party that owes something which rests on them.'),
  holidays: z.record(nameSchema, z.array(daySchema)).optional().describe('Lists of dates.'),
  parameters: z
    .record(nameSchema, z.strictObject({ like: shownOnly(operandSchema), default: operandSchema.optional(), says }))
    .optional()
    .describe('Values that the order fills in; `like` shows the type.'),
  definitions: z
    .record(z.string().max(64), z.union([operandSchema, z.record(z.string(), z.unknown())]))
    .describe('The sheet: named cells, each a literal or one operator over other names.'),
  promises: z.record(nameSchema, promiseSchema).describe('Limits on cells, by the name of the cell.'),
  credits: z.record(nameSchema, creditSchema).describe('What is owed, by name.'),
  claims: z.record(nameSchema, claimSchema).describe('For each credit that is paid: `automatic`, or its steps.'),
  remedies: z.record(nameSchema, remedySchema).optional().describe('What is owed that is not money: rights that open when a flag holds.'),
  close: z
    .strictObject({
      after: wordSchema
        .optional()
        .describe('Grace for late facts after the end of the period: 5 days, 3 business days, 36 h. Absent: none.'),
      hours: nameSchema.optional().describe('The calendar of business days; needed with them.'),
      disputes: holdSchema.describe('What an open dispute does to the first statement. Absent: warn.'),
      quarantine: holdSchema.describe("What evidence of the vendor's that is held in quarantine does. Absent: warn."),
      silence: holdSchema.describe('What a silent sender does. Absent: warn.'),
      'wait-at-most': wordSchema
        .optional()
        .describe('How long after the end of the period it waits at most; then it is issued with a warning. Absent: without bound.'),
    })
    .optional()
    .describe('When a period is closed and what its first statement waits for. Absent: once it ended, with warnings.'),
  delivery: shownOnly(
    z
      .strictObject({
        as: z.enum(['future-bill', 'voucher', 'refund', 'days-added', 'deduction']).describe('The form of payment.'),
        product: z.literal('same').optional().describe('Only for the same product. Absent: any.'),
        expires: wordSchema.optional().describe('When it lapses, such as term-end. Absent: never.'),
        within: wordSchema.optional().describe('How soon it is paid. Absent: not said.'),
      })
      .optional()
      .describe('How credits are paid. Absent: not said.'),
  ),
  report: shownOnly(z.array(nameSchema).optional().describe('Cells to show though nothing binds to them.')),
});
