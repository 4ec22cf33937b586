/**
 * What stands before every route that needs a token: how many requests a caller may make in a minute, the trail of writes, and
 * answers that are given again to a request that is sent again under its Idempotency-Key.
 */
import { digestText } from '../../../lib/application/evidence/digest.ts';
import type { TrailEntry } from '../../../lib/application/ports/requests.ts';
import { RATE_LIMIT, type Route } from '../../../lib/declarations/routes.ts';
import { formatInstant, parseInstant } from '../../../lib/domain/time/instant.ts';
import { type HttpEvent, HttpProblem, type HttpResult, type RouteHandler, asResult, callerOf, rawBody } from '../http.ts';
import type { Services } from '../../shared/services.ts';

/** A request that was begun so long ago (milliseconds) and did not end is begun again. */
const GIVEN_UP = 60_000;

export async function gated(event: HttpEvent, route: Route, handler: RouteHandler, { stores, clock }: Services): Promise<HttpResult> {
  const { subject, vendor } = callerOf(event);
  if (vendor !== undefined && !route.vendors)
    throw new HttpProblem(403, 'not-for-vendors', `a token that is bound to a vendor (${vendor}) may not use this route`);
  const now = clock();
  const headers = await limit(subject, now, stores);
  const isWrite = !event.routeKey.startsWith('GET ');
  const run = isWrite ? () => onTrail(event, handler, now, stores) : () => handler(event);
  const result = event.routeKey.startsWith('POST ') ? await once(event, run, now, stores) : await run();
  return { ...result, headers: { ...headers, ...result.headers } };
}

/** @throws HttpProblem 429 that says when to come again. */
async function limit(subject: string, now: number, { requests }: Services['stores']): Promise<Record<string, string>> {
  const count = await requests.count(subject, formatInstant(now).slice(0, 16));
  const seconds = Math.ceil((60_000 - (now % 60_000)) / 1000);
  const headers = {
    'ratelimit-limit': String(RATE_LIMIT),
    'ratelimit-remaining': String(Math.max(0, RATE_LIMIT - count)),
    'ratelimit-reset': String(seconds),
  };
  if (count > RATE_LIMIT)
    throw new HttpProblem(
      429,
      'too-many-requests',
      `${RATE_LIMIT} requests a minute are taken of a caller; come again in ${seconds} s`,
      [],
      {
        ...headers,
        'retry-after': String(seconds),
      },
    );
  return headers;
}

/** Noted before it is tried: a write that ends in nothing is on the trail too. */
async function onTrail(event: HttpEvent, handler: RouteHandler, now: number, { requests }: Services['stores']): Promise<HttpResult> {
  const { subject, vendor } = callerOf(event);
  const entry: TrailEntry = {
    at: formatInstant(now),
    requestId: event.requestContext.requestId,
    by: subject,
    ...(vendor !== undefined && { vendor }),
    route: event.routeKey,
    path: event.rawPath ?? '',
    body: digestText(rawBody(event)),
  };
  await requests.note(entry);
  try {
    const result = await handler(event);
    await requests.note({ ...entry, status: result.statusCode ?? 200 });
    return result;
  } catch (error) {
    await requests.note({ ...entry, status: error instanceof HttpProblem ? error.status : 500 });
    throw error;
  }
}

async function once(event: HttpEvent, run: () => Promise<HttpResult>, now: number, { requests }: Services['stores']): Promise<HttpResult> {
  const key = event.headers?.['idempotency-key'];
  if (key === undefined) return run();
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new HttpProblem(400, 'bad-header', 'an Idempotency-Key is 1 to 200 visible ASCII characters');
  const { subject } = callerOf(event);
  const route = `${event.routeKey} ${event.rawPath ?? ''}`;
  const begun = { body: digestText(rawBody(event)), startedAt: formatInstant(now) };
  const kept = await requests.begin(subject, route, key, begun);
  if (kept && kept.body !== begun.body)
    throw new HttpProblem(422, 'idempotency-key-reused', 'this Idempotency-Key came with another body before; take a new one');
  if (kept?.answer) {
    const { status, headers, body } = kept.answer;
    return { statusCode: status, headers: { ...headers, 'idempotency-replayed': 'true' }, body };
  }
  if (kept && now - parseInstant(kept.startedAt)! < GIVEN_UP)
    throw new HttpProblem(409, 'in-progress', 'the request with this Idempotency-Key is being worked on; ask again', [], {
      'retry-after': '2',
    });
  const result = await run().catch((error: unknown) => asResult(error, event));
  // Failures of ours are not kept: the same request may do better.
  if ((result.statusCode ?? 200) < 500)
    await requests.keep(subject, route, key, {
      ...begun,
      answer: {
        status: result.statusCode ?? 200,
        headers: Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)])),
        body: result.body ?? '',
      },
    });
  return result;
}
