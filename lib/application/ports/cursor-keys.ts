/** Keys under which cursors are encrypted. They are stored, themselves encrypted under a key that is not in the table. */

export interface DataKeys {
  /** A new key of 32 bytes: as it is, and encrypted. */
  make(): Promise<{ readonly key: Uint8Array; readonly encrypted: Uint8Array }>;
  /** @throws when it was not encrypted here. */
  decrypt(encrypted: Uint8Array): Promise<Uint8Array>;
}

/** Encrypted keys by UTC month ("2026-11"). */
export interface CursorKeyStore {
  get(month: string): Promise<Uint8Array | undefined>;
  /** Keeps the key of a month; false when there is one. */
  put(month: string, encrypted: Uint8Array): Promise<boolean>;
}
