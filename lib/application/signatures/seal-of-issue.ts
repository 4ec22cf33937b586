/** The seal that documents of a revision name: a function of what is stored, so that a document that is drawn again has the same bytes. */
import { HOUR, formatInstant, parseInstant } from '../../domain/time/instant.ts';
import type { SealStore, Seal } from '../ports/seals.ts';
import { SEAL_DELAY_MS } from './seal-books.ts';

/** What is published of a seal. */
export type NamedSeal = Pick<Seal, 'number' | 'until'> & { readonly digest: string };

/** A seal is stored some minutes after the instant that its span ends by. One that ends so long before an instant was there at that instant. */
const STORED_WITHIN_MS = SEAL_DELAY_MS + HOUR;

/**
 * The newest seal that was stored when a revision was issued. Seals are numbered without gaps, and each ends after the one before.
 * @returns undefined where there was none.
 */
export async function sealOfIssue(issuedAt: string, seals: Pick<SealStore, 'latest' | 'get'>): Promise<NamedSeal | undefined> {
  const limit = formatInstant(parseInstant(issuedAt)! - STORED_WITHIN_MS);
  const newest = await seals.latest();
  if (newest && newest.until <= limit) return named(newest);
  let found: NamedSeal | undefined;
  let [low, high] = [1, (newest?.number ?? 0) - 1];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const seal = await seals.get(middle);
    if (seal && seal.until <= limit) {
      found = seal;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found && named(found);
}

const named = ({ number, until, digest }: NamedSeal): NamedSeal => ({ number, until, digest });

/** A seal in one text, as documents have it and as `makegood audit-trail verify --seal` takes it. */
export const sealReference = ({ number, until, digest }: NamedSeal): string => `${number} ${until} ${digest}`;

/** @returns undefined of a text that is neither a reference nor a digest alone. */
export function parseSealReference(text: string): (Partial<NamedSeal> & Pick<NamedSeal, 'digest'>) | undefined {
  const [, number, until, digest] = /^(?:([1-9]\d*)\s+(\S+)\s+)?([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (digest === undefined) return undefined;
  return { digest, ...(number !== undefined && { number: Number(number), until: until! }) };
}
