/** The figures of caps in readable form. */
import { type BetweenWords, endsInWords } from './between.ts';
import type { CapResult } from '../statement.ts';

export type CapFigure = 'limit' | 'before' | 'earlier' | 'left';

/** A figure of a cap, or both its ends; undefined when the cap has none. @param money writes an exact sum. */
export function capFigure(cap: CapResult, figure: CapFigure, words: BetweenWords, money: (exact: string) => string): string | undefined {
  const ends = cap.bounds?.[figure];
  if (ends) return endsInWords(money(ends.least), ends.most === undefined ? undefined : money(ends.most), words);
  const exact = cap[figure];
  return exact === undefined ? undefined : money(exact);
}
