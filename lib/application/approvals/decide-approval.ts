/** The decisions on a waiting request: a second person approves or rejects it, or the person who made it withdraws it. */
import type { Approval, ApprovalState } from '../../domain/approvals/approval.ts';
import { partyOf } from '../../domain/claims/transition.ts';
import { formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { publishApproval } from './hold-request.ts';
import type { Clock } from '../ports/clock.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';

export type Decision = 'approve' | 'reject' | 'withdraw';

export interface DecisionInput {
  readonly id: string;
  readonly decision: Decision;
  /** Subject of the caller's token. */
  readonly by: string;
  /** The vendor to which it is bound. */
  readonly vendor: string | undefined;
  readonly note?: string | undefined;
  /** The request under an Idempotency-Key that decides it. */
  readonly under?: string | undefined;
}

export type DecisionResult =
  { readonly approval: Approval } | { readonly failure: 'unknown' | 'same-person' | 'not-requester' | 'decided' | 'in-progress' };

/**
 * Carries out an approved request as of an instant (epoch ms), and answers as the API would have. After an interruption it is called again
 * with the same instant; it must have each effect only once.
 */
export type CarryOut = (approval: Approval, at: number) => Promise<NonNullable<Approval['result']>>;

/** An approval without a result after this time was interrupted: the function that carries it out has a shorter time limit. */
const INTERRUPTED_AFTER_MS = 60_000;

const LEADS_TO: Readonly<Record<Decision, ApprovalState>> = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' };

export async function decideApproval(
  input: DecisionInput,
  carryOut: CarryOut,
  stores: Stores,
  publisher: Publisher,
  clock: Clock,
): Promise<DecisionResult> {
  const { id, decision, by, vendor, note, under } = input;
  const known = await stores.approvals.get(id);
  if (!known || known.party !== partyOf(vendor) || known.vendor !== vendor) return { failure: 'unknown' };
  if (decision === 'withdraw' && known.requestedBy !== by) return { failure: 'not-requester' };
  if (decision !== 'withdraw' && known.requestedBy === by) return { failure: 'same-person' };
  if (under !== undefined && known.decidedUnder === under) return end(known, carryOut, stores, publisher);
  // An approved request that was interrupted is carried out to its end, by the person who approves it again.
  if (known.state === 'approved' && decision === 'approve')
    return clock() - parseInstant(known.decidedAt!)! < INTERRUPTED_AFTER_MS
      ? { failure: 'in-progress' }
      : finish(known, carryOut, stores, publisher);
  if (known.state !== 'waiting') return { failure: 'decided' };
  const decided: Approval = {
    ...known,
    state: LEADS_TO[decision],
    decidedBy: by,
    decidedAt: formatInstant(clock()),
    ...(note !== undefined && { note }),
    ...(under !== undefined && { decidedUnder: under }),
  };
  if (!(await stores.approvals.advance(decided))) return { failure: 'decided' };
  return end(decided, carryOut, stores, publisher);
}

/** What follows on a decision; may be repeated. */
async function end(decided: Approval, carryOut: CarryOut, stores: Stores, publisher: Publisher): Promise<DecisionResult> {
  await stores.approvals.list(decided);
  if (decided.state === 'approved') return finish(decided, carryOut, stores, publisher);
  await publishApproval('approval.decided.v1', decided, publisher);
  return { approval: decided };
}

async function finish(approved: Approval, carryOut: CarryOut, stores: Stores, publisher: Publisher): Promise<DecisionResult> {
  const result = await carryOut(approved, parseInstant(approved.decidedAt!)!);
  const finished: Approval = { ...approved, state: result.status < 400 ? 'done' : 'refused', result };
  await stores.approvals.advance(finished);
  await publishApproval('approval.decided.v1', finished, publisher);
  return { approval: finished };
}
