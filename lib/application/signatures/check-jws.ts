/** Checks detached JWS with ES256 over unencoded bytes (RFC 7797). */
import { flattenedVerify, importJWK } from 'jose';
import type { PublicKey } from '../ports/signer.ts';

/** Whether a detached JWS is the signature of a text by a key. */
export async function isSignedBy(key: PublicKey, jws: string, text: string): Promise<boolean> {
  const [header, payload, signature, ...rest] = jws.split('.');
  if (!header || payload !== '' || !signature || rest.length > 0) return false;
  try {
    const parts = { protected: header, payload: new TextEncoder().encode(text), signature };
    const { protectedHeader } = await flattenedVerify(parts, await importJWK({ ...key }, 'ES256'), { algorithms: ['ES256'] });
    // Only unencoded payloads are made here: with encoded ones the same header would cover other bytes.
    return protectedHeader?.b64 === false;
  } catch {
    return false;
  }
}
