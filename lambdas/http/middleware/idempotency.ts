/** Gives the first answer again to a POST that is sent again under its Idempotency-Key. */
import { digestText } from '../../../lib/application/evidence/digest.ts';
import type { KeptAnswer } from '../../../lib/application/ports/requests.ts';
import { formatInstant, parseInstant } from '../../../lib/domain/time/instant.ts';
import type { Services } from '../../shared/services.ts';
import { type HttpEvent, HttpProblem, type HttpResult, asResult, callerKey, rawBody } from '../http.ts';
import { type HttpMiddleware, type HttpRequest, guardedRoute, withHeaders } from './middleware.ts';

/** A request that was begun so long ago and did not end is begun again. */
const ABANDONED_AFTER_MS = 60_000;

/** A request under a key, while it is answered. */
interface Begun {
  readonly caller: string;
  readonly route: string;
  readonly key: string;
  readonly kept: KeptAnswer;
}

const keyOf = (event: HttpEvent): string | undefined => {
  const key = event.headers?.['idempotency-key'];
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key))
    throw new HttpProblem(400, 'bad-header', 'an Idempotency-Key is 1 to 200 visible ASCII characters');
  return key;
};

const replay = ({ status, headers, body }: NonNullable<KeptAnswer['answer']>): HttpResult => ({
  statusCode: status,
  headers: { ...headers, 'idempotency-replayed': 'true' },
  body,
});

const answerOf = ({ statusCode, headers, body }: HttpResult): NonNullable<KeptAnswer['answer']> => ({
  status: statusCode ?? 200,
  headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])),
  body: body ?? '',
});

export const idempotency = (given: () => Services): HttpMiddleware => {
  const begun = new WeakMap<HttpEvent, Begun>();
  const keep = async ({ event }: HttpRequest, result: HttpResult): Promise<void> => {
    const request = begun.get(event);
    // Internal failures are not kept: the same request may do better.
    if (!request || (result.statusCode ?? 200) >= 500) return;
    const { caller, route, key, kept } = request;
    await given().stores.requests.keep(caller, route, key, { ...kept, answer: answerOf(result) });
  };
  return {
    before: async (request) => {
      const { event } = request;
      const declared = guardedRoute(request);
      // An answer with a secret is not kept.
      const key = declared && !declared.secrets && event.routeKey.startsWith('POST ') ? keyOf(event) : undefined;
      if (key === undefined) return;
      const { stores, clock } = given();
      const caller = callerKey(event);
      const route = `${event.routeKey} ${event.rawPath ?? ''}`;
      const now = { body: digestText(rawBody(event)), startedAt: formatInstant(clock()) };
      const kept = await stores.requests.begin(caller, route, key, now);
      if (kept && kept.body !== now.body)
        throw new HttpProblem(422, 'idempotency-key-reused', 'this Idempotency-Key came with another body before; take a new one');
      if (kept?.answer) return withHeaders(request, replay(kept.answer));
      if (kept && clock() - parseInstant(kept.startedAt)! < ABANDONED_AFTER_MS)
        throw new HttpProblem(409, 'in-progress', 'the request with this Idempotency-Key is being worked on; ask again', [], {
          'retry-after': '2',
        });
      begun.set(event, { caller, route, key, kept: now });
      return undefined;
    },
    after: (request) => keep(request, request.response ?? {}),
    onError: async (request) => {
      request.response ??= asResult(request.error, request.event);
      await keep(request, request.response);
    },
  };
};
