/** The client of the API: its types are those of the description, it pages, waits and fails as it says; and the page of changes is current. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ApiError, GatewayError, each, makegoodApi } from '../../../client/api.ts';
import { ROUTES, type Route, routeKey } from '../../../lib/declarations/routes.ts';
import { openApi } from '../../../lib/schemas/openapi.ts';
import { canonicalJson } from '../../../lib/domain/statement/statement.ts';
import { apiTypes } from '../../../scripts/write-api-types.ts';
import { embeddedRun } from '../../support/embedded-run.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const run = embeddedRun({ example: true });

describe('makegood/api', () => {
  it('gets a statement with its type, and an error as a problem', async () => {
    const api = makegoodApi({ url: run.system.url, token: () => Promise.resolve(run.token) });
    const { data, response } = await api.GET('/v1/statements/{id}', { params: { path: { id: 'live-streaming-network.2026-10' } } });
    expect([data!.statement.total.amount, data!.revision, data!.earlier.length]).toEqual(['16000.00', 2, 1]);
    const again = await api.GET('/v1/statements/{id}', {
      params: { path: { id: 'live-streaming-network.2026-10' } },
      headers: { 'if-none-match': response.headers.get('etag')! },
    });
    expect(again.response.status).toBe(304);
    const { error } = await api.GET('/v1/statements/{id}', { params: { path: { id: 'none.2026-10' } } });
    expect(error).toMatchObject({ code: 'unknown-statement' });
  });

  it('reads every page of a listing, also short ones, and throws problems', async () => {
    const api = makegoodApi({ url: run.system.url, token: run.token });
    const entries = [];
    let pages = 0;
    for await (const entry of each((cursor) => {
      pages += 1;
      return api.GET('/v1/ledger', {
        params: { query: { from: '2026-01-01T00:00:00Z', limit: 1, ...(cursor !== undefined && { cursor }) } },
      });
    }))
      entries.push(entry);
    expect(entries.reduce((sum, entry) => sum + Number(entry.amount), 0)).toBe(16000);
    expect(pages).toBeGreaterThan(1);
    const bad = each(() => api.GET('/v1/ledger', { params: { query: { from: 'yesterday' } } }));
    await expect(bad.next()).rejects.toThrow(ApiError);
  });

  it.each([
    ['a token that is none', 'no.such.token', 'yesterday', 'Unauthorized'],
    ['an address that is too long', undefined, 'x'.repeat(10_240), 'Request Header Fields Too Large'],
  ])('throws what API Gateway itself says to %s', async (_, token, from, says) => {
    const api = makegoodApi({ url: run.system.url, token: token ?? run.token });
    const refused = each(() => api.GET('/v1/ledger', { params: { query: { from } } })).next();
    await expect(refused).rejects.toThrow(new GatewayError(says));
  });

  it('tries again after the time in a 429', async () => {
    const answers = [new Response('{}', { status: 429, headers: { 'retry-after': '0' } }), Response.json({ status: 'ok', version: 'x' })];
    const api = makegoodApi({ url: 'http://x', token: run.token, fetch: () => Promise.resolve(answers.shift()!) });
    expect((await api.GET('/v1/health')).data).toEqual({ status: 'ok', version: 'x' });
  });

  it.each([303, 307])('follows a %i without its token, and without a header that the caller added', async (status) => {
    const sent: Request[] = [];
    const api = makegoodApi({
      url: 'http://api.example',
      token: 'secret-token',
      fetch: (input, init) => {
        sent.push(new Request(input, init));
        const file = Response.json({ digest: 'x' }, { headers: { etag: '"of-the-storage"' } });
        const link = new Response('{}', { status, headers: { location: 'https://files.example/key?signature=s', etag: '"of-the-api"' } });
        return Promise.resolve(sent.length === 1 ? link : file);
      },
    });
    const asked = { params: { path: { id: 'c.2026-10' } }, headers: { 'if-none-match': '"old"' } };
    const { data, response } = await api.GET('/v1/statements/{id}/bundle', asked);
    expect(data).toEqual({ digest: 'x' });
    expect(response.headers.get('etag')).toBe('"of-the-api"');
    expect(sent.map(({ url }) => url)).toEqual([
      'http://api.example/v1/statements/c.2026-10/bundle',
      'https://files.example/key?signature=s',
    ]);
    expect(sent[0]!.headers.get('authorization')).toBe('Bearer secret-token');
    expect([...sent[1]!.headers.keys()]).toEqual(['accept']);
  });
});

describe('an answer to a POST that leads to a path of the API', () => {
  it('is read there with the token, and the request is not sent twice', async () => {
    const sent: Request[] = [];
    const api = makegoodApi({
      url: 'http://api.example',
      token: 'secret-token',
      fetch: (input, init) => {
        sent.push(new Request(input, init));
        const done = new Response('{}', { status: 303, headers: { location: '/v1/claims/c' } });
        return Promise.resolve(sent.length === 1 ? done : Response.json({ id: 'c' }));
      },
    });
    const { data } = await api.POST('/v1/claims/{id}/transitions', { params: { path: { id: 'c' } }, body: { kind: 'submitted' } });
    expect(data).toMatchObject({ id: 'c' });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST http://api.example/v1/claims/c/transitions',
      'GET http://api.example/v1/claims/c',
    ]);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer secret-token', 'Bearer secret-token']);
  });
});

describe('the description', () => {
  it('is the one from which the types of the client were made (npm run docs)', async () => {
    expect(read('client/api-types.ts')).toBe(await apiTypes());
  });

  it('has a page of changes that names every route and the digest of the description', () => {
    const page = read('docs/reference/api-changes.md');
    const named = new Set([...page.matchAll(/`((?:GET|PUT|POST|DELETE) \/[^`]+)`/g)].map((match) => match[1]!));
    expect([...named].sort()).toEqual((ROUTES as readonly Route[]).map(routeKey).sort());
    const digest = createHash('sha256')
      .update(canonicalJson(openApi('')))
      .digest('hex')
      .slice(0, 32);
    expect(page, `the API changed: say how in docs/reference/api-changes.md, with the digest ${digest}`).toContain(`Digest: \`${digest}\``);
  });
});
