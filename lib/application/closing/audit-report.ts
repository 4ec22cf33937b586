/** The result of an audit: the state of its periods, money by vendor and currency, and the changes of its last run. */
import { LIMITS } from '../../declarations/limits.ts';
import { errorIssue } from '../../domain/issue.ts';
import { sumAmounts } from '../../domain/statement/restatement.ts';
import type { Amount } from '../../domain/statement/statement.ts';
import { DAY, formatInstant, parseDay } from '../../domain/time/instant.ts';
import type { RefusedContract } from '../registry/stored-contract.ts';
import { refusedMappings } from '../registry/stored-mapping.ts';
import { listBillRows } from '../claims/list-bill-rows.ts';
import type { ListedBillRow } from '../ports/bill-credits.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredContract } from '../ports/contracts.ts';
import { everyItem } from '../ports/listing.ts';
import type { AuditOutcome, AuditReport, RefusedInRun, UnplacedFact } from '../ports/audits.ts';
import type { Stores } from '../ports/stores.ts';

/** The most changes in a report; all outcomes are in the listing. */
const MAX_CHANGED = LIMITS.auditChanged.value;

/** Items of a listing that are read at once. */
const PAGE = 500;

interface Sum {
  total: Amount;
  change: Amount;
  statements: number;
}

export async function reportOf(audit: string, run: string, stores: Stores, clock: Clock): Promise<AuditReport> {
  const { refused, count } = await refusedIn(audit, run, stores);
  const unplaced = await unplacedIn(audit, run, stores);
  // In any zone of a contract the month began at the earliest on the last day of the month before.
  const since = formatInstant((parseDay(`${audit}-01`)! - 1) * DAY);
  const unassigned = await stores.quarantine.heldOf(undefined, since, formatInstant(clock() + 1));
  const billRows = await waitingRows(stores, clock);
  const counts = {
    planned: 0,
    waiting: 0,
    held: 0,
    issued: 0,
    unchanged: 0,
    restated: 0,
    failed: 0,
    refused: count,
    unplaced: unplaced.length,
    unassigned: unassigned.length,
  };
  const money = new Map<string, Sum>();
  const changed: AuditOutcome[] = [];
  for await (const recorded of everyItem((cursor) => stores.audits.outcomes(audit, cursor, PAGE, run))) {
    const outcome =
      recorded.outcome === 'planned' && recorded.run === run ? await neverReported(audit, recorded, stores, clock) : inRun(recorded, run);
    counts[outcome.outcome] += 1;
    addMoney(money, outcome);
    if (outcome.run === run && outcome.outcome !== 'unchanged' && outcome.outcome !== 'waiting' && changed.length < MAX_CHANGED)
      changed.push(outcome);
  }
  return {
    counts,
    money: [...money]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { total, change, statements }]) => {
        const [vendor, currency] = JSON.parse(key) as [string, string];
        return { vendor, currency, statements, total: total.amount, change: change.amount };
      }),
    changed,
    refused,
    unplaced: unplaced.slice(0, MAX_CHANGED),
    unassigned: unassigned.slice(0, MAX_CHANGED),
    billRows,
    mappings: await refusedMappings(stores),
  };
}

/**
 * An outcome in the report of a run: a revision that another run issued is `unchanged` in this one. Outcomes that wait, are held or failed
 * are reported as they are, whichever run recorded them.
 */
export function inRun(recorded: AuditOutcome, run: string): AuditOutcome {
  if (recorded.run === run || (recorded.outcome !== 'issued' && recorded.outcome !== 'restated')) return recorded;
  const { difference: _, issues: __, ...outcome } = recorded;
  return { ...outcome, outcome: 'unchanged' };
}

/** The contracts that this run found refused; contracts of an earlier run of the same audit may pass now. */
async function refusedIn(audit: string, run: string, stores: Stores): Promise<{ refused: RefusedInRun[]; count: number }> {
  const refused: RefusedInRun[] = [];
  let count = 0;
  for await (const entry of everyItem((cursor) => stores.audits.refused(audit, cursor, PAGE, run))) {
    if (entry.run !== run) continue;
    count += 1;
    if (refused.length < MAX_CHANGED) refused.push(entry);
  }
  return { refused, count };
}

/** Money that came and is on no claim yet, of any month: a row may wait for a claim that is submitted later. */
async function waitingRows(stores: Stores, clock: Clock): Promise<ListedBillRow[]> {
  const rows: ListedBillRow[] = [];
  const page = (cursor: string | undefined) => listBillRows({ state: 'waiting' }, undefined, cursor, PAGE, stores, clock);
  for await (const row of everyItem(page)) {
    rows.push(row);
    if (rows.length === MAX_CHANGED) break;
  }
  return rows;
}

/** The unplaced facts, each once, because several contracts may have had its component. */
async function unplacedIn(audit: string, run: string, stores: Stores): Promise<UnplacedFact[]> {
  const found = new Map<string, UnplacedFact>();
  for await (const entry of everyItem((cursor) => stores.audits.unplaced(audit, cursor, PAGE, run))) {
    if (entry.run !== run) continue;
    for (const fact of entry.facts) {
      const key = JSON.stringify([fact.vendor, fact.component, fact.event]);
      if (!found.has(key)) found.set(key, fact);
    }
  }
  return [...found.values()];
}

function addMoney(money: Map<string, Sum>, { vendor, total, difference, outcome }: AuditOutcome): void {
  if (vendor === undefined || !total) return;
  const { currency } = total;
  const key = JSON.stringify([vendor, currency]);
  const nothing = sumAmounts([], currency);
  const sum = money.get(key) ?? { total: nothing, change: nothing, statements: 0 };
  const change = outcome === 'unchanged' ? nothing : (difference ?? total);
  money.set(key, {
    total: sumAmounts([sum.total, total], currency),
    change: sumAmounts([sum.change, change], currency),
    statements: sum.statements + 1,
  });
}

/** Turns a planned outcome whose step neither finished nor reported a failure into a failure. */
async function neverReported(audit: string, planned: AuditOutcome, stores: Stores, clock: Clock): Promise<AuditOutcome> {
  const { contract, period, run } = planned;
  const issues = [errorIssue('not-assessed', '', 'the audit ended before this contract was assessed; run it again')];
  const failed: AuditOutcome = { contract, period, run, outcome: 'failed', issues };
  await stores.audits.putOutcome(audit, failed);
  await leaveOpen(contract, period, stores, clock);
  return failed;
}

/** Marks a period as open, so that the next audit of any month tries it again. An issued period keeps its mark. */
export async function leaveOpen(contract: string, period: string, stores: Stores, clock: Clock): Promise<void> {
  const { periods } = await stores.statements.marks(contract);
  if (!periods.some((mark) => mark.period === period))
    await stores.statements.mark(contract, { period, open: true, assessedAt: formatInstant(clock()), contractRevision: 0 });
}

/**
 * Records a contract that cannot be read: it is not assessed, its issued statements remain, its month stays open, and the report names it.
 * The first audit after a valid contract is put closes the open periods.
 */
export async function noteRefused(
  audit: string,
  run: string,
  { id, vendor, revision }: StoredContract,
  { issues }: RefusedContract,
  stores: Stores,
  clock: Clock,
): Promise<void> {
  await leaveOpen(id, audit, stores, clock);
  const { periods } = await stores.statements.marks(id);
  const open = periods.flatMap((mark) => (mark.open ? [mark.period] : [])).sort();
  await stores.audits.putRefused(audit, { contract: id, revision, vendor, run, open, issues });
}
