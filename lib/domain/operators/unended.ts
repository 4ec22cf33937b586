/**
 * Timers, waits and outages that began and had not ended by the end of the period. Their length so far is a lower bound, and the milestone
 * that ends them is a missing fact. Time after the end of the period counts only where a fact covers it.
 */
import type { EvidenceRecord } from '../evidence/records.ts';
import { type Ratio, ZERO } from '../money/ratio.ts';
import type { Instant } from '../time/instant.ts';
import type { Piece } from '../time/times.ts';
import { type MissingFact, missingMilestone } from './missing.ts';
import { type Range, Unended } from './range.ts';

/** The length of something without an end: `gone` so far, or more. @param isOver whether its record is over, so that no later event ends it. */
export const atLeast = (gone: Ratio, isOver: boolean, mayLack = false): Range => new Unended(gone, mayLack, isOver);

/** The missing milestone, or one of several, that ends it. */
export const endAwaited = ({ kind, id }: Pick<EvidenceRecord, 'kind' | 'id'>, to: unknown): MissingFact =>
  missingMilestone(`${kind}/${id}`, [to].flat().map(String));

/** The pieces of a time without an end: certain up to the end of the period, possible after it. */
export function untilKnown(piece: Piece, periodEnd: Instant): Piece[] {
  if (piece.end <= periodEnd) return [piece];
  if (piece.start >= periodEnd) return [{ ...piece, certain: ZERO }];
  return [
    { ...piece, end: periodEnd },
    { ...piece, start: periodEnd, certain: ZERO },
  ];
}
