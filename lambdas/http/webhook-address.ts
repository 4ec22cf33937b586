/** Addresses of webhooks: the key in the path is the secret. */
import { randomBytes } from 'node:crypto';
import type { Webhook } from '../../lib/application/ports/registry.ts';

/** 192 bits: it cannot be guessed. */
export const newKey = (): string => randomBytes(24).toString('base64url');

/** @param key one of the valid keys; absent = the newest. */
export const webhookUrl = ({ source, keys }: Webhook, api: string, key = keys[0]!.key): string => `${api}/v1/webhooks/${source}/${key}`;
