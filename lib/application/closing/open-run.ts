/** The record of an audit's run, which is opened once under its name. */
import { formatInstant } from '../../domain/time/instant.ts';
import type { AuditRecord, AuditRun } from '../ports/audits.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';

/** What stays until the next run has a report of its own. */
export const keptReport = (now: AuditRecord | undefined): Pick<AuditRecord, 'report'> => (now?.report ? { report: now.report } : {});

/** Opens the record of a run. A continued run keeps its beginning and its number, also when it was interrupted just after its end. */
export async function openRecord(audit: string, run: string, stores: Stores, clock: Clock): Promise<void> {
  const { number, startedAt } = await runOf(audit, run, stores, clock);
  await stores.audits.change(audit, (now) =>
    now && now.runs > number ? undefined : { period: audit, status: 'running', startedAt, runs: number, run, ...keptReport(now) },
  );
}

/** The run by its name, which is opened where it is new. Earlier versions counted runs in the record alone, which then has no run to go on. */
export async function runOf(audit: string, run: string, stores: Stores, clock: Clock): Promise<AuditRun> {
  const record = await stores.audits.get(audit);
  const isOpen = record?.run === run && record.status !== 'requested';
  const earlier = record ? record.runs - (isOpen ? 1 : 0) : 0;
  return stores.audits.openRun(audit, run, isOpen ? record.startedAt : formatInstant(clock()), earlier);
}
