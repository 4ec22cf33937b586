import type { ClaimClause, ClaimStep } from './terms.ts';

/** The steps of a claim, in order; none where the credit is paid without one. */
export const stepsOf = (claim: ClaimClause | undefined): readonly ClaimStep[] =>
  claim === undefined || claim === 'automatic' || 'automatic' in claim ? [] : claim.do;
