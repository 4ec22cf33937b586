/** What a seal covers, and whether the books still agree with it. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/statement/statement.ts';
import { digestText } from '../evidence/digest.ts';
import type { IssuedSeal, Seal, SealStore, SealedBook } from '../ports/seals.ts';

/** The bytes of a seal, which its digest and its signature cover. */
export function sealText({ number, run, from, until, previous, auditTrail, ledger }: Seal): string {
  return canonicalJson({ format: 'makegood-seal/1', number, run, from, until, previous, auditTrail, ledger });
}

/** Each line ends with a line break, so that no two lists of lines have the same bytes: JSON has none inside. */
export async function digestLines(lines: AsyncIterable<string>): Promise<SealedBook> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const line of lines) {
    hash.update(`${line}\n`);
    count += 1;
  }
  return { count, digest: hash.digest('hex') };
}

/** A seal against the books as they are now. */
export interface SealCheck {
  readonly seal: IssuedSeal;
  /** What the books give now. */
  readonly auditTrail: SealedBook;
  readonly ledger: SealedBook;
  /** The digest of the seal as it is stored, worked out again. */
  readonly digest: string;
}

/** Works one seal out again from the entries of its span. */
export async function checkSeal(seal: IssuedSeal, seals: SealStore): Promise<SealCheck> {
  return {
    seal,
    auditTrail: await digestLines(seals.auditTrail(seal.from, seal.until)),
    ledger: await digestLines(seals.ledger(seal.from, seal.until)),
    digest: digestText(sealText(seal)),
  };
}
