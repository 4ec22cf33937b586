/** Makes an endpoint or changes it, after its check; and makes its secrets, each of which is shown once. */
import { createHash, randomBytes } from 'node:crypto';
import { vendorOfEndpoint } from '../../declarations/endpoints.ts';
import { LIMITS } from '../../declarations/limits.ts';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { HOUR, formatInstant } from '../../domain/time/instant.ts';
import { kindsFor, partyOfRole } from '../messages/recipients.ts';
import type { Clock } from '../ports/clock.ts';
import type { Endpoint, EndpointSecret, EndpointStores } from '../ports/endpoints.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Stores } from '../ports/stores.ts';
import { checkEndpointUrl } from './endpoint-url.ts';
import { newSecret } from './standard-webhooks.ts';

export type EndpointRequest = Omit<Endpoint, 'id' | 'createdAt' | 'secrets'>;

export interface Putting {
  readonly stores: Pick<Stores, 'registry'> & Pick<EndpointStores, 'endpoints'>;
  readonly secrets: Pick<Secrets, 'encrypt'>;
  readonly clock: Clock;
  /** Endpoints of this machine are allowed. */
  readonly loopback: boolean;
}

export type PutEndpoint = { readonly endpoint: Endpoint; readonly secret?: string } | { readonly issues: readonly Issue[] };

/** @returns the secret of a new endpoint. */
export async function putEndpoint(request: EndpointRequest, putting: Putting): Promise<PutEndpoint> {
  const { stores, loopback } = putting;
  const checked = checkEndpointUrl(request.url, loopback);
  const issues = [...('issues' in checked ? checked.issues : []), ...roleIssues(request), ...(await vendorIssues(request, stores))];
  if ('issues' in checked || issues.length > 0) return { issues };
  const wanted = { ...request, url: checked.url };
  for (;;) {
    const put = await putOnce(wanted, await stores.endpoints.get(request.name), putting);
    if (put) return put;
  }
}

/** @returns undefined where another request changed or ended it since it was read: what was deleted or rotated away must not come back. */
async function putOnce(request: EndpointRequest, known: Endpoint | undefined, putting: Putting): Promise<PutEndpoint | undefined> {
  const { endpoints } = putting.stores;
  const since = formatInstant(putting.clock());
  const id = known?.id ?? `ep_${randomBytes(16).toString('hex')}`;
  const made = known ? undefined : await makeSecret(id, since, putting);
  const endpoint: Endpoint = { ...request, id, createdAt: known?.createdAt ?? since, secrets: known?.secrets ?? [made!.listed] };
  let refused: Issue[] | undefined;
  const isPut = await endpoints.put(endpoint, (all, ended) => {
    refused = known && !isUnchanged(known, all) ? undefined : issuesBeside(endpoint, all, ended);
    return refused?.length === 0;
  });
  if (isPut) return { endpoint, ...(made && { secret: made.secret }) };
  if (made) await endpoints.endSecret(id, made.listed.fingerprint, since);
  return refused && { issues: refused };
}

/** Makes a further secret. Those before sign too until the end of the overlap, or their own; without an overlap they end now. */
export async function rotateSecret(
  given: Endpoint,
  overlapHours: number,
  { stores, secrets, clock }: Omit<Putting, 'loopback'>,
): Promise<{ readonly endpoint: Endpoint; readonly secret: string } | undefined> {
  const now = clock();
  const since = formatInstant(now);
  const { secret, listed } = await makeSecret(given.id, since, { stores, secrets });
  const kept = overlapHours > 0 ? keptBeside(given.secrets, since, formatInstant(now + overlapHours * HOUR)) : [];
  const endpoint = { ...given, secrets: [listed, ...kept] };
  const ended = given.secrets.filter((one) => !kept.some(({ fingerprint }) => fingerprint === one.fingerprint));
  const isPut = await stores.endpoints.put(endpoint, (all) => isUnchanged(given, all));
  if (!isPut) {
    await stores.endpoints.endSecret(given.id, listed.fingerprint, since);
    return undefined;
  }
  for (const { fingerprint } of ended) await stores.endpoints.endSecret(given.id, fingerprint, since);
  return { endpoint, secret };
}

/**
 * The secrets that still sign beside a new one. An answer with a secret may have been lost: then the receiver knows an earlier one, so that
 * several are kept.
 */
const keptBeside = (secrets: readonly EndpointSecret[], now: string, until: string): EndpointSecret[] =>
  secrets
    .filter((one) => one.until === undefined || one.until > now)
    .map((one) => ({ ...one, until: one.until !== undefined && one.until < until ? one.until : until }))
    .slice(0, MAX_SECRETS - 1);

/** The most that sign at once. */
const MAX_SECRETS = 4;

/** Stored before the endpoint names it. */
async function makeSecret(
  id: string,
  since: string,
  { stores, secrets }: Pick<Putting, 'stores' | 'secrets'>,
): Promise<{ readonly secret: string; readonly listed: EndpointSecret }> {
  const secret = newSecret();
  const fingerprint = createHash('sha256').update(secret).digest('hex').slice(0, 12);
  await stores.endpoints.putSecret(id, fingerprint, await secrets.encrypt(secret, { endpoint: id }));
  return { secret, listed: { fingerprint, since } };
}

/** Ends an endpoint and its secrets. What was recorded of its deliveries expires. */
export async function endEndpoint(endpoint: Endpoint, { endpoints }: EndpointStores, at: string): Promise<void> {
  await endpoints.end(endpoint, at);
  for (const { fingerprint } of endpoint.secrets) await endpoints.endSecret(endpoint.id, fingerprint, at);
}

const isUnchanged = (given: Endpoint, all: readonly Endpoint[]): boolean =>
  JSON.stringify(all.find(({ name }) => name === given.name)) === JSON.stringify(given);

function roleIssues({ role, vendors, kinds }: EndpointRequest): Issue[] {
  const may = kindsFor(role).filter((kind) => kind !== 'endpoint');
  return [
    ...(role === 'vendor' && vendors?.length !== 1
      ? [errorIssue('vendor-missing', '/vendors', 'an endpoint of the role vendor names exactly one vendor')]
      : []),
    ...(kinds ?? []).flatMap((kind, i) =>
      may.includes(kind)
        ? []
        : [errorIssue('not-for-role', `/kinds/${i}`, `"${kind}" is not for the role ${role}, which may get ${may.join(', ')}`)],
    ),
  ];
}

async function vendorIssues({ vendors = [] }: EndpointRequest, { registry }: Pick<Stores, 'registry'>): Promise<Issue[]> {
  const known = await Promise.all(vendors.map((vendor) => registry.listed(vendor)));
  return vendors.flatMap((vendor, i) =>
    known[i]
      ? []
      : [errorIssue('unknown-vendor', `/vendors/${i}`, `"${vendor}" is not registered, and no contract is with it: register it first`)],
  );
}

/** Whose an endpoint is: the customer's, or a vendor's. What it got stays its owner's. */
export const ownerOf = ({ role, vendors }: Pick<Endpoint, 'role' | 'vendors'>): string | undefined =>
  partyOfRole(role) === 'vendor' ? vendors?.[0] : undefined;

/** Whatever it says is of this owner alone: no number or name of another's endpoints follows from it. */
function issuesBeside(endpoint: Endpoint, all: readonly Endpoint[], ended: readonly string[]): Issue[] {
  const owner = ownerOf(endpoint);
  const same = all.find(({ name }) => name === endpoint.name);
  if (same && same.id !== endpoint.id)
    return [errorIssue('name-taken', '/name', `another request made "${endpoint.name}" just now; send this one again to change it`)];
  const others = all.filter((one) => one.name !== endpoint.name && ownerOf(one) === owner);
  const most = owner === undefined ? LIMITS.endpoints.value : LIMITS.vendorEndpoints.value;
  if (others.length >= most) return [errorIssue('too-many', '', `there are ${others.length} endpoints; delete one first`)];
  const gone = ended.filter((name) => name !== endpoint.name && vendorOfEndpoint(name) === owner);
  if (same || gone.length < LIMITS.endedEndpoints.value) return [];
  return [errorIssue('too-many', '', `${gone.length} endpoints were deleted in the last days; use one of their names again: ${gone[0]!}`)];
}
