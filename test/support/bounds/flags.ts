/** Random flags. */
import { limitFor } from './limits.ts';
import type { DraftSubject, DraftTerms } from './draft-terms.ts';
import { WORDS } from './draft-terms.ts';

export function flag(draft: DraftTerms, of: DraftSubject, depth: number): string {
  const { dice } = draft;
  return draft.one<string>([
    [3, () => tested(draft, of, depth)],
    [2, () => draft.cell({ 'attribute-is': 'tier', is: [dice.pick(WORDS.tier)] })],
    [of === 'line' ? 2 : 0, () => draft.cell({ 'attribute-is': 'class', is: [dice.pick(WORDS.class)] })],
    [depth > 0 ? 1 : 0, () => draft.cell({ 'all-of': [flag(draft, of, depth - 1), flag(draft, of, depth - 1)] })],
    [depth > 0 ? 1 : 0, () => draft.cell({ 'any-of': [flag(draft, of, depth - 1), flag(draft, of, depth - 1)] })],
  ]);
}

function tested(draft: DraftTerms, of: DraftSubject, depth: number): string {
  const kind = draft.dice.pick(['ratio', 'count', 'duration'] as const);
  return draft.cell({ compare: draft.someNumber(of, kind, depth - 1), ...limitFor(draft, of, kind) });
}
