/** Documents: statements as PDF, XLSX, CSV and e-invoice, what a claim is sent with, the ledger as one file. */
import { claimPackage } from '../../lib/presentation/claim-package/claim-package.ts';
import { renderPdf } from '../../lib/presentation/pdf/render-pdf.ts';
import { renderUbl } from '../../lib/presentation/ubl/render-e-invoice.ts';
import { renderLedgerXlsx, renderXlsx } from '../../lib/presentation/xlsx/render-xlsx.ts';
import { renderCsv } from '../../lib/presentation/csv/render-csv.ts';
import { renderLedgerCsv } from '../../lib/presentation/csv/ledger-csv.ts';
import { bundleFile, readBundle } from '../../lib/application/evidence/evidence-bundle.ts';
import { orderIn } from '../../lib/application/registry/stored-contract.ts';
import { withoutApprovals } from '../../lib/application/claims/read-claim.ts';
import { packagedClaim } from '../../lib/application/claims/packaged-claim.ts';
import { sealOfIssue } from '../../lib/application/signatures/seal-of-issue.ts';
import { statementAccounts } from '../../lib/application/claims/statement-accounts.ts';
import { ledgerEntries } from '../../lib/application/claims/ledger.ts';
import { LIMITS } from '../../lib/declarations/limits.ts';
import type { LedgerEntry } from '../../lib/application/ports/ledger.ts';
import { storesForVendor } from '../../lib/application/statements/vendor-stores.ts';
import { documentQuerySchema, packageQuerySchema } from '../../lib/schemas/http-requests.ts';
import { ledgerDocumentQuerySchema } from '../../lib/schemas/ledger-requests.ts';
import { httpHandler } from './http-handler.ts';
import { type HttpEvent, type HttpResult, HttpProblem, callerOf, maySee, ownFilter, parseQuery, pathParameter } from './http.ts';
import { type Services, services } from '../shared/services.ts';
import { found } from './statement.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What an answer of a function holds, in base64, with space for its head. */
const MAX_BYTES = LIMITS.documentBytes.value;

/** Entries in one file. */
const MAX_ENTRIES = LIMITS.ledgerDocument.value;

function file(bytes: Uint8Array | string, type: string, name: string): HttpResult {
  const body = Buffer.from(bytes);
  if (body.length > MAX_BYTES)
    throw new HttpProblem(
      422,
      'document-too-large',
      `the document has ${body.length} bytes and ${MAX_BYTES} can be sent; take the JSON in pages, or a shorter span`,
    );
  const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` };
  return { statusCode: 200, headers, body: body.toString('base64'), isBase64Encoded: true };
}

async function statementDocument(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const { revision, language } = parseQuery(documentQuerySchema, event);
  const issued = await found(event, stores, revision);
  const name = `${issued.id}-r${issued.revision}`;
  const form = pathParameter(event, 'form');
  const accounts = () => statementAccounts(issued, stores, clock);
  const seal = () => sealOfIssue(issued.issuedAt, stores.seals);
  if (form === 'pdf')
    return file(
      await renderPdf(issued, language, {
        accounts: await accounts(),
        signature: await stores.statements.signature(issued),
        seal: await seal(),
      }),
      'application/pdf',
      `${name}.pdf`,
    );
  if (form === 'xlsx') return file(await renderXlsx(issued, language, await accounts(), await seal()), XLSX, `${name}.xlsx`);
  if (form === 'csv')
    return file(
      renderCsv(issued.id, issued.revision, issued.statement, language, await accounts(), callerOf(event).vendor !== undefined),
      'text/csv; charset=utf-8',
      `${name}.csv`,
    );
  if (form !== 'credit-note') throw unknownForm(form, 'pdf, xlsx, csv or credit-note');
  const evidence = await stores.statements.bundle(issued);
  if (evidence === undefined) throw new HttpProblem(404, 'no-bundle', 'the evidence of this revision is not there');
  // The newest contract counts: an address may be added after the statement was issued.
  const stored = await stores.contracts.latest(issued.statement.contract.id);
  const order = orderIn(stored?.document) ?? orderIn(readBundle(evidence).contract);
  if (!order)
    throw new HttpProblem(
      422,
      'contract-refused',
      'the order of the contract does not pass, so its parties cannot be read; put a text that passes',
    );
  const drawn = renderUbl(issued, order);
  if ('issues' in drawn) throw new HttpProblem(422, drawn.issues[0]!.code, drawn.issues[0]!.message, drawn.issues);
  return file(drawn.xml, 'application/xml', `${name}.xml`);
}

const unknownForm = (form: string, known: string): HttpProblem =>
  new HttpProblem(404, 'unknown-form', `there is no document "${form}"; ask for ${known}`);

async function packageOf(event: HttpEvent, services: Services): Promise<HttpResult> {
  // It is sent to the other party, so that for every reader it is made from the data that a vendor may read.
  const stores = storesForVendor(services.stores);
  const { language } = parseQuery(packageQuerySchema, event);
  const id = pathParameter(event, 'id');
  const known = await stores.claims.get(id);
  const isVendors = callerOf(event).vendor !== undefined;
  const packaged = known && maySee(event, known.head.vendor) ? await packagedClaim(known, isVendors, stores.statements) : undefined;
  if (!packaged) throw new HttpProblem(404, 'unknown-claim', `there is no claim "${id}"`);
  const { issued, isNewest } = packaged;
  const bundle = await bundleFile(issued, stores);
  const evidence = await stores.statements.bundle(issued);
  if (bundle === undefined || evidence === undefined)
    throw new HttpProblem(404, 'no-bundle', 'the evidence of this statement is not there');
  // Who approved inside one party is not the other's to see.
  const claim = withoutApprovals(packaged.claim);
  // The accounts are those of the newest revision: an earlier one that was submitted is sent as it was issued.
  const accounts = isNewest ? { accounts: await statementAccounts(issued, stores, services.clock) } : {};
  const signature = await stores.statements.signature(issued);
  const seal = await sealOfIssue(issued.issuedAt, stores.seals);
  const zip = await claimPackage({ claim, issued, evidence: readBundle(evidence), bundle, signature, seal, ...accounts }, language);
  return file(zip, 'application/zip', `claim-${id}.zip`);
}

async function ledgerDocument(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const { language, ...query } = parseQuery(ledgerDocumentQuerySchema, event);
  const entries: LedgerEntry[] = [];
  for await (const entry of ledgerEntries(ownFilter(event, query), stores, clock)) {
    entries.push(entry);
    if (entries.length > MAX_ENTRIES)
      throw new HttpProblem(
        422,
        'document-too-large',
        `the span has over ${MAX_ENTRIES} entries; take a shorter one, or GET /v1/ledger in pages`,
      );
  }
  const name = `ledger-${query.from.slice(0, 10)}`;
  const form = pathParameter(event, 'form');
  if (form === 'xlsx') return file(await renderLedgerXlsx(entries, language), XLSX, `${name}.xlsx`);
  if (form === 'csv') return file(renderLedgerCsv(entries, language), 'text/csv; charset=utf-8', `${name}.csv`);
  throw unknownForm(form, 'xlsx or csv');
}

export const documentRoutes = (all: () => Services = services) =>
  httpHandler(
    'render-documents',
    (given) => ({
      'GET /v1/statements/{id}/documents/{form}': (event) => statementDocument(event, given()),
      'GET /v1/claims/{id}/package': (event) => packageOf(event, given()),
      'GET /v1/ledger/documents/{form}': (event) => ledgerDocument(event, given()),
    }),
    all,
  );

export const handler = documentRoutes();
