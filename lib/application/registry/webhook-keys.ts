/** Keys of webhooks: made, shown once, and known from then on by their digest. */
import { FINGERPRINT_LENGTH } from '../ports/secrets.ts';
import { digestText } from '../evidence/digest.ts';
import type { WebhookKey } from '../ports/registry.ts';

/** Makes a key that cannot be guessed. Whoever may not show a key to its caller makes none. */
export type NewKey = () => string;

/** Of 192 random bits nothing can be found by trying, so that a plain digest is enough. */
export const keyDigest = (key: string): string => digestText(key);

export const keyFingerprint = ({ digest }: WebhookKey): string => digest.slice(0, FINGERPRINT_LENGTH);
