/** The edges of a limit for a kind of number. */
import { count, length, share } from './operands.ts';
import type { DraftSubject, DraftTerms } from './draft-terms.ts';

export type NumberKind = 'ratio' | 'count' | 'duration';

export const operandOf = (draft: DraftTerms, of: DraftSubject, kind: NumberKind): string | number =>
  kind === 'ratio' ? share(draft, of) : kind === 'count' ? count(draft, of) : length(draft, of);

export const limitFor = (draft: DraftTerms, of: DraftSubject, kind: NumberKind): Record<string, string | number> => ({
  [draft.dice.pick(['at-least', 'more-than', 'at-most', 'less-than'])]: operandOf(draft, of, kind),
});
