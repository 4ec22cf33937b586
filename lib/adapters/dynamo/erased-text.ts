/** Marks of texts that were erased by request, as items have them. */
import type { Erased, Erasure } from '../../domain/evidence/erasure.ts';
import { digestText } from '../../application/evidence/digest.ts';
import type { LedgerEntry } from '../../application/ports/ledger.ts';
import { ErasedTextError, type Item } from './table.ts';

export const erasedOf = (item: Item): Erased => (typeof item.erased === 'string' ? (JSON.parse(item.erased) as Erased) : {});

/** A payload, or the marks in its place; a payload in pieces may have been erased with another record of the same delivery. */
export async function textOrMark(
  item: Item,
  reading: Promise<string | undefined>,
): Promise<{ text?: string | undefined; erased?: Erased }> {
  const marks = erasedOf(item);
  try {
    const text = await reading;
    return { text, ...(Object.keys(marks).length > 0 && { erased: marks }) };
  } catch (error) {
    if (!(error instanceof ErasedTextError)) throw error;
    return { erased: { payload: JSON.parse(error.mark) as Erasure, ...marks } };
  }
}

/** An entry of the ledger as a seal covers it: with the digest of its note, which stays when the note is erased. */
export function sealedEntry({ note, erased, ...entry }: LedgerEntry): object {
  const noteDigest = note === undefined ? erased?.note?.digest : digestText(note);
  return { ...entry, ...(noteDigest !== undefined && { noteDigest }) };
}
