/** /v1/webhooks/{source}/{key}: takes a vendor tool's own webhook and answers, when the bus has it, what was understood. */
import { Directory } from '../../lib/application/registry/registry-cache.ts';
import { DecryptedSecrets } from '../../lib/application/ingestion/decrypted-secrets.ts';
import { checkAddress, receiveWebhook } from '../../lib/application/ingestion/receive-webhook.ts';
import type { ChallengeAnswer } from '../../lib/sources/source.ts';
import { httpHandler } from './http-handler.ts';
import { type HttpEvent, HttpProblem, type HttpResult, bodyOf, json, pathParameter } from './http.ts';
import { publishingSecretServices } from '../shared/secrets.ts';
import type { DeliveryServices } from '../shared/services.ts';
import { TOO_LARGE } from '../../lib/sources/delivery-text.ts';
import { fieldsOfAddress } from '../../lib/sources/read-delivery.ts';

const addressOf = (event: HttpEvent) => ({
  source: pathParameter(event, 'source'),
  key: pathParameter(event, 'key'),
  headers: event.headers ?? {},
  query: fieldsOfAddress(event.rawQueryString ?? ''),
});

const unknown = (): HttpProblem =>
  new HttpProblem(404, 'unknown-webhook', 'there is no webhook at this address; check the source and the key');

const answering = ({ field, text }: ChallengeAnswer): HttpResult =>
  field === undefined
    ? { statusCode: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text }
    : json(200, { [field]: text });

/** What stays from one delivery to the next. */
interface Kept {
  readonly of: DeliveryServices;
  readonly directory: Directory;
  readonly secrets: DecryptedSecrets;
}

async function take(event: HttpEvent, { of: { stores, publisher, clock }, directory, secrets }: Kept): Promise<HttpResult> {
  const result = await receiveWebhook({ ...addressOf(event), body: bodyOf(event) }, stores, directory, secrets, publisher, clock);
  switch (result.status) {
    case 'unknown':
      throw unknown();
    case 'bad-signature':
      throw new HttpProblem(401, 'bad-signature', "the signature does not match; check the tool's signing secret");
    case 'too-large':
      throw new HttpProblem(413, 'too-large', TOO_LARGE);
    case 'unsupported':
      throw new HttpProblem(415, 'unsupported-media-type', `${result.issue.message}; nothing was kept`, [result.issue]);
    case 'quarantined':
      throw new HttpProblem(422, result.code, `${result.message}; it is kept in quarantine, and need not be sent again`, result.issues);
    case 'challenge':
      return answering(result.answer);
    case 'accepted':
    case 'ignored':
      return json(202, result);
  }
}

async function check(event: HttpEvent, { of: { stores, clock }, directory }: Kept): Promise<HttpResult> {
  const result = await checkAddress(addressOf(event), stores.registry, directory, clock);
  if (result.status === 'unknown') throw unknown();
  if (result.status === 'challenge') return answering(result.answer);
  const why = result.declared
    ? 'this request is no challenge of the kind that its source declares'
    : 'its source declares no `challenge` by GET';
  throw new HttpProblem(405, 'method-not-allowed', `the webhook is here and takes POST; ${why}`, [], { allow: 'POST' });
}

export const webhookRoutes = (given: () => DeliveryServices = publishingSecretServices) => {
  let shared: Kept | undefined;
  const kept = (): Kept => {
    const of = given();
    if (shared?.of !== of)
      shared = { of, directory: new Directory(of.stores, of.clock), secrets: new DecryptedSecrets(of.stores, of.secrets) };
    return shared;
  };
  return httpHandler(
    'receive-webhook',
    () => ({
      'POST /v1/webhooks/{source}/{key}': (event) => take(event, kept()),
      'GET /v1/webhooks/{source}/{key}': (event) => check(event, kept()),
    }),
    given,
  );
};

export const handler = webhookRoutes();
