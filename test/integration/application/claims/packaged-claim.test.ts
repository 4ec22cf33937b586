/** The package of a claim: both parties get what was submitted, the customer also a draft of the rest. */
import { expect, it } from 'vitest';
import { packagedClaim } from '../../../../lib/application/claims/packaged-claim.ts';
import { type GivenTransition, recordTransition } from '../../../../lib/application/claims/record-transition.ts';
import { claimOf } from '../../../../lib/domain/claims/claim.ts';
import type { PackagePart } from '../../../../lib/domain/claims/states.ts';
import { whyNotClaimed } from '../../../../lib/domain/claims/claimable.ts';
import { minorOf } from '../../../../lib/domain/statement/restatement.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { lateContract } from '../../../support/claims/late-evidence.ts';
import { Auditor } from '../../../support/auditor.ts';
import { at, fact, outage } from '../../../support/facts.ts';
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
  const packaged = async (isVendors: boolean, part: PackagePart = 'claimed') =>
    packagedClaim((await stores.claims.get(CLAIM))!, { isVendors, part }, stores.statements);
  const shown = async (isVendors: boolean, part: PackagePart = 'claimed') => {
    const found = await packaged(isVendors, part);
    return found && [found.issued.revision, found.claim.owed.amount, found.claim.open.amount, whyNotClaimed(found.claim) === undefined];
  };

  await putDocument(stores, exampleDocument(), clock);
  for (const fact of facts) if (!isLate(fact)) await stores.facts.record(VENDOR, fact, undefined);
  await issueOne(CONTRACT, PERIOD, stores, SILENT, clock);
  expect(await packaged(true)).toBeUndefined();
  await record({ kind: 'submitted' });
  const [, first] = (await shown(true))!;
  expect(await shown(true)).toEqual([1, first, first, true]);

  expect(await packaged(false)).toEqual(await packaged(true));
  expect((await shown(false, 'not-claimed'))!.at(-1)).toBe(false);

  now += DAY;
  for (const fact of facts) await stores.facts.record(VENDOR, fact, undefined, now);
  await issueOne(CONTRACT, PERIOD, stores, SILENT, clock);
  const minor = (amount: string | undefined): bigint => minorOf({ amount: amount!, currency: 'CNY' });
  const more = claimOf(...(Object.values((await stores.claims.get(CLAIM))!) as Parameters<typeof claimOf>)).owed.amount;
  expect(minor(more)).toBeGreaterThan(minor(String(first)));
  expect(await shown(true)).toEqual([1, first, first, true]);
  expect(await packaged(false)).toEqual(await packaged(true));
  const rest = (Number(more) - Number(first)).toFixed(2);
  expect(await shown(false, 'not-claimed')).toEqual([2, more, rest, true]);
  expect(await packaged(true, 'not-claimed')).toBeUndefined();

  await record({ kind: 'received', amount: '100.00' });
  expect(await shown(true)).toEqual([1, first, (Number(first) - 100).toFixed(2), true]);
  await record({ kind: 'withdrawn', note: 'agreed otherwise' });
  expect(await packaged(true)).toBeUndefined();
  expect((await packaged(false))!.claim.state).toBe('withdrawn');
  await record({ kind: 'reopened', note: 'not agreed' });
  expect(await shown(true)).toEqual([1, first, (Number(first) - 100).toFixed(2), true]);
});

it('given one line is submitted on an earlier day, then the letter of both parties is of this line and has its day', async () => {
  const stores = memoryStores();
  const { facts } = await readEventLines(EXAMPLE_EVENTS);
  const clock = (): number => NOW;
  await putDocument(stores, exampleDocument(), clock);
  for (const fact of facts) await stores.facts.record(VENDOR, fact, undefined);
  await issueOne(CONTRACT, PERIOD, stores, SILENT, clock);
  const { statement } = (await stores.statements.latest(CONTRACT, PERIOD))!;
  const [{ credit, index, component, amount, number } = undefined!] = statement.lines;
  const line = { credit, index, ...(component !== undefined && { component }), amount: amount.amount };
  await recordTransition(
    CLAIM,
    { kind: 'submitted', by: 'fred', lines: [line], effectiveOn: '2026-11-01' },
    undefined,
    stores,
    SILENT,
    clock,
  );
  const found = await Promise.all(
    [true, false].map(async (isVendors) => packagedClaim((await stores.claims.get(CLAIM))!, { isVendors }, stores.statements)),
  );
  expect(found[0]).toEqual(found[1]);
  expect(found[0]!.claim.open).toEqual(amount);
  expect(found[0]!.letter).toEqual({ part: 'claimed', madeOn: '2026-11-01', recordedOn: '2026-11-03', lines: [line] });
  const rest = (await packagedClaim((await stores.claims.get(CLAIM))!, { isVendors: false, part: 'not-claimed' }, stores.statements))!;
  expect(rest.letter.lines.some((one) => one.index === index && one.credit === credit)).toBe(false);
  expect(number).toBe(1);
  expect(rest.letter.lines.length).toBeGreaterThan(0);
});

it('given a claim is made with a reserve, when the missing bill comes, then the letter claims what it determines', async () => {
  const auditor = new Auditor('2026-02-05T00:00:00Z');
  const { stores, publisher, clock } = auditor;
  await auditor.put(lateContract);
  const [month, component, id] = ['2026-01', 'line-1', 'late.2026-01.credit'];
  const issue = () => issueOne('late', month, stores, publisher, clock);
  const facts = outage(at('2026-01-10T00:00:00Z'), at('2026-01-11T00:00:00Z'), { component });
  for (const [i, one] of facts.entries()) await stores.facts.record('vendor', { ...one, id: `o-${i}` }, undefined, auditor.now);
  await issue();
  const submitted = { kind: 'submitted', by: 'fred' } as const;
  expect(await recordTransition(id, submitted, undefined, stores, publisher, clock)).toHaveProperty('claim.reserved', 'unbounded');
  const shown = async () => {
    const stored = (await stores.claims.get(id))!;
    const [own, others] = await Promise.all([false, true].map((isVendors) => packagedClaim(stored, { isVendors }, stores.statements)));
    expect(others).toEqual(own);
    return [own!.issued.revision, own!.claim.open.amount, own!.claim.reserved, own!.letter.madeOn, own!.letter.determinedOn];
  };
  const bill = async (name: string, amount: string): Promise<void> => {
    auditor.now += DAY;
    const body = { kind: 'usage', start: at('2026-01-01T00:00:00Z'), end: at('2026-02-01T00:00:00Z'), amount };
    const billed = fact('charge.billed', at('2026-01-31T00:00:00Z'), { id: name, component, receivedAt: auditor.now, body });
    await stores.facts.record('vendor', billed, undefined, auditor.now);
    await issue();
  };
  expect(await shown()).toEqual([1, '0.00', 'unbounded', '2026-02-05', undefined]);
  await bill('b-1', '1000.00 USD');
  expect(await shown()).toEqual([2, '300.00', undefined, '2026-02-05', '2026-02-06']);
  // Money for it is taken off, and its letter stays of that revision.
  await recordTransition(id, { kind: 'received', by: 'fred', amount: '100.00' }, undefined, stores, publisher, clock);
  expect(await shown()).toEqual([2, '200.00', undefined, '2026-02-05', '2026-02-06']);
});
