/** The numbers of notes: consecutive for each issuer, each given once, none for a revision without a note, also when a run is cut off. */
import { describe, expect, it } from 'vitest';
import { DynamoNoteNumberStore } from '../../../../lib/adapters/dynamo/note-number-store.ts';
import { Table } from '../../../../lib/adapters/dynamo/table.ts';
import { claimsNamed } from '../../../../lib/application/claims/bill-row.ts';
import { numberOf } from '../../../../lib/application/statements/note-numbers.ts';
import { noteOrder } from '../../../../lib/application/statements/note-order.ts';
import type { RevisionKey } from '../../../../lib/application/ports/note-numbers.ts';
import { at } from '../../../support/facts.ts';
import { SILENT } from '../../../support/harness.ts';
import { issueOne } from '../../../support/issue.ts';
import { issuedExample } from '../../../support/issued.ts';
import { MemoryClient } from '../../../support/memory-client.ts';

const SERIES = { issuer: 'lumencast', prefix: 'SC-' };
const revision = (i: number): RevisionKey => ({ contract: `c-${i}`, period: '2026-10', revision: 1 });
const storeOn = (client: MemoryClient) => new DynamoNoteNumberStore(new Table(client.client, 'memory'));

describe('a series', () => {
  it('gives thirty revisions at once thirty consecutive numbers, and each the same again', async () => {
    const store = storeOn(new MemoryClient());
    const all = Array.from({ length: 30 }, (_, i) => i);
    const given = await Promise.all([...all, ...all].map((i) => store.give(SERIES, revision(i))));
    expect(given.slice(30)).toEqual(given.slice(0, 30));
    expect(new Set(given)).toEqual(new Set(all.map((i) => `SC-${i + 1}`)));
    for (const i of all) expect(await store.withNumber('lumencast', given[i]!)).toEqual(revision(i));
    expect(await store.give(SERIES, revision(30))).toBe('SC-31');
  });

  it('is written about once a number for each of its items, however many want one at once', async () => {
    const client = new MemoryClient();
    const store = storeOn(client);
    await Promise.all(Array.from({ length: 40 }, (_, i) => store.give(SERIES, revision(i))));
    // The head, the number and the revision of each; without a pause and with a copy by every process there would be some thousand.
    expect(client.calls.PutItemCommand).toBeGreaterThanOrEqual(3 * 40);
    expect(client.calls.PutItemCommand).toBeLessThan(8 * 40);
  });

  it.each([1, 2, 3])('goes on without a gap where write %d was the last of a process', async (last) => {
    const client = new MemoryClient();
    const store = storeOn(client);
    await store.give(SERIES, revision(0));
    let writes = 0;
    const cut = {
      send: (command: { constructor: { name: string }; input: unknown }) => {
        if (command.constructor.name === 'PutItemCommand' && writes >= last) return Promise.reject(new Error('cut off'));
        const isNew = command.constructor.name === 'PutItemCommand' && JSON.stringify(command.input).includes('c-1');
        if (isNew) writes += 1;
        return client.send(command);
      },
    };
    const broken = new DynamoNoteNumberStore(new Table(cut as never, 'memory'));
    const outcome = await broken.give(SERIES, revision(1)).catch((error: Error) => error.message);
    expect(outcome).toBe(last === 3 ? 'SC-2' : 'cut off');
    // Another revision first, then the one that was cut off.
    expect(await store.give(SERIES, revision(2))).toBe('SC-3');
    expect(await store.give(SERIES, revision(1))).toBe('SC-2');
    expect(await store.withNumber('lumencast', 'SC-2')).toEqual(revision(1));
  });

  it('is of one issuer and one beginning', async () => {
    const store = storeOn(new MemoryClient());
    expect(await store.give(SERIES, revision(0))).toBe('SC-1');
    expect(await store.give({ ...SERIES, issuer: 'other' }, revision(1))).toBe('SC-1');
    expect(await store.give({ ...SERIES, prefix: 'LC/2026-' }, revision(2))).toBe('LC/2026-1');
    expect(await store.give(SERIES, revision(3))).toBe('SC-2');
    expect(await store.withNumber('other', 'SC-2')).toBeUndefined();
  });
});

describe('issue', () => {
  it('numbers each revision that credits something, once, and claims are found by the number', async () => {
    const { stores, contract, revisions } = await issuedExample();
    const numbers = (): Promise<(string | undefined)[]> =>
      Promise.all(revisions.map(async (issued) => (await numberOf(issued, stores))?.number));
    expect(await numbers()).toEqual(['SC-1', 'SC-2']);
    // The same content again is no revision and takes no number.
    await issueOne('live-streaming-network', '2026-10', stores, SILENT, () => at('2026-11-06T00:00:00Z'));
    expect(await numbers()).toEqual(['SC-1', 'SC-2']);
    expect(await stores.noteNumbers.withNumber('lumencast', 'SC-3')).toBeUndefined();
    const claims = await claimsNamed('lumencast', 'SC-2', stores);
    expect(claims.map(({ head }) => head.id)).toContain('live-streaming-network.2026-10.compensation');
    const { number, earlier, before } = (await noteOrder(revisions[1], contract.order, stores)).beside;
    expect([number, earlier]).toEqual(['SC-2', { number: 'SC-1', date: '2026-11-03' }]);
    expect(before?.map(({ statement }) => statement)).toEqual([revisions[0].statement]);
  });

  it('takes the beginning of the contract', async () => {
    const { stores, revisions } = await issuedExample((document) => void (document.order.invoice.series = 'LC-'));
    const given = await Promise.all(revisions.map((issued) => numberOf(issued, stores)));
    expect(given.map((one) => one?.number)).toEqual(['LC-1', 'LC-2']);
  });

  it('gives none where the contract has no details for notes, and a later note does not refer to one that never was', async () => {
    const { stores, revisions, contract } = await issuedExample((document) => void delete document.order.invoice);
    expect(await numberOf(revisions[0], stores)).toBeUndefined();
    const invoice = { 'buyer-reference': 'PO', tax: { category: 'O', reason: 'compensation' } } as const;
    const { beside, tag } = await noteOrder(revisions[1], { ...contract.order, invoice }, stores);
    expect([beside.number, beside.earlier, tag]).toEqual([undefined, undefined, '']);
  });
});
