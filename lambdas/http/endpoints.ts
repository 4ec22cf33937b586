/** Endpoints, their secrets, tests, deliveries and replays. A token that is bound to a vendor has that vendor's endpoints, and no others. */
import { disabledNow } from '../../lib/application/endpoints/attempt-delivery.ts';
import { endEndpoint, ownerOf, putEndpoint, rotateSecret } from '../../lib/application/endpoints/put-endpoint.ts';
import { testDelivery } from '../../lib/application/endpoints/record-deliveries.ts';
import { replaySince } from '../../lib/application/endpoints/replay.ts';
import type { EndpointDelivery, Endpoint, EndpointStatus } from '../../lib/application/ports/endpoints.ts';
import { DELIVERIES_REQUESTED, endpointName } from '../../lib/declarations/endpoints.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import {
  deliveryQuerySchema,
  emptyRequestSchema,
  endpointRequestSchema,
  endpointStateSchema,
  replayRequestSchema,
  rotationRequestSchema,
} from '../../lib/schemas/endpoint-requests.ts';
import { nameSchema } from '../../lib/schemas/words.ts';
import { endpointServices } from '../shared/endpoints.ts';
import { paging } from '../shared/paging.ts';
import type { DeliveryServices, PagingServices } from '../shared/services.ts';
import { withEndpointStores } from '../shared/with-endpoint-stores.ts';
import {
  type HttpEvent,
  type HttpResult,
  HttpProblem,
  callerOf,
  json,
  listing,
  maySee,
  parseBody,
  parseQuery,
  pathParameter,
  sincePast,
} from './http.ts';
import { keyedRequest } from './keyed-request.ts';
import { listingHandler } from './listing-handler.ts';

type Given = DeliveryServices & PagingServices;

const shown = (endpoint: Endpoint, status: EndpointStatus, now: number) => {
  const { id: _, secrets, ...rest } = endpoint;
  return { ...rest, secrets: secrets.filter(({ until }) => until === undefined || until > formatInstant(now)), ...status };
};

const shownDelivery = ({ endpoint: _, tries: __, ...delivery }: EndpointDelivery) => delivery;

const entry = (delivery: EndpointDelivery) => {
  const { body: _, ...rest } = shownDelivery(delivery);
  return rest;
};

/** @throws HttpProblem where there is none of this name that the caller may see. */
async function endpointOf(event: HttpEvent, given: Given): Promise<Endpoint> {
  const name = pathParameter(event, 'name');
  const endpoint = await withEndpointStores(given).endpoints.get(endpointName(callerOf(event).vendor, name));
  if (endpoint && maySee(event, ownerOf(endpoint))) return endpoint;
  throw new HttpProblem(404, 'unknown-endpoint', `there is no endpoint "${name}"`);
}

async function listAll(event: HttpEvent, given: Given): Promise<HttpResult> {
  const { endpoints } = withEndpointStores(given);
  const [all, statuses] = [await endpoints.all(), await endpoints.statuses()];
  const own = all.filter((endpoint) => maySee(event, ownerOf(endpoint)));
  return json(200, { items: own.map((one) => shown(one, statuses.get(one.id) ?? { state: 'enabled' }, given.clock())) });
}

/** @param vendor whose endpoint it is. @returns its whole name. @throws HttpProblem where it can be none of this owner. */
function ownName(given: string, vendor: string | undefined): string {
  const name = endpointName(vendor, given);
  const own = vendor === undefined ? name : name.slice(vendor.length + 1);
  if (nameSchema.safeParse(own).success) return name;
  throw new HttpProblem(422, 'endpoint-invalid', 'the name of an endpoint is lower case letters, digits and single hyphens');
}

async function putOne(event: HttpEvent, given: Given): Promise<HttpResult> {
  const { role, vendors, ...body } = parseBody(endpointRequestSchema, event);
  const { vendor } = callerOf(event);
  if (vendor !== undefined && (role ?? 'vendor') !== 'vendor')
    throw new HttpProblem(403, 'not-for-vendors', 'a token that is bound to a vendor makes endpoints of the role "vendor"');
  if (vendor !== undefined && vendors !== undefined && (vendors.length !== 1 || vendors[0] !== vendor))
    throw new HttpProblem(403, 'other-vendor', `this token makes endpoints of ${vendor}, and of no other vendor`);
  const own =
    vendor === undefined ? { role: role ?? 'finance', ...(vendors && { vendors }) } : { role: 'vendor' as const, vendors: [vendor] };
  const name = ownName(pathParameter(event, 'name'), ownerOf(own));
  const { clock, secrets, environment } = given;
  const putting = { stores: withEndpointStores(given), secrets, clock, loopback: environment.loopbackEndpoints === true };
  const result = await putEndpoint({ name, ...body, ...own }, putting);
  if ('issues' in result)
    throw new HttpProblem(422, 'endpoint-invalid', result.issues.map(({ message }) => message).join('; '), result.issues);
  const { endpoint, secret } = result;
  const status = await putting.stores.endpoints.status(endpoint.id);
  const answer = shown(endpoint, status, clock());
  return secret === undefined ? json(200, answer) : json(201, { ...answer, secret });
}

async function endOne(event: HttpEvent, given: Given): Promise<HttpResult> {
  const endpoint = await endpointOf(event, given);
  await endEndpoint(endpoint, withEndpointStores(given), formatInstant(given.clock()));
  return json(200, { deleted: endpoint.name });
}

async function setState(event: HttpEvent, given: Given): Promise<HttpResult> {
  const endpoint = await endpointOf(event, given);
  const { state } = parseBody(endpointStateSchema, event);
  const now = given.clock();
  const status = await withEndpointStores(given).endpoints.changeStatus(endpoint.id, (before) =>
    state === 'disabled'
      ? disabledNow(before, 'by-hand', now)
      : before.state === 'enabled'
        ? undefined
        : { state, changedAt: formatInstant(now) },
  );
  return json(200, shown(endpoint, status, now));
}

async function rotate(event: HttpEvent, given: Given): Promise<HttpResult> {
  const endpoint = await endpointOf(event, given);
  const { overlapHours } = parseBody(rotationRequestSchema, event);
  const stores = withEndpointStores(given);
  const rotated = await rotateSecret(endpoint, overlapHours, { ...given, stores });
  if (!rotated)
    throw new HttpProblem(409, 'revision-conflict', 'another request changed the endpoint just now; read it and send this again');
  const status = await stores.endpoints.status(endpoint.id);
  return json(201, { ...shown(rotated.endpoint, status, given.clock()), secret: rotated.secret });
}

/** What is due is sent at once, and not only with the next minute. */
async function deliverNow({ id, name }: Endpoint, { publisher, clock }: Given): Promise<void> {
  const detail = { id: `${id}#${formatInstant(clock())}`, endpoint: name };
  await publisher.publish([{ type: DELIVERIES_REQUESTED, detail }]);
}

async function enabledEndpoint(event: HttpEvent, given: Given): Promise<Endpoint> {
  const endpoint = await endpointOf(event, given);
  const { state } = await withEndpointStores(given).endpoints.status(endpoint.id);
  if (state === 'enabled') return endpoint;
  throw new HttpProblem(409, 'endpoint-disabled', `the endpoint "${endpoint.name}" is disabled; enable it first`);
}

async function testOne(event: HttpEvent, given: Given): Promise<HttpResult> {
  const endpoint = await enabledEndpoint(event, given);
  parseBody(emptyRequestSchema, event);
  const delivery = testDelivery(endpoint, keyedRequest(event)?.id ?? event.requestContext.requestId, given.clock());
  await withEndpointStores(given).deliveries.record(delivery);
  await deliverNow(endpoint, given);
  return json(202, shownDelivery(delivery));
}

async function replay(event: HttpEvent, given: Given): Promise<HttpResult> {
  const endpoint = await enabledEndpoint(event, given);
  const { delivery: id, since, cursor } = sincePast(parseBody(replayRequestSchema, event), 'bad-body', given.clock);
  const stores = withEndpointStores(given);
  if (id !== undefined) {
    const { id: found } = await deliveryOf(endpoint, id, given);
    await stores.deliveries.replay(found, given.clock());
  }
  const result = id === undefined ? await replaySince(endpoint, since!, cursor, stores, given.clock) : { replayed: 1 };
  if (result.replayed > 0) await deliverNow(endpoint, given);
  return listing(result);
}

/** @throws HttpProblem where the endpoint has none of this id. */
async function deliveryOf({ id: endpoint }: Endpoint, id: string, given: Given): Promise<EndpointDelivery> {
  const delivery = await withEndpointStores(given).deliveries.get(id);
  if (delivery?.endpoint === endpoint) return delivery;
  throw new HttpProblem(404, 'unknown-delivery', `the endpoint has no delivery "${id}"`);
}

async function listDeliveries(event: HttpEvent, given: Given): Promise<HttpResult> {
  const endpoint = await endpointOf(event, given);
  const { state, cursor, limit } = parseQuery(deliveryQuerySchema, event);
  const { items, ...page } = await withEndpointStores(given).deliveries.page(endpoint.id, state, cursor, limit);
  return listing({ items: items.map(entry), ...page } as { readonly cursor?: string });
}

export const endpointRoutes = (all: () => Given = paging(endpointServices)) =>
  listingHandler(
    'manage-endpoints',
    (given) => ({
      'GET /v1/endpoints': (event) => listAll(event, given()),
      'PUT /v1/endpoints/{name}': (event) => putOne(event, given()),
      'DELETE /v1/endpoints/{name}': (event) => endOne(event, given()),
      'PUT /v1/endpoints/{name}/state': (event) => setState(event, given()),
      'POST /v1/endpoints/{name}/secrets': (event) => rotate(event, given()),
      'POST /v1/endpoints/{name}/tests': (event) => testOne(event, given()),
      'POST /v1/endpoints/{name}/replays': (event) => replay(event, given()),
      'GET /v1/endpoints/{name}/deliveries': (event) => listDeliveries(event, given()),
      'GET /v1/endpoints/{name}/deliveries/{id}': async (event) =>
        json(200, shownDelivery(await deliveryOf(await endpointOf(event, given()), pathParameter(event, 'id'), given()))),
    }),
    all,
  );

export const handler = endpointRoutes();
