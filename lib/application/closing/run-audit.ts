/**
 * The audit of a month in steps: plan the due contracts (./plan-audit.ts), issue the statements of each, close with a report. An interrupted run continues
 * under its name: finished steps are not repeated, and the report equals that of an uninterrupted run.
 */
import { errorIssue } from '../../domain/issue.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { periodAt } from '../../domain/time/period.ts';
import { leaveOpen, reportOf } from './audit-report.ts';
import { MONTH } from './audit-period.ts';
import { keptReport, runOf } from './open-run.ts';
import type { DuePeriods } from './plan-audit.ts';
import type { CloseContext } from '../statements/close-context.ts';
import { issueWithLater } from '../statements/issue-statement.ts';
import { sealBooks } from '../signatures/seal-books.ts';
import type { Clock } from '../ports/clock.ts';
import type { CloseMark } from '../ports/statements.ts';
import type { AuditOutcome, AuditRecord } from '../ports/audits.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Signer } from '../ports/signer.ts';
import type { Stores } from '../ports/stores.ts';

/** A contract that is due, as the workflow hands it to a step. */
export interface DueInRun extends DuePeriods {
  readonly audit: string;
  readonly run: string;
}

/** The month ("2026-10") of a schedule that fired at `scheduled` (epoch ms), in the schedule's zone: the one before, or the running one. */
export function monthOfSchedule(scheduled: number, zone: string, which: 'before' | 'running'): string {
  const rule = { ...MONTH, zone };
  const running = periodAt(rule, scheduled);
  return which === 'running' ? running.label : periodAt(rule, running.start - 1).label;
}

/** Records an audit request and publishes it, which starts the audit's workflow. */
export async function requestAudit(
  audit: string,
  everything: boolean,
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
): Promise<AuditRecord> {
  const startedAt = formatInstant(clock());
  const run = `audit-request:${audit}#${startedAt}`;
  const asRequested = (runs: number): AuditRecord => ({ period: audit, status: 'requested', startedAt, runs, run });
  const stored = await stores.audits.change(audit, (now) => {
    // An earlier attempt at the request recorded it, or another request came after it.
    if (now && (now.run === run || now.startedAt > startedAt)) return undefined;
    return { ...asRequested(now?.runs ?? 0), ...keptReport(now) };
  });
  await publisher.publish([{ type: 'audit.requested.v1', detail: { id: run, audit, everything } }]);
  const { runs, status } = stored!;
  return asRequested(stored!.run === run && status !== 'requested' ? runs - 1 : runs);
}

/** Issues the due statements of one contract. A failure of the contract is an outcome; an internal failure throws and is retried. */
export async function auditContract(due: DueInRun, outside: Omit<CloseContext, 'run'>): Promise<AuditOutcome[]> {
  const { stores } = outside;
  const outcomes: AuditOutcome[] = [];
  const marks: CloseMark[] = [];
  for (const period of due.periods) {
    const found = await issueWithLater(due.contract, period, { ...outside, run: due.run });
    for (const outcome of [...found.outcomes].reverse()) await stores.audits.putOutcome(due.audit, outcome);
    outcomes.push(...found.outcomes);
    marks.unshift(...found.marks);
  }
  if (outcomes.every(({ outcome }) => outcome !== 'failed')) await stores.statements.markChecked(due.contract, due.checkedAt);
  // A marked period is no longer due, so that its outcome is recorded first.
  for (const mark of marks) await stores.statements.mark(due.contract, mark);
  return outcomes;
}

/** Records a contract whose assessment failed by an internal error after all retries; the next audit tries again. */
export async function failContract(due: DueInRun, cause: string, stores: Stores, clock: Clock): Promise<AuditOutcome[]> {
  const outcomes: AuditOutcome[] = [];
  for (const period of due.periods) {
    const outcome: AuditOutcome = {
      contract: due.contract,
      period,
      outcome: 'failed',
      run: due.run,
      issues: [errorIssue('assessment-failed', '', cause.slice(0, 500))],
    };
    await stores.audits.putOutcome(due.audit, outcome);
    await leaveOpen(due.contract, period, stores, clock);
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Closes a run: planned contracts without a report are failures, and the report is made and published. */
export async function closeAudit(
  audit: string,
  run: string,
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
  signer?: Signer,
): Promise<AuditRecord> {
  const report = await reportOf(audit, run, stores, clock);
  const { number, startedAt } = await runOf(audit, run, stores, clock);
  const { failed, issued, restated, unchanged, held, waiting, refused } = report.counts;
  const seal = await sealBooks(run, stores, clock, signer);
  const closed: AuditRecord = {
    period: audit,
    status: failed + refused > 0 ? 'closed-with-failures' : 'closed',
    startedAt,
    closedAt: formatInstant(clock()),
    runs: number,
    run,
    report,
    seal,
  };
  await publisher.publish([
    {
      type: 'audit.closed.v1',
      detail: {
        id: `audit:${audit}#${closed.runs}`,
        period: audit,
        run,
        status: closed.status,
        statements: issued + restated + unchanged,
        counts: report.counts,
        failed,
        held,
        waiting,
        refused: report.refused
          .slice(0, MAX_TOLD)
          .map(({ contract, vendor, issues: [first] }) => ({ contract, vendor, problem: first?.message, remedy: first?.remedy })),
        billRows: report.billRows?.length ?? 0,
        money: report.money.slice(0, MAX_TOLD),
        seal: { number: seal.number, until: seal.until, digest: seal.digest, jws: seal.signature?.jws },
        closedAt: closed.closedAt,
      },
    },
  ]);
  // A run that began later, or that was requested meanwhile, stands; it shows this report until it has its own.
  await stores.audits.change(audit, (now) => {
    if (!now || now.run === run || now.runs < number) return closed;
    return now.runs > number && now.closedAt !== undefined ? undefined : { ...now, report };
  });
  return closed;
}

/** The most vendors and refused contracts in the event; the report has more of them. */
const MAX_TOLD = 200;
