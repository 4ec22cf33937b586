/** What signs, and the public keys that it signs with. */

/** The public half of a key as a JWK (RFC 7517); `kid` is its thumbprint (RFC 7638). */
export interface PublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
}

export interface Signer {
  /** The key that signs now. */
  publicKey(): Promise<PublicKey>;
  /** @returns ECDSA over the SHA-256 of `input`, as 64 bytes: r, then s (RFC 7518, 3.4). */
  sign(input: Uint8Array): Promise<Uint8Array>;
}

/** A detached JWS and the key that made it. A key that travels with its signature proves nothing: a reader gets it from elsewhere. */
export interface Signature {
  readonly jws: string;
  readonly key: PublicKey;
}

export interface SigningKeyStore {
  /** Every key that signed anything, in the order of their ids. */
  all(): Promise<PublicKey[]>;
  note(key: PublicKey): Promise<void>;
}
