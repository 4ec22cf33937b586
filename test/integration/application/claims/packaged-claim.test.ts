/** The package of a claim: a vendor gets what was submitted, the customer the draft of the newest revision. */
import { expect, it } from 'vitest';
import { packagedClaim } from '../../../../lib/application/claims/packaged-claim.ts';
import { type GivenTransition, recordTransition } from '../../../../lib/application/claims/record-transition.ts';
import { whyNotClaimed } from '../../../../lib/domain/claims/claimable.ts';
import { minorOf } from '../../../../lib/domain/statement/restatement.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { at } from '../../../support/facts.ts';
import { EXAMPLE_EVENTS, SILENT, exampleDocument, memoryStores, putDocument } from '../../../support/harness.ts';
import { issueOne } from '../../../support/issue.ts';

const [CONTRACT, PERIOD, VENDOR] = ['live-streaming-network', '2026-10', 'lumencast'];
const CLAIM = `${CONTRACT}.${PERIOD}.compensation`;
const NOW = at('2026-11-03T00:00:00Z');

it('a vendor gets the package of the submitted revision and amount, and none of a withdrawn claim', async () => {
  const stores = memoryStores();
  const { facts } = await readEventLines(EXAMPLE_EVENTS);
  const isLate = ({ component }: (typeof facts)[number]): boolean => component === 'line-2' || component === 'uptime-kuma/18';
  let now = NOW;
  const clock = (): number => now;
  const record = async (given: Omit<GivenTransition, 'by'>): Promise<void> => {
    now += 1000;
    const result = await recordTransition(CLAIM, { ...given, by: 'fred' }, undefined, stores, SILENT, clock);
    expect(result).toHaveProperty('claim');
  };
  const packaged = async (isVendors: boolean) => packagedClaim((await stores.claims.get(CLAIM))!, isVendors, stores.statements);
  const shown = async (isVendors: boolean) => {
    const found = await packaged(isVendors);
    return found && [found.issued.revision, found.claim.owed.amount, found.claim.open.amount, whyNotClaimed(found.claim) === undefined];
  };

  await putDocument(stores, exampleDocument(), clock);
  for (const fact of facts) if (!isLate(fact)) await stores.facts.record(VENDOR, fact, undefined);
  await issueOne(CONTRACT, PERIOD, stores, SILENT, clock);
  expect(await packaged(true)).toBeUndefined();
  await record({ kind: 'submitted' });
  const [, first] = (await shown(true))!;
  expect(await shown(true)).toEqual([1, first, first, true]);

  now += DAY;
  for (const fact of facts) await stores.facts.record(VENDOR, fact, undefined, now);
  await issueOne(CONTRACT, PERIOD, stores, SILENT, clock);
  const [, more] = (await shown(false))!;
  expect(minorOf({ amount: String(more), currency: 'CNY' })).toBeGreaterThan(minorOf({ amount: String(first), currency: 'CNY' }));
  expect(await shown(false)).toEqual([2, more, more, true]);
  expect(await shown(true)).toEqual([1, first, first, true]);

  await record({ kind: 'received', amount: '100.00' });
  expect(await shown(true)).toEqual([1, first, (Number(first) - 100).toFixed(2), true]);
  await record({ kind: 'withdrawn', note: 'agreed otherwise' });
  expect(await packaged(true)).toBeUndefined();
  expect((await shown(false))!.at(-1)).toBe(false);
  await record({ kind: 'reopened', note: 'not agreed' });
  expect(await shown(true)).toEqual([1, first, (Number(first) - 100).toFixed(2), true]);
});
