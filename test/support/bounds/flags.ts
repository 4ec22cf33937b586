/** Flags by chance. */
import { limitFor } from './limits.ts';
import type { Of, Sheet } from './sheet.ts';
import { WORDS } from './sheet.ts';

export function flag(sheet: Sheet, of: Of, depth: number): string {
  const { dice } = sheet;
  return sheet.one<string>([
    [3, () => tested(sheet, of, depth)],
    [2, () => sheet.cell({ 'attribute-is': 'tier', is: [dice.pick(WORDS.tier)] })],
    [of === 'line' ? 2 : 0, () => sheet.cell({ 'attribute-is': 'class', is: [dice.pick(WORDS.class)] })],
    [depth > 0 ? 1 : 0, () => sheet.cell({ 'all-of': [flag(sheet, of, depth - 1), flag(sheet, of, depth - 1)] })],
    [depth > 0 ? 1 : 0, () => sheet.cell({ 'any-of': [flag(sheet, of, depth - 1), flag(sheet, of, depth - 1)] })],
  ]);
}

function tested(sheet: Sheet, of: Of, depth: number): string {
  const kind = sheet.dice.pick(['ratio', 'count', 'duration'] as const);
  return sheet.cell({ compare: sheet.someNumber(of, kind, depth - 1), ...limitFor(sheet, of, kind) });
}
