/** Every HTTP route, declared once: the CDK app, the embedded run, the handlers and the OpenAPI document all read this. */
import type { FunctionName } from './functions.ts';
import { LIMITS } from './limits.ts';

export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly function: FunctionName;
  /** Scope the caller's token needs; null = open to anyone. */
  readonly scope: string | null;
  readonly description: string;
  /** The most bytes of its body, where it needs more than others. A webhook has a bound of its own, behind its compression. */
  readonly mostBytes?: number;
  /** Whether a token that is bound to a vendor may use it: the handler then keeps to what is that vendor's. */
  readonly vendors?: true;
  /** It answers a listing in pages: what it goes on from is a cursor for this caller alone, in the query of a GET, in the body of a POST. */
  readonly lists?: true;
  /** Its request or its answer has a secret, or what is looked for in personal data: the answer is stored nowhere, and neither is a digest by which the secret could be guessed. */
  readonly secrets?: true;
  /** Its CSV may be of any length: in the cloud the API redirects to the URL of this function, which streams it. */
  readonly streamedBy?: FunctionName;
  /** Its answer may be larger than a function sends: it is then kept in object storage for a short time, and the answer is a link to it. */
  readonly links?: true;
}

export const ROUTES = [
  { method: 'GET', path: '/v1/health', function: 'manage-vendors', scope: null, description: 'Whether the system answers.' },
  { method: 'GET', path: '/openapi.json', function: 'manage-vendors', scope: null, description: 'This description.' },
  {
    method: 'POST',
    path: '/v1/webhooks/{source}/{key}',
    function: 'receive-webhook',
    scope: null,
    mostBytes: LIMITS.requestBytes.value,
    description: "A vendor tool's own webhook; the key is the secret.",
  },
  {
    method: 'GET',
    path: '/v1/webhooks/{source}/{key}',
    function: 'receive-webhook',
    scope: null,
    description: 'Answers a tool that asks whether the address accepts deliveries, as its source declares.',
  },
  {
    method: 'PUT',
    path: '/v1/vendors/{vendor}',
    function: 'manage-vendors',
    scope: 'vendors:write',
    secrets: true,
    description: 'Registers a vendor: who may report for it, and on which components.',
  },
  {
    method: 'GET',
    path: '/v1/vendors',
    function: 'manage-vendors',
    scope: 'vendors:read',
    vendors: true,
    lists: true,
    description: 'All vendors that are registered or that a contract names, in pages.',
  },
  {
    method: 'GET',
    path: '/v1/vendors/{vendor}',
    function: 'manage-vendors',
    scope: 'vendors:read',
    vendors: true,
    description: 'A vendor, its senders and when each was last seen.',
  },
  {
    method: 'PUT',
    path: '/v1/vendors/{vendor}/webhooks/{source}',
    function: 'manage-vendors',
    scope: 'vendors:write',
    secrets: true,
    description: 'Makes a webhook, gives it a signing secret, or rotates its key. A new address is in this answer and in no other.',
  },
  {
    method: 'DELETE',
    path: '/v1/vendors/{vendor}/webhooks/{source}',
    function: 'manage-vendors',
    scope: 'vendors:write',
    description: 'Deletes a webhook: its addresses stop at once.',
  },
  {
    method: 'DELETE',
    path: '/v1/vendors/{vendor}/webhooks/{source}/keys/{fingerprint}',
    function: 'manage-vendors',
    scope: 'vendors:write',
    description: 'Revokes one address of a webhook: it stops at once, and the others stay.',
  },
  {
    method: 'DELETE',
    path: '/v1/sources/{source}',
    function: 'manage-vendors',
    scope: 'sources:write',
    description: 'Deletes a mapping of your own that no webhook uses.',
  },
  {
    method: 'PUT',
    path: '/v1/sources/{source}',
    function: 'manage-vendors',
    scope: 'sources:write',
    mostBytes: LIMITS.uploadBytes.value,
    description: 'Puts a mapping for a tool that is not built in (YAML or JSON).',
  },
  {
    method: 'POST',
    path: '/v1/sources/{source}/remap',
    function: 'manage-evidence',
    scope: 'evidence:write',
    description: 'Reads the stored payloads of a month again with the present mapping, and corrects the events that differ.',
  },
  {
    method: 'GET',
    path: '/v1/sources/{source}',
    function: 'manage-vendors',
    scope: 'sources:read',
    description: 'A mapping, built in or your own.',
  },
  { method: 'GET', path: '/v1/sources', function: 'manage-vendors', scope: 'sources:read', description: 'All sources.' },
  {
    method: 'GET',
    path: '/v1/evidence',
    function: 'manage-evidence',
    scope: 'evidence:read',
    vendors: true,
    lists: true,
    description: 'The stored evidence of a vendor in a month, of one component or of all, and its corrections.',
  },
  {
    method: 'POST',
    path: '/v1/corrections',
    function: 'manage-evidence',
    scope: 'evidence:write',
    mostBytes: LIMITS.uploadBytes.value,
    description: 'Withdraws or replaces an event, with a reason.',
  },
  {
    method: 'POST',
    path: '/v1/erasures/search',
    function: 'erase-records',
    scope: 'evidence:erase',
    lists: true,
    secrets: true,
    description: 'Finds a text in payloads, quarantine and free texts of a vendor and a month, in pages.',
  },
  {
    method: 'POST',
    path: '/v1/erasures',
    function: 'erase-records',
    scope: 'evidence:erase',
    description: 'Erases texts of named records, with a reason. Marks with digests stay, and no amount changes.',
  },
  {
    method: 'GET',
    path: '/v1/quarantine/{id}',
    function: 'manage-evidence',
    scope: 'quarantine:read',
    vendors: true,
    description: 'One entry of the quarantine.',
  },
  {
    method: 'POST',
    path: '/v1/quarantine/{id}/reprocess',
    function: 'manage-evidence',
    scope: 'quarantine:write',
    description: 'Judges a quarantined event again; it counts from its own instants.',
  },
  {
    method: 'POST',
    path: '/v1/quarantine/{id}/dismiss',
    function: 'manage-evidence',
    scope: 'quarantine:write',
    description: 'Dismisses a quarantined event that is no evidence, with a reason. It stays stored, and no statement waits for it.',
  },
  {
    method: 'PUT',
    path: '/v1/contracts/{id}',
    function: 'manage-contracts',
    scope: 'contracts:write',
    mostBytes: LIMITS.uploadBytes.value,
    secrets: true,
    description: 'Puts a contract (YAML or JSON). A refusal lists every error.',
  },
  {
    method: 'GET',
    path: '/v1/contracts/{id}',
    function: 'manage-contracts',
    scope: 'contracts:read',
    vendors: true,
    description: 'A contract, as JSON or as the YAML that was put.',
  },
  {
    method: 'GET',
    path: '/v1/contracts/{id}/worth',
    function: 'find-worth',
    scope: 'contracts:read',
    vendors: true,
    description: 'What the objectives of a contract are worth, found by assessing evidence that is made. It takes a second or two.',
  },
  {
    method: 'GET',
    path: '/v1/contracts',
    function: 'manage-contracts',
    scope: 'contracts:read',
    vendors: true,
    lists: true,
    description: 'All contracts, in pages.',
  },
  {
    method: 'GET',
    path: '/v1/statements',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    lists: true,
    description: 'Issued statements by period, contract or vendor, in pages.',
  },
  {
    method: 'GET',
    path: '/v1/statements/{id}',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    links: true,
    description: 'A statement (newest or a named revision), as JSON or CSV.',
  },
  {
    method: 'GET',
    path: '/v1/signing-keys',
    function: 'read-statements',
    scope: null,
    description: 'The public keys that statements are or were signed with, as a JWK set (RFC 7517).',
  },
  {
    method: 'GET',
    path: '/v1/statements/{id}/bundle',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    links: true,
    description: 'Everything from which a statement was computed, in one file that `makegood verify` takes.',
  },
  {
    method: 'GET',
    path: '/v1/statements/{id}/documents/{form}',
    function: 'render-documents',
    scope: 'statements:read',
    vendors: true,
    links: true,
    description: 'A statement to file or to pay on: pdf, xlsx, csv, or credit-note (UBL 2.1).',
  },
  {
    method: 'GET',
    path: '/v1/claims/{id}/package',
    function: 'render-documents',
    scope: 'statements:read',
    vendors: true,
    links: true,
    description: 'The package of a claim as a ZIP: letter, statement, intervals, events, bundle.',
  },
  {
    method: 'GET',
    path: '/v1/ledger/documents/{form}',
    function: 'render-documents',
    scope: 'statements:read',
    vendors: true,
    links: true,
    description: 'The ledger of a span as one file: xlsx or csv.',
  },
  {
    method: 'GET',
    path: '/v1/ledger',
    function: 'read-ledger',
    scope: 'statements:read',
    vendors: true,
    lists: true,
    description: 'What revisions and claims post to their accounts: JSON in pages, or CSV of the whole span.',
    streamedBy: 'stream-ledger',
  },
  {
    method: 'GET',
    path: '/v1/ledger/balances',
    function: 'read-ledger',
    scope: 'statements:read',
    vendors: true,
    links: true,
    description: 'Opening balance, movements and closing balance of the ledger, by vendor, customer, cost centre, period or contract.',
  },
  {
    method: 'GET',
    path: '/v1/ledger/ageing',
    function: 'read-ledger',
    scope: 'statements:read',
    vendors: true,
    links: true,
    description: 'What is open on a day, by age.',
  },
  {
    method: 'GET',
    path: '/v1/outlooks/{contract}',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    links: true,
    description: 'How the running period stands: the downtime that is left, the timers that run, the projected credit.',
  },
  {
    method: 'GET',
    path: '/v1/previews/{contract}/{period}',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    links: true,
    description: 'What the statement of a period would say now; nothing is issued.',
  },
  {
    method: 'GET',
    path: '/v1/previews/{contract}/{period}/bundle',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    links: true,
    description: 'Everything from which a preview is computed: the contract, the evidence so far, the states of earlier periods.',
  },
  {
    method: 'POST',
    path: '/v1/disputes',
    function: 'manage-claims',
    scope: 'disputes:write',
    vendors: true,
    description: 'Opens a dispute: lines of a statement, or events behind it, are wrong, and by how much.',
  },
  {
    method: 'GET',
    path: '/v1/disputes',
    function: 'manage-claims',
    scope: 'statements:read',
    vendors: true,
    lists: true,
    description: 'Disputes of a contract.',
  },
  {
    method: 'POST',
    path: '/v1/disputes/{id}/withdraw',
    function: 'manage-claims',
    scope: 'disputes:write',
    vendors: true,
    description: 'Withdraws a dispute; the party that raised it may.',
  },
  {
    method: 'POST',
    path: '/v1/disputes/{id}/decide',
    function: 'manage-claims',
    scope: 'disputes:settle',
    vendors: true,
    description: 'Decides a dispute that the other party raised, with its outcome.',
  },
  {
    method: 'GET',
    path: '/v1/claims',
    function: 'manage-claims',
    scope: 'statements:read',
    vendors: true,
    lists: true,
    description: 'Claims by state, contract or vendor, in pages.',
  },
  {
    method: 'GET',
    path: '/v1/bill-credits',
    function: 'manage-claims',
    scope: 'statements:read',
    vendors: true,
    lists: true,
    description: 'Rows of bills that pay claims: what was received of them, and which wait, with the reason.',
  },
  {
    method: 'GET',
    path: '/v1/claims/{id}',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    links: true,
    description: 'A claim: its deadline, its history, what was credited.',
  },
  {
    method: 'POST',
    path: '/v1/claims/{id}/transitions',
    function: 'manage-claims',
    scope: 'claims:write',
    vendors: true,
    description: 'Records what the creditor or the debtor states of a claim: a transition of it, or that one was wrong.',
  },
  {
    method: 'GET',
    path: '/v1/approvals',
    function: 'manage-approvals',
    scope: 'approvals:read',
    vendors: true,
    lists: true,
    description: 'Requests that wait for a second person, and those that were decided: of the own party, in pages.',
  },
  {
    method: 'GET',
    path: '/v1/approvals/{id}',
    function: 'manage-approvals',
    scope: 'approvals:read',
    vendors: true,
    description: 'One of them, with the request as it was sent.',
  },
  {
    method: 'POST',
    path: '/v1/approvals/{id}/approve',
    function: 'manage-approvals',
    scope: 'approvals:decide',
    vendors: true,
    description: 'Approves a request that another person sent, and carries it out.',
  },
  {
    method: 'POST',
    path: '/v1/approvals/{id}/reject',
    function: 'manage-approvals',
    scope: 'approvals:decide',
    vendors: true,
    description: 'Rejects a request that another person sent.',
  },
  {
    method: 'POST',
    path: '/v1/approvals/{id}/withdraw',
    function: 'manage-approvals',
    scope: 'approvals:read',
    vendors: true,
    description: 'Takes back a request that waits; only who sent it may.',
  },
  {
    method: 'GET',
    path: '/v1/remedies',
    function: 'manage-claims',
    scope: 'statements:read',
    vendors: true,
    lists: true,
    description: 'Remedies that are not money and are open on a day.',
  },
  {
    method: 'GET',
    path: '/v1/audit-trail',
    function: 'manage-claims',
    scope: 'audit-trail:read',
    lists: true,
    description: 'Every write by the API on a day: who, what, when, with what outcome.',
  },
  {
    method: 'GET',
    path: '/v1/seals',
    function: 'read-statements',
    scope: 'audit-trail:read',
    lists: true,
    description: 'The seals over the audit trail and the ledger, in order.',
  },
  {
    method: 'GET',
    path: '/v1/seals/{number}',
    function: 'read-statements',
    scope: 'audit-trail:read',
    description: 'A seal, and what the books of its span give now.',
  },
  {
    method: 'GET',
    path: '/v1/audit-trail/own',
    function: 'manage-claims',
    scope: 'statements:read',
    lists: true,
    description: 'Of the writes on a day those of the caller, who is the subject of its token.',
  },
  {
    method: 'POST',
    path: '/v1/audits',
    function: 'start-audit',
    scope: 'audits:run',
    description: 'Asks for the audit of a month. The request does not wait for its end.',
  },
  {
    method: 'GET',
    path: '/v1/audits',
    function: 'read-statements',
    scope: 'statements:read',
    description: 'How the audits of the last months stand: those that were asked for, the newest month first.',
  },
  {
    method: 'GET',
    path: '/v1/audits/{period}',
    function: 'read-statements',
    scope: 'statements:read',
    lists: true,
    description: 'How an audit stands, contract by contract.',
  },
  {
    method: 'GET',
    path: '/v1/quarantine',
    function: 'read-statements',
    scope: 'quarantine:read',
    vendors: true,
    lists: true,
    description: 'Events that could not be taken, with the reason.',
  },
] as const satisfies readonly Route[];

type KeyOf<R, F> = R extends { readonly method: infer M extends string; readonly path: infer P extends string; readonly function: F }
  ? `${M} ${P}`
  : never;

/** Functions that answer listings. */
export type ListingFunction = Extract<(typeof ROUTES)[number], { readonly lists: true }>['function'];

/** Functions that keep large answers in object storage. */
export type LinkingFunction = Extract<(typeof ROUTES)[number], { readonly links: true }>['function'];

/** The keys of the routes that a function answers, as API Gateway names them: "GET /v1/statements/{id}". */
export type RouteKeyOf<F extends FunctionName> = KeyOf<(typeof ROUTES)[number], F>;

export type RouteKey = RouteKeyOf<FunctionName>;

export const routeKey = (route: Route): string => `${route.method} ${route.path}`;

export const isLinking = (name: FunctionName): name is LinkingFunction =>
  (ROUTES as readonly Route[]).some((route) => route.function === name && route.links === true);
