/** The clock of the use cases. */

/** Gives the current epoch milliseconds of Makegood; trusted. */
export type Clock = () => number;
