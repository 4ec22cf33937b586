/** The ingestion function: who may say what, what is quarantined, and a store that fails in the middle of a batch. */
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  ProvisionedThroughputExceededException,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SQSEvent } from 'aws-lambda';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../../../lib/adapters/dynamo/table.ts';
import { ingestEvents } from '../../../../lambdas/queue/ingest-events.ts';
import type { PublishingServices } from '../../../../lambdas/shared/services.ts';
import { type TestTable, testTable } from '../../../support/engine.ts';
import { at } from '../../../support/facts.ts';
import type { QuarantineEntry } from '../../../../lib/application/ports/quarantine.ts';
import { exampleDocument, putDocument, recordingPublisher } from '../../../support/harness.ts';

const NOW = at('2026-10-20T12:00:00Z');
const document = exampleDocument() as { order: { id: string } };
const environment = {
  TABLE_NAME: 'makegood',
  BUS_NAME: 'makegood',
  OWN_ACCOUNT: '000000000000',
  API_URL: '',
  AUDIT_ZONE: 'UTC',
  VERSION: 'test',
};

let sequence = 0;
const envelope = (detailType: string, detail: unknown, more: object = {}): string =>
  JSON.stringify({
    receivedAt: '2026-10-20T12:00:00.000Z',
    event: {
      version: '0',
      id: `e${(sequence += 1)}`,
      source: 'lumencast.noc',
      'detail-type': detailType,
      account: '444455556666',
      time: '2026-10-20T12:00:00Z',
      region: 'x',
      resources: [],
      detail,
      ...more,
    },
  });
const down = (id: string, more: object = {}): object => ({ id, occurredAt: '2026-10-20T10:00:00Z', component: 'line-1', ...more });
const batch = (...bodies: string[]): SQSEvent =>
  ({ Records: bodies.map((body, i) => ({ messageId: `m${i}`, body, attributes: { SentTimestamp: String(NOW) } })) }) as unknown as SQSEvent;

describe('ingest-events', () => {
  let given: TestTable;
  let services: PublishingServices;
  const { publisher } = recordingPublisher();
  let handler: ReturnType<typeof ingestEvents>;
  beforeAll(async () => {
    given = await testTable();
    services = { stores: given.stores, clock: () => NOW, environment, publisher };
    await putDocument(given.stores, document, () => NOW);
    const other = {
      ...document,
      order: {
        ...document.order,
        id: 'other-network',
        vendor: { id: 'othernet', name: 'Othernet' },
        senders: [{ account: '777788889999', as: 'vendor' }],
        components: { 'their-line': { kind: 'network' } },
        charges: [],
      },
    };
    expect(await putDocument(given.stores, other, () => NOW)).toMatchObject({ outcome: 'created' });
    handler = ingestEvents(() => services);
  });
  afterAll(() => given.stop());

  const quarantined = async (): Promise<QuarantineEntry[]> => (await given.stores.quarantine.page('2026-10', undefined, 200)).items;
  const stored = async (): Promise<string[]> => (await given.stores.facts.read('lumencast', 'line-1', '2026-10')).map((fact) => fact.id);

  it('stores valid events once, and reports no failure', async () => {
    expect(
      await handler(
        batch(
          envelope('service.down.v1', down('good-1')),
          envelope('service.down.v1', down('good-1')),
          envelope('service.up.v1', down('good-2')),
        ),
      ),
    ).toEqual({ batchItemFailures: [] });
    expect(await stored()).toEqual(expect.arrayContaining(['good-1', 'good-2']));
    expect((await quarantined()).length).toBe(0);
  });

  it('accepts events slightly ahead of their receipt, and announcements of future work', async () => {
    const plan = { maintenance: 'M', start: '2026-10-22T10:00:00Z', end: '2026-10-22T11:00:00Z' };
    await handler(
      batch(
        envelope('service.down.v1', down('ahead-1', { occurredAt: '2026-10-20T12:05:00Z' })),
        envelope('maintenance.scheduled.v1', down('ahead-2', { ...plan, occurredAt: '2026-10-21T12:00:00Z' })),
      ),
    );
    expect(await stored()).toEqual(expect.arrayContaining(['ahead-1', 'ahead-2']));
  });

  it.each([
    ['truncated JSON', '{"receivedAt":"2026-10-20T12:00', 'not-json'],
    ['no event at all', JSON.stringify({ receivedAt: '2026-10-20T12:00:00Z', event: 5 }), 'unreadable'],
    [
      'a name twice in the detail',
      envelope('service.down.v1', down('q13')).replace('"component":"line-1"', '"component":"line-1","component":"line-2"'),
      'unreadable',
    ],
    ['wrong types', envelope('service.down.v1', { id: 5, occurredAt: 7 }), 'unreadable'],
    ['an unknown type', envelope('service.exploded.v1', down('q1')), 'unreadable'],
    ['an unknown version', envelope('service.down.v2', down('q2')), 'unreadable'],
    ['an instant without a zone', envelope('service.down.v1', down('q3', { occurredAt: '2026-10-20T10:00:00' })), 'unreadable'],
    [
      'an end before its start',
      envelope('maintenance.scheduled.v1', down('q4', { maintenance: 'M', start: '2026-10-22T10:00:00Z', end: '2026-10-22T09:00:00Z' })),
      'unreadable',
    ],
    [
      'a negative charge',
      envelope(
        'charge.billed.v1',
        down('q5', { kind: 'usage', start: '2026-10-01T00:00:00Z', end: '2026-11-01T00:00:00Z', amount: '-5.00 CNY' }),
      ),
      'unreadable',
    ],
    ['the year 2099', envelope('service.down.v1', down('q6', { occurredAt: '2099-01-01T00:00:00Z' })), 'in-the-future'],
    ['six minutes ahead', envelope('service.down.v1', down('q12', { occurredAt: '2026-10-20T12:06:00Z' })), 'in-the-future'],
    ['long before the contract', envelope('service.down.v1', down('q7', { occurredAt: '2020-01-01T00:00:00Z' })), 'before-contract'],
    ["another vendor's component", envelope('service.down.v1', down('q8', { component: 'their-line' })), 'component-not-yours'],
    ['an unregistered account', envelope('service.down.v1', down('q9'), { account: '999999999999' }), 'unknown-sender'],
    [
      'a vendor that pretends to be our webhook',
      envelope(
        'webhook.received.v1',
        { source: 'uptime-kuma', vendor: 'lumencast', as: 'customer', class: 'signed', receivedAt: '2026-10-20T12:00:00Z', body: '{}' },
        { source: 'makegood.webhook' },
      ),
      'not-yours-to-say',
    ],
    [
      'the same id with other content',
      envelope('service.down.v1', down('good-1', { occurredAt: '2026-10-20T11:00:00Z' })),
      'contradiction',
    ],
    [
      'a webhook body cut short',
      envelope(
        'webhook.received.v1',
        {
          source: 'uptime-kuma',
          vendor: 'lumencast',
          as: 'customer',
          class: 'secret-path',
          receivedAt: '2026-10-20T12:00:00Z',
          body: '{"heartbeat":',
        },
        { source: 'makegood.webhook', account: '000000000000' },
      ),
      'unreadable',
    ],
  ])('quarantines %s, with its reason and unchanged', async (_, body, code) => {
    const before = (await quarantined()).length;
    expect(await handler(batch(body))).toEqual({ batchItemFailures: [] });
    const entries = await quarantined();
    expect(entries.length).toBe(before + 1);
    const entry =
      entries.find(
        (candidate) =>
          body.includes(JSON.stringify(candidate.raw).slice(1, 40)) || candidate.raw === body || body.includes(candidate.raw.slice(0, 60)),
      ) ?? entries.at(-1)!;
    expect(entries.map((candidate) => candidate.code)).toContain(code);
    expect(entry.message.length).toBeGreaterThan(10);
    // Delivered again, it is there once.
    await handler(batch(body));
    expect((await quarantined()).length).toBe(before + 1);
  });

  it('a replay of what is recorded or refused publishes nothing again, and stores nothing beside it', async () => {
    const recording = recordingPublisher();
    const replaying = ingestEvents(() => ({ ...services, publisher: recording.publisher }));
    const bodies = [envelope('service.down.v1', down('replayed-1')), envelope('service.exploded.v1', down('replayed-2'))];
    await replaying(batch(...bodies));
    expect(recording.published.map(({ type }) => type).sort()).toEqual(['event.quarantined.v1', 'evidence.recorded.v1']);
    const [facts, held] = [await stored(), await quarantined()];
    recording.published.length = 0;
    // EventBridge does not say where among the members it writes the name of the replay.
    for (const place of [/"event":\{/, /"region":"x",/, /(?=\}\}$)/])
      await replaying(
        batch(
          ...bodies.map((body) => body.replace(place, (found) => (found === '' ? ',"replay-name":"r 1"' : `${found}"replay-name":"r 1",`))),
        ),
      );
    expect(recording.published).toEqual([]);
    expect([await stored(), await quarantined()]).toEqual([facts, held]);
    expect(held.every(({ raw }) => !raw.includes('replay-name'))).toBe(true);
  });

  it('a replay of what is not recorded, as after a restore, is recorded and assessed', async () => {
    const recording = recordingPublisher();
    const replaying = ingestEvents(() => ({ ...services, publisher: recording.publisher }));
    await replaying(batch(envelope('service.down.v1', down('restored-1'), { 'replay-name': 'after-restore' })));
    expect(await stored()).toContain('restored-1');
    expect(recording.published.map(({ type }) => type)).toEqual(['evidence.recorded.v1']);
  });

  it('accepts an event of nearly 1 MB, and stores one above the limit whole in quarantine', async () => {
    const results = '10'.repeat(99_000);
    const big = envelope(
      'probe.batch.v1',
      down('big', { probe: 'http', start: '2026-10-20T00:00:00Z', everySeconds: 1, results, padding: 'x'.repeat(700_000) }),
    );
    expect(await handler(batch(big))).toEqual({ batchItemFailures: [] });
    expect(await stored()).toContain('big');
    let noise = 3;
    const raw = Array.from({ length: 950_000 }, () => String.fromCharCode(35 + ((noise = (noise * 48_271) % 2_147_483_647) % 56))).join('');
    await handler(batch(envelope('service.exploded.v1', { raw })));
    expect((await quarantined()).some((entry) => entry.raw.includes(raw))).toBe(true);
  });

  it('returns only the events that the store refused in the middle of a batch; after another try nothing is lost or doubled', async () => {
    const client = new DynamoDBClient({ region: 'x', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 });
    const mocked = mockClient(client);
    const written: string[] = [];
    let refusing = true;
    mocked
      .on(QueryCommand)
      .callsFake((input: { ExpressionAttributeValues: { ':pk': { S: string } } }) =>
        input.ExpressionAttributeValues[':pk'].S === 'SOURCES'
          ? { Items: [] }
          : input.ExpressionAttributeValues[':pk'].S.startsWith('SENDER#')
            ? { Items: [{ pk: { S: 'x' }, sk: { S: 'y' }, vendor: { S: 'lumencast' }, contract: { S: 'c' }, as: { S: 'vendor' } }] }
            : { Items: [{ pk: { S: 'x' }, sk: { S: 'y' }, name: { S: 'line-1' }, contract: { S: 'c' }, from: { S: '2026-09-01' } }] },
      );
    mocked.on(GetItemCommand).resolves({});
    mocked.on(PutItemCommand).callsFake((input: { Item: { sk: { S: string } } }) => {
      const key = input.Item.sk.S;
      if (refusing && /s[13]$/.test(key)) throw new ProvisionedThroughputExceededException({ message: 'throttled', $metadata: {} });
      if (written.includes(key)) throw new ConditionalCheckFailedException({ message: 'there', $metadata: {} });
      written.push(key);
      return {};
    });
    const failing = ingestEvents(() => throttled);
    const throttled: PublishingServices = {
      stores: dynamoStores(new Table(client, 'makegood')),
      clock: () => NOW,
      environment,
      publisher,
    };
    const bodies = [0, 1, 2, 3, 4].map((i) => envelope('service.down.v1', down(`s${i}`)));
    const result = await failing(batch(...bodies));
    expect(result.batchItemFailures.map((failure) => failure.itemIdentifier).sort()).toEqual(['m1', 'm3']);
    expect(written.length).toBe(3);
    refusing = false;
    expect(await failing(batch(bodies[1]!, bodies[3]!))).toEqual({ batchItemFailures: [] });
    expect(new Set(written).size).toBe(5);
  });

  it('reads names again before it refuses: a contract that was put just before counts', async () => {
    let now = NOW;
    const moving: PublishingServices = { ...services, clock: () => now };
    const later = ingestEvents(() => moving);
    const event = (id: string): SQSEvent => batch(envelope('service.down.v1', down(id, { component: 'line-9' })));
    await later(event('too-soon'));
    await given.stores.registry.register('lumencast', [{ name: 'line-9', contract: 'live-streaming-network', from: '2026-09-01' }]);
    now += 2000;
    await later(event('new'));
    expect((await given.stores.facts.read('lumencast', 'line-9', '2026-10')).map((fact) => fact.id)).toEqual(['new']);
  });
});
