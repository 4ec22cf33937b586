/** Whether a text, such as the record of a revision or a seal, is signed by a key that its reader trusts. */
import type { PublicKey, Signature } from '../ports/signer.ts';
import { isSignedBy } from './check-jws.ts';
import { fingerprintOf } from './public-key.ts';

/** What a reader trusts, from elsewhere than the signature: public keys, or fingerprints of them. */
export interface Trust {
  readonly keys: readonly PublicKey[];
  /** RFC 7638, SHA-256 in base64url. */
  readonly fingerprints: readonly string[];
}

/**
 * - `trusted`: signed by a key that the reader trusts.
 * - `untrusted`: signed, but by a key that only the bundle or its server vouches for.
 * - `unsigned`: there is no signature: it is from before there were any, or was left out.
 * - `wrong`: the signature is not one of this text.
 */
export interface SignatureCheck {
  readonly state: 'trusted' | 'untrusted' | 'unsigned' | 'wrong';
  /** Of the key that signed, or that should have; absent where none is named. */
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
