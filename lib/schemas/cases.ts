/**
 * The shape of a file of cases: what is given about a period of a contract, and the figures that must follow. It is strict, because a key
 * that is not read would be a case that does not test what it says.
 */
import * as z from 'zod/mini';
import type { Issue } from '../domain/issue.ts';
import { parseElapsed } from '../domain/contract/literal.ts';
import { parseInstant } from '../domain/time/instant.ts';
import { described } from './described.ts';
import { daySchema } from './words.ts';
import { fromZodError } from './zod-issues.ts';

const instant = z
  .string()
  .check(z.refine((text) => parseInstant(text) !== undefined, 'is no instant; write it as "2026-11-01T08:00:00+08:00"'));
const length = z.string().check(z.refine((text) => parseElapsed(text) !== undefined, 'is no length; write it as "90 s", "5 min" or "2 h"'));
const word = z.string().check(z.minLength(1), z.maxLength(200));
const scalar = z.union([z.string(), z.number()]);
const attributes = z.optional(z.record(z.string(), scalar));

/** One instant, or each time that it was reached. */
const moments = z.union([instant, z.array(instant).check(z.minLength(1))]);
/** Whose report it is. */
const by = described(
  z.optional(word),
  'The sender: an account or a webhook of the order, such as pingdom. Absent: a file that names none.',
);
const CONCERNED = { component: z.optional(word), attributes, id: z.optional(word), by } as const;
/** Half-open: from the first instant up to, and without, the last. */
const SPAN = { from: instant, to: z.optional(instant), for: z.optional(length) } as const;

/** A state of a component; without an end it has not ended. */
const state = z.strictObject({ ...SPAN, ...CONCERNED });
const count = z.record(z.string(), z.int().check(z.minimum(0)));
/** Slots that differ from the rest: one at an instant, or all of a span. */
const EXCEPT = { at: z.optional(instant), from: z.optional(instant), to: z.optional(instant), for: z.optional(length) } as const;

export const givenEventSchema = z
  .strictObject({
    down: described(z.optional(state), 'An outage: its state is down from the first instant to the last.'),
    degraded: described(z.optional(state), 'The same, degraded.'),
    unknown: described(z.optional(state), 'The monitor could not tell.'),
    maintenance: described(
      z.optional(z.strictObject({ ...SPAN, announced: z.optional(instant), ...CONCERNED })),
      'Maintenance, with the instant of its announcement.',
    ),
    ticket: described(
      z.optional(
        z.strictObject({
          reached: z.record(z.string(), moments),
          severity: z.optional(word),
          paused: z.optional(z.array(z.strictObject(SPAN))),
          ...CONCERNED,
        }),
      ),
      'A ticket: the instants at which it was `opened`, `acknowledged`, `updated`, `recovered`, `resolved`, `closed`; a list where it was so several times.',
    ),
    record: described(
      z.optional(z.strictObject({ kind: word, reached: z.record(z.string(), moments), ...CONCERNED })),
      'A record of any kind, with the instants of its milestones.',
    ),
    counts: described(
      z.optional(
        z.strictObject({
          stream: word,
          ...SPAN,
          every: length,
          each: count,
          but: z.optional(z.array(z.strictObject({ ...EXCEPT, each: count }))),
          component: z.optional(word),
          by,
        }),
      ),
      'Counted requests: in each slot the outcomes of `each`, in those of `but` others.',
    ),
    checks: described(
      z.optional(
        z.strictObject({
          probe: word,
          location: z.optional(word),
          ...SPAN,
          every: length,
          but: z.optional(z.array(z.strictObject({ ...EXCEPT, result: z.enum(['fail', 'none', 'pass']) }))),
          component: z.optional(word),
          by,
        }),
      ),
      'Checks of a monitor: each passes, but those of `but`.',
    ),
    values: described(
      z.optional(
        z.strictObject({
          stream: word,
          ...SPAN,
          every: length,
          each: scalar,
          but: z.optional(z.array(z.strictObject({ ...EXCEPT, each: scalar }))),
          component: z.optional(word),
          by,
        }),
      ),
      'Samples of a gauge: `each` in each slot, in those of `but` others.',
    ),
    event: described(z.optional(z.record(z.string(), z.unknown())), 'Any event in its public form, with its `type`.'),
  })
  .check(z.refine((given) => Object.keys(given).length === 1, 'needs exactly one kind of event; begin another entry for the next'));

export type GivenEvent = z.infer<typeof givenEventSchema>;

/** Reads a list of events in their short form; undefined where one of them is refused. */
export function readGivenEvents(document: unknown): { readonly events?: readonly GivenEvent[]; readonly issues: readonly Issue[] } {
  const parsed = z.array(givenEventSchema).safeParse(document);
  return parsed.success ? { events: parsed.data, issues: [] } : { issues: fromZodError(parsed.error, document) };
}

const patch = z.record(z.string(), z.unknown());
const expected = z.record(z.string(), z.unknown());

const SAID = {
  period: described(z.optional(scalar), 'The period, such as 2026-10.'),
  at: described(z.optional(daySchema), 'In place of a period: the time of one period before this day, such as that of a claim.'),
  order: described(z.optional(patch), 'What the order says otherwise: maps are joined by key, all else replaces.'),
  with: described(
    z.optional(patch),
    'What the text says otherwise: under `definitions`, `objectives`, `credits`, `claims` and the like each name stands in place of that of the text; `null` takes one away.',
  ),
  events: z.optional(z.array(givenEventSchema)),
} as const;

export const caseSchema = z.strictObject({
  name: described(word, 'What it shows, in a sentence.'),
  note: z.optional(z.string()),
  published: described(z.optional(word), 'The id of the published example that it is.'),
  ...SAID,
  expect: described(expected, 'The figures that must follow; see the reference of cases.'),
  contrasts: described(
    z.optional(z.array(z.strictObject({ name: word, published: z.optional(word), ...SAID, expect: expected }))),
    'Other readings or evidence. Each must give its own figures, and at least one of these must differ from that of the case.',
  ),
});

export type ContractCase = z.infer<typeof caseSchema>;
/** A contrast says what it has of its own; all else is as in its case. */
export type Contrast = NonNullable<ContractCase['contrasts']>[number];

export const casesSchema = z.strictObject({
  'makegood-cases': described(z.literal(1), 'Version of the form.'),
  contract: described(z.optional(word), 'The file of the contract or the terms. Absent: the one beside this file.'),
  order: SAID.order,
  cases: z.array(caseSchema).check(z.minLength(1), z.maxLength(1000)),
});

export type Cases = z.infer<typeof casesSchema>;

export function readCases(document: unknown): { readonly cases?: Cases; readonly issues: readonly Issue[] } {
  const parsed = casesSchema.safeParse(document);
  return parsed.success ? { cases: parsed.data, issues: [] } : { issues: fromZodError(parsed.error, document) };
}
