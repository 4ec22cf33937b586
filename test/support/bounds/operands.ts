/** Limits, weights and factors: literals, attributes that may be missing, and choices by a word that may be. */
import { COUNTS, LENGTHS, type Of, SHARES, type Sheet, WORDS } from './sheet.ts';

/** A number that nobody may have stated: of each line, an attribute of the line or of the customer. */
export const field = (sheet: Sheet, of: Of, unit: string): string =>
  sheet.cell({ 'record-value': sheet.number(of === 'line' && sheet.dice.chance(0.6) ? 'line' : 'customer', unit) });

function operand(sheet: Sheet, of: Of, unit: string, literal: () => string | number): string | number {
  return sheet.one<string | number>([
    [4, literal],
    [4, () => field(sheet, of, unit)],
    [1, () => sheet.cell({ 'depending-on': 'tier', cases: sheet.cases(WORDS.tier, literal) })],
    [of === 'line' ? 1 : 0, () => sheet.cell({ 'depending-on': 'class', cases: sheet.cases(WORDS.class, literal) })],
  ]);
}

export const length = (sheet: Sheet, of: Of): string | number => operand(sheet, of, 'min', () => sheet.dice.pick(LENGTHS));
export const share = (sheet: Sheet, of: Of): string | number => operand(sheet, of, 'share', () => sheet.dice.pick(SHARES));
export const count = (sheet: Sheet, of: Of): string | number => operand(sheet, of, 'count', () => sheet.dice.pick(COUNTS));
export const money = (sheet: Sheet, of: Of): string | number =>
  operand(sheet, of, 'USD', () => sheet.dice.pick(['5.00 USD', '20.00 USD', '150.05 USD']));
