/**
 * Timers, waits and outages that began and had not ended by the end of the period. Their length so far is a lower bound, and the milestone
 * that ends them is a missing fact. Time after the end of the period counts only where a fact covers it.
 */
import type { EvidenceRecord } from '../evidence/records.ts';
import { type Ratio, ZERO, isBounded } from '../money/ratio.ts';
import { roundToInteger } from '../money/rounding.ts';
import type { Instant } from '../time/instant.ts';
import type { Piece } from '../time/times.ts';
import type { Context } from './context.ts';
import { type MissingFact, missingMilestone } from './missing.ts';
import { type EndToCome, Range, Unended, leastOf, mostOf } from './range.ts';
import type { LimitKey } from './value.ts';

/** The length of something without an end: `gone` so far, or more. @param isOver whether its record is over, so that no later event ends it. */
export const atLeast = (gone: Ratio, isOver: boolean, mayLack = false, ending?: EndToCome): Range =>
  new Unended(gone, mayLack, isOver, ending);

/** The missing milestone, or one of several, that ends it. @param apart what makes it of another effect than for other readers. */
export function endAwaited({ kind, id }: Pick<EvidenceRecord, 'kind' | 'id'>, to: unknown, apart: readonly unknown[] = []): MissingFact {
  const missing = missingMilestone(`${kind}/${id}`, [to].flat().map(String));
  return { ...missing, end: apart.length === 0 ? missing.fact : `${missing.fact} ${JSON.stringify(apart)}` };
}

/** When an end comes: an instant, `never`, or between two instants of which the second may be `never`. */
export interface AssumedEnd {
  readonly first: Instant;
  readonly last: Instant;
}

/** @returns undefined where the evaluation leaves the end open. */
export function assumedEnd(end: MissingFact, context: Context): AssumedEnd | undefined {
  context.evaluator.meetEnd(end);
  const turn = context.completion?.(end);
  if (turn === undefined || typeof turn === 'string') return undefined;
  const [first, last] = [leastOf(turn), mostOf(turn)].map((at) => (isBounded(at) ? Number(at.n) : Infinity)) as [Instant, Instant];
  return { first, last };
}

/** Records the end at which an open length begins to satisfy a limit, or stops to do so: they divide the ends to try. */
export function noteEdge(length: Ratio | Range, edge: LimitKey, limit: Ratio | Range | undefined, { evaluator }: Context): void {
  if (!(length instanceof Unended) || !length.ending || length.isOver) return;
  if (limit === undefined || limit instanceof Range || !isBounded(limit)) return;
  const at = length.ending.lastWithin(longestBefore(edge, limit));
  if (at !== undefined) evaluator.noteEnd(length.ending.end, at);
}

/** The longest length (ms) before a longer one satisfies a limit, or no longer does. */
export function longestBefore(edge: LimitKey, limit: Ratio): number {
  const isIncluded = edge === 'at-most' || edge === 'more-than';
  return Number(roundToInteger(limit, isIncluded ? 'floor' : 'up')) - (isIncluded ? 0 : 1);
}

/** The pieces of a time without an end: certain up to the end of the period, or up to the first assumed end, and possible after it. */
export function untilKnown(piece: Piece, known: Instant): Piece[] {
  if (piece.end <= known) return [piece];
  if (piece.start >= known) return [{ ...piece, certain: ZERO }];
  return [
    { ...piece, end: known },
    { ...piece, start: known, certain: ZERO },
  ];
}
