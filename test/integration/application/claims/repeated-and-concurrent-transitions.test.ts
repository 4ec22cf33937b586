/** What is entered again, under a reference that is taken, or without an amount: nothing is lost and nothing grows later. */
import { beforeEach, expect, it } from 'vitest';
import { judgeTransition, recordJudged, recordTransition } from '../../../../lib/application/claims/record-transition.ts';
import { type Claim, claimOf } from '../../../../lib/domain/claims/claim.ts';
import { claimHead } from '../../../support/claims/claim-head.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { memoryStores, recordingPublisher } from '../../../support/harness.ts';

const HEAD = claimHead({ currency: 'EUR' });
const ID = HEAD.id;
const NOW = Date.parse('2026-11-10T00:00:00Z');
const clock = (): number => NOW;
const { publisher } = recordingPublisher();
let stores: Stores;

const record = (kind: string, more: object = {}, vendor?: string) =>
  recordTransition(ID, { kind: kind as 'received', by: 'fiona', ...more }, vendor, stores, publisher, clock);
const claim = async (): Promise<Claim> => {
  const { head, transitions } = (await stores.claims.get(ID))!;
  return claimOf(head, transitions);
};

beforeEach(async () => {
  stores = memoryStores();
  await stores.claims.open(HEAD, { kind: 'due', by: 'makegood', at: '2026-11-02T00:00:00.000Z', revision: 1, amount: '16000.00' });
  await record('submitted');
});

it('the same payment again adds no entry, and another payment with its reference is refused', async () => {
  expect(await record('received', { amount: '300.00', reference: 'b-77' })).toHaveProperty('claim');
  expect(await record('received', { amount: '300.00', reference: 'b-77' })).toHaveProperty('claim');
  for (const other of [{ amount: '8700.00' }, { amount: '300.00', effectiveOn: '2026-11-01' }])
    expect(await record('received', { ...other, reference: 'b-77' })).toMatchObject({
      failure: 'refused',
      issue: { code: 'reference-used' },
    });
  expect(await record('received', { amount: 'nonsense', reference: 'b-77' })).toMatchObject({ issue: { code: 'bad-amount' } });
  expect(await record('received', { amount: '300.00', reference: 'b-77' }, 'v')).toMatchObject({ issue: { code: 'not-your-word' } });
  expect(await claim()).toMatchObject({ received: { amount: '300.00' } });
});

it('a write-off and an acceptance without an amount keep their stored amount when a receipt is reversed', async () => {
  await record('received', { amount: '15600.00', reference: 'b-1' });
  await record('written-off', { note: 'the rest of 400' });
  await record('reversed', { of: 3, note: 'of another claim' });
  expect(await claim()).toMatchObject({ writtenOff: { amount: '400.00' }, open: { amount: '15600.00' } });
  await record('received', { amount: '15000.00', reference: 'b-2' });
  await record('accepted', {}, 'v');
  await record('reversed', { of: 6, note: 'of another claim' });
  expect(await claim()).toMatchObject({ accepted: { amount: '600.00' }, state: 'partly-accepted' });
});

it('of two transitions that were checked at the same time the second is a conflict', async () => {
  const judged = await Promise.all(
    ['100.00', '200.00'].map((amount) =>
      judgeTransition(ID, { kind: 'written-off', by: 'fiona', note: 'x', amount }, undefined, stores, clock),
    ),
  );
  const recorded = [];
  for (const one of judged) recorded.push('failure' in one ? one : await recordJudged(one, stores, publisher));
  expect(recorded.map((one) => ('failure' in one ? one.failure : 'recorded'))).toEqual(['recorded', 'conflict']);
});
