/** Writes every change to the audit trail: before it is tried, and again with its outcome. A write that ends in nothing is on it too. */
import { digestText } from '../../../lib/application/evidence/digest.ts';
import type { AuditTrailEntry } from '../../../lib/application/ports/requests.ts';
import type { Route } from '../../../lib/declarations/routes.ts';
import { formatInstant } from '../../../lib/domain/time/instant.ts';
import type { Services } from '../../shared/services.ts';
import { type HttpEvent, HttpProblem, callerOf, rawBody } from '../http.ts';
import { type HttpMiddleware, type HttpRequest, guardedRoute, isWrite } from './middleware.ts';

/**
 * The digest of a body, without the members that could be guessed by it, whatever they hold.
 * @returns undefined of a body that cannot be read, for such a member may be anywhere in it.
 */
function digestWithout(members: readonly string[], body: string): string | undefined {
  if (members.length === 0 || body === '') return digestText(body);
  try {
    return digestText(JSON.stringify(JSON.parse(body, (name, value: unknown) => (members.includes(name) ? undefined : value))));
  } catch {
    return undefined;
  }
}

const entryOf = (event: HttpEvent, now: number, { undigested = [] }: Route): AuditTrailEntry => {
  const { subject, vendor } = callerOf(event);
  const body = digestWithout(undigested, rawBody(event));
  return {
    at: formatInstant(now),
    requestId: event.requestContext.requestId,
    by: subject,
    ...(vendor !== undefined && { vendor }),
    route: event.routeKey,
    path: event.rawPath ?? '',
    ...(body !== undefined && { body }),
  };
};

export const auditTrail = (given: () => Services): HttpMiddleware => {
  const entries = new WeakMap<HttpEvent, AuditTrailEntry>();
  const close = async ({ event }: HttpRequest, status: number): Promise<void> => {
    const entry = entries.get(event);
    if (entry) await given().stores.requests.note({ ...entry, status });
  };
  return {
    before: async (request) => {
      const route = guardedRoute(request);
      if (!route || !isWrite(request)) return;
      const { stores, clock } = given();
      const entry = entryOf(request.event, clock(), route);
      await stores.requests.note(entry);
      entries.set(request.event, entry);
    },
    after: (request) => close(request, request.response?.statusCode ?? 200),
    onError: (request) => close(request, request.error instanceof HttpProblem ? request.error.status : 500),
  };
};
