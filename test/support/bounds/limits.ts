/** The edges of a limit for a kind of number. */
import { count, length, share } from './operands.ts';
import type { Of, Sheet } from './sheet.ts';

export type NumberKind = 'ratio' | 'count' | 'duration';

export const operandOf = (sheet: Sheet, of: Of, kind: NumberKind): string | number =>
  kind === 'ratio' ? share(sheet, of) : kind === 'count' ? count(sheet, of) : length(sheet, of);

export const limitFor = (sheet: Sheet, of: Of, kind: NumberKind): Record<string, string | number> => ({
  [sheet.dice.pick(['at-least', 'more-than', 'at-most', 'less-than'])]: operandOf(sheet, of, kind),
});
