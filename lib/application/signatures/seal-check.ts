/** The text that a seal covers, and the comparison of a seal with the books. */
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

/** A seal compared with the current books. */
export interface SealCheck {
  readonly seal: IssuedSeal;
  /** The digests of the current books. */
  readonly auditTrail: SealedBook;
  readonly ledger: SealedBook;
  /** The digest of the stored seal, computed again. */
  readonly digest: string;
}

/** Computes one seal again from the entries of its span. */
export async function checkSeal(seal: IssuedSeal, seals: SealStore): Promise<SealCheck> {
  return {
    seal,
    auditTrail: await digestLines(seals.auditTrail(seal.from, seal.until)),
    ledger: await digestLines(seals.ledger(seal.from, seal.until)),
    digest: digestText(sealText(seal)),
  };
}
