/** Stored contracts, each revision once. */
import type { Listing } from './listing.ts';

export interface StoredContract {
  readonly id: string;
  readonly vendor: string;
  /** In the form in which it was put. It may not pass the current rules; ../registry/stored-contract.ts reads it. */
  readonly document: unknown;
  /** The version of the rules when it was put: see ../../schemas/upcast-contract.ts. */
  readonly schema: number;
  readonly revision: number;
  readonly digest: string;
  /** The text as it was put. */
  readonly text: string;
  readonly recordedAt: string;
}

export interface ContractEntry {
  readonly id: string;
  readonly title: string;
  readonly vendor: string;
  readonly customer: string;
  readonly revision: number;
}

export interface ContractStore {
  latest(id: string): Promise<StoredContract | undefined>;
  revision(id: string, revision: number): Promise<StoredContract | undefined>;
  /** Writes revision n; false when another writer already did. */
  put(stored: StoredContract): Promise<boolean>;
  /** Repeats the listing entry, which a crash may have left out. */
  list(entry: ContractEntry): Promise<void>;
  page(cursor: string | undefined, limit: number, vendor?: string): Promise<Listing<ContractEntry>>;
}
