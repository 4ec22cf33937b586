/** Signatures and the public keys that made them, as the API answers them. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';

const publicKeySchema = annotated(
  z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
    kid: described(z.string(), 'The fingerprint of the key: its thumbprint by RFC 7638, SHA-256 in base64url.'),
    alg: z.literal('ES256'),
    use: z.literal('sig'),
  }),
  { id: 'PublicKey' },
);

export const signatureSchema = annotated(
  z.object({
    jws: described(z.string(), 'A detached JWS with ES256 over unencoded bytes (RFC 7797).'),
    key: described(
      publicKeySchema,
      'The key that signed. Here it proves nothing: compare its fingerprint with one that you got elsewhere.',
    ),
  }),
  { id: 'Signature' },
);

export const keySetSchema = z.object({ keys: z.array(publicKeySchema) });
