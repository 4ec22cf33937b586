/** Every function bundles, within its size. */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION_NAMES, type FunctionName } from '../../../lib/declarations/functions.ts';
import { openApi } from '../../../lib/schemas/openapi.ts';
import { functionBundles } from '../../support/function-bundles.ts';
import { issuedExample } from '../../support/issued.ts';
import { memoryStores } from '../../support/harness.ts';

let bundleOf: (name: FunctionName) => string;
beforeAll(async () => {
  bundleOf = await functionBundles();
});

describe('bundles', () => {
  // Documents are drawn by large libraries, in a function of their own; those that assess carry the whole core, and the reader of contracts.
  // 20 KB of those that log are Powertools' logger.
  // The one that carries out approvals has the readers of contracts, events and mappings. Those that sign have the client of KMS.
  // So have those that answer listings, with jose's JWE for cursors: 29 and 37 KB. Those that give links have the client of S3: 177 KB.
  // Those that compute or read statements have the sentences of all findings, in English and Chinese: 25 KB, and the names of
  // missing facts: 15 KB. German is 43 KB where documents are drawn, 28 KB where contracts are assessed. What orders say for notes, with the codes of taxes, is 7 KB where contracts are read; the rules of notes and
  // their numbers are 12 KB where revisions are issued and documents drawn. Accounts by line and the days of claims are 5 to 8 KB where claims are recorded or
  // read, the words of places and open counts 5 KB where documents are drawn. Routes, bounds and rights of endpoints are 1 to 3 KB everywhere.
  // So are listings that are spread over partitions, and the figures of AWS. Settings of tokens and roles are 5 to 6 KB where requests are answered; contracts in plain
  // German, with the packages of claims, are 28 KB where documents are drawn. Clauses behind each line are 1 to 4 KB where statements are shown; sums of times
  // in typed columns, the index of days and the codes of warnings 2 to 4 KB where contracts are read or assessed.
  // Single checks in columns, and facts that arrive packed, are 2 to 4 KB where contracts are assessed; the reader of event text is up to 20 KB where events are read.
  // Changes of webhooks that begin again, and the tag of what a mapping changes, are 0.3 KB.
  // Ends to come and facts of several parts, which are tried, are 5 to 8 KB where contracts are assessed.
  // The store of the evidence that early warning keeps is 3 to 5 KB wherever there are stores, and its readings 8 KB in its function.
  // Trailing windows, waits as timers, readings that a word chooses, numbers out of all, and the division of combinations are 10 to 12 KB where contracts are
  // read or assessed.
  // Those that read bundles and old evidence have the client of S3 as those that give links have: 180 to 200 KB. What the stores read of objects is 4 to 6 KB everywhere.
  const BUDGETS: Readonly<Record<string, number>> = {
    'manage-evidence': 1_060_000,
    'plan-audit': 1_090_000,
    'move-old-evidence': 970_000,
    // By which contract a note is drawn, of both revisions, is 2 KB where they are drawn and numbered.
    'render-documents': 2_320_000,
    // PDF, the client of SES (341 KB with the core of the SDK) and the composer of mails (135 KB).
    'send-messages': 2_310_000,
    'manage-approvals': 1_466_000,
    // With event streams, which the client of S3 loads: 20 KB.
    'read-statements': 1_355_000,
    'assess-contract': 1_310_000,
    'manage-contracts': 1_012_000,
    'early-warning': 1_185_000,
    // Every function that answers has the titles of all problems.
    'manage-claims': 1_175_000,
  };
  const budget = (name: string): number => BUDGETS[name] ?? 932_000;

  it.each(FUNCTION_NAMES)('%s is within its size and loads', async (name) => {
    const file = join(bundleOf(name), 'index.mjs');
    expect(statSync(file).size).toBeLessThanOrEqual(budget(name));
    const loaded = (await import(/* @vite-ignore */ file)) as { handler: unknown };
    expect(typeof loaded.handler).toBe('function');
  });

  it('each bundle loads in a process of its own, which finds no package', () => {
    const files = FUNCTION_NAMES.map((name) => pathToFileURL(join(bundleOf(name), 'index.mjs')).href);
    const load = `for (const file of ${JSON.stringify(files)}) await import(file).catch((error) => console.log(file, error.message));`;
    const environment = { PATH: process.env.PATH, AWS_REGION: 'us-east-1', TABLE_NAME: 'makegood', BUS_NAME: 'makegood', OWN_ACCOUNT: '1' };
    // The folder of the bundles is outside the repository, as it is in Lambda.
    expect(
      execFileSync(process.execPath, ['--input-type=module', '-e', load], {
        cwd: bundleOf('read-ledger'),
        env: environment,
        encoding: 'utf8',
      }),
    ).toBe('');
  });

  it('manage-vendors reads YAML and mappings in the thread beside its bundle', async () => {
    const stores = memoryStores();
    const bundled = bundleOf('manage-vendors');
    const { vendorRoutes } = (await import(
      /* @vite-ignore */ join(bundled, 'index.mjs')
    )) as typeof import('../../../lambdas/http/vendors.ts');
    const services = { stores, clock: () => Date.parse('2026-11-05T00:00:00Z'), environment: {} } as never;
    const put = async (body: string): Promise<[number | undefined, string]> => {
      const event = {
        routeKey: 'PUT /v1/sources/{source}',
        headers: { 'content-type': 'application/yaml' },
        pathParameters: { source: 'beacon' },
        requestContext: { requestId: 'r', authorizer: { jwt: { claims: { sub: 'ines' } } } },
        body,
      };
      const { statusCode, body: text } = await vendorRoutes(() => services)(event as never, {} as never);
      return [statusCode, text ?? ''];
    };
    const mapping = (id: string): string =>
      `source: beacon\nfacts:\n  - { type: service.down, id: "${id}", occurredAt: received, component: "{probe}" }\n`;
    expect((await put(mapping('{id}')))[0]).toBe(201);
    expect(await put(mapping('{$nothing(id)}'))).toEqual([422, expect.stringContaining('bad-expression')]);
    expect(await put('a: [')).toEqual([422, expect.stringContaining('not-yaml')]);
    expect(existsSync(join(bundled, 'bounded-worker.mjs'))).toBe(true);
    expect(existsSync(join(bundleOf('read-ledger'), 'bounded-worker.mjs'))).toBe(false);
  });

  it('manage-vendors serves the description that is beside its bundle', async () => {
    const file = join(bundleOf('manage-vendors'), 'index.mjs');
    const { vendorRoutes } = (await import(/* @vite-ignore */ file)) as typeof import('../../../lambdas/http/vendors.ts');
    const services = {
      stores: memoryStores(),
      clock: () => Date.parse('2026-11-05T00:00:00Z'),
      environment: { VERSION: 'as deployed' },
    } as never;
    const event = { routeKey: 'GET /openapi.json', headers: {}, requestContext: { http: { sourceIp: '192.0.2.1' } } };
    const answer = await vendorRoutes(() => services)(event as never, {} as never);
    expect(JSON.parse(answer.body!)).toEqual(openApi('as deployed'));
  });

  it('render-documents draws from its bundle, with the fonts beside it', async () => {
    const { stores, revisions } = await issuedExample();
    const file = join(bundleOf('render-documents'), 'index.mjs');
    const { documentRoutes } = (await import(/* @vite-ignore */ file)) as typeof import('../../../lambdas/http/documents.ts');
    const services = { stores, clock: () => Date.parse('2026-11-05T00:00:00Z'), environment: {} } as never;
    for (const [form, begins] of [
      ['pdf', '%PDF'],
      ['xlsx', 'PK'],
      ['credit-note', '<?xml'],
    ] as const) {
      const routeKey = 'GET /v1/statements/{id}/documents/{form}';
      const event = {
        routeKey,
        headers: {},
        requestContext: { requestId: 'r', authorizer: { jwt: { claims: { sub: 'fred' } } } },
        pathParameters: { id: revisions[0].id, form },
        queryStringParameters: { language: 'zh' },
      };
      const answer = await documentRoutes(() => services)(event as never, {} as never);
      expect([answer.statusCode, Buffer.from(answer.body!, 'base64').toString('latin1').slice(0, begins.length)]).toEqual([200, begins]);
    }
  });
});
