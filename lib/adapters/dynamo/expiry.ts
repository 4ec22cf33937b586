/** Items that expire: the database deletes them some time after their instant, and until then they count as gone. */
/** The attribute that the table's time to live reads: epoch seconds. */
export const EXPIRY = 'expiresAt';

/** @param at epoch ms. */
export const expirySeconds = (at: number): number => Math.ceil(at / 1000);

export const expiresAt = (at: number): Readonly<Record<typeof EXPIRY, number>> => ({ [EXPIRY]: expirySeconds(at) });

/** @param now epoch ms. */
export const isExpired = (item: Readonly<Record<string, unknown>>, now: number): boolean =>
  typeof item[EXPIRY] === 'number' && item[EXPIRY] * 1000 <= now;
