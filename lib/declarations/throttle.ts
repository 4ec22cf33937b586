/** The throttle of the API: requests of one caller in one minute; beyond it the answer is 429. */
export const RATE_LIMIT = 600;

/** Requests without a token that are taken of one address in one minute; beyond it the answer is 429. */
export const ADDRESS_RATE_LIMIT = 600;
