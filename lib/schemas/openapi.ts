/**
 * The description of the API (OpenAPI 3.1), made by zod-openapi from the declared routes and the schemas of the functions. No deployed
 * function contains it: they serve docs/schema/openapi.json, which `npm run docs` writes.
 */
import * as z from 'zod/mini';
import {
  type ZodOpenApiMediaTypeObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverride,
  type ZodOpenApiPathItemObject,
  type ZodOpenApiResponseObject,
  createDocument,
} from 'zod-openapi';
import { AWS_FIGURES } from '../declarations/aws-figures.ts';
import { LINK_PREFERENCE, LINK_TYPE } from '../declarations/document-links.ts';
import { ADDRESS_RATE_LIMIT, RATE_LIMIT } from '../declarations/throttle.ts';
import { SCOPES } from '../declarations/scopes.ts';
import { ROUTES, type Route, type RouteKey, routeKey, takesKeys } from '../declarations/routes.ts';
import { annotated, described } from './described.ts';
import { problemSchema } from './responses/problems.ts';
import { PROBLEM_CODES, type ProblemCode } from './problem-codes.ts';
import { type AnswerSpec, LINKED, READ_BACK, ROUTE_SPECS, type RouteSpec, TAGS } from './route-specs.ts';

const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';

/** Marks answers as open, because later versions may add fields. */
const openAnswers: ZodOpenApiOverride = ({ jsonSchema, io }) => {
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
};

/** What is beside a reference holds too, so that a described reference that is closed would allow no member of what it refers to. */
function openReferences(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  if ('$ref' in part && 'additionalProperties' in part) delete part.additionalProperties;
  Object.values(part).forEach(openReferences);
}

const contentOf = (types: readonly string[], schema: z.ZodMiniType): Record<string, ZodOpenApiMediaTypeObject> =>
  Object.fromEntries(types.map((type) => [type, { schema: type === JSON_TYPE ? schema : z.string() }]));

const answerOf = ({ says, types, schema }: AnswerSpec, headers: Record<string, z.ZodMiniType>): ZodOpenApiResponseObject => ({
  description: says,
  content: contentOf(types, schema),
  ...(Object.keys(headers).length > 0 && { headers: z.object(headers) }),
});

/** An answer that went well; of a route with links, the link in its place. */
function answered({ links }: Route, spec: AnswerSpec, headers: Record<string, z.ZodMiniType>): ZodOpenApiResponseObject {
  const { content, ...rest } = answerOf(spec, headers);
  return { ...rest, content: { ...content, ...(links && { [LINK_TYPE]: { schema: LINKED.schema } }) } };
}

/** Answers of API Gateway itself: to every request, to one that needs a token, to one with a body. */
const GATEWAY = {
  every: {
    429: 'All callers together send more than the stage of the API takes.',
    431: `The request line and the values of the headers are more than ${AWS_FIGURES.httpLineBytes} bytes.`,
    503: `The answer took more than ${AWS_FIGURES.httpSeconds} s.`,
  },
  guarded: { 401: 'The token is missing or invalid.', 403: 'The token lacks the scope.' },
  withBody: { 413: `The body is more than ${AWS_FIGURES.httpBytes} bytes.` },
} as const;
const gatewaySchema = z.object({ message: z.string() });

/** The problem codes of a route: its own, and those that follow from its parameters and body. */
export function problemsOf(route: Route): ReadonlySet<ProblemCode> {
  const spec = ROUTE_SPECS[routeKey(route) as RouteKey];
  const codes = new Set<ProblemCode>(['internal', 'unavailable', ...(spec.problems ?? [])]);
  const add = (when: boolean, ...more: ProblemCode[]): void => void (when && more.forEach((code) => codes.add(code)));
  const isGuarded = route.scope !== null;
  add(spec.query !== undefined, 'bad-query');
  add(spec.query !== undefined && 'cursor' in spec.query.shape, 'bad-cursor', 'cursor-expired');
  const bodies = isGuarded ? (spec.body?.types ?? []) : [];
  add(bodies.length === 1, 'not-json', 'doubled-name', 'bad-body');
  add(bodies.length > 1, 'not-json', 'doubled-name', 'unsupported-media-type');
  add(route.path.includes('{'), 'no-such-route');
  add(isGuarded && route.method !== 'GET', 'unusable-name', 'too-large');
  add(true, 'too-many-requests');
  add(isGuarded, 'no-subject');
  add(isGuarded && !route.vendors, 'not-for-vendors');
  add(takesKeys(route), 'bad-header', 'in-progress', 'idempotency-key-reused');
  add(isNegotiated(spec), 'not-acceptable');
  add(route.links === true, 'document-too-large', 'too-many-files');
  return codes;
}

/** Whether the caller chooses among media types by Accept: JSON or one other. A document's type is chosen by its address. */
const isNegotiated = ({ answers, tag }: RouteSpec): boolean => {
  const types = answers[200]?.types ?? [];
  return tag !== 'Webhooks' && types.length > 1 && types.includes(JSON_TYPE);
};

/** Answers that are the same at every route that has them, and stand once in the description. */
const SAME_EVERYWHERE: readonly number[] = [413, 431, 500, 503];
const shared = new Map<number, ZodOpenApiResponseObject>();

function standingOnce(status: number, answer: ZodOpenApiResponseObject): ZodOpenApiResponseObject {
  if (!SAME_EVERYWHERE.includes(status)) return answer;
  const known = shared.get(status) ?? { id: `Failure${status}`, ...answer };
  if (known.description !== answer.description) throw new Error(`the answer ${status} differs between routes`);
  shared.set(status, known);
  return known;
}

/** The failures of a route by status: answers of API Gateway, and problems with their codes. */
function failures(route: Route): Record<string, ZodOpenApiResponseObject> {
  const codes = [...problemsOf(route)].sort();
  const { quarantined } = ROUTE_SPECS[routeKey(route) as RouteKey];
  const gateway: Readonly<Record<number, string>> = {
    ...GATEWAY.every,
    ...(route.scope !== null && GATEWAY.guarded),
    ...(route.method !== 'GET' && GATEWAY.withBody),
  };
  const byStatus = (status: number): ZodOpenApiResponseObject => {
    const says = codes.filter((code) => PROBLEM_CODES[code][0] === status).map((code) => `\`${code}\`: ${PROBLEM_CODES[code][1]}`);
    if (quarantined === status) says.push('A code of the quarantine: the event is stored there; do not send it again.');
    return {
      description: [...(gateway[status] === undefined ? [] : [gateway[status]]), ...says].join('\n'),
      content: {
        ...(gateway[status] !== undefined && { [JSON_TYPE]: { schema: gatewaySchema } }),
        ...(says.length > 0 && { [PROBLEM_TYPE]: { schema: problemSchema } }),
      },
    };
  };
  const statuses = [
    ...codes.map((code) => PROBLEM_CODES[code][0]),
    ...Object.keys(gateway).map(Number),
    ...(quarantined ? [quarantined] : []),
  ];
  return Object.fromEntries([...new Set(statuses)].sort().map((status) => [String(status), standingOnce(status, byStatus(status))]));
}

/** Headers of a request: the route's own, and those that follow from its method and answers. */
function headersOf(route: Route, spec: RouteSpec): z.ZodMiniObject | undefined {
  const headers: Record<string, z.ZodMiniType> = { ...spec.headers };
  if (spec.etag)
    headers['if-none-match'] = described(z.optional(z.string()), 'An ETag; the answer is 304 while it is still the current one.');
  if (route.links)
    headers.prefer = described(
      z.optional(z.string()),
      `\`${LINK_PREFERENCE}\`: in place of 303 the answer is 200, with the same body as \`${LINK_TYPE}\`.`,
    );
  if (takesKeys(route))
    headers['idempotency-key'] = described(
      z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
      'A name of your own for the request: a repeated request with it gets the first answer again.',
    );
  return Object.keys(headers).length === 0 ? undefined : z.object(headers);
}

/** A header of answers, described once. */
const sentHeader = (id: string, description: string): z.ZodMiniType => annotated(z.string(), { description, header: { id } });

const RATE_HEADERS = {
  'ratelimit-limit': sentHeader(
    'RateLimitLimit',
    'Requests of one caller, or without a token of one address, that are allowed in a minute.',
  ),
  'ratelimit-remaining': sentHeader('RateLimitRemaining', 'Requests that are left in this minute.'),
  'ratelimit-reset': sentHeader('RateLimitReset', 'Seconds until the next minute.'),
};
const LOCATION_HEADER = { location: sentHeader('Location', 'The address of the file, for a GET without a token.') };
const ROUTE_HEADER = { location: sentHeader('ReadBack', 'The path of the API that has the answer, for a GET with the same token.') };
const ETAG_HEADER = { etag: sentHeader('ETag', 'The version of the answer, for If-None-Match.') };

function operation(route: Route): ZodOpenApiOperationObject {
  const spec = ROUTE_SPECS[routeKey(route) as RouteKey];
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const header = headersOf(route, spec);
  const sent = { ...RATE_HEADERS, ...(spec.etag && ETAG_HEADER) };
  return {
    operationId: spec.id,
    tags: [spec.tag],
    summary: route.description,
    security: route.scope === null ? [] : [{ token: [route.scope] }],
    requestParams: {
      ...(names.length > 0 && { path: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
      ...(spec.query && { query: spec.query }),
      ...(header && { header }),
    },
    ...(spec.body && { requestBody: { required: true, content: contentOf(spec.body.types, spec.body.schema) } }),
    responses: {
      ...Object.fromEntries(Object.entries(spec.answers).map(([status, answer]) => [status, answered(route, answer, sent)])),
      ...(route.links && { '303': answerOf(LINKED, { ...sent, ...LOCATION_HEADER }) }),
      ...(route.readsBack && { '303': answerOf(READ_BACK, { ...sent, ...ROUTE_HEADER }) }),
      ...(spec.etag && { '304': { description: 'The answer has not changed since the ETag.' } }),
      ...failures(route),
      default: { description: 'Any other failure.', content: { [PROBLEM_TYPE]: { schema: problemSchema } } },
    },
  };
}

export function openApi(version: string): Record<string, unknown> {
  const paths: Record<string, ZodOpenApiPathItemObject> = {};
  for (const route of ROUTES as readonly Route[])
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  const document: unknown = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Makegood',
        version,
        description: `SLA compliance and service credits. Problems are \`application/problem+json\` (RFC 9457) with a stable \`code\`; docs/reference/errors.md has the remedies. ${RATE_LIMIT} requests of a caller are taken in a minute, and ${ADDRESS_RATE_LIMIT} without a token of an address.`,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'The address that serves this description.' }],
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      paths,
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: `Scopes: ${SCOPES.join(', ')}.` } },
      },
    },
    { override: openAnswers },
  );
  openReferences(document);
  return document as Record<string, unknown>;
}
