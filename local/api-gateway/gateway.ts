/** API Gateway's HTTP API over node:http: finds the declared route, checks the token, calls the function with payload 2.0. */
import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { utf8Bytes } from '../../lib/declarations/aws-figures.ts';
import { AWS_LIMITS } from '../../lib/declarations/aws-limits.ts';
import { FUNCTIONS, type FunctionName } from '../../lib/declarations/functions.ts';
import { RENAMED_ROUTES } from '../../lib/declarations/renamed-routes.ts';
import { ROUTES, type Route, routeKey } from '../../lib/declarations/routes.ts';
import { type TokenSettings, gatewayScopes } from '../../lib/declarations/tokens.ts';
import { TimedOutError, withinTime } from '../eventbridge/timeout.ts';
import type { Claims, TokenCheck } from './authorizer.ts';
import { claimTexts, hasOneOf } from './token-check.ts';
import { whileCallerWaits } from './waiting-caller.ts';

/** A stream instead of a body stands for what a function with a URL of its own streams in the cloud. */
export type HttpFunction = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2 & { readonly stream?: Readable }>;

export interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | Readable;
}

interface FoundRoute {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

const segments = (path: string): string[] => path.split('/').slice(1);

/** The route with the most fixed parts that fits. */
export function findRoute(method: string, path: string): FoundRoute | undefined {
  const given = segments(path);
  let best: FoundRoute | undefined;
  for (const route of [...(ROUTES as readonly Route[]), ...RENAMED_ROUTES]) {
    const wanted = segments(route.path);
    if (route.method !== method || wanted.length !== given.length) continue;
    const parameters: Record<string, string> = {};
    const fits = wanted.every((part, i) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return part === given[i];
      parameters[name] = safeDecode(given[i]!);
      return given[i] !== '';
    });
    if (fits && (!best || Object.keys(parameters).length < Object.keys(best.parameters).length)) best = { route, parameters };
  }
  return best;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const message = (status: number, text: string, headers: Record<string, string> = {}): Response => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ message: text }),
});

/** The request line, and the values of the headers. */
const lineBytes = ({ method, url, httpVersion, headers }: IncomingMessage): number =>
  Object.values(headers)
    .flat()
    .reduce((sum, value) => sum + utf8Bytes(value ?? ''), utf8Bytes(`${method} ${url} HTTP/${httpVersion}`));

/** What an HTTP API answers when a function cannot be called, or takes too long; any other failure is an internal error. */
function refusalBy(error: unknown): Response | undefined {
  if (error instanceof TimedOutError) return message(503, 'Service Unavailable');
  return (error as Error | undefined)?.name === 'RequestTooLargeException' ? message(413, 'Request Entity Too Large') : undefined;
}

export class Gateway {
  private readonly functions: Readonly<Partial<Record<FunctionName, HttpFunction>>>;
  private readonly authorizer: TokenCheck;
  private readonly tokens: TokenSettings;

  /** @param tokens how the tokens of the identity provider differ; those of the embedded run do not. */
  constructor(functions: Readonly<Partial<Record<FunctionName, HttpFunction>>>, authorizer: TokenCheck, tokens: TokenSettings = {}) {
    this.functions = functions;
    this.authorizer = authorizer;
    this.tokens = tokens;
  }

  /** @param left aborted when the caller has left. */
  async handle(request: IncomingMessage, url: URL, body: Buffer, left: AbortSignal): Promise<Response> {
    if (lineBytes(request) > AWS_LIMITS.httpLineBytes.value) return message(431, 'Request Header Fields Too Large');
    const found = findRoute(request.method ?? 'GET', url.pathname);
    if (!found) return message(404, 'Not Found');
    let claims: Claims | undefined;
    if (found.route.scope !== null) {
      claims = await this.authorizer.check(request.headers.authorization);
      if (!claims) return message(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
      const wanted = gatewayScopes(found.route, this.tokens);
      if (wanted && !hasOneOf(claims, wanted))
        return message(403, 'Forbidden', { 'www-authenticate': `Bearer scope="${found.route.scope}" error="insufficient_scope"` });
    }
    const event = toEvent(request, url, body, found, claims);
    const name = found.route.function;
    const call = (): ReturnType<HttpFunction> => this.functions[name]!(event);
    // What these read may be long, and none of it is read for another request too.
    const work = found.route.links ? whileCallerWaits(left, call) : call();
    const limited = FUNCTIONS[name].streams ? work : withinTime(work, AWS_LIMITS.httpSeconds.value * 1000);
    let result: Awaited<ReturnType<HttpFunction>>;
    try {
      result = await limited;
    } catch (error) {
      const refusal = refusalBy(error);
      if (refusal) return refusal;
      throw error;
    }
    return {
      status: result.statusCode ?? 200,
      headers: Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)])),
      body: result.stream ?? (result.isBase64Encoded ? Buffer.from(result.body ?? '', 'base64') : (result.body ?? '')),
    };
  }
}

/** Text travels as it is, anything else in base64, as API Gateway does; so does text in another set of characters, which loses nothing. */
const isText = (headers: Readonly<Record<string, string>>, body: Buffer): boolean => {
  const type = headers['content-type'] ?? 'json';
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1] ?? 'utf-8';
  const isPlain = (headers['content-encoding'] ?? 'identity') === 'identity' && /^utf-?8$/i.test(charset);
  return isPlain && /json|text|yaml|xml|csv/i.test(type) && isUtf8(body);
};

function toEvent(
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  { route, parameters }: FoundRoute,
  claims: Claims | undefined,
): APIGatewayProxyEventV2 {
  // One that is given several times is one, with commas, as API Gateway hands it on.
  const query = Object.fromEntries([...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name).join(',')]));
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]),
  );
  const text = isText(headers, body);
  const now = Date.now();
  return {
    version: '2.0',
    routeKey: routeKey(route),
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: { ...parameters } }),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: url.host,
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: routeKey(route),
      stage: '$default',
      time: new Date(now).toISOString(),
      timeEpoch: now,
      ...(claims && { authorizer: { jwt: { claims: claimTexts(claims), scopes: null } } }),
    },
    ...(body.length > 0 && { body: text ? body.toString('utf8') : body.toString('base64') }),
    isBase64Encoded: !text,
  };
}
