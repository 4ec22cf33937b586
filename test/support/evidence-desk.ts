/** Everything on the way in, over one table in memory: the handlers as the embedded run wires them, with a clock that is set by hand. */
import type { APIGatewayProxyEventV2, Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { claimRoutes } from '../../lambdas/http/claims.ts';
import { evidenceRoutes } from '../../lambdas/http/evidence.ts';
import { ingestEvents } from '../../lambdas/queue/ingest-events.ts';
import { readingRoutes } from '../../lambdas/http/statements.ts';
import { vendorRoutes } from '../../lambdas/http/vendors.ts';
import { webhookRoutes } from '../../lambdas/http/webhooks.ts';
import { declaredFunction } from './declared-function.ts';
import { messageStores } from '../../lib/adapters/dynamo/message-store.ts';
import type { AllServices } from '../../lambdas/shared/services.ts';
import { silentSenderDetection } from '../../lambdas/schedule/detect-silent-senders.ts';
import { DynamoErasureStore } from '../../lib/adapters/dynamo/erasure-store.ts';
import { putContract } from '../../lib/application/registry/put-contract.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { type TestTable, testTable } from './engine.ts';
import { at } from './facts.ts';
import type { PublishedEvent } from '../../lib/application/ports/publisher.ts';
import type { QuarantineEntry } from '../../lib/application/ports/quarantine.ts';
import { memoryEndpoints, exampleDocument, recordingPublisher, testDataKeys, testSecrets } from './harness.ts';

export const OWN_ACCOUNT = '000000000000';
export const VENDOR_ACCOUNT = '444455556666';
const example = exampleDocument() as { order: { id: string } };

export interface DeskAnswer {
  readonly status: number;
  readonly body: any;
}

export interface Desk {
  readonly table: TestTable;
  readonly services: AllServices;
  readonly published: PublishedEvent[];
  set(now: string): void;
  call(route: string, parameters: Record<string, string>, body?: unknown, query?: Record<string, string>): Promise<DeskAnswer>;
  /** Posts a webhook, and lets what it put on the bus be ingested. */
  post(url: string, raw: string | Uint8Array, headers?: Record<string, string>): Promise<DeskAnswer>;
  /** Asks a webhook's address, as tools do that verify it. */
  ask(url: string): Promise<DeskAnswer & { text: string | undefined }>;
  /** Ingests events of an account. */
  send(account: string, ...events: { type: string; detail: unknown; raw?: string }[]): Promise<SQSBatchResponse>;
  /** The ids of the stored events of a component in a month. */
  stored(component?: string, month?: string): Promise<string[]>;
  quarantine(): Promise<QuarantineEntry[]>;
  watch(): Promise<{ silent: number }>;
  stop(): Promise<void>;
}

/** An outage of `line-1` that begins two hours before the desk opens. */
export const downEvent = (id: string, more: object = {}): { type: string; detail: object } => ({
  type: 'service.down.v1',
  detail: { id, occurredAt: '2026-10-20T10:00:00Z', component: 'line-1', ...more },
});

export const message = (
  account: string,
  source: string,
  type: string,
  detail: string,
  receivedAt: string,
  id = `e-${detail.length}`,
): string =>
  `{"receivedAt":"${receivedAt}","event":${JSON.stringify({
    version: '0',
    id,
    source,
    'detail-type': type,
    account,
    time: receivedAt.slice(0, 19) + 'Z',
    region: 'x',
    resources: [],
  }).slice(0, -1)},"detail":${detail}}}`;

export const batchOf = (bodies: readonly string[], sentAt: number): SQSEvent =>
  ({
    Records: bodies.map((body, i) => ({ messageId: `m${i}`, body, attributes: { SentTimestamp: String(sentAt) } })),
  }) as unknown as SQSEvent;

export async function openDesk(order: object = {}): Promise<Desk> {
  const table = await testTable();
  let now = at('2026-10-20T12:00:00Z');
  const { publisher, published } = recordingPublisher();
  const services: AllServices = {
    endpoints: memoryEndpoints(),
    stores: table.stores,
    messages: messageStores(table.table),
    secrets: testSecrets(),
    dataKeys: testDataKeys(),
    erasures: new DynamoErasureStore(table.table),
    clock: () => now,
    environment: { TABLE_NAME: 'makegood', BUS_NAME: 'makegood', OWN_ACCOUNT, API_URL: 'https://api', AUDIT_ZONE: 'UTC', VERSION: 'test' },
    publisher,
  };
  const document = { ...example, order: { ...example.order, ...order } };
  let keys = 0;
  const put = await putContract(
    { id: 'live-streaming-network', document, text: '' },
    table.stores,
    () => now,
    () => `key-${(keys += 1)}`,
  );
  if ('failure' in put) throw new Error(JSON.stringify(put.issues));
  const ingest = ingestEvents(() => services);
  const routes = {
    'manage-vendors': vendorRoutes(() => services),
    'manage-evidence': evidenceRoutes(() => services),
    'manage-claims': claimRoutes(() => services),
    'read-statements': readingRoutes(() => services),
  };
  const webhooks = webhookRoutes(() => services);
  const handlerOf = (route: string): (typeof routes)[keyof typeof routes] => {
    const name = declaredFunction(route);
    if (!Object.hasOwn(routes, name)) throw new Error(`the desk has no function ${name} for ${route}`);
    return routes[name as keyof typeof routes];
  };
  const eventFor = (routeKey: string, more: object): APIGatewayProxyEventV2 =>
    ({
      routeKey,
      headers: {},
      requestContext: { requestId: 'r', authorizer: { jwt: { claims: { sub: 'ines' } } } },
      isBase64Encoded: false,
      ...more,
    }) as unknown as APIGatewayProxyEventV2;
  const answer = async (
    handler: (typeof routes)['manage-vendors'],
    event: APIGatewayProxyEventV2,
  ): Promise<DeskAnswer & { text: string | undefined }> => {
    const { statusCode = 200, body, headers } = await handler(event, {} as Context);
    const isJson = body !== undefined && /json/.test(String(headers?.['content-type']));
    return { status: statusCode, body: isJson ? JSON.parse(body) : undefined, text: body };
  };
  const webhookEvent = (method: string, url: string, more: object): APIGatewayProxyEventV2 => {
    const [address, rawQueryString = ''] = url.split('?');
    const [source, key] = address!.split('/').slice(-2);
    return eventFor(`${method} /v1/webhooks/{source}/{key}`, { pathParameters: { source, key }, rawQueryString, ...more });
  };
  return {
    table,
    services,
    published,
    set: (text) => void (now = at(text)),
    call: (route, pathParameters, body, queryStringParameters) =>
      answer(
        handlerOf(route),
        eventFor(route, { pathParameters, queryStringParameters, ...(body !== undefined && { body: JSON.stringify(body) }) }),
      ),
    post: async (url, raw, headers = {}) => {
      const before = published.length;
      const body = typeof raw === 'string' ? { body: raw } : { body: Buffer.from(raw).toString('base64'), isBase64Encoded: true };
      const result = await answer(webhooks, webhookEvent('POST', url, { headers, ...body }));
      const bodies = published
        .slice(before)
        .filter((event) => event.type === 'webhook.received.v1')
        .map((event) => message(OWN_ACCOUNT, 'makegood.webhook', event.type, JSON.stringify(event.detail), formatInstant(now)));
      if (bodies.length > 0) await ingest(batchOf(bodies, now));
      return result;
    },
    ask: (url) => answer(webhooks, webhookEvent('GET', url, {})),
    send: (account, ...events) =>
      ingest(
        batchOf(
          events.map(({ type, detail, raw }) => message(account, 'lumencast.noc', type, raw ?? JSON.stringify(detail), formatInstant(now))),
          now,
        ),
      ),
    stored: async (component = 'line-1', month = '2026-10') =>
      (await table.stores.facts.read('lumencast', component, month)).map(({ id }) => id),
    quarantine: async () => (await table.stores.quarantine.page(formatInstant(now).slice(0, 7), undefined, 200)).items,
    watch: silentSenderDetection(() => services),
    stop: () => table.stop(),
  };
}
