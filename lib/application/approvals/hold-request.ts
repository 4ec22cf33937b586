/** Keeps a request that waits for a second person. */
import type { Approval, HeldRequest } from '../../domain/approvals/approval.ts';
import { partyOf } from '../../domain/claims/transition.ts';
import { canonicalJson } from '../../domain/statement/statement.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Stores } from '../ports/stores.ts';
import { waitingRequests } from './waiting-requests.ts';

/** The request to hold: its summary, its caller, and its unchanged text. */
export type Asked = Pick<Approval, 'kind' | 'summary' | 'amount' | 'currency' | 'entry' | 'request'> & {
  /** Subject of the caller's token. */
  readonly by: string;
  /** The vendor to which it is bound. */
  readonly vendor: string | undefined;
  /** The id of the API request; one request is kept once. */
  readonly requestId: string;
};

/**
 * Holds a request. While it waits, the same request of the same person gives the waiting one; unless the claim has changed, because an
 * approval would then be refused.
 */
export async function holdRequest(asked: Asked, stores: Stores, publisher: Publisher, clock: Clock): Promise<Approval> {
  const { by, vendor, requestId, ...what } = asked;
  const known = await sameRequest(asked, stores);
  if (known) return known;
  const approval: Approval = {
    id: idOf(requestId),
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

const idOf = (requestId: string): string => `approval-${requestId}`;

/** What a request was kept as, for an attempt at it after a crash: as it was asked, though it may be decided by now. */
export async function heldUnder(requestId: string, stores: Stores, publisher: Publisher): Promise<Approval | undefined> {
  const known = await stores.approvals.get(idOf(requestId));
  if (!known) return undefined;
  const { decidedBy: _, decidedAt: __, decidedUnder: ___, note: ____, result: _____, ...asked } = known;
  const waiting: Approval = { ...asked, state: 'waiting' };
  await stores.approvals.open(waiting);
  await publishApproval('approval.requested.v1', waiting, publisher);
  return waiting;
}

async function sameRequest({ by, vendor, kind, entry, request }: Asked, stores: Stores): Promise<Approval | undefined> {
  const own = contentOf(request);
  for await (const { id, ...one } of waitingRequests({ party: partyOf(vendor), vendor }, stores)) {
    if (one.requestedBy !== by || one.kind !== kind || canonicalJson(one.entry ?? null) !== canonicalJson(entry ?? null)) continue;
    const known = await stores.approvals.get(id);
    if (known?.state === 'waiting' && contentOf(known.request) === own) return known;
  }
  return undefined;
}

/** The request in a normal form, so that two spellings of one request are equal. */
function contentOf({ route, path, headers, body }: HeldRequest): string {
  const isJson = (headers['content-type'] ?? 'application/json').startsWith('application/json');
  return canonicalJson([route, path, headers['if-match'] ?? null, isJson ? (JSON.parse(body) as unknown) : body]);
}

/**
 * Publishes an approval without the request, which may be long. A vendor's own approvals are not published: they concern that vendor alone.
 */
export async function publishApproval(
  type: 'approval.requested.v1' | 'approval.decided.v1',
  { id, request, decidedUnder: _, ...approval }: Approval,
  publisher: Publisher,
): Promise<void> {
  if (approval.party !== 'customer') return;
  const contract = approval.kind === 'contract' ? request.pathParameters.id : undefined;
  await publisher.publish([
    { type, detail: { id: `${id}#${approval.state}`, approval: id, ...(contract !== undefined && { contract }), ...approval } },
  ]);
}
