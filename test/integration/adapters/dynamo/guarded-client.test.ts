/** The embedded run enforces what IAM enforces in the cloud: a function that writes beyond its declaration fails. */
import { expect, it } from 'vitest';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { type Item, Table } from '../../../../lib/adapters/dynamo/table.ts';
import type { FunctionName } from '../../../../lib/declarations/functions.ts';
import { whileCallerWaits } from '../../../../local/api-gateway/waiting-caller.ts';
import { guardedClient } from '../../../../local/dynamodb/guarded-client.ts';
import { MemoryClient } from '../../../support/memory-client.ts';

const tableOf = (name: FunctionName): Table => new Table(guardedClient(new MemoryClient().client, name), 'memory');
const item = (pk: string): Item => ({ pk, sk: 's', entity: 'x', schema: 1 });

it.each<[FunctionName, string]>([
  ['ingest-events', 'STATEMENT#c'],
  ['read-statements', 'FACT#v#c#2026-10'],
  ['manage-claims', 'CONTRACT#c'],
  ['close-audit', 'LEDGER#2026-10'],
  ['manage-approvals', 'APPROVALSX'],
])('the client of %s cannot put an item into %s', async (name, pk) => {
  await expect(tableOf(name).putNew(item(pk))).rejects.toThrow('AccessDeniedException');
});

it.each<[FunctionName, string]>([
  ['assess-contract', 'STATEMENT#c'],
  ['assess-contract', 'SIGNATURE#c'],
  ['assess-contract', 'LEDGER#2026-10'],
  ['close-audit', 'SEALS'],
  ['manage-claims', 'TRAIL#2026-10-01'],
])('the client of %s puts %s once, and never over what is there', async (name, pk) => {
  const table = tableOf(name);
  expect(await table.putNew(item(pk))).toBe(true);
  await expect(table.put(item(pk))).rejects.toThrow('recorded once');
});

it('no function but the declared one reads a secret, and none deletes what is recorded', async () => {
  await expect(tableOf('read-statements').get({ pk: 'SECRET#KEY#ab', sk: 'KEY' })).rejects.toThrow('AccessDeniedException');
  await expect(tableOf('read-statements').all('SECRET#ENCRYPTED#v')).rejects.toThrow('AccessDeniedException');
  expect(await tableOf('receive-webhook').get({ pk: 'SECRET#KEY#ab', sk: 'KEY' })).toBeUndefined();
  await expect(tableOf('manage-vendors').delete({ pk: 'TRAIL#2026-10-01', sk: 's' })).rejects.toThrow('AccessDeniedException');
});

it('an entry of the audit trail that has its outcome is not written again', async () => {
  const { requests } = dynamoStores(tableOf('manage-claims'));
  const entry = { at: '2026-10-01T00:00:00.000Z', requestId: 'r', by: 'ana', route: 'POST /v1/disputes', path: '', body: '' };
  await requests.note(entry);
  await requests.note({ ...entry, status: 201 });
  await requests.note({ ...entry, by: 'ben', status: 403 });
  expect((await requests.auditTrail('2026-10-01', undefined, undefined, 10)).items).toEqual([{ ...entry, status: 201 }]);
});

it('the pieces of a long text are those that were stored under its name, or the text is not read', async () => {
  const memory = new MemoryClient();
  const table = new Table(memory.client, 'memory');
  const text = Array.from({ length: 60_000 }, (_, i) => String(Math.imul(i, 2654435761))).join();
  const packed = { ...item('X'), ...(await table.pack('text', text)) };
  expect(await table.unpack(packed, 'text')).toBe(text);
  const [first] = await table.all(`PIECES#${String(packed.textPieces)}`);
  await table.put({ ...first!, bytes: Buffer.concat([first!.bytes as Uint8Array, Buffer.from('x')]) });
  await expect(table.unpack(packed, 'text')).rejects.toThrow('not those that were stored');
});

it('a request whose caller has left reads no more, and others do', async () => {
  const table = tableOf('read-statements');
  const left = new AbortController();
  const read = (): Promise<unknown> => whileCallerWaits(left.signal, () => table.get({ pk: 'STATEMENT#c', sk: 's' }));
  expect(await read()).toBeUndefined();
  left.abort();
  await expect(read()).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(await table.get({ pk: 'STATEMENT#c', sk: 's' })).toBeUndefined();
});
