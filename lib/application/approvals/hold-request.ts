/** Keeps a request that waits for a second person. */
import type { Approval } from '../../domain/approvals/approval.ts';
import { partyOf } from '../../domain/claims/transition.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';

/** What is asked for, by whom, with the request as it came. */
export type Asked = Pick<Approval, 'kind' | 'summary' | 'amount' | 'currency' | 'request'> & {
  /** Subject of the caller's token. */
  readonly by: string;
  /** The vendor to which it is bound. */
  readonly vendor: string | undefined;
  /** Of the API request; one request is kept once. */
  readonly requestId: string;
};

export async function holdRequest(asked: Asked, stores: Stores, publisher: Publisher, clock: Clock): Promise<Approval> {
  const { by, vendor, requestId, ...what } = asked;
  const approval: Approval = {
    id: `approval-${requestId}`,
    ...what,
    party: partyOf(vendor),
    ...(vendor !== undefined && { vendor }),
    requestedBy: by,
    requestedAt: formatInstant(clock()),
    state: 'waiting',
  };
  await stores.approvals.open(approval);
  await publishApproval('approval.requested.v1', approval, publisher);
  return approval;
}

/** Without the request, which may be long. A vendor's own approvals are not published: they concern that vendor alone. */
export async function publishApproval(
  type: 'approval.requested.v1' | 'approval.decided.v1',
  { id, request: _, ...approval }: Approval,
  publisher: Publisher,
): Promise<void> {
  if (approval.party !== 'customer') return;
  await publisher.publish([{ type, detail: { id: `${id}#${approval.state}`, approval: id, ...approval } }]);
}
