/** Puts and deletes the administrator's mappings for tools that are not built in. A mapping is checked as a whole before it is written. */
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { readMapping } from '../../schemas/mapping.ts';
import { checkBus } from '../../sources/check-bus.ts';
import { checkMappingWithinBounds } from '../../sources/bounded/bounded-documents.ts';
import { isBuiltIn } from '../../sources/registry.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { StoredMapping } from '../ports/sources.ts';

export type PutSourceResult =
  | { readonly stored: StoredMapping; readonly isNew: boolean }
  | { readonly failure: 'invalid' | 'conflict'; readonly issues: readonly Issue[] };

export async function putSource(name: string, document: unknown, stores: Stores, clock: Clock): Promise<PutSourceResult> {
  const read = readMapping(document);
  if ('issues' in read) return { failure: 'invalid', issues: read.issues };
  const { mapping } = read;
  const issues = [...(await checkMappingWithinBounds(mapping))];
  issues.push(...checkBus(mapping));
  if (mapping.source !== name) issues.push(errorIssue('id-mismatch', '/source', `"${mapping.source}" is not the "${name}" of the address`));
  if (isBuiltIn(mapping.source))
    issues.push(errorIssue('name-taken', '/source', `"${mapping.source}" is built in; give your own mapping another name`));
  if (issues.length === 0 && !mapping.signature) issues.push(...(await secretsInUse(name, stores)));
  if (issues.length > 0) return { failure: 'invalid', issues };
  const isNew = (await stores.sources.get(name)) === undefined;
  const stored: StoredMapping = { mapping, revision: (await stores.sources.revision(name)) + 1, recordedAt: formatInstant(clock()) };
  if (!(await stores.sources.put(stored)))
    return { failure: 'conflict', issues: [errorIssue('revision-conflict', '', 'another request put this mapping just now; put again')] };
  return { stored, isNew };
}

/** Refuses a mapping without a signature where webhooks have a secret: their deliveries would be accepted unchecked. */
async function secretsInUse(name: string, { registry }: Stores): Promise<Issue[]> {
  const vendors: string[] = [];
  for (const vendor of await registry.vendorsOf(name)) if ((await registry.webhook(vendor, name))?.secrets.length) vendors.push(vendor);
  return vendors.length === 0
    ? []
    : [
        errorIssue(
          'signature-in-use',
          '/signature',
          `the webhooks of ${vendors.join(', ')} have a signing secret, which this mapping would no longer check; keep \`signature\`, or take their secrets away first (\`signingSecret: null\`)`,
        ),
      ];
}

export type DeleteSourceResult = { readonly deleted: string } | { readonly failure: Issue };

/** Deletes a mapping that no webhook uses. The facts that it read stay unchanged. */
export async function deleteSource(name: string, stores: Stores, clock: Clock): Promise<DeleteSourceResult> {
  const stored = await stores.sources.get(name);
  if (!stored)
    return {
      failure: isBuiltIn(name)
        ? errorIssue('built-in', '/source', `"${name}" is built in and stays`)
        : errorIssue('unknown-source', '/source', `there is no source "${name}"`),
    };
  const vendors = await stores.registry.vendorsOf(name);
  if (vendors.length > 0)
    return {
      failure: errorIssue(
        'source-in-use',
        '/source',
        `webhooks of ${vendors.join(', ')} are read by "${name}"; delete them first (DELETE /v1/vendors/{vendor}/webhooks/${name})`,
      ),
    };
  if (!(await stores.sources.delete(name, stored.revision + 1, formatInstant(clock()))))
    return { failure: errorIssue('revision-conflict', '', 'another request put this mapping just now; read it and delete again') };
  return { deleted: name };
}
