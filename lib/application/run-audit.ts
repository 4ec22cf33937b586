/** The monthly audit in three steps: plan which contracts are due, issue each one's statements, close with a record of what failed. */
import { errorIssue, type Issue } from '../domain/issue.ts';
import { periodRule, termOf } from '../domain/agreement/service-period.ts';
import { DAY, formatInstant } from '../domain/time/instant.ts';
import { parsePeriod, periodAt } from '../domain/time/period.ts';
import { issueWithLater } from './issue-statement.ts';
import type { AuditOutcome, AuditRecord, Clock, Publisher, StoredContract, Stores } from './ports.ts';
import { checkStored } from './prepare-statement.ts';

/** One contract and the names of its periods that ended in the audited month. */
export interface Due {
  readonly audit: string;
  readonly contract: string;
  readonly periods: readonly string[];
}

const MONTH = { every: 'month', zone: 'UTC', fiscalMonth: 1, startDay: 1 } as const;

/** The month to audit is named by the input. It must have ended everywhere on earth. */
export function checkAuditPeriod(period: string, now: number): Issue | undefined {
  const month = /^\d{4}-\d\d$/.test(period) ? parsePeriod(MONTH, period) : undefined;
  if (!month) return errorIssue('bad-period', '/period', `"${period}" is no month; write it as "2026-10"`);
  if (month.end + DAY / 2 > now)
    return errorIssue(
      'period-not-ended',
      '/period',
      `${period} has not ended in every time zone; its audit can run after ${formatInstant(month.end + DAY / 2)}`,
    );
  return undefined;
}

/** Periods of a contract that end in the audited month: its month, its quarter in the quarter's last month, its weeks. */
export function duePeriods(stored: StoredContract, month: string): string[] {
  const checked = checkStored(stored);
  // A contract that no longer passes is still due: its assessment will say why it fails.
  if ('issues' in checked) return [month];
  const { order } = stored.contract;
  const rule = periodRule(checked.sheets.at(-1)!.terms, order);
  const window = parsePeriod({ ...MONTH, zone: rule.zone }, month)!;
  const term = termOf(order, rule.zone);
  const due: string[] = [];
  for (let period = periodAt(rule, window.start); period.start < window.end; period = periodAt(rule, period.end)) {
    const inTerm = period.end > term.start && period.start < term.end;
    if (inTerm && period.end > window.start && period.end <= window.end) due.push(period.label);
  }
  return due;
}

export interface Plan {
  readonly audit: string;
  readonly due: readonly Due[];
  /** Where the next plan goes on; absent after the last contract. */
  readonly cursor?: string;
}

/** Contracts per plan: what a state of Step Functions holds with room to spare. */
const MOST_DUE = 500;

/** The audited month for a schedule that fired at `scheduled`: the one before, in the schedule's zone. */
export const monthBefore = (scheduled: number, zone: string): string => {
  const rule = { ...MONTH, zone };
  return periodAt(rule, periodAt(rule, scheduled).start - 1).label;
};

/** Asks for an audit: notes it and publishes the request, which starts the audit's workflow. */
export async function requestAudit(audit: string, stores: Stores, publisher: Publisher, clock: Clock): Promise<AuditRecord> {
  const before = await stores.audits.get(audit);
  const record: AuditRecord = { period: audit, status: 'requested', startedAt: formatInstant(clock()), runs: before?.runs ?? 0 };
  await stores.audits.put(record);
  await publisher.publish([{ type: 'audit.requested.v1', detail: { id: `audit-request:${audit}#${record.startedAt}`, audit } }]);
  return record;
}

/** Finds contracts that are due, a bounded number at a time; the first plan opens the audit's record. */
export async function planAudit(audit: string, from: string | undefined, stores: Stores, clock: Clock): Promise<Plan> {
  if (from === undefined) {
    const before = await stores.audits.get(audit);
    await stores.audits.put({ period: audit, status: 'running', startedAt: formatInstant(clock()), runs: (before?.runs ?? 0) + 1 });
  }
  const due: Due[] = [];
  let cursor = from;
  do {
    const page = await stores.contracts.page(cursor, 100);
    const stored = await Promise.all(page.items.map((entry) => stores.contracts.latest(entry.id)));
    for (const contract of stored) {
      const periods = contract ? duePeriods(contract, audit) : [];
      if (contract && periods.length > 0) due.push({ audit, contract: contract.contract.order.id, periods });
    }
    cursor = page.cursor;
  } while (cursor !== undefined && due.length < MOST_DUE);
  return { audit, due, ...(cursor !== undefined && { cursor }) };
}

/** Issues what one contract is due; a failure of the contract's own is an outcome, a failure of ours throws and is retried. */
export async function auditContract(due: Due, stores: Stores, publisher: Publisher, clock: Clock): Promise<AuditOutcome[]> {
  const outcomes: AuditOutcome[] = [];
  for (const period of due.periods) {
    for (const outcome of await issueWithLater(due.contract, period, stores, publisher, clock)) {
      await stores.audits.putOutcome(due.audit, outcome);
      outcomes.push(outcome);
    }
  }
  return outcomes;
}

/** Notes a contract whose assessment failed for a reason of ours, after all retries. */
export async function failContract(due: Due, cause: string, stores: Stores): Promise<AuditOutcome[]> {
  const outcomes = due.periods.map((period): AuditOutcome => ({
    contract: due.contract,
    period,
    outcome: 'failed',
    issues: [errorIssue('assessment-failed', '', cause.slice(0, 500))],
  }));
  for (const outcome of outcomes) await stores.audits.putOutcome(due.audit, outcome);
  return outcomes;
}

export async function closeAudit(audit: string, stores: Stores, publisher: Publisher, clock: Clock): Promise<AuditRecord> {
  const outcomes = await stores.audits.outcomes(audit);
  const failed = outcomes.filter((outcome) => outcome.outcome === 'failed').length;
  const record = await stores.audits.get(audit);
  const closed: AuditRecord = {
    period: audit,
    status: failed > 0 ? 'closed-with-failures' : 'closed',
    startedAt: record?.startedAt ?? formatInstant(clock()),
    closedAt: formatInstant(clock()),
    runs: record?.runs ?? 1,
  };
  await publisher.publish([
    {
      type: 'audit.closed.v1',
      detail: {
        id: `audit:${audit}#${closed.runs}`,
        period: audit,
        status: closed.status,
        statements: outcomes.length - failed,
        failed,
        closedAt: closed.closedAt,
      },
    },
  ]);
  await stores.audits.put(closed);
  return closed;
}
