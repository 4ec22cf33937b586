/** The bound on the digits of an amount, so that no sum of amounts is larger than what a table, an invoice or a bank can take. */
import { LIMITS } from '../declarations/limits.ts';

const MAX_DIGITS = LIMITS.amountDigits.value;

export const TOO_MANY_DIGITS = `has more than ${MAX_DIGITS} digits before its point`;

/** @param text "1234.50", "-1234.50 CNY"; what is no amount is not judged. */
export const hasFewDigits = (text: string): boolean => (/^[-+]?0*(\d*)/.exec(text)?.[1]?.length ?? 0) <= MAX_DIGITS;
