/** A statement as the API answers it. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';
import {
  amountBounds,
  amountSchema,
  bandSchema,
  between,
  creditSchema,
  legendSchema,
  missing,
  part,
  reasonSchema,
  shown,
  timingSchema,
  zeroRateSchema,
} from '../statement-parts.ts';
import { issueSchema } from './problems.ts';

const outcome = z.enum(['met', 'breached', 'pending', 'not-measured', 'undetermined']);

/** The values in each combination of the facts that they depend on. */
const table = z.object({ facts: z.array(z.string()), values: z.array(z.nullable(z.string())) });

const byIndex = <T extends z.ZodMiniType>(value: T) => z.record(z.string(), z.record(z.string(), value));

const missingFact = z.object({
  fact: z.string(),
  owner: described(z.string(), '`customer`, a component, a record ("ticket/T-1"), or `bill`.'),
  name: z.string(),
  said: described(z.optional(z.string()), 'A word that the contract does not have.'),
  words: described(z.optional(z.array(z.string())), 'What it may turn out to be; absent for a number.'),
});

export const statementSchema = annotated(
  z.object({
    format: z.literal('makegood-statement/2'),
    contract: z.object({
      id: z.string(),
      title: z.string(),
      vendor: z.object({ id: z.string(), name: z.string() }),
      customer: z.object({ id: z.string(), name: z.string() }),
    }),
    terms: z.object({ id: z.string(), title: z.string(), version: z.string() }),
    period: z.object({ label: z.string(), start: z.string(), end: z.string(), zone: z.string() }),
    parts: z.optional(
      z.array(z.object({ part: z.int(), version: z.string(), start: z.string(), end: z.string(), legend: z.optional(legendSchema) })),
    ),
    legend: described(z.optional(legendSchema), 'What its names stand for, for texts that people read.'),
    objectives: z.array(
      z.object({
        part,
        objective: z.string(),
        index: z.string(),
        outcome: described(outcome, '`undetermined`: missing facts decide. `not-measured`: there is nothing to measure.'),
        measured: z.optional(shown),
        bounds: described(
          z.optional(between),
          'Where missing facts leave it open, instead of `measured`; beside it for what has not ended, of which `measured` is what is gone by the period end.',
        ),
        possible: described(
          z.optional(z.array(z.union([outcome, z.literal('none')]))),
          'What an undetermined objective may turn out to be; `none`: no case of it at all.',
        ),
        unobserved: described(
          z.optional(between),
          'What it could have been, had the time been observed that no source reported; the clause `unknown` settled it.',
        ),
        missing,
        targets: z.array(z.object({ edge: z.string(), shown: z.string(), exact: z.optional(z.string()), bounds: z.optional(between) })),
        aim: z.optional(shown),
        clause: z.optional(z.string()),
        quote: z.optional(z.string()),
        note: z.optional(z.string()),
        timing: described(z.optional(timingSchema), 'Of a timer; of one that was met only with reasons.'),
        reasons: described(z.optional(z.array(reasonSchema)), 'What it rests on, met or not.'),
      }),
    ),
    time: described(
      z.array(
        z.object({
          part,
          cell: z.string(),
          index: z.string(),
          up: z.string(),
          down: z.string(),
          unknown: z.string(),
          excluded: z.string(),
          total: z.string(),
        }),
      ),
      'Milliseconds; up + down + unknown + excluded = total.',
    ),
    openLines: described(
      z.optional(
        z.array(
          z.object({
            part,
            credit: z.string(),
            index: z.string(),
            component: z.optional(z.string()),
            of: z.string(),
            times: z.string(),
            costCentre: z.optional(z.string()),
            bounds: amountBounds,
            reasons: z.optional(z.array(reasonSchema)),
          }),
        ),
      ),
      'Lines that are owed only for some values of the missing facts, with the least and the most of each. They are not among `lines`.',
    ),
    lines: z.array(
      z.object({
        number: z.int(),
        part,
        credit: z.string(),
        index: z.string(),
        component: described(z.optional(z.string()), 'Which component a case is credited for, where its name does not say so.'),
        of: z.object({ cell: z.string(), exact: z.string() }),
        times: z.object({ cell: z.string(), exact: z.string(), shown: z.string() }),
        exact: z.string(),
        due: z.string(),
        amount: described(amountSchema, 'Below zero when it is owed to the vendor.'),
        costCentre: z.optional(z.string()),
        provisional: described(
          z.optional(z.literal(true)),
          'Missing facts leave open what the credit owes, or how its sum is shared among its lines.',
        ),
        bounds: described(z.optional(amountBounds), 'What this line may be once they are known; absent where it is certain.'),
        isLower: described(z.optional(z.literal(true)), 'Another credit owes more in the same case: this one is not paid.'),
        reasons: described(z.optional(z.array(reasonSchema)), 'Why, down to intervals and event ids.'),
      }),
    ),
    bands: described(z.optional(z.array(bandSchema)), 'The rows of tables that values fell into.'),
    zeroRates: described(z.optional(z.array(zeroRateSchema)), 'Credits that have no line, since their rate is 0.'),
    shutGates: described(
      z.optional(z.array(z.object({ part, credit: z.string(), index: z.string(), gate: z.string() }))),
      'Cases that have no line, since a gate does not hold there.',
    ),
    credits: z.array(creditSchema),
    total: described(amountSchema, 'What is owed for certain.'),
    bounds: described(
      z.optional(z.object({ toCustomer: amountBounds, toVendor: z.optional(amountBounds) })),
      'Where missing facts leave it open: what is owed each way; the two are not set against each other before both are certain.',
    ),
    missing: described(z.optional(z.array(missingFact)), 'Facts that are not stated, and that would decide what is open.'),
    remedies: described(
      z.optional(
        z.array(
          z.object({
            part,
            remedy: z.string(),
            right: z.string(),
            to: z.enum(['customer', 'vendor']),
            index: z.string(),
            open: z.boolean(),
            undetermined: described(z.optional(z.literal(true)), 'Missing facts decide whether it is open.'),
            since: described(z.optional(z.string()), 'The first day it may be exercised.'),
            lastDay: z.optional(z.string()),
            clause: z.optional(z.string()),
            quote: z.optional(z.string()),
            note: z.optional(z.string()),
          }),
        ),
      ),
      'Remedies that are not money, and whether this period opened them.',
    ),
    discrepancies: described(
      z.optional(
        z.array(
          z.object({
            part,
            cell: z.string(),
            decide: z.string(),
            times: z.array(
              z.object({
                index: z.string(),
                differ: described(z.string(), 'Milliseconds in which witnesses who could tell said different things.'),
                counted: z.object({ down: z.string(), unknown: z.string() }),
                said: z.array(z.object({ witness: z.string(), down: z.string(), unknown: z.string() })),
              }),
            ),
            money: z.array(
              z.object({
                witness: z.string(),
                total: amountSchema,
                bounds: z.optional(amountBounds),
                difference: z.optional(amountSchema),
              }),
            ),
          }),
        ),
      ),
      'Where witnesses disagree: what each says, and what the result of the period would be in the words of each alone.',
    ),
    state: described(
      z.optional(
        z.object({
          cells: byIndex(z.nullable(z.string())),
          credited: byIndex(z.string()),
          together: z.optional(z.record(z.string(), byIndex(z.string()))),
          missing: z.optional(z.record(z.string(), z.array(missingFact))),
          completions: z.optional(
            z.object({
              facts: z.record(
                z.string(),
                z.object({ fact: z.string(), words: z.optional(z.array(z.string())), parts: z.optional(z.array(z.string())) }),
              ),
              cells: byIndex(table),
              credited: byIndex(table),
              apart: z.optional(z.array(z.string())),
            }),
          ),
        }),
      ),
      'What later periods look back on.',
    ),
    report: z.array(
      z.object({
        part,
        cell: z.string(),
        index: z.string(),
        value: z.extend(shown, {
          entries: z.optional(z.array(z.object({ start: z.string(), end: z.string(), exact: z.string(), shown: z.optional(z.string()) }))),
        }),
      }),
    ),
    open: z.array(
      z.object({
        kind: z.string(),
        id: z.string(),
        component: z.optional(z.string()),
        components: described(z.optional(z.array(z.string())), 'When it concerns several.'),
        since: z.string(),
        group: z.string(),
      }),
    ),
    findings: z.array(issueSchema),
    evidence: z.object({
      events: described(z.int(), 'Facts about the period that were used. With those that were left out they are all that was received.'),
      leftOut: z.optional(
        z.array(
          z.object({
            reason: described(z.string(), 'See docs/reference/events.md.'),
            count: z.int(),
            events: described(z.optional(z.array(z.string())), '"sender|id", with reasons; at most a thousand.'),
          }),
        ),
      ),
    }),
  }),
  { id: 'Statement' },
);
