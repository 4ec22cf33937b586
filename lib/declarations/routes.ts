/** Every HTTP route, declared once: the CDK app, the embedded run, the handlers and the OpenAPI document all read this. */
import type { FunctionName } from './functions.ts';

export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly function: FunctionName;
  /** Scope the caller's token needs; null = open to anyone. */
  readonly scope: string | null;
  readonly description: string;
  /** Whether a token that is bound to a vendor may use it: the handler then keeps to what is that vendor's. */
  readonly vendors?: true;
}

export const ROUTES = [
  { method: 'GET', path: '/v1/health', function: 'manage-vendors', scope: null, description: 'Whether the system answers.' },
  { method: 'GET', path: '/openapi.json', function: 'manage-vendors', scope: null, description: 'This description.' },
  {
    method: 'POST',
    path: '/v1/webhooks/{source}/{key}',
    function: 'receive-webhook',
    scope: null,
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
    description: 'Registers a vendor: who may report for it, and on which components.',
  },
  {
    method: 'GET',
    path: '/v1/vendors',
    function: 'manage-vendors',
    scope: 'vendors:read',
    vendors: true,
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
    description: 'Makes a webhook, gives it a signing secret, or rotates its key.',
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
    description: 'The stored evidence of a vendor in a month, of one component or of all, and its corrections.',
  },
  {
    method: 'POST',
    path: '/v1/corrections',
    function: 'manage-evidence',
    scope: 'evidence:write',
    description: 'Withdraws or replaces an event, with a reason.',
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
    description: 'All contracts, in pages.',
  },
  {
    method: 'GET',
    path: '/v1/statements',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    description: 'Issued statements by period, contract or vendor, in pages.',
  },
  {
    method: 'GET',
    path: '/v1/statements/{id}',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    description: 'A statement (newest or a named revision), as JSON or CSV.',
  },
  {
    method: 'GET',
    path: '/v1/statements/{id}/bundle',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    description: 'Everything from which a statement was computed, in one file that `makegood verify` takes.',
  },
  {
    method: 'GET',
    path: '/v1/statements/{id}/documents/{form}',
    function: 'render-documents',
    scope: 'statements:read',
    vendors: true,
    description: 'A statement to file or to pay on: pdf, xlsx, csv, or credit-note (UBL 2.1).',
  },
  {
    method: 'GET',
    path: '/v1/claims/{id}/package',
    function: 'render-documents',
    scope: 'statements:read',
    vendors: true,
    description: 'The package of a claim as a ZIP: letter, statement, intervals, events, bundle.',
  },
  {
    method: 'GET',
    path: '/v1/ledger/documents/{form}',
    function: 'render-documents',
    scope: 'statements:read',
    vendors: true,
    description: 'The ledger of a span as one file: xlsx or csv.',
  },
  {
    method: 'GET',
    path: '/v1/ledger',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    description: 'What every revision adds to or takes from the credits, as entries (JSON or CSV), in pages.',
  },
  {
    method: 'GET',
    path: '/v1/outlooks/{contract}',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    description: 'How the running period stands: the downtime that is left, the timers that run, the projected credit.',
  },
  {
    method: 'GET',
    path: '/v1/previews/{contract}/{period}',
    function: 'read-statements',
    scope: 'statements:read',
    vendors: true,
    description: 'What the statement of a period would say now; nothing is issued.',
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
    description: 'Decides a dispute, with its outcome.',
  },
  {
    method: 'GET',
    path: '/v1/claims',
    function: 'manage-claims',
    scope: 'statements:read',
    vendors: true,
    description: 'Claims by state, contract or vendor, in pages.',
  },
  {
    method: 'GET',
    path: '/v1/claims/{id}',
    function: 'manage-claims',
    scope: 'statements:read',
    vendors: true,
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
    path: '/v1/remedies',
    function: 'manage-claims',
    scope: 'statements:read',
    vendors: true,
    description: 'Remedies that are not money and are open on a day.',
  },
  {
    method: 'GET',
    path: '/v1/audit-trail',
    function: 'manage-claims',
    scope: 'audit-trail:read',
    description: 'Every write by the API on a day: who, what, when, with what outcome.',
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
    path: '/v1/audits/{period}',
    function: 'read-statements',
    scope: 'statements:read',
    description: 'How an audit stands, contract by contract.',
  },
  {
    method: 'GET',
    path: '/v1/quarantine',
    function: 'read-statements',
    scope: 'quarantine:read',
    vendors: true,
    description: 'Events that could not be taken, with the reason.',
  },
] as const satisfies readonly Route[];

type KeyOf<R, F> = R extends { readonly method: infer M extends string; readonly path: infer P extends string; readonly function: F }
  ? `${M} ${P}`
  : never;

/** The keys of the routes that a function answers, as API Gateway names them: "GET /v1/statements/{id}". */
export type RouteKeyOf<F extends FunctionName> = KeyOf<(typeof ROUTES)[number], F>;

export type RouteKey = RouteKeyOf<FunctionName>;

export const routeKey = (route: Route): string => `${route.method} ${route.path}`;
