/** Everything that is read: statements, previews, audits, quarantine, health, the API's own description. */
import { renderCsv } from '../lib/adapters/render-csv.ts';
import { parseStatementId, statementId } from '../lib/application/statement-entry.ts';
import { prepareStatement } from '../lib/application/prepare-statement.ts';
import { formatInstant } from '../lib/domain/time/instant.ts';
import { openApi } from '../lib/schemas/openapi.ts';
import { auditQuerySchema, quarantineQuerySchema, statementPickSchema, statementQuerySchema } from '../lib/schemas/http-requests.ts';
import {
  type HttpEvent,
  type HttpResult,
  HttpProblem,
  httpHandler,
  json,
  negotiate,
  parseQuery,
  pathParameter,
  withETag,
} from './shared/http.ts';
import { type Services, services } from './shared/services.ts';

const FORMS = ['application/json', 'text/csv'] as const;

const csv = (text: string, name: string): HttpResult => ({
  statusCode: 200,
  headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` },
  body: text,
});

async function one(event: HttpEvent, { stores }: Services): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const { revision } = parseQuery(statementPickSchema, event);
  const place = parseStatementId(id);
  const issued =
    place &&
    (revision === undefined
      ? await stores.statements.latest(place.contract, place.period)
      : await stores.statements.revision(place.contract, place.period, revision));
  if (!issued)
    throw new HttpProblem(
      404,
      'unknown-statement',
      `there is no statement "${id}"${revision === undefined ? '' : ` revision ${revision}`}; one is issued by the audit of its month`,
    );
  const type = negotiate(event, FORMS);
  const { statement, ...head } = issued;
  return withETag(event, `${issued.digests.statement.slice(0, 32)}-${issued.revision}-${type === 'text/csv' ? 'csv' : 'json'}`, () =>
    type === 'text/csv' ? csv(renderCsv(id, issued.revision, statement), `${id}-r${issued.revision}`) : json(200, { ...head, statement }),
  );
}

async function preview(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const [contract, period] = [pathParameter(event, 'contract'), pathParameter(event, 'period')];
  const prepared = await prepareStatement(contract, period, stores);
  if ('issues' in prepared)
    throw new HttpProblem(
      prepared.status === 'not-found' ? 404 : 422,
      prepared.issues[0]?.code ?? 'no-period',
      prepared.issues[0]?.message ?? '',
      prepared.issues,
    );
  const { statement, digests } = prepared;
  if (negotiate(event, FORMS) === 'text/csv')
    return csv(renderCsv(statementId(contract, statement.period.label), 'preview', statement), `${contract}-${period}-preview`);
  return json(200, { preview: true, ended: prepared.endsAt <= clock(), digests, statement }, { 'cache-control': 'no-store' });
}

async function list(event: HttpEvent, { stores }: Services): Promise<HttpResult> {
  const { cursor, limit, ...filter } = parseQuery(statementQuerySchema, event);
  if (filter.period === undefined && filter.contract === undefined && filter.vendor === undefined)
    throw new HttpProblem(400, 'bad-query', 'name a period, a contract or a vendor: /v1/statements?period=2026-10');
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as {
    period?: string;
    contract?: string;
    vendor?: string;
  };
  const page = await stores.statements.page(given, cursor, limit);
  return json(200, { ...page, items: page.items.map(({ amount, currency, ...entry }) => ({ ...entry, total: { amount, currency } })) });
}

async function audit(event: HttpEvent, { stores }: Services): Promise<HttpResult> {
  const period = pathParameter(event, 'period');
  const record = await stores.audits.get(period);
  if (!record) throw new HttpProblem(404, 'unknown-audit', `there was no audit of "${period}"; POST /v1/audits asks for one`);
  const { cursor, limit } = parseQuery(auditQuerySchema, event);
  const page = await stores.audits.outcomes(period, cursor, limit);
  return json(200, { ...record, outcomes: page.items, ...(page.cursor !== undefined && { cursor: page.cursor }) });
}

export const readingRoutes = (given: () => Services = services) =>
  httpHandler({
    'GET /v1/health': async () => json(200, { status: 'ok', version: given().environment.VERSION }),
    'GET /openapi.json': async () => json(200, openApi(given().environment.VERSION)),
    'GET /v1/statements': (event) => list(event, given()),
    'GET /v1/statements/{id}': (event) => one(event, given()),
    'GET /v1/previews/{contract}/{period}': (event) => preview(event, given()),
    'GET /v1/audits/{period}': (event) => audit(event, given()),
    'GET /v1/quarantine': async (event) => {
      const { month, cursor, limit } = parseQuery(quarantineQuerySchema, event);
      return json(200, await given().stores.quarantine.page(month ?? formatInstant(given().clock()).slice(0, 7), cursor, limit));
    },
  });

export const handler = readingRoutes();
