/** Signatures of webhooks, described as data: an HMAC of the raw body under the shared secret, compared in constant time. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseInstant } from '../domain/time/instant.ts';

export interface SignatureScheme {
  /** Lower case. */
  readonly header: string;
  readonly algorithm: 'sha256' | 'sha1';
  readonly encoding: 'hex' | 'base64';
  /** The text before the signature in the header: "sha256=". */
  readonly prefix?: string;
  /** The header with an instant that is signed before the body. A delivery further from now is refused as a replay. */
  readonly timestamp?: { readonly header: string; readonly 'within-seconds': number };
}

export type Headers = Readonly<Record<string, string | undefined>>;

/** Compares in constant time; texts of another length are unequal. */
export function equal(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Whether a delivery has a valid signature. In a header with several signatures (during a rotation) one valid signature is enough. @param now epoch ms. */
export function verifySignature(scheme: SignatureScheme, raw: string | Uint8Array, headers: Headers, secret: string, now: number): boolean {
  const hmac = createHmac(scheme.algorithm, secret);
  if (scheme.timestamp) {
    const timestamp = headers[scheme.timestamp.header] ?? '';
    const sentAt = parseInstant(timestamp);
    if (sentAt === undefined || Math.abs(now - sentAt) > scheme.timestamp['within-seconds'] * 1000) return false;
    hmac.update(timestamp, 'utf8');
  }
  const wanted = (scheme.prefix ?? '') + hmac.update(raw).digest(scheme.encoding);
  return (headers[scheme.header] ?? '').split(',').some((given) => equal(given.trim(), wanted));
}
