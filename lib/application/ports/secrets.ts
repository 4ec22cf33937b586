/** Encrypts the signing secrets of webhooks and endpoints: only their encrypted form is stored, and the key is not in the table. */

/** The webhook of a secret. What is encrypted for one webhook cannot be decrypted as that of another. */
export interface SecretOwner {
  readonly vendor: string;
  readonly source: string;
}

/** The endpoint of a secret, by its id. */
export interface EndpointOwner {
  readonly endpoint: string;
}

export interface Secrets {
  /** Encrypts a secret (at most 2 KB of UTF-8). */
  encrypt(secret: string, owner: SecretOwner | EndpointOwner): Promise<Uint8Array>;
  /** @throws when it was encrypted for another owner, or under another key. */
  decrypt(encrypted: Uint8Array, owner: SecretOwner | EndpointOwner): Promise<string>;
  /**
   * A short name of a secret, 12 hex digits: the same for the same secret of the same owner. It is made with a secret key, so that guesses
   * of a weak secret cannot be compared with it.
   */
  fingerprint(secret: string, owner: SecretOwner): Promise<string>;
}

/** Hex digits of a fingerprint. */
export const FINGERPRINT_LENGTH = 12;
