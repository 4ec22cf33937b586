/** Every HTTP route, declared once: the CDK app, the embedded run, the handlers and the OpenAPI document all read this. */
import type { FunctionName } from './functions.ts';

export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly function: FunctionName;
  /** Scope the caller's token needs; null = open to anyone. */
  readonly scope: string | null;
  readonly says: string;
}

export const ROUTES = [
  { method: 'GET', path: '/v1/health', function: 'read-statements', scope: null, says: 'Whether the system answers.' },
  { method: 'GET', path: '/openapi.json', function: 'read-statements', scope: null, says: 'This description.' },
  {
    method: 'POST',
    path: '/v1/webhooks/{source}/{key}',
    function: 'receive-webhook',
    scope: null,
    says: "A vendor tool's own webhook; the key is the secret.",
  },
  {
    method: 'PUT',
    path: '/v1/vendors/{vendor}/webhooks/{source}',
    function: 'manage-contracts',
    scope: 'contracts:write',
    says: 'Makes a webhook, or gives it a signing secret.',
  },
  {
    method: 'PUT',
    path: '/v1/contracts/{id}',
    function: 'manage-contracts',
    scope: 'contracts:write',
    says: 'Puts a contract (YAML or JSON); every error at once.',
  },
  {
    method: 'GET',
    path: '/v1/contracts/{id}',
    function: 'manage-contracts',
    scope: 'contracts:read',
    says: 'A contract, as JSON or as the YAML that was put.',
  },
  { method: 'GET', path: '/v1/contracts', function: 'manage-contracts', scope: 'contracts:read', says: 'All contracts, in pages.' },
  {
    method: 'GET',
    path: '/v1/statements',
    function: 'read-statements',
    scope: 'statements:read',
    says: 'Issued statements by period, contract or vendor, in pages.',
  },
  {
    method: 'GET',
    path: '/v1/statements/{id}',
    function: 'read-statements',
    scope: 'statements:read',
    says: 'A statement (newest or a named revision), as JSON or CSV.',
  },
  {
    method: 'GET',
    path: '/v1/previews/{contract}/{period}',
    function: 'read-statements',
    scope: 'statements:read',
    says: 'What the statement of a period would say now; nothing is issued.',
  },
  {
    method: 'POST',
    path: '/v1/audits',
    function: 'start-audit',
    scope: 'audits:run',
    says: 'Asks for the audit of a month; it runs by itself.',
  },
  {
    method: 'GET',
    path: '/v1/audits/{period}',
    function: 'read-statements',
    scope: 'statements:read',
    says: 'How an audit stands, contract by contract.',
  },
  {
    method: 'GET',
    path: '/v1/quarantine',
    function: 'read-statements',
    scope: 'quarantine:read',
    says: 'What could not be taken, with its reason.',
  },
] as const satisfies readonly Route[];

/** As API Gateway names a route: "GET /v1/statements/{id}". */
export type RouteKey = (typeof ROUTES)[number] extends infer R
  ? R extends { method: infer M extends string; path: infer P extends string }
    ? `${M} ${P}`
    : never
  : never;

export const routeKey = (route: Route): string => `${route.method} ${route.path}`;

export const SCOPES = [...new Set(ROUTES.flatMap((route) => (route.scope === null ? [] : [route.scope])))];
