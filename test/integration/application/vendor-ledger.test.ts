/** A vendor cannot see how many cost centres there are: of a contract with two it reads what it would read of the same one without any. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ledgerEntries, ledgerPage } from '../../../lib/application/claims/ledger.ts';
import { ledgerAges } from '../../../lib/application/claims/ledger-ageing.ts';
import { ledgerBalances } from '../../../lib/application/claims/ledger-balances.ts';
import { type GivenTransition, recordTransition } from '../../../lib/application/claims/record-transition.ts';
import type { LedgerEntry } from '../../../lib/application/ports/ledger.ts';
import type { Stores } from '../../../lib/application/ports/stores.ts';
import { contractForVendor } from '../../../lib/application/statements/vendor-view.ts';
import { storesForVendor } from '../../../lib/application/statements/vendor-stores.ts';
import { ledgerCsv } from '../../../lib/presentation/csv/ledger-csv.ts';
import { at, outage } from '../../support/facts.ts';
import { SILENT, exampleDocument, memoryStores, putDocument } from '../../support/harness.ts';
import { issueOne } from '../../support/issue.ts';

const [CONTRACT, PERIOD, VENDOR] = ['live-streaming-network', '2026-10', 'lumencast'];
const ID = `${CONTRACT}.${PERIOD}.compensation`;

/** The same history: revisions up and down, entries of the whole and by line, reversals. */
async function tell(document: ReturnType<typeof exampleDocument>): Promise<{ stores: Stores; clock: () => number }> {
  const stores = memoryStores();
  let now = at('2026-09-01T00:00:00Z');
  const clock = (): number => now;
  await putDocument(stores, document, clock);
  const report = async (component: string, from: string, until: string): Promise<void> => {
    for (const one of outage(at(from), at(until), { component, body: { record: `I-${component}-${from}` } }))
      await stores.facts.record(VENDOR, one, undefined);
  };
  const record = async (given: Omit<GivenTransition, 'by'>, vendor?: string): Promise<void> => {
    now += 1000;
    const result = await recordTransition(ID, { ...given, by: 'anna' }, vendor, stores, SILENT, clock);
    if ('failure' in result) throw new Error(JSON.stringify([given, result]));
  };
  const issue = async (): Promise<void> => {
    now += 1000;
    await issueOne(CONTRACT, PERIOD, stores, SILENT, clock);
  };
  await report('line-1', '2026-10-05T00:00:00Z', '2026-10-05T02:00:00Z');
  await report('line-2', '2026-10-05T00:00:00Z', '2026-10-05T02:00:00Z');
  now = at('2026-11-02T20:00:00Z');
  await issue();
  const { lines } = (await stores.statements.latest(CONTRACT, PERIOD))!.statement;
  const [one, two] = lines.map(({ credit, index, component }) => ({ credit, index, ...(component !== undefined && { component }) }));
  await record({ kind: 'submitted', reference: 'T-1' });
  await record({ kind: 'received', amount: '333.33', reference: 'bill 1' });
  await record({ kind: 'received', lines: [{ ...one!, amount: '7000.01' }], reference: 'bill 2' });
  await record({ kind: 'written-off', lines: [{ ...two!, amount: '100.00' }], note: 'agreed' });
  await record({ kind: 'reversed', of: 4, note: 'of another claim' });
  await record({ kind: 'accepted', amount: '9000.00' }, VENDOR);
  await record(
    {
      kind: 'accepted',
      lines: [
        { ...one!, amount: '10.00' },
        { ...two!, amount: '20.00' },
      ],
    },
    VENDOR,
  );
  await record({ kind: 'credited', amount: '1000.01', reference: 'CN-1' }, VENDOR);
  await report('line-1', '2026-10-10T00:00:00Z', '2026-10-20T00:00:00Z');
  await issue();
  await report('line-2', '2026-10-10T00:00:00Z', '2026-10-20T00:00:00Z');
  await issue();
  await record({ kind: 'received', amount: '99999.99', reference: 'bill 3' });
  now += 1000;
  expect((await stores.statements.latest(CONTRACT, PERIOD))!.revision).toBe(3);
  return { stores, clock };
}

/** What a vendor reads of the ledger: all of it, in pages of every length, filtered, as CSV, summed up. */
async function seen({ stores, clock }: Awaited<ReturnType<typeof tell>>): Promise<string> {
  const own = storesForVendor(stores);
  const texts: unknown[] = [];
  for (const filter of [{}, { account: 'received' as const }, { account: 'owed' as const }, { currency: 'EUR' }])
    for (const limit of [1, 2, 3, 50]) {
      let cursor: string | undefined;
      do {
        const page = await ledgerPage(filter, cursor, limit, own, clock);
        expect(page.items.length === limit || page.cursor === undefined).toBe(true);
        texts.push(page);
        cursor = page.cursor;
      } while (cursor !== undefined);
    }
  for await (const chunk of ledgerCsv(ledgerEntries({}, own, clock), true)) texts.push(chunk);
  texts.push(await ledgerBalances(ledgerEntries({}, own, clock), ['contract'], '2026-11-02T20:00:03.000Z'));
  texts.push(await ledgerAges(ledgerEntries({}, own, clock), ['contract'], '2027-02-01'));
  texts.push(await own.claims.get(ID));
  for (const revision of [1, 2, 3]) {
    const { digests: _, run: __, earlier, withheld: ___, ...rest } = (await own.statements.revision(CONTRACT, PERIOD, revision))!;
    texts.push(
      rest,
      earlier.map(({ digest: ____, ...note }) => note),
    );
  }
  return JSON.stringify(texts, undefined, 1);
}

describe('the ledger that a vendor reads', () => {
  let [entries, viewed]: [LedgerEntry[], LedgerEntry[]] = [[], []];
  let [two, none]: string[] = [];

  beforeAll(async () => {
    const document = exampleDocument();
    document.order.components['line-2']['cost-centre'] = 'CC-2';
    const withTwo = await tell(document);
    two = await seen(withTwo);
    none = await seen(await tell(contractForVendor(exampleDocument())));
    const read = async (stores: Stores): Promise<LedgerEntry[]> => {
      const found: LedgerEntry[] = [];
      for await (const entry of ledgerEntries({}, stores, withTwo.clock)) found.push(entry);
      return found;
    };
    [entries, viewed] = [await read(withTwo.stores), await read(storesForVendor(withTwo.stores))];
  });

  it('equals that of the same contract without cost centres, in every byte but the digests', () => {
    expect(two).toBe(none);
  });

  it('equals it where credits and objectives have no titles, whose legends entries and claims have then', async () => {
    const untitled = (): ReturnType<typeof exampleDocument> => {
      const document = exampleDocument();
      for (const terms of document.terms)
        for (const one of Object.values({ ...terms.definitions, ...terms.objectives, ...terms.credits }))
          delete (one as { title?: unknown }).title;
      return document;
    };
    const document = untitled();
    document.order.components['line-2']['cost-centre'] = 'CC-2';
    const seenOfTwo = await seen(await tell(document));
    expect(seenOfTwo).toContain('"legend"');
    expect(seenOfTwo).not.toMatch(/CC-\d/);
    expect(seenOfTwo).toBe(await seen(await tell(contractForVendor(untitled()) as ReturnType<typeof exampleDocument>)));
  });

  it('has fewer entries than that of the customer, and the same sum in each account', () => {
    expect(new Set(entries.map(({ costCentre }) => costCentre)).size).toBe(2);
    expect(viewed.length).toBeLessThan(entries.length);
    const sums = (all: readonly LedgerEntry[]): Map<string, number> => {
      const found = new Map<string, number>();
      for (const { account, amount } of all) found.set(account, (found.get(account) ?? 0) + Math.round(Number(amount) * 100));
      return new Map([...found].filter(([, sum]) => sum !== 0));
    };
    expect(sums(viewed)).toEqual(sums(entries));
  });

  it('has numbers of its own, and no entry of 0', () => {
    expect(new Set(viewed.map(({ entry }) => entry)).size).toBe(viewed.length);
    const counts = new Map<string, number>();
    for (const { entry } of viewed) {
      const source = entry.slice(0, entry.lastIndexOf('-'));
      counts.set(source, (counts.get(source) ?? 0) + 1);
      expect(entry).toBe(`${source}-${counts.get(source)}`);
    }
    expect(viewed.filter(({ amount }) => Number(amount) === 0)).toEqual([]);
  });
});
