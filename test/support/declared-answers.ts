/**
 * Holds every answer that a handler gives in a test to the description of the API: its status, its media type and, of a problem, its
 * code are declared of the route, and its texts show no fraction. vitest loads this before the tests that call handlers (vitest.config.ts).
 */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { vi } from 'vitest';
import { ROUTES, type Route, type RouteKey, routeKey } from '../../lib/declarations/routes.ts';
import type { ProblemCode } from '../../lib/schemas/problem-codes.ts';
import { fractionsInAnswer } from './no-fractions.ts';
import type { HttpRequest } from '../../lambdas/http/middleware/middleware.ts';

interface Answer {
  readonly content?: Readonly<Record<string, unknown>>;
  /** Of an answer that is described once for all routes. */
  readonly $ref?: string;
}

interface Described {
  readonly responses: Readonly<Record<string, Answer>>;
}

vi.mock('../../lambdas/http/middleware/answer-headers.ts', async (importActual) => {
  const { PROBLEM_CODES } = await import('../../lib/schemas/problem-codes.ts');
  const { ROUTE_SPECS } = await import('../../lib/schemas/route-specs.ts');
  const { openApi, problemsOf } = await import('../../lib/schemas/openapi.ts');
  const { paths, components } = openApi('') as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
    readonly components: { readonly responses: Readonly<Record<string, Answer>> };
  };
  const resolved = (answer: Answer | undefined): Answer | undefined =>
    answer?.$ref === undefined ? answer : components.responses[answer.$ref.split('/').at(-1)!];
  const routes = new Map((ROUTES as readonly Route[]).map((route) => [routeKey(route), route]));

  const undeclared = (
    route: Route,
    { statusCode = 200, headers = {}, body = '' }: APIGatewayProxyStructuredResultV2,
  ): string | undefined => {
    const answer = resolved(paths[route.path]![route.method.toLowerCase()]!.responses[String(statusCode)]);
    if (!answer) return `the status ${statusCode}`;
    const type = String(headers['content-type'] ?? '').split(';')[0]!;
    if (type !== '' && !(type in (answer.content ?? {}))) return `${type} of ${statusCode}`;
    if (type !== 'application/problem+json') return undefined;
    const { code } = JSON.parse(body) as { code: string };
    if (ROUTE_SPECS[routeKey(route) as RouteKey].quarantined === statusCode) return undefined;
    const isDeclared = problemsOf(route).has(code as ProblemCode) && PROBLEM_CODES[code as ProblemCode][0] === statusCode;
    return isDeclared ? undefined : `the code ${code} with ${statusCode}`;
  };

  const noFractions = (event: HttpRequest['event'], { headers = {}, body, isBase64Encoded }: APIGatewayProxyStructuredResultV2): void => {
    if (!/json/.test(String(headers['content-type'] ?? '')) || !body || isBase64Encoded) return;
    const { rawPath = '', rawQueryString = '', body: sent = '' } = event;
    const request = [decodeURIComponent(rawPath), decodeURIComponent(rawQueryString), sent].join(' ');
    const found = fractionsInAnswer(body, request);
    if (found.length > 0) throw new Error(`${event.routeKey} shows people fractions: ${found.join('; ')}`);
  };

  const check = ({ event, response }: HttpRequest): void => {
    const route = routes.get(event.routeKey);
    const missing = route && response && undeclared(route, response);
    if (response) noFractions(event, response);
    if (missing !== undefined) throw new Error(`${event.routeKey} answers what lib/schemas/route-specs.ts does not declare: ${missing}`);
  };

  const { answerHeaders } = await importActual<typeof import('../../lambdas/http/middleware/answer-headers.ts')>();
  return {
    answerHeaders: () => {
      const { before, after, onError } = answerHeaders();
      const checked = (finish: typeof after) => async (request: HttpRequest) => {
        await finish!(request);
        check(request);
      };
      return { before, after: checked(after), onError: checked(onError) };
    },
  };
});
