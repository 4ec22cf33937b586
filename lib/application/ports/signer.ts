/** The signing key, and the public keys of all signatures. */

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
  /** The public half of the current key. */
  publicKey(): Promise<PublicKey>;
  /** @returns ECDSA over the SHA-256 of `input`, as 64 bytes: r, then s (RFC 7518, 3.4). */
  sign(input: Uint8Array): Promise<Uint8Array>;
}

/** A detached JWS and its public key. The key beside a signature proves nothing: a reader must get the key from another place. */
export interface Signature {
  readonly jws: string;
  readonly key: PublicKey;
}

export interface SigningKeyStore {
  /** Every public key that was used for a signature, in the order of their ids. */
  all(): Promise<PublicKey[]>;
  note(key: PublicKey): Promise<void>;
}
