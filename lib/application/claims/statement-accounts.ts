/**
 * The state of the claims and disputes of a statement at an instant. It is shown beside an issued statement and is part of neither its
 * bytes nor its digests: a statement never changes, and these do.
 */
import { type Claim, claimOf } from '../../domain/claims/claim.ts';
import { openDisputeWarning, overCreditWarning } from '../../domain/claims/claim-warnings.ts';
import { DISPUTE_OUTCOMES, DISPUTE_STATES, type Dispute, type DisputeOutcome, type DisputeState } from '../../domain/claims/dispute.ts';
import { type ReopenedLines, mayHaveReopened, reopenedLines } from '../../domain/claims/reopened-lines.ts';
import type { LineAmount } from '../../domain/claims/transition.ts';
import type { Issue } from '../../domain/issue.ts';
import type { Amount } from '../../domain/statement/statement.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { digestOf } from '../evidence/digest.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import type { Stores } from '../ports/stores.ts';
import { newestLines } from './newest-lines.ts';

const SHOWN = [
  'id',
  'credit',
  'creditor',
  'debtor',
  'automatic',
  'state',
  'lastDay',
  'owed',
  'reserved',
  'claimed',
  'accepted',
  'credited',
  'received',
  'receivedByBills',
  'writtenOff',
  'open',
  'overCredited',
  'notClaimed',
  'expired',
  'recordedByCreditor',
] as const satisfies readonly (keyof Claim)[];

/** The accounts of one claim, without its history. */
export type ClaimAccounts = Pick<Claim, (typeof SHOWN)[number]> & {
  /** Why lines are open again that were paid; absent where none is. */
  readonly reopened?: ReopenedLines;
};

/** How many disputes of a period are in each state. */
export type DisputeCounts = Readonly<Record<DisputeState, number>>;

/** The upheld part of one dispute. */
export interface UpheldDispute extends Required<Pick<Dispute, 'id' | 'raisedBy'>> {
  readonly outcome: Exclude<DisputeOutcome, 'rejected'>;
  readonly amount: Amount;
  /** The whole disputed amount. */
  readonly disputed?: Amount;
  /** The upheld part of each line, where the dispute was decided by line. */
  readonly lines?: readonly LineAmount[];
}

/** The disputes of a period: their numbers, how the decided ones ended, and what was upheld. */
export type DisputeSummary = DisputeCounts & {
  /** Of the decided ones; those of earlier versions have no outcome. */
  readonly outcomes: Readonly<Record<DisputeOutcome, number>>;
  readonly upheld: readonly UpheldDispute[];
};

export interface StatementAccounts {
  /** ISO instant of reading. */
  readonly asOf: string;
  readonly claims: readonly ClaimAccounts[];
  readonly disputes: DisputeSummary;
  readonly warnings: readonly Issue[];
}

export async function statementAccounts({ statement }: IssuedStatement, stores: Stores, clock: Clock): Promise<StatementAccounts> {
  const { contract, period } = statement;
  const [claims, disputes] = await Promise.all([
    claimsOf(contract.id, period.label, stores),
    disputeSummary(contract.id, period.label, stores),
  ]);
  return {
    asOf: formatInstant(clock()),
    claims: await Promise.all(claims.map((claim) => accountsOf(claim, stores))),
    disputes,
    warnings: warningsOf(claims, disputes),
  };
}

/** The claims of a period. */
export const claimsOf = async (contract: string, period: string, { claims }: Stores): Promise<Claim[]> =>
  (await claims.inPeriod(contract, period)).map(({ head, transitions }) => claimOf(head, transitions));

export async function disputeSummary(contract: string, period: string, { disputes }: Stores): Promise<DisputeSummary> {
  const all = await disputes.about(contract, period);
  const counted = <Key extends string>(keys: readonly Key[], of: (dispute: Dispute) => string | undefined): Record<Key, number> =>
    Object.fromEntries(keys.map((key) => [key, all.filter((one) => of(one) === key).length])) as Record<Key, number>;
  return {
    ...counted(DISPUTE_STATES, ({ status }) => status),
    outcomes: counted(DISPUTE_OUTCOMES, ({ outcome }) => outcome),
    upheld: all.flatMap(upheldOf),
  };
}

function upheldOf({ id, raisedBy = 'customer', outcome, amount, upheld, upheldLines: lines, currency }: Dispute): UpheldDispute[] {
  if (upheld === undefined || currency === undefined || outcome === undefined || outcome === 'rejected') return [];
  const of = (whole: string): Amount => ({ amount: whole, currency });
  return [{ id, raisedBy, outcome, amount: of(upheld), ...(amount !== undefined && { disputed: of(amount) }), ...(lines && { lines }) }];
}

export const warningsOf = (claims: readonly Claim[], { open }: DisputeCounts): Issue[] =>
  [overCreditWarning(claims), openDisputeWarning(open)].filter((issue) => issue !== undefined);

/** A tag of the shown accounts, independent of the instant of reading: it changes only with an entry or a dispute. */
export const accountsTag = ({ asOf: _, ...accounts }: StatementAccounts): string => digestOf(accounts).slice(0, 16);

async function accountsOf(claim: Claim, stores: Stores): Promise<ClaimAccounts> {
  const reopened = mayHaveReopened(claim) ? reopenedLines(claim, await newestLines(claim, stores)) : undefined;
  const shown = SHOWN.flatMap((key) => (claim[key] === undefined ? [] : [[key, claim[key]]]));
  return { ...(Object.fromEntries(shown) as unknown as ClaimAccounts), ...(reopened && { reopened }) };
}
