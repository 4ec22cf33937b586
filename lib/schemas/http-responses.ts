/** Answers of the HTTP API, as the OpenAPI document objectives them. Handlers do not need these. */
import * as z from 'zod/mini';
import { annotated, described } from './described.ts';
import { CLAIM_STATES } from '../domain/claims/states.ts';
import {
  amountBounds,
  amountSchema,
  bandSchema,
  between,
  claimDate,
  creditSchema,
  missing,
  part,
  reasonSchema,
  shown,
  timingSchema,
  zeroRateSchema,
} from './statement-parts.ts';

export const issueSchema = annotated(
  z.object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    path: described(z.string(), 'JSON pointer.'),
    message: z.string(),
    why: described(z.optional(z.string()), 'Of the linter: why it matters.'),
    remedy: described(z.optional(z.string()), 'Of the linter: what to do.'),
  }),
  { id: 'Issue' },
);

/** RFC 9457. */
export const problemSchema = annotated(
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: described(z.string(), 'Stable; see docs/reference/errors.md.'),
    detail: z.optional(z.string()),
    issues: z.optional(z.array(issueSchema)),
    requestId: z.optional(z.string()),
  }),
  { id: 'Problem' },
);

const outcome = z.enum(['met', 'breached', 'pending', 'not-measured', 'undetermined']);

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
    parts: z.optional(z.array(z.object({ part: z.int(), version: z.string(), start: z.string(), end: z.string() }))),
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
    missing: described(z.optional(z.array(missingFact)), 'Facts that nobody stated, and that would decide what is open.'),
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

const digests = z.object({ contract: z.string(), evidence: z.string(), statement: z.string() });

const causes = described(
  z.array(
    z.object({
      cause: z.enum(['late-event', 'correction', 'reprocessed-event', 'contract-amended', 'earlier-period', 'recalculated']),
      events: described(z.optional(z.array(z.string())), '"sender|id".'),
      of: described(z.optional(z.array(z.string())), 'Entries of the quarantine, revisions of the contract, earlier periods.'),
    }),
  ),
  'Why.',
);
const bridgeSchema = annotated(
  z.object({
    from: z.int(),
    causes,
    lines: z.array(
      z.object({
        kind: z.enum(['addition', 'reversal', 'delta']),
        credit: z.string(),
        index: z.string(),
        component: described(z.optional(z.string()), 'The component that is credited, where `index` does not say so.'),
        costCentre: z.optional(z.string()),
        causes,
        before: amountSchema,
        after: amountSchema,
        difference: amountSchema,
        provisional: described(z.optional(z.literal(true)), 'Missing facts leave the credit open in the newer revision.'),
      }),
    ),
    before: amountSchema,
    after: amountSchema,
    difference: amountSchema,
  }),
  { id: 'Bridge' },
);

export const issuedStatementSchema = annotated(
  z.object({
    id: z.string(),
    revision: z.int(),
    issuedAt: z.string(),
    contractRevision: z.int(),
    digests: z.extend(digests, {
      bundle: described(z.optional(z.string()), 'Absent of revisions that version 0.1 issued: it kept no bundles.'),
    }),
    earlier: described(z.array(z.object({ revision: z.int(), issuedAt: z.string(), digest: z.string() })), 'The revisions before it.'),
    warnings: described(z.array(issueSchema), 'What was open when it was issued: disputes, quarantined evidence, silent senders.'),
    run: described(z.string(), 'The run of the audit that issued it; empty of version 0.1.'),
    version: described(z.optional(z.string()), 'The version of the calculator that issued it; absent of older ones.'),
    bridge: described(z.optional(bridgeSchema), 'From the revision before to this one.'),
    statement: statementSchema,
  }),
  { id: 'IssuedStatement' },
);

export const outlookSchema = annotated(
  z.object({
    contract: z.string(),
    period: z.string(),
    at: z.string(),
    down: described(z.boolean(), 'Whether anything is down now.'),
    budgets: described(
      z.array(
        z.object({
          objective: z.string(),
          index: z.string(),
          allowed: z.string(),
          used: z.string(),
          remaining: described(z.string(), 'Below zero when it is breached.'),
          share: described(z.string(), 'Used of allowed, as a fraction.'),
        }),
      ),
      'What may still be down, in milliseconds, exact.',
    ),
    timers: described(
      z.array(
        z.object({
          objective: z.string(),
          record: z.string(),
          gone: z.string(),
          allowed: z.string(),
          deadline: z.optional(z.string()),
          near: described(z.optional(z.string()), 'When a warning is due.'),
          waiting: described(z.optional(z.literal(true)), 'It is stopped: it waits for a party.'),
          breached: z.boolean(),
        }),
      ),
      'Timers that still run, in milliseconds of their own hours.',
    ),
    breached: described(statementSchema.shape.objectives, 'What is breached for good.'),
    projectedCredit: described(amountSchema, 'What is owed if nothing more happens; where missing facts leave it open, the least.'),
    bounds: described(statementSchema.shape.bounds, 'Where missing facts leave it open: both ends, as in a statement.'),
  }),
  { id: 'Outlook' },
);
export const previewSchema = z.object({ preview: z.literal(true), ended: z.boolean(), digests, statement: statementSchema });

const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), cursor: described(z.optional(z.string()), 'Pass it to get the next page; absent on the last.') });

export const statementEntrySchema = annotated(
  z.object({
    id: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    revision: z.int(),
    issuedAt: z.string(),
    total: amountSchema,
    provisional: described(z.optional(z.literal(true)), 'Missing facts leave the total open: more may be owed.'),
  }),
  { id: 'StatementEntry' },
);
export const statementPageSchema = page(statementEntrySchema);
export const ledgerEntrySchema = annotated(
  z.object({
    entry: described(z.string(), 'Stable: the statement, its revision and the number of the entry.'),
    postedAt: z.string(),
    statement: z.string(),
    revision: z.int(),
    vendor: z.string(),
    contract: z.string(),
    period: z.string(),
    costCentre: z.optional(z.string()),
    credit: z.string(),
    for: z.string(),
    component: described(z.optional(z.string()), 'The component that is credited, where `for` does not say so.'),
    amount: described(z.string(), 'Below zero when it takes something back, or is owed to the vendor.'),
    currency: z.string(),
    provisional: described(
      z.optional(z.literal(true)),
      'Missing facts left the credit open when it was posted: it was part of the least that is owed.',
    ),
  }),
  { id: 'LedgerEntry' },
);
export const ledgerPageSchema = page(ledgerEntrySchema);
export const disputeSchema = annotated(
  z.object({
    id: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    about: z.array(z.string()),
    reason: z.string(),
    openedBy: z.string(),
    openedAt: z.string(),
    status: z.enum(['open', 'settled']),
    settledBy: z.optional(z.string()),
    settledAt: z.optional(z.string()),
    note: z.optional(z.string()),
  }),
  { id: 'Dispute' },
);
export const disputesSchema = z.object({ items: z.array(disputeSchema) });
const claimDates = { lastDay: z.optional(z.string()), until: described(z.optional(z.string()), 'The first instant that is too late.') };
export const claimEntrySchema = annotated(
  z.object({
    id: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    credit: z.string(),
    state: z.enum(CLAIM_STATES),
    owed: z.string(),
    credited: z.string(),
    difference: described(z.string(), 'Owed, less credited.'),
    currency: z.string(),
    lastDay: described(z.optional(z.string()), 'The last day to claim, inclusive.'),
    expiresAt: z.optional(z.string()),
    transitions: z.int(),
  }),
  { id: 'ClaimEntry' },
);
export const claimPageSchema = page(claimEntrySchema);
export const claimSchema = annotated(
  z.object({
    id: z.string(),
    statement: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    credit: z.string(),
    currency: z.string(),
    automatic: described(z.boolean(), 'Paid without a claim: only what was credited is recorded.'),
    windows: z.array(
      z.object({
        step: z.string(),
        rule: z.string(),
        after: z.string(),
        opensAfter: z.optional(z.string()),
        ...claimDates,
        each: z.optional(z.array(claimDate)),
      }),
    ),
    opensAfter: z.optional(z.string()),
    lastDay: z.optional(z.string()),
    expiresAt: z.optional(z.string()),
    state: z.enum(CLAIM_STATES),
    owed: described(amountSchema, 'By the newest revision of the statement.'),
    claimed: z.optional(amountSchema),
    accepted: z.optional(amountSchema),
    credited: amountSchema,
    difference: described(amountSchema, 'Owed, less credited.'),
    expired: described(z.optional(amountSchema), 'What expired because nobody claimed in time.'),
    transitions: z.array(
      z.object({
        kind: z.string(),
        by: z.string(),
        at: z.string(),
        amount: z.optional(z.string()),
        reference: z.optional(z.string()),
        note: z.optional(z.string()),
        revision: z.optional(z.int()),
        late: z.optional(z.literal(true)),
      }),
    ),
  }),
  { id: 'Claim' },
);
export const remediesPageSchema = page(
  z.object({
    statement: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    revision: z.int(),
    remedy: z.string(),
    right: z.string(),
    to: z.enum(['customer', 'vendor']),
    index: z.string(),
    open: z.boolean(),
    since: z.optional(z.string()),
    lastDay: z.optional(z.string()),
    clause: z.optional(z.string()),
    quote: z.optional(z.string()),
    note: z.optional(z.string()),
  }),
);
export const auditTrailPageSchema = page(
  z.object({
    at: z.string(),
    requestId: z.string(),
    by: z.string(),
    vendor: z.optional(z.string()),
    route: z.string(),
    path: z.string(),
    body: described(z.string(), 'SHA-256 of the body.'),
    status: described(z.optional(z.int()), 'Absent: the attempt did not end.'),
  }),
);
export const bundleSchema = z.object({
  format: z.literal('makegood-bundle/1'),
  issued: issuedStatementSchema,
  evidence: described(z.record(z.string(), z.unknown()), 'Contract, facts, states of earlier periods.'),
});
export const contractEntrySchema = annotated(
  z.object({
    id: z.string(),
    title: z.string(),
    vendor: z.string(),
    customer: z.string(),
    revision: z.int(),
  }),
  { id: 'ContractEntry' },
);
export const contractPageSchema = page(contractEntrySchema);
const rangeSchema = z.object({ from: z.int(), to: z.int() });
const worthSchema = z.array(
  z.object({
    version: z.string(),
    objective: z.string(),
    target: z.string(),
    by: described(
      z.enum(['downtime', 'record', 'count', 'delivery']),
      'What sizes are: milliseconds of downtime, milliseconds that a record takes, a number of records, or milliseconds from the start of the period to a delivery.',
    ),
    rows: z.array(
      z.object({
        of: described(z.string(), 'A length of the period, the words of a record, or a deliverable.'),
        period: described(z.string(), 'The period in which it was found.'),
        met: described(z.array(rangeSchema), 'Sizes for which the objective is met.'),
        free: described(z.array(rangeSchema), 'Sizes for which nothing is owed.'),
        left: described(
          z.optional(z.string()),
          'The least share of the period that was found to be left when exclusions are used up as well; absent without a floor.',
        ),
        isFloor: described(z.optional(z.literal(true)), 'No evidence leaves less than `left`: it follows from the text.'),
        notFound: z.optional(z.literal(true)),
      }),
    ),
    noFloor: described(
      z.array(z.object({ cell: z.string(), because: z.string() })),
      'What may take out a whole period of downtime while the objective is met.',
    ),
    most: described(
      z.optional(
        z.object({ amount: z.string(), currency: z.string(), when: z.string(), of: z.optional(z.string()), share: z.optional(z.string()) }),
      ),
      'The most that was owed in all that was tried, and the share of its base; other evidence may owe more. Absent when nothing that was tried owes anything.',
    ),
    notFound: described(z.optional(z.string()), 'Why nothing was found.'),
  }),
);
export const contractResultSchema = z.object({
  id: z.string(),
  outcome: z.enum(['created', 'revised', 'unchanged']),
  revision: z.int(),
  digest: z.string(),
  warnings: z.array(issueSchema),
  worth: described(worthSchema, 'Empty: GET /v1/contracts/{id}/worth has it.'),
  webhooks: z.array(z.object({ source: z.string(), as: z.enum(['vendor', 'customer']), url: z.string(), signed: z.boolean() })),
});
export const contractWorthSchema = z.object({
  id: z.string(),
  revision: z.int(),
  worth: described(worthSchema, 'What each objective is worth, found by assessing evidence that is made.'),
});
export const storedContractSchema = z.object({
  id: z.string(),
  revision: z.int(),
  digest: z.string(),
  recordedAt: z.string(),
  contract: z.record(z.string(), z.unknown()),
  refused: described(
    z.optional(z.array(issueSchema)),
    'Only when the rules of this version refuse the stored text: first that they do, with the remedy, then each error.',
  ),
});
const auditOutcomeKind = z.enum(['planned', 'waiting', 'held', 'issued', 'unchanged', 'restated', 'failed']);
const auditOutcomeSchema = annotated(
  z.object({
    contract: z.string(),
    period: z.string(),
    outcome: described(auditOutcomeKind, '`waiting`: the grace has not passed; `held`: its statement waits, see `issues`.'),
    run: z.string(),
    vendor: z.optional(z.string()),
    statement: z.optional(z.string()),
    revision: z.optional(z.int()),
    total: z.optional(amountSchema),
    difference: described(z.optional(amountSchema), 'What a restatement changed.'),
    from: described(z.optional(z.string()), 'For `waiting`: from when on it may be issued.'),
    issues: z.optional(z.array(issueSchema)),
  }),
  { id: 'AuditOutcome' },
);
export const auditSchema = annotated(
  z.object({
    period: z.string(),
    status: z.enum(['requested', 'running', 'closed', 'closed-with-failures']),
    startedAt: z.string(),
    closedAt: z.optional(z.string()),
    runs: z.int(),
    run: described(z.string(), 'Names the last run.'),
    report: described(
      z.optional(
        z.object({
          counts: described(
            z.record(z.enum([...auditOutcomeKind.options, 'refused', 'unplaced']), z.int()),
            'Periods by outcome; `refused`: contracts; `unplaced`: events.',
          ),
          money: described(
            z.array(
              z.object({
                vendor: z.string(),
                currency: z.string(),
                statements: z.int(),
                total: z.string(),
                change: described(z.string(), 'What the last run issued and restated.'),
              }),
            ),
            'By vendor and currency.',
          ),
          changed: described(z.array(auditOutcomeSchema), 'What the last run issued, restated, holds or could not: the first thousand.'),
          refused: described(
            z.array(
              z.object({
                contract: z.string(),
                revision: z.int(),
                vendor: z.string(),
                run: z.string(),
                open: described(z.array(z.string()), 'Months and periods that stay open until a text that passes is put.'),
                issues: described(z.array(issueSchema), 'First that it is refused, with the remedy, then each error in it.'),
              }),
            ),
            'Contracts whose stored text the rules of this version refuse: the first thousand. What is issued of them stands.',
          ),
          unplaced: described(
            z.array(
              z.object({
                vendor: z.string(),
                contract: described(z.string(), 'That had its component, or is of its vendor where it names none.'),
                component: z.optional(z.string()),
                event: described(z.string(), 'Its sender and its id, as statements name events.'),
                type: z.string(),
                occurredAt: z.string(),
              }),
            ),
            'Events about the month that no contract of their vendor counts as used or left out: the first thousand.',
          ),
        }),
      ),
      'Of the last run that was closed.',
    ),
    outcomes: described(z.array(auditOutcomeSchema), 'A page of them: how each contract and period stands.'),
    cursor: described(z.optional(z.string()), 'Pass it to get the next page of outcomes; absent on the last.'),
  }),
  { id: 'Audit' },
);
export const quarantineEntrySchema = annotated(
  z.object({
    id: z.string(),
    code: z.string(),
    message: z.string(),
    issues: z.array(issueSchema),
    sender: z.string(),
    vendor: z.optional(z.string()),
    receivedAt: z.string(),
    raw: described(z.string(), 'The whole event, as received.'),
    status: z.enum(['held', 'reprocessed', 'ignored', 'dismissed']),
    reprocessedAt: z.optional(z.string()),
    reprocessedBy: z.optional(z.string()),
    dismissedAt: z.optional(z.string()),
    dismissedBy: z.optional(z.string()),
    dismissedBecause: z.optional(z.string()),
  }),
  { id: 'QuarantineEntry' },
);
export const quarantinePageSchema = page(quarantineEntrySchema);
export const reprocessResultSchema = z.object({ outcome: z.enum(['stored', 'repeat', 'ignored']), entry: quarantineEntrySchema });

const factSchema = z.object({
  id: z.string(),
  type: z.string(),
  occurredAt: z.string(),
  receivedAt: z.string(),
  sender: z.string(),
  speaksFor: z.enum(['vendor', 'customer']),
  class: z.enum(['account', 'signed', 'secret-path', 'administrator']),
  component: z.optional(z.string()),
  body: z.record(z.string(), z.unknown()),
});
export const evidenceSchema = z.object({
  items: z.array(
    z.object({
      event: factSchema,
      stands: z.enum(['as-sent', 'replaced', 'withdrawn']),
      corrections: z.array(
        z.object({
          id: z.string(),
          by: z.string(),
          at: z.string(),
          reason: z.optional(z.string()),
          after: z.optional(z.record(z.string(), z.unknown())),
        }),
      ),
    }),
  ),
  quarantined: described(z.int(), 'Events of the vendor that were received in the month and are held in quarantine.'),
});
export const correctionResultSchema = z.object({ correction: factSchema, corrected: factSchema });
export const healthSchema = z.object({ status: z.literal('ok'), version: z.string() });
export const webhookResultSchema = z.object({
  source: z.string(),
  vendor: z.string(),
  url: z.string(),
  keys: described(z.array(z.object({ url: z.string(), since: z.string() })), 'Addresses that are valid now, newest first.'),
  signed: described(z.boolean(), 'Whether deliveries without a good signature are refused.'),
});
export const acceptedSchema = z.object({
  status: z.enum(['accepted', 'ignored']),
  facts: described(
    z.optional(z.array(z.object({ type: z.string(), id: z.string(), component: z.optional(z.string()) }))),
    'What was understood.',
  ),
  because: described(z.optional(z.string()), 'Why it was ignored.'),
});
export const vendorSchema = z.object({
  id: z.string(),
  name: described(z.string(), 'The id, of a vendor that only contracts name.'),
  revision: described(z.int(), '0 of a vendor that is not registered.'),
  senders: z.array(
    z.object({
      account: z.optional(z.string()),
      webhook: z.optional(z.string()),
      as: z.enum(['vendor', 'customer']),
      components: z.optional(z.array(z.string())),
      'expect-every': z.optional(z.string()),
      url: z.optional(z.string()),
      signed: described(z.optional(z.boolean()), 'Whether deliveries without a good signature are refused.'),
      unlisted: described(
        z.optional(z.literal(true)),
        'A webhook that is live and stands neither in the registration nor under another sender here.',
      ),
      lastSeen: z.optional(z.string()),
      silentSince: z.optional(z.string()),
    }),
  ),
});
export const vendorPageSchema = page(
  z.object({ id: z.string(), name: z.string(), revision: described(z.int(), '0 of a vendor that only contracts name.') }),
);
export const sourceSchema = z.object({
  source: z.string(),
  builtIn: z.boolean(),
  revision: z.optional(z.int()),
  mapping: described(z.optional(z.record(z.string(), z.unknown())), 'Absent for the few that are code.'),
});
const changes = (of: string): z.ZodMiniType =>
  described(z.array(z.object({ id: z.string(), type: z.string(), component: z.optional(z.string()) })), of);
export const remapResultSchema = z.object({
  payloads: described(z.int(), 'Stored payloads of the source that were read again.'),
  unchanged: described(z.int(), 'Facts that came out as they stand.'),
  replaced: changes('Facts that came out otherwise: a correction names each.'),
  withdrawn: changes('Facts that came out no more: a correction names each.'),
  added: changes('Facts that are new; they count from the receipt of their payload.'),
  left: described(z.array(z.object({ id: z.string(), because: z.string() })), 'What stays as it is, and why.'),
});
export const deletedSchema = z.object({ deleted: z.string() });
export const sourcesSchema = z.object({ items: z.array(sourceSchema) });
