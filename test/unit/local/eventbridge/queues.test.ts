/** The queues of the embedded bus have the batches, the receives and the instances that are declared for AWS. */
import { describe, expect, it } from 'vitest';
import { ENDPOINT_QUEUE } from '../../../../lib/declarations/endpoints.ts';
import { INGEST, type Rule, WATCH } from '../../../../lib/declarations/events.ts';
import { MAIL } from '../../../../lib/declarations/messages.ts';
import { type BusEvent, OWN_ACCOUNT } from '../../../../local/eventbridge/bus-event.ts';
import { Bus, type Target } from '../../../../local/eventbridge/bus.ts';
import { lineOf } from '../../../../local/files/checked-line.ts';
import { FaultyFiles } from '../../../support/faulty-files.ts';

type QueueName = Rule['target'];

const RECEIVED = '2026-10-14T02:12:42.000Z';

const event = (id: string, account: string, source: string, type: string): BusEvent => ({
  version: '0',
  id,
  'detail-type': type,
  source,
  account,
  time: '2026-10-14T02:12:41Z',
  region: 'local',
  resources: [],
  detail: { id },
});

/** What each queue gets. */
const EVENTS: Readonly<Record<QueueName, (id: string) => BusEvent>> = {
  'ingest-queue': (id) => event(id, '444455556666', 'lumencast.noc', 'service.down.v1'),
  'audit-workflow': (id) => event(id, OWN_ACCOUNT, 'makegood.audit', 'audit.requested.v1'),
  'watch-queue': (id) => event(id, OWN_ACCOUNT, 'makegood.evidence', 'evidence.recorded.v1'),
  'message-queue': (id) => event(id, OWN_ACCOUNT, 'makegood.endpoints', 'endpoint.disabled.v1'),
  'endpoint-queue': (id) => event(id, OWN_ACCOUNT, 'makegood.audit', 'statement.issued.v1'),
};

const NAMES = Object.keys(EVENTS) as QueueName[];

const idIn = (body: string): string => (JSON.parse(body) as { event: { id: string } }).event.id;

const opened = (files: FaultyFiles, taking: QueueName, target: Target): Promise<Bus> => {
  const none: Target = async () => [];
  const targets = Object.fromEntries(NAMES.map((name) => [name, name === taking ? target : none])) as Record<QueueName, Target>;
  return Bus.open({ files, folder: 'bus', backoff: () => 0, window: 0, targets });
};

describe('the queues of the embedded bus', () => {
  it.each([
    ['ingest-queue', INGEST],
    ['watch-queue', WATCH],
    ['message-queue', MAIL],
    ['endpoint-queue', ENDPOINT_QUEUE],
  ] as const)(
    'given many messages at once, then %s hands its function what AWS would hand it',
    async (name, { batchSize, ...declared }) => {
      const sizes: number[] = [];
      let [atOnce, most] = [0, 0];
      const bus = await opened(new FaultyFiles(), name, async (batch) => {
        sizes.push(batch.length);
        most = Math.max(most, (atOnce += 1));
        await new Promise((resolve) => setImmediate(resolve));
        atOnce -= 1;
        return [];
      });
      await bus.accept(
        Array.from({ length: 230 }, (_, i) => EVENTS[name](`e${i}`)),
        RECEIVED,
      );
      await bus.drained();
      expect([sizes.reduce((sum, size) => sum + size, 0), Math.max(...sizes)]).toEqual([230, batchSize]);
      if ('instances' in declared) expect(most).toBe(declared.instances);
      await bus.close();
    },
  );

  it.each([
    ['ingest-queue', INGEST],
    ['watch-queue', WATCH],
    ['message-queue', MAIL],
    ['endpoint-queue', ENDPOINT_QUEUE],
  ] as const)(
    'given a message that %s never gets rid of, then it is a dead letter after the declared receives',
    async (name, { maxReceives }) => {
      const receives: number[] = [];
      const bus = await opened(new FaultyFiles(), name, async (batch) => {
        receives.push(...batch.map((message) => message.receives));
        return batch.map(({ id }) => id);
      });
      await bus.accept([EVENTS[name]('e')], RECEIVED);
      await bus.drained();
      expect([receives, await bus.deadLetterCount()]).toEqual([Array.from({ length: maxReceives }, (_, i) => i + 1), 1]);
      await bus.close();
    },
  );

  it('given a request for an audit that always fails among others, then each of the others runs once', async () => {
    const ran: string[] = [];
    const bus = await opened(new FaultyFiles(), 'audit-workflow', async (batch) => {
      for (const { body } of batch) {
        if (idIn(body) === 'poison') throw new Error('States.DataLimitExceeded');
        ran.push(idIn(body));
      }
      return [];
    });
    const others = Array.from({ length: 12 }, (_, i) => `audit-${String.fromCharCode(97 + i)}`);
    await bus.accept([...others.slice(0, 8), 'poison', ...others.slice(8)].map(EVENTS['audit-workflow']), RECEIVED);
    await bus.drained();
    expect([ran.sort(), await bus.deadLetterCount()]).toEqual([others, 1]);
    await bus.close();
  });

  it('given a journal that names a target of another version, then the start is good and its message is a dead letter', async () => {
    const files = new FaultyFiles();
    const file = await files.open('bus/journal.jsonl', 'new');
    await file.write(Buffer.from(lineOf(JSON.stringify({ m: { seq: 7, target: 'billing-queue', body: '{"event":{}}' } }))), 0);
    const bus = await opened(files, 'ingest-queue', async () => []);
    await bus.drained();
    expect(await bus.deadLetterCount()).toBe(1);
    await bus.close();
  });
});
