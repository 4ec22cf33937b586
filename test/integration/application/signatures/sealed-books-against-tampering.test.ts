/** Seals over audit trail and ledger: what is changed, added or taken away after a seal no longer agrees with it. */
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { keyFileSigner } from '../../../../local/kms/key-file-signer.ts';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { keys, spreadKey } from '../../../../lib/adapters/dynamo/keys.ts';
import { type Item, Table } from '../../../../lib/adapters/dynamo/table.ts';
import type { AuditTrailEntry } from '../../../../lib/application/ports/requests.ts';
import type { LedgerEntry } from '../../../../lib/application/ports/ledger.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { isSignedBy } from '../../../../lib/application/signatures/check-jws.ts';
import { sealBooks } from '../../../../lib/application/signatures/seal-books.ts';
import { checkSeal, sealText } from '../../../../lib/application/signatures/seal-check.ts';
import { HOUR, MINUTE } from '../../../../lib/domain/time/instant.ts';
import { at } from '../../../support/facts.ts';
import { temporaryFolder } from '../../../support/harness.ts';
import { MemoryClient } from '../../../support/memory-client.ts';

class Books {
  now = at('2026-11-05T12:00:00Z');
  readonly memory = new MemoryClient();
  readonly table = new Table(this.memory.client, 'memory');
  readonly stores: Stores = dynamoStores(this.table, () => this.now);

  private entry(requestId: string, instant: string, rest: Partial<AuditTrailEntry>): AuditTrailEntry {
    return { at: instant, requestId, by: 'finance', route: 'PUT /v1/contracts/{id}', path: '/v1/contracts/a', body: '', ...rest };
  }

  write(requestId: string, instant: string, rest: Partial<AuditTrailEntry> = {}): Promise<void> {
    return this.stores.requests.note(this.entry(requestId, instant, rest));
  }

  /** As one who writes the table does: the store itself writes no entry over one that has its outcome. */
  async overwrite(requestId: string, instant: string, rest: Partial<AuditTrailEntry>): Promise<void> {
    const item = (await this.table.get(keys.auditTrail(instant, requestId)))!;
    await this.table.put({ ...item, entry: JSON.stringify(this.entry(requestId, instant, rest)) });
  }

  post(source: string, instant: string, amount = '10.00'): Promise<void> {
    const entries = [{ entry: `${source}-1`, amount } as LedgerEntry];
    return this.stores.ledger.post({ at: instant, source, contract: 'c', vendor: 'v', period: '2026-10', entries });
  }

  /** Writes an item of the ledger past the store. */
  forge(rest: object, at = '2026-11-05T10:00:00.000Z'): Promise<void> {
    const item = { entity: 'ledger-item', schema: 1, contract: 'c', vendor: 'v', period: '2026-10', entries: '[]' };
    return this.table.put({ ...spreadKey({ pk: 'LEDGER#2026-11', sk: `${at}#x` }), ...item, ...rest });
  }

  seal(run: string): ReturnType<typeof sealBooks> {
    return sealBooks(run, this.stores, () => this.now, undefined);
  }

  /** Which books no longer agree with a seal. */
  async differs(number: number): Promise<string[]> {
    const { seal, auditTrail, ledger, differentCopies, digest } = await checkSeal(
      (await this.stores.seals.get(number))!,
      this.stores.seals,
    );
    return [
      ...(seal.auditTrail.digest === auditTrail.digest ? [] : ['audit trail']),
      ...(seal.ledger.digest === ledger.digest ? [] : ['ledger']),
      ...differentCopies.map(({ vendor, ledger: own, copy }) => `${vendor} reads ${copy.count} of ${own.count}`),
      ...(seal.digest === digest ? [] : ['seal']),
    ];
  }
}

async function sealed(): Promise<Books> {
  const books = new Books();
  await books.write('r1', '2026-11-05T09:00:00.000Z', { status: 200 });
  await books.write('r2', '2026-11-05T11:50:00.000Z');
  books.now = at('2026-11-05T11:00:00Z');
  await books.post('c.2026-10#1', '2026-11-05T11:00:00.000Z');
  books.now = at('2026-11-05T12:00:00Z');
  await books.seal('first');
  return books;
}

describe('a seal', () => {
  it('covers entries that are older than a quarter of an hour, and the next one begins where it ends', async () => {
    const books = await sealed();
    books.now += HOUR;
    const second = await books.seal('second');
    const first = (await books.stores.seals.get(1))!;
    expect([first.until, first.auditTrail.count, first.ledger.count]).toEqual(['2026-11-05T11:45:00.000Z', 1, 1]);
    expect([second.from, second.previous, second.auditTrail.count]).toEqual([first.until, first.digest, 1]);
    expect([await books.differs(1), await books.differs(2)]).toEqual([[], []]);
  });

  it('that is the first, and searches 400 days, takes one query for each whole day, and none of their entries is missed', async () => {
    const books = new Books();
    await books.write('first', '2025-11-20T00:00:00.000Z', { status: 200 });
    await books.write('last', '2026-11-04T23:59:59.999Z', { status: 200 });
    await books.table.put({
      pk: 'TRAIL#2026-03-01',
      sk: '2026-02-28T12:00:00.000Z#of another day',
      entity: 'audit-trail',
      schema: 1,
      entry: '{}',
    });
    books.memory.calls.QueryCommand = 0;
    const { auditTrail } = await books.seal('first');
    expect(auditTrail.count).toBe(3);
    // And nine for each stretch of a month of the ledger.
    expect(books.memory.calls.QueryCommand).toBeLessThan(800);
  });

  it('is made once by a repeated run, and not at all when nothing can be sealed yet', async () => {
    const books = await sealed();
    expect((await books.seal('first')).number).toBe(1);
    books.now += 0;
    expect((await books.seal('another')).number).toBe(1);
    books.now += MINUTE;
    expect((await books.seal('another')).number).toBe(2);
  });

  it('includes the outcome of a request that was not finished when the previous one was made', async () => {
    const books = await sealed();
    await books.write('r2', '2026-11-05T11:50:00.000Z', { status: 201 });
    books.now += HOUR;
    await books.seal('second');
    expect(await books.differs(2)).toEqual([]);
  });

  it('is signed by the key of the audit', async () => {
    const books = new Books();
    const signer = keyFileSigner(temporaryFolder());
    const seal = await sealBooks('run', books.stores, () => books.now, signer);
    expect(await isSignedBy(await signer.publicKey(), seal.signature!.jws, sealText(seal))).toBe(true);
    expect(await isSignedBy(await signer.publicKey(), seal.signature!.jws, sealText({ ...seal, run: 'x' }))).toBe(false);
  });

  it('covers late postings in the next seal, and its own digest still matches', async () => {
    const books = await sealed();
    books.now = at('2026-11-05T13:00:00Z');
    // Recorded before the seal; its posting was cut off then.
    await books.post('c.2026-10.credit#0001', '2026-11-05T10:00:00.000Z');
    books.now = at('2026-11-05T14:00:00Z');
    const second = await books.seal('second');
    expect([second.ledger.count, await books.differs(1), await books.differs(2)]).toEqual([1, [], []]);
  });
});

describe('books that were changed after their seal', () => {
  it.each<[string, (books: Books) => Promise<unknown>, string[]]>([
    [
      'a write of another person',
      (books) => books.overwrite('r1', '2026-11-05T09:00:00.000Z', { by: 'nobody', status: 200 }),
      ['audit trail'],
    ],
    ['a further write', (books) => books.write('r0', '2026-11-05T09:30:00.000Z', { status: 200 }), ['audit trail']],
    [
      'another amount',
      async (books) => {
        const key = keys.ledgerItem(undefined, '2026-11-05T11:00:00.000Z', 'c.2026-10#1');
        const item = (await books.table.get(key))!;
        await books.table.put({ ...item, entries: '[{"entry":"c.2026-10#1-1","amount":"9.00"}]' });
      },
      ['ledger'],
    ],
    ['a further posting that is dated back', (books) => books.forge({}), ['ledger']],
    [
      'a posting that is called late after all',
      async (books) => {
        const item = (await books.table.get(keys.ledgerItem(undefined, '2026-11-05T11:00:00.000Z', 'c.2026-10#1')))!;
        await books.table.put({ ...item, late: '2026-11-05T11:30:00.000Z' });
      },
      ['ledger'],
    ],
    ['a posting with the mark of a late one and no note of it', (books) => books.forge({ late: '2026-11-05T11:30:00.000Z' }), ['ledger']],
    [
      'a posting that is recorded late at an instant that is not over yet',
      async (books) => {
        const [late, at] = ['9026-01-01T00:00:00.000Z', '2026-11-05T10:00:00.000Z'];
        await books.forge({ late });
        await books.table.put({
          pk: 'LATELEDGER#9026-01',
          sk: `${late}#${at}#x`,
          entity: 'late-ledger-item',
          schema: 1,
          at,
          source: 'x',
          recordedAt: late,
        });
      },
      ['ledger'],
    ],
    [
      'a month that is not listed any more',
      (books) =>
        books.memory.client.send(new DeleteItemCommand({ TableName: 'memory', Key: { pk: { S: 'LEDGERMONTHS' }, sk: { S: '2026-11' } } })),
      ['ledger'],
    ],
    ['a posting in another partition than that of its key', (books) => books.forge({ pk: 'LEDGER#2026-11##0' }), ['ledger']],
    ['a posting in the partition of earlier versions', (books) => books.forge({ pk: 'LEDGER#2026-11' }), ['ledger']],
    ['a posting of an instant that its month does not have', (books) => books.forge({}, '9026-11-05T10:00:00.000Z'), ['ledger']],
    ...['9026-11-05T10:00:00.000Z#r9', '0001-01-01T00:00:00.000Z#r9'].map((sk): [string, (books: Books) => Promise<unknown>, string[]] => [
      `a write under the key ${sk}, which its day does not have`,
      (books) => books.table.put({ pk: 'TRAIL#2026-11-05', sk, entity: 'audit-trail', schema: 1, entry: '{}' }),
      ['audit trail'],
    ]),
  ])('%s no longer agrees with the seal', async (_, change, differs) => {
    const books = await sealed();
    await change(books);
    expect(await books.differs(1)).toEqual(differs);
  });

  it('a seal that was changed no longer has its digest', async () => {
    const books = await sealed();
    const seal = (await books.stores.seals.get(1))!;
    await books.memory.client.send(
      new PutItemCommand({
        TableName: 'memory',
        Item: { pk: { S: 'SEALS' }, sk: { S: '00000001' }, seal: { S: JSON.stringify({ ...seal, run: 'another' }) } },
      }),
    );
    expect(await books.differs(1)).toEqual(['seal']);
  });
});

describe('the copy of the ledger that a vendor reads', () => {
  const AT = '2026-11-05T11:00:00.000Z';
  const copyAt = (sk: string, vendor = 'v') => spreadKey({ pk: keys.ledgerListing('2026-11', vendor), sk });

  async function copied(): Promise<{ readonly books: Books; readonly copy: Item }> {
    const books = new Books();
    expect(await books.stores.vendorListings.takeOver(books.now, { settledMs: 0, mostMs: Infinity })).toBe(true);
    books.now = at(AT);
    await books.post('c.2026-10#1', AT);
    // Late: another seal covers it, and this one its copy.
    books.now = at('2026-11-05T12:00:00Z');
    await books.post('c.2026-10#2', AT);
    await books.seal('first');
    expect(await books.differs(1)).toEqual([]);
    return { books, copy: (await books.table.get(copyAt(`${AT}#c.2026-10%231`)))! };
  }

  it('must have every posting of the vendor as it is', async () => {
    const { books, copy } = await copied();
    await books.table.put({ ...copy, entries: JSON.stringify([{ entry: 'c.2026-10#1-1', amount: '99.00' }]) });
    expect(await books.differs(1)).toEqual(['v reads 2 of 2']);
    await books.table.delete(copy);
    expect(await books.differs(1)).toEqual(['v reads 1 of 2']);
    await books.table.put(copy);
    expect(await books.differs(1)).toEqual([]);
  });

  it('must have nothing else, of a vendor without postings neither', async () => {
    const { books, copy } = await copied();
    await books.table.put({ ...copy, ...copyAt(`${AT}#forged`) });
    expect(await books.differs(1)).toEqual(['v reads 3 of 2']);
    await books.table.put({ ...keys.listedVendor('w#1'), entity: 'listed-vendor', schema: 1 });
    await books.table.put({ ...copy, ...copyAt(copy.sk, 'w#1') });
    expect(await books.differs(1)).toEqual(['w#1 reads 1 of 0', 'v reads 3 of 2']);
  });

  it('is not compared while vendors read the ledger itself', async () => {
    const books = await sealed();
    await books.table.put({ ...copyAt(`${AT}#forged`), entity: 'ledger-item', schema: 1, vendor: 'v', entries: '[]' });
    expect(await books.differs(1)).toEqual([]);
  });
});
