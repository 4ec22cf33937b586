/**
 * Finds the contracts that an audit has to assess, a plan at a time. A plan is bounded in contracts, in time and in bytes, because it is a
 * state of the workflow; of a contract with very many due periods it has the first, and the next plan goes on with the others.
 */
import { AWS_FIGURES, jsonBytes } from '../../declarations/aws-figures.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { adoptStatements } from '../statements/adopt-statements.ts';
import { readStored } from '../registry/stored-contract.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import { noteRefused } from './audit-report.ts';
import { type DueOfContract, duePeriods } from './due-periods.ts';
import { LateNotes } from './late-notes.ts';
import { openRecord } from './open-run.ts';
import { VendorNames, unplacedFacts } from './unplaced-facts.ts';

/** One contract and the labels of its periods that an audit has to assess. */
export interface DuePeriods {
  readonly contract: string;
  readonly periods: readonly string[];
  /** When the plan looked for changes that affect them (ISO). */
  readonly checkedAt: string;
}

/** A contract of which a plan has a part: its due periods after `after` are in the next plan. */
export interface RestOfContract {
  readonly contract: string;
  readonly after: string;
}

export interface Plan {
  readonly audit: string;
  readonly run: string;
  readonly due: readonly DuePeriods[];
  /** Ended periods whose grace has passed for longer than it takes to close them, and that have no statement. */
  readonly overdue: number;
  /** The start of the next plan; absent after the last contract. */
  readonly cursor?: string;
  /** Absent when there is none. */
  readonly rest?: readonly RestOfContract[];
}

export interface PlanInput {
  readonly audit: string;
  /** A run of the schedule has a name that begins with SCHEDULED: this month was not asked for. */
  readonly run: string;
  readonly everything: boolean;
  /** The cursor of the previous plan; absent for the first plan. */
  readonly from: string | undefined;
  /** What the previous plan left of its contracts. */
  readonly rest?: readonly RestOfContract[] | undefined;
}

/** The beginning of the name of a run that the schedule or a start began. */
export const SCHEDULED = 'schedule:';

/** The most due contracts of a plan. */
const MAX_DUE = 1000;

/** The most contracts that one plan examines. */
const MAX_EXAMINED = 5000;

/** Contracts that are examined at once. */
const PAGE = 100;

/** The most periods of one contract that one child assesses: they take far less than the time of a step. */
export const MAX_PERIODS = 50;

/** The bytes of one entry at most, with what is left of its contract: ids have 64 characters, labels 10. */
const ENTRY_BYTES = 1000;

/** A further page of the longest entries still fits into a state, beside the other members of a plan. */
const FULL_BYTES = AWS_FIGURES.stateBytes - (PAGE + 20) * ENTRY_BYTES;

/** Finds due contracts, a bounded number at a time; the first plan opens the audit's record. */
export async function planAudit(input: PlanInput, stores: Stores, clock: Clock): Promise<Plan> {
  const { audit, run, from, rest: left = [] } = input;
  if (from === undefined && left.length === 0) await openRecord(audit, run, stores, clock);
  // What is recorded after this instant, or was in flight then, is examined by the next audit.
  const shared: SharedReads = {
    names: new VendorNames(stores),
    notes: new LateNotes(stores.facts.settled),
    checkedAt: formatInstant(clock()),
  };
  const due: DuePeriods[] = [];
  const rest: RestOfContract[] = [];
  let [bytes, examined, overdue] = [0, 0, 0];
  const take = (found: readonly (Examined | undefined)[]): void => {
    for (const one of found) {
      if (!one) continue;
      overdue += one.overdue;
      if (one.due) due.push(one.due);
      if (one.rest) rest.push(one.rest);
      bytes += jsonBytes(one.due) + jsonBytes(one.rest);
    }
  };
  const examine = (contract: string, after?: string): Promise<Examined | undefined> =>
    examineContract(contract, after, input, shared, stores, clock);
  take(await Promise.all(left.map(({ contract, after }) => examine(contract, after))));
  const isFull = (): boolean => due.length >= MAX_DUE || bytes >= FULL_BYTES || examined >= MAX_EXAMINED;
  // The previous plan ended with the last contract, and left a part of one.
  const isLast = from === undefined && left.length > 0;
  let cursor = from;
  while (!isLast && !isFull()) {
    const page = await stores.contracts.page(cursor, PAGE);
    take(await Promise.all(page.items.map(({ id }) => examine(id))));
    examined += page.items.length;
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return { audit, run, due, overdue, ...(cursor !== undefined && { cursor }), ...(rest.length > 0 && { rest }) };
}

/** What all contracts of a plan share. */
interface SharedReads {
  readonly names: VendorNames;
  readonly notes: LateNotes;
  /** Before the notes were read (ISO). */
  readonly checkedAt: string;
}

/** What a plan finds of a contract. */
interface Examined {
  readonly due?: DuePeriods;
  readonly rest?: RestOfContract;
  readonly overdue: number;
}

/**
 * The due periods of a contract. They are recorded before they are handed on, so that the close finds those without a report.
 * @param after only the periods after this one: those before it were in the previous plan.
 */
async function examineContract(
  contract: string,
  after: string | undefined,
  { audit, run, everything }: PlanInput,
  { names, notes, checkedAt }: SharedReads,
  stores: Stores,
  clock: Clock,
): Promise<Examined | undefined> {
  const stored = await stores.contracts.latest(contract);
  if (!stored) return undefined;
  const before = await stores.statements.marks(contract);
  const marks = (await adoptStatements(stored, before, stores)) ? await stores.statements.marks(contract) : before;
  const read = readStored(stored);
  if (read.refused) {
    await noteRefused(audit, run, stored, read.refused, stores, clock);
    return undefined;
  }
  const unplaced = await unplacedFacts(read.checked, audit, marks.checkedAt, names, notes, stores);
  if (unplaced.length > 0) await stores.audits.putUnplaced(audit, { contract, run, facts: unplaced });
  const of: DueOfContract = { stored, checked: read.checked, marks, isAsked: !run.startsWith(SCHEDULED), everything };
  const found = await duePeriods(of, audit, clock(), notes, stores);
  const { periods } = found;
  // Of a contract in parts they were counted with the first.
  const overdue = after === undefined ? found.overdue : 0;
  const left = after === undefined ? periods : periods.filter((period) => period > after);
  const now = left.slice(0, MAX_PERIODS);
  if (now.length === 0) {
    // Otherwise the same late facts would be named by every audit to come.
    if (unplaced.length > 0) await stores.statements.markChecked(contract, checkedAt);
    return { overdue };
  }
  for (const period of now) await stores.audits.plan(audit, { contract, period, run });
  return {
    due: { contract, periods: now, checkedAt },
    overdue,
    ...(left.length > now.length && { rest: { contract, after: now.at(-1)! } }),
  };
}
