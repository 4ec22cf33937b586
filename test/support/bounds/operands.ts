/** Limits, weights and factors: literals, attributes that may be missing, and choices by a word that may be. */
import { COUNTS, LENGTHS, type DraftSubject, SHARES, type DraftTerms, WORDS } from './draft-terms.ts';

/** A number that may be missing: of each line, an attribute of the line or of the customer. */
export const field = (draft: DraftTerms, of: DraftSubject, unit: string): string =>
  draft.cell({ 'record-value': draft.number(of === 'line' && draft.dice.chance(0.6) ? 'line' : 'customer', unit) });

function operand(draft: DraftTerms, of: DraftSubject, unit: string, literal: () => string | number): string | number {
  return draft.one<string | number>([
    [4, literal],
    [4, () => field(draft, of, unit)],
    [1, () => draft.cell({ 'depending-on': 'tier', cases: draft.cases(WORDS.tier, literal) })],
    [of === 'line' ? 1 : 0, () => draft.cell({ 'depending-on': 'class', cases: draft.cases(WORDS.class, literal) })],
  ]);
}

export const length = (draft: DraftTerms, of: DraftSubject): string | number => operand(draft, of, 'min', () => draft.dice.pick(LENGTHS));
export const share = (draft: DraftTerms, of: DraftSubject): string | number => operand(draft, of, 'share', () => draft.dice.pick(SHARES));
export const count = (draft: DraftTerms, of: DraftSubject): string | number => operand(draft, of, 'count', () => draft.dice.pick(COUNTS));
export const money = (draft: DraftTerms, of: DraftSubject): string | number =>
  operand(draft, of, 'USD', () => draft.dice.pick(['5.00 USD', '20.00 USD', '150.05 USD']));
