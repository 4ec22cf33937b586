/**
 * Stored mappings against the rules of this version. A mapping was checked when it was put, and the rules may have become stricter since: it
 * still reads events, and people must know what is wrong with it.
 */
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { readMapping } from '../../schemas/mapping.ts';
import { checkMappingWithinBounds } from '../../sources/bounded/bounded-documents.ts';
import { checkBus } from '../../sources/check-bus.ts';
import type { RefusedMapping, StoredMapping } from '../ports/sources.ts';
import type { Stores } from '../ports/stores.ts';

/** The most errors that are listed for one mapping. */
const MAX_PROBLEMS = 20;

/** Every error of a mapping by the current rules, but for those that depend on what else is stored. */
async function problemsOf(document: unknown): Promise<Issue[]> {
  const read = readMapping(document);
  if ('issues' in read) return read.issues.filter(({ severity }) => severity === 'error');
  return [...(await checkMappingWithinBounds(read.mapping)), ...checkBus(read.mapping)].filter(({ severity }) => severity === 'error');
}

/** All stored mappings that the current rules would refuse. */
export async function refusedMappings({ sources }: Pick<Stores, 'sources'>): Promise<RefusedMapping[]> {
  const refused: RefusedMapping[] = [];
  for (const { mapping, revision } of await sources.all()) {
    const problems = await problemsOf(mapping);
    if (problems.length > 0)
      refused.push({
        source: mapping.source,
        revision,
        issues: [refusal(mapping, revision, problems.length), ...problems.slice(0, MAX_PROBLEMS)],
      });
  }
  return refused;
}

function refusal({ source }: StoredMapping['mapping'], revision: number, problems: number): Issue {
  const many = problems === 1 ? '1 error' : `${problems} errors`;
  return {
    ...errorIssue(
      'mapping-refused',
      '',
      `revision ${revision} of the mapping "${source}" does not pass the rules of this version (${many}); it still reads events`,
    ),
    remedy: `put a mapping that passes (makegood source put, or PUT /v1/sources/${source})`,
  };
}
