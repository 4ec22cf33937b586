/** A stored contract that the current rules refuse stops nothing that is issued; each audit names it, and its periods stay open. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { contractRoutes } from '../../../../lambdas/http/contracts.ts';
import { readingRoutes } from '../../../../lambdas/http/statements.ts';
import { ledgerRoutes } from '../../../../lambdas/http/ledger.ts';
import { documentRoutes } from '../../../../lambdas/http/documents.ts';
import type { PagingServices, PublishingServices } from '../../../../lambdas/shared/services.ts';
import { claimId } from '../../../../lib/application/claims/claim-id.ts';
import { CONTRACT_SCHEMA } from '../../../../lib/schemas/upcast-contract.ts';
import { openDispute } from '../../../../lib/application/claims/dispute-statement.ts';
import { bundleFile } from '../../../../lib/application/evidence/evidence-bundle.ts';
import { refusedContracts } from '../../../../lib/application/registry/stored-contract.ts';
import { readStatementBundle, verifyBundle } from '../../../../lib/application/statements/verify-statement.ts';
import { watchContract } from '../../../../lib/application/monitoring/early-warning.ts';
import { HOUR } from '../../../../lib/domain/time/instant.ts';
import { readYaml } from '../../../../lib/schemas/yaml-document.ts';
import { Auditor } from '../../../support/auditor.ts';
import { at, outage } from '../../../support/facts.ts';
import type { AuditRecord } from '../../../../lib/application/ports/audits.ts';
import { EXAMPLE_TEXT, testDataKeys } from '../../../support/harness.ts';

const text = EXAMPLE_TEXT;
const contract = (id: string, change: (document: any) => void = () => undefined): any => {
  const document = readYaml(text).document as any;
  document.order = { ...document.order, id, from: '2026-01-01' };
  delete document.order.through;
  document.terms[0].from = '2026-01-01';
  change(document);
  return document;
};

const weekly = (document: any): void => void (document.terms[0].period.every = 'week');

/** Texts that an older version took: a target in another unit than what it is compared with, and a key that is no key any more. */
const WRONG: Record<string, (document: any) => void> = {
  'unlike units': (document) => {
    const [name] = Object.entries<any>(document.terms[0].objectives).find(([, clause]) => String(clause['at-least'] ?? '').includes('%'))!;
    document.terms[0].objectives[name]['at-least'] = '5 min';
  },
  'a key that is refused': (document) => void (document.terms[0].former = true),
};

let auditor: Auditor;
beforeEach(() => {
  auditor = new Auditor('2026-10-01T00:00:00Z');
});

/** Stores a text as an older version did, without a look at it. */
async function store(document: any): Promise<void> {
  const { id, vendor, customer, title } = document.order;
  const revision = ((await auditor.stores.contracts.latest(id))?.revision ?? 0) + 1;
  const put = {
    id,
    vendor: vendor.id,
    document,
    revision,
    digest: `${id}-${revision}`,
    schema: CONTRACT_SCHEMA,
    text: '',
    recordedAt: '2026-10-01T00:00:00.000Z',
  };
  expect(await auditor.stores.contracts.put(put)).toBe(true);
  await auditor.stores.contracts.list({ id, title, vendor: vendor.id, customer: customer.id, revision });
}

async function down(from: string, record: string): Promise<void> {
  for (const one of outage(at(from), at(from) + 30 * HOUR, { component: 'line-1', body: { record } }))
    expect(await auditor.stores.facts.record('lumencast', one, undefined, one.occurredAt)).not.toBe('contradiction');
}

const periods = async (id: string, month = '2026-10'): Promise<string[]> => {
  const page = await auditor.stores.statements.page({ contract: id }, undefined, 100);
  return page.items.flatMap(({ period }) => (period.startsWith(month) ? [period] : []));
};

const night = (day: string, month: string): Promise<AuditRecord> => {
  auditor.set(`${day}T20:30:00Z`);
  return auditor.audit(month);
};

describe.each(Object.entries(WRONG))('%s', (_, wrong) => {
  it('is named by each audit with its errors and the remedy, and all other contracts are closed in the same night', async () => {
    await auditor.put(contract('good'));
    await store(contract('bad', wrong));
    const { status, report } = await night('2026-11-02', '2026-10');
    expect([status, report!.counts.issued, report!.counts.failed, report!.counts.refused]).toEqual(['closed-with-failures', 1, 0, 1]);
    const [named] = report!.refused;
    expect(named).toMatchObject({ contract: 'bad', vendor: 'lumencast', open: ['2026-10'] });
    expect(named!.issues[0]).toMatchObject({ code: 'contract-refused', remedy: expect.stringContaining('/v1/contracts/bad') });
    expect(named!.issues[1]!.path).toMatch(/^\/terms\/0/);
    const closed = auditor.published.findLast(({ type }) => type === 'audit.closed.v1')!;
    expect(closed.detail.refused).toEqual([
      { contract: 'bad', vendor: 'lumencast', problem: named!.issues[0]!.message, remedy: named!.issues[0]!.remedy },
    ]);
    expect((await night('2026-11-03', '2026-10')).report!.refused).toMatchObject([{ contract: 'bad', open: ['2026-10'] }]);
    expect([await periods('good'), await periods('bad')]).toEqual([['2026-10'], []]);
  });

  it('a valid text closes the open periods at the next audit, of any month and with any periods', async () => {
    const changes = { monthly: (): void => undefined, weekly };
    for (const [id, change] of Object.entries(changes))
      await store(contract(id, (document) => (change(document), wrong(document), (document.order.from = '2026-09-28'))));
    await down('2026-10-06T00:00:00Z', 'I-1');
    await night('2026-10-20', '2026-10');
    await night('2026-11-02', '2026-10');
    await night('2026-12-02', '2026-11');
    expect([await periods('monthly', '2026'), await periods('weekly', '2026')]).toEqual([[], []]);
    for (const [id, change] of Object.entries(changes))
      await auditor.put(contract(id, (document) => (change(document), (document.order.from = '2026-09-28'))));
    const { status, report } = await night('2026-12-03', '2026-12');
    expect([status, report!.counts.refused, report!.counts.failed]).toEqual(['closed', 0, 0]);
    expect(await periods('monthly', '2026')).toEqual(['2026-10', '2026-11']);
    // Every week that ended in the months in which it could not be read, and those of December so far.
    expect((await periods('weekly', '2026')).length).toBe(9);
    const { statement } = (await auditor.stores.statements.latest('monthly', '2026-10'))!;
    expect(Number(statement.total.amount)).toBeGreaterThan(0);
  });

  it('its issued statements are still read, listed, drawn, claimed, disputed, and verified as far as possible', async () => {
    await auditor.put(contract('c'));
    await down('2026-10-06T00:00:00Z', 'I-1');
    await night('2026-11-02', '2026-10');
    const issued = (await auditor.stores.statements.latest('c', '2026-10'))!;
    await store(contract('c', wrong));
    const { report } = await night('2026-11-03', '2026-10');
    // The run before issued the period: for this one it is unchanged.
    const { issued: issuedNow, unchanged, refused } = report!.counts;
    expect([issuedNow, unchanged, refused, report!.refused[0]!.open]).toEqual([0, 1, 1, []]);
    expect(await auditor.stores.statements.latest('c', '2026-10')).toEqual(issued);
    const services: PublishingServices & PagingServices = {
      dataKeys: testDataKeys(),
      stores: auditor.stores,
      clock: auditor.clock,
      environment: { TABLE_NAME: 't', BUS_NAME: 'b', OWN_ACCOUNT: '0', API_URL: '', AUDIT_ZONE: 'UTC', VERSION: 'test' },
      publisher: auditor.publisher,
    };
    const routes = [
      readingRoutes(() => services),
      documentRoutes(() => services),
      contractRoutes(() => services),
      ledgerRoutes(() => services),
    ];
    const get = async (
      route: string,
      pathParameters: Record<string, string> = {},
      query: Record<string, string> = {},
    ): Promise<{ status: number; body: string; json: () => any }> => {
      const [read, documents, contracts, ledger] = routes;
      const handler = /documents|package/.test(route)
        ? documents!
        : /contracts/.test(route)
          ? contracts!
          : /ledger$/.test(route)
            ? ledger!
            : read!;
      const requestContext = { requestId: 'r', authorizer: { jwt: { claims: { sub: 'f' } } } };
      const event = { routeKey: `GET ${route}`, headers: {}, requestContext, pathParameters, queryStringParameters: query };
      const { statusCode, body = '' } = await handler(event as unknown as APIGatewayProxyEventV2, {} as Context);
      return { status: statusCode!, body, json: () => JSON.parse(body) };
    };
    const id = issued.id;
    for (const [route, path, query] of [
      ['/v1/statements/{id}', { id }],
      ['/v1/statements/{id}/bundle', { id }],
      ['/v1/statements', {}, { contract: 'c' }],
      ['/v1/ledger', {}, { from: '2026-10-01T00:00:00.000Z' }],
      ['/v1/contracts', {}],
      ...['pdf', 'xlsx', 'csv', 'credit-note'].map((form) => ['/v1/statements/{id}/documents/{form}', { id, form }]),
      ['/v1/claims/{id}/package', { id: claimId(id, issued.statement.credits[0]!.credit, 'customer') }],
      ['/v1/contracts/{id}', { id: 'c' }],
    ] as [string, Record<string, string>, Record<string, string>?][])
      expect([route, path, (await get(route, path, query)).status]).toEqual([route, path, 200]);
    expect((await get('/v1/contracts/{id}', { id: 'c' })).json().refused[0]).toMatchObject({ code: 'contract-refused' });
    for (const [route, path] of [
      ['/v1/previews/{contract}/{period}', { contract: 'c', period: '2026-11' }],
      ['/v1/outlooks/{contract}', { contract: 'c' }],
    ] as [string, Record<string, string>][]) {
      const { status, json } = await get(route, path);
      expect([route, status, json().code]).toEqual([route, 422, 'contract-refused']);
    }
    expect(await watchContract('c', auditor.stores, auditor.publisher, auditor.clock)).toMatchObject({
      warnings: 0,
      refused: { contract: 'c' },
    });
    const about = { contract: 'c', lines: [], events: [], amount: '1.00', currency: 'CNY' };
    const dispute = (period: string) => openDispute({ ...about, period, reason: 'r', by: 'b' }, undefined, auditor.stores, auditor.clock);
    expect(await dispute('2026-10')).toMatchObject({ dispute: { vendor: 'lumencast' } });
    // Whether the contract has a period that was not issued does not follow from a text that is refused.
    expect(await dispute('2026-11')).toMatchObject({ issue: { code: 'contract-refused' } });
    const names: string[] = [];
    for await (const refused of refusedContracts(auditor.stores)) names.push(refused.contract);
    expect(names).toEqual(['c']);
  });

  it('a revision after one that was issued under a text that is refused now names its causes', async () => {
    await auditor.put(contract('c'));
    await down('2026-10-06T00:00:00Z', 'I-1');
    await night('2026-11-02', '2026-10');
    const issued = (await auditor.stores.statements.latest('c', '2026-10'))!;
    const { statements } = auditor.stores;
    const bundle = statements.bundle.bind(statements);
    // As if the text was stored by a version that took it.
    statements.bundle = async (of) => {
      const evidence = JSON.parse((await bundle(of))!);
      if (of.revision === 1) wrong(evidence.contract);
      return JSON.stringify(evidence);
    };
    const checks = verifyBundle(readStatementBundle(JSON.parse((await bundleFile(issued, auditor.stores))!))!);
    expect(checks.find(({ what }) => what === 'digest of the statement as issued')).toMatchObject({ agrees: true });
    expect(checks.at(-1)).toMatchObject({ what: 'contract', agrees: false, found: expect.stringContaining('refused by the rules') });
    await down('2026-10-12T00:00:00Z', 'I-2');
    await auditor.put(contract('c', (document) => (document.order.title = 'Another')));
    const { status } = await night('2026-11-03', '2026-10');
    expect(status).toBe('closed');
    const restated = (await statements.latest('c', '2026-10'))!;
    expect(restated.revision).toBe(2);
    const causes = restated.bridge!.lines.flatMap((line) => line.causes.map(({ cause }) => cause));
    expect(new Set(causes)).toEqual(new Set(['contract-amended', 'late-event']));
  });
});
