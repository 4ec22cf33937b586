/** Public keys of ES256 in the form in which they are published. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/statement/statement.ts';
import type { PublicKey } from '../ports/signer.ts';

/** What may be a key (RFC 7517): its members are not checked yet. */
export interface GivenKey {
  readonly kty?: string | undefined;
  readonly crv?: string | undefined;
  readonly x?: string | undefined;
  readonly y?: string | undefined;
}

/** The fingerprint of a key of ES256: its thumbprint (RFC 7638), SHA-256 in base64url. */
export const fingerprintOf = ({ kty, crv, x, y }: GivenKey): string =>
  createHash('sha256').update(canonicalJson({ crv, kty, x, y }), 'utf8').digest('base64url');

/** @throws when it is no key of curve P-256. */
export function publicKeyOf({ kty, crv, x, y }: GivenKey): PublicKey {
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined)
    throw new Error(`a signing key is an EC key of curve P-256 (ES256), and this is ${kty ?? 'no key'} ${crv ?? ''}`.trimEnd());
  return { kty, crv, x, y, kid: fingerprintOf({ kty, crv, x, y }), alg: 'ES256', use: 'sig' };
}

/** The keys of a JWK or a JWK set. @throws when one of them is private: only the issuer holds it. */
export function givenKeysIn(document: unknown): GivenKey[] {
  const { keys } = (document ?? {}) as { readonly keys?: unknown };
  const all = (Array.isArray(keys) ? keys : [document]) as (GivenKey | null)[];
  if (all.some((one) => one !== null && typeof one === 'object' && 'd' in one)) throw new Error('has a private key');
  return all.map((one) => one ?? {});
}
