/** Mappings for tools that are not built in. */
import type { Issue } from '../../domain/issue.ts';
import type { StoredShape } from '../../schemas/mapping.ts';

export interface StoredMapping {
  readonly mapping: StoredShape;
  readonly revision: number;
  readonly recordedAt: string;
}

/** A stored mapping that the current rules would refuse: the first issue states it with the remedy, the others are the errors with their paths. */
export interface RefusedMapping {
  readonly source: string;
  readonly revision: number;
  readonly issues: readonly [Issue, ...Issue[]];
}

/** Mappings of the administrator's own, beside the built-in ones. */
export interface SourceStore {
  all(): Promise<StoredMapping[]>;
  get(source: string): Promise<StoredMapping | undefined>;
  /** The newest revision that was ever written, deleted or not; 0 when there was none. */
  revision(source: string): Promise<number>;
  /** Deletes a mapping by writing the revision after its newest; false when another writer already wrote that revision. */
  delete(source: string, revision: number, deletedAt: string): Promise<boolean>;
  /** Writes a revision; false when another writer already wrote that one. */
  put(stored: StoredMapping): Promise<boolean>;
}
