/**
 * What had begun and not ended when the period ended, a timer, a wait, an outage: it has lasted so long at least, and the milestone that
 * ends it is a missing fact. What lies after the period end counts only where a fact says so.
 */
import type { EvidenceRecord } from '../evidence/records.ts';
import { type Ratio, ZERO } from '../money/ratio.ts';
import type { Instant } from '../time/instant.ts';
import type { Piece } from '../time/times.ts';
import { type MissingFact, missingMilestone } from './missing.ts';
import { type Range, Unended } from './range.ts';

/** How long it will have been: what is gone of it by the period end, or more. @param isOver whether its record is over, so that nothing ends it any more. */
export const atLeast = (gone: Ratio, isOver: boolean, mayLack = false): Range => new Unended(gone, mayLack, isOver);

/** The milestone, or one of several, that ends it. */
export const endAwaited = ({ kind, id }: Pick<EvidenceRecord, 'kind' | 'id'>, to: unknown): MissingFact =>
  missingMilestone(`${kind}/${id}`, [to].flat().map(String));

/** Of what has no end yet, the part that is certain: that up to the period end. */
export function untilKnown(piece: Piece, periodEnd: Instant): Piece[] {
  if (piece.end <= periodEnd) return [piece];
  if (piece.start >= periodEnd) return [{ ...piece, certain: ZERO }];
  return [
    { ...piece, end: periodEnd },
    { ...piece, start: periodEnd, certain: ZERO },
  ];
}
