/** What is left of a text that was erased by request: who erased it, when and why, and the digest by which a copy of it can be recognised. */
export interface Erasure {
  /** ISO instant. */
  readonly at: string;
  /** Subject of the caller. */
  readonly by: string;
  readonly reason: string;
  /** SHA-256 in hex of the text that was there. */
  readonly digest: string;
}

/** Marks by the name of the text: `payload`, `headers`, `query`, `message`, `reason`, `note`, `dismissedBecause`. */
export type Erased = Readonly<Record<string, Erasure>>;
