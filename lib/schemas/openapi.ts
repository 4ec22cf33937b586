/** The OpenAPI document, made from the declared routes and the zod schemas. */
import * as z from 'zod/mini';
import { ROUTES, type RouteKey, SCOPES, routeKey } from '../declarations/routes.ts';
import * as requests from './http-requests.ts';
import * as responses from './http-responses.ts';
import { mappingSchema } from './mapping.ts';

interface Spec {
  readonly query?: z.ZodMiniObject;
  readonly body?: { readonly schema?: z.ZodMiniType; readonly types: readonly string[] };
  readonly status: number;
  readonly response: z.ZodMiniType;
  readonly types?: readonly string[];
}

const JSON_TYPE = 'application/json';
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A file. */
const BINARY = z.string();
const contractBody = { types: ['application/yaml', JSON_TYPE] };

/** What each route takes and gives; a route that is forgotten does not compile. */
export const ROUTE_SPECS: Readonly<Record<RouteKey, Spec>> = {
  'GET /v1/health': { status: 200, response: responses.healthSchema },
  'GET /openapi.json': { status: 200, response: z.record(z.string(), z.unknown()) },
  'POST /v1/webhooks/{source}/{key}': {
    body: { types: [JSON_TYPE, 'application/x-www-form-urlencoded', 'multipart/form-data'] },
    status: 202,
    response: responses.acceptedSchema,
  },
  'GET /v1/webhooks/{source}/{key}': { status: 200, response: BINARY, types: ['text/plain', JSON_TYPE] },
  'PUT /v1/vendors/{vendor}/webhooks/{source}': {
    body: { schema: requests.webhookRequestSchema, types: [JSON_TYPE] },
    status: 200,
    response: responses.webhookResultSchema,
  },
  'PUT /v1/vendors/{vendor}': {
    body: { schema: requests.vendorRequestSchema, types: [JSON_TYPE] },
    status: 200,
    response: responses.vendorSchema,
  },
  'GET /v1/vendors/{vendor}': { status: 200, response: responses.vendorSchema },
  'PUT /v1/sources/{source}': {
    body: { schema: mappingSchema, types: ['application/yaml', JSON_TYPE] },
    status: 200,
    response: responses.sourceSchema,
  },
  'GET /v1/sources/{source}': { status: 200, response: responses.sourceSchema },
  'GET /v1/sources': { status: 200, response: responses.sourcesSchema },
  'GET /v1/evidence': { query: requests.evidenceQuerySchema, status: 200, response: responses.evidenceSchema },
  'POST /v1/corrections': {
    body: { schema: requests.correctionRequestSchema, types: [JSON_TYPE] },
    status: 201,
    response: responses.correctionResultSchema,
  },
  'GET /v1/quarantine/{id}': { status: 200, response: responses.quarantineEntrySchema },
  'POST /v1/quarantine/{id}/dismiss': {
    body: { schema: requests.dismissRequestSchema, types: [JSON_TYPE] },
    status: 200,
    response: responses.quarantineEntrySchema,
  },
  'POST /v1/sources/{source}/remap': {
    body: { schema: requests.remapRequestSchema, types: [JSON_TYPE] },
    status: 200,
    response: responses.remapResultSchema,
  },
  'DELETE /v1/sources/{source}': { status: 200, response: responses.deletedSchema },
  'DELETE /v1/vendors/{vendor}/webhooks/{source}': { status: 200, response: responses.deletedSchema },
  'POST /v1/quarantine/{id}/reprocess': { status: 200, response: responses.reprocessResultSchema },
  'PUT /v1/contracts/{id}': {
    body: contractBody,
    status: 200,
    response: responses.contractResultSchema,
  },
  'GET /v1/contracts/{id}': { status: 200, response: responses.storedContractSchema, types: [JSON_TYPE, 'application/yaml'] },
  'GET /v1/contracts/{id}/worth': { status: 200, response: responses.contractWorthSchema },
  'GET /v1/contracts': { query: requests.pageQuerySchema, status: 200, response: responses.contractPageSchema },
  'GET /v1/statements': { query: requests.statementQuerySchema, status: 200, response: responses.statementPageSchema },
  'GET /v1/statements/{id}': {
    query: requests.statementPickSchema,
    status: 200,
    response: responses.issuedStatementSchema,
    types: [JSON_TYPE, 'text/csv'],
  },
  'GET /v1/statements/{id}/bundle': { query: requests.statementPickSchema, status: 200, response: responses.bundleSchema },
  'GET /v1/statements/{id}/documents/{form}': {
    query: requests.documentQuerySchema,
    status: 200,
    response: BINARY,
    types: ['application/pdf', XLSX_TYPE, 'text/csv', 'application/xml'],
  },
  'GET /v1/claims/{id}/package': { query: requests.packageQuerySchema, status: 200, response: BINARY, types: ['application/zip'] },
  'GET /v1/ledger/documents/{form}': {
    query: requests.ledgerDocumentQuerySchema,
    status: 200,
    response: BINARY,
    types: [XLSX_TYPE, 'text/csv'],
  },
  'GET /v1/ledger': {
    query: requests.ledgerQuerySchema,
    status: 200,
    response: responses.ledgerPageSchema,
    types: [JSON_TYPE, 'text/csv'],
  },
  'POST /v1/disputes': {
    body: { schema: requests.disputeRequestSchema, types: [JSON_TYPE] },
    status: 201,
    response: responses.disputeSchema,
  },
  'GET /v1/disputes': { query: requests.disputeQuerySchema, status: 200, response: responses.disputesSchema },
  'POST /v1/disputes/{id}/settle': {
    body: { schema: requests.settleRequestSchema, types: [JSON_TYPE] },
    status: 200,
    response: responses.disputeSchema,
  },
  'GET /v1/claims': { query: requests.claimQuerySchema, status: 200, response: responses.claimPageSchema },
  'GET /v1/claims/{id}': { status: 200, response: responses.claimSchema },
  'POST /v1/claims/{id}/transitions': {
    body: { schema: requests.claimTransitionRequestSchema, types: [JSON_TYPE] },
    status: 200,
    response: responses.claimSchema,
  },
  'GET /v1/remedies': { query: requests.remediesQuerySchema, status: 200, response: responses.remediesPageSchema },
  'GET /v1/audit-trail': { query: requests.auditTrailQuerySchema, status: 200, response: responses.auditTrailPageSchema },
  'GET /v1/outlooks/{contract}': { status: 200, response: responses.outlookSchema },
  'GET /v1/previews/{contract}/{period}': { status: 200, response: responses.previewSchema, types: [JSON_TYPE, 'text/csv'] },
  'POST /v1/audits': { body: { schema: requests.auditRequestSchema, types: [JSON_TYPE] }, status: 202, response: responses.auditSchema },
  'GET /v1/audits/{period}': { query: requests.auditQuerySchema, status: 200, response: responses.auditSchema },
  'GET /v1/quarantine': { query: requests.quarantineQuerySchema, status: 200, response: responses.quarantinePageSchema },
};

/** Schemas with a name of their own, met so far. */
type Named = Record<string, unknown>;

/** Named parts go to the components, and are referred to there. */
function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output', named: Named): Record<string, unknown> {
  const made = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' }) as Record<string, unknown>;
  const whole = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')) as Record<string, unknown>;
  const { $schema: _, $defs: parts, id, ...rest } = whole;
  for (const [name, part] of Object.entries((parts ?? {}) as Named)) named[name] = withoutId(part as Record<string, unknown>);
  if (typeof id !== 'string') return rest;
  named[id] = rest;
  return { $ref: `#/components/schemas/${id}` };
}

const withoutId = ({ id: _, ...rest }: Record<string, unknown>): Record<string, unknown> => rest;

const content = (types: readonly string[], schema: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(types.map((type) => [type, { schema: type === JSON_TYPE ? schema : { type: 'string' } }]));

const problem = (description: string): Record<string, unknown> => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** What API Gateway itself answers. */
const GATEWAY = (description: string): Record<string, unknown> => ({
  description,
  content: { [JSON_TYPE]: { schema: { type: 'object', properties: { message: { type: 'string' } }, required: ['message'] } } },
});

function operation(route: (typeof ROUTES)[number], named: Named): Record<string, unknown> {
  const spec = ROUTE_SPECS[routeKey(route) as RouteKey];
  const pathParameters = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { properties: query = {}, required: needed = [] } = (spec.query ? jsonSchema(spec.query, 'input', named) : {}) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return {
    operationId: routeKey(route)
      .replace(/[^A-Za-z]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase(),
    summary: route.says,
    parameters: [
      ...pathParameters,
      ...Object.entries(query).map(([name, schema]) => ({ name, in: 'query', required: needed.includes(name), schema })),
    ],
    ...(spec.body && {
      requestBody: {
        required: true,
        content: content(spec.body.types, spec.body.schema ? jsonSchema(spec.body.schema, 'input', named) : {}),
      },
    }),
    responses: {
      [spec.status]: { description: 'As asked.', content: content(spec.types ?? [JSON_TYPE], jsonSchema(spec.response, 'output', named)) },
      ...(route.method === 'GET' &&
        spec.types &&
        spec.response !== BINARY && { 304: { description: 'Not changed since the ETag that was sent.' } }),
      ...(route.scope !== null && { 401: GATEWAY('The token is missing or not good.'), 403: GATEWAY('The token lacks the scope.') }),
      default: problem('What went wrong, with a stable code.'),
    },
    security: route.scope === null ? [] : [{ token: [route.scope] }],
  };
}

export function openApi(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  const named: Named = {};
  const problemSchema = jsonSchema(responses.problemSchema, 'output', named);
  for (const route of ROUTES) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, named) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Makegood',
      version,
      description: 'SLA compliance and service credits.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { ...Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1))), Problem: problemSchema },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: `Scopes: ${SCOPES.join(', ')}.` } },
    },
  };
}
