/** Whether a text, such as the record of a revision or a seal, is signed by a key that its reader trusts. */
import type { PublicKey, Signature } from '../ports/signer.ts';
import { isSignedBy } from './check-jws.ts';
import { fingerprintOf } from './public-key.ts';

/** The keys that a reader trusts, from another source than the signature: public keys, or their fingerprints. */
export interface Trust {
  readonly keys: readonly PublicKey[];
  /** RFC 7638, SHA-256 in base64url. */
  readonly fingerprints: readonly string[];
}

/**
 * - `trusted`: signed by a key that the reader trusts.
 * - `untrusted`: signed, but only the bundle or its server vouches for the key.
 * - `unsigned`: without a signature: it was made before signatures existed, or the signature was removed.
 * - `wrong`: the signature does not match the text.
 */
export interface SignatureCheck {
  readonly state: 'trusted' | 'untrusted' | 'unsigned' | 'wrong';
  /** The fingerprint of the key that signed, or of the expected key; absent where none is named. */
  readonly fingerprint?: string;
}

/** @param signature as it came: what has not the form of one is `wrong`. */
export async function checkSignature(text: string, signature: Signature | undefined, trust: Trust): Promise<SignatureCheck> {
  if (signature === undefined) return { state: 'unsigned' };
  if (!isWellFormed(signature)) return { state: 'wrong' };
  for (const key of trust.keys) if (await isSignedBy(key, signature.jws, text)) return { state: 'trusted', fingerprint: key.kid };
  const fingerprint = fingerprintOf(signature.key);
  if (!(await isSignedBy(signature.key, signature.jws, text))) return { state: 'wrong', fingerprint };
  return { state: trust.fingerprints.includes(fingerprint) ? 'trusted' : 'untrusted', fingerprint };
}

/** A bundle comes from anywhere. */
function isWellFormed(given: unknown): given is Signature {
  const { jws, key } = (given ?? {}) as Partial<Record<keyof Signature, unknown>>;
  const { kty, crv, x, y } = (key ?? {}) as Partial<Record<keyof PublicKey, unknown>>;
  return typeof jws === 'string' && kty === 'EC' && crv === 'P-256' && typeof x === 'string' && typeof y === 'string';
}
