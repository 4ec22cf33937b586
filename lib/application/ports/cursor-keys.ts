/** Keys under which cursors are encrypted. They are stored, themselves encrypted under a key that is not in the table. */

/** What was encrypted under a key that is not there any more, or not here at all. */
export class ReplacedKeyError extends Error {}

export interface DataKeys {
  /** A new key of 32 bytes: as it is, and encrypted. */
  make(): Promise<{ readonly key: Uint8Array; readonly encrypted: Uint8Array }>;
  /** @throws ReplacedKeyError when it was not encrypted under the current key. */
  decrypt(encrypted: Uint8Array): Promise<Uint8Array>;
}

/** Encrypted keys by UTC month ("2026-11"), and once more ("2026-11.2") where the key that encrypted it was replaced. */
export interface CursorKeyStore {
  get(month: string): Promise<Uint8Array | undefined>;
  /** Keeps the key of a month; false when there is one. */
  put(month: string, encrypted: Uint8Array): Promise<boolean>;
}
