/** Answers of the HTTP API, as the OpenAPI document promises them. Handlers do not need these. */
import * as z from 'zod';
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

export const issueSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    path: z.string().describe('JSON pointer.'),
    message: z.string(),
    why: z.string().optional().describe('Of the linter: why it matters.'),
    remedy: z.string().optional().describe('Of the linter: what to do.'),
  })
  .meta({ id: 'Issue' });

/** RFC 9457. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('Stable; see docs/errors.md.'),
  detail: z.string().optional(),
  issues: z.array(issueSchema).optional(),
  requestId: z.string().optional(),
});

const outcome = z.enum(['kept', 'missed', 'pending', 'not-measured', 'undetermined']);

const byIndex = <T extends z.ZodType>(value: T) => z.record(z.string(), z.record(z.string(), value));

const missingFact = z.object({
  fact: z.string(),
  owner: z.string().describe('`customer`, a component, a record ("ticket/T-1"), or `bill`.'),
  name: z.string(),
  said: z.string().optional().describe('A word that the contract does not have.'),
  words: z.array(z.string()).optional().describe('What it may turn out to be; absent for a number.'),
});

export const statementSchema = z
  .object({
    format: z.literal('makegood-statement/1'),
    contract: z.object({
      id: z.string(),
      title: z.string(),
      vendor: z.object({ id: z.string(), name: z.string() }),
      customer: z.object({ id: z.string(), name: z.string() }),
    }),
    terms: z.object({ id: z.string(), title: z.string(), version: z.string() }),
    period: z.object({ label: z.string(), start: z.string(), end: z.string(), zone: z.string() }),
    parts: z.array(z.object({ part: z.int(), version: z.string(), start: z.string(), end: z.string() })).optional(),
    promises: z.array(
      z.object({
        part,
        promise: z.string(),
        index: z.string(),
        outcome: outcome.describe('`undetermined`: missing facts decide. `not-measured`: there is nothing to measure.'),
        measured: shown.optional(),
        bounds: between
          .optional()
          .describe(
            'Where missing facts leave it open, instead of `measured`; beside it for what has not ended, of which `measured` is what is gone by the period end.',
          ),
        possible: z
          .array(z.union([outcome, z.literal('none')]))
          .optional()
          .describe('What an undetermined promise may turn out to be; `none`: no case of it at all.'),
        unobserved: between
          .optional()
          .describe('What it could have been, had the time been observed that no source reported; the clause `unknown` settled it.'),
        missing,
        targets: z.array(z.object({ edge: z.string(), shown: z.string(), exact: z.string().optional(), bounds: between.optional() })),
        aim: shown.optional(),
        says: z.string().optional(),
        timing: timingSchema.optional().describe('Of a clock; of one that was kept only with reasons.'),
        reasons: z.array(reasonSchema).optional().describe('What it rests on, kept or not.'),
      }),
    ),
    time: z
      .array(
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
      )
      .describe('Milliseconds; up + down + unknown + excluded = total.'),
    lines: z.array(
      z.object({
        number: z.int(),
        part,
        credit: z.string(),
        index: z.string(),
        of: z.object({ cell: z.string(), exact: z.string() }),
        times: z.object({ cell: z.string(), exact: z.string(), shown: z.string() }),
        exact: z.string(),
        due: z.string(),
        amount: amountSchema.describe('Below zero when it is owed to the vendor.'),
        costCentre: z.string().optional(),
        provisional: z.literal(true).optional().describe('More may be owed once missing facts are known.'),
        reasons: z.array(reasonSchema).optional().describe('Why, down to intervals and event ids.'),
      }),
    ),
    bands: z.array(bandSchema).optional().describe('The rows of tables that values fell into.'),
    zeroRates: z.array(zeroRateSchema).optional().describe('Credits that have no line, since their rate is 0.'),
    credits: z.array(creditSchema),
    total: amountSchema.describe('What is owed for certain.'),
    bounds: z
      .object({ toCustomer: amountBounds, toVendor: amountBounds.optional() })
      .optional()
      .describe(
        'Where missing facts leave it open: what is owed each way; the two are not set against each other before both are certain.',
      ),
    missing: z.array(missingFact).optional().describe('Facts that nobody stated, and that would decide what is open.'),
    rights: z
      .array(
        z.object({
          part,
          remedy: z.string(),
          right: z.string(),
          to: z.enum(['customer', 'vendor']),
          index: z.string(),
          open: z.boolean(),
          undetermined: z.literal(true).optional().describe('Missing facts decide whether it is open.'),
          since: z.string().optional().describe('The first day it may be exercised.'),
          lastDay: z.string().optional(),
          says: z.string().optional(),
        }),
      )
      .optional()
      .describe('Rights that are not money, and whether this period opened them.'),
    discrepancies: z
      .array(
        z.object({
          part,
          cell: z.string(),
          decide: z.string(),
          times: z.array(
            z.object({
              index: z.string(),
              differ: z.string().describe('Milliseconds in which witnesses who could tell said different things.'),
              counted: z.object({ down: z.string(), unknown: z.string() }),
              said: z.array(z.object({ witness: z.string(), down: z.string(), unknown: z.string() })),
            }),
          ),
          money: z.array(
            z.object({ witness: z.string(), total: amountSchema, bounds: amountBounds.optional(), difference: amountSchema.optional() }),
          ),
        }),
      )
      .optional()
      .describe('Where witnesses disagree: what each says, and what the period would come to in the words of each alone.'),
    state: z
      .object({
        cells: byIndex(z.string().nullable()),
        credited: byIndex(z.string()),
        missing: z.record(z.string(), z.array(missingFact)).optional(),
      })
      .optional()
      .describe('What later periods look back on.'),
    report: z.array(
      z.object({
        part,
        cell: z.string(),
        index: z.string(),
        value: shown.extend({
          entries: z.array(z.object({ start: z.string(), end: z.string(), exact: z.string(), shown: z.string().optional() })).optional(),
        }),
      }),
    ),
    open: z.array(
      z.object({
        kind: z.string(),
        id: z.string(),
        component: z.string().optional(),
        components: z.array(z.string()).optional().describe('When it concerns several.'),
        since: z.string(),
        group: z.string(),
      }),
    ),
    findings: z.array(issueSchema),
    evidence: z.object({
      events: z.int().describe('Facts about the period that were used. With those that were left out they are all that was received.'),
      leftOut: z
        .array(
          z.object({
            reason: z.string().describe('See docs/events.md.'),
            count: z.int(),
            events: z.array(z.string()).optional().describe('"sender|id", with reasons; at most a thousand.'),
          }),
        )
        .optional(),
    }),
  })
  .meta({ id: 'Statement' });

const digests = z.object({ contract: z.string(), evidence: z.string(), statement: z.string() });

const causes = z
  .array(
    z.object({
      cause: z.enum(['late-event', 'correction', 'released-event', 'contract-amended', 'earlier-period', 'recalculated']),
      events: z.array(z.string()).optional().describe('"sender|id".'),
      of: z.array(z.string()).optional().describe('Entries of the quarantine, revisions of the contract, earlier periods.'),
    }),
  )
  .describe('Why.');
const bridgeSchema = z
  .object({
    from: z.int(),
    causes,
    lines: z.array(
      z.object({
        kind: z.enum(['addition', 'reversal', 'delta']),
        credit: z.string(),
        index: z.string(),
        costCentre: z.string().optional(),
        causes,
        before: amountSchema,
        after: amountSchema,
        difference: amountSchema,
        provisional: z.literal(true).optional().describe('Missing facts leave the credit open in the newer revision.'),
      }),
    ),
    before: amountSchema,
    after: amountSchema,
    difference: amountSchema,
  })
  .meta({ id: 'Bridge' });

export const issuedStatementSchema = z
  .object({
    id: z.string(),
    revision: z.int(),
    issuedAt: z.string(),
    contractRevision: z.int(),
    digests: digests.extend({ bundle: z.string().optional().describe('Absent of revisions that version 0.1 issued: it kept no bundles.') }),
    earlier: z.array(z.object({ revision: z.int(), issuedAt: z.string(), digest: z.string() })).describe('The revisions before it.'),
    warnings: z.array(issueSchema).describe('What was open when it was issued: disputes, quarantined evidence, silent senders.'),
    run: z.string().describe('The run of the audit that issued it; empty of version 0.1.'),
    version: z.string().optional().describe('The version of the calculator that issued it; absent before it was noted.'),
    bridge: bridgeSchema.optional().describe('From the revision before to this one.'),
    statement: statementSchema,
  })
  .meta({ id: 'IssuedStatement' });

export const outlookSchema = z
  .object({
    contract: z.string(),
    period: z.string(),
    at: z.string(),
    down: z.boolean().describe('Whether anything is down now.'),
    budgets: z
      .array(
        z.object({
          promise: z.string(),
          index: z.string(),
          allowed: z.string(),
          used: z.string(),
          remaining: z.string().describe('Below zero when it is missed.'),
          share: z.string().describe('Used of allowed, as a fraction.'),
        }),
      )
      .describe('What may still be down, in milliseconds, exact.'),
    clocks: z
      .array(
        z.object({
          promise: z.string(),
          record: z.string(),
          gone: z.string(),
          allowed: z.string(),
          deadline: z.string().optional(),
          near: z.string().optional().describe('When a warning is due.'),
          waiting: z.literal(true).optional().describe('It is stopped: somebody is waited for.'),
          missed: z.boolean(),
        }),
      )
      .describe('Clocks that still run, in milliseconds of their own hours.'),
    missed: statementSchema.shape.promises.describe('What is missed for good.'),
    projectedCredit: amountSchema.describe('What is owed if nothing more happens; where missing facts leave it open, the least.'),
    bounds: statementSchema.shape.bounds.describe('Where missing facts leave it open: both ends, as in a statement.'),
  })
  .meta({ id: 'Outlook' });
export const previewSchema = z.object({ preview: z.literal(true), ended: z.boolean(), digests, statement: statementSchema });

const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), cursor: z.string().optional().describe('Pass it to get the next page; absent on the last.') });

export const statementEntrySchema = z
  .object({
    id: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    revision: z.int(),
    issuedAt: z.string(),
    total: amountSchema,
    provisional: z.literal(true).optional().describe('Missing facts leave the total open: more may be owed.'),
  })
  .meta({ id: 'StatementEntry' });
export const statementPageSchema = page(statementEntrySchema);
export const ledgerEntrySchema = z
  .object({
    entry: z.string().describe('Stable: the statement, its revision and the number of the entry.'),
    postedAt: z.string(),
    statement: z.string(),
    revision: z.int(),
    vendor: z.string(),
    contract: z.string(),
    period: z.string(),
    costCentre: z.string().optional(),
    credit: z.string(),
    for: z.string(),
    amount: z.string().describe('Below zero when it takes something back, or is owed to the vendor.'),
    currency: z.string(),
    provisional: z
      .literal(true)
      .optional()
      .describe('Missing facts left the credit open when it was posted: it was part of the least that is owed.'),
  })
  .meta({ id: 'LedgerEntry' });
export const ledgerPageSchema = page(ledgerEntrySchema);
export const disputeSchema = z
  .object({
    id: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    about: z.array(z.string()),
    reason: z.string(),
    openedBy: z.string(),
    openedAt: z.string(),
    status: z.enum(['open', 'settled']),
    settledBy: z.string().optional(),
    settledAt: z.string().optional(),
    note: z.string().optional(),
  })
  .meta({ id: 'Dispute' });
export const disputesSchema = z.object({ items: z.array(disputeSchema) });
const claimDates = { lastDay: z.string().optional(), until: z.string().optional().describe('The first instant that is too late.') };
export const claimEntrySchema = z
  .object({
    id: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    credit: z.string(),
    state: z.enum(CLAIM_STATES),
    owed: z.string(),
    credited: z.string(),
    difference: z.string().describe('Owed, less credited.'),
    currency: z.string(),
    lastDay: z.string().optional().describe('The last day to claim, inclusive.'),
    expiresAt: z.string().optional(),
    steps: z.int(),
  })
  .meta({ id: 'ClaimEntry' });
export const claimPageSchema = page(claimEntrySchema);
export const claimSchema = z
  .object({
    id: z.string(),
    statement: z.string(),
    contract: z.string(),
    vendor: z.string(),
    period: z.string(),
    credit: z.string(),
    currency: z.string(),
    automatic: z.boolean().describe('Paid without a claim: only what was credited is noted.'),
    windows: z.array(
      z.object({
        step: z.string(),
        rule: z.string(),
        after: z.string(),
        opensAfter: z.string().optional(),
        ...claimDates,
        each: z.array(claimDate).optional(),
      }),
    ),
    opensAfter: z.string().optional(),
    lastDay: z.string().optional(),
    expiresAt: z.string().optional(),
    state: z.enum(CLAIM_STATES),
    owed: amountSchema.describe('By the newest revision of the statement.'),
    claimed: amountSchema.optional(),
    accepted: amountSchema.optional(),
    credited: amountSchema,
    difference: amountSchema.describe('Owed, less credited.'),
    lost: amountSchema.optional().describe('What was lost because nobody claimed in time.'),
    steps: z.array(
      z.object({
        kind: z.string(),
        by: z.string(),
        at: z.string(),
        amount: z.string().optional(),
        reference: z.string().optional(),
        note: z.string().optional(),
        revision: z.int().optional(),
        late: z.literal(true).optional(),
      }),
    ),
  })
  .meta({ id: 'Claim' });
export const rightsPageSchema = page(
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
    since: z.string().optional(),
    lastDay: z.string().optional(),
    says: z.string().optional(),
  }),
);
export const trailPageSchema = page(
  z.object({
    at: z.string(),
    requestId: z.string(),
    by: z.string(),
    vendor: z.string().optional(),
    route: z.string(),
    path: z.string(),
    body: z.string().describe('SHA-256 of the body.'),
    status: z.int().optional().describe('Absent: the attempt did not end.'),
  }),
);
export const bundleSchema = z.object({
  format: z.literal('makegood-bundle/1'),
  issued: issuedStatementSchema,
  evidence: z.record(z.string(), z.unknown()).describe('Contract, facts, states of earlier periods.'),
});
export const contractEntrySchema = z
  .object({
    id: z.string(),
    title: z.string(),
    vendor: z.string(),
    customer: z.string(),
    revision: z.int(),
  })
  .meta({ id: 'ContractEntry' });
export const contractPageSchema = page(contractEntrySchema);
const rangeSchema = z.object({ from: z.int(), to: z.int() });
const worthSchema = z.array(
  z.object({
    version: z.string(),
    promise: z.string(),
    target: z.string(),
    by: z
      .enum(['downtime', 'record', 'count', 'delivery'])
      .describe(
        'What sizes are: milliseconds of downtime, milliseconds that a record takes, a number of records, or milliseconds from the start of the period to a delivery.',
      ),
    rows: z.array(
      z.object({
        of: z.string().describe('A length of the period, the words of a record, or a duty.'),
        period: z.string().describe('The period in which it was found.'),
        kept: z.array(rangeSchema).describe('Sizes for which the promise is kept.'),
        free: z.array(rangeSchema).describe('Sizes for which nothing is owed.'),
        left: z
          .string()
          .optional()
          .describe('The least share of the period that was found to be left when exclusions are used up as well; absent without a floor.'),
        isFloor: z.literal(true).optional().describe('No evidence leaves less than `left`: it follows from the text.'),
        notFound: z.literal(true).optional(),
      }),
    ),
    noFloor: z
      .array(z.object({ cell: z.string(), because: z.string() }))
      .describe('What may take out a whole period of downtime while the promise is kept.'),
    most: z
      .object({ amount: z.string(), currency: z.string(), when: z.string(), of: z.string().optional(), share: z.string().optional() })
      .optional()
      .describe(
        'The most that was owed in all that was tried, and the share of its base; other evidence may owe more. Absent when nothing that was tried owes anything.',
      ),
    notFound: z.string().optional().describe('Why nothing was found.'),
  }),
);
export const contractResultSchema = z.object({
  id: z.string(),
  outcome: z.enum(['created', 'revised', 'unchanged']),
  revision: z.int(),
  digest: z.string(),
  warnings: z.array(issueSchema),
  worth: worthSchema.describe('Empty: GET /v1/contracts/{id}/worth has it.'),
  webhooks: z.array(z.object({ source: z.string(), as: z.enum(['vendor', 'customer']), url: z.string(), signed: z.boolean() })),
});
export const contractWorthSchema = z.object({
  id: z.string(),
  revision: z.int(),
  worth: worthSchema.describe('What each promise is worth, found by assessing evidence that is made.'),
});
export const storedContractSchema = z.object({
  id: z.string(),
  revision: z.int(),
  digest: z.string(),
  recordedAt: z.string(),
  contract: z.record(z.string(), z.unknown()),
  refused: z
    .array(issueSchema)
    .optional()
    .describe('Only when the rules of this version refuse the stored text: first that they do, with the remedy, then each error.'),
});
const auditOutcomeKind = z.enum(['planned', 'waiting', 'held', 'issued', 'unchanged', 'restated', 'failed']);
const auditOutcomeSchema = z
  .object({
    contract: z.string(),
    period: z.string(),
    outcome: auditOutcomeKind.describe('`waiting`: the grace has not passed; `held`: its statement waits, see `issues`.'),
    run: z.string(),
    vendor: z.string().optional(),
    statement: z.string().optional(),
    revision: z.int().optional(),
    total: amountSchema.optional(),
    difference: amountSchema.optional().describe('What a restatement changed.'),
    from: z.string().optional().describe('For `waiting`: from when on it may be issued.'),
    issues: z.array(issueSchema).optional(),
  })
  .meta({ id: 'AuditOutcome' });
export const auditSchema = z
  .object({
    period: z.string(),
    status: z.enum(['requested', 'running', 'closed', 'closed-with-failures']),
    startedAt: z.string(),
    closedAt: z.string().optional(),
    runs: z.int(),
    run: z.string().describe('Names the last run.'),
    report: z
      .object({
        counts: z.record(z.enum([...auditOutcomeKind.options, 'refused']), z.int()).describe('Periods by outcome; `refused`: contracts.'),
        money: z
          .array(
            z.object({
              vendor: z.string(),
              currency: z.string(),
              statements: z.int(),
              total: z.string(),
              change: z.string().describe('What the last run issued and restated.'),
            }),
          )
          .describe('By vendor and currency.'),
        changed: z.array(auditOutcomeSchema).describe('What the last run issued, restated, holds or could not: the first thousand.'),
        refused: z
          .array(
            z.object({
              contract: z.string(),
              revision: z.int(),
              vendor: z.string(),
              run: z.string(),
              open: z.array(z.string()).describe('Months and periods that stay open until a text that passes is put.'),
              issues: z.array(issueSchema).describe('First that it is refused, with the remedy, then each error in it.'),
            }),
          )
          .describe('Contracts whose stored text the rules of this version refuse: the first thousand. What is issued of them stands.'),
      })
      .optional()
      .describe('Of the last run that was closed.'),
    outcomes: z.array(auditOutcomeSchema).describe('A page of them: how each contract and period stands.'),
    cursor: z.string().optional().describe('Pass it to get the next page of outcomes; absent on the last.'),
  })
  .meta({ id: 'Audit' });
export const quarantineEntrySchema = z
  .object({
    id: z.string(),
    code: z.string(),
    message: z.string(),
    issues: z.array(issueSchema),
    sender: z.string(),
    vendor: z.string().optional(),
    receivedAt: z.string(),
    raw: z.string().describe('The whole event, as received.'),
    status: z.enum(['held', 'released', 'ignored']),
    releasedAt: z.string().optional(),
    releasedBy: z.string().optional(),
  })
  .meta({ id: 'QuarantineEntry' });
export const quarantinePageSchema = page(quarantineEntrySchema);
export const releaseSchema = z.object({ outcome: z.enum(['stored', 'repeat', 'ignored']), entry: quarantineEntrySchema });

const factSchema = z.object({
  id: z.string(),
  type: z.string(),
  occurredAt: z.string(),
  receivedAt: z.string(),
  sender: z.string(),
  speaksFor: z.enum(['vendor', 'customer']),
  class: z.enum(['account', 'signed', 'secret-path', 'operator']),
  component: z.string().optional(),
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
          reason: z.string().optional(),
          after: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  ),
});
export const correctionResultSchema = z.object({ correction: factSchema, corrected: factSchema });
export const healthSchema = z.object({ status: z.literal('ok'), version: z.string() });
export const webhookResultSchema = z.object({
  source: z.string(),
  vendor: z.string(),
  url: z.string(),
  keys: z.array(z.object({ url: z.string(), since: z.string() })).describe('Addresses that are valid now, newest first.'),
  signed: z.boolean(),
});
export const acceptedSchema = z.object({
  status: z.enum(['accepted', 'ignored']),
  facts: z
    .array(z.object({ type: z.string(), id: z.string(), component: z.string().optional() }))
    .optional()
    .describe('What was understood.'),
  because: z.string().optional().describe('Why it was ignored.'),
});
export const vendorSchema = z.object({
  id: z.string(),
  name: z.string(),
  revision: z.int(),
  senders: z.array(
    z.object({
      account: z.string().optional(),
      webhook: z.string().optional(),
      as: z.enum(['vendor', 'customer']),
      components: z.array(z.string()).optional(),
      'expect-every': z.string().optional(),
      url: z.string().optional(),
      signed: z.boolean().optional(),
      lastHeard: z.string().optional(),
      silentSince: z.string().optional(),
    }),
  ),
});
export const sourceSchema = z.object({
  source: z.string(),
  builtIn: z.boolean(),
  revision: z.int().optional(),
  mapping: z.record(z.string(), z.unknown()).optional().describe('Absent for the few that are code.'),
});
export const sourcesSchema = z.object({ items: z.array(sourceSchema) });
