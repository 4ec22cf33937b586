/** The requests and answers of each route, for the description of the API. It does not compile when a route is missing. */
import * as z from 'zod/mini';
import type { RouteKey } from '../declarations/routes.ts';
import { described } from './described.ts';
import * as requests from './http-requests.ts';
import * as ledger from './ledger-requests.ts';
import { mappingSchema } from './mapping.ts';
import * as endpoints from './endpoint-requests.ts';
import { messageQuerySchema, subscriptionRequestSchema } from './message-requests.ts';
import type { ProblemCode } from './problem-codes.ts';
import { auditTrailPageSchema, auditSchema, auditsSchema } from './responses/audits.ts';
import { billCreditPageSchema, claimPageSchema, claimSchema, remediesPageSchema } from './responses/claims.ts';
import { contractPageSchema, contractResultSchema, contractWorthSchema, storedContractSchema } from './responses/contracts.ts';
import { approvalPageSchema, approvalSchema } from './responses/approvals.ts';
import { disputeSchema, disputePageSchema } from './responses/disputes.ts';
import { bundleSchema, evidenceSchema, previewBundleSchema, correctionResultSchema } from './responses/evidence.ts';
import {
  deliveryPageSchema,
  deliverySchema,
  endpointSchema,
  endpointWithSecretSchema,
  endpointsSchema,
  replayedSchema,
} from './responses/endpoints.ts';
import { erasuresSchema, foundTextsSchema } from './responses/erasures.ts';
import { documentLinkSchema, readBackSchema } from './responses/document-links.ts';
import { healthSchema } from './responses/health.ts';
import { issuedStatementSchema, outlookSchema, previewSchema, statementPageSchema } from './responses/issued-statements.ts';
import { keySetSchema, sealCheckSchema, sealPageSchema } from './responses/signatures.ts';
import { ageingSchema, balancesSchema, ledgerPageSchema } from './responses/ledger.ts';
import { messagePageSchema, messageSchema, subscriptionSchema, subscriptionsSchema } from './responses/messages.ts';
import { quarantineEntrySchema, quarantinePageSchema, reprocessResultSchema } from './responses/quarantine.ts';
import { sourceSchema, remapResultSchema, deletedSchema, sourcesSchema } from './responses/sources.ts';
import { webhookResultSchema, acceptedSchema, vendorSchema, vendorPageSchema } from './responses/vendors.ts';

/** Groups of routes, in the order of the description. */
export const TAGS = {
  Vendors: 'Vendors, their senders and webhooks.',
  Sources: 'How the tools of vendors are read.',
  Webhooks: 'Deliveries of the tools themselves. The address is the secret.',
  Evidence: 'Stored events, and corrections of them.',
  Quarantine: 'Events that could not be taken, and why.',
  Erasure: 'Finding a text in what is stored, and erasing it on request.',
  Contracts: 'Contracts, and what their objectives are worth.',
  Statements: 'Issued statements, previews and outlooks.',
  Claims: 'Claims, disputes and remedies that are not money.',
  Approvals: 'Requests that wait for a second person, where the settings ask for one.',
  Ledger: 'What revisions and claims post to their accounts, its balances and its ages.',
  Audits: 'The scheduled run that closes periods, and the audit trail of writes.',
  Messages: 'Who gets which messages by mail, and the messages that were sent.',
  Endpoints: 'Where events are sent by HTTPS, signed; secrets, deliveries and replays.',
  System: 'Whether the system answers, and this description.',
} as const;

export interface AnswerSpec {
  /** Its meaning; ends as a sentence. */
  readonly says: string;
  readonly schema: z.ZodMiniType;
  /** Media types; the body is text where the type is not JSON. */
  readonly types: readonly string[];
}

export interface Body {
  readonly schema: z.ZodMiniType;
  readonly types: readonly string[];
}

export interface RouteSpec {
  readonly tag: keyof typeof TAGS;
  readonly id: string;
  readonly query?: z.ZodMiniObject;
  readonly headers?: Readonly<Record<string, z.ZodMiniType>>;
  readonly body?: Body;
  /** By status, only those below 400. */
  readonly answers: Readonly<Record<number, AnswerSpec>>;
  /** Problems in addition to those that follow from its body, its query, its token and its method. */
  readonly problems?: readonly ProblemCode[];
  /** The status for an event that goes to quarantine or stays there; its code is one of the quarantine's. */
  readonly quarantined?: 409 | 422;
  /** Whether it accepts If-None-Match and answers 304. */
  readonly etag?: true;
}

const JSON_TYPE = 'application/json';
const YAML_TYPE = 'application/yaml';
const CSV_TYPE = 'text/csv';
const GZIP_TYPE = 'application/gzip';
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const FILE = z.string();
const ANY = z.unknown();

const answer = (says: string, schema: z.ZodMiniType, types: readonly string[] = [JSON_TYPE]): AnswerSpec => ({ says, schema, types });
const ok = (says: string, schema: z.ZodMiniType, types?: readonly string[]): RouteSpec['answers'] => ({ 200: answer(says, schema, types) });
/** Answers of a PUT, with another status for the first put. */
const put = (what: string, schema: z.ZodMiniType): RouteSpec['answers'] => ({
  200: answer(`${what} was there before; it is as it was put now.`, schema),
  201: answer(`${what} is new.`, schema),
});
/** The answer where the settings require a second person. */
const HELD = { 202: answer('Nothing is done yet: the request waits for a second person.', approvalSchema) };
/** The answer of routes with `links`, past the bound of an answer. */
export const LINKED = answer(
  'The file is too large for an answer, and is at the address in `location`. It needs no token: send none there.',
  documentLinkSchema,
);
/** The answer of routes with `readsBack`, when it is too large. */
export const READ_BACK = answer(
  'It is done. The answer is too large; a GET of the path in `location`, with the same token, gives it.',
  readBackSchema,
);
/** The answer of routes that stream CSV: in the cloud another function streams it. */
const STREAMED = answer('The CSV is at the address in `location`, for a minute; it needs no token.', FILE, []);
const json = (schema: z.ZodMiniType): Body => ({ schema, types: [JSON_TYPE] });
const document = (schema: z.ZodMiniType): Body => ({ schema, types: [YAML_TYPE, JSON_TYPE] });

const ifMatch = {
  'if-match': described(z.optional(z.string()), 'The revision that it replaces, as in the ETag; another answers 409.'),
};

/** The problems of a period that cannot be assessed. */
const PERIOD_PROBLEMS = [
  'unknown-contract',
  'contract-refused',
  'bad-period',
  'part-period',
  'outside-term',
  'no-terms-in-force',
  'periods-differ',
  'too-many-steps',
] as const;

export const ROUTE_SPECS: Readonly<Record<RouteKey, RouteSpec>> = {
  'GET /v1/health': {
    tag: 'System',
    id: 'getHealth',
    answers: ok('The system and its database answer.', healthSchema),
    problems: ['unavailable'],
  },
  'GET /openapi.json': {
    tag: 'System',
    id: 'getDescription',
    answers: ok('This description.', z.record(z.string(), z.unknown())),
  },
  'POST /v1/webhooks/{source}/{key}': {
    tag: 'Webhooks',
    id: 'receiveWebhook',
    body: { schema: ANY, types: [JSON_TYPE, 'application/x-www-form-urlencoded', 'multipart/form-data'] },
    answers: {
      200: answer('The answer to a challenge, as the source declares it.', FILE, ['text/plain', JSON_TYPE]),
      202: answer('The delivery is on the bus, or is ignored and says why.', acceptedSchema),
    },
    problems: ['bad-signature', 'unknown-webhook', 'too-large', 'unsupported-media-type'],
    quarantined: 422,
  },
  'GET /v1/webhooks/{source}/{key}': {
    tag: 'Webhooks',
    id: 'checkWebhook',
    answers: ok('The answer to a challenge, as the source declares it.', FILE, ['text/plain', JSON_TYPE]),
    problems: ['unknown-webhook', 'method-not-allowed'],
  },
  'PUT /v1/vendors/{vendor}/webhooks/{source}': {
    tag: 'Vendors',
    id: 'putWebhook',
    body: json(requests.webhookRequestSchema),
    answers: put('The webhook', webhookResultSchema),
    problems: ['bad-name', 'unknown-source', 'unknown-vendor', 'not-signing'],
  },
  'PUT /v1/vendors/{vendor}': {
    tag: 'Vendors',
    id: 'putVendor',
    body: json(requests.vendorRequestSchema),
    answers: put('The registration', vendorSchema),
    problems: ['bad-name', 'revision-conflict', 'vendor-invalid'],
  },
  'GET /v1/vendors': {
    tag: 'Vendors',
    id: 'listVendors',
    query: requests.pageQuerySchema,
    answers: ok('A page of the vendors.', vendorPageSchema),
  },
  'GET /v1/vendors/{vendor}': {
    tag: 'Vendors',
    id: 'getVendor',
    answers: ok('The vendor.', vendorSchema),
    problems: ['bad-name', 'unknown-vendor'],
  },
  'PUT /v1/sources/{source}': {
    tag: 'Sources',
    id: 'putSource',
    body: document(mappingSchema),
    answers: put('The mapping', sourceSchema),
    problems: ['revision-conflict', 'mapping-invalid'],
  },
  'GET /v1/sources/{source}': {
    tag: 'Sources',
    id: 'getSource',
    answers: ok('The source.', sourceSchema),
    problems: ['unknown-source'],
  },
  'GET /v1/sources': { tag: 'Sources', id: 'listSources', answers: ok('All sources, without their mappings.', sourcesSchema) },
  'GET /v1/evidence': {
    tag: 'Evidence',
    id: 'listEvidence',
    query: requests.evidenceQuerySchema,
    answers: ok('The events of the month by component, and by record within it, with their corrections.', evidenceSchema),
    problems: ['other-vendor'],
  },
  'POST /v1/corrections': {
    tag: 'Evidence',
    id: 'correctEvidence',
    body: json(requests.correctionRequestSchema),
    answers: { 201: answer('The correction and the event that it corrects.', correctionResultSchema), ...HELD },
    problems: ['unknown-event', 'replacement-invalid'],
  },
  'POST /v1/erasures/search': {
    tag: 'Erasure',
    id: 'findText',
    body: json(requests.erasureSearchSchema),
    answers: ok('Records that have the text, and where.', foundTextsSchema),
    problems: ['bad-cursor', 'cursor-expired'],
  },
  'POST /v1/erasures': {
    tag: 'Erasure',
    id: 'eraseRecords',
    body: json(requests.erasureRequestSchema),
    answers: { ...ok('What was erased, and what remains.', erasuresSchema), ...HELD },
  },
  'GET /v1/quarantine/{id}': {
    tag: 'Quarantine',
    id: 'getQuarantined',
    answers: ok('The entry.', quarantineEntrySchema),
    problems: ['unknown-entry'],
  },
  'POST /v1/quarantine/{id}/dismiss': {
    tag: 'Quarantine',
    id: 'dismissQuarantined',
    body: json(requests.dismissRequestSchema),
    answers: ok('The entry, dismissed.', quarantineEntrySchema),
    problems: ['unknown-entry', 'not-held'],
  },
  'POST /v1/sources/{source}/remap': {
    tag: 'Sources',
    id: 'remapSource',
    body: json(requests.remapRequestSchema),
    answers: { ...ok('What came out otherwise; with `try`, what would.', remapResultSchema), ...HELD },
    problems: ['unknown-source', 'remap-changed'],
  },
  'DELETE /v1/sources/{source}': {
    tag: 'Sources',
    id: 'deleteSource',
    answers: ok('The mapping is deleted.', deletedSchema),
    problems: ['unknown-source', 'source-in-use', 'built-in', 'revision-conflict'],
  },
  'DELETE /v1/vendors/{vendor}/webhooks/{source}': {
    tag: 'Vendors',
    id: 'deleteWebhook',
    answers: ok('The webhook is deleted.', deletedSchema),
    problems: ['bad-name', 'unknown-webhook'],
  },
  'DELETE /v1/vendors/{vendor}/webhooks/{source}/keys/{fingerprint}': {
    tag: 'Vendors',
    id: 'revokeWebhookKey',
    answers: ok('The address is revoked.', deletedSchema),
    problems: ['bad-name', 'unknown-webhook', 'unknown-key'],
  },
  'POST /v1/quarantine/{id}/reprocess': {
    tag: 'Quarantine',
    id: 'reprocessQuarantined',
    answers: ok('What became of the event, and the entry.', reprocessResultSchema),
    problems: ['unknown-entry', 'reprocessed', 'payload-erased'],
    quarantined: 409,
  },
  'PUT /v1/contracts/{id}': {
    tag: 'Contracts',
    id: 'putContract',
    headers: ifMatch,
    body: document(ANY),
    answers: { ...put('The contract', contractResultSchema), ...HELD },
    problems: ['bad-header', 'revision-conflict', 'contract-invalid'],
  },
  'GET /v1/contracts/{id}': {
    tag: 'Contracts',
    id: 'getContract',
    answers: ok('The newest revision.', storedContractSchema, [JSON_TYPE, YAML_TYPE]),
    problems: ['unknown-contract'],
    etag: true,
  },
  'GET /v1/contracts/{id}/worth': {
    tag: 'Contracts',
    id: 'getContractWorth',
    answers: ok('What each objective is worth.', contractWorthSchema),
    problems: ['unknown-contract', 'contract-refused'],
  },
  'GET /v1/contracts': {
    tag: 'Contracts',
    id: 'listContracts',
    query: requests.pageQuerySchema,
    answers: ok('A page of the contracts.', contractPageSchema),
  },
  'GET /v1/statements': {
    tag: 'Statements',
    id: 'listStatements',
    query: requests.statementQuerySchema,
    answers: ok('A page of the statements.', statementPageSchema),
    problems: ['other-vendor', 'not-for-vendors'],
  },
  'GET /v1/statements/{id}': {
    tag: 'Statements',
    id: 'getStatement',
    query: requests.statementPickSchema,
    answers: ok('The statement.', issuedStatementSchema, [JSON_TYPE, CSV_TYPE]),
    problems: ['unknown-statement'],
    etag: true,
  },
  'GET /v1/statements/{id}/bundle': {
    tag: 'Statements',
    id: 'getStatementBundle',
    query: requests.statementPickSchema,
    answers: ok('The bundle.', bundleSchema, [JSON_TYPE, GZIP_TYPE]),
    problems: ['unknown-statement', 'no-bundle'],
    etag: true,
  },
  'GET /v1/signing-keys': {
    tag: 'Statements',
    id: 'listSigningKeys',
    answers: ok('The keys, as a JWK set.', keySetSchema),
  },
  'GET /v1/statements/{id}/documents/{form}': {
    tag: 'Statements',
    id: 'getStatementDocument',
    query: requests.documentQuerySchema,
    answers: ok('The document.', FILE, ['application/pdf', XLSX_TYPE, CSV_TYPE, 'application/xml']),
    problems: [
      'unknown-statement',
      'unknown-form',
      'no-bundle',
      'contract-refused',
      'no-invoice-details',
      'nothing-credited',
      'note-cancels',
      'note-decimals',
      'note-currencies',
      'note-country',
      'note-currency',
      'note-number',
      'note-tax',
    ],
    etag: true,
  },
  'GET /v1/claims/{id}/package': {
    tag: 'Claims',
    id: 'getClaimPackage',
    query: requests.packageQuerySchema,
    answers: ok('The package.', FILE, ['application/zip']),
    problems: ['unknown-claim', 'no-bundle', 'nothing-to-claim'],
  },
  'GET /v1/ledger/documents/{form}': {
    tag: 'Ledger',
    id: 'getLedgerDocument',
    query: ledger.ledgerDocumentQuerySchema,
    answers: ok('The document.', FILE, [XLSX_TYPE, CSV_TYPE]),
    problems: ['other-vendor', 'not-for-vendors', 'unknown-form'],
  },
  'GET /v1/ledger': {
    tag: 'Ledger',
    id: 'listLedger',
    query: ledger.ledgerQuerySchema,
    answers: {
      ...ok('A page of the entries; as CSV all entries of the span.', ledgerPageSchema, [JSON_TYPE, CSV_TYPE]),
      307: STREAMED,
    },
    problems: ['other-vendor', 'not-for-vendors'],
  },
  'GET /v1/ledger/balances': {
    tag: 'Ledger',
    id: 'getLedgerBalances',
    query: ledger.balancesQuerySchema,
    answers: ok('Opening balance, movements and closing balance of each group.', balancesSchema, [JSON_TYPE, CSV_TYPE]),
    problems: ['other-vendor', 'not-for-vendors', 'ledger-too-large'],
  },
  'GET /v1/ledger/ageing': {
    tag: 'Ledger',
    id: 'getLedgerAgeing',
    query: ledger.ageingQuerySchema,
    answers: ok('What is open of each group, by age.', ageingSchema, [JSON_TYPE, CSV_TYPE]),
    problems: ['other-vendor', 'not-for-vendors', 'ledger-too-large'],
  },
  'POST /v1/disputes': {
    tag: 'Claims',
    id: 'openDispute',
    body: json(requests.disputeRequestSchema),
    answers: { 201: answer('The dispute, open.', disputeSchema) },
    problems: [
      ...PERIOD_PROBLEMS.filter((code) => code !== 'too-many-steps'),
      'period-not-begun',
      'missing',
      'bad-amount',
      'amount-too-large',
      'bad-value',
      'unknown-currency',
      'wrong-currency',
      'unknown-line',
      'not-in-evidence',
      'too-many',
      'revision-conflict',
    ],
  },
  'GET /v1/disputes': {
    tag: 'Claims',
    id: 'listDisputes',
    query: requests.disputeQuerySchema,
    answers: ok('A page of the disputes.', disputePageSchema),
    problems: ['other-vendor', 'not-for-vendors'],
  },
  'POST /v1/disputes/{id}/withdraw': {
    tag: 'Claims',
    id: 'withdrawDispute',
    body: json(requests.withdrawRequestSchema),
    answers: ok('The dispute, withdrawn.', disputeSchema),
    problems: ['unknown-dispute', 'dispute-closed', 'not-your-word'],
  },
  'POST /v1/disputes/{id}/decide': {
    tag: 'Claims',
    id: 'decideDispute',
    body: json(requests.decideRequestSchema),
    answers: ok('The dispute, decided.', disputeSchema),
    problems: [
      'unknown-dispute',
      'dispute-closed',
      'same-person',
      'not-your-word',
      'missing',
      'bad-amount',
      'amount-too-large',
      'bad-value',
      'unknown-currency',
      'unknown-line',
    ],
  },
  'GET /v1/approvals': {
    tag: 'Approvals',
    id: 'listApprovals',
    query: requests.approvalQuerySchema,
    answers: ok('A page of the approvals, oldest first.', approvalPageSchema),
    problems: ['not-for-vendors'],
  },
  'GET /v1/approvals/{id}': {
    tag: 'Approvals',
    id: 'getApproval',
    answers: ok('The approval.', approvalSchema),
    problems: ['unknown-approval'],
  },
  'POST /v1/approvals/{id}/approve': {
    tag: 'Approvals',
    id: 'approveRequest',
    body: json(requests.approveRequestSchema),
    answers: ok('It was carried out, or refused since it is not possible any more: `state` says which.', approvalSchema),
    problems: ['unknown-approval', 'same-person', 'approval-decided'],
  },
  'POST /v1/approvals/{id}/reject': {
    tag: 'Approvals',
    id: 'rejectRequest',
    body: json(requests.withdrawRequestSchema),
    answers: ok('The approval, rejected.', approvalSchema),
    problems: ['unknown-approval', 'same-person', 'approval-decided'],
  },
  'POST /v1/approvals/{id}/withdraw': {
    tag: 'Approvals',
    id: 'withdrawRequest',
    body: json(requests.withdrawRequestSchema),
    answers: ok('The approval, withdrawn.', approvalSchema),
    problems: ['unknown-approval', 'not-requester', 'approval-decided'],
  },
  'GET /v1/claims': {
    tag: 'Claims',
    id: 'listClaims',
    query: requests.claimQuerySchema,
    answers: ok('A page of the claims.', claimPageSchema),
    problems: ['other-vendor', 'not-for-vendors'],
  },
  'GET /v1/bill-credits': {
    tag: 'Claims',
    id: 'listBillCredits',
    query: requests.billCreditQuerySchema,
    answers: ok('A page of the rows.', billCreditPageSchema),
    problems: ['other-vendor', 'not-for-vendors'],
  },
  'GET /v1/claims/{id}': {
    tag: 'Claims',
    id: 'getClaim',
    answers: ok('The claim.', claimSchema),
    problems: ['unknown-claim'],
  },
  'POST /v1/claims/{id}/transitions': {
    tag: 'Claims',
    id: 'recordClaimTransition',
    body: json(requests.claimTransitionRequestSchema),
    answers: { ...ok('The claim, with the transition.', claimSchema), ...HELD },
    problems: [
      'unknown-claim',
      'revision-conflict',
      'bad-transition',
      'claim-changed',
      'not-your-word',
      'claim-too-early',
      'bad-amount',
      'amount-too-large',
      'nothing-open',
      'reference-used',
      'bad-value',
      'unknown-line',
      'missing',
      'too-many',
    ],
  },
  'GET /v1/remedies': {
    tag: 'Claims',
    id: 'listRemedies',
    query: requests.remediesQuerySchema,
    answers: ok('A page of the remedies.', remediesPageSchema),
    problems: ['other-vendor', 'not-for-vendors'],
  },
  'GET /v1/audit-trail': {
    tag: 'Audits',
    id: 'listAuditTrail',
    query: requests.auditTrailQuerySchema,
    answers: ok('A page of the writes.', auditTrailPageSchema),
  },
  'GET /v1/seals': {
    tag: 'Audits',
    id: 'listSeals',
    query: requests.pageQuerySchema,
    answers: ok('A page of the seals.', sealPageSchema),
  },
  'GET /v1/seals/{number}': {
    tag: 'Audits',
    id: 'checkSeal',
    answers: ok('The seal, and its books computed again.', sealCheckSchema),
    problems: ['unknown-seal'],
  },
  'GET /v1/audit-trail/own': {
    tag: 'Audits',
    id: 'listOwnWrites',
    query: requests.auditTrailQuerySchema,
    answers: ok("A page of the caller's own writes.", auditTrailPageSchema),
  },
  'GET /v1/outlooks/{contract}': {
    tag: 'Statements',
    id: 'getOutlook',
    answers: ok('How the period stands now.', outlookSchema),
    problems: PERIOD_PROBLEMS,
  },
  'GET /v1/previews/{contract}/{period}': {
    tag: 'Statements',
    id: 'getPreview',
    answers: ok('The statement as it is now.', previewSchema, [JSON_TYPE, CSV_TYPE]),
    problems: PERIOD_PROBLEMS,
  },
  'GET /v1/previews/{contract}/{period}/bundle': {
    tag: 'Statements',
    id: 'getPreviewBundle',
    answers: ok('The bundle.', previewBundleSchema, [JSON_TYPE, GZIP_TYPE]),
    problems: PERIOD_PROBLEMS,
  },
  'POST /v1/audits': {
    tag: 'Audits',
    id: 'requestAudit',
    body: json(requests.auditRequestSchema),
    answers: { 202: answer('The audit is asked for; GET /v1/audits/{period} shows how it stands.', auditSchema) },
    problems: ['period-not-ended'],
  },
  'GET /v1/audits': {
    tag: 'Audits',
    id: 'listAudits',
    query: requests.auditsQuerySchema,
    answers: ok('The audits of the months, without their outcomes.', auditsSchema),
  },
  'GET /v1/audits/{period}': {
    tag: 'Audits',
    id: 'getAudit',
    query: requests.auditQuerySchema,
    answers: ok('The audit, with a page of its outcomes.', auditSchema),
    problems: ['unknown-audit'],
  },
  'GET /v1/quarantine': {
    tag: 'Quarantine',
    id: 'listQuarantined',
    query: requests.quarantineQuerySchema,
    answers: ok('A page of the entries.', quarantinePageSchema),
  },
  'GET /v1/subscriptions': {
    tag: 'Messages',
    id: 'listSubscriptions',
    answers: ok('The subscriptions, by name.', subscriptionsSchema),
  },
  'PUT /v1/subscriptions/{name}': {
    tag: 'Messages',
    id: 'putSubscription',
    body: json(subscriptionRequestSchema),
    answers: {
      200: answer('The subscription, changed.', subscriptionSchema),
      201: answer('The subscription, made.', subscriptionSchema),
    },
    problems: ['subscription-invalid'],
  },
  'DELETE /v1/subscriptions/{name}': {
    tag: 'Messages',
    id: 'deleteSubscription',
    answers: ok('The subscription has ended.', deletedSchema),
    problems: ['unknown-subscription'],
  },
  'GET /v1/messages': {
    tag: 'Messages',
    id: 'listMessages',
    query: messageQuerySchema,
    answers: ok('A page of the messages, oldest first.', messagePageSchema),
  },
  'GET /v1/messages/{id}': {
    tag: 'Messages',
    id: 'getMessage',
    answers: ok('The message.', messageSchema),
    problems: ['unknown-message'],
  },
  'GET /v1/endpoints': {
    tag: 'Endpoints',
    id: 'listEndpoints',
    answers: ok('The endpoints, by name.', endpointsSchema),
  },
  'PUT /v1/endpoints/{name}': {
    tag: 'Endpoints',
    id: 'putEndpoint',
    body: json(endpoints.endpointRequestSchema),
    answers: {
      200: answer('The endpoint, changed.', endpointSchema),
      201: answer('The endpoint, made, with its secret.', endpointWithSecretSchema),
    },
    problems: ['endpoint-invalid', 'other-vendor', 'not-for-vendors'],
  },
  'DELETE /v1/endpoints/{name}': {
    tag: 'Endpoints',
    id: 'deleteEndpoint',
    answers: ok('The endpoint has ended.', deletedSchema),
    problems: ['unknown-endpoint'],
  },
  'PUT /v1/endpoints/{name}/state': {
    tag: 'Endpoints',
    id: 'setEndpointState',
    body: json(endpoints.endpointStateSchema),
    answers: ok('The endpoint.', endpointSchema),
    problems: ['unknown-endpoint'],
  },
  'POST /v1/endpoints/{name}/secrets': {
    tag: 'Endpoints',
    id: 'rotateEndpointSecret',
    body: json(endpoints.rotationRequestSchema),
    answers: { 201: answer('The endpoint, with its new secret.', endpointWithSecretSchema) },
    problems: ['unknown-endpoint', 'revision-conflict'],
  },
  'POST /v1/endpoints/{name}/tests': {
    tag: 'Endpoints',
    id: 'testEndpoint',
    body: json(endpoints.emptyRequestSchema),
    answers: { 202: answer('The delivery, which is sent at once.', deliverySchema) },
    problems: ['unknown-endpoint', 'endpoint-disabled'],
  },
  'POST /v1/endpoints/{name}/replays': {
    tag: 'Endpoints',
    id: 'replayDeliveries',
    body: json(endpoints.replayRequestSchema),
    answers: ok('How many are sent again.', replayedSchema),
    problems: ['unknown-endpoint', 'unknown-delivery', 'endpoint-disabled'],
  },
  'GET /v1/endpoints/{name}/deliveries': {
    tag: 'Endpoints',
    id: 'listDeliveries',
    query: endpoints.deliveryQuerySchema,
    answers: ok('A page of the deliveries.', deliveryPageSchema),
    problems: ['unknown-endpoint'],
  },
  'GET /v1/endpoints/{name}/deliveries/{id}': {
    tag: 'Endpoints',
    id: 'getDelivery',
    answers: ok('The delivery.', deliverySchema),
    problems: ['unknown-endpoint', 'unknown-delivery'],
  },
};
