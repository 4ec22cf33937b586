/** The clock of the use cases. */

/** Epoch milliseconds, ours and trusted. */
export type Clock = () => number;
