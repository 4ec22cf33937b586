/** The parts of a statement that lie below its lists, as the API answers them: bands, clocks, credits, reasons. What each means: docs/statement-json.md. */
import * as z from 'zod';

export const amountSchema = z
  .object({
    amount: z.string().describe('Decimal text with exactly the currency’s decimals: "1234.50".'),
    currency: z.string(),
  })
  .meta({ id: 'Amount' });
export const shown = z.object({ exact: z.string().optional(), shown: z.string() });

export const between = z
  .object({ least: shown.optional(), most: shown.optional() })
  .describe('Both ends included; one without bound is absent.');
export const amountBounds = z
  .object({ least: amountSchema, most: amountSchema.optional() })
  .describe('Without `most` there is no upper bound.');
export const missing = z.array(z.string()).optional().describe('The missing facts that would decide it.');
const exactly = { exact: z.string(), shown: z.string() };
const perhapsOpen = { exact: z.string().optional(), shown: z.string().optional(), bounds: between.optional() };
export const part = z.int().optional().describe('Which part, when a new version split the period.');

export const bandSchema = z.object({
  part,
  cell: z.string(),
  index: z.string(),
  value: z.object({ cell: z.string(), ...perhapsOpen }),
  row: z.int().optional().describe('From 1; absent when the value lies in a gap between rows, and where missing facts decide the row.'),
  edges: z.array(shown.extend({ edge: z.string() })),
  gives: z.object(perhapsOpen),
});

export const zeroRateSchema = z.object({
  part,
  credit: z.string(),
  index: z.string(),
  times: z.object({ cell: z.string(), ...exactly }),
});

export const timingSchema = z.object({
  start: z.string(),
  stop: z.string().optional().describe('Absent while it runs.'),
  hours: z.string().optional().describe('Absent where missing facts decide.'),
  deadline: z.string().optional().describe('When the limit is used up, in these hours.'),
  due: z.object({ earliest: z.string(), latest: z.string() }).optional().describe('Instead of `deadline`, where missing facts decide.'),
  pauses: z.array(z.object({ reason: z.string(), start: z.string(), end: z.string().optional() })).optional(),
  governing: z
    .record(z.string(), z.string())
    .optional()
    .describe('Attributes of the record, and the words by which hours and limit were chosen.'),
});

const recordReason = z.object({
  record: z.string(),
  component: z.string().optional(),
  components: z.array(z.string()).optional().describe('When it concerns several.'),
  events: z.array(z.string()),
});

const intervalReason = z.object({
  start: z.string(),
  end: z.string(),
  weight: z.string().optional(),
  unknown: z.literal(true).optional(),
  by: z.string().optional(),
  records: z.array(recordReason),
});

export const reasonSchema = z
  .object({
    cell: z.string(),
    index: z.string(),
    says: z.string(),
    value: shown.optional(),
    bounds: between.optional(),
    counted: z.array(intervalReason).optional(),
    excluded: z.array(intervalReason).optional(),
    records: z.array(recordReason).optional(),
    get from() {
      return z.array(reasonSchema).optional();
    },
  })
  .meta({ id: 'Reason' });

/** The dates of one outage or ticket. */
export const claimDate = z.object({
  record: z.string(),
  opensAfter: z.string().optional(),
  lastDay: z.string(),
  until: z.string().optional(),
});

const claimWindow = z.object({
  step: z.string(),
  rule: z.string(),
  after: z.string(),
  opensAfter: z.string().optional(),
  lastDay: z.string().optional(),
  until: z.string().optional(),
  each: z.array(claimDate).optional(),
});

const figure = z.object({ least: z.string(), most: z.string().optional() });

export const creditSchema = z.object({
  part,
  credit: z.string(),
  amount: amountSchema.describe('What is owed for certain.'),
  bounds: amountBounds.optional(),
  missing,
  exact: z.string(),
  caps: z.array(
    z.object({
      credit: z.string(),
      index: z.string(),
      limit: z.string().optional(),
      before: z.string().optional(),
      earlier: z.string().optional(),
      left: z.string().optional(),
      bound: z.boolean().describe('It cuts something, for certain.'),
      undetermined: z.literal(true).optional().describe('Missing facts decide whether it cuts.'),
      bounds: z
        .object({ limit: figure, before: figure, earlier: figure, left: figure })
        .partial()
        .optional()
        .describe('The figures that missing facts leave open.'),
    }),
  ),
  refusedBy: z.string().optional(),
  belowMinimum: z.literal(true).optional(),
  afterCaps: z.string().optional().describe('The sum that is below the minimum.'),
  claim: z.union([z.literal('automatic'), z.array(claimWindow)]),
  says: z.string().optional(),
});
