/** The list of claims by the amount of any of their accounts, also of claims that an earlier version listed. */
import { beforeAll, expect, it } from 'vitest';
import { entryOf } from '../../../../lib/application/claims/claim-entry.ts';
import { claimOf } from '../../../../lib/domain/claims/claim.ts';
import { CLAIM_ACCOUNTS, type ClaimAccount } from '../../../../lib/domain/claims/states.ts';
import type { Transition } from '../../../../lib/domain/claims/transition.ts';
import { anEntry, claimHead } from '../../../support/claims/claim-head.ts';
import { memoryStores } from '../../../support/harness.ts';

const stores = memoryStores();
const due = (amount: string, more: Partial<Transition> = {}): Transition => anEntry('due', amount, { revision: 1, ...more });

/** Of each claim its transitions; together they have every account. */
const CLAIMS: Readonly<Record<string, readonly Transition[]>> = {
  a: [due('100.00'), anEntry('submitted', '60.00'), anEntry('accepted', '50.00'), anEntry('credited', '40.00', { reference: 'CN-1' })],
  b: [due('100.00', { most: '150.00', missing: ['a bill'] }), anEntry('written-off', '10.00'), anEntry('received', '30.00')],
  c: [due('0.00', { most: 'unbounded', missing: ['a bill'] })],
  d: [due('20.00'), anEntry('received', '45.00')],
  e: [due('70.00'), anEntry('expired', '70.00')],
};

async function list(name: string, transitions: readonly Transition[]): Promise<void> {
  const head = claimHead({ id: `${name}.2026-10.credit`, contract: name });
  await stores.claims.open(head, transitions[0]!);
  for (const [i, transition] of transitions.entries()) if (i > 0) await stores.claims.add(head, i + 1, transition);
  const entry = entryOf(claimOf(head, transitions));
  // As an earlier version listed it.
  const { claimed: _, accepted: __, notClaimed: ___, expired: ____, ...before } = entry;
  await stores.claims.list(name === 'a' ? before : entry);
}

const found = async (account: ClaimAccount, bounds: { atLeast?: string; atMost?: string }): Promise<string> => {
  const { items } = await stores.claims.page({ account, currency: 'CNY', ...bounds }, undefined, 50);
  return items
    .map(({ contract }) => contract)
    .sort()
    .join('');
};

beforeAll(async () => {
  for (const [name, transitions] of Object.entries(CLAIMS)) await list(name, transitions);
});

it('finds a claim by each account, takes an account that it does not have as 0, and a reserve without bound as above all', async () => {
  const least = Object.fromEntries(await Promise.all(CLAIM_ACCOUNTS.map(async (name) => [name, await found(name, { atLeast: '0.01' })])));
  expect(least).toEqual({
    owed: 'abde',
    reserved: 'bc',
    claimed: 'a',
    accepted: 'a',
    credited: 'a',
    received: 'bd',
    writtenOff: 'b',
    overCredited: 'd',
    expired: 'e',
    open: 'abe',
  });
  expect(await found('reserved', { atLeast: '1000000.00' })).toBe('c');
  expect(await found('reserved', { atMost: '50.00' })).toBe('abde');
  expect(await found('overCredited', { atMost: '24.99' })).toBe('abce');
  expect(await found('claimed', { atLeast: '60.00', atMost: '60.00' })).toBe('a');
});

it('shows every account of a claim that an earlier version listed', async () => {
  const [item] = (await stores.claims.page({ contract: 'a' }, undefined, 50)).items;
  expect(item).toMatchObject({ claimed: '60.00', accepted: '50.00', notClaimed: '40.00' });
});
