/** Gives the first answer again to a POST that is sent again under its Idempotency-Key; where there is none yet, the attempt goes on where the last was cut off. */
import { digestText } from '../../../lib/application/evidence/digest.ts';
import type { KeptAnswer } from '../../../lib/application/ports/requests.ts';
import { takesKeys } from '../../../lib/declarations/routes.ts';
import { formatInstant, parseInstant } from '../../../lib/domain/time/instant.ts';
import type { Services } from '../../shared/services.ts';
import { type HttpEvent, HttpProblem, type HttpResult, asResult, callerKey, rawBody } from '../http.ts';
import { setKeyed } from '../keyed-request.ts';
import { type HttpMiddleware, type HttpRequest, guardedRoute, withHeaders } from './middleware.ts';

/** An attempt that began so long ago and did not end was cut off: functions end earlier. */
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

/** What is kept of a further attempt; undefined while the one before may still be at work. */
function nextAttempt(known: KeptAnswer, now: number): KeptAnswer | undefined {
  const { body, startedAt, attempt = 1, attemptAt = startedAt, failed } = known;
  if (!failed && now - parseInstant(attemptAt)! < ABANDONED_AFTER_MS) return undefined;
  return { body, startedAt, attempt: attempt + 1, attemptAt: formatInstant(now) };
}

const inProgress = (): HttpProblem =>
  new HttpProblem(409, 'in-progress', 'the request with this Idempotency-Key is being worked on; ask again', [], { 'retry-after': '2' });

export const idempotency = (given: () => Services): HttpMiddleware => {
  const begun = new WeakMap<HttpEvent, Begun>();
  const keep = async ({ event }: HttpRequest, result: HttpResult): Promise<void> => {
    const request = begun.get(event);
    if (!request) return;
    const { caller, route, key, kept } = request;
    // Of an internal failure no answer is kept: the next attempt may do better.
    const ended = (result.statusCode ?? 200) >= 500 ? { failed: true as const } : { answer: answerOf(result) };
    await given().stores.requests.keep(caller, route, key, { ...kept, ...ended });
  };
  const begin = (event: HttpEvent, request: Begun, isRepeat: boolean): void => {
    const { caller, route, key, kept } = request;
    begun.set(event, request);
    const id = digestText(JSON.stringify([caller, route, key, kept.startedAt])).slice(0, 32);
    setKeyed(event, { id, at: parseInstant(kept.startedAt)!, isRepeat });
  };
  return {
    before: async (request) => {
      const { event } = request;
      const declared = guardedRoute(request);
      const key = declared && takesKeys(declared) ? keyOf(event) : undefined;
      if (key === undefined) return;
      const { stores, clock } = given();
      const caller = callerKey(event);
      const route = `${event.routeKey} ${event.rawPath ?? ''}`;
      const now = clock();
      const first: KeptAnswer = { body: digestText(rawBody(event)), startedAt: formatInstant(now) };
      const known = await stores.requests.begin(caller, route, key, first);
      if (!known) return begin(event, { caller, route, key, kept: first }, false);
      if (known.body !== first.body)
        throw new HttpProblem(422, 'idempotency-key-reused', 'this Idempotency-Key came with another body before; take a new one');
      if (known.answer) return withHeaders(request, replay(known.answer));
      const next = nextAttempt(known, now);
      if (!next || !(await stores.requests.beginAgain(caller, route, key, next))) throw inProgress();
      return begin(event, { caller, route, key, kept: next }, true);
    },
    after: (request) => keep(request, request.response ?? {}),
    onError: async (request) => {
      request.response ??= asResult(request.error, request.event);
      // An attempt whose end cannot be kept counts as one that was cut off.
      await keep(request, request.response).catch(() => undefined);
    },
  };
};
