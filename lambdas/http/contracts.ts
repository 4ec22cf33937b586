/** Contracts. */
import { isChecked } from '../../lib/application/registry/change-webhook.ts';
import { putContract } from '../../lib/application/registry/put-contract.ts';
import { readStored } from '../../lib/application/registry/stored-contract.ts';
import { pageQuerySchema } from '../../lib/schemas/http-requests.ts';
import { readDocument } from './document.ts';
import { withETag } from './etag.ts';
import { httpHandler } from './http-handler.ts';
import {
  type HttpEvent,
  type HttpResult,
  HttpProblem,
  callerOf,
  json,
  maySee,
  negotiate,
  parseQuery,
  pathParameter,
  rawBody,
} from './http.ts';
import { type Services, services } from '../shared/services.ts';
import { newKey, webhookUrl } from './webhook-address.ts';

async function put(event: HttpEvent, { stores, clock, environment }: Services): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const wanted = event.headers?.['if-match']?.replaceAll('"', '');
  const ifRevision = wanted === undefined || wanted === '*' ? undefined : Number(wanted);
  if (ifRevision !== undefined && !Number.isInteger(ifRevision))
    throw new HttpProblem(400, 'bad-header', 'If-Match is the revision, as in the ETag: "3"');
  const result = await putContract(
    { id, document: readDocument(event, 'contract'), text: rawBody(event), ...(ifRevision !== undefined && { ifRevision }) },
    stores,
    clock,
    newKey,
  );
  if ('failure' in result) {
    if (result.failure === 'conflict') throw new HttpProblem(409, 'revision-conflict', result.issues[0]!.message, result.issues);
    throw new HttpProblem(
      422,
      'contract-invalid',
      `the contract has ${result.issues.filter((issue) => issue.severity === 'error').length} errors`,
      result.issues,
    );
  }
  const webhooks = await Promise.all(
    result.webhooks.map(async (webhook) => ({
      source: webhook.source,
      as: webhook.as,
      url: webhookUrl(webhook, environment.API_URL),
      signed: await isChecked(webhook, stores),
    })),
  );
  return json(
    result.outcome === 'created' ? 201 : 200,
    {
      id,
      outcome: result.outcome,
      revision: result.revision,
      digest: result.digest,
      warnings: result.issues,
      // It is found by assessing again and again: GET /v1/contracts/{id}/worth has it.
      worth: [],
      webhooks,
    },
    { etag: `"${result.revision}"` },
  );
}

async function get(event: HttpEvent, { stores }: Services): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const stored = await stores.contracts.latest(id);
  if (!stored || !maySee(event, stored.vendor)) throw new HttpProblem(404, 'unknown-contract', `there is no contract "${id}"`);
  const type = negotiate(event, ['application/json', 'application/yaml']);
  const { revision, digest, recordedAt, document } = stored;
  const { refused } = readStored(stored);
  const answer = () =>
    type === 'application/yaml'
      ? { statusCode: 200, headers: { 'content-type': type }, body: stored.text }
      : json(200, { id, revision, digest, recordedAt, contract: document, ...(refused && { refused: refused.issues }) });
  // The rules change without the contract: whoever kept it from before must see that it is refused.
  return refused ? { ...answer(), headers: { etag: `"${revision}"` } } : withETag(event, String(revision), answer);
}

export const contractRoutes = (given: () => Services = services) =>
  httpHandler(
    'manage-contracts',
    {
      'PUT /v1/contracts/{id}': (event) => put(event, given()),
      'GET /v1/contracts/{id}': (event) => get(event, given()),
      'GET /v1/contracts': async (event) => {
        const { cursor, limit } = parseQuery(pageQuerySchema, event);
        const page = await given().stores.contracts.page(cursor, limit, callerOf(event).vendor);
        return json(200, page);
      },
    },
    given,
  );

export const handler = contractRoutes();
