/** What a note is drawn by stays as it was when its number was given; a run that is cut off leaves no revision without its number. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { StatementNote } from '../../../../lib/domain/statement/note/note.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';
import { orderAndNote, orderOf } from '../../../../lib/application/statements/order-and-note.ts';
import { noteOrder } from '../../../../lib/application/statements/note-order.ts';
import { keys } from '../../../../lib/adapters/dynamo/keys.ts';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../../../lib/adapters/dynamo/table.ts';
import type { IssuedStatement } from '../../../../lib/application/ports/statements.ts';
import type { Stores } from '../../../../lib/application/ports/stores.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { at } from '../../../support/facts.ts';
import { EXAMPLE_EVENTS, SILENT, exampleDocument, memoryStores, putDocument } from '../../../support/harness.ts';
import { issueOne } from '../../../support/issue.ts';
import { MemoryClient } from '../../../support/memory-client.ts';

const [CONTRACT, PERIOD] = ['live-streaming-network', '2026-10'];
const FIRST = at('2026-11-03T00:00:00Z');
const VAT = { country: 'IE', 'vat-id': 'IE6388047V', endpoint: { scheme: '0088', id: '7300010000001' } };
const ACCOUNT = { account: 'IE29AIBK93115212345678', days: 30 };

const taxed = (rate: string, more: object = {}) => {
  const document = exampleDocument();
  document.order.vendor.invoice = { ...VAT };
  Object.assign(document.order.invoice, { tax: { category: 'S', rate }, payment: ACCOUNT, ...more });
  return document;
};

let facts: Awaited<ReturnType<typeof readEventLines>>['facts'];
beforeAll(async () => {
  facts = (await readEventLines(EXAMPLE_EVENTS)).facts;
});

const isLate = ({ component }: (typeof facts)[number]): boolean => component === 'line-2' || component === 'uptime-kuma/18';
const put = (stores: Stores, document: any): Promise<unknown> => putDocument(stores, document, () => FIRST);
const issueFirst = (stores: Stores) => issueOne(CONTRACT, PERIOD, stores, SILENT, () => FIRST);
const issueSecond = async (stores: Stores) => {
  for (const fact of facts) await stores.facts.record('lumencast', fact, undefined, FIRST + DAY);
  return issueOne(CONTRACT, PERIOD, stores, SILENT, () => FIRST + DAY);
};

async function begun(document: any, client = new MemoryClient()): Promise<Stores> {
  const stores = memoryStores(client);
  await put(stores, document);
  for (const fact of facts) if (!isLate(fact)) await stores.facts.record('lumencast', fact, undefined);
  return stores;
}

const revisionOf = async (stores: Stores, revision: number): Promise<IssuedStatement> =>
  (await stores.statements.revision(CONTRACT, PERIOD, revision))!;

async function noteIn(stores: Stores, revision: number): Promise<StatementNote> {
  const { note } = await orderAndNote(await revisionOf(stores, revision), stores);
  if (!note) throw new Error(`revision ${revision} has no note`);
  return note;
}

const taxesOf = ({ taxes }: StatementNote): string[] => taxes.map(({ percent, net }) => `${percent}% on ${net.amount}`);

describe('a note with a number', () => {
  it('is the same after the contract has another rate, profile, account and series', async () => {
    const stores = await begun(taxed('19%'));
    await issueFirst(stores);
    await issueSecond(stores);
    const before = [await noteIn(stores, 1), await noteIn(stores, 2)];
    await put(stores, taxed('20%', { profile: 'en16931', series: 'NEW-', payment: { ...ACCOUNT, account: 'DE00', days: 7 } }));
    expect([await noteIn(stores, 1), await noteIn(stores, 2)]).toEqual(before);
    expect(before.map(({ number, profile }) => [number, profile])).toEqual([
      ['SC-1', 'peppol'],
      ['SC-2', 'peppol'],
    ]);
    expect(before[0]!.taxes[0]!.percent).toBe('19');
    const second = await revisionOf(stores, 2);
    const { order } = await noteOrder(second, (await orderOf(second, stores)).order!, stores);
    expect(order.invoice).toMatchObject({ payment: ACCOUNT });
  });

  it('has the parties and the reference of the buyer of the newest contract', async () => {
    const stores = await begun(taxed('19%'));
    await issueFirst(stores);
    const corrected = taxed('20%', { 'buyer-reference': 'PO-right' });
    corrected.order.customer.invoice.city = 'Xiamen';
    await put(stores, corrected);
    const first = await revisionOf(stores, 1);
    const { order } = await noteOrder(first, (await orderOf(first, stores)).order!, stores);
    expect(order.invoice).toMatchObject({ 'buyer-reference': 'PO-right', tax: { rate: '19%' } });
    expect(order.customer.invoice!.city).toBe('Xiamen');
    // The order says nothing of notes any more: the note stays.
    const without = exampleDocument();
    without.order.vendor.invoice = VAT;
    delete without.order.invoice;
    await put(stores, without);
    expect(taxesOf(await noteIn(stores, 1))[0]).toContain('19%');
  });

  it('takes back by the rate of the earlier note, and credits by that of its own contract', async () => {
    const stores = await begun(taxed('19%'));
    await issueFirst(stores);
    const first = await noteIn(stores, 1);
    await put(stores, taxed('20%'));
    await issueSecond(stores);
    const second = await noteIn(stores, 2);
    const bridge = (await revisionOf(stores, 2)).bridge!;
    const changed = bridge.lines.filter(({ before }) => Number(before.amount) !== 0);
    const sum = (of: readonly { amount: string }[]): string => of.reduce((total, { amount }) => total + Number(amount), 0).toFixed(2);
    const [before, after] = [sum(changed.map((line) => line.before)), sum(bridge.lines.map((line) => line.after))];
    expect(taxesOf(second).sort()).toEqual([...(changed.length > 0 ? [`19% on -${before}`] : []), `20% on ${after}`]);
    expect(first.taxes.map(({ percent }) => percent)).toEqual(['19']);
    expect(sum([first.net, second.net])).toBe((await revisionOf(stores, 2)).statement.total.amount);
  });
});

describe('a note whose number was given by an earlier version', () => {
  it('is drawn by the contract that the revision was issued by, and not by the newest', async () => {
    const client = new MemoryClient();
    const stores = await begun(taxed('19%'), client);
    await issueFirst(stores);
    const table = new Table(client.client, 'memory');
    const known = await table.get(keys.noteOf(CONTRACT, PERIOD, 1));
    const { invoice: _, ...earlier } = known!;
    expect(known!.invoice).toContain('19%');
    await table.put(earlier);
    await put(stores, taxed('20%'));
    expect([(await noteIn(stores, 1)).number, taxesOf(await noteIn(stores, 1))[0]!.split(' ')[0]]).toEqual(['SC-1', '19%']);
  });
});

describe('a note that lacked details when its number was given', () => {
  it('is drawn by the first contract that has them, and stays so', async () => {
    const incomplete = taxed('19%');
    delete incomplete.order.vendor.invoice['vat-id'];
    const stores = await begun(incomplete);
    await issueFirst(stores);
    const first = await revisionOf(stores, 1);
    expect((await stores.noteNumbers.of({ contract: CONTRACT, period: PERIOD, revision: 1 }))!).toEqual({ number: 'SC-1' });
    expect((await orderAndNote(first, stores)).note).toBeUndefined();
    await put(stores, taxed('20%'));
    await put(stores, taxed('21%'));
    const note = await noteIn(stores, 1);
    expect([note.number, note.taxes[0]!.percent]).toEqual(['SC-1', '20']);
  });
});

describe('a run that is cut off', () => {
  /** A client that fails at one write, counted from 0, and at all calls after it. A read that fails leaves what the write before it left. */
  const cutAt = (client: MemoryClient, last: number) => {
    let writes = 0;
    const send = (command: Parameters<MemoryClient['send']>[0]): Promise<unknown> => {
      if (/^(Put|Update)/.test(command.constructor.name)) writes += 1;
      return writes > last ? Promise.reject(new Error('cut off')) : client.send(command);
    };
    return { stores: dynamoStores(new Table({ send } as never, 'memory')), count: () => writes };
  };

  it('at any write leaves each issued revision its number, in order and without a gap, also after new evidence', async () => {
    const ready = new MemoryClient();
    await begun(taxed('19%'), ready);
    const clean = cutAt(ready.copy(), Infinity);
    await issueFirst(clean.stores);
    const seen = new Set<string>();
    for (let write = 0; write < clean.count(); write += 1) {
      const client = ready.copy();
      await expect(issueFirst(cutAt(client, write).stores)).rejects.toThrow('cut off');
      const stores = memoryStores(client);
      const wasIssued = (await stores.statements.latest(CONTRACT, PERIOD)) !== undefined;
      await issueSecond(stores);
      const last = wasIssued ? 2 : 1;
      const numbers: string[] = [];
      for (let revision = 1; revision <= last; revision += 1) numbers.push((await noteIn(stores, revision)).number);
      expect(numbers).toEqual(['SC-1', 'SC-2'].slice(0, last));
      expect((await noteIn(stores, last)).references.map(({ number }) => number)).toEqual(last === 2 ? ['SC-1'] : []);
      expect(await stores.noteNumbers.withNumber('lumencast', `SC-${last + 1}`)).toBeUndefined();
      seen.add(numbers.join());
    }
    expect([...seen].sort()).toEqual(['SC-1', 'SC-1,SC-2']);
  });
});

describe('a French note', () => {
  it('gets a number of the series, which its rules ask for', async () => {
    const mentions = { 'late-payment': 'trois fois le taux légal', 'recovery-costs': '40 euros', discount: 'aucun' };
    const document = JSON.parse(JSON.stringify(taxed('20%', { profile: 'france', mentions })).replaceAll('CNY', 'EUR'));
    Object.assign(document.order.vendor.invoice, { country: 'FR', registration: '123456789', 'registration-scheme': '0002' });
    const stores = await begun(document);
    await issueFirst(stores);
    const { number, code, taxes } = await noteIn(stores, 1);
    expect([number, code, taxes[0]!.percent]).toEqual(['SC-1', '262', '20']);
  });
});
