/** Documents: statements as PDF, XLSX, CSV and e-invoice, what a claim is sent with, the ledger as one file. */
import { claimPackage } from '../../lib/presentation/claim-package/claim-package.ts';
import { type DrawnBeside, renderPdf } from '../../lib/presentation/pdf/render-pdf.ts';
import { renderUbl } from '../../lib/presentation/ubl/render-e-invoice.ts';
import { renderLedgerXlsx } from '../../lib/presentation/xlsx/ledger-xlsx.ts';
import { renderXlsx } from '../../lib/presentation/xlsx/render-xlsx.ts';
import { renderCsv } from '../../lib/presentation/csv/render-csv.ts';
import type { Spreadsheet } from '../../lib/presentation/csv/csv-form.ts';
import { renderLedgerCsv } from '../../lib/presentation/csv/ledger-csv.ts';
import type { InvoiceReference } from '../../lib/domain/contract/terms.ts';
import { digestText } from '../../lib/application/evidence/digest.ts';
import { bundleFile, readBundle } from '../../lib/application/evidence/evidence-bundle.ts';
import { readWithClauses } from '../../lib/application/statements/with-clauses.ts';
import { noteOrder } from '../../lib/application/statements/note-order.ts';
import { type OrderAndNote, orderAndNote, orderOf } from '../../lib/application/statements/order-and-note.ts';
import { withoutApprovals } from '../../lib/application/claims/read-claim.ts';
import { dayIn } from '../../lib/application/claims/day-in.ts';
import { packagedClaim } from '../../lib/application/claims/packaged-claim.ts';
import { sealOfIssue } from '../../lib/application/signatures/seal-of-issue.ts';
import { accountsTag, disputeSummary, statementAccounts } from '../../lib/application/claims/statement-accounts.ts';
import { ledgerEntries } from '../../lib/application/claims/ledger.ts';
import { LIMITS } from '../../lib/declarations/limits.ts';
import { drawnRows } from '../../lib/presentation/document/drawn-rows.ts';
import type { DocumentLanguage } from '../../lib/presentation/document/labels.ts';
import type { LedgerEntry } from '../../lib/application/ports/ledger.ts';
import type { IssuedStatement } from '../../lib/application/ports/statements.ts';
import { type Claim, claimOf } from '../../lib/domain/claims/claim.ts';
import type { StoredClaim } from '../../lib/application/ports/claims.ts';
import { unknownClaim } from './unknown-claim.ts';
import type { PackagePart } from '../../lib/domain/claims/states.ts';
import { whyNotClaimed } from '../../lib/domain/claims/claimable.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { partiesOf } from '../../lib/presentation/document/party-lines.ts';
import { storesForVendor } from '../../lib/application/statements/vendor-stores.ts';
import { documentQuerySchema, packageQuerySchema } from '../../lib/schemas/http-requests.ts';
import { ledgerDocumentQuerySchema } from '../../lib/schemas/ledger-requests.ts';
import { withETag } from './etag.ts';
import { httpHandler } from './http-handler.ts';
import { links } from './middleware/links.ts';
import { type HttpEvent, type HttpResult, HttpProblem, callerOf, maySee, ownFilter, parseQuery, pathParameter, sincePast } from './http.ts';
import { withEvidence } from '../shared/evidence.ts';
import { linking } from '../shared/linking.ts';
import { type Services, services } from '../shared/services.ts';
import { found } from './statement.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';

/** Entries in one file. */
const MAX_ENTRIES = LIMITS.ledgerDocument.value;

const file = (bytes: Uint8Array | string, type: string, name: string): HttpResult => ({
  statusCode: 200,
  headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  bytes: Buffer.from(bytes),
});

/** @throws HttpProblem before anything is drawn. */
function boundedRows(issued: IssuedStatement, most: number, form: string): void {
  const rows = drawnRows(issued);
  if (rows > most)
    throw new HttpProblem(
      422,
      'document-too-large',
      `the statement has ${rows} lines, objectives and intervals, and ${most} can be drawn as ${form}; GET /v1/statements/{id} has all of them as JSON`,
    );
}

async function statementDocument(event: HttpEvent, services: Services): Promise<HttpResult> {
  const { revision, spreadsheet, language = spreadsheet ?? 'en', invoice, invoiceDate } = parseQuery(documentQuerySchema, event);
  const issued = await found(event, services.stores, revision);
  const form = pathParameter(event, 'form');
  if (form === 'credit-note')
    return creditNote(
      event,
      issued,
      invoice === undefined ? [] : [{ number: invoice, ...(invoiceDate !== undefined && { date: invoiceDate }) }],
      services,
    );
  if (invoice !== undefined || invoiceDate !== undefined)
    throw new HttpProblem(400, 'bad-query', `\`invoice\` is for the form credit-note; ${form} has no reference to it`);
  if (form !== 'pdf' && form !== 'xlsx' && form !== 'csv') throw unknownForm(form, 'pdf, xlsx, csv or credit-note');
  const accounts = await statementAccounts(issued, services.stores, services.clock);
  const seal = await sealOfIssue(issued.issuedAt, services.stores.seals);
  const signature = form === 'pdf' ? await services.stores.statements.signature(issued) : undefined;
  const signed = signature ? `-${signature.key.kid}` : '';
  const { order, isVendors, note, tag } = form === 'csv' ? NOTHING_BESIDE : await orderAndNote(issued, services.stores);
  return withETag(event, `${versionOf(issued)}-${accountsTag(accounts)}${signed}${tag}`, () =>
    drawn(event, issued, { form, language, spreadsheet, accounts, seal, signature, parties: order, isVendors, note }, services),
  );
}

/** Of a form that shows neither parties nor note. */
const NOTHING_BESIDE: OrderAndNote = { order: undefined, isVendors: undefined, note: undefined, tag: '' };

const nameOf = ({ id, revision }: IssuedStatement): string => `${id}-r${revision}`;

const versionOf = ({ digests, revision }: IssuedStatement): string => `${digests.statement.slice(0, 32)}-${revision}`;

interface Drawing extends DrawnBeside {
  readonly form: 'pdf' | 'xlsx' | 'csv';
  readonly language: DocumentLanguage;
  readonly spreadsheet: Spreadsheet | undefined;
}

async function drawn(
  event: HttpEvent,
  issued: IssuedStatement,
  { form, language, spreadsheet, ...beside }: Drawing,
  { stores }: Services,
): Promise<HttpResult> {
  const { accounts } = beside;
  const name = `${nameOf(issued)}.${form}`;
  if (form === 'pdf') {
    boundedRows(issued, LIMITS.pdfRows.value, 'PDF');
    return file(await renderPdf(await readWithClauses(issued, stores), language, beside), 'application/pdf', name);
  }
  if (form === 'xlsx') {
    boundedRows(issued, LIMITS.sheetRows.value, 'XLSX');
    return file(await renderXlsx(await readWithClauses(issued, stores), language, beside), XLSX, name);
  }
  const isVendors = callerOf(event).vendor !== undefined;
  return file(renderCsv(issued.id, issued.revision, issued.statement, language, accounts, isVendors, spreadsheet), CSV, name);
}

async function creditNote(
  event: HttpEvent,
  issued: IssuedStatement,
  invoices: readonly InvoiceReference[],
  { stores }: Services,
): Promise<HttpResult> {
  const evidence = await stores.statements.bundle(issued);
  if (evidence === undefined) throw new HttpProblem(404, 'no-bundle', 'the evidence of this revision is not there');
  const { order, tag } = await orderOf(issued, stores);
  if (!order)
    throw new HttpProblem(
      422,
      'contract-refused',
      'the order of the contract does not pass, so its parties cannot be read; put a text that passes',
    );
  const drawn = await noteOrder(issued, order, stores, invoices);
  const asked = invoices.map(({ number, date }) => `-${digestText(`${number} ${date ?? ''}`).slice(0, 16)}`).join('');
  return withETag(event, `${versionOf(issued)}${tag}${drawn.tag}${asked}`, () => {
    const result = renderUbl(issued, drawn.order, drawn.beside);
    if ('issues' in result) throw new HttpProblem(422, result.issues[0]!.code, result.issues[0]!.message, result.issues);
    return file(result.xml, 'application/xml', `${nameOf(issued)}.xml`);
  });
}

const unknownForm = (form: string, known: string): HttpProblem =>
  new HttpProblem(404, 'unknown-form', `there is no document "${form}"; ask for ${known}`);

async function packageOf(event: HttpEvent, services: Services): Promise<HttpResult> {
  // It is sent to the other party, so that for every reader it is made from the data that a vendor may read.
  const stores = storesForVendor(services.stores);
  const { language, of: part } = parseQuery(packageQuerySchema, event);
  const id = pathParameter(event, 'id');
  const known = await stores.claims.get(id);
  const isVendors = callerOf(event).vendor !== undefined;
  if (!known || !maySee(event, known.head.vendor)) throw unknownClaim(id);
  const packaged = await packagedClaim(known, { isVendors, part }, stores.statements);
  if (!packaged) throw noPackage(known);
  const { issued, isNewest } = packaged;
  claimedAtAll(packaged.claim, packaged.letter.part);
  boundedRows(issued, LIMITS.pdfRows.value, 'the PDF of a package');
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
  const { order, isVendors: toVendor, note } = await orderAndNote(issued, stores);
  const { madeOn, determinedOn, ...about } = packaged.letter;
  const on = determinedOn ?? madeOn ?? dayIn(claim.zone ?? 'UTC', formatInstant(services.clock()));
  const disputes = await disputeSummary(claim.contract, claim.period, stores);
  const letter = {
    on,
    ...about,
    ...(determinedOn !== undefined && madeOn !== undefined && { reservedOn: madeOn }),
    ...(disputes.open + disputes.withdrawn + disputes.decided > 0 && { disputes }),
    ...(order && { parties: partiesOf(order) }),
  };
  const zip = await claimPackage(
    { claim, issued, evidence: readBundle(evidence), bundle, signature, seal, letter, note, isVendors: toVendor, ...accounts },
    language,
  );
  return file(zip, 'application/zip', `claim-${id}.zip`);
}

/** The answer to the debtor, who reads what was submitted alone. */
function noPackage({ head, transitions }: StoredClaim): HttpProblem {
  const isWithdrawn = claimOf(head, transitions).state === 'withdrawn';
  const why = isWithdrawn ? 'it is withdrawn' : 'what is asked for was not submitted';
  return new HttpProblem(422, 'nothing-to-claim', `there is no package of the claim "${head.id}" for you: ${why}`);
}

/** @throws HttpProblem where a letter would claim nothing. */
function claimedAtAll(claim: Claim, part: PackagePart): void {
  const why = whyNotClaimed(claim);
  if (why === undefined) return;
  const said = {
    'no-claim-needed': `"${claim.credit}" is paid without a claim`,
    withdrawn: 'it is withdrawn',
    'nothing-open':
      part === 'not-claimed'
        ? 'all that is open was claimed'
        : `nothing of what was claimed is open (${claim.open.amount} ${claim.open.currency}); \`of=not-claimed\` has the rest`,
  };
  throw new HttpProblem(422, 'nothing-to-claim', `the claim "${claim.id}" has no letter: ${said[why]}`);
}

async function ledgerDocument(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const {
    spreadsheet,
    language = spreadsheet ?? 'en',
    ...query
  } = sincePast(parseQuery(ledgerDocumentQuerySchema, event), 'bad-query', clock);
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
  if (form === 'csv') return file(renderLedgerCsv(entries, language, spreadsheet), CSV, `${name}.csv`);
  throw unknownForm(form, 'xlsx or csv');
}

export const documentRoutes = (all: () => Services = withEvidence(linking('render-documents', services))) =>
  httpHandler(
    'render-documents',
    (given) => ({
      'GET /v1/statements/{id}/documents/{form}': (event) => statementDocument(event, given()),
      'GET /v1/claims/{id}/package': (event) => packageOf(event, given()),
      'GET /v1/ledger/documents/{form}': (event) => ledgerDocument(event, given()),
    }),
    all,
    [links(all)],
  );

export const handler = documentRoutes();
