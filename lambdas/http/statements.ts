/** Everything that is read: statements, previews, audits, quarantine, health, the API's own description. */
import { gzipSync } from 'node:zlib';
import { renderCsv } from '../../lib/presentation/csv/render-csv.ts';
import { accountsTag, statementAccounts } from '../../lib/application/claims/statement-accounts.ts';
import { readClaim } from '../../lib/application/claims/read-claim.ts';
import { bundleFile } from '../../lib/application/evidence/evidence-bundle.ts';
import { digestText } from '../../lib/application/evidence/digest.ts';
import { sealOfIssue } from '../../lib/application/signatures/seal-of-issue.ts';
import { checkSeal } from '../../lib/application/signatures/seal-check.ts';
import { inRun } from '../../lib/application/closing/audit-report.ts';
import { readWithClauses } from '../../lib/application/statements/with-clauses.ts';
import { clausesBehind } from '../../lib/domain/statement/clauses-behind.ts';
import { statementId } from '../../lib/application/statements/statement-entry.ts';
import { lookAt } from '../../lib/application/monitoring/early-warning.ts';
import { type PreparedStatement, prepareStatement } from '../../lib/application/statements/prepare-statement.ts';
import { PUBLIC_CACHE } from '../../lib/declarations/answer-headers.ts';
import { legendAt } from '../../lib/domain/statement/line-titles.ts';
import { DAY, formatInstant, monthsBetween } from '../../lib/domain/time/instant.ts';
import {
  auditQuerySchema,
  auditsQuerySchema,
  pageQuerySchema,
  quarantineQuerySchema,
  statementPickSchema,
  statementQuerySchema,
} from '../../lib/schemas/http-requests.ts';
import { found } from './statement.ts';
import { unknownClaim } from './unknown-claim.ts';
import { withETag } from './etag.ts';
import { listingHandler } from './listing-handler.ts';
import { links } from './middleware/links.ts';
import {
  type HttpEvent,
  type HttpResult,
  HttpProblem,
  callerOf,
  csv,
  json,
  listing,
  maySee,
  ownFilter,
  negotiate,
  parseQuery,
  pathParameter,
  sincePast,
} from './http.ts';
import { withEvidence } from '../shared/evidence.ts';
import { linking } from '../shared/linking.ts';
import { paging } from '../shared/paging.ts';
import { type PagingServices, type Services, services } from '../shared/services.ts';
import { type StatementEntry, issuedForm } from '../../lib/application/ports/statements.ts';

const FORMS = ['application/json', 'text/csv'] as const;
/** A bundle that a browser can take where it would be a link as JSON: it repeats itself, so that gzip makes it a tenth. */
const GZIP = 'application/gzip';
const BUNDLE_FORMS = ['application/json', GZIP] as const;

async function one(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const issued = await found(event, stores, parseQuery(statementPickSchema, event).revision);
  const { id, revision, digests } = issued;
  const accounts = await statementAccounts(issued, stores, clock);
  const seal = await sealOfIssue(issued.issuedAt, stores.seals);
  const isCsv = negotiate(event, FORMS) === 'text/csv';
  const tag = `${digests.statement.slice(0, 32)}-${revision}-${accountsTag(accounts)}-${isCsv ? 'csv' : 'json'}`;
  return withETag(event, tag, async () =>
    isCsv
      ? csv(renderCsv(id, revision, issued.statement, 'en', accounts, callerOf(event).vendor !== undefined), `${id}-r${revision}`)
      : json(200, { ...issuedForm(await readWithClauses(issued, stores)), accounts, ...(seal && { seal }) }),
  );
}

async function outlookOf(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const contract = pathParameter(event, 'contract');
  const result = await lookAt(contract, stores, clock);
  if (!result || !maySee(event, result.vendor)) throw new HttpProblem(404, 'unknown-contract', `there is no contract "${contract}"`);
  if ('issues' in result) throw new HttpProblem(422, result.issues[0]!.code, result.issues[0]!.message, result.issues);
  const { statement, ...standing } = result.outlook;
  const legend = legendAt(statement, standing.at);
  const breached = statement.objectives.filter(({ outcome }) => outcome === 'breached');
  return json(200, {
    contract,
    period: result.period,
    zone: statement.period.zone,
    ...standing,
    ...(legend && { legend }),
    breached,
    projectedCredit: statement.total,
    ...(statement.bounds && { bounds: statement.bounds }),
  });
}

/** @throws HttpProblem */
async function previewed(event: HttpEvent, { stores, clock }: Services): Promise<PreparedStatement> {
  const [contract, period] = [pathParameter(event, 'contract'), pathParameter(event, 'period')];
  const { vendor } = callerOf(event);
  const known = vendor === undefined || (await stores.contracts.latest(contract))?.vendor === vendor;
  if (!known) throw new HttpProblem(404, 'unknown-contract', `there is no contract "${contract}"`);
  const prepared = await prepareStatement(contract, period, stores, clock());
  if ('issues' in prepared)
    throw new HttpProblem(
      prepared.status === 'not-found' ? 404 : 422,
      prepared.issues[0]?.code ?? 'no-period',
      prepared.issues[0]?.message ?? '',
      prepared.issues,
    );
  return prepared;
}

async function preview(event: HttpEvent, given: Services): Promise<HttpResult> {
  const prepared = await previewed(event, given);
  const { statement, digests } = prepared;
  const contract = statement.contract.id;
  const { vendor } = callerOf(event);
  if (negotiate(event, FORMS) === 'text/csv')
    return csv(
      renderCsv(statementId(contract, statement.period.label), 'preview', statement, 'en', undefined, vendor !== undefined),
      `${contract}-${pathParameter(event, 'period')}-preview`,
    );
  const clauses = clausesBehind(statement, prepared.checked.contract.terms);
  return json(200, { preview: true, ended: prepared.endsAt <= given.clock(), digests, statement, clauses });
}

async function previewBundle(event: HttpEvent, given: Services): Promise<HttpResult> {
  const prepared = await previewed(event, given);
  // The contract is read by the caller's stores: a vendor's has no cost centres.
  const body = `{"format":"makegood-preview-bundle/1","at":"${formatInstant(given.clock())}","evidence":${prepared.bundle()}}`;
  const name = `${pathParameter(event, 'contract')}-${pathParameter(event, 'period')}-preview.bundle.json`;
  return bundleFileOf(body, name, negotiate(event, BUNDLE_FORMS) === GZIP);
}

async function list(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const { cursor, limit, updatedSince, ...query } = sincePast(parseQuery(statementQuerySchema, event), 'bad-query', clock);
  const filter = ownFilter(event, query);
  const { period, contract, vendor } = filter;
  if ([updatedSince, period, contract, vendor].every((value) => value === undefined))
    throw new HttpProblem(400, 'bad-query', 'name a period, a contract, a vendor or updatedSince: /v1/statements?period=2026-10');
  const page =
    updatedSince === undefined
      ? await stores.statements.page(filter, cursor, limit)
      : await stores.statements.changes(updatedSince, formatInstant(clock() + 1), filter, cursor, limit);
  return listing({ ...page, items: page.items.map(shownEntry) });
}

const shownEntry = ({ id, contract, vendor, period, revision, issuedAt, amount, currency, provisional }: StatementEntry): object => ({
  id,
  contract,
  vendor,
  period,
  revision,
  issuedAt,
  total: { amount, currency },
  ...(provisional && { provisional }),
});

async function bundle(event: HttpEvent, { stores }: Services): Promise<HttpResult> {
  const issued = await found(event, stores, parseQuery(statementPickSchema, event).revision);
  const text = await bundleFile(issued, stores);
  if (text === undefined) throw new HttpProblem(404, 'no-bundle', 'the evidence of this revision is not there');
  const isGzip = negotiate(event, BUNDLE_FORMS) === GZIP;
  const tag = `${digestText(text).slice(0, 32)}${isGzip ? '-gzip' : ''}`;
  return withETag(event, tag, () => bundleFileOf(text, `${issued.id}-r${issued.revision}.bundle.json`, isGzip));
}

function bundleFileOf(text: string, name: string, isGzip: boolean): HttpResult {
  const head = (type: string, file: string) => ({ 'content-type': type, 'content-disposition': `attachment; filename="${file}"` });
  return isGzip
    ? { statusCode: 200, headers: head(GZIP, `${name}.gz`), bytes: gzipSync(text) }
    : { statusCode: 200, headers: head('application/json', name), body: text };
}

async function audit(event: HttpEvent, { stores }: Services): Promise<HttpResult> {
  const period = pathParameter(event, 'period');
  const record = await stores.audits.get(period);
  if (!record) throw new HttpProblem(404, 'unknown-audit', `there was no audit of "${period}"; POST /v1/audits asks for one`);
  const { cursor, limit } = parseQuery(auditQuerySchema, event);
  const page = await stores.audits.outcomes(period, cursor, limit);
  return listing({
    ...record,
    outcomes: page.items.map((outcome) => inRun(outcome, record.run)),
    ...(page.cursor !== undefined && { cursor: page.cursor }),
  });
}

const LONGEST_MONTH_MS = 31 * DAY;

/** One read for each month: most months have no other record under their key. */
async function audits(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const { months } = parseQuery(auditsQuerySchema, event);
  const now = clock();
  const newestFirst = monthsBetween(now - months * LONGEST_MONTH_MS, now + 1)
    .slice(-months)
    .reverse();
  const records = await Promise.all(newestFirst.map((month) => stores.audits.get(month)));
  const items = records.flatMap((record) => {
    if (!record) return [];
    const { report, run: _, seal: __, ...state } = record;
    const { counts, billRows, mappings } = report ?? {};
    return [
      {
        ...state,
        ...(counts && { counts }),
        ...(billRows && { billRows: billRows.length }),
        ...(mappings && { mappings: mappings.length }),
      },
    ];
  });
  return json(200, { items });
}

async function sealOf(event: HttpEvent, { stores }: Services): Promise<HttpResult> {
  const number = pathParameter(event, 'number');
  const seal = /^[1-9]\d{0,7}$/.test(number) ? await stores.seals.get(Number(number)) : undefined;
  if (!seal) throw new HttpProblem(404, 'unknown-seal', `there is no seal "${number}"; each audit makes one, numbered from 1`);
  return json(200, await checkSeal(seal, stores.seals));
}

async function claim(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const claim = await readClaim(id, callerOf(event).vendor, stores, clock);
  if (!claim) throw unknownClaim(id);
  return json(200, claim);
}

export const readingRoutes = (all: () => PagingServices = withEvidence(paging(linking('read-statements', services)))) =>
  listingHandler(
    'read-statements',
    (given) => ({
      'GET /v1/statements': (event) => list(event, given()),
      'GET /v1/statements/{id}': (event) => one(event, given()),
      'GET /v1/statements/{id}/bundle': (event) => bundle(event, given()),
      'GET /v1/claims/{id}': (event) => claim(event, given()),
      'GET /v1/signing-keys': async () => json(200, { keys: await given().stores.signingKeys.all() }, PUBLIC_CACHE),
      'GET /v1/seals': async (event) => {
        const { cursor, limit } = parseQuery(pageQuerySchema, event);
        return listing(await given().stores.seals.page(cursor, limit));
      },
      'GET /v1/seals/{number}': (event) => sealOf(event, given()),
      'GET /v1/outlooks/{contract}': (event) => outlookOf(event, given()),
      'GET /v1/previews/{contract}/{period}': (event) => preview(event, given()),
      'GET /v1/audits': (event) => audits(event, given()),
      'GET /v1/previews/{contract}/{period}/bundle': (event) => previewBundle(event, given()),
      'GET /v1/audits/{period}': (event) => audit(event, given()),
      'GET /v1/quarantine': async (event) => {
        const { month, cursor, limit } = parseQuery(quarantineQuerySchema, event);
        const { stores, clock } = given();
        return listing(await stores.quarantine.page(month ?? formatInstant(clock()).slice(0, 7), cursor, limit, callerOf(event).vendor));
      },
    }),
    all,
    [links(all)],
  );

export const handler = readingRoutes();
