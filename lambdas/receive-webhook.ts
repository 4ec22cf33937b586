/** POST /v1/webhooks/{source}/{key}: takes a vendor tool's own webhook and answers only when the bus has it. */
import { receiveWebhook } from '../lib/application/receive-webhook.ts';
import { HttpProblem, httpHandler, json, pathParameter, rawBody } from './shared/http.ts';
import { publishingServices } from './shared/publishing.ts';
import type { PublishingServices } from './shared/services.ts';

export const webhookRoutes = (given: () => PublishingServices = publishingServices) =>
  httpHandler({
    'POST /v1/webhooks/{source}/{key}': async (event) => {
      const { stores, publisher, clock } = given();
      const input = {
        source: pathParameter(event, 'source'),
        key: pathParameter(event, 'key'),
        raw: rawBody(event),
        headers: event.headers ?? {},
      };
      const result = await receiveWebhook(input, stores.registry, publisher, clock);
      if (result === 'unknown')
        throw new HttpProblem(404, 'unknown-webhook', 'there is no webhook at this address; check the source and the key');
      if (result === 'bad-signature')
        throw new HttpProblem(401, 'bad-signature', "the signature does not match; check the tool's signing secret");
      if (result === 'too-large') throw new HttpProblem(413, 'too-large', 'a webhook body may have at most 900,000 bytes');
      return json(202, { status: 'accepted' });
    },
  });

export const handler = webhookRoutes();
