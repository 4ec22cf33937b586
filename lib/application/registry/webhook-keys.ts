/** Keys of webhooks: a key is shown once when it is made; only its digest is stored. */
import { FINGERPRINT_LENGTH } from '../ports/secrets.ts';
import { digestText } from '../evidence/digest.ts';
import type { WebhookKey } from '../ports/registry.ts';

/** Makes a key that cannot be guessed. A caller that may not see keys has no such function. */
export type NewKey = () => string;

/** 192 random bits cannot be found by trying, so that a plain digest is enough. */
export const keyDigest = (key: string): string => digestText(key);

export const keyFingerprint = ({ digest }: WebhookKey): string => digest.slice(0, FINGERPRINT_LENGTH);
