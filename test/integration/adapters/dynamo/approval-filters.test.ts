/** Lists of what waits for a second person: by kind, claim, currency and amount, in full pages. */
import { expect, it } from 'vitest';
import type { ApprovalFilter } from '../../../../lib/application/ports/approvals.ts';
import type { Approval } from '../../../../lib/domain/approvals/approval.ts';
import { memoryStores } from '../../../support/harness.ts';

const OWNER = { party: 'customer', vendor: undefined } as const;
const approval = (id: string, amount: string | undefined, more: Partial<Approval> = {}): Approval => ({
  id,
  kind: amount === undefined ? 'contract' : 'write-off',
  summary: id,
  ...(amount !== undefined && {
    amount,
    currency: 'EUR',
    entry: { claim: 'edge.2026-10.credit', amount, transitions: 2, revision: 1 },
  }),
  party: 'customer',
  request: { route: 'POST /v1/claims/{id}/transitions', path: {}, headers: {}, body: '' } as unknown as Approval['request'],
  requestedBy: 'fiona',
  requestedAt: `2026-11-10T12:00:0${id.slice(-1)}.000Z`,
  state: 'waiting',
  ...more,
});

it('are filtered by kind, by the claim of an entry, and by amount in one currency; a page is full or the last one', async () => {
  const { approvals } = memoryStores();
  const other = { claim: 'core.2026-09.credit', amount: '70.00', transitions: 1, revision: 1 };
  for (const one of [
    approval('a-1', undefined),
    approval('a-2', '50.00'),
    approval('a-3', '600.00', { kind: 'credit-note' }),
    approval('a-4', '70.00', { entry: other }),
    approval('a-5', '70.00', { currency: 'USD' }),
  ])
    expect(await approvals.open(one)).toBe(true);
  const found = async (filter: ApprovalFilter): Promise<string[]> =>
    (await approvals.page(OWNER, filter, undefined, 50)).items.map(({ id }) => id);
  expect(await found({})).toHaveLength(5);
  expect(await found({ kind: 'contract' })).toEqual(['a-1']);
  expect(await found({ kind: 'credit-note', state: 'waiting' })).toEqual(['a-3']);
  expect(await found({ state: 'done' })).toEqual([]);
  expect(await found({ contract: 'core' })).toEqual(['a-4']);
  expect(await found({ contract: 'edge', period: '2026-10' })).toEqual(['a-2', 'a-3', 'a-5']);
  expect(await found({ period: '2026-09' })).toEqual(['a-4']);
  expect(await found({ currency: 'EUR', atLeast: '50.01', atMost: '600.00' })).toEqual(['a-3', 'a-4']);
  const first = await approvals.page(OWNER, { currency: 'EUR' }, undefined, 2);
  expect(first.items.map(({ id }) => id)).toEqual(['a-2', 'a-3']);
  expect((await approvals.page(OWNER, { currency: 'EUR' }, first.cursor, 2)).items.map(({ id }) => id)).toEqual(['a-4']);
});
