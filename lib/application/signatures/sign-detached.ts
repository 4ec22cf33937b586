/**
 * Makes detached JWS with ES256 over unencoded bytes (RFC 7515 appendix F, RFC 7797). The port signs, because a private key may never leave its
 * service. Checking is in a file of its own, so that functions that sign do not carry the library for it.
 */
import type { Signature, Signer } from '../ports/signer.ts';

const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');

/** The signature of a text, without the text: `header..signature`. */
export async function signDetached(text: string, signer: Signer): Promise<Signature> {
  const key = await signer.publicKey();
  const header = base64url(JSON.stringify({ alg: 'ES256', kid: key.kid, b64: false, crit: ['b64'] }));
  const signature = await signer.sign(Buffer.from(`${header}.${text}`, 'utf8'));
  return { jws: `${header}..${base64url(signature)}`, key };
}
