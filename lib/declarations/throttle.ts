/** The throttle of the API: requests of one caller in one minute; beyond it the answer is 429. */
export const RATE_LIMIT = 600;
