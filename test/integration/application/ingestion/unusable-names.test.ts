/** Names, ids and texts that the table cannot have: the event is quarantined with the reason, and no message is dead-lettered. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HANDLERS } from '../../../../lambdas/handlers.ts';
import { ROUTES, type Route, routeKey } from '../../../../lib/declarations/routes.ts';
import { type Desk, VENDOR_ACCOUNT, openDesk } from '../../../support/evidence-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.stop());

const down = (more: object): { type: string; detail: unknown } => ({
  type: 'service.down.v1',
  detail: { id: 'd', component: 'line-1', occurredAt: '2026-10-20T11:00:00.000Z', ...more },
});

describe('an event', () => {
  it.each([
    ['an id and an incident of 256 "%"', { id: '%'.repeat(256), incident: '%'.repeat(256) }, 'too long together'],
    ['an id and an incident of 256 Chinese characters', { id: '线'.repeat(256), incident: '路'.repeat(256) }, 'too long together'],
    ['an id with half of a surrogate pair', { id: 'a\ud83d' }, 'surrogate'],
    ['a reason with half of a surrogate pair', { reason: '\udc00 power' }, 'surrogate'],
    ['an attribute with half of a surrogate pair', { attributes: { 'root-cause': '\ud800' } }, 'surrogate'],
  ])('with %s is quarantined with the reason; the others of its batch are stored', async (_, more, because) => {
    const { batchItemFailures } = await desk.send(VENDOR_ACCOUNT, down(more), down({ id: 'good' }));
    expect(batchItemFailures).toEqual([]);
    expect((await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10')).map(({ id }) => id)).toEqual(['good']);
    const [entry] = await desk.quarantine();
    expect([entry!.code, entry!.message]).toEqual(['unusable-name', expect.stringContaining(because)]);
  });

  it('with characters outside the basic plane, and names at the limit, is stored', async () => {
    await desk.send(VENDOR_ACCOUNT, down({ id: '😀', reason: '😀', incident: 'x'.repeat(256) }), down({ id: 'y'.repeat(256) }));
    expect((await desk.table.stores.facts.read('lumencast', 'line-1', '2026-10')).length).toBe(2);
  });
});

describe('a path', () => {
  const HOSTILE = ['x'.repeat(2100), '线'.repeat(700), 'a\u0000b', '\ud800', '%'.repeat(1000), '..', '%zz', '#'.repeat(400)];
  const routes = (ROUTES as readonly Route[]).filter(({ method, path }) => method === 'GET' && path.includes('{'));

  it.each(HOSTILE.map((text) => [`${JSON.stringify(text).slice(1, 9)} (${text.length})`, text]))(
    'with a part %s is answered without an internal failure',
    async (_, text) => {
      const answers = new Map<string, number>();
      for (const route of routes) {
        const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
        const handler = (
          HANDLERS[route.function] as (given: () => unknown) => (event: unknown, context: unknown) => Promise<{ statusCode: number }>
        )(() => desk.services);
        const { statusCode } = await handler(
          {
            routeKey: routeKey(route),
            rawPath: '/',
            headers: {},
            pathParameters: Object.fromEntries(names.map((name) => [name, text])),
            requestContext: { requestId: 'r', authorizer: { jwt: { claims: { sub: 'ines' } } } },
          },
          {},
        );
        answers.set(routeKey(route), statusCode);
      }
      expect([...answers].filter(([, status]) => ![400, 404, 422].includes(status))).toEqual([]);
      expect(answers.size).toBeGreaterThan(15);
    },
  );
});

describe('a write', () => {
  it('of a name that cannot be a key is refused with the reason', async () => {
    const webhook = await desk.call(
      'PUT /v1/vendors/{vendor}/webhooks/{source}',
      { vendor: 'lumencast', source: 'x'.repeat(1100) },
      { as: 'vendor' },
    );
    expect(webhook.status).toBe(404);
  });
});
