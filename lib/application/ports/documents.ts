/** Documents that are larger than an answer may be: each is kept for a short time, at an address that needs no token. */

export interface LargeDocument {
  readonly bytes: Uint8Array;
  /** Its media type, with its parameters. */
  readonly type: string;
  /** As in `content-disposition`. */
  readonly disposition: string;
}

export interface DocumentLink {
  /** Every holder of it may read this document, and nothing else. */
  readonly address: string;
  /** Epoch ms; from then on the address is refused. */
  readonly expiresAt: number;
}

export interface DocumentStore {
  /** Keeps a document under a key that nothing else gives. Its caller has checked who may read it. */
  put(document: LargeDocument): Promise<DocumentLink>;
}
