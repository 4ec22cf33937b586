/** Vendors, their senders and webhooks, and how tools that are not built in are read. */
import { changeWebhook, deleteWebhook, isKnownVendor, revokeKey } from '../../lib/application/registry/change-webhook.ts';
import { checkOf } from '../../lib/application/registry/webhook-check.ts';
import { deleteSource, putSource } from '../../lib/application/registry/put-source.ts';
import { putVendor } from '../../lib/application/registry/put-vendor.ts';
import { senderName } from '../../lib/application/registry/sender-names.ts';
import { vendorSenders } from '../../lib/application/registry/vendor-senders.ts';
import { PUBLIC_CACHE } from '../../lib/declarations/answer-headers.ts';
import { pageQuerySchema, vendorRequestSchema, webhookRequestSchema } from '../../lib/schemas/http-requests.ts';
import { MAPPINGS, SOURCES } from '../../lib/sources/registry.ts';
import { apiDescription } from './description.ts';
import { readDocument } from './document.ts';
import { health } from './health.ts';
import { listingHandler } from './listing-handler.ts';
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
} from './http.ts';
import { secretServices } from '../shared/secrets.ts';
import { paging } from '../shared/paging.ts';
import type { PagingServices, SecretServices, Services } from '../shared/services.ts';
import { newKey, shownSecrets, webhookUrl } from './webhook-address.ts';
import type { SecretCheck } from '../../lib/sources/source.ts';
import type { Listing } from '../../lib/application/ports/listing.ts';
import type { Vendor, VendorEntry, SenderHeartbeat, Webhook } from '../../lib/application/ports/registry.ts';

const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

function vendorId(event: HttpEvent): string {
  const id = pathParameter(event, 'vendor');
  if (!NAME.test(id)) throw new HttpProblem(400, 'bad-name', 'a vendor id is lower-case letters, digits, ".", "_" and "-", 64 at most');
  return id;
}

/**
 * A vendor as the API shows it: its senders, the fingerprints of their secrets, and when each was last seen.
 * @param urls addresses that this request made, by source: they are shown now, and never again.
 */
async function shown(vendor: Vendor, { stores }: Services, urls: ReadonlyMap<string, string> = new Map()): Promise<unknown> {
  const watches = new Map<string, SenderHeartbeat>();
  for (const watch of await stores.registry.watches()) if (watch.vendor === vendor.id) watches.set(watch.sender, watch);
  const webhooks = new Map<string, Webhook>();
  for (const webhook of await stores.registry.webhooks(vendor.id)) webhooks.set(webhook.source, webhook);
  const named = await vendorSenders(vendor, [...webhooks.values()], stores);
  const senders = await Promise.all(
    named.senders.map(async (sender) => {
      const webhook = sender.webhook === undefined ? undefined : webhooks.get(sender.webhook);
      const watch = watches.get(senderName(sender, vendor.id));
      return {
        ...sender,
        ...(webhook && { ...shownSecrets(webhook), ...shownCheck(await checkOf(webhook, stores)) }),
        ...(webhook && sender.contract === undefined && urls.has(webhook.source) && { url: urls.get(webhook.source) }),
        ...(watch?.lastSeen !== undefined && { lastSeen: watch.lastSeen }),
        ...(watch?.silentSince !== undefined && { silentSince: watch.silentSince }),
      };
    }),
  );
  return { ...vendor, senders, ...(named.isCut && { moreContracts: true }) };
}

const shownCheck = (check: SecretCheck) => ({ signed: check === 'signature', check });

/** 201 when a PUT made what was not there. */
const statusOf = ({ isNew }: { readonly isNew: boolean }): number => (isNew ? 201 : 200);

/** Vendors with the number of their watched senders that are silent. */
async function withSilent(vendors: readonly VendorEntry[], { stores }: Services): Promise<object[]> {
  const silent = new Map<string, number>();
  for (const { vendor, silentSince } of await stores.registry.watches())
    if (silentSince !== undefined) silent.set(vendor, (silent.get(vendor) ?? 0) + 1);
  return vendors.map((vendor) => ({ ...vendor, ...(silent.has(vendor.id) && { silent: silent.get(vendor.id) }) }));
}

async function put(event: HttpEvent, given: Services): Promise<HttpResult> {
  const body = parseBody(vendorRequestSchema, event);
  const result = await putVendor({ id: vendorId(event), ...body }, given.stores, given.clock, newKey);
  if ('failure' in result)
    throw new HttpProblem(
      result.failure === 'conflict' ? 409 : 422,
      result.failure === 'conflict' ? 'revision-conflict' : 'vendor-invalid',
      result.issues[0]!.message,
      result.issues,
    );
  const urls = new Map(
    result.webhooks.flatMap(({ webhook, key }) =>
      key === undefined ? [] : [[webhook.source, webhookUrl(webhook, key, given.environment.API_URL)]],
    ),
  );
  return json(statusOf(result), await shown(result.vendor, given, urls));
}

async function get(event: HttpEvent, given: Services): Promise<HttpResult> {
  const id = vendorId(event);
  if (!maySee(event, id) || !(await isKnownVendor(id, given.stores)))
    throw new HttpProblem(404, 'unknown-vendor', `no vendor "${id}" is registered, and no contract is with it`);
  const vendor = (await given.stores.registry.vendor(id)) ?? { id, name: id, senders: [], revision: 0 };
  return json(200, await shown(vendor, given));
}

async function putWebhook(event: HttpEvent, { stores, secrets, clock, environment }: SecretServices): Promise<HttpResult> {
  const [vendor, source] = [vendorId(event), pathParameter(event, 'source')];
  const { as, signingSecret, key } = parseBody(webhookRequestSchema, event);
  const change = { vendor, source, as, ...(signingSecret !== undefined && { signingSecret }), ...(key !== undefined && { key }) };
  const changed = await changeWebhook(change, stores, secrets, clock, newKey);
  if ('failure' in changed) {
    const { failure } = changed;
    throw new HttpProblem(failure.code === 'not-signing' ? 422 : 404, failure.code, failure.message, [failure]);
  }
  const { webhook, check, key: made } = changed;
  return json(statusOf(changed), {
    source,
    vendor,
    ...(made !== undefined && { url: webhookUrl(webhook, made, environment.API_URL) }),
    ...shownSecrets(webhook),
    ...shownCheck(check),
  });
}

async function putMapping(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const result = await putSource(pathParameter(event, 'source'), await readDocument(event, 'mapping'), stores, clock);
  if ('failure' in result)
    throw new HttpProblem(
      result.failure === 'conflict' ? 409 : 422,
      result.failure === 'conflict' ? 'revision-conflict' : 'mapping-invalid',
      `the mapping has ${result.issues.length} errors`,
      result.issues,
    );
  const { mapping, revision } = result.stored;
  return json(statusOf(result), { source: mapping.source, builtIn: false, revision, mapping });
}

async function endMapping(event: HttpEvent, { stores, clock }: Services): Promise<HttpResult> {
  const result = await deleteSource(pathParameter(event, 'source'), stores, clock);
  if ('failure' in result) {
    const { failure } = result;
    throw new HttpProblem(failure.code === 'unknown-source' ? 404 : 409, failure.code, failure.message, [failure]);
  }
  return json(200, result);
}

async function endWebhook(event: HttpEvent, { stores }: Services): Promise<HttpResult> {
  const [vendor, source] = [vendorId(event), pathParameter(event, 'source')];
  if (!(await deleteWebhook(vendor, source, stores)))
    throw new HttpProblem(404, 'unknown-webhook', `${vendor} has no webhook of the source "${source}"`);
  return json(200, { deleted: `${vendor}/${source}` });
}

async function endKey(event: HttpEvent, { stores, secrets, clock }: SecretServices): Promise<HttpResult> {
  const [vendor, source, fingerprint] = [vendorId(event), pathParameter(event, 'source'), pathParameter(event, 'fingerprint')];
  const result = await revokeKey(vendor, source, fingerprint, stores, secrets, clock);
  if (result === 'unknown-webhook') throw new HttpProblem(404, 'unknown-webhook', `${vendor} has no webhook of the source "${source}"`);
  if (result === 'unknown-key')
    throw new HttpProblem(
      404,
      'unknown-key',
      `the webhook has no valid key with the fingerprint "${fingerprint}"; GET /v1/vendors/${vendor} lists them`,
    );
  return json(200, { deleted: `${vendor}/${source}/${fingerprint}` });
}

const builtIn = (): { source: string; builtIn: true; mapping?: unknown }[] =>
  SOURCES.map(({ name }) => {
    const mapping = MAPPINGS.find(({ source }) => source === name);
    return { source: name, builtIn: true, ...(mapping && { mapping }) };
  });

async function allSources({ stores }: Services): Promise<{ source: string; builtIn: boolean; revision?: number; mapping?: unknown }[]> {
  const own = await stores.sources.all();
  return [...builtIn(), ...own.map(({ mapping, revision }) => ({ source: mapping.source, builtIn: false, revision, mapping }))];
}

export const vendorRoutes = (all: () => SecretServices & PagingServices = paging(secretServices)) =>
  listingHandler(
    'manage-vendors',
    (given) => ({
      'GET /v1/health': () => health(given()),
      'GET /openapi.json': async () => json(200, apiDescription(given().environment.VERSION), PUBLIC_CACHE),
      'PUT /v1/vendors/{vendor}': (event) => put(event, given()),
      'GET /v1/vendors': async (event) => {
        const { cursor, limit } = parseQuery(pageQuerySchema, event);
        const { registry } = given().stores;
        const { vendor } = callerOf(event);
        const own = vendor === undefined ? undefined : await registry.listed(vendor);
        const page: Listing<VendorEntry> = vendor === undefined ? await registry.vendors(cursor, limit) : { items: own ? [own] : [] };
        return listing({ ...page, items: await withSilent(page.items, given()) });
      },
      'GET /v1/vendors/{vendor}': (event) => get(event, given()),
      'PUT /v1/vendors/{vendor}/webhooks/{source}': (event) => putWebhook(event, given()),
      'PUT /v1/sources/{source}': (event) => putMapping(event, given()),
      'DELETE /v1/vendors/{vendor}/webhooks/{source}': (event) => endWebhook(event, given()),
      'DELETE /v1/vendors/{vendor}/webhooks/{source}/keys/{fingerprint}': (event) => endKey(event, given()),
      'DELETE /v1/sources/{source}': (event) => endMapping(event, given()),
      'GET /v1/sources/{source}': async (event) => {
        const name = pathParameter(event, 'source');
        const found = (await allSources(given())).find(({ source }) => source === name);
        if (!found) throw new HttpProblem(404, 'unknown-source', `there is no source "${name}"`);
        return json(200, found);
      },
      'GET /v1/sources': async () => json(200, { items: (await allSources(given())).map(({ mapping: _, ...entry }) => entry) }),
    }),
    all,
  );

export const handler = vendorRoutes();
