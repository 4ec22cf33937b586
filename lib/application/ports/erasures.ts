/** Erasure by request: the one store that takes a recorded text away. It leaves a mark, and changes nothing that counts. */
import type { Erased, Erasure } from '../../domain/evidence/erasure.ts';

/** A record whose texts may be erased. */
export type ErasableRecord =
  /** A stored event: its payload, kept headers and query; of a correction by a person, the reason. */
  | {
      readonly kind: 'event';
      readonly vendor: string;
      readonly component?: string | undefined;
      /** "2026-10", or "standing" of what counts in every month, such as corrections. */
      readonly month: string;
      readonly sender: string;
      readonly id: string;
    }
  /** Batched checks of many components: their payload. */
  | { readonly kind: 'batch'; readonly vendor: string; readonly day: string; readonly sender: string; readonly id: string }
  /** An entry of the quarantine: its payload, what was found wrong with it, and why it was dismissed. */
  | { readonly kind: 'quarantined'; readonly id: string }
  /** A dispute: its reason, and the note of its end. */
  | { readonly kind: 'dispute'; readonly id: string }
  /** A transition of a claim: its note, also in the ledger. */
  | { readonly kind: 'transition'; readonly claim: string; readonly n: number };

/** `erased`: now. `erased-before`: there are marks, and no text any more. `no-text`: there never was one. */
export type ErasureState = 'erased' | 'erased-before' | 'no-text' | 'unknown';

export interface ErasureResult {
  readonly record: ErasableRecord;
  readonly state: ErasureState;
  /** All marks of the record. */
  readonly erased?: Erased;
}

export interface ErasureStore {
  /**
   * Erases the texts of records; repeated, it goes on where it was cut off.
   * @param by `isRepeat`: an attempt at the same request was cut off; what that one erased is `erased`.
   * @returns one result for each, in order.
   */
  erase(
    records: readonly ErasableRecord[],
    by: Omit<Erasure, 'digest'> & { readonly isRepeat?: boolean | undefined },
  ): Promise<ErasureResult[]>;
}
