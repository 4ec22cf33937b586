/** POST /v1/webhooks/{source}/{key}: takes a vendor tool's own webhook and answers, when the bus has it, what was understood. */
import { Directory } from '../lib/application/directory.ts';
import { receiveWebhook } from '../lib/application/receive-webhook.ts';
import { httpHandler } from './shared/handler.ts';
import { HttpProblem, json, pathParameter, rawBody } from './shared/http.ts';
import { publishingServices } from './shared/publishing.ts';
import type { PublishingServices } from './shared/services.ts';

export const webhookRoutes = (given: () => PublishingServices = publishingServices) => {
  let shared: { of: PublishingServices; directory: Directory } | undefined;
  return httpHandler(
    {
      'POST /v1/webhooks/{source}/{key}': async (event) => {
        const services = given();
        const { stores, publisher, clock } = services;
        if (shared?.of !== services) shared = { of: services, directory: new Directory(stores, clock) };
        const input = {
          source: pathParameter(event, 'source'),
          key: pathParameter(event, 'key'),
          raw: rawBody(event),
          headers: event.headers ?? {},
        };
        const result = await receiveWebhook(input, stores.registry, shared.directory, publisher, clock);
        if (result.status === 'unknown')
          throw new HttpProblem(404, 'unknown-webhook', 'there is no webhook at this address; check the source and the key');
        if (result.status === 'bad-signature')
          throw new HttpProblem(401, 'bad-signature', "the signature does not match; check the tool's signing secret");
        if (result.status === 'too-large') throw new HttpProblem(413, 'too-large', 'a webhook body may have at most 900,000 bytes');
        if (result.status === 'unreadable')
          throw new HttpProblem(
            422,
            'unreadable',
            'the body cannot be read; it is kept in quarantine, and need not be sent again',
            result.issues,
          );
        return json(202, result);
      },
    },
    given,
  );
};

export const handler = webhookRoutes();
