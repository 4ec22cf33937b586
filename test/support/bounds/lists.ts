/** Lists of runs, days and hours, worked through entry by entry, and what is folded out of them. */
import { type NumberKind, limitFor, operandOf } from './limits.ts';
import { share } from './operands.ts';
import type { DraftSubject, DraftTerms } from './draft-terms.ts';
import { times } from './times.ts';

/** A list of lengths, shares, counts or flags. */
export function lists(draft: DraftTerms, of: DraftSubject, gives: NumberKind | 'flags', depth: number): string {
  const { dice } = draft;
  const each = dice.pick(['stretch', 'stretch', 'day', 'day', 'hour']);
  const lengths = draft.cell({ duration: times(draft, of, depth), each });
  if (gives === 'duration')
    return draft.one<string>([
      [2, () => lengths],
      [1, () => draft.cell({ excess: lengths, above: operandOf(draft, of, 'duration') })],
      [1, () => draft.cell({ multiply: lengths, by: share(draft, of) })],
      [
        1,
        () =>
          draft.cell({
            multiply: lengths,
            by: draft.cell({ 'effective-dated': lengths, values: { '2026-01-01': '50%', '2026-02-14': share(draft, 'whole') } }),
          }),
      ],
    ]);
  if (gives === 'count')
    return draft.cell({ units: lengths, of: operandOf(draft, of, 'duration'), counting: dice.pick(['completed', 'started', 'exact']) });
  if (gives === 'flags') return draft.cell({ compare: lengths, ...limitFor(draft, of, 'duration') });
  return draft.cell({
    bands: lengths,
    table: [
      { 'less-than': '5 min', gives: '0%' },
      { 'at-least': '5 min', 'less-than': '1 h', gives: dice.pick(['5%', '20%']) },
      { 'at-least': '1 h', gives: dice.pick(['1%', '10%']) },
    ],
  });
}

export const listed = (draft: DraftTerms, of: DraftSubject, kind: NumberKind, depth: number): string =>
  draft.dice.chance(0.2)
    ? draft.cell({
        aggregate: 'percentile',
        of: lists(draft, of, kind, depth),
        over: 'stretch',
        rank: share(draft, 'whole'),
        method: draft.dice.pick(['nearest-rank', 'interpolated']),
      })
    : draft.cell({
        aggregate: draft.dice.pick(['sum', 'sum', 'mean', 'lowest', 'highest']),
        of: lists(draft, of, kind, depth),
        over: 'stretch',
      });
