/**
 * One attempt to deliver: takes the delivery by a conditional write, signs the exact bytes, posts them, records what came of it, and plans
 * the next attempt. An attempt that is cut off leaves a delivery that is due again after a minute.
 */
import { DELIVERY, RETRY_DELAYS } from '../../declarations/endpoints.ts';
import { LIMITS } from '../../declarations/limits.ts';
import { formatInstant, parseInstant } from '../../domain/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import {
  type EndpointDelivery,
  type DeliveryAttempt,
  type DisabledReason,
  type Endpoint,
  type EndpointStatus,
  type EndpointStores,
  PostError,
  type Poster,
} from '../ports/endpoints.ts';
import type { Publisher } from '../ports/publisher.ts';
import type { Secrets } from '../ports/secrets.ts';
import { webhookHeaders } from './standard-webhooks.ts';

export interface Delivering {
  readonly stores: EndpointStores;
  readonly poster: Poster;
  readonly secrets: Pick<Secrets, 'decrypt'>;
  readonly publisher: Publisher;
  readonly clock: Clock;
  /** From 0 to below 1: what the jitter of a delay is made of. */
  readonly random: () => number;
  readonly version: string;
}

/** `down`: nothing more should be sent to the endpoint now. `none`: there was nothing to do. */
export type AttemptOutcome = 'delivered' | 'failed' | 'down' | 'none';

/** What came of one request. */
interface Result {
  readonly attempt: DeliveryAttempt;
  readonly retryAfter?: string;
}

export async function attemptDelivery(id: string, endpoint: Endpoint, delivering: Delivering): Promise<AttemptOutcome> {
  const { stores, clock } = delivering;
  const claimed = await stores.deliveries.claim(id, clock());
  if (!claimed) return 'none';
  const { delivery } = claimed;
  const { state } = await stores.endpoints.status(endpoint.id);
  if (state === 'disabled') {
    await claimed.finish({ ...delivery, state: 'held' });
    return 'none';
  }
  const result = await request(delivery, endpoint, delivering);
  const { status } = result.attempt;
  if (isSuccess(status)) await noteSuccess(endpoint, delivering);
  const disabled = isSuccess(status) ? undefined : await noteFailure(endpoint, delivery, result, delivering);
  await claimed.finish(afterAttempt(delivery, result, disabled, delivering));
  if (isSuccess(status)) return 'delivered';
  return disabled !== undefined || isDown(status) ? 'down' : 'failed';
}

const isSuccess = (status: number | undefined): boolean => status !== undefined && status >= 200 && status <= 299;

/** No answer, one that says that there are too many requests, or one of a server that fails. */
const isDown = (status: number | undefined): boolean => status === undefined || status === 408 || status === 429 || status >= 500;

async function request({ id, body }: EndpointDelivery, endpoint: Endpoint, delivering: Delivering): Promise<Result> {
  const { poster, clock, version } = delivering;
  const began = clock();
  const bytes = Buffer.from(body, 'utf8');
  const timer = performance.now();
  const attempt = (of: Partial<DeliveryAttempt>): DeliveryAttempt => ({
    at: formatInstant(began),
    ...of,
    durationMs: Math.round(performance.now() - timer),
  });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': `Makegood/${version}`,
    ...webhookHeaders(await secretsOf(endpoint, began, delivering), id, began, bytes),
  };
  try {
    const { status, excerpt, retryAfter } = await poster.post(endpoint.url, headers, bytes);
    return {
      attempt: attempt({ status, ...(!isSuccess(status) && excerpt !== '' && { excerpt: readable(excerpt) }) }),
      ...(retryAfter !== undefined && { retryAfter }),
    };
  } catch (error) {
    if (!(error instanceof PostError)) throw error;
    return { attempt: attempt({ error: error.message }) };
  }
}

/** What a stranger wrote, in one line and without signs that change what a terminal shows. */
const readable = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\s]+/gu, ' ')
    .trim()
    .slice(0, DELIVERY.excerpt);

/** The secrets that sign now, the newest first. */
async function secretsOf({ id, secrets: listed }: Endpoint, now: number, { stores, secrets }: Delivering): Promise<string[]> {
  const valid = listed.filter(({ until }) => until === undefined || until > formatInstant(now));
  const found = await Promise.all(valid.map(({ fingerprint }) => stores.endpoints.secret(id, fingerprint)));
  const opened = await Promise.all(found.flatMap((one) => (one ? [secrets.decrypt(one, { endpoint: id })] : [])));
  if (opened.length === 0) throw new Error(`the endpoint ${id} has no secret that could sign`);
  return opened;
}

async function noteSuccess({ id }: Endpoint, { stores }: Delivering): Promise<void> {
  await stores.endpoints.changeStatus(id, ({ failingSince, restsUntil, ...rest }) =>
    failingSince === undefined && restsUntil === undefined ? undefined : rest,
  );
}

/** @returns why the endpoint was disabled, where it was. */
async function noteFailure(
  endpoint: Endpoint,
  { id: delivery }: EndpointDelivery,
  { attempt, retryAfter }: Result,
  { stores, publisher, clock }: Delivering,
): Promise<DisabledReason | undefined> {
  const now = clock();
  const rest = Math.max(DELIVERY.rest, waitAskedFor(retryAfter, now));
  const after = await stores.endpoints.changeStatus(endpoint.id, (before) => ({
    ...before,
    failingSince: before.failingSince ?? formatInstant(now),
    ...(isDown(attempt.status) && { restsUntil: formatInstant(now + rest) }),
  }));
  const isFailing = now - parseInstant(after.failingSince!)! >= DELIVERY.failing;
  const reason = attempt.status === 410 ? 'gone' : isFailing ? 'failing' : undefined;
  if (reason === undefined) return undefined;
  const { id, name, role, vendors } = endpoint;
  // Published first: a crash between the two publishes it again, under the same id.
  await publisher.publish([
    {
      type: 'endpoint.disabled.v1',
      detail: {
        id: `${id}#${reason}#${reason === 'gone' ? delivery : after.failingSince}`,
        endpoint: name,
        ...(role === 'vendor' && { vendor: vendors![0] }),
        reason,
        failingSince: after.failingSince,
        ...(attempt.status === undefined ? { error: attempt.error } : { status: attempt.status }),
      },
    },
  ]);
  await stores.endpoints.changeStatus(id, (before) => disabledNow(before, reason, now));
  return reason;
}

export const disabledNow = (before: EndpointStatus, reason: DisabledReason, now: number): EndpointStatus | undefined =>
  before.state === 'disabled' ? undefined : { ...before, state: 'disabled', reason, changedAt: formatInstant(now) };

/** Milliseconds that an answer asks to wait, in seconds or until a date; 0 where it does not say. */
function waitAskedFor(retryAfter: string | undefined, now: number): number {
  if (retryAfter === undefined) return 0;
  const wait = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(wait, 0), DELIVERY.longestRetryAfter);
}

function afterAttempt(
  { nextAt: _, ...delivery }: EndpointDelivery,
  { attempt, retryAfter }: Result,
  disabled: DisabledReason | undefined,
  { clock, random }: Delivering,
): EndpointDelivery {
  const tries = delivery.tries + 1;
  const recorded = {
    ...delivery,
    tries,
    attempted: delivery.attempted + 1,
    attempts: [...delivery.attempts, attempt].slice(-DELIVERY.attempts),
  };
  if (isSuccess(attempt.status)) return { ...recorded, state: 'delivered' };
  // Whatever its endpoint was disabled for, a replay sends it.
  if (disabled !== undefined) return { ...recorded, state: 'held' };
  const delay = RETRY_DELAYS[tries - 1];
  if (delay === undefined || tries >= LIMITS.deliveryAttempts.value) return { ...recorded, state: 'failed' };
  const wait = Math.max(Math.round(delay * (1 + DELIVERY.jitter * random())), waitAskedFor(retryAfter, clock()));
  return { ...recorded, state: 'waiting', nextAt: formatInstant(clock() + wait) };
}
