/** Addresses of webhooks: the key in the path is the secret. An address is shown once, in the answer to the request that made it. */
import { randomBytes } from 'node:crypto';
import { keyFingerprint } from '../../lib/application/registry/webhook-keys.ts';
import type { Webhook, WebhookKey } from '../../lib/application/ports/registry.ts';

/** 192 bits: it cannot be guessed. */
export const newKey = (): string => randomBytes(24).toString('base64url');

export const webhookUrl = ({ source }: Pick<Webhook, 'source'>, key: string, api: string): string => `${api}/v1/webhooks/${source}/${key}`;

/** What anyone may read of a webhook's secrets: that there are some, since when, and a short name of each. */
export const shownSecrets = ({ keys, secrets }: Webhook) => ({ keys: keys.map(shownKey), secrets });

const shownKey = (key: WebhookKey) => ({ fingerprint: keyFingerprint(key), since: key.since });
