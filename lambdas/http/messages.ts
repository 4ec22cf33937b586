/** Subscriptions to messages, and the messages that were sent. */
import { putSubscription } from '../../lib/application/messages/put-subscription.ts';
import { formatInstant } from '../../lib/domain/time/instant.ts';
import { messageQuerySchema, subscriptionRequestSchema } from '../../lib/schemas/message-requests.ts';
import { nameSchema } from '../../lib/schemas/words.ts';
import { paging } from '../shared/paging.ts';
import { allStores, messagingServices } from '../shared/messaging.ts';
import type { PagingServices } from '../shared/services.ts';
import { type HttpEvent, type HttpResult, HttpProblem, json, listing, parseBody, parseQuery, pathParameter } from './http.ts';
import { listingHandler } from './listing-handler.ts';

async function putOne(event: HttpEvent, services: PagingServices): Promise<HttpResult> {
  const name = pathParameter(event, 'name');
  if (!nameSchema.safeParse(name).success)
    throw new HttpProblem(422, 'subscription-invalid', 'the name of a subscription is lower case letters, digits and single hyphens');
  const subscription = { name, ...parseBody(subscriptionRequestSchema, event) };
  const result = await putSubscription(subscription, allStores(services));
  if ('issues' in result)
    throw new HttpProblem(422, 'subscription-invalid', result.issues.map(({ message }) => message).join('; '), result.issues);
  return json(result.isNew ? 201 : 200, subscription);
}

async function endOne(event: HttpEvent, services: PagingServices): Promise<HttpResult> {
  const name = pathParameter(event, 'name');
  const { subscriptions } = allStores(services);
  if (!(await subscriptions.get(name))) throw new HttpProblem(404, 'unknown-subscription', `there is no subscription "${name}"`);
  await subscriptions.end(name, formatInstant(services.clock()));
  return json(200, { deleted: name });
}

async function getMessage(event: HttpEvent, services: PagingServices): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const message = await allStores(services).messages.get(id);
  if (!message) throw new HttpProblem(404, 'unknown-message', `there is no message "${id}"`);
  return json(200, message);
}

export const messageRoutes = (all: () => PagingServices = paging(messagingServices)) =>
  listingHandler(
    'manage-messages',
    (given) => ({
      'GET /v1/subscriptions': async () => json(200, { items: await allStores(given()).subscriptions.all() }),
      'PUT /v1/subscriptions/{name}': (event) => putOne(event, given()),
      'DELETE /v1/subscriptions/{name}': (event) => endOne(event, given()),
      'GET /v1/messages': async (event) => {
        const { month, cursor, limit } = parseQuery(messageQuerySchema, event);
        const { messages } = allStores(given());
        return listing(await messages.page(month ?? formatInstant(given().clock()).slice(0, 7), cursor, limit));
      },
      'GET /v1/messages/{id}': (event) => getMessage(event, given()),
    }),
    all,
  );

export const handler = messageRoutes();
