/** The nested parts of a statement in answers of the API: bands, timers, credits, reasons. docs/reference/statement-json.md explains them. */
import * as z from 'zod/mini';
import { annotated, described } from './described.ts';

export const amountSchema = annotated(
  z.object({
    amount: described(z.string(), 'Decimal text with exactly the currency’s decimals: "1234.50".'),
    currency: z.string(),
  }),
  { id: 'Amount' },
);
export const shown = z.object({ exact: z.optional(z.string()), shown: z.string() });

export const between = described(
  z.object({ least: z.optional(shown), most: z.optional(shown) }),
  'Both ends are included; an end without a bound is absent.',
);
export const amountBounds = described(
  z.object({ least: amountSchema, most: z.optional(amountSchema) }),
  'Without `most` there is no upper bound.',
);
export const missing = described(z.optional(z.array(z.string())), 'The missing facts that would decide it.');
const exactly = { exact: z.string(), shown: z.string() };
const perhapsOpen = { exact: z.optional(z.string()), shown: z.optional(z.string()), bounds: z.optional(between) };
export const part = described(z.optional(z.int()), 'The number of the part, when a new version splits the period.');

export const bandSchema = z.object({
  part,
  cell: z.string(),
  index: z.string(),
  value: z.object({ cell: z.string(), ...perhapsOpen }),
  row: described(z.optional(z.int()), 'From 1; absent when the value is in a gap between rows, and where missing facts decide the row.'),
  edges: z.array(z.extend(shown, { edge: z.string() })),
  gives: z.object(perhapsOpen),
});

export const titleSchema = described(z.union([z.string(), z.record(z.string(), z.string())]), 'A text, or a text by language.');
const titles = z.optional(z.record(z.string(), titleSchema));

export const legendSchema = annotated(
  z.object({
    cells: z.record(
      z.string(),
      z.object({
        is: z.string(),
        kind: z.string(),
        title: z.optional(titleSchema),
        objective: described(z.optional(titleSchema), 'The title of the objective of that name.'),
        of: z.optional(z.string()),
        from: z.optional(z.string()),
        to: z.optional(z.array(z.string())),
      }),
    ),
    credits: z.record(
      z.string(),
      z.object({
        title: z.optional(titleSchema),
        clause: z.optional(z.string()),
        quote: z.optional(z.string()),
        note: z.optional(z.string()),
        objective: z.optional(z.string()),
        combines: z.optional(z.enum(['sum', 'highest'])),
        within: z.optional(z.string()),
      }),
    ),
    remedies: titles,
    attributes: titles,
    components: titles,
  }),
  { id: 'Legend' },
);

/** The titles of a credit and its case, where they are shown apart from the statement. */
export const lineTitlesSchema = annotated(
  z.object({
    credit: z.optional(titleSchema),
    objective: described(z.optional(titleSchema), 'Of the objective that the credit alone answers, where the credit has no title.'),
    for: z.optional(titleSchema),
    component: z.optional(titleSchema),
    legend: described(
      z.optional(legendSchema),
      'Where neither the credit nor an objective of it alone has a title: that of which texts make words, as those of its statement do.',
    ),
  }),
  { id: 'LineTitles' },
);

export const zeroRateSchema = z.object({
  part,
  credit: z.string(),
  index: z.string(),
  times: z.object({ cell: z.string(), ...exactly }),
});

export const timingSchema = z.object({
  start: z.string(),
  stop: described(z.optional(z.string()), 'Absent while it runs.'),
  hours: described(z.optional(z.string()), 'Absent where missing facts decide.'),
  deadline: described(
    z.optional(z.string()),
    'The last instant at which it is met, in these hours; with `less-than` the first at which it is not.',
  ),
  due: described(z.optional(z.object({ earliest: z.string(), latest: z.string() })), 'Instead of `deadline`, where missing facts decide.'),
  sections: described(
    z.optional(z.array(z.object({ start: z.string(), end: z.string() }))),
    'The stretches that add up to what was measured, where hours, waits or a re-opening leave time out; not of a met timer.',
  ),
  pauses: z.optional(z.array(z.object({ reason: z.string(), start: z.string(), end: z.optional(z.string()) }))),
  governing: described(
    z.optional(z.record(z.string(), z.string())),
    'Attributes of the record, with the words that chose hours and limit.',
  ),
  stretches: described(
    z.optional(
      z.array(
        z.object({
          start: z.string(),
          governing: z.record(z.string(), z.string()),
          hours: z.string(),
          elapsed: shown,
          limit: z.optional(shown),
          share: z.optional(shown),
        }),
      ),
    ),
    'For a timer that is judged by shares (`weighted`): the used share of the limit of each stretch. Absent where missing facts leave one open.',
  ),
});

const recordReason = z.object({
  record: z.string(),
  component: z.optional(z.string()),
  components: described(z.optional(z.array(z.string())), 'The components, when it concerns several.'),
  events: z.array(z.string()),
});

const intervalReason = z.object({
  start: z.string(),
  end: z.string(),
  weight: z.optional(z.string()),
  unknown: z.optional(z.literal(true)),
  by: z.optional(z.string()),
  records: z.array(recordReason),
});

export const reasonSchema = annotated(
  z.object({
    cell: z.string(),
    index: z.string(),
    description: z.string(),
    value: z.optional(shown),
    bounds: z.optional(between),
    counted: z.optional(z.array(intervalReason)),
    excluded: z.optional(z.array(intervalReason)),
    records: z.optional(z.array(recordReason)),
    cases: described(z.optional(z.array(z.string())), 'Of a count: what counts, by index.'),
    charges: described(
      z.optional(
        z.array(
          z.object({
            kind: z.string(),
            component: z.optional(z.string()),
            exact: z.string(),
            amount: z.optional(z.string()),
            every: z.optional(z.enum(['month', 'quarter', 'half-year', 'year', 'once'])),
            spread: z.optional(z.enum(['months', 'days'])),
            event: z.optional(z.string()),
            invoice: described(
              z.optional(z.object({ number: z.string(), date: z.optional(z.string()) })),
              'The invoice that a bill names.',
            ),
          }),
        ),
      ),
      'Of charges: what they are the sum of.',
    ),
    get from() {
      return z.optional(z.array(reasonSchema));
    },
  }),
  { id: 'Reason' },
);

/** The dates of one outage or ticket, or of measured downtime. */
export const claimDate = z.object({
  record: z.optional(z.string()),
  start: z.optional(z.string()),
  end: z.optional(z.string()),
  opensAfter: z.optional(z.string()),
  lastDay: z.string(),
  until: z.optional(z.string()),
});

const claimWindow = z.object({
  step: z.string(),
  rule: z.string(),
  after: z.string(),
  opensAfter: z.optional(z.string()),
  lastDay: z.optional(z.string()),
  until: z.optional(z.string()),
  each: z.optional(z.array(claimDate)),
});

const figure = z.object({ least: z.string(), most: z.optional(z.string()) });

export const creditSchema = z.object({
  part,
  credit: z.string(),
  amount: described(amountSchema, 'The certain amount.'),
  bounds: z.optional(amountBounds),
  missing,
  exact: z.string(),
  caps: z.array(
    z.object({
      credit: z.string(),
      index: z.string(),
      limit: z.optional(z.string()),
      before: z.optional(z.string()),
      earlier: z.optional(z.string()),
      left: z.optional(z.string()),
      bound: described(z.boolean(), 'Whether it certainly cuts.'),
      undetermined: described(z.optional(z.literal(true)), 'Missing facts decide whether it cuts.'),
      bounds: described(
        z.optional(z.partial(z.object({ limit: figure, before: figure, earlier: figure, left: figure }))),
        'The figures that missing facts leave open.',
      ),
    }),
  ),
  refusedBy: z.optional(z.string()),
  belowMinimum: z.optional(z.literal(true)),
  afterCaps: described(z.optional(z.string()), 'The sum that is below the minimum.'),
  claim: z.union([z.literal('automatic'), z.array(claimWindow)]),
  clause: z.optional(z.string()),
  quote: z.optional(z.string()),
  note: z.optional(z.string()),
});
