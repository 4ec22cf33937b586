/** The figures of caps in readable form. */
import { parseFraction } from '../../money/ratio.ts';
import { type BetweenWords, endsInWords } from './between.ts';
import { show } from '../format-value.ts';
import type { CapResult } from '../statement.ts';

export type CapFigure = 'limit' | 'before' | 'earlier' | 'left';

/** A sum before it is rounded to the currency: "300", "333.3333". */
export const figureShown = (exact: string): string => show(parseFraction(exact), { kind: 'money' }).shown;

/** A figure of a cap, or both its ends; undefined when the cap has none. */
export function capFigure(cap: CapResult, figure: CapFigure, words: BetweenWords): string | undefined {
  const ends = cap.bounds?.[figure];
  if (ends) return endsInWords(figureShown(ends.least), ends.most === undefined ? undefined : figureShown(ends.most), words);
  const exact = cap[figure];
  return exact === undefined ? undefined : figureShown(exact);
}
