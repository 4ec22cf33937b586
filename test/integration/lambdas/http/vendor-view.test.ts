/** No route gives a vendor the customer's cost centres, in whatever form it answers; and the view can be verified on its own. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { HANDLERS } from '../../../../lambdas/handlers.ts';
import type { AllServices } from '../../../../lambdas/shared/services.ts';
import { putContract } from '../../../../lib/application/registry/put-contract.ts';
import { contractForVendor } from '../../../../lib/application/statements/vendor-view.ts';
import { storesForVendor } from '../../../../lib/application/statements/vendor-stores.ts';
import { readStatementBundle, verifyBundle } from '../../../../lib/application/statements/verify-statement.ts';
import { bridgeSentences } from '../../../../lib/presentation/reasons/bridge-reasons.ts';
import { endpointName } from '../../../../lib/declarations/endpoints.ts';
import { ROUTES, type Route, routeKey } from '../../../../lib/declarations/routes.ts';
import { DAY } from '../../../../lib/domain/time/instant.ts';
import { readEventLines } from '../../../../lib/sources/event-lines.ts';
import { readYaml } from '../../../../lib/schemas/yaml-document.ts';
import { at } from '../../../support/facts.ts';
import { fileText } from '../../../support/file-text.ts';
import {
  NO_ERASURES,
  EXAMPLE_EVENTS,
  EXAMPLE_TEXT,
  SILENT,
  memoryEndpoints,
  memoryStores,
  testDataKeys,
  testSecrets,
} from '../../../support/harness.ts';
import { issueOne } from '../../../support/issue.ts';

/** Every cost centre begins so; no other text of the contract or of an event has it. */
const SECRET = 'ZQX-';
const [CONTRACT, PERIOD, VENDOR] = ['live-streaming-network', '2026-10', 'lumencast'];
const [STATEMENT, CLAIM] = [`${CONTRACT}.${PERIOD}`, `${CONTRACT}.${PERIOD}.compensation`];
const NOW = at('2026-11-03T00:00:00Z');

/** @param whole the cost centre of the order. */
const contractText = (whole: string): string =>
  EXAMPLE_TEXT.replace('cost-centre: CC-4100', `cost-centre: ${SECRET}${whole}   # ${SECRET}${whole} is the studio`).replace(
    'CC-4200',
    `${SECRET}line-2`,
  );

const stores = memoryStores();
let now = NOW + 3 * DAY;
const services: AllServices = {
  secrets: testSecrets(),
  dataKeys: testDataKeys(),
  erasures: NO_ERASURES,
  stores,
  endpoints: memoryEndpoints(),
  clock: () => now,
  environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'test' },
  publisher: SILENT,
};

interface Asked {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly accept?: string;
  readonly body?: unknown;
}

async function ask(
  route: Route,
  vendor: string | undefined,
  { path, query, accept, body }: Asked,
): Promise<{ status: number; text: string }> {
  const event = {
    routeKey: routeKey(route),
    rawPath: route.path,
    headers: { accept: accept ?? '*/*', 'content-type': 'application/json' },
    requestContext: {
      requestId: 'r',
      authorizer: { jwt: { claims: { sub: vendor ?? 'finance', ...(vendor && { makegood_vendor: vendor }) } } },
    },
    pathParameters: path ?? {},
    queryStringParameters: query ?? {},
    ...(body !== undefined && { body: JSON.stringify(body) }),
  } as unknown as APIGatewayProxyEventV2;
  const handler = HANDLERS[route.function](() => services) as unknown as (
    event: APIGatewayProxyEventV2,
    context: Context,
  ) => Promise<APIGatewayProxyStructuredResultV2 & { readonly stream?: Readable }>;
  const { statusCode, headers, body: answer = '', isBase64Encoded, stream } = await handler(event, {} as Context);
  const bytes = stream ? Buffer.from((await stream.toArray()).join('')) : Buffer.from(answer, isBase64Encoded ? 'base64' : 'utf8');
  return { status: statusCode!, text: `${JSON.stringify(headers)}\n${await fileText(bytes)}` };
}

beforeAll(async () => {
  const put = async (text: string): Promise<void> => {
    const result = await putContract(
      { id: CONTRACT, document: readYaml(text).document, text },
      stores,
      () => NOW,
      () => 'key',
    );
    if ('failure' in result) throw new Error(JSON.stringify(result.issues));
  };
  const { facts } = await readEventLines(EXAMPLE_EVENTS);
  const isLate = (fact: (typeof facts)[number]): boolean => fact.component === 'line-2' || fact.component === 'uptime-kuma/18';
  await put(contractText('first'));
  for (const fact of facts) if (!isLate(fact)) await stores.facts.record(VENDOR, fact, undefined);
  await issueOne(CONTRACT, PERIOD, stores, SILENT, () => NOW);
  for (const fact of facts) await stores.facts.record(VENDOR, fact, undefined, NOW + DAY);
  await issueOne(CONTRACT, PERIOD, stores, SILENT, () => NOW + DAY);
  // The customer books elsewhere: every line is reversed and added.
  await put(contractText('second'));
  await issueOne(CONTRACT, PERIOD, stores, SILENT, () => NOW + 2 * DAY);
  expect((await stores.statements.latest(CONTRACT, PERIOD))!.revision).toBe(3);
  for (const name of ['noc', 'gone']) {
    const endpoint = { id: `ep_${name}`, name: endpointName(VENDOR, name), url: 'https://noc.example.com/', createdAt: '', secrets: [] };
    await services.endpoints!.endpoints.put({ ...endpoint, role: 'vendor', vendors: [VENDOR] }, () => true);
  }
});

const FORMS: Readonly<Record<string, readonly string[]>> = {
  '/v1/statements/{id}/documents/{form}': ['pdf', 'xlsx', 'csv', 'credit-note'],
  '/v1/ledger/documents/{form}': ['xlsx', 'csv'],
};
const SPAN = { from: '2026-11-01T00:00:00Z' };
const QUERIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/v1/evidence': { vendor: VENDOR, month: PERIOD },
  '/v1/statements': { contract: CONTRACT },
  '/v1/disputes': { contract: CONTRACT },
  '/v1/remedies': {},
  '/v1/ledger': SPAN,
  '/v1/ledger/documents/{form}': SPAN,
};
const BODIES: Readonly<Record<string, unknown>> = {
  'POST /v1/disputes': { contract: CONTRACT, period: PERIOD, amount: '1.00', reason: 'too much' },
  'POST /v1/claims/{id}/transitions': { kind: 'acknowledged' },
  'PUT /v1/endpoints/{name}': { url: 'https://noc.example.com/' },
  'PUT /v1/endpoints/{name}/state': { state: 'enabled' },
  'POST /v1/endpoints/{name}/secrets': {},
  'POST /v1/endpoints/{name}/tests': {},
  'POST /v1/endpoints/{name}/replays': { since: '2026-11-01' },
};

/** Every way to ask a route: each form, each revision, each media type. */
function ways({ method, path }: Route): Asked[] {
  const id = path.includes('/contracts/')
    ? CONTRACT
    : path.includes('/claims/')
      ? CLAIM
      : path.includes('/statements/')
        ? STATEMENT
        : 'none';
  const named = { id, name: method === 'DELETE' ? 'gone' : 'noc', vendor: VENDOR, contract: CONTRACT, period: PERIOD };
  const body = BODIES[`${method} ${path}`] ?? (method === 'POST' ? { note: 'none' } : undefined);
  const asked = { query: QUERIES[path] ?? {}, ...(body !== undefined && { body }) };
  if (FORMS[path])
    return FORMS[path].flatMap((form) =>
      ['en', 'zh'].map((language) => ({ path: { ...named, form }, query: { ...asked.query, language } })),
    );
  const revisions = path.startsWith('/v1/statements/{id}') ? [{}, { revision: '1' }, { revision: '2' }, { revision: '3' }] : [{}];
  return revisions.flatMap((revision) =>
    (method === 'GET' ? ['application/json', 'text/csv', 'application/yaml'] : ['application/json']).map((accept) => ({
      ...asked,
      path: named,
      query: { ...asked.query, ...revision },
      accept,
    })),
  );
}

const routeOf = (key: string): Route => (ROUTES as readonly Route[]).find((route) => routeKey(route) === key)!;
const transition = async (body: object): Promise<void> => {
  const { status, text } = await ask(routeOf('POST /v1/claims/{id}/transitions'), undefined, { path: { id: CLAIM }, body });
  expect(status, text).toBe(200);
};

const OF_VENDORS = (ROUTES as readonly Route[]).filter(({ vendors }) => vendors);

describe('the package of a claim', () => {
  const statuses = async (): Promise<number[]> => {
    const asked = await Promise.all(
      [undefined, VENDOR].map((vendor) => ask(routeOf('GET /v1/claims/{id}/package'), vendor, { path: { id: CLAIM } })),
    );
    return asked.map(({ status }) => status);
  };

  it('is not for the vendor until it is submitted, and not after a wrong submission was reversed', async () => {
    expect(await statuses()).toEqual([200, 422]);
    await transition({ kind: 'submitted' });
    expect(await statuses()).toEqual([200, 200]);
    // The third transition is of the revision that books all elsewhere.
    await transition({ kind: 'reversed', of: 4, note: 'sent too early' });
    expect(await statuses()).toEqual([200, 422]);
  });
});

describe('cost centres', () => {
  let seen: Map<string, { status: number; text: string }[]>;

  beforeAll(async () => {
    await transition({ kind: 'submitted' });
    seen = new Map();
    for (const route of OF_VENDORS) {
      const answers = [];
      for (const way of ways(route)) {
        now += 1000;
        answers.push(await ask(route, VENDOR, way));
      }
      seen.set(routeKey(route), answers);
    }
  });

  it('are in no answer to a vendor, on no route', () => {
    for (const [route, answers] of seen)
      for (const { text } of answers) expect(text.includes(SECRET), `${route}: ${text.slice(0, 300)}`).toBe(false);
  });

  it('are in no answer although every route was called', () => {
    // These are about an entry that is not there: what they read has no cost centre.
    const absent = new Set([
      'GET /v1/quarantine/{id}',
      'GET /v1/endpoints/{name}/deliveries/{id}',
      'POST /v1/disputes/{id}/withdraw',
      'POST /v1/disputes/{id}/decide',
      'GET /v1/approvals/{id}',
      'POST /v1/approvals/{id}/approve',
      'POST /v1/approvals/{id}/reject',
      'POST /v1/approvals/{id}/withdraw',
    ]);
    for (const [route, answers] of seen)
      expect(
        answers.some(({ status }) => status < 300),
        `${route}: ${answers.map(({ status }) => status).join(' ')}`,
      ).toBe(!absent.has(route));
  });

  it.each([
    ['GET /v1/contracts/{id}'],
    ['GET /v1/statements/{id}'],
    ['GET /v1/statements/{id}/bundle'],
    ['GET /v1/statements/{id}/documents/{form}'],
    ['GET /v1/previews/{contract}/{period}'],
    ['GET /v1/previews/{contract}/{period}/bundle'],
    ['GET /v1/ledger'],
    ['GET /v1/ledger/documents/{form}'],
  ])('are visible to finance: %s', async (key) => {
    const route = routeOf(key);
    for (const way of ways(route)) {
      const { status, text } = await ask(route, undefined, way);
      if (status === 200) expect(text).toContain(SECRET);
    }
  });

  it('are in no claim package of any reader, because the package is sent to the vendor', async () => {
    const route = routeOf('GET /v1/claims/{id}/package');
    const [own, theirs] = [await ask(route, undefined, { path: { id: CLAIM } }), await ask(route, VENDOR, { path: { id: CLAIM } })];
    expect(own.status).toBe(200);
    const files = ({ text }: typeof own): string => text.slice(text.indexOf('\n'));
    expect(files(own)).toBe(files(theirs));
    expect(own.text).not.toContain(SECRET);
  });

  it.each(['GET /v1/ledger', 'GET /v1/statements', 'GET /v1/claims', 'GET /v1/disputes'])(
    'cannot be requested by a vendor: %s',
    async (key) => {
      for (const costCentre of [`${SECRET}line-2`, 'none'])
        expect((await ask(routeOf(key), VENDOR, { query: { ...QUERIES[key.slice(4)], costCentre } })).status).toBe(403);
    },
  );
});

describe('the text of a contract', () => {
  const COMMENT = 'we would pay twice as much';
  const YAML = { path: { id: 'bare' }, accept: 'application/yaml' };

  it.each([
    ['with cost centres', EXAMPLE_TEXT],
    ['without any', EXAMPLE_TEXT.replaceAll(/^ *cost-centre: .*\n/gm, '')],
  ])('has no comment of the customer for a vendor: %s', async (_, text) => {
    const commented = `# ${COMMENT}\n${text.replace(`id: ${CONTRACT}`, 'id: bare')}`;
    const { document } = readYaml(commented);
    const put = await putContract(
      { id: 'bare', document, text: commented },
      stores,
      () => NOW,
      () => 'key',
    );
    expect(put).not.toHaveProperty('failure');
    const route = routeOf('GET /v1/contracts/{id}');
    const [own, theirs] = [await ask(route, undefined, YAML), await ask(route, VENDOR, YAML)];
    expect([own.status, theirs.status]).toEqual([200, 200]);
    expect(own.text).toContain(COMMENT);
    expect(theirs.text).not.toContain('#');
    const { document: read } = readYaml(theirs.text.slice(theirs.text.indexOf('\n') + 1));
    expect(read).toEqual(contractForVendor(document));
  });
});

describe("a vendor's view of a statement", () => {
  const readBundleOf = async (revision: number) => {
    const route = routeOf('GET /v1/statements/{id}/bundle');
    const { text } = await ask(route, VENDOR, { path: { id: STATEMENT }, query: { revision: String(revision) } });
    return readStatementBundle(JSON.parse(text.slice(text.indexOf('\n') + 1)))!;
  };

  it('is computed again from its own bundle, byte for byte, with its bridge', async () => {
    const bundles = [await readBundleOf(1), await readBundleOf(2), await readBundleOf(3)];
    for (const [i, bundle] of bundles.entries()) {
      const checks = verifyBundle(bundle, bundles[i - 1]);
      expect(checks.filter(({ agrees }) => !agrees)).toEqual([]);
      expect(checks.length).toBe(i === 0 ? 11 : 13);
      expect(bundle.issued.withheld).toEqual(['cost-centre']);
    }
  });

  it('has digests of its own, because the issued ones would reveal the names', async () => {
    const issued = await Promise.all([1, 2, 3].map(async (n) => (await stores.statements.revision(CONTRACT, PERIOD, n))!));
    const hidden = issued.flatMap(({ digests }) => [digests.contract, digests.statement, digests.bundle]);
    const views = await Promise.all([1, 2, 3].map((n) => readBundleOf(n)));
    const text = JSON.stringify(views.map((view) => view.issued));
    for (const digest of hidden) expect(text).not.toContain(digest);
    expect(views[2]!.issued.earlier.map(({ digest }) => digest)).toEqual(
      views.slice(0, 2).map(({ issued: { digests } }) => digests.statement),
    );
    expect(issued[2]!.digests.evidence).toBe(views[2]!.issued.digests.evidence);
  });

  it('shows no line of a bridge where only a cost centre changed', async () => {
    const issued = (await stores.statements.revision(CONTRACT, PERIOD, 3))!;
    expect(issued.bridge!.lines.length).toBeGreaterThan(1);
    expect(issued.bridge!.difference.amount).toBe('0.00');
    const view = (await storesForVendor(stores).statements.revision(CONTRACT, PERIOD, 3))!;
    expect(view.bridge!.lines).toEqual([]);
  });

  it('says of such a revision that nothing it shows changed, and not that a contract was amended', async () => {
    const issued = (await stores.statements.revision(CONTRACT, PERIOD, 3))!;
    expect(issued.bridge!.causes).toEqual([{ cause: 'contract-amended', of: ['1 to 2'] }]);
    const view = (await storesForVendor(stores).statements.revision(CONTRACT, PERIOD, 3))!;
    expect(view.bridge!.causes).toEqual([]);
    const said = (language: 'en' | 'zh') => bridgeSentences(view.bridge!, view.statement, language).map(({ text }) => text);
    expect(said('en')).toEqual(['Nothing that this statement shows changed since revision 2.']);
    expect(said('zh')).toEqual(['自版次 2 以来，本结算单所示内容没有变化。']);
    const form = routeOf('GET /v1/statements/{id}/documents/{form}');
    for (const [vendor, isThere] of [
      [VENDOR, true],
      [undefined, false],
    ] as const) {
      const { text } = await ask(form, vendor, { path: { id: STATEMENT, form: 'pdf' } });
      expect(text.replaceAll(/\s/g, '').includes('Nothingthatthisstatementshowschangedsincerevision2.')).toBe(isThere);
      expect(text.replaceAll(/\s/g, '').includes('contractamended')).toBe(!isThere);
    }
  });

  it('names an amendment of what the vendor reads', async () => {
    const own = memoryStores();
    const put = async (text: string): Promise<void> => {
      const document = readYaml(text).document;
      await putContract(
        { id: CONTRACT, document, text },
        own,
        () => NOW,
        () => 'key',
      );
      for (const fact of (await readEventLines(EXAMPLE_EVENTS)).facts) await own.facts.record(VENDOR, fact, undefined);
      await issueOne(CONTRACT, PERIOD, own, SILENT, () => NOW);
    };
    await put(contractText('first'));
    await put(contractText('second').replace('amount: 60000.00 CNY', 'amount: 70000.00 CNY'));
    const view = (await storesForVendor(own).statements.latest(CONTRACT, PERIOD))!;
    expect(view.revision).toBe(2);
    expect(view.bridge!.causes).toEqual([{ cause: 'contract-amended', of: ['1 to 2'] }]);
    expect(view.bridge!.lines.flatMap(({ causes }) => causes)).toContainEqual({ cause: 'contract-amended', of: ['1 to 2'] });
  });

  it('is the issued revision itself where there is no cost centre', async () => {
    const bare = memoryStores();
    const document = contractForVendor(readYaml(EXAMPLE_TEXT).document);
    await putContract(
      { id: CONTRACT, document, text: EXAMPLE_TEXT },
      bare,
      () => NOW,
      () => 'key',
    );
    for (const fact of (await readEventLines(EXAMPLE_EVENTS)).facts) await bare.facts.record(VENDOR, fact, undefined);
    await issueOne(CONTRACT, PERIOD, bare, SILENT, () => NOW);
    const issued = await bare.statements.latest(CONTRACT, PERIOD);
    expect(issued!.statement.lines.length).toBeGreaterThan(0);
    expect(await storesForVendor(bare).statements.latest(CONTRACT, PERIOD)).toEqual(issued);
  });
});
