/** What a second person decides on: the events that a mapping changes, and the tag by which other changes are noticed. */
import { shownText } from '../../schemas/first-issues.ts';
import { digestOf } from '../evidence/digest.ts';
import type { RemapChange, RemapInput } from './remap-source.ts';

/** How many changes a summary names. */
const NAMED = 5;

/** The tag (RFC 9110) of a set of changes. The order in which they are found has no effect. */
export const tagOf = (changes: readonly RemapChange[]): string =>
  `"${digestOf(changes.map(({ how, key, to }) => JSON.stringify([how, key, to])).sort())}"`;

/** In a sentence: how many events change, and what becomes of the first of them. */
export function remapSummary(
  { source, vendor, month }: Pick<RemapInput, 'source' | 'vendor' | 'month'>,
  changes: readonly RemapChange[],
): string {
  const named = changes.slice(0, NAMED).map(({ how, id, type }) => shownText(`${id} ${how}${how === 'withdrawn' ? '' : ` (${type})`}`));
  const more = changes.length > NAMED ? `, and ${changes.length - NAMED} more` : '';
  const count = changes.length === 1 ? '1 event changes' : `${changes.length} events change`;
  return `read the payloads of ${source} (${vendor}, ${month}) again: ${count}: ${named.join(', ')}${more}`;
}
