/**
 * The contract file's shape: strict, since a typo can cost money. What it means is checked in lib/domain/agreement.
 * The published JSON Schema (docs/schema/contract.schema.json) is made from here.
 */
import * as z from 'zod';
import { type CheckedContract, checkContract } from '../domain/agreement/contract.ts';
import type { Contract, Terms } from '../domain/agreement/agreement.ts';
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';
import { isOperatorKey } from '../domain/operators/registry.ts';
import { OPERATOR_SCHEMAS, daySchema, definitionSchema, limitShape, nameSchema, operandSchema, wordSchema } from './operator-schemas.ts';
import { fromZodError } from './zod-issues.ts';

const text = z.string().min(1).max(2000);
const says = text.optional().describe("The paper's own words, or where they stand.");
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
  starts: z
    .union([z.enum(['calendar', 'term']), z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/, 'a fiscal start is MM-DD')])
    .optional()
    .describe('`calendar` (default), `term` (anniversary of the term), or a fiscal start MM-DD.'),
  'part-period': z
    .enum(['clipped', 'whole', 'none'])
    .describe('A period only partly in the term: measured over its part, counted as whole, or no period at all.'),
});

const attributeSchema = z.strictObject({
  of: nameSchema.describe('customer, a component kind or a record kind.'),
  values: z
    .union([z.array(wordSchema).min(1).max(200), z.record(wordSchema, text)])
    .optional()
    .describe('Its closed vocabulary, highest first; with definitions when written as a map.'),
  unit: wordSchema.optional().describe('Instead of values: a number (count, date, share, or a unit of measure).'),
  default: wordSchema.optional().describe('What holds when evidence says nothing.'),
  'reads-as': z.record(wordSchema, wordSchema).optional().describe("Words that tools send, and the contract's own word for each."),
  says,
});

const promiseSchema = z.strictObject({
  ...limitShape,
  aim: operandSchema.optional().describe('A stricter aim: shown, never credited.'),
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
  for: nameSchema.optional().describe('The promise it answers; owed whenever `times` is above 0.'),
  'if-missed': nameSchema.optional().describe('Owed only for what missed this promise: once for each missed case.'),
  sum: z.array(nameSchema).min(1).optional().describe('Adds up other credits.'),
  highest: z.array(nameSchema).min(1).optional().describe('Only the largest of other credits.'),
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
  per: z.enum(['outage', 'period']).optional().describe('Once for each outage or for the period. Absent: period.'),
});

const claimSchema = z.union([
  z.literal('automatic'),
  z.strictObject({
    do: z.array(claimStepSchema).min(1).max(10).describe('The steps, in order.'),
    'decided-by': z.enum(['vendor-records', 'both-records']).describe('Whose records count.'),
    show: z.array(text).optional().describe('What a claim must show. Absent: nothing.'),
  }),
]);

const remedySchema = z.strictObject({
  right: z.enum(['terminate', 'step-in', 'rectification-plan', 'escalate', 'other']).describe('What may be done.'),
  to: z.enum(['customer', 'vendor']).describe('Who may.'),
  if: nameSchema.describe('The flag that opens the right.'),
  within: wordSchema.optional().describe('How long after the end of the period it may be exercised, such as "30 days".'),
  says,
});

export const termsSchema = z.strictObject({
  id: nameSchema.describe('Id of the text.'),
  title: text.describe('Its title.'),
  provider: text.describe('Who promises.'),
  version: versionSchema.describe("The text's own version or date."),
  from: daySchema.describe('In force from this day.'),
  through: daySchema.optional().describe('The last day in force, inclusive.'),
  'takes-effect': z
    .enum(['next-period', 'next-renewal', 'at-once-splitting-period'])
    .describe(
      'When a new version governs those already under an older one; `at-once-splitting-period` measures and credits the period in two parts, charges by days.',
    ),
  source: text.optional().describe('Where the paper is.'),
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
      }),
    )
    .optional()
    .describe('Component kinds and how they nest.'),
  attributes: z
    .record(nameSchema, attributeSchema)
    .optional()
    .describe('Words and numbers of the customer, of component kinds and of record kinds.'),
  records: z
    .record(nameSchema, z.strictObject({ milestones: z.array(wordSchema).min(1).describe('Its milestones.') }))
    .optional()
    .describe('Record kinds beyond the standard ones.'),
  holidays: z.record(nameSchema, z.array(daySchema)).optional().describe('Lists of dates.'),
  parameters: z
    .record(nameSchema, z.strictObject({ like: operandSchema, default: operandSchema.optional(), says }))
    .optional()
    .describe('Values that the order fills in; `like` shows the type.'),
  definitions: z
    .record(z.string().max(64), z.union([operandSchema, z.record(z.string(), z.unknown())]))
    .describe('The sheet: named cells, each a literal or one operator over other names.'),
  promises: z.record(nameSchema, promiseSchema).describe('Limits on cells, by the name of the cell.'),
  credits: z.record(nameSchema, creditSchema).describe('What is owed, by name.'),
  claims: z.record(nameSchema, claimSchema).describe('For each credit that is paid: `automatic`, or its steps.'),
  remedies: z.record(nameSchema, remedySchema).optional().describe('What is owed that is not money: rights that open when a flag holds.'),
  delivery: z
    .strictObject({
      as: z.enum(['future-bill', 'voucher', 'refund', 'days-added', 'deduction']).describe('The form of payment.'),
      product: z.literal('same').optional().describe('Only for the same product. Absent: any.'),
      expires: wordSchema.optional().describe('When it lapses, such as term-end. Absent: never.'),
      within: wordSchema.optional().describe('How soon it is paid. Absent: not said.'),
    })
    .optional()
    .describe('How credits are paid. Absent: not said.'),
  report: z.array(nameSchema).optional().describe('Cells to show though nothing binds to them.'),
});

const partySchema = z.strictObject({ id: nameSchema.describe('Its id.'), name: text.describe('Its name.') });
const attributeValues = z.record(nameSchema, z.union([z.string().max(200), z.int()]));

export const orderSchema = z.strictObject({
  id: nameSchema.describe('Id of the contract.'),
  title: text.describe('Its title.'),
  vendor: partySchema.describe('Who serves.'),
  customer: partySchema.describe('Who is served.'),
  from: daySchema.describe('First day of the term.'),
  through: daySchema.optional().describe('The last day, inclusive.'),
  senders: z
    .array(
      z.strictObject({
        account: z
          .string()
          .regex(/^[A-Za-z0-9]{12,128}$/, 'an AWS account id (12 digits)')
          .optional()
          .describe('An AWS account on the bus.'),
        webhook: nameSchema.optional().describe('Or a source whose webhook is made for it.'),
        as: z.enum(['vendor', 'customer']).describe('Whose word it is.'),
      }),
    )
    .max(50)
    .optional()
    .describe('Who may speak: an AWS account on the bus, or a webhook of one source.'),
  'without-component': z
    .enum(['count', 'leave-out'])
    .describe('Evidence that names no component counts for the whole, or is left out and listed.'),
  components: z
    .record(
      nameSchema,
      z.strictObject({
        kind: nameSchema.describe('One of the kinds of the terms.'),
        in: nameSchema.optional().describe('The component it lies in, where its kind lies in another.'),
        'depends-on': z.array(nameSchema).optional().describe('Components it depends on. Absent: none.'),
        'known-as': z.array(z.string().min(1).max(512)).optional().describe('What senders call it. Its own id is always known.'),
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

export const contractSchema = z.strictObject({
  makegood: z.literal(1).describe('Version of the contract language.'),
  order: orderSchema,
  terms: z.array(termsSchema).min(1).max(50),
});

/** The same with the sheet spelled out, for editors. */
const spelledTerms = termsSchema.extend({ definitions: z.record(nameSchema, definitionSchema) });

export const publishedContractSchema = contractSchema.extend({
  terms: z.array(z.union([z.string().describe('A file with the terms, relative to this one.'), spelledTerms])).min(1),
});

export const publishedTermsSchema = z.strictObject({ makegood: z.literal(1), terms: spelledTerms });

export interface ReadContract {
  readonly contract?: Contract;
  readonly checked?: CheckedContract;
  readonly issues: Issue[];
}

/** Reads a contract document: shape, then meaning; every error at once. */
export function readContract(document: unknown): ReadContract {
  const issues = [...looseTerms(document), ...definitionIssues(document)];
  const parsed = contractSchema.safeParse(document);
  if (!parsed.success) issues.push(...fromZodError(parsed.error, document));
  if (issues.length > 0 || !parsed.success) return { issues };
  const contract = parsed.data as unknown as Contract;
  const result = checkContract(contract);
  return { ...(result.checked && { contract, checked: result.checked }), issues: result.issues };
}

/** Reads a document that holds only terms (contracts/published/*.yaml). */
export function readTerms(document: unknown): { terms?: Terms; issues: Issue[] } {
  const wrapped = document as { terms?: unknown } | null;
  const parsed = z.strictObject({ makegood: z.literal(1), terms: termsSchema }).safeParse(document);
  const issues = definitionIssues({ terms: [wrapped?.terms] }).map((issue) => ({
    ...issue,
    path: issue.path.replace('/terms/0', '/terms'),
  }));
  if (!parsed.success) return { issues: [...issues, ...fromZodError(parsed.error, document)] };
  return issues.length > 0 ? { issues } : { terms: parsed.data.terms as unknown as Terms, issues };
}

function looseTerms(document: unknown): Issue[] {
  const terms = (document as { terms?: unknown } | null)?.terms;
  if (!Array.isArray(terms)) return [];
  return terms.flatMap((entry, i) =>
    typeof entry === 'string'
      ? [
          errorIssue(
            'terms-by-file',
            pointer('terms', i),
            `the terms "${entry}" are named by file; send them inline (\`makegood contract put\` does)`,
          ),
        ]
      : [],
  );
}

/** Far more than any paper needs; a bound against hostile files. */
const MOST_CELLS = 1000;

/** Each definition against the one schema of its operator. */
function definitionIssues(document: unknown): Issue[] {
  const terms = (document as { terms?: unknown } | null)?.terms;
  if (!Array.isArray(terms)) return [];
  return terms.flatMap((entry, i) => {
    const definitions = (entry as { definitions?: unknown } | null)?.definitions;
    if (typeof definitions !== 'object' || definitions === null) return [];
    if (Object.keys(definitions).length > MOST_CELLS) {
      return [errorIssue('too-many', pointer('terms', i, 'definitions'), `a sheet has at most ${MOST_CELLS} cells; split the contract`)];
    }
    return Object.entries(definitions as Record<string, unknown>).flatMap(([name, definition]) => {
      if (typeof definition !== 'object' || definition === null || Array.isArray(definition)) return [];
      const keys = Object.keys(definition).filter(isOperatorKey);
      if (keys.length !== 1) return [];
      const parsed = OPERATOR_SCHEMAS[keys[0]!]!.safeParse(definition);
      return parsed.success ? [] : fromZodError(parsed.error, definition, pointer('terms', i, 'definitions', name));
    });
  });
}
