/** What a share is a share of: of failures, or of successes. */
/** What a share, or a time, is of: of all that is bad, of all that is good, or of neither, such as what a band gives. */
export type ShareOf = 'failures' | 'successes' | 'neither';

/** What is left when that is taken from all. */
export const OTHER_SIDE: Readonly<Record<ShareOf, ShareOf>> = { failures: 'successes', successes: 'failures', neither: 'neither' };

/** What several are together; those that are not known decide nothing. */
export function joined(shares: readonly (ShareOf | undefined)[]): ShareOf | undefined {
  const known = [...new Set(shares.filter((share) => share !== undefined))];
  return known.length > 1 ? 'neither' : known[0];
}

/** Finds out what the value of an operand is a share of; undefined for what is not declared, such as a numeric attribute. */
export type ShareOfOperand = (operand: unknown) => ShareOf | undefined;
