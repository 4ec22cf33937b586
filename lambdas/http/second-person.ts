/** Keeps a request for a second person where the settings ask for one. */
import { type Asked, heldUnder, holdRequest } from '../../lib/application/approvals/hold-request.ts';
import type { Approval, WaitingEntry } from '../../lib/domain/approvals/approval.ts';
import { keyedRequest } from './keyed-request.ts';
import type { PublishingServices } from '../shared/services.ts';
import { type HttpEvent, type HttpResult, callerOf, json, rawBody } from './http.ts';

/** The headers of a request without which it would do something else. */
const KEPT_HEADERS = ['content-type', 'if-match'] as const;

/** The id of the approval by which a request is carried out, who approved it, and as of what; undefined while it is asked for. */
export type Approved = { readonly id: string; readonly by: string; readonly entry?: WaitingEntry | undefined } | undefined;

/** @param headers that the request is carried out with, whatever it came with. */
export async function heldFor(
  event: HttpEvent,
  what: Pick<Asked, 'kind' | 'summary' | 'amount' | 'currency' | 'entry'>,
  { stores, publisher, clock }: PublishingServices,
  headers: Readonly<Record<string, string>> = {},
): Promise<HttpResult> {
  const { subject: by, vendor } = callerOf(event);
  const kept = KEPT_HEADERS.flatMap((name) => (event.headers?.[name] === undefined ? [] : [[name, event.headers[name]] as const]));
  const request = {
    route: event.routeKey,
    path: event.rawPath ?? '',
    pathParameters: Object.fromEntries(Object.entries(event.pathParameters ?? {}).map(([name, value]) => [name, value ?? ''])),
    headers: { ...Object.fromEntries(kept), ...headers },
    body: rawBody(event),
  };
  return answerOf(await holdRequest({ ...what, request, by, vendor, requestId: requestIdOf(event) }, stores, publisher, clock));
}

/** The answer to a request that an earlier attempt kept already, whatever became of what it asks for; undefined where there is none. */
export async function heldBefore(event: HttpEvent, { stores, publisher }: PublishingServices): Promise<HttpResult | undefined> {
  if (!keyedRequest(event)?.isRepeat) return undefined;
  const approval = await heldUnder(requestIdOf(event), stores, publisher);
  return approval && answerOf(approval);
}

const requestIdOf = (event: HttpEvent): string => keyedRequest(event)?.id ?? event.requestContext.requestId;

const answerOf = (approval: Approval): HttpResult =>
  json(202, shownApproval(approval), { location: `/v1/approvals/${encodeURIComponent(approval.id)}` });

/** The approval as the API answers it. */
export const shownApproval = ({ request: { route, path, headers, body }, ...rest }: Approval) => ({
  ...rest,
  request: { route, path, headers, body },
});

/** The request of an approval, as its caller sent it. */
export const asEvent = ({ id, request, requestedBy, vendor }: Approval, vendorClaim: string): HttpEvent =>
  ({
    routeKey: request.route,
    rawPath: request.path,
    pathParameters: request.pathParameters,
    headers: request.headers,
    body: request.body,
    isBase64Encoded: false,
    requestContext: {
      requestId: id,
      authorizer: { jwt: { claims: { sub: requestedBy, ...(vendor !== undefined && { [vendorClaim]: vendor }) } } },
    },
  }) as unknown as HttpEvent;
