/** Contracts. */
import { checkOf } from '../../lib/application/registry/webhook-check.ts';
import type { PutContractFailure } from '../../lib/application/registry/put-contract.ts';
import { proposeContract } from '../../lib/application/registry/propose-contract.ts';
import { readStored } from '../../lib/application/registry/stored-contract.ts';
import { countOf, firstIssues } from '../../lib/schemas/first-issues.ts';
import { pageQuerySchema } from '../../lib/schemas/http-requests.ts';
import { yamlText } from '../../lib/schemas/yaml-text.ts';
import { readDocument } from './document.ts';
import { withETag } from './etag.ts';
import { listingHandler } from './listing-handler.ts';
import {
  type HttpEvent,
  type HttpResult,
  HttpProblem,
  callerOf,
  hasScope,
  json,
  listing,
  maySee,
  negotiate,
  parseQuery,
  pathParameter,
  rawBody,
} from './http.ts';
import { type Approved, heldFor } from './second-person.ts';
import { paging } from '../shared/paging.ts';
import { publishingServices } from '../shared/publishing.ts';
import type { PagingServices, PublishingServices, Services } from '../shared/services.ts';
import { newKey, shownSecrets, webhookUrl } from './webhook-address.ts';

/** @param approved by whom, where it waited for a second person. */
export async function putContractOf(event: HttpEvent, services: PublishingServices, approved?: Approved): Promise<HttpResult> {
  const { stores, clock, environment } = services;
  const id = pathParameter(event, 'id');
  const wanted = event.headers?.['if-match']?.replaceAll('"', '');
  const ifRevision = wanted === undefined || wanted === '*' ? undefined : Number(wanted);
  if (ifRevision !== undefined && !Number.isInteger(ifRevision))
    throw new HttpProblem(400, 'bad-header', 'If-Match is the revision, as in the ETag: "3"');
  const input = {
    id,
    document: await readDocument(event, 'contract'),
    text: rawBody(event),
    ...(ifRevision !== undefined && { ifRevision }),
  };
  const secondPerson = { waits: environment.secondPerson?.contracts === true, isApproved: approved !== undefined };
  // An address is shown to a caller who may make one. For any other caller a new webhook has none yet.
  const result = await proposeContract(input, secondPerson, stores, clock, hasScope(event, 'vendors:write') ? newKey : undefined);
  if ('failure' in result) throw problemOf(result);
  if ('waits' in result) {
    const { summary, revision } = result.waits;
    return heldFor(event, { kind: 'contract', summary }, services, { 'if-match': `"${revision}"` });
  }
  const webhooks = await Promise.all(
    result.webhooks.map(async ({ webhook, key }) => ({
      source: webhook.source,
      as: webhook.as,
      ...(key !== undefined && { url: webhookUrl(webhook, key, environment.API_URL) }),
      ...shownSecrets(webhook),
      signed: (await checkOf(webhook, stores)) === 'signature',
    })),
  );
  return json(
    result.outcome === 'created' ? 201 : 200,
    {
      id,
      outcome: result.outcome,
      revision: result.revision,
      digest: result.digest,
      warnings: firstIssues(result.issues),
      // It is found by assessing again and again: GET /v1/contracts/{id}/worth has it.
      worth: [],
      webhooks,
    },
    { etag: `"${result.revision}"` },
  );
}

function problemOf({ failure, issues }: PutContractFailure): HttpProblem {
  if (failure === 'conflict') return new HttpProblem(409, 'revision-conflict', issues[0]!.message, issues);
  return new HttpProblem(422, 'contract-invalid', `the contract has ${countOf(issues).errors} errors`, issues);
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
      ? { statusCode: 200, headers: { 'content-type': type }, body: stored.text || `${yamlText(document as object)}\n` }
      : json(200, { id, revision, digest, recordedAt, contract: document, ...(refused && { refused: firstIssues(refused.issues) }) });
  // The rules change without the contract: a caller who kept it from before must see that it is refused.
  return refused ? { ...answer(), headers: { etag: `"${revision}"` } } : withETag(event, String(revision), answer);
}

export const contractRoutes = (all: () => PublishingServices & PagingServices = paging(publishingServices)) =>
  listingHandler(
    'manage-contracts',
    (given) => ({
      'PUT /v1/contracts/{id}': (event) => putContractOf(event, given()),
      'GET /v1/contracts/{id}': (event) => get(event, given()),
      'GET /v1/contracts': async (event) => {
        const { cursor, limit } = parseQuery(pageQuerySchema, event);
        return listing(await given().stores.contracts.page(cursor, limit, callerOf(event).vendor));
      },
    }),
    all,
  );

export const handler = contractRoutes();
