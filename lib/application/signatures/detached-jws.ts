/**
 * Detached JWS with ES256 over unencoded bytes (RFC 7515 appendix F, RFC 7797). Signatures are made by a port, because the private key may
 * never leave its service; jose checks them.
 */
import { type JWK, calculateJwkThumbprint, flattenedVerify, importJWK } from 'jose';
import type { PublicKey, Signature, Signer } from '../ports/signer.ts';

const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');

/** The signature of a text, without the text: `header..signature`. */
export async function signDetached(text: string, signer: Signer): Promise<Signature> {
  const key = await signer.publicKey();
  const header = base64url(JSON.stringify({ alg: 'ES256', kid: key.kid, b64: false, crit: ['b64'] }));
  const signature = await signer.sign(Buffer.from(`${header}.${text}`, 'utf8'));
  return { jws: `${header}..${base64url(signature)}`, key };
}

/** Whether a detached JWS is the signature of a text by a key. */
export async function isSignedBy(key: JWK, jws: string, text: string): Promise<boolean> {
  const [header, payload, signature, ...rest] = jws.split('.');
  if (!header || payload !== '' || !signature || rest.length > 0) return false;
  try {
    const parts = { protected: header, payload: Buffer.from(text, 'utf8'), signature };
    const { protectedHeader } = await flattenedVerify(parts, await importJWK(key, 'ES256'), { algorithms: ['ES256'] });
    // Unencoded is the one form that is made here: with another the same header would mean other bytes.
    return protectedHeader?.b64 === false;
  } catch {
    return false;
  }
}

/** The fingerprint of a key (RFC 7638, SHA-256 in base64url). @throws when it is no key. */
export const fingerprintOf = (key: JWK): Promise<string> => calculateJwkThumbprint(key, 'sha256');

/** A public key in the form in which it is published. @param jwk of curve P-256. @throws when it is of another kind. */
export async function publicKeyOf(jwk: JWK): Promise<PublicKey> {
  const { x, y } = jwk;
  if (jwk.kty !== 'EC' || jwk.crv !== 'P-256' || x === undefined || y === undefined)
    throw new Error(`a signing key is an EC key of curve P-256 (ES256), and this is ${jwk.kty ?? 'no key'} ${jwk.crv ?? ''}`.trimEnd());
  const point = { kty: 'EC', crv: 'P-256', x, y } as const;
  return { ...point, kid: await fingerprintOf(point), alg: 'ES256', use: 'sig' };
}
