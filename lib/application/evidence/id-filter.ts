/**
 * A set of ids in few bytes (a Bloom filter): an id that is in it is always found, and one in about three hundred others is found too. What
 * is found costs only an extra read.
 */
import { createHash } from 'node:crypto';

/** Bytes of an id's hash in the note of a month. A collision (two ids in ten million of a contract) costs only an extra read. */
export const HASH_BYTES = 6;

export const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest().subarray(0, HASH_BYTES);

const BITS_PER_ID = 12;
const PROBES = 8;

/** The bits of a hash: its two halves give all of them. */
function* bitsOf(hash: Uint8Array, size: number): Generator<number> {
  const half = (from: number): number => (hash[from]! << 16) | (hash[from + 1]! << 8) | hash[from + 2]!;
  const [first, step] = [half(0), half(3) | 1];
  for (let i = 0; i < PROBES; i += 1) yield (first + i * step) % size;
}

/** @param hashes as `hashOf` makes them. @returns no bytes for no ids. */
export function idFilter(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((hashes.length * BITS_PER_ID) / 8));
  for (const hash of hashes) for (const bit of bitsOf(hash, bytes.length * 8)) bytes[bit >> 3]! |= 1 << (bit & 7);
  return bytes;
}

export function mayContain(filter: Uint8Array, id: string): boolean {
  if (filter.length === 0) return false;
  for (const bit of bitsOf(hashOf(id), filter.length * 8)) if ((filter[bit >> 3]! & (1 << (bit & 7))) === 0) return false;
  return true;
}
