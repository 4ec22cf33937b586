/** Audits and the audit trail as the API answers them. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';
import { amountSchema } from '../statement-parts.ts';
import { billCreditSchema } from './claims.ts';
import { page } from './page.ts';
import { sealSchema } from './signatures.ts';
import { statementSchema } from './statement.ts';
import { issueSchema } from './problems.ts';

export const auditTrailPageSchema = page(
  z.object({
    at: z.string(),
    requestId: z.string(),
    by: z.string(),
    vendor: z.optional(z.string()),
    route: z.string(),
    path: z.string(),
    body: described(
      z.optional(z.string()),
      'SHA-256 of the body. Secrets, searched texts, reasons, notes and addresses could be guessed by it and are left out; where a body with such members cannot be read, it is absent.',
    ),
    status: described(z.optional(z.int()), 'Absent: the attempt did not end.'),
  }),
);

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
    bounds: described(statementSchema.shape.bounds, 'Where missing facts leave the total open: both ends, as in a statement.'),
    difference: described(z.optional(amountSchema), 'What a restatement changed.'),
    from: described(z.optional(z.string()), 'For `waiting`: from when on it may be issued.'),
    issues: z.optional(z.array(issueSchema)),
  }),
  { id: 'AuditOutcome' },
);

const counts = described(
  z.record(z.enum([...auditOutcomeKind.options, 'refused', 'unplaced', 'unassigned']), z.int()),
  'Periods by outcome; `refused`: contracts; `unplaced`: events; `unassigned`: entries of the quarantine.',
);

const auditState = {
  period: z.string(),
  status: z.enum(['requested', 'running', 'closed', 'closed-with-failures']),
  startedAt: z.string(),
  closedAt: z.optional(z.string()),
  runs: z.int(),
};

export const auditsSchema = z.object({
  items: z.array(
    annotated(
      z.object({
        ...auditState,
        counts: z.optional(counts),
        billRows: described(z.optional(z.int()), 'Rows of bills that pay claims and wait for a person.'),
        mappings: described(z.optional(z.int()), 'Stored mappings that the rules of this version would refuse.'),
      }),
      { id: 'AuditEntry' },
    ),
  ),
});

export const auditSchema = annotated(
  z.object({
    ...auditState,
    run: described(z.string(), 'Names the last run.'),
    report: described(
      z.optional(
        z.object({
          counts,
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
          unassigned: described(
            z.optional(z.array(z.string())),
            'Entries of the quarantine since the month began that are held, and whose vendor is not certain: no statement waits for them. The ids of the first thousand.',
          ),
          mappings: described(
            z.optional(
              z.array(
                z.object({
                  source: z.string(),
                  revision: z.int(),
                  issues: described(z.array(issueSchema), 'First that it does not pass, with the remedy, then each error in it.'),
                }),
              ),
            ),
            'Mappings that were put before a rule of this version, which would refuse them. They still read events.',
          ),
          billRows: described(
            z.optional(z.array(billCreditSchema)),
            'Rows of bills of any month that pay claims and wait for a person, with the reason and the remedy: the first thousand.',
          ),
        }),
      ),
      'Of the last run that was closed.',
    ),
    seal: described(
      z.optional(sealSchema),
      'What the last run sealed audit trail and ledger with. Keep its digest where those who run this system cannot change it.',
    ),
    outcomes: described(z.array(auditOutcomeSchema), 'A page of them: how each contract and period stands.'),
    cursor: described(z.optional(z.string()), 'Pass it to get the next page of outcomes; absent on the last.'),
  }),
  { id: 'Audit' },
);
