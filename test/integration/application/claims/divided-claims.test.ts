/** A claim of the whole keeps the lines that it had when it was made, also where a revision adds to one of them later. */
import { beforeAll, expect, it } from 'vitest';
import { ledgerEntries } from '../../../../lib/application/claims/ledger.ts';
import { claimSchema } from '../../../../lib/schemas/responses/claims.ts';
import { TwoLineClaim } from '../../../support/claims/two-line-claim.ts';

const claim = new TwoLineClaim();

type Line = Awaited<ReturnType<typeof linesNow>>[number];
const linesNow = async () => claimSchema.parse(structuredClone({ ...(await claim.read()) })).lines!;
const shown = async (...accounts: (keyof Line)[]): Promise<unknown[][]> =>
  (await linesNow()).map((line) => [line.index, ...accounts.map((name) => line[name])]);

/** Two lines are claimed and accepted as a whole; then a longer outage of the first line makes a second revision. */
beforeAll(async () => {
  await claim.open();
  await claim.record('submitted');
  await claim.record('accepted', {}, 'lumencast');
  await claim.record('credited', { amount: '5000.00', reference: 'CN-1' }, 'lumencast');
  await claim.restate('line-1', '2026-10-05T20:00:00Z');
});

it('what a revision adds to a line is not claimed of the others, which keep what was stated of them', async () => {
  expect(await shown('owed', 'claimed', 'accepted', 'credited', 'asked', 'notClaimed')).toEqual([
    ['line-1', '15000.00', '6000.00', '6000.00', '3000.00', '6000.00', '9000.00'],
    ['line-2', '4000.00', '4000.00', '4000.00', '2000.00', '4000.00', '0.00'],
  ]);
});

it('the draft of the rest asks for what the revision added to its line alone', async () => {
  const draft = await claim.packaged({ part: 'not-claimed' });
  expect(draft.letter.lines).toEqual([{ credit: 'availability-credit', index: 'line-1', amount: '9000.00' }]);
});

it('the ledger has the same amounts in the cost centres of the lines', async () => {
  const sums = new Map<string, number>();
  for await (const { account, costCentre, amount } of ledgerEntries({}, claim.stores, claim.clock)) {
    const key = `${account} ${costCentre}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(amount));
  }
  const of = (account: string): (number | undefined)[] => ['CC-4100', 'CC-4200'].map((centre) => sums.get(`${account} ${centre}`));
  expect([of('owed'), of('claimed'), of('accepted'), of('credited')]).toEqual([
    [15_000, 4000],
    [6000, 4000],
    [6000, 4000],
    [3000, 2000],
  ]);
});

it('the next claim of the whole is of the rest, and its reversal leaves the first as it was', async () => {
  await claim.record('submitted');
  expect(await shown('claimed', 'notClaimed')).toEqual([
    ['line-1', '15000.00', '0.00'],
    ['line-2', '4000.00', '0.00'],
  ]);
  const { transitions } = await claim.stored();
  expect(transitions.at(-1)!.divided).toEqual([{ credit: 'availability-credit', index: 'line-1', amount: '9000.00' }]);
  await claim.record('reversed', { of: transitions.length, note: 'too early' });
  expect(await shown('claimed', 'notClaimed')).toEqual([
    ['line-1', '6000.00', '9000.00'],
    ['line-2', '4000.00', '0.00'],
  ]);
});
