/**
 * Signatures of the Standard Webhooks specification 1.0.0 (https://github.com/standard-webhooks/standard-webhooks): HMAC-SHA256 of the id, the
 * second and the exact bytes, joined by full stops.
 */
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** The specification asks for 24 to 64. */
const SECRET_BYTES = 32;

export const newSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** @param secret "whsec_" and base64. @param at epoch ms. */
export function webhookHeaders(secrets: readonly string[], id: string, at: number, body: Uint8Array): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signatures = secrets.map((secret) => `v1,${signature(secret, id, timestamp, body)}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

const signature = (secret: string, id: string, timestamp: string, body: Uint8Array): string =>
  createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(`${id}.${timestamp}.`)
    .update(body)
    .digest('base64');
