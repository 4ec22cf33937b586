/** Reads mappings of earlier versions, and answers an old key in a new mapping with the current one. */
import { type Issue, errorIssue } from '../domain/issue.ts';
import { withTypesOfToday } from './old-event-types.ts';

const OLD = 'says';
const NOW = 'note';

/** Upgrades a stored mapping: old types of events, and `says`, which is `note` now. */
export function upcastMapping<T extends object>(mapping: T): T {
  const { [OLD]: note, ...rest } = withTypesOfToday(mapping) as T & { readonly [OLD]?: unknown };
  return (note === undefined ? rest : { ...rest, [NOW]: note }) as T;
}

export const renamedInMapping = (document: unknown): Issue[] =>
  typeof document === 'object' && document !== null && Object.hasOwn(document, OLD)
    ? [errorIssue('renamed-word', `/${OLD}`, `the key "${OLD}" is "${NOW}" now`)]
    : [];
