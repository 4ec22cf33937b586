/** Events and facts in the words of before: they are the same events, whichever name they come under, by whichever way. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { correctedKey } from '../../../../lib/domain/evidence/fact.ts';
import { readMapping } from '../../../../lib/schemas/mapping.ts';
import { fromStoredFact, toStoredFact } from '../../../../lib/schemas/stored-fact.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { type Desk, VENDOR_ACCOUNT, openDesk } from '../../../support/evidence-desk.ts';

const NAMES = ['gathered', 'batched'] as const;
const START = '2026-10-20T10:00:00Z';
let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

const checks = (name: string, results: object, id = 'c-1'): { type: string; detail: object } => ({
  type: `probes.${name}.v1`,
  detail: { id, occurredAt: '2026-10-20T10:01:00Z', probe: 'http', start: START, results },
});
const pending = async (): Promise<unknown[]> =>
  (await desk.table.stores.samples.pending('lumencast', new Set(['line-1']), ['2026-10'])).map(({ id, body }) => [id, body.results]);
const codes = async (): Promise<string[]> => (await desk.quarantine()).map(({ code }) => code);

it.each([NAMES, ['batched', 'gathered'] as const])(
  'checks under %s and again under %s count once, and contradict each other with different results',
  async (first, second) => {
    await desk.send(VENDOR_ACCOUNT, checks(first, { 'line-1': '1' }));
    const one = await pending();
    expect(one).toEqual([['gathered/line-1/http//2026-10-20/60000ms', '1']]);
    await desk.send(VENDOR_ACCOUNT, checks(second, { 'line-1': '1' }));
    expect([await pending(), await codes()]).toEqual([one, []]);
    await desk.send(VENDOR_ACCOUNT, checks(second, { 'line-1': '0' }));
    expect([await pending(), await codes()]).toEqual([one, ['contradiction']]);
  },
);

it('batched events may use old names, over the bus and over a webhook, and may contain checks', async () => {
  const entries = (name: string): object[] => [
    { type: 'service.down', id: 'd', occurredAt: START, component: 'line-1' },
    { ...checks(name, { 'line-1': '1' }).detail, type: `probes.${name}` },
  ];
  const { body } = await desk.call('PUT /v1/vendors/{vendor}/webhooks/{source}', { vendor: 'lumencast', source: 'canonical' }, {});
  const seen = [];
  for (const name of NAMES) {
    await desk.send(VENDOR_ACCOUNT, { type: `events.${name}.v1`, detail: { events: entries(name) } });
    seen.push(
      (await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10')).map(({ sender, id }) => [sender, id]),
      await pending(),
    );
    expect((await desk.post(body.url, JSON.stringify({ type: `events.${name}.v1`, events: entries(name) }))).status).toBe(202);
  }
  expect(await codes()).toEqual([]);
  expect(seen.slice(0, 2)).toEqual([[[`aws:${VENDOR_ACCOUNT}`, 'd']], [['gathered/line-1/http//2026-10-20/60000ms', '1']]]);
  // By the webhook it is another sender: its event and its checks came once, under the first name.
  expect((await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10')).length).toBe(2);
  expect((await pending()).length).toBe(2);
});

it('lines of a file, CloudEvents and corrections with old names are read as those with new names', async () => {
  const [old, now] = await Promise.all(
    NAMES.map(async (name) => {
      const line = { ...checks(name, { web: '10' }).detail, type: `probes.${name}` };
      const cloud = { specversion: '1.0', id: '1', source: '/s', type: `com.example.probes.${name}.v1`, time: START, data: line };
      const replaced = { type: 'correction', id: 'k', occurredAt: START, corrects: 'c-9', replacement: line };
      const lines = [line, { type: `events.${name}`, events: [{ ...line, id: 'c-2', start: '2026-10-20T11:00:00Z' }] }, replaced];
      const text = [...lines, { source: 'cloudevents', body: cloud }].map((each) => JSON.stringify(each)).join('\n');
      const { facts, issues } = await readEventLines(text);
      expect(issues).toEqual([]);
      return facts;
    }),
  );
  expect(old!.length).toBe(3);
  expect(old).toEqual(now);
});

it('a stored correction by a person has the current class, and keeps its sender', () => {
  const stored = {
    id: 'k',
    sender: 'operator:ines',
    class: 'operator',
    occurredAt: '1970-01-01T00:00:00.000Z',
    receivedAt: '1970-01-01T00:00:00.000Z',
  };
  const fact = fromStoredFact({ ...stored, body: { corrects: 'c', correctsSender: 'aws:1' } } as unknown as Parameters<
    typeof fromStoredFact
  >[0]);
  expect([fact.class, fact.sender, correctedKey(fact)]).toEqual(['administrator', 'operator:ines', 'aws:1|c']);
});

it('facts, rows of checks and mappings that are stored with old names are read', async () => {
  const now = {
    id: 'k',
    type: 'correction' as const,
    occurredAt: 0,
    receivedAt: 0,
    sender: 's',
    speaksFor: 'vendor' as const,
    class: 'account' as const,
    body: { corrects: 'c', replacement: { type: 'probes.batched' as const, occurredAt: 0, body: { start: 0, batched: { web: '1' } } } },
  };
  const old = JSON.stringify(toStoredFact(now)).replace('probes.batched', 'probes.gathered').replace('"batched"', '"gathered"');
  expect(fromStoredFact(JSON.parse(old))).toMatchObject(now);

  const mapping = {
    makegood: 1,
    source: 'beacon',
    via: 'webhook',
    facts: [{ type: { of: 'body.s', map: { a: 'probes.gathered' } }, id: '{body.id}', occurredAt: 'received' }],
  };
  const { table } = desk.table;
  const stored = { revision: 1, mapping, putAt: START };
  const pack = await table.pack('stored', JSON.stringify(stored));
  await table.putNewest({ pk: 'SOURCES', sk: 'beacon', entity: 'source', schema: 2, rank: 1, ...pack });
  const read = await dynamoStores(table).sources.get('beacon');
  expect(JSON.stringify(read!.mapping)).toBe(JSON.stringify(mapping).replace('probes.gathered', 'probes.batched'));
  expect(JSON.stringify(readMapping(mapping))).not.toContain('probes.gathered');
});
