/** ECDSA signatures of curve P-256: from the DER that KMS answers (RFC 3279, 2.2.3) to the 64 bytes of a JWS (RFC 7518, 3.4). */

const SIZE = 32;
const [SEQUENCE, INTEGER] = [0x30, 0x02];

/** @throws when it is no sequence of two whole numbers of at most 32 bytes, and nothing after them. */
export function rawSignature(der: Uint8Array): Uint8Array {
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) throw new Error('a signature that is no DER sequence');
  const [r, afterR] = integerAt(der, 2);
  const [s, end] = integerAt(der, afterR);
  if (end !== der.length) throw new Error('a signature with bytes after its two numbers');
  const raw = new Uint8Array(2 * SIZE);
  raw.set(r, SIZE - r.length);
  raw.set(s, 2 * SIZE - s.length);
  return raw;
}

/** A whole number of DER without the zeros before it, and where the next one begins. */
function integerAt(der: Uint8Array, at: number): [Uint8Array, number] {
  const end = at + 2 + (der[at + 1] ?? 0);
  let from = at + 2;
  while (der[from] === 0 && from < end - 1) from += 1;
  if (der[at] !== INTEGER || end > der.length || end - from > SIZE || end === at + 2)
    throw new Error('a signature whose number is not of P-256');
  return [der.subarray(from, end), end];
}
