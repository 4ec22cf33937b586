/** Keys of files in object storage. */
import { randomBytes } from 'node:crypto';

const RANDOM_BYTES = 32;

/** A key that cannot be guessed: it follows from nothing that a caller asks for. */
export const documentKey = (prefix: string): string => `${prefix}${randomBytes(RANDOM_BYTES).toString('hex')}`;
