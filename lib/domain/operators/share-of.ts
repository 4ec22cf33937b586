/** Whether a share is one of failures or of successes. */
/** The two sides of a share or a time: all bad, all good, or neither, such as the result of a band. */
export type ShareOf = 'failures' | 'successes' | 'neither';

/** The side of the rest, when a share is subtracted from 1. */
export const OTHER_SIDE: Readonly<Record<ShareOf, ShareOf>> = { failures: 'successes', successes: 'failures', neither: 'neither' };

/** The common side of several values; values with an unknown side are ignored. */
export function joined(shares: readonly (ShareOf | undefined)[]): ShareOf | undefined {
  const known = [...new Set(shares.filter((share) => share !== undefined))];
  return known.length > 1 ? 'neither' : known[0];
}

/** Finds the side of an operand's value; undefined where it is not declared, as for a numeric attribute. */
export type ShareOfOperand = (operand: unknown) => ShareOf | undefined;
