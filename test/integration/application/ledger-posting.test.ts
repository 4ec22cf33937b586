/** What is posted, and when: each transition once, those that a crash left out first, and what a revision books elsewhere. */
import { beforeEach, expect, it } from 'vitest';
import { ledgerEntries } from '../../../lib/application/claims/ledger.ts';
import { ledgerAges } from '../../../lib/application/claims/ledger-ageing.ts';
import { ledgerBalances } from '../../../lib/application/claims/ledger-balances.ts';
import { recordTransition } from '../../../lib/application/claims/record-transition.ts';
import { adoptStatements } from '../../../lib/application/statements/adopt-statements.ts';
import type { LedgerItem } from '../../../lib/application/ports/ledger.ts';
import type { Stores } from '../../../lib/application/ports/stores.ts';
import type { Claim } from '../../../lib/domain/claims/claim.ts';
import { at, outage } from '../../support/facts.ts';
import { SILENT, exampleDocument, memoryStores, putDocument, recordingPublisher } from '../../support/harness.ts';
import { issueOne } from '../../support/issue.ts';
import { MemoryClient } from '../../support/memory-client.ts';

const [CONTRACT, PERIOD] = ['live-streaming-network', '2026-10'];
const ID = `${CONTRACT}.${PERIOD}.compensation`;
let client: MemoryClient;
let stores: Stores;
let now: number;
const clock = (): number => now;

async function record(kind: string, more: object = {}, through: Stores = stores): Promise<Claim> {
  now += 1000;
  const result = await recordTransition(ID, { kind: kind as 'received', by: 'fiona', ...more }, undefined, through, SILENT, clock);
  if ('failure' in result) throw new Error(JSON.stringify(result));
  return result.claim;
}

async function put(centres: Readonly<Record<string, string>>): Promise<void> {
  const document = exampleDocument();
  for (const [component, centre] of Object.entries(centres)) document.order.components[component]['cost-centre'] = centre;
  await putDocument(stores, document, clock);
}

const report = async (component: string, day = '05', until = `${day}T02`): Promise<void> => {
  const body = { record: `I-${component}-${day}` };
  for (const one of outage(at(`2026-10-${day}T00:00:00Z`), at(`2026-10-${until}:00:00Z`), { component, body }))
    await stores.facts.record('lumencast', one, undefined);
};

const openByCentre = async (): Promise<string[]> => {
  const rows = await ledgerBalances(ledgerEntries({}, stores, clock), ['costCentre'], undefined);
  return rows.map(({ costCentre, closing: { owed, received, open } }) => `${costCentre} ${owed} ${received} ${open}`);
};

const numbers = async (): Promise<string[]> => {
  now += 1000;
  const found = [];
  for await (const { entry, account } of ledgerEntries({}, stores, clock)) found.push(`${entry.slice(CONTRACT.length + 1)} ${account}`);
  return found;
};

beforeEach(async () => {
  client = new MemoryClient();
  stores = memoryStores(client);
  now = at('2026-09-01T00:00:00Z');
  await put({ 'line-1': 'CC-1', 'line-2': 'CC-2' });
  await report('line-1');
  await report('line-2');
  now = at('2026-11-02T20:00:00Z');
  await issueOne(CONTRACT, PERIOD, stores, SILENT, clock);
});

it('a transition posts its own entries and nothing that is posted already', async () => {
  const writes: number[] = [];
  for (let n = 1; n <= 12; n += 1) {
    const before = client.calls.PutItemCommand ?? 0;
    await record('received', { amount: '1.00', reference: `bill ${n}` });
    writes.push(client.calls.PutItemCommand! - before);
  }
  // The first one writes the mark of its month too, if a process begins with it.
  expect(new Set(writes.slice(1)).size).toBe(1);
  // The transition; the claim in its listings, of all and of its vendor, and by its deadline; the entry of the ledger, and the vendor's.
  expect(writes.at(-1)).toBeLessThanOrEqual(6);
});

it('entries that a crash left unposted are posted with the next transition, in order', async () => {
  const broken: Stores = {
    ...stores,
    ledger: Object.assign(Object.create(stores.ledger), { post: () => Promise.reject(new Error('gone')) }),
  };
  await expect(record('received', { amount: '6000.00', reference: 'bill 1' }, broken)).rejects.toThrow('gone');
  await expect(record('written-off', { amount: '10.00', note: 'agreed' }, broken)).rejects.toThrow('gone');
  expect((await numbers()).filter((entry) => /received|written-off/.test(entry))).toEqual([]);
  const items: LedgerItem[] = [];
  const { ledger } = stores;
  const watched = Object.assign(Object.create(ledger), { post: (item: LedgerItem) => (items.push(item), ledger.post(item)) });
  await record('received', { amount: '1.00', reference: 'bill 2' }, { ...stores, ledger: watched });
  expect(items.map(({ source }) => source.slice(ID.length))).toEqual(['#0002', '#0003', '#0004']);
  expect((await numbers()).filter((entry) => entry.includes('compensation#'))).toEqual(
    [
      'compensation#2-1 received',
      'compensation#2-2 received',
      'compensation#3-1 written-off',
      'compensation#3-2 written-off',
      'compensation#4-1 received',
      'compensation#4-2 received',
    ].map((entry) => `${PERIOD}.${entry}`),
  );
});

it('a revision that a crash left unposted is posted with the next one, and nothing is posted twice', async () => {
  await report('line-1', '10', '20T00');
  now += 1000;
  const broken: Stores = {
    ...stores,
    ledger: Object.assign(Object.create(stores.ledger), { post: () => Promise.reject(new Error('gone')) }),
  };
  await expect(issueOne(CONTRACT, PERIOD, broken, SILENT, clock)).rejects.toThrow('gone');
  expect((await stores.statements.latest(CONTRACT, PERIOD))!.revision).toBe(2);
  await report('line-2', '10', '20T00');
  now += 1000;
  await issueOne(CONTRACT, PERIOD, stores, SILENT, clock);
  const { revision, statement } = (await stores.statements.latest(CONTRACT, PERIOD))!;
  expect(revision).toBe(3);
  now += 1000;
  const [row] = await ledgerBalances(ledgerEntries({}, stores, clock), [], undefined);
  expect(row!.closing.open).toBe(statement.total.amount);
});

it('a revision that changes cost centres moves the money too, and notifies no claiming party', async () => {
  await record('received', { amount: '10000.00', reference: 'bill 1' });
  now += 1000;
  expect(await openByCentre()).toEqual(['CC-1 6000.00 6000.00 0.00', 'CC-2 4000.00 4000.00 0.00']);
  await put({ 'line-1': 'CC-1', 'line-2': 'CC-3' });
  const { publisher, published } = recordingPublisher();
  await issueOne(CONTRACT, PERIOD, stores, publisher, clock);
  now += 1000;
  expect(await openByCentre()).toEqual(['CC-1 6000.00 6000.00 0.00', 'CC-2 0.00 0.00 0.00', 'CC-3 4000.00 4000.00 0.00']);
  const { transitions } = (await stores.claims.get(ID))!;
  expect(transitions.map(({ kind, amount, revision }) => [kind, amount, revision])).toEqual([
    ['due', '10000.00', 1],
    ['received', '10000.00', undefined],
    ['restated', '10000.00', 2],
  ]);
  expect(published.map(({ type }) => type)).toEqual(['statement.restated.v1']);
});

it('an amount that is booked in another cost centre keeps its age', async () => {
  now += 60 * 86_400_000;
  await put({ 'line-1': 'CC-1', 'line-2': 'CC-3' });
  await issueOne(CONTRACT, PERIOD, stores, SILENT, clock);
  now += 1000;
  const rows = await ledgerAges(ledgerEntries({}, stores, clock), ['costCentre'], '2027-01-05', [30, 90]);
  expect(rows.map(({ costCentre, bands }) => [costCentre, ...bands.map(({ open }) => open)])).toEqual([
    ['CC-1', '0.00', '6000.00', '0.00'],
    ['CC-3', '0.00', '4000.00', '0.00'],
  ]);
});

it('a restatement is recorded on a claim although a party records an entry at the same time', async () => {
  let isFirst = true;
  const { claims } = stores;
  const add: typeof claims.add = async (head, n, transition) => {
    if (isFirst && transition.kind === 'restated') {
      isFirst = false;
      await claims.add(head, n, { kind: 'received', by: 'fiona', at: transition.at, amount: '1.00', reference: 'bill 1' });
      return claims.add(head, n, transition);
    }
    return claims.add(head, n, transition);
  };
  await report('line-1', '10', '20T00');
  now += 1000;
  await issueOne(CONTRACT, PERIOD, { ...stores, claims: Object.assign(Object.create(claims), { add }) }, SILENT, clock);
  expect((await stores.claims.get(ID))!.transitions.map(({ kind }) => kind)).toEqual(['due', 'received', 'restated']);
});

it('changes of cost centres in data of earlier versions are recorded on the claim and posted', async () => {
  await record('received', { amount: '10000.00', reference: 'bill 1' });
  await put({ 'line-1': 'CC-1', 'line-2': 'CC-3' });
  await issueOne(CONTRACT, PERIOD, stores, SILENT, clock);
  const [revisions, { head, transitions }, stored] = [
    await stores.statements.revisions(CONTRACT),
    (await stores.claims.get(ID))!,
    (await stores.contracts.latest(CONTRACT))!,
  ];
  expect([revisions.length, transitions.at(-1)!.kind]).toEqual([2, 'restated']);
  // As version 0.2 left it: the same statements, no ledger, and nothing on the claim, because its sum is the same.
  stores = memoryStores();
  await stores.contracts.put(stored);
  for (const revision of revisions) await stores.statements.issue(revision, '{}');
  await stores.claims.open(head, transitions[0]!);
  await stores.claims.add(head, 2, transitions[1]!);
  await stores.statements.markAdopted(CONTRACT, 1);
  await adoptStatements(stored, await stores.statements.marks(CONTRACT), stores);
  now += 1000;
  expect(await openByCentre()).toEqual(['CC-1 6000.00 6000.00 0.00', 'CC-2 0.00 0.00 0.00', 'CC-3 4000.00 4000.00 0.00']);
  expect((await stores.claims.get(ID))!.transitions.map(({ kind }) => kind)).toEqual(['due', 'received', 'restated']);
});

it('what an earlier version divided over cost centres by another rule is completed once, and nothing posted is changed', async () => {
  const { ledger } = stores;
  const asBefore: LedgerItem[] = [];
  const moved = ({ rule: _, ...item }: LedgerItem): LedgerItem => ({
    ...item,
    entries: item.entries.map((entry) => ({ ...entry, amount: entry.costCentre === 'CC-1' ? '61.00' : '39.00' })),
  });
  const post = (item: LedgerItem): Promise<void> => ledger.post((asBefore.push(moved(item)), asBefore.at(-1)!));
  const old: Stores = { ...stores, ledger: Object.assign(Object.create(ledger), { post }) };
  await record('received', { amount: '100.00', reference: 'bill 1' }, old);
  expect((await openByCentre()).map((row) => row.split(' ')[2])).toEqual(['61.00', '39.00']);
  await record('received', { amount: '100.00', reference: 'bill 2' });
  expect((await openByCentre()).map((row) => row.split(' ')[2])).toEqual(['120.00', '80.00']);
  await record('received', { amount: '100.00', reference: 'bill 3' });
  expect((await openByCentre()).map((row) => row.split(' ')[2])).toEqual(['180.00', '120.00']);
  expect((await ledger.posted(asBefore[0]!))!.entries).toEqual(asBefore[0]!.entries);
});
