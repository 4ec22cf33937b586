/** Issued statements, previews and outlooks as the API answers them. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';
import { CLAUSE_PLACES } from '../../domain/statement/clauses-behind.ts';
import { amountSchema, legendSchema, part } from '../statement-parts.ts';
import { statementAccountsSchema } from './claims.ts';
import { page } from './page.ts';
import { issueSchema } from './problems.ts';
import { statementSchema } from './statement.ts';

const digests = z.object({ contract: z.string(), evidence: z.string(), statement: z.string() });

const causes = described(
  z.array(
    z.object({
      cause: z.enum(['late-event', 'correction', 'reprocessed-event', 'contract-amended', 'earlier-period', 'recalculated']),
      events: described(z.optional(z.array(z.string())), '"sender|id".'),
      facts: described(
        z.optional(
          z.array(
            z.object({
              event: z.string(),
              type: z.string(),
              party: z.enum(['vendor', 'customer']),
              occurredAt: z.string(),
              receivedAt: z.string(),
              component: z.optional(z.string()),
              record: z.optional(z.string()),
              corrects: described(z.optional(z.string()), 'Of a correction: the event that it withdraws or replaces.'),
              replacedBy: described(z.optional(z.string()), 'The type of the replacement; absent when the event is withdrawn.'),
              reason: described(z.optional(z.string()), 'The reason that a person gave.'),
            }),
          ),
        ),
        'Of the causes of the whole revision: what the events are.',
      ),
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

const clauses = described(
  z.optional(
    z.array(
      z.object({
        credit: z.string(),
        part,
        clauses: described(
          z.array(
            z.object({
              at: described(z.enum(CLAUSE_PLACES), 'Where the words stand in the contract.'),
              name: described(z.string(), 'Of the objective, the credit or the definition; of a claim, the credit that is claimed.'),
              clause: z.optional(z.string()),
              quote: z.optional(z.string()),
            }),
          ),
          'Those that are nearest to the credit first.',
        ),
      }),
    ),
  ),
  'The clauses of the contract behind the lines of each credit. They are not part of the statement: its bytes and digests never change. Absent where the contract cannot be read, and of the statement in a bundle.',
);

export const issuedStatementSchema = annotated(
  z.object({
    id: z.string(),
    revision: z.int(),
    issuedAt: z.string(),
    contractRevision: z.int(),
    digests: z.extend(digests, {
      contract: described(z.optional(z.string()), 'Absent of what a vendor reads of a revision of version 0.1.'),
      bundle: described(z.optional(z.string()), 'Absent of revisions that version 0.1 issued: it kept no bundles.'),
    }),
    earlier: described(z.array(z.object({ revision: z.int(), issuedAt: z.string(), digest: z.string() })), 'The revisions before it.'),
    warnings: described(z.array(issueSchema), 'What was open when it was issued: disputes, quarantined evidence, silent senders.'),
    run: described(z.string(), 'The run of the audit that issued it; empty of version 0.1.'),
    version: described(z.optional(z.string()), 'The version of the calculator that issued it; absent of older ones.'),
    withheld: described(
      z.optional(z.array(z.literal('cost-centre'))),
      'What a token that is bound to a vendor does not read. The digests are then of what it reads.',
    ),
    bridge: described(z.optional(bridgeSchema), 'From the revision before to this one.'),
    statement: statementSchema,
    clauses,
    accounts: described(
      z.optional(statementAccountsSchema),
      'Its claims and disputes as of now. They are not part of the statement: its bytes and digests never change. Absent of the statement in a bundle.',
    ),
    seal: described(
      z.optional(z.object({ number: z.int(), until: z.string(), digest: z.string() })),
      'The newest seal of the audit trail and the ledger when it was issued. Absent where there was none, and of the statement in a bundle.',
    ),
  }),
  { id: 'IssuedStatement' },
);

export const outlookSchema = annotated(
  z.object({
    contract: z.string(),
    period: z.string(),
    zone: described(z.string(), 'The time zone of the contract.'),
    at: z.string(),
    down: described(z.boolean(), 'Whether anything is down now.'),
    legend: described(z.optional(legendSchema), 'What its names stand for, for texts that people read.'),
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
    objectives: described(
      statementSchema.shape.objectives,
      'How each objective stands that is not of single records, if nothing more happens: its value beside its targets.',
    ),
    disagreements: described(
      z.array(
        z.object({
          cell: z.string(),
          decide: described(z.string(), 'The rule by which the contract decides between them.'),
          index: z.string(),
          start: z.string(),
          end: z.string(),
          said: described(
            z.array(z.object({ witness: z.string(), state: z.string() })),
            '`up`, `down`, `unknown`, or the share that counts as down.',
          ),
        }),
      ),
      'Where witnesses report different states: the first 500 stretches.',
    ),
    breached: described(statementSchema.shape.objectives, 'What is breached for good.'),
    projectedCredit: described(amountSchema, 'What is owed if nothing more happens; where missing facts leave it open, the least.'),
    mostCredit: described(
      z.optional(amountSchema),
      'The most that the period can owe to the customer, whatever else happens in it, by its caps. Absent where nothing caps it, or evidence moves the cap.',
    ),
    bounds: described(statementSchema.shape.bounds, 'Where missing facts leave it open: both ends, as in a statement.'),
  }),
  { id: 'Outlook' },
);

export const previewSchema = z.object({ preview: z.literal(true), ended: z.boolean(), digests, statement: statementSchema, clauses });

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
