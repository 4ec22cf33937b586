/** Milestones of conditions: one, or several of which the first counts. */
import type { Milestones } from './terms.ts';

export const milestonesIn = (milestones: Milestones | undefined): readonly string[] =>
  milestones === undefined ? [] : [milestones].flat();

/** `"workaround" or "ended"`, as messages have them. */
export const quotedMilestones = (milestones: Milestones): string =>
  milestonesIn(milestones)
    .map((milestone) => `"${milestone}"`)
    .join(' or ');
