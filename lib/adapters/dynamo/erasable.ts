/** What an erasure takes from an item. */
import type { Erased } from '../../domain/evidence/erasure.ts';
import type { Item } from './table.ts';

/** The texts of an item that may be erased, and the item without them. */
export interface Erasable {
  /** By name; none is empty. */
  readonly texts: Readonly<Record<string, string>>;
  /** Of what was erased before. */
  readonly erased: Erased;
  /** @param erased all marks, those of before too. */
  readonly without: (erased: Erased) => Item | Promise<Item>;
  /** The text that may be in pieces of its own. */
  readonly inPieces?: { readonly attribute: string; readonly text: string };
  /** An attribute whose pieces are taken away once the item no longer names them. */
  readonly afterwards?: string;
}
