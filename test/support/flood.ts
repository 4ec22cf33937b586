/** Two vendors of one installation: one reports as usual, the other floods. What the first one reads must not show it. */
import type { Context } from 'aws-lambda';
import { HANDLERS } from '../../lambdas/handlers.ts';
import type { AllServices } from '../../lambdas/shared/services.ts';
import { MAX_DISPUTES, openDispute } from '../../lib/application/claims/dispute-statement.ts';
import { watchTouched } from '../../lib/application/monitoring/watch-touched.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';
import { issueWithLater } from '../../lib/application/statements/issue-statement.ts';
import { putContract } from '../../lib/application/registry/put-contract.ts';
import { ROUTES, type Route, routeKey } from '../../lib/declarations/routes.ts';
import { MINUTE, formatInstant } from '../../lib/domain/time/instant.ts';
import { readEventLines } from '../../lib/sources/event-lines.ts';
import { at } from './facts.ts';

export interface FloodSize {
  /** Events of a component that flaps. */
  readonly events: number;
  /** Disputes that are tried; most are refused. */
  readonly disputes: number;
  /** Events that are refused, of `bytes` each. */
  readonly refused: number;
  readonly bytes: number;
}

export const QUIET = 'quiet';
const LOUD = 'flooding';
const MONTH = '2026-10';

export interface Installation {
  readonly services: AllServices;
  /** What was published of the contract of the vendor that does not flood. */
  readonly warnings: unknown[];
}

type Given = Omit<AllServices, 'clock' | 'publisher'>;

/** @param example a contract and its events. @param size of the flood; absent: the second vendor reports as the first. */
export async function installation(given: Given, example: { document: any; events: string }, size?: FloodSize): Promise<Installation> {
  let now = at('2026-09-01T00:00:00Z');
  const warnings: unknown[] = [];
  const services: AllServices = {
    ...given,
    clock: () => now,
    publisher: {
      publish: (events) =>
        Promise.resolve(void warnings.push(...events.filter(({ detail }) => JSON.stringify(detail).includes(`"${QUIET}`)))),
    },
  };
  const { stores, clock, publisher } = services;
  // As the start of an installation does: each vendor has listings of its own.
  await stores.vendorListings.takeOver(now, { settledMs: 0, mostMs: Infinity });
  const { facts } = await readEventLines(example.events);
  for (const vendor of [QUIET, LOUD]) {
    const order = { ...example.document.order, id: vendor, vendor: { ...example.document.order.vendor, id: vendor } };
    const put = await putContract({ id: vendor, document: { ...example.document, order }, text: '' }, stores, clock, () => `key-${vendor}`);
    if ('failure' in put) throw new Error(JSON.stringify(put.issues));
    for (const fact of facts) await stores.facts.record(vendor, fact, undefined);
  }
  await refuse(stores, QUIET, 3, 100);
  if (size) await floodEvents(stores, size);
  now = at('2026-10-31T00:00:00Z');
  const touched = [LOUD, QUIET].map((vendor) => ({ id: vendor, vendor, components: ['line-1'] }));
  await watchTouched(touched, stores, publisher, clock, { timer: () => 0 });
  now = at('2026-11-05T00:00:00Z');
  for (const vendor of [LOUD, QUIET]) {
    const { outcomes } = await issueWithLater(vendor, MONTH, { stores, publisher, clock, run: 'run', signer: undefined });
    if (outcomes[0]?.outcome !== 'issued') throw new Error(`${vendor}: ${JSON.stringify(outcomes)}`);
  }
  const request = { contract: LOUD, period: MONTH, lines: [], events: [], amount: '1.00', reason: 'x'.repeat(2000), by: 'l' };
  const disputed = (): Promise<unknown> => openDispute(request, LOUD, stores, clock);
  // Those that are taken one after another, so that each has a number; those that are refused at once.
  const { disputes = 0 } = size ?? {};
  for (let i = 0; i < Math.min(disputes, MAX_DISPUTES); i += 1) await disputed();
  await each(Math.max(0, disputes - MAX_DISPUTES), disputed);
  const own = { contract: QUIET, period: MONTH, lines: [], events: [], amount: '1.00', reason: 'not our outage', by: 'q' };
  await openDispute(own, QUIET, stores, clock);
  return { services, warnings };
}

/** A component that goes down and up every other minute, and payloads that no mapping can read. */
async function floodEvents(stores: Stores, { events, refused, bytes }: FloodSize): Promise<void> {
  const start = at(`${MONTH}-01T00:00:00Z`);
  const step = Math.floor((30 * 24 * 60) / events) * MINUTE || 30_000;
  await each(events, (i) => {
    const occurredAt = start + i * step;
    const type = i % 2 === 0 ? 'service.down' : 'service.up';
    return stores.facts.record(
      LOUD,
      {
        ...{ id: `f-${i}`, type, occurredAt, receivedAt: occurredAt, sender: 'aws:999988887777', speaksFor: 'vendor', class: 'account' },
        component: 'line-1',
        body: { record: `F-${Math.floor(i / 2)}` },
      } as never,
      undefined,
    );
  });
  await refuse(stores, LOUD, refused, bytes);
}

/** Refused events of a vendor. No statement waits for them. */
const refuse = ({ quarantine }: Stores, vendor: string, count: number, bytes: number): Promise<void> =>
  each(count, (i) => {
    const receivedAt = formatInstant(at(`${MONTH}-01T00:00:00Z`) + i * 1000);
    const id = `${receivedAt}-${(i * 2 + (vendor === QUIET ? 1 : 0)).toString(16).padStart(32, '0')}`;
    const entry = { id, code: 'unreadable', message: 'no', issues: [], sender: 's', vendor, receivedAt, raw: 'x'.repeat(bytes) };
    return quarantine.put({ ...entry, status: 'dismissed' });
  });

/** Does what is numbered from 0, 32 at once. */
async function each(count: number, work: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let i = next++; i < count; i = next++) await work(i);
    }),
  );
}

/** What the vendor that does not flood asks for: name and request. */
export const VIEWS: Readonly<Record<string, readonly [route: string, id: string | undefined, query?: Readonly<Record<string, string>>]>> = {
  statement: ['GET /v1/statements/{id}', `${QUIET}.${MONTH}`],
  preview: ['GET /v1/previews/{contract}/{period}', QUIET],
  outlook: ['GET /v1/outlooks/{contract}', QUIET],
  statements: ['GET /v1/statements', undefined, { period: MONTH }],
  'changed statements': ['GET /v1/statements', undefined, { updatedSince: '2026-10-01T00:00:00Z' }],
  claims: ['GET /v1/claims', undefined],
  disputes: ['GET /v1/disputes', undefined],
  ledger: ['GET /v1/ledger', undefined, { from: '2026-10-01T00:00:00Z' }],
  evidence: ['GET /v1/evidence', undefined, { vendor: QUIET, month: MONTH }],
  quarantine: ['GET /v1/quarantine', undefined, { month: MONTH }],
  contracts: ['GET /v1/contracts', undefined],
  vendors: ['GET /v1/vendors', undefined],
  balances: ['GET /v1/ledger/balances', undefined],
  ageing: ['GET /v1/ledger/ageing', undefined],
};

export interface SeenView {
  readonly statusCode: number;
  readonly body: string;
}

/** One page of a view, as the token of the vendor gets it. */
export function viewer({ services }: Installation): (view: string, cursor?: string) => Promise<SeenView> {
  let asked = 0;
  const routes: readonly Route[] = ROUTES;
  const handlers = new Map(
    routes.map(({ function: name }) => [name, HANDLERS[name](() => services) as (event: object, context: Context) => Promise<any>]),
  );
  return async (view, cursor) => {
    const [asksFor, id, query] = VIEWS[view]!;
    asked += 1;
    const event = {
      routeKey: asksFor,
      rawPath: '/',
      headers: {},
      ...(id !== undefined && { pathParameters: { id, contract: id, period: '2026-11' } }),
      queryStringParameters: { ...query, ...(cursor !== undefined && { cursor }) },
      // Of many people, so that none meets the limit of requests.
      requestContext: { requestId: 'r', authorizer: { jwt: { claims: { sub: `p-${asked % 50}`, makegood_vendor: QUIET } } } },
    };
    const { function: name } = routes.find((route) => routeKey(route) === asksFor)!;
    const { statusCode, body = '' } = await handlers.get(name)!(event, {} as Context);
    return { statusCode, body };
  };
}
