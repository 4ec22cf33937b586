/**
 * `makegood/api`: for those who pull statements. A client of the API with its types, over `fetch`.
 *
 *     import { each, makegoodApi } from 'makegood/api';
 *     const api = makegoodApi({ url: 'https://...', token });
 *     const { data, error } = await api.GET('/v1/statements/{id}', { params: { path: { id: 'my-contract.2026-10' } } });
 *     for await (const entry of each((cursor) => api.GET('/v1/ledger', { params: { query: { from: '2026-11-01T00:00:00Z', cursor } } }))) book(entry);
 */
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api-types.ts';

export type { components, paths };
/** RFC 9457, as every error of the API is. */
export type Problem = components['schemas']['Problem'];

export interface ApiOptions {
  readonly url: string;
  /** A JWT, or what gives one for each request. */
  readonly token: string | (() => string | Promise<string>);
  /** Tries of a request that is answered 429 or 503, at the time that `Retry-After` says. @default 3 */
  readonly tries?: number;
  readonly fetch?: typeof fetch;
}

export function makegoodApi({ url, token, tries = 3, fetch: send = fetch }: ApiOptions): Client<paths, 'application/json'> {
  const patient = async (request: Request): Promise<Response> => {
    for (let attempt = 1; ; attempt += 1) {
      const headers = new Headers(request.headers);
      headers.set('authorization', `Bearer ${typeof token === 'function' ? await token() : token}`);
      const response = await send(new Request(request.clone(), { headers, redirect: 'manual' }));
      if (response.type === 'opaqueredirect')
        throw new LinkError(
          request.method === 'GET'
            ? 'a browser does not show where the file is: fetch it with another client'
            : 'it is recorded; the answer is too large to be given here, so read it again',
        );
      const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
      // What was recorded is read at a path of the API itself, with the token.
      if (location !== null && request.method !== 'GET' && response.status === 303)
        return patient(new Request(new URL(location, request.url), { headers: request.headers, signal: request.signal }));
      if (location !== null) return ownAnswer(await linked(response, new URL(location, request.url), request, send));
      if ((response.status !== 429 && response.status !== 503) || attempt >= tries) return ownAnswer(response);
      const seconds = Number(response.headers.get('retry-after') ?? '1');
      await new Promise((resolve) => setTimeout(resolve, Math.max(1, seconds) * 1000));
    }
  };
  return createClient<paths, 'application/json'>({ baseUrl: url, fetch: patient });
}

/** A file that is too large for an answer, and a stream. */
const REDIRECTS: ReadonlySet<number> = new Set([303, 307]);

/** What is behind a link, which is signed itself: the token is for the API alone and is not sent there. @throws LinkError */
async function linked({ headers: answered }: Response, location: URL, request: Request, send: typeof fetch): Promise<Response> {
  const response = await send(
    new Request(location, { headers: { accept: request.headers.get('accept') ?? '*/*' }, signal: request.signal }),
  );
  if (!response.ok) throw new LinkError(`the link to the file answers ${response.status}; a link is good for minutes, so ask again`);
  const headers = new Headers(response.headers);
  // The version of the answer is that of the API; object storage has tags of its own.
  headers.delete('etag');
  const etag = answered.get('etag');
  if (etag !== null) headers.set('etag', etag);
  return new Response(response.body, { status: response.status, headers });
}

/** A link of the API was refused. */
export class LinkError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LinkError';
  }
}

/** What answered is not Makegood: a login page of a proxy, or another server. */
export class ForeignAnswerError extends Error {
  constructor({ status, url }: Response, type: string) {
    super(`${url} answers ${status} with ${type}, which Makegood never sends: it is another server, or a page of a proxy`);
    this.name = 'ForeignAnswerError';
  }
}

/** What the API sends of a request that went well. @throws ForeignAnswerError */
function ownAnswer(response: Response): Response {
  const type = response.headers.get('content-type')?.split(';')[0]!.trim().toLowerCase() ?? '';
  const isOwn = /^application\/(?:[\w.-]+\+)?(?:json|xml|zip|pdf|yaml)$|^application\/vnd\.openxmlformats|^text\/csv$/.test(type);
  if (!response.ok || response.status === 204 || isOwn) return response;
  throw new ForeignAnswerError(response, type === '' ? 'no content type' : type);
}

/** An answer that is a problem. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail ?? problem.title}`);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

/** A refusal by API Gateway itself, which has a message and no code: no valid token, too many requests, an address that is too long. */
export class GatewayError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'GatewayError';
  }
}

const refusalOf = (error: unknown): ApiError | GatewayError => {
  const { code, message } = (error ?? {}) as Partial<Problem & { message: string }>;
  return code === undefined ? new GatewayError(message ?? 'the answer has no body') : new ApiError(error as Problem);
};

interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string | undefined;
}

/**
 * Every item of a listing, page by page; a short page is no end while there is a cursor.
 * @param page asks for one page. @throws ApiError when it is answered by a problem, GatewayError when by API Gateway itself.
 */
export async function* each<T>(
  page: (cursor: string | undefined) => Promise<{ readonly data?: Page<T> | undefined; readonly error?: unknown }>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const { data, error } = await page(cursor);
    if (!data) throw refusalOf(error);
    yield* data.items;
    cursor = data.cursor;
  } while (cursor !== undefined);
}
