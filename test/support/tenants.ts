/** Two worlds that differ in what other vendors have, and every page that a caller reads in them. */
import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Readable } from 'node:stream';
import { HANDLERS } from '../../lambdas/handlers.ts';
import type { AllServices } from '../../lambdas/shared/services.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';
import { endpointName } from '../../lib/declarations/endpoints.ts';
import { ROLES, type Role } from '../../lib/declarations/roles.ts';
import { type Route, routeKey } from '../../lib/declarations/routes.ts';
import { factKey } from '../../lib/domain/evidence/fact.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { at, fact, outage } from './facts.ts';
import { fileText } from './file-text.ts';
import { handlerServices } from './handler-services.ts';
import { SILENT, exampleDocument, memoryMessages, memoryStores, putDocument } from './harness.ts';
import { issueOne } from './issue.ts';
import type { MemoryClient } from './memory-client.ts';

export const PERIOD = '2026-10';
export const NOW = at('2026-11-05T00:00:00Z');
export const MINE = 'mine';
/** Whatever is another vendor's has it in its ids, names and payloads. */
export const FOREIGN = 'zqforeign';
export const THEIRS = `${FOREIGN}-carrier`;
/** Contracts, and so disputes, claims and the rest, of one vendor. */
export const OWN_COUNT = 5;
/** Before and behind those of `MINE` in the order of ids. */
export const foreignContract = (i: number): string => `${i % 2 === 0 ? 'a' : 'z'}-${FOREIGN}-${i}`;
export const ownContract = (i: number): string => `m-own-${i}`;

const PAGE = 2;

export interface TenantWorld {
  readonly stores: Stores;
  readonly services: AllServices;
  now: number;
}

export interface TenantRequest {
  readonly role: Role;
  readonly vendor?: string | undefined;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** @param others how many contracts another vendor has. */
export async function makeWorld(others: number, client?: MemoryClient): Promise<TenantWorld> {
  const stores = memoryStores(client);
  const world: TenantWorld = {
    stores,
    now: NOW,
    services: handlerServices({ stores, messages: memoryMessages(), clock: () => world.now }),
  };
  for (let i = 0; i < Math.max(others, OWN_COUNT); i += 1) {
    if (i < others) await fill(world, THEIRS, foreignContract(i), i);
    if (i < OWN_COUNT) await fill(world, MINE, ownContract(i), i);
  }
  for (let i = 0; i < OWN_COUNT; i += 1) await shared(world, i);
  world.now = NOW + 60 * 60_000;
  return world;
}

const withoutCentres = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, member: unknown) => (name === 'cost-centre' ? undefined : member)));

async function fill({ stores, services }: TenantWorld, vendor: string, contract: string, i: number): Promise<void> {
  const clock = (): number => NOW + i * 1000;
  const { order, ...document } = withoutCentres(exampleDocument()) as { order: { id: string; senders: unknown } };
  const { senders: _, ...rest } = order;
  const own = { id: contract, vendor: { id: vendor, name: vendor } };
  await putDocument(stores, { ...document, order: { ...rest, ...own } }, clock);
  const from = at('2026-10-05T00:00:00Z') + i * 3_600_000;
  for (const one of outage(from, from + 20 * 3_600_000, { component: 'line-1', body: { record: `${contract}-1` } }))
    await stores.facts.record(vendor, one, undefined);
  await issueOne(contract, PERIOD, stores, SILENT, clock);
  const opened = await ask({ stores, services, now: 0 }, POST_DISPUTE, {
    role: 'finance',
    body: { contract, period: PERIOD, amount: `${i + 1}.00`, reason: `of ${contract}` },
  });
  if (opened.status !== 201) throw new Error(opened.text);
  const statement = `${contract}.${PERIOD}`;
  await stores.claims.putRemedy({
    remedy: 'leave',
    index: '1',
    since: '2026-11-01',
    lastDay: '2026-12-31',
    statement,
    contract,
    vendor,
    period: PERIOD,
    revision: 1,
    open: true,
  } as never);
  const row = fact('charge.billed', '2026-11-02T00:00:00Z', {
    id: `row-${contract}`,
    component: 'line-1',
    body: { kind: 'credit', amount: '-5.00 CNY', start: NOW, end: NOW + 1, billingReference: `${statement}.compensation` },
  });
  await stores.billCredits.put({ vendor, row: factKey(row) }, row, [factKey(row)], row.body.billingReference);
  await stores.quarantine.put(heldEntry(vendor, contract, i));
  await delivery(services, vendor, contract, i);
  await stores.approvals.open(approval(vendor, contract, i));
}

export const heldEntry = (vendor: string | undefined, of: string, i: number) => {
  const receivedAt = formatInstant(NOW - 86_400_000 + i * 60_000);
  const digest = createHash('sha256').update(of).digest('hex').slice(0, 32);
  return {
    id: `${receivedAt}-${digest}`,
    code: 'component-not-yours',
    message: `of ${of}`,
    issues: [],
    sender: 'aws:111122223333',
    ...(vendor !== undefined && { vendor }),
    receivedAt,
    raw: JSON.stringify({ of }),
    status: 'held' as const,
  };
};

/** The endpoint of a vendor. */
export const endpointOf = (vendor: string): string => endpointName(vendor, `noc-${vendor}`);

async function delivery({ endpoints: stores }: AllServices, vendor: string, contract: string, i: number): Promise<void> {
  const name = endpointOf(vendor);
  const endpoint = { id: `ep_${vendor}`, name, url: `https://${vendor}.example.com/`, createdAt: formatInstant(NOW), secrets: [] };
  await stores!.endpoints.put({ ...endpoint, role: 'vendor', vendors: [vendor] }, () => true);
  await stores!.deliveries.record({
    ...{ id: `msg_${contract}`, endpoint: endpoint.id, type: 'statement.issued.v1', at: formatInstant(NOW + i), body: contract },
    ...{ state: 'delivered', tries: 1, attempted: 1, attempts: [] },
  });
}

const approval = (vendor: string | undefined, of: string, i: number) => ({
  id: `approval-${of}`,
  kind: 'credit-note' as const,
  summary: `of ${of}`,
  party: vendor === undefined ? ('customer' as const) : ('vendor' as const),
  ...(vendor !== undefined && { vendor }),
  request: { route: 'POST /v1/claims/{id}/transitions', path: `/v1/claims/${of}/transitions`, pathParameters: {}, headers: {}, body: '{}' },
  requestedBy: 'somebody',
  requestedAt: formatInstant(NOW + i * 1000),
  state: 'waiting' as const,
});

/** What is the customer's alone: refused events of no certain vendor, approvals, seals, audits. */
async function shared({ stores, services }: TenantWorld, i: number): Promise<void> {
  await stores.quarantine.put(heldEntry(undefined, `${FOREIGN}-or-mine-${i}`, i));
  await stores.approvals.open(approval(undefined, `customers-${i}`, i));
  for (const by of Object.keys(ROLES)) {
    const entry = { at: formatInstant(NOW + i), requestId: `${by}-${i}`, by, route: 'PUT /v1/contracts/{id}', path: '/', body: '' };
    await stores.requests.note(entry);
  }
  await stores.seals.put({ number: i + 1 } as never);
  const mail = { kind: 'audit', to: 'ana@example.com', language: 'en', subject: 's', text: 't', attached: [] } as const;
  await services.messages!.messages.claim({ id: `message-${i}`, at: formatInstant(NOW + i), ...mail }, NOW);
  await stores.audits.change(PERIOD, () => ({ period: PERIOD, status: 'running', startedAt: formatInstant(NOW), runs: 1, run: 'r' }));
  await stores.audits.putOutcome(PERIOD, { contract: ownContract(i), period: PERIOD, outcome: 'planned', run: 'r' });
}

export const POST_DISPUTE = {
  method: 'POST',
  path: '/v1/disputes',
  function: 'manage-claims',
  scope: 'disputes:write',
  description: '',
} as const;

export function eventOf(route: Route, { role, vendor, path, query, body }: TenantRequest): APIGatewayProxyEventV2 {
  const claims = {
    iss: 'https://issuer',
    sub: role,
    scope: ROLES[role].join(' '),
    ...(vendor !== undefined && { makegood_vendor: vendor }),
  };
  return {
    routeKey: routeKey(route),
    rawPath: route.path,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    requestContext: { requestId: `r-${JSON.stringify(body ?? '')}`, http: { sourceIp: '192.0.2.1' }, authorizer: { jwt: { claims } } },
    pathParameters: path ?? {},
    queryStringParameters: query ?? {},
    ...(body !== undefined && { body: JSON.stringify(body) }),
  } as unknown as APIGatewayProxyEventV2;
}

type Handler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2 & { readonly stream?: Readable }>;

export async function ask({ services }: TenantWorld, route: Route, asked: TenantRequest): Promise<Answered> {
  const handler = HANDLERS[route.function](() => services) as unknown as Handler;
  const { statusCode, headers = {}, body = '', isBase64Encoded, stream } = await handler(eventOf(route, asked), {} as Context);
  const bytes = stream ? Buffer.from((await stream.toArray()).join('')) : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return { status: statusCode!, headers, text: await fileText(bytes) };
}

/** A page as its caller sees it: every byte but the cursor, and of the cursor what can be compared. */
export interface SeenPage extends Answered {
  readonly count: number;
  readonly cursor?: string;
}

/** Pages of a listing up to its end; one that is refused is the last. */
export async function pagesOf(world: TenantWorld, route: Route, asked: TenantRequest): Promise<SeenPage[]> {
  const pages: SeenPage[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...asked.query, limit: String(PAGE), ...(cursor !== undefined && { cursor }) };
    const { text, ...answer } = await ask(world, route, { ...asked, query });
    const body = JSON.parse(text) as { cursor?: string; items?: unknown[]; outcomes?: unknown[] };
    cursor = body.cursor;
    const items = body.items ?? body.outcomes ?? [];
    if (cursor !== undefined && items.length !== PAGE)
      throw new Error(`a page of ${routeKey(route)} has ${items.length} items, and is not the last`);
    const bare = cursor === undefined ? text : text.replace(cursor, '');
    pages.push({ ...answer, text: bare, count: items.length, ...(cursor !== undefined && { cursor }) });
    if (pages.length > 200) throw new Error(`${routeKey(route)} does not end`);
  } while (cursor !== undefined);
  return pages;
}

/** What anybody reads in a cursor: the header of a JWE, or whatever its first part is in base64. */
export const readable = (cursor: string): string => Buffer.from(cursor.split('.')[0]!, 'base64url').toString('utf8');
