/** Whether a revision is signed by a key that its reader trusts. */
import type { PublicKey, Signature } from '../ports/signer.ts';
import type { IssuedStatement } from '../ports/statements.ts';
import { isSignedBy } from './check-jws.ts';
import { fingerprintOf } from './public-key.ts';
import { signedRecord } from './signed-record.ts';

/** What a reader trusts, from elsewhere than the bundle: public keys, or fingerprints of them. */
export interface Trust {
  readonly keys: readonly PublicKey[];
  /** RFC 7638, SHA-256 in base64url. */
  readonly fingerprints: readonly string[];
}

/**
 * - `trusted`: signed by a key that the reader trusts.
 * - `untrusted`: signed, but by a key that only the bundle or its server vouches for.
 * - `unsigned`: issued before statements were signed, or the signature was left out.
 * - `wrong`: the signature is not one of this revision.
 */
export interface SignatureCheck {
  readonly state: 'trusted' | 'untrusted' | 'unsigned' | 'wrong';
  /** Of the key that signed, or that should have. */
  readonly fingerprint?: string;
}

export async function checkSignature(issued: IssuedStatement, signature: Signature | undefined, trust: Trust): Promise<SignatureCheck> {
  if (!signature) return { state: 'unsigned' };
  const text = signedRecord(issued);
  for (const key of trust.keys) if (await isSignedBy(key, signature.jws, text)) return { state: 'trusted', fingerprint: key.kid };
  const fingerprint = fingerprintOf(signature.key);
  if (!(await isSignedBy(signature.key, signature.jws, text))) return { state: 'wrong', fingerprint };
  return { state: trust.fingerprints.includes(fingerprint) ? 'trusted' : 'untrusted', fingerprint };
}
