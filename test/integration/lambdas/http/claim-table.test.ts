/** Every cell of the table of claims over HTTP: each state, transition and direction, by the token of either party; and each reversal. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { HANDLERS } from '../../../../lambdas/handlers.ts';
import { claimOf } from '../../../../lib/domain/claims/claim.ts';
import { CLAIM_STATES } from '../../../../lib/domain/claims/states.ts';
import { STATED, type Transition, isStated } from '../../../../lib/domain/claims/transition.ts';
import type { PartyRole } from '../../../../lib/domain/contract/terms.ts';
import { wholeOf } from '../../../support/claims/claim-in-state.ts';
import { DIRECTIONS, KINDS, SELLER, claimIn, refusedWith, sideFor } from '../../../support/claims/claim-table.ts';
import { handlerServices } from '../../../support/handler-services.ts';

const services = handlerServices();
const { stores } = services;
const handler = HANDLERS['manage-claims'](() => services) as unknown as (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

async function record(
  id: string,
  party: PartyRole,
  body: object,
): Promise<{ status: number; code: string | undefined; claim: { state?: string } }> {
  const claims = party === 'vendor' ? { sub: 'vera', makegood_vendor: SELLER } : { sub: 'fiona' };
  const event = {
    routeKey: 'POST /v1/claims/{id}/transitions',
    rawPath: `/v1/claims/${id}/transitions`,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    requestContext: { requestId: 'r', authorizer: { jwt: { claims } } },
    pathParameters: { id },
    body: JSON.stringify(body),
  } as unknown as APIGatewayProxyEventV2;
  const { statusCode, body: answer = '{}' } = await handler(event, {} as Context);
  const parsed = JSON.parse(answer) as { code?: string; state?: string };
  return { status: statusCode!, code: statusCode === 200 || statusCode === 201 ? undefined : (parsed.code ?? ''), claim: parsed };
}

const stored = async (id: string): Promise<readonly Transition[]> => (await stores.claims.get(id))!.transitions;

describe.each(CLAIM_STATES)('on a claim that is %s', (state) => {
  it.each(DIRECTIONS)(
    'of the %s, by the token of the %s, each transition is taken or refused as the table says',
    async (creditor, party) => {
      for (const kind of KINDS) {
        const id = await claimIn(stores, state, creditor);
        const head = (await stores.claims.get(id))!.head;
        expect(claimOf(head, await stored(id)).state).toBe(state);
        const before = await stored(id);
        const answer = await record(id, party, wholeOf(kind));
        const expected = refusedWith(state, creditor, party, kind);
        expect([kind, answer.code]).toEqual([kind, expected]);
        const after = await stored(id);
        expect([kind, after.length]).toEqual([kind, before.length + (expected === undefined ? 1 : 0)]);
        if (expected !== undefined) continue;
        expect(after.at(-1)).toMatchObject({ kind, party, by: party === 'vendor' ? 'vera' : 'fiona' });
        expect(answer.claim.state).toBe(claimOf(head, after).state);
      }
    },
  );

  it.each(DIRECTIONS)(
    'of the %s, by the token of the %s, what it recorded or what was recorded in its name is reversed',
    async (creditor, party) => {
      for (const by of [undefined, creditor] as const) {
        const id = await claimIn(stores, state, creditor, by);
        for (const [i, { kind, party: recorder }] of (await stored(id)).entries()) {
          const own = await claimIn(stores, state, creditor, by);
          const all = await stored(own);
          const { code } = await record(own, party, { kind: 'reversed', of: i + 1, note: 'wrong' });
          const isInName = isStated(kind) && recorder !== party && sideFor(creditor, kind) === party;
          const isLast = all.findLastIndex((one) => isStated(one.kind) && 'to' in STATED[one.kind]) === i;
          const isAnswer = isStated(kind) && 'to' in STATED[kind];
          const expected = !isStated(kind)
            ? 'bad-transition'
            : recorder !== party && !isInName
              ? 'not-your-word'
              : isAnswer && !isLast && !isInName
                ? 'bad-transition'
                : undefined;
          expect([state, kind, by, code]).toEqual([state, kind, by, expected]);
        }
      }
    },
  );
});

it('no party records what the audit states, and a stranger finds no claim', async () => {
  const id = await claimIn(stores, 'due', 'customer');
  for (const kind of ['due', 'restated', 'expired']) expect((await record(id, 'customer', { kind, amount: '1.00' })).status).toBe(400);
  expect((await record('c.2026-10.none', 'vendor', { kind: 'acknowledged' })).status).toBe(404);
});
