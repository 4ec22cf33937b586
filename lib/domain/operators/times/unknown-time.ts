/** Time that no source reported: all of it is possible and nothing certain, until the clause `unknown` gives it a value. */
import { ONE, type Ratio, ZERO } from '../../money/ratio.ts';
import type { Interval } from '../../time/interval.ts';
import { type Piece, type TimeSet, type Weights, isPlain, piecesOf, timesFromPieces } from '../../time/times.ts';
import type { Context } from '../context.ts';

export const UNKNOWN: Weights = { certain: ZERO, possible: ONE };
export const CERTAIN: Weights = { certain: ONE, possible: ONE };
const NOTHING: Weights = { certain: ZERO, possible: ZERO };

/** Times of which every part is possible and none is certain. */
export const unknownWithin = (times: TimeSet): TimeSet => timesFromPieces(piecesOf(times).map((piece) => ({ ...piece, ...UNKNOWN })));

/** Its value as downtime by the clause `unknown`; else it stays unknown. */
function worthOf({ settles, terms }: Context): Weights {
  if (!settles) return UNKNOWN;
  return terms.unknown === 'down' ? CERTAIN : NOTHING;
}

/** A stretch of time that no source reported. */
export function unobserved(extent: Interval, context: Context): Piece {
  context.noteUnobserved(extent);
  return { ...extent, ...worthOf(context) };
}

/**
 * Times of a source in which unobserved time has its value by the clause `unknown`. They must not contain time that a missing fact leaves
 * open.
 */
export function settleUnobserved(times: TimeSet, context: Context): TimeSet {
  if (isPlain(times)) return times;
  const worth = worthOf(context);
  return timesFromPieces(
    piecesOf(times).map((piece) => {
      if (sameRatio(piece.certain, piece.possible)) return piece;
      context.noteUnobserved(piece);
      if (worth === UNKNOWN) return piece;
      const weight = worth === CERTAIN ? piece.possible : piece.certain;
      return { ...piece, certain: weight, possible: weight };
    }),
  );
}

const sameRatio = (a: Ratio, b: Ratio): boolean => a === b || (a.n === b.n && a.d === b.d);
