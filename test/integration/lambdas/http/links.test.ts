/** Large answers: each route that gives a link gives the bytes of its answer behind it, to callers who may read them and to no others. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HttpResult } from '../../../../lambdas/http/http.ts';
import { HANDLERS } from '../../../../lambdas/handlers.ts';
import type { AllServices } from '../../../../lambdas/shared/services.ts';
import { LIMITS } from '../../../../lib/declarations/limits.ts';
import { ROUTES, type Route, isLinking, routeKey } from '../../../../lib/declarations/routes.ts';
import { DAY, MINUTE } from '../../../../lib/domain/time/instant.ts';
import { DocumentFiles } from '../../../../local/s3/document-files.ts';
import { at } from '../../../support/facts.ts';
import { fileText } from '../../../support/file-text.ts';
import { NO_ERASURES, SILENT, temporaryFolder, testDataKeys, testSecrets } from '../../../support/harness.ts';
import { issuedExample } from '../../../support/issued.ts';

const REAL = Object.fromEntries(Object.entries(LIMITS).map(([name, { value }]) => [name, value]));
const given = {
  /** Smaller bounds by name, read where each is used; all others are the real ones. */
  set bounds(smaller: Readonly<Record<string, number>>) {
    for (const [name, bound] of Object.entries(LIMITS)) (bound as { value: number }).value = smaller[name] ?? REAL[name]!;
  },
};

const [CONTRACT, PERIOD, VENDOR] = ['live-streaming-network', '2026-10', 'lumencast'];
const [STATEMENT, CLAIM] = [`${CONTRACT}.${PERIOD}`, `${CONTRACT}.${PERIOD}.compensation`];
const LINKING = (ROUTES as readonly Route[]).filter(({ links }) => links);
const folder = temporaryFolder();
const kept = join(folder, 'documents');
const ORIGIN = 'http://127.0.0.1:4570';

let now = at('2026-11-10T00:00:00Z');
let services: AllServices;
let files: DocumentFiles;

beforeAll(async () => {
  const { stores } = await issuedExample();
  files = await DocumentFiles.open(folder, ORIGIN, () => now);
  services = {
    secrets: testSecrets(),
    dataKeys: testDataKeys(),
    erasures: NO_ERASURES,
    stores,
    clock: () => now,
    environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'test' },
    publisher: SILENT,
  };
  const submitted = { ...routeOf('POST /v1/claims/{id}/transitions'), body: { kind: 'submitted' } };
  expect((await ask(submitted, {})).statusCode).toBe(200);
});

afterEach(async () => {
  given.bounds = {};
  await files.empty();
});

interface Asked {
  readonly vendor?: string | undefined;
  readonly form?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly without?: 'documents';
}

const routeOf = (key: string): Route => (ROUTES as readonly Route[]).find((route) => routeKey(route) === key)!;

async function ask(route: Route & { readonly body?: unknown }, { vendor, form, headers, without }: Asked): Promise<HttpResult> {
  const isOfClaim = route.path.includes('/claims/');
  const claims = { sub: vendor ?? 'finance', ...(vendor !== undefined && { makegood_vendor: vendor }) };
  const event = {
    routeKey: routeKey(route),
    rawPath: route.path,
    headers: { accept: '*/*', 'content-type': 'application/json', ...headers },
    requestContext: { requestId: 'r', authorizer: { jwt: { claims } } },
    pathParameters: { id: isOfClaim ? CLAIM : STATEMENT, contract: CONTRACT, period: '2026-11', form },
    queryStringParameters: route.path.startsWith('/v1/ledger/documents') ? { from: '2026-11-01T00:00:00Z' } : {},
    ...(route.body !== undefined && { body: JSON.stringify(route.body) }),
  } as unknown as APIGatewayProxyEventV2;
  const handler = HANDLERS[route.function](() => ({
    ...services,
    ...(without === undefined && isLinking(route.function) && { documents: files.of(route.function) }),
  })) as unknown as (event: APIGatewayProxyEventV2, context: Context) => Promise<HttpResult>;
  return handler(event, {} as Context);
}

const follow = (address: string, request: { method?: string; headers?: Record<string, string> } = {}) =>
  files.answer({ method: 'GET', headers: {}, ...request } as never, new URL(address));

const bytesOf = ({ body = '', isBase64Encoded }: HttpResult): Buffer => Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
const linkOf = ({ body }: HttpResult) => JSON.parse(body!) as { link: string; bytes: number; type: string; expiresAt: string };
const countKept = (): number =>
  existsSync(kept)
    ? readdirSync(kept, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(kept, path)).isFile()).length
    : 0;

const WAYS = LINKING.flatMap((route) => {
  const forms = !route.path.includes('{form}')
    ? [undefined]
    : route.path.includes('ledger')
      ? ['xlsx', 'csv']
      : ['pdf', 'xlsx', 'csv', 'credit-note'];
  const hasCsv = route.path === '/v1/statements/{id}' || route.path.includes('balances');
  const other = hasCsv ? 'text/csv' : route.path.endsWith('/bundle') ? 'application/gzip' : undefined;
  const accepts = other === undefined ? ['*/*'] : ['application/json', other];
  return forms.flatMap((form) => accepts.map((accept) => [`${routeKey(route)} ${form ?? accept}`, route, form, accept] as const));
});

describe.each(['GET /v1/statements/{id}/bundle', 'GET /v1/previews/{contract}/{period}/bundle'])('%s in gzip', (key) => {
  it('is the same bundle, in less than a third of the bytes, with a tag of its own where it has one', async () => {
    const [plain, packed] = await Promise.all(
      ['application/json', 'application/gzip'].map((accept) => ask(routeOf(key), { headers: { accept } })),
    );
    expect(packed!.headers).toMatchObject({ 'content-type': 'application/gzip' });
    expect(gunzipSync(bytesOf(packed!)).equals(bytesOf(plain!))).toBe(true);
    expect(bytesOf(packed!).length).toBeLessThan(bytesOf(plain!).length / 3);
    if (plain!.headers!.etag !== undefined) expect(packed!.headers!.etag).not.toBe(plain!.headers!.etag);
  });
});

describe('a large answer', () => {
  it.each(WAYS)(
    'is behind a link, byte for byte what a small one is, for finance and for the vendor: %s',
    async (_, route, form, accept) => {
      const seen = new Map<string | undefined, string>();
      for (const vendor of [undefined, VENDOR]) {
        const asked = { vendor, form, headers: { accept } };
        given.bounds = {};
        const small = await ask(route, asked);
        expect(small.statusCode, small.body).toBe(200);
        given.bounds = { documentBytes: 10 };
        const large = await ask(route, asked);
        expect(large.statusCode).toBe(303);
        const { link, bytes, type, expiresAt } = linkOf(large);
        const { 'content-type': smallType, 'content-disposition': disposition, ...others } = small.headers!;
        expect(large.headers).toMatchObject({ ...without(others, 'ratelimit'), 'content-type': 'application/json', location: link });
        expect(large.headers!['cache-control']).toContain('no-store');
        expect(large.headers).not.toHaveProperty('content-disposition');
        expect([type, expiresAt]).toEqual([smallType, new Date(now + 5 * MINUTE).toISOString()]);
        const file = await follow(link);
        expect([file.status, file.headers['content-type'], file.headers['content-disposition']]).toEqual([
          200,
          smallType,
          disposition ?? 'attachment',
        ]);
        // A workbook is a ZIP with the time at which it was made.
        if (form === 'xlsx') expect(await fileText(file.body as Buffer)).toBe(await fileText(bytesOf(small)));
        else expect(bytesOf(small).equals(file.body as Buffer)).toBe(true);
        expect(bytes).toBe((file.body as Buffer).length);
        seen.set(vendor, await fileText(file.body as Buffer));
      }
      expect(seen.get(VENDOR)).not.toContain('CC-4');
    },
  );

  it('of a vendor is its own view, and that of finance is not', async () => {
    given.bounds = { documentBytes: 10 };
    const texts = await Promise.all(
      [undefined, VENDOR].map(async (vendor) => {
        const { body } = await follow(linkOf(await ask(routeOf('GET /v1/statements/{id}/bundle'), { vendor })).link);
        return String(body);
      }),
    );
    expect(texts.map((text) => text.includes('CC-4100'))).toEqual([true, false]);
  });

  it.each(WAYS)(
    'is 200 with the link in its body for a caller that prefers that, with the same file behind it: %s',
    async (_, route, form, accept) => {
      given.bounds = { documentBytes: 10 };
      const redirected = await ask(route, { form, headers: { accept } });
      const answer = await ask(route, { form, headers: { accept, prefer: 'respond-async, Document-Link; x=1' } });
      expect(answer.statusCode, answer.body).toBe(200);
      expect([answer.statusCode, answer.headers!['preference-applied'], answer.headers!.location]).toEqual([
        200,
        'document-link',
        undefined,
      ]);
      const [first, second] = await Promise.all([redirected, answer].map(async (one) => (await follow(linkOf(one).link)).body as Buffer));
      expect(await fileText(second!)).toBe(await fileText(first!));
      expect(linkOf(answer).expiresAt).toBe(new Date(now + 5 * MINUTE).toISOString());
      // A file that fits is the answer itself, whatever is preferred.
      given.bounds = {};
      const small = await ask(route, { form, headers: { accept, prefer: 'document-link' } });
      expect([small.statusCode, small.headers!['preference-applied']]).toEqual([200, undefined]);
    },
  );

  it('is not made for a vendor that may not read it, and nothing is kept', async () => {
    given.bounds = { documentBytes: 10 };
    for (const [, route, form, accept] of WAYS) {
      const answer = await ask(route, { vendor: 'another', form, headers: { accept } });
      if (route.path.startsWith('/v1/ledger')) {
        // It has no entries, and the file says so.
        expect(linkOf(answer).bytes).toBeLessThan(6000);
        expect(String((await follow(linkOf(answer).link)).body)).not.toContain(CONTRACT);
        await files.empty();
      } else {
        const preferred = await ask(route, { vendor: 'another', form, headers: { accept, prefer: 'document-link' } });
        expect([routeKey(route), answer.statusCode, preferred.statusCode]).toEqual([routeKey(route), 404, 404]);
      }
      expect(countKept()).toBe(0);
    }
  });

  it('has a key that follows from nothing: asked for twice, two keys, each of its function', async () => {
    given.bounds = { documentBytes: 10 };
    const keys = [];
    for (let i = 0; i < 2; i += 1) keys.push(new URL(linkOf(await ask(routeOf('GET /v1/statements/{id}/bundle'), {})).link).pathname);
    for (const key of keys) expect(key).toMatch(/^\/documents\/read-statements\/[0-9a-f]{64}$/);
    expect(new Set(keys).size).toBe(2);
    const pdf = linkOf(await ask(routeOf('GET /v1/statements/{id}/documents/{form}'), { form: 'pdf' }));
    expect(new URL(pdf.link).pathname).toMatch(/^\/documents\/render-documents\//);
  });

  it('is not read or kept again for a caller that has it', async () => {
    given.bounds = { documentBytes: 10 };
    for (const [key, form] of [
      ['GET /v1/statements/{id}', undefined],
      ['GET /v1/statements/{id}/bundle', undefined],
      ['GET /v1/statements/{id}/documents/{form}', 'pdf'],
      ['GET /v1/statements/{id}/documents/{form}', 'credit-note'],
    ] as const) {
      const { headers } = await ask(routeOf(key), { form });
      await files.empty();
      const again = await ask(routeOf(key), { form, headers: { 'if-none-match': String(headers!.etag) } });
      expect([key, form, again.statusCode, again.body]).toEqual([key, form, 304, undefined]);
      expect(countKept()).toBe(0);
    }
  });
});

describe('a link', () => {
  const bundleLink = async (): Promise<string> => {
    given.bounds = { documentBytes: 10 };
    return linkOf(await ask(routeOf('GET /v1/statements/{id}/bundle'), {})).link;
  };

  it('is refused from its end on, and the file is gone', async () => {
    const link = await bundleLink();
    const start = now;
    now = start + 5 * MINUTE - 1;
    expect((await follow(link)).status).toBe(200);
    now = start + 5 * MINUTE;
    const ended = await follow(link);
    expect([ended.status, String(ended.body)]).toEqual([403, expect.stringContaining('AccessDenied')]);
    expect(countKept()).toBe(0);
    now = start + DAY;
  });

  it('is refused when anything in it is altered', async () => {
    const link = await bundleLink();
    const other = new URL(await bundleLink());
    const alterations: ((url: URL) => void)[] = [
      (url) => (url.pathname = other.pathname),
      (url) => (url.pathname = url.pathname.replace('read-statements', 'render-documents')),
      (url) => (url.pathname = '/documents/../secrets-key'),
      (url) => url.searchParams.set('type', 'text/html'),
      (url) => url.searchParams.set('disposition', 'inline'),
      (url) => url.searchParams.set('ends', String(now + DAY)),
      (url) => url.searchParams.set('signature', other.searchParams.get('signature')!),
      (url) => url.searchParams.set('signature', ''),
      (url) => url.searchParams.delete('signature'),
      (url) => url.searchParams.set('more', 'x'),
    ];
    for (const alter of alterations) {
      const url = new URL(link);
      alter(url);
      const refused = await follow(url.href);
      expect([alter.toString(), refused.status]).toEqual([alter.toString(), 403]);
    }
    expect((await follow(link, { method: 'HEAD' })).status).toBe(403);
    expect((await follow(link, { method: 'DELETE' })).status).toBe(403);
    expect((await follow(link)).status).toBe(200);
  });

  it('is refused together with a token, as S3 refuses it: a client that hands its token on finds out', async () => {
    const refused = await follow(await bundleLink(), { headers: { authorization: 'Bearer x' } });
    expect([refused.status, String(refused.body)]).toEqual([400, expect.stringContaining('Only one auth mechanism allowed')]);
  });

  it('of an earlier run is not good in the next, and its file is removed', async () => {
    const link = await bundleLink();
    expect(countKept()).toBe(1);
    const next = await DocumentFiles.open(folder, ORIGIN, () => now);
    expect(countKept()).toBe(0);
    expect((await next.answer({ method: 'GET', headers: {} } as never, new URL(link))).status).toBe(403);
  });
});

describe('an answer to a transition that is too large', () => {
  it('says that the transition is recorded and where the claim is read, again under the same key, and records it once', async () => {
    const route = { ...routeOf('POST /v1/claims/{id}/transitions'), body: { kind: 'accepted' } };
    const asked = { vendor: VENDOR, headers: { 'idempotency-key': 'accepts-once' } };
    given.bounds = { documentBytes: 10 };
    const first = await ask(route, asked);
    const again = await ask(route, asked);
    for (const answer of [first, again]) expect([answer.statusCode, answer.headers!.location]).toEqual([303, `/v1/claims/${CLAIM}`]);
    expect(again.headers!['idempotency-replayed']).toBe('true');
    given.bounds = {};
    const claim = await ask(routeOf('GET /v1/claims/{id}'), { vendor: VENDOR });
    const { transitions } = JSON.parse(bytesOf(claim).toString()) as { transitions: readonly { kind: string }[] };
    expect(transitions.map(({ kind }) => kind)).toEqual(['due', 'restated', 'submitted', 'accepted']);
    expect(countKept()).toBe(0);
  });
});

describe('an answer that is larger than a file behind a link may be', () => {
  const code = ({ statusCode, body }: HttpResult): unknown[] => [statusCode, (JSON.parse(body!) as { code: string }).code];
  const route = routeOf('GET /v1/statements/{id}/bundle');

  it('is refused with its size and the bound, and nothing is kept', async () => {
    given.bounds = { documentBytes: 10, linkedBytes: 500 };
    const refused = await ask(route, {});
    expect(code(refused)).toEqual([422, 'document-too-large']);
    expect(refused.body).toMatch(/the file has \d{4,} bytes and 500 can be sent/);
    expect(countKept()).toBe(0);
  });

  it('is refused past what is kept for one caller in an hour, with the time to wait; other callers and small answers are not', async () => {
    now = at('2026-11-12T10:40:00Z');
    given.bounds = { documentBytes: 10, linkedHourBytes: 1 };
    expect((await ask(route, {})).statusCode).toBe(303);
    const refused = await ask(route, {});
    expect([...code(refused), refused.headers!['retry-after']]).toEqual([429, 'too-many-files', '1200']);
    expect(countKept()).toBe(1);
    expect((await ask(route, { vendor: VENDOR })).statusCode).toBe(303);
    given.bounds = { linkedHourBytes: 1 };
    expect((await ask(route, {})).statusCode).toBe(200);
    given.bounds = { documentBytes: 10, linkedHourBytes: 1 };
    now += 20 * MINUTE;
    expect((await ask(route, {})).statusCode).toBe(303);
  });

  it('is refused where there is no object storage', async () => {
    given.bounds = { documentBytes: 10 };
    expect(code(await ask(route, { without: 'documents' }))).toEqual([422, 'document-too-large']);
  });

  it.each([
    ['pdf', 'pdfRows'],
    ['xlsx', 'sheetRows'],
  ])('is refused before it is drawn, when it has too many rows: %s', async (form, bound) => {
    const drawn = routeOf('GET /v1/statements/{id}/documents/{form}');
    given.bounds = { [bound]: 1 };
    const refused = await ask(drawn, { form });
    expect(code(refused)).toEqual([422, 'document-too-large']);
    const rows = Number(/has (\d+) lines/.exec(refused.body!)![1]);
    given.bounds = { [bound]: rows };
    expect((await ask(drawn, { form })).statusCode).toBe(200);
    given.bounds = { [bound]: rows - 1 };
    expect((await ask(drawn, { form })).statusCode).toBe(422);
  });

  it('is refused as a claim package by the rows of its PDF', async () => {
    given.bounds = { pdfRows: 1 };
    expect(code(await ask(routeOf('GET /v1/claims/{id}/package'), {}))).toEqual([422, 'document-too-large']);
  });
});

it('long text in one answer is sent in base64, so that its length does not depend on what it says', async () => {
  const plain = await ask(routeOf('GET /v1/statements/{id}/bundle'), {});
  expect(plain.isBase64Encoded).toBeUndefined();
  given.bounds = { documentBytes: plain.body!.length * 2 };
  const encoded = await ask(routeOf('GET /v1/statements/{id}/bundle'), {});
  expect([encoded.statusCode, encoded.isBase64Encoded]).toEqual([200, true]);
  expect(bytesOf(encoded).toString('utf8')).toBe(plain.body);
});

function without(headers: Readonly<Record<string, unknown>>, prefix: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(prefix)));
}
