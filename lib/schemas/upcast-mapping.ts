/** Reads mappings of earlier versions, and answers an old key in a new mapping with the current one. */
import { type Issue, errorIssue } from '../domain/issue.ts';
import type { Rename } from './renamed-words.ts';
import { withTypesOfToday } from './old-event-types.ts';

const OLD = 'says';
const NOW = 'note';

/** Upgrades a stored mapping: old types of events, and `says`, which is `note` now. */
export function upcastMapping<T extends object>(mapping: T): T {
  const { [OLD]: note, ...rest } = withTypesOfToday(mapping) as T & { readonly [OLD]?: unknown };
  return (note === undefined ? rest : { ...rest, [NOW]: note }) as T;
}

/** The renames of a mapping in its file; none for other documents. */
export const mappingRenames = (document: unknown): Rename[] =>
  typeof document === 'object' && document !== null && Object.hasOwn(document, 'source') && Object.hasOwn(document, OLD)
    ? [{ path: [OLD], of: 'key', from: OLD, to: NOW }]
    : [];

export const renamedInMapping = (document: unknown): Issue[] =>
  typeof document === 'object' && document !== null && Object.hasOwn(document, OLD)
    ? [errorIssue('renamed-word', `/${OLD}`, `the key "${OLD}" is "${NOW}" now; \`makegood contract rename FILE\` rewrites it`)]
    : [];
