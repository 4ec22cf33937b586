/** Lists of runs, days and hours, worked through entry by entry, and what is folded out of them. */
import { type NumberKind, limitFor, operandOf } from './limits.ts';
import { share } from './operands.ts';
import type { Of, Sheet } from './sheet.ts';
import { times } from './times.ts';

/** A list of lengths, shares, counts or flags. */
export function lists(sheet: Sheet, of: Of, gives: NumberKind | 'flags', depth: number): string {
  const { dice } = sheet;
  const each = dice.pick(['stretch', 'stretch', 'day', 'day', 'hour']);
  const lengths = sheet.cell({ duration: times(sheet, of, depth), each });
  if (gives === 'duration')
    return sheet.one<string>([
      [2, () => lengths],
      [1, () => sheet.cell({ excess: lengths, above: operandOf(sheet, of, 'duration') })],
      [1, () => sheet.cell({ multiply: lengths, by: share(sheet, of) })],
      [
        1,
        () =>
          sheet.cell({
            multiply: lengths,
            by: sheet.cell({ 'effective-dated': lengths, values: { '2026-01-01': '50%', '2026-02-14': share(sheet, 'whole') } }),
          }),
      ],
    ]);
  if (gives === 'count')
    return sheet.cell({ units: lengths, of: operandOf(sheet, of, 'duration'), counting: dice.pick(['completed', 'started', 'exact']) });
  if (gives === 'flags') return sheet.cell({ compare: lengths, ...limitFor(sheet, of, 'duration') });
  return sheet.cell({
    bands: lengths,
    table: [
      { 'less-than': '5 min', gives: '0%' },
      { 'at-least': '5 min', 'less-than': '1 h', gives: dice.pick(['5%', '20%']) },
      { 'at-least': '1 h', gives: dice.pick(['1%', '10%']) },
    ],
  });
}

export const listed = (sheet: Sheet, of: Of, kind: NumberKind, depth: number): string =>
  sheet.dice.chance(0.2)
    ? sheet.cell({
        aggregate: 'percentile',
        of: lists(sheet, of, kind, depth),
        over: 'stretch',
        rank: share(sheet, 'whole'),
        method: sheet.dice.pick(['nearest-rank', 'interpolated']),
      })
    : sheet.cell({
        aggregate: sheet.dice.pick(['sum', 'sum', 'mean', 'lowest', 'highest']),
        of: lists(sheet, of, kind, depth),
        over: 'stretch',
      });
