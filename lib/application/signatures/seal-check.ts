/** The text that a seal covers, and the comparison of a seal with the books. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/statement/statement.ts';
import { atOnce } from '../at-once.ts';
import { digestText } from '../evidence/digest.ts';
import type { IssuedSeal, PostedTransition, Seal, SealStore, SealedBook } from '../ports/seals.ts';

/** The bytes of a seal, which its digest and its signature cover. */
export function sealText({ number, run, from, until, previous, auditTrail, ledger }: Seal): string {
  return canonicalJson({ format: 'makegood-seal/1', number, run, from, until, previous, auditTrail, ledger });
}

/** Each line ends with a line break, so that no two lists of lines have the same bytes: JSON has none inside. */
class BookOfLines {
  private readonly hash = createHash('sha256');
  private count = 0;

  add(line: string): void {
    this.hash.update(`${line}\n`);
    this.count += 1;
  }

  /** Once, at the end. */
  close(): SealedBook {
    return { count: this.count, digest: this.hash.digest('hex') };
  }
}

export async function digestLines(lines: AsyncIterable<string>): Promise<SealedBook> {
  const book = new BookOfLines();
  for await (const line of lines) book.add(line);
  return book.close();
}

/** Copies and transitions that are read at the same time: a seal of many vendors is checked within the time of one answer. */
const COPIES_AT_ONCE = 10;

/** A vendor whose copy of the ledger is not what the ledger has of it. */
export interface DifferentCopy {
  readonly vendor: string;
  readonly ledger: SealedBook;
  readonly copy: SealedBook;
}

/** A transition of a claim, by its number; the first is 1. */
export interface DifferentTransition {
  readonly claim: string;
  readonly n: number;
}

/** A seal compared with the current books. */
export interface SealCheck {
  readonly seal: IssuedSeal;
  /** The digests of the current books. */
  readonly auditTrail: SealedBook;
  readonly ledger: SealedBook;
  /** Vendors read copies, which no seal covers: each must be what the ledger of the span has of that vendor. */
  readonly differentCopies: readonly DifferentCopy[];
  /** Transitions of claims that are not what the ledger of the span has of them: changed, or taken away. */
  readonly differentTransitions: readonly DifferentTransition[];
  /** The digest of the stored seal, computed again. */
  readonly digest: string;
}

/** Computes one seal again from the entries of its span. */
export async function checkSeal(seal: IssuedSeal, seals: SealStore): Promise<SealCheck> {
  return {
    seal,
    auditTrail: await digestLines(seals.auditTrail(seal.from, seal.until)),
    ledger: await digestLines(seals.ledger(seal.from, seal.until)),
    differentCopies: await differentCopies(seal, seals),
    differentTransitions: await differentTransitions(seal, seals),
    digest: digestText(sealText(seal)),
  };
}

async function differentTransitions({ from, until }: Seal, seals: SealStore): Promise<DifferentTransition[]> {
  const posted: PostedTransition[] = [];
  for await (const one of seals.postedTransitions(from, until)) posted.push(one);
  const compared = await atOnce(posted, COPIES_AT_ONCE, async ({ claim, n, digest }) =>
    (await seals.transitionDigest(claim, n)) === digest ? [] : [{ claim, n }],
  );
  return compared.flat();
}

async function differentCopies({ from, until }: Seal, seals: SealStore): Promise<DifferentCopy[]> {
  const listed = await seals.vendorsWithCopies();
  if (!listed) return [];
  const books = new Map(listed.map((vendor) => [vendor, new BookOfLines()]));
  for await (const { vendor, line } of seals.recorded(from, until)) {
    const book = books.get(vendor) ?? new BookOfLines();
    books.set(vendor, book);
    book.add(line);
  }
  const compared = await atOnce([...books], COPIES_AT_ONCE, async ([vendor, book]) => ({
    vendor,
    ledger: book.close(),
    copy: await digestLines(seals.copied(vendor, from, until)),
  }));
  return compared.filter(({ ledger, copy }) => copy.digest !== ledger.digest);
}
