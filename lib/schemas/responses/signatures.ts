/** Signatures and the public keys that made them, as the API answers them. */
import * as z from 'zod/mini';
import { annotated, described } from '../described.ts';
import { page } from './page.ts';

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

const sealedBookSchema = z.object({ count: z.int(), digest: described(z.string(), 'SHA-256 over its lines, in hex.') });

export const sealSchema = annotated(
  z.object({
    number: z.int(),
    run: described(z.string(), 'The run of the audit that made it.'),
    from: z.string(),
    until: described(z.string(), 'Entries of [from, until) are sealed.'),
    previous: described(z.optional(z.string()), 'The digest of the seal before; absent of the first.'),
    auditTrail: sealedBookSchema,
    ledger: sealedBookSchema,
    digest: described(z.string(), 'SHA-256 over the seal as RFC 8785 bytes, in hex.'),
    signature: z.optional(signatureSchema),
  }),
  { id: 'Seal' },
);

export const sealPageSchema = page(sealSchema);

export const sealCheckSchema = z.object({
  seal: sealSchema,
  auditTrail: described(sealedBookSchema, 'What the audit trail of the span gives now.'),
  ledger: described(sealedBookSchema, 'What the ledger of the span gives now.'),
  differentCopies: described(
    z.array(z.object({ vendor: z.string(), ledger: sealedBookSchema, copy: sealedBookSchema })),
    'Vendors read copies of their parts of the ledger. Those whose copy is not what the ledger of the span has of them.',
  ),
  differentTransitions: described(
    z.array(z.object({ claim: z.string(), n: z.int() })),
    'Transitions of claims that are not what the ledger of the span has of them: changed, or taken away. `n` is the number in the claim.',
  ),
  digest: described(z.string(), 'The digest of the stored seal, computed again.'),
});
