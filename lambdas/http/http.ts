/** What handlers of HTTP routes share: reading requests, answers, problems. An internal failure says nothing about itself but its request id. */
import type { Readable } from 'node:stream';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import Negotiator from 'negotiator';
import type * as z from 'zod/mini';
import { digestText } from '../../lib/application/evidence/digest.ts';
import type { Scope } from '../../lib/declarations/roles.ts';
import { scopesIn, vendorIn } from '../../lib/declarations/tokens.ts';
import type { Clock } from '../../lib/application/ports/clock.ts';
import { type Issue, errorIssue, pointer } from '../../lib/domain/issue.ts';
import { DAY, formatInstant, parseInstant } from '../../lib/domain/time/instant.ts';
import { countOf, firstIssues, shownText } from '../../lib/schemas/first-issues.ts';
import { isNoJson, readJson } from '../../lib/schemas/json-document.ts';
import { fromZodError } from '../../lib/schemas/zod-issues.ts';
import { logger } from '../shared/logger.ts';
import { UnreachableError } from '../../lib/application/ports/unreachable.ts';
import { UnusableKeyError } from '../../lib/application/ports/unusable-key.ts';
import { BadCursorError } from '../../lib/application/ports/listing.ts';

export type HttpEvent = APIGatewayProxyEventV2;
export type HttpResult = APIGatewayProxyStructuredResultV2 & {
  /** Instead of a body: sent as it is made; only the embedded gateway can. */
  readonly stream?: Readable;
  readonly page?: PageBody;
  /** Instead of a body, on routes that are declared with `links`: middleware/links.ts sends it, or a link to it. */
  readonly bytes?: Uint8Array;
};
/** The body of a listing's page, with the place where the next one begins: middleware/cursors.ts makes a cursor of it. */
export interface PageBody {
  readonly cursor?: string;
}
export type RouteHandler = (event: HttpEvent) => Promise<HttpResult>;

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be processed',
  429: 'Too many requests',
  503: 'Unavailable',
  500: 'Internal error',
};

/** An answer that is an error; thrown anywhere below a handler. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly issues: readonly Issue[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, detail: string, issues: readonly Issue[] = [], headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
    this.issues = issues;
    this.headers = headers;
  }
}

export function problem(status: number, code: string, detail: string, requestId: string, issues: readonly Issue[] = []): HttpResult {
  const body = {
    type: `urn:makegood:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    code,
    detail: shownText(detail),
    ...(issues.length > 0 && { issues: firstIssues(issues) }),
    requestId,
  };
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify(body),
  };
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResult => ({
  statusCode: status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** A page of a listing; its route is declared with `lists`. */
export const listing = <P extends PageBody>(page: P): HttpResult => ({ page });

export const csvHeaders = (name: string): Record<string, string> => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${name}.csv"`,
});

export const csv = (text: string, name: string): HttpResult => ({ statusCode: 200, headers: csvHeaders(name), body: text });

/** The answer that an error is. */
export function asResult(error: unknown, event: HttpEvent): HttpResult {
  const requestId = event.requestContext?.requestId ?? '';
  if (error instanceof HttpProblem) {
    const result = problem(error.status, error.code, error.message, requestId, error.issues);
    return { ...result, headers: { ...result.headers, ...error.headers } };
  }
  if (error instanceof BadCursorError)
    return problem(400, 'bad-cursor', 'the cursor is none that a page of this listing gave; begin again without one', requestId);
  if (error instanceof UnusableKeyError) return problem(422, 'unusable-name', error.message, requestId);
  // The caller has left and reads no answer.
  if (!(error instanceof Error && error.name === 'AbortError')) logger.error('request failed', { error, route: event.routeKey, requestId });
  if (error instanceof UnreachableError) {
    const result = problem(503, 'unavailable', 'the database does not answer now; send the request again', requestId);
    return { ...result, headers: { ...result.headers, 'retry-after': '5' } };
  }
  return problem(500, 'internal', 'something went wrong on our side; try again, and name the request id if it stays', requestId);
}

export const rawBody = (event: HttpEvent): string =>
  event.body === undefined ? '' : event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;

/** The body as it came: bytes, or text where the gateway decoded them. */
export const bodyOf = (event: HttpEvent): Uint8Array | string =>
  event.body !== undefined && event.isBase64Encoded ? Buffer.from(event.body, 'base64') : (event.body ?? '');

export const pathParameter = (event: HttpEvent, name: string): string => event.pathParameters?.[name] ?? '';

export interface Caller {
  /** The subject of the token: who did it. On a route with a token it is never empty (middleware/known-subject.ts). */
  readonly subject: string;
  /** The only vendor that the caller may see; absent = all. */
  readonly vendor?: string;
}

const claimsOf = (event: HttpEvent): Readonly<Record<string, unknown>> =>
  (event.requestContext as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } }).authorizer?.jwt?.claims ?? {};

export function callerOf(event: HttpEvent): Caller {
  const { sub } = claimsOf(event);
  const vendor = vendorIn(claimsOf(event));
  return { subject: typeof sub === 'string' ? sub : '', ...(vendor !== undefined && { vendor }) };
}

/** Whether the token says who its holder is. */
export const hasSubject = (event: HttpEvent): boolean => callerOf(event).subject.trim() !== '';

/** By what requests of one caller are counted and remembered: its issuer, its subject and its vendor together, in a text of one length. */
export function callerKey(event: HttpEvent): string {
  const { subject, vendor } = callerOf(event);
  return digestText(JSON.stringify([claimsOf(event).iss ?? null, subject, vendor ?? null]));
}

/** Whether the token has a scope beyond that of its route. API Gateway hands on a claim that is a list as "[a b]". */
export function hasScope(event: HttpEvent, scope: Scope): boolean {
  return scopesIn(claimsOf(event)).includes(scope);
}

/** Whether the caller may see what is a vendor's. Others' things are not there for it. */
export function maySee(event: HttpEvent, vendor: string | undefined): boolean {
  const { vendor: own } = callerOf(event);
  return own === undefined || own === vendor;
}

/** The vendor that a listing is narrowed to: the caller's own, whatever it asks for. @throws HttpProblem when it asks for another. */
export function narrowed(event: HttpEvent, wanted: string | undefined): string | undefined {
  const { vendor } = callerOf(event);
  if (vendor === undefined) return wanted;
  if (wanted !== undefined && wanted !== vendor)
    throw new HttpProblem(403, 'other-vendor', `this token sees what is ${vendor}'s, and no other vendor's`);
  return vendor;
}

/** @throws HttpProblem where a vendor asks. */
export function refuseCostCentres(event: HttpEvent): void {
  if (callerOf(event).vendor !== undefined)
    throw new HttpProblem(403, 'not-for-vendors', 'cost centres are the customer’s and are not shown to a vendor: leave them out');
}

/** The filters of a listing that a caller may use. @throws HttpProblem when a vendor asks by cost centre, or for another vendor. */
export function ownFilter<T extends { readonly vendor?: string | undefined; readonly costCentre?: string | undefined }>(
  event: HttpEvent,
  filter: T,
): T {
  if (filter.costCentre !== undefined) refuseCostCentres(event);
  return { ...filter, vendor: narrowed(event, filter.vendor) };
}

export function parseQuery<T extends z.ZodMiniObject>(schema: T, event: HttpEvent): z.output<T> {
  const query = event.queryStringParameters ?? {};
  const known = Object.keys(schema.shape);
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const list = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`;
    const issues = unknown.map((name) => errorIssue('unknown-key', pointer(name), `"${name}" is no parameter of this route; ${list}`));
    throw new HttpProblem(
      400,
      'bad-query',
      inOneLine(
        issues.map(({ message }) => message),
        issues.length,
      ),
      issues,
    );
  }
  return parse(schema, query, 'bad-query', 'a query parameter is not right');
}

/** Parameters that ask for what was recorded from an instant on. */
export const SINCE_PARAMETERS = ['from', 'updatedSince', 'since'] as const;
type Since = Readonly<Partial<Record<(typeof SINCE_PARAMETERS)[number], string | undefined>>>;

/**
 * The query or the body, which asks for what was recorded since an instant. A day may begin up to 14 hours earlier than in UTC, and clocks
 * differ, so that the next day is not refused. @throws HttpProblem where the instant is more than a day ahead: an empty answer would say
 * that nothing is recorded.
 */
export function sincePast<T extends Since>(given: T, code: 'bad-query' | 'bad-body', clock: Clock): T {
  const wrong = SINCE_PARAMETERS.filter((name) => given[name] !== undefined && parseInstant(given[name])! > clock() + DAY);
  if (wrong.length === 0) return given;
  const message = `is in the future, when nothing is recorded yet: it is ${formatInstant(clock())} now, so write an earlier instant`;
  const issues = wrong.map((name) => errorIssue('bad-value', pointer(name), message));
  throw new HttpProblem(400, code, inOneLine(issues.map(inWords), issues.length), issues);
}

/** The answer to a body that cannot be read as JSON. */
export const notJson = (issue: Issue): HttpProblem =>
  new HttpProblem(400, issue.code, issue.message, issue.code === 'not-json' ? [] : [issue]);

/** @param event with a body within the bound of its route (middleware/bounded-body.ts). */
export function parseBody<T extends z.ZodMiniType>(schema: T, event: HttpEvent): z.output<T> {
  const { document, issues } = readJson(rawBody(event), Infinity);
  const [first] = issues;
  if (!first) return parse(schema, document, 'bad-body', 'the body is not right');
  throw isNoJson(first) ? notJson(first) : new HttpProblem(400, 'bad-body', `the body is not right: ${first.message}`, issues);
}

function parse<T extends z.ZodMiniType>(schema: T, value: unknown, code: string, detail: string): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = fromZodError(parsed.error, value, '', () => undefined, 'docs/schema/openapi.json');
  throw new HttpProblem(400, code, `${detail}: ${inOneLine(issues.map(inWords), countOf(issues).all)}`, issues);
}

/** Messages that `detail` has; the others are in `issues`. */
const MAX_IN_DETAIL = 5;

/** @param count of all messages, those too that are not given. */
const inOneLine = (messages: readonly string[], count: number): string =>
  [...messages.slice(0, MAX_IN_DETAIL), ...(count > MAX_IN_DETAIL ? [`${count - MAX_IN_DETAIL} more`] : [])].join('; ');

/** An unknown key is in its message already. */
const inWords = ({ code, path, message }: Issue): string =>
  code === 'unknown-key' ? message : `${path.replace(/^\//, '') || 'body'} ${message}`;

/** The offered media type that the caller likes best; the first offered when it does not say. */
export function negotiate(event: HttpEvent, offered: readonly string[]): string {
  // Text is UTF-8, whatever set of characters is named beside its type.
  const accept = event.headers?.accept?.replaceAll(/;\s*charset=[^;,]*/gi, '').trim();
  const type = new Negotiator({ headers: accept ? { accept } : {} }).mediaType([...offered]);
  if (type !== undefined) return type;
  throw new HttpProblem(406, 'not-acceptable', `this can be had as ${offered.join(' or ')}`);
}
