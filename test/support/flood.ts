/** Two vendors of one installation: one reports as usual, the other floods. What the first one reads must not show it. */
import type { Context } from 'aws-lambda';
import { claimRoutes } from '../../lambdas/http/claims.ts';
import { contractRoutes } from '../../lambdas/http/contracts.ts';
import { evidenceRoutes } from '../../lambdas/http/evidence.ts';
import { ledgerRoutes } from '../../lambdas/http/ledger.ts';
import { readingRoutes } from '../../lambdas/http/statements.ts';
import type { AllServices } from '../../lambdas/shared/services.ts';
import { openDispute } from '../../lib/application/claims/dispute-statement.ts';
import { watchTouched } from '../../lib/application/monitoring/watch-touched.ts';
import type { Stores } from '../../lib/application/ports/stores.ts';
import { issueWithLater } from '../../lib/application/statements/issue-statement.ts';
import { putContract } from '../../lib/application/registry/put-contract.ts';
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
  const { facts } = await readEventLines(example.events);
  for (const vendor of [QUIET, LOUD]) {
    const order = { ...example.document.order, id: vendor, vendor: { ...example.document.order.vendor, id: vendor } };
    const put = await putContract({ id: vendor, document: { ...example.document, order }, text: '' }, stores, clock, () => `key-${vendor}`);
    if ('failure' in put) throw new Error(JSON.stringify(put.issues));
    for (const fact of facts) await stores.facts.record(vendor, fact, undefined);
  }
  if (size) await floodEvents(stores, size);
  now = at('2026-10-31T00:00:00Z');
  const touched = [LOUD, QUIET].map((vendor) => ({ id: vendor, vendor, components: ['line-1'] }));
  await watchTouched(touched, stores, publisher, clock, () => 0);
  now = at('2026-11-05T00:00:00Z');
  for (const vendor of [LOUD, QUIET]) {
    const { outcomes } = await issueWithLater(vendor, MONTH, { stores, publisher, clock, run: 'run', signer: undefined });
    if (outcomes[0]?.outcome !== 'issued') throw new Error(`${vendor}: ${JSON.stringify(outcomes)}`);
  }
  for (let i = 0; i < (size?.disputes ?? 0); i += 1) {
    const request = { contract: LOUD, period: MONTH, lines: [], events: [], amount: '1.00', reason: 'x'.repeat(2000), by: 'l' };
    await openDispute(request, LOUD, stores, clock);
  }
  const own = { contract: QUIET, period: MONTH, lines: [], events: [], amount: '1.00', reason: 'not our outage', by: 'q' };
  await openDispute(own, QUIET, stores, clock);
  return { services, warnings };
}

/** A component that goes down and up every other minute, and payloads that nobody can read. */
async function floodEvents({ facts, quarantine }: Stores, { events, refused, bytes }: FloodSize): Promise<void> {
  const start = at(`${MONTH}-01T00:00:00Z`);
  const step = Math.floor((30 * 24 * 60) / events) * MINUTE || 30_000;
  const work: (() => Promise<unknown>)[] = Array.from({ length: events }, (_, i) => () => {
    const occurredAt = start + i * step;
    const type = i % 2 === 0 ? 'service.down' : 'service.up';
    return facts.record(
      LOUD,
      {
        ...{ id: `f-${i}`, type, occurredAt, receivedAt: occurredAt, sender: 'aws:999988887777', speaksFor: 'vendor', class: 'account' },
        component: 'line-1',
        body: { record: `F-${Math.floor(i / 2)}` },
      } as never,
      undefined,
    );
  });
  for (let i = 0; i < refused; i += 1) {
    const receivedAt = formatInstant(start + i * 1000);
    const id = `${receivedAt}-${i.toString(16).padStart(32, '0')}`;
    const entry = { id, code: 'unreadable', message: 'no', issues: [], sender: 's', vendor: LOUD, receivedAt, raw: 'x'.repeat(bytes) };
    work.push(() => quarantine.put({ ...entry, status: 'dismissed' }));
  }
  let next = 0;
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let i = next++; i < work.length; i = next++) await work[i]!();
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
};

export interface SeenView {
  readonly statusCode: number;
  readonly body: string;
}

/** One page of a view, as the token of the vendor gets it. */
export function viewer({ services }: Installation): (view: string, cursor?: string) => Promise<SeenView> {
  let asked = 0;
  const routes = [readingRoutes, claimRoutes, evidenceRoutes, ledgerRoutes, contractRoutes].map((routesOf) => routesOf(() => services));
  const owner: Readonly<Record<string, number>> = { claims: 1, disputes: 1, evidence: 2, ledger: 3, contracts: 4 };
  return async (view, cursor) => {
    const [routeKey, id, query] = VIEWS[view]!;
    asked += 1;
    const event = {
      routeKey,
      rawPath: '/',
      headers: {},
      ...(id !== undefined && { pathParameters: { id, contract: id, period: '2026-11' } }),
      queryStringParameters: { ...query, ...(cursor !== undefined && { cursor }) },
      // Of many people, so that none meets the limit of requests.
      requestContext: { requestId: 'r', authorizer: { jwt: { claims: { sub: `p-${asked % 50}`, makegood_vendor: QUIET } } } },
    };
    const { statusCode, body } = await routes[owner[view] ?? 0]!(event as never, {} as Context);
    return { statusCode: statusCode!, body: body ?? '' };
  };
}
