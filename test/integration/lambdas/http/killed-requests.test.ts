/**
 * Every POST under an Idempotency-Key, killed at each of its writes and publications in turn and sent again: it has the answer of a request
 * that went through, and the table and the bus have what that one left.
 */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { HANDLERS } from '../../../../lambdas/handlers.ts';
import type { AllServices } from '../../../../lambdas/shared/services.ts';
import { endpointStores } from '../../../../lib/adapters/dynamo/endpoint-stores.ts';
import { DynamoErasureStore } from '../../../../lib/adapters/dynamo/erasure-store.ts';
import { dynamoStores } from '../../../../lib/adapters/dynamo/stores.ts';
import { Table } from '../../../../lib/adapters/dynamo/table.ts';
import { ROUTES, type Route, type RouteKey, routeKey } from '../../../../lib/declarations/routes.ts';
import type { SecondPersonRules } from '../../../../lib/domain/approvals/second-person.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { runWorkflow } from '../../../../local/step-functions/workflow.ts';
import { Dice } from '../../../support/dice.ts';
import { VENDOR_ACCOUNT } from '../../../support/evidence-desk.ts';
import { at } from '../../../support/facts.ts';
import { EXAMPLE_EVENTS, exampleDocument, putDocument, testDataKeys, testSecrets } from '../../../support/harness.ts';
import { MemoryClient } from '../../../support/memory-client.ts';

const NOW = at('2026-11-03T00:00:00Z');
const VENDOR = 'lumencast';
const CONTRACT = 'live-streaming-network';
const CLAIM = `${CONTRACT}.2026-10.compensation`;

class Killed extends Error {}

/** A process over a table: it can be killed at a write or a publication, after that reached the table or the bus. */
class Machine {
  readonly published = new Set<string>();
  calls = 0;
  now = NOW;
  killAt = Infinity;
  dead = false;
  readonly memory: MemoryClient;
  readonly services: AllServices;

  constructor(memory: MemoryClient, secondPerson?: SecondPersonRules) {
    this.memory = memory;
    const table = new Table({ send: (command: never) => this.send(command) } as never, 'memory');
    this.services = {
      secrets: testSecrets(),
      erasures: new DynamoErasureStore(table),
      dataKeys: testDataKeys(),
      stores: dynamoStores(table),
      endpoints: endpointStores(table),
      clock: () => this.now,
      environment: {
        ...{ TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'Asia/Shanghai', VERSION: 'test' },
        ...(secondPerson && { secondPerson }),
      },
      publisher: {
        publish: (events) =>
          this.call(() => Promise.resolve(events.forEach(({ type, detail }) => this.published.add(`${type} ${String(detail.id)}`)))),
      },
    };
  }

  private send(command: { constructor: { name: string }; input: unknown }): Promise<unknown> {
    if (this.dead) return Promise.reject(new Killed());
    const isRead = ['GetItemCommand', 'QueryCommand'].includes(command.constructor.name);
    return isRead ? this.memory.send(command) : this.call(() => this.memory.send(command));
  }

  private async call<T>(run: () => Promise<T>): Promise<T> {
    if (this.dead) throw new Killed();
    this.calls += 1;
    const done = await run();
    if (this.calls < this.killAt) return done;
    this.dead = true;
    throw new Killed();
  }

  async post(key: RouteKey, { by = 'fiona', vendor, path = {}, body = {} }: Asked, idempotencyKey?: string): Promise<Answer> {
    const route = (ROUTES as readonly Route[]).find((one) => routeKey(one) === key)!;
    const claims = { iss: 'https://issuer.example', sub: by, ...(vendor !== undefined && { makegood_vendor: vendor }) };
    const event = {
      routeKey: key,
      rawPath: route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => path[name]!),
      headers: { 'content-type': 'application/json', ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }) },
      requestContext: { requestId: 'r', http: { sourceIp: '192.0.2.1' }, authorizer: { jwt: { claims } } },
      pathParameters: path,
      body: JSON.stringify(body),
    } as unknown as APIGatewayProxyEventV2;
    const handler = HANDLERS[route.function](() => this.services) as unknown as Handler;
    const { statusCode = 500, body: text = '' } = await handler(event, {} as Context).catch(() => ({ statusCode: 500 }) as never);
    return { status: statusCode, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }
}

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

interface Answer {
  readonly status: number;
  readonly body: any;
}

interface Asked {
  readonly by?: string;
  readonly vendor?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: object;
}

interface Scenario extends Asked {
  readonly secondPerson?: SecondPersonRules;
  /** The status of the answer. */
  readonly answers: number;
}

type PostRoute = Extract<RouteKey, `POST ${string}`>;

/** What was made before: its ids are found there. */
const made = { approval: '', remapApproval: '', quarantined: '', customerDispute: '', vendorDispute: '' };

/**
 * Webhooks need no token and take no key: their events have ids. A search writes nothing, and its answer is kept nowhere. Neither is one with a
 * secret: a secret whose answer was lost is followed by another, and those before it sign too.
 */
type Keyless = 'POST /v1/webhooks/{source}/{key}' | 'POST /v1/erasures/search' | 'POST /v1/endpoints/{name}/secrets';

/** A route that is added does not compile without its scenarios. */
const SCENARIOS: Readonly<Record<Exclude<PostRoute, Keyless>, () => readonly Scenario[]>> = {
  'POST /v1/sources/{source}/remap': () => [
    { path: { source: 'beacon' }, body: { vendor: VENDOR, month: '2026-10' }, answers: 200 },
    { path: { source: 'beacon' }, body: { vendor: VENDOR, month: '2026-10' }, secondPerson: { corrections: true }, answers: 202 },
  ],
  'POST /v1/corrections': () => [
    { body: CORRECTION, answers: 201 },
    { body: CORRECTION, secondPerson: { corrections: true }, answers: 202 },
  ],
  'POST /v1/erasures': () => [
    { body: ERASURE, answers: 200 },
    { body: ERASURE, secondPerson: { erasures: true }, answers: 202 },
  ],
  'POST /v1/quarantine/{id}/reprocess': () => [{ path: { id: made.quarantined }, answers: 200 }],
  'POST /v1/quarantine/{id}/dismiss': () => [{ path: { id: made.quarantined }, body: { reason: 'a test' }, answers: 200 }],
  'POST /v1/disputes': () => [{ body: DISPUTE, answers: 201 }],
  'POST /v1/disputes/{id}/withdraw': () => [{ path: { id: made.customerDispute }, body: { note: 'settled' }, answers: 200 }],
  'POST /v1/disputes/{id}/decide': () => [
    { path: { id: made.vendorDispute }, body: { outcome: 'rejected', note: 'it was down' }, answers: 200 },
  ],
  'POST /v1/claims/{id}/transitions': () => [
    { path: { id: CLAIM }, body: { kind: 'submitted' }, answers: 200 },
    // Without a reference nothing but the key says that it is one payment.
    { path: { id: CLAIM }, body: { kind: 'received', amount: '100.00' }, answers: 200 },
    { path: { id: CLAIM }, body: { kind: 'written-off', note: 'waived' }, secondPerson: { writeOffs: true }, answers: 202 },
  ],
  'POST /v1/approvals/{id}/approve': () => [
    { by: 'ben', path: { id: made.approval }, answers: 200 },
    { by: 'ben', path: { id: made.remapApproval }, answers: 200 },
  ],
  'POST /v1/approvals/{id}/reject': () => [{ by: 'ben', path: { id: made.approval }, body: { note: 'not now' }, answers: 200 }],
  'POST /v1/approvals/{id}/withdraw': () => [{ path: { id: made.approval }, body: { note: 'a mistake' }, answers: 200 }],
  'POST /v1/endpoints/{name}/tests': () => [{ path: { name: 'erp' }, answers: 202 }],
  'POST /v1/endpoints/{name}/replays': () => [
    { path: { name: 'erp' }, body: { since: '2026-11-01' }, answers: 200 },
    { path: { name: 'erp' }, body: { delivery: 'msg_2' }, answers: 200 },
  ],
  'POST /v1/audits': () => [{ body: { period: '2026-10', everything: true }, answers: 202 }],
};

const DISPUTE = { contract: CONTRACT, period: '2026-10', amount: '1.00', reason: 'too much' };
const CORRECTION = {
  vendor: VENDOR,
  component: 'line-1',
  month: '2026-10',
  sender: 'webhook:beacon:lumencast',
  id: 'b',
  reason: 'a drill',
};
const ERASURE = {
  reason: 'request 17',
  records: [{ kind: 'event', vendor: VENDOR, component: 'line-1', month: '2026-10', sender: 'webhook:beacon:lumencast', id: 'b' }],
};

const base = new MemoryClient();

beforeAll(async () => {
  const machine = new Machine(base);
  const { services } = machine;
  const { stores } = services;
  await putDocument(stores, exampleDocument() as never, () => NOW);
  const { facts } = await readEventLines(EXAMPLE_EVENTS);
  for (const fact of facts) await stores.facts.record(VENDOR, fact, undefined);
  const steps = {
    Plan: HANDLERS['plan-audit'](() => services),
    Assess: HANDLERS['assess-contract'](() => services),
    NoteFailure: HANDLERS['assess-contract'](() => services),
    Close: HANDLERS['close-audit'](() => services),
  };
  await runWorkflow({ audit: '2026-10', id: 'first' }, steps, { retrySeconds: 0 });
  await beaconPayloads(services);
  await heldDeliveries(services);
  made.quarantined = await quarantined(services);
  made.customerDispute = (await machine.post('POST /v1/disputes', { body: DISPUTE })).body.id;
  made.vendorDispute = (await machine.post('POST /v1/disputes', { vendor: VENDOR, by: 'vera', body: DISPUTE })).body.id;
  const waiting = new Machine(base, { writeOffs: true });
  const writeOff = { path: { id: CLAIM }, body: { kind: 'written-off', amount: '5.00', note: 'waived' } };
  made.approval = (await waiting.post('POST /v1/claims/{id}/transitions', writeOff)).body.id;
  const remap = { path: { source: 'beacon' }, body: { vendor: VENDOR, month: '2026-10' } };
  made.remapApproval = (await new Machine(base, { corrections: true }).post('POST /v1/sources/{source}/remap', remap)).body.id;
  expect(Object.values(made)).not.toContain(undefined);
});

/** An endpoint, and what was held for it. */
async function heldDeliveries({ endpoints: stores }: AllServices): Promise<void> {
  const endpoint = { id: 'ep_1', name: 'erp', url: 'https://hooks.example.com/', role: 'finance', createdAt: '', secrets: [] } as const;
  await stores!.endpoints.put(endpoint, () => true);
  for (const n of [1, 2, 3])
    await stores!.deliveries.record({
      ...{ id: `msg_${n}`, endpoint: 'ep_1', type: 'claim.due.v1', at: `2026-11-0${n}T00:00:00.000Z`, body: '{}', state: 'held' },
      ...{ tries: 0, attempted: 0, attempts: [] },
    });
}

/** Payloads that the mapping of now reads otherwise than that of then: one is replaced, one is withdrawn, one is new. */
async function beaconPayloads({ stores }: AllServices): Promise<void> {
  const mapping = {
    source: 'beacon',
    facts: [
      {
        type: { of: 'state', map: { bad: 'service.down', 'so-so': 'service.degraded', noise: { ignore: 'noise' } } },
        id: '{id}',
        occurredAt: { from: 'at', format: 'epoch-seconds' },
        component: '{line}',
      },
    ],
  };
  await stores.sources.put({ mapping, revision: 1, recordedAt: '2026-10-01T00:00:00.000Z' } as never);
  for (const [id, state, then] of [
    ['a', 'bad', 'a'],
    ['b', 'so-so', 'b'],
    ['c', 'noise', 'c'],
    ['d', 'bad', 'd-of-then'],
  ] as const) {
    const raw = JSON.stringify({ id, state, at: 1792490400, line: 'line-1' });
    const receivedAt = 1792490400_000;
    const fact = { id: then, type: 'service.down', occurredAt: receivedAt, receivedAt, sender: 'webhook:beacon:lumencast' } as const;
    const more = { speaksFor: 'customer', class: 'secret-path', component: 'line-1', body: {} } as const;
    await stores.facts.record(VENDOR, { ...fact, ...more }, raw);
  }
}

/** An event that was refused, and would be taken now. @returns the id of its entry. */
async function quarantined({ stores }: AllServices): Promise<string> {
  const raw = JSON.stringify({
    ...{ version: '0', id: 'e', source: 'x', 'detail-type': 'service.down.v1', account: VENDOR_ACCOUNT },
    ...{ time: '2026-10-20T12:00:00Z', region: 'x', resources: [] },
    detail: { id: 'held', occurredAt: '2026-10-20T10:00:00Z', component: 'line-1' },
  });
  const receivedAt = '2026-10-20T12:00:00.000Z';
  const id = `${receivedAt}-${'ab'.repeat(16)}`;
  const entry = { id, code: 'unknown-sender', message: 'unknown', issues: [], sender: 'unknown', vendor: VENDOR, receivedAt, raw };
  await stores.quarantine.put({ ...entry, status: 'held' });
  return id;
}

/** What a request leaves, but for what says how it was tried. */
const leftBy = ({ memory }: Machine): string => memory.digest(['TRAIL#', 'RATE#', 'IDEMPOTENCY#']);

describe.each(Object.entries(SCENARIOS))('%s', (key, scenarios) => {
  const route = key as PostRoute;

  it('has the first answer and the first outcome, wherever it was killed', async () => {
    for (const { secondPerson, answers, ...asked } of scenarios()) {
      const clean = new Machine(base.copy(), secondPerson);
      const first = await clean.post(route, asked, 'once');
      expect([first.status, first.body]).toEqual([answers, first.body]);
      expect(clean.calls).toBeGreaterThan(4);
      // The first call counts the request, and the second begins it.
      for (let call = 2; call <= clean.calls; call += 1) {
        const machine = new Machine(base.copy(), secondPerson);
        machine.killAt = call;
        expect([call, (await machine.post(route, asked, 'once')).status]).toEqual([call, 500]);
        machine.dead = false;
        machine.killAt = Infinity;
        machine.now += 61_000;
        const again = await machine.post(route, asked, 'once');
        expect([call, again]).toEqual([call, first]);
        expect([call, leftBy(machine)]).toEqual([call, leftBy(clean)]);
        expect([call, [...machine.published].sort()]).toEqual([call, [...clean.published].sort()]);
      }
    }
  });
});

it.each(Object.entries(SCENARIOS))('%s has the first answer also where its second attempt is killed too', async (key, scenarios) => {
  const dice = new Dice(9);
  for (const { secondPerson, answers, ...asked } of scenarios()) {
    const route = key as PostRoute;
    const clean = new Machine(base.copy(), secondPerson);
    const first = await clean.post(route, asked, 'once');
    expect(first.status).toBe(answers);
    for (let tries = 0; tries < 6; tries += 1) {
      const machine = new Machine(base.copy(), secondPerson);
      const kills = [dice.whole(2, clean.calls), dice.whole(2, clean.calls)];
      let again = first;
      for (const kill of [...kills, Infinity]) {
        machine.dead = false;
        machine.killAt = machine.calls + kill;
        again = await machine.post(route, asked, 'once');
        machine.now += 61_000;
      }
      machine.dead = false;
      expect([kills, again]).toEqual([kills, first]);
      expect([kills, leftBy(machine)]).toEqual([kills, leftBy(clean)]);
    }
  }
});

it('an attempt that ended by an internal error may be repeated at once; one that may still be at work may not', async () => {
  const machine = new Machine(base.copy());
  const { requests } = machine.services.stores;
  const asked: Asked = { body: DISPUTE };
  const { disputes } = machine.services.stores;
  const open = disputes.open.bind(disputes);
  disputes.open = () => Promise.reject(new Error('throttled'));
  expect((await machine.post('POST /v1/disputes', asked, 'k')).status).toBe(500);
  disputes.open = open;
  expect((await machine.post('POST /v1/disputes', asked, 'k')).status).toBe(201);
  const keep = requests.keep.bind(requests);
  requests.keep = () => Promise.reject(new Error('killed'));
  expect((await machine.post('POST /v1/disputes', asked, 'l')).status).toBe(500);
  requests.keep = keep;
  const early = await machine.post('POST /v1/disputes', asked, 'l');
  expect([early.status, early.body.code]).toEqual([409, 'in-progress']);
});

it('a key is free again after a day, also where its item is still there', async () => {
  const machine = new Machine(base.copy());
  const first = await machine.post('POST /v1/disputes', { body: DISPUTE }, 'k');
  machine.now += 86_399_000;
  expect((await machine.post('POST /v1/disputes', { body: DISPUTE }, 'k')).body.id).toBe(first.body.id);
  machine.now += 1000;
  expect((await machine.post('POST /v1/disputes', { body: DISPUTE }, 'k')).body.id).not.toBe(first.body.id);
});
