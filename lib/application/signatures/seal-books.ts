/** Seals the audit trail and the ledger, at the close of each audit. What is changed, added or taken away later no longer agrees with the seal. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/statement/statement.ts';
import { DAY, MINUTE, formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { digestText } from '../evidence/digest.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssuedSeal, Seal, SealStore, SealedBook } from '../ports/seals.ts';
import type { Signer } from '../ports/signer.ts';
import type { Stores } from '../ports/stores.ts';
import { signDetached } from './detached-jws.ts';

/** Entries of so many last milliseconds wait for the next seal: a request writes its entry when it begins, and again when it ends. */
export const SEAL_DELAY_MS = 15 * MINUTE;

/** How far back the first seal looks for entries of the audit trail that are older than the ledger. */
const FIRST_LOOK_MS = 400 * DAY;

/** The bytes of a seal, which its digest and its signature cover. */
export function sealText({ number, run, from, until, previous, auditTrail, ledger }: Seal): string {
  return canonicalJson({ format: 'makegood-seal/1', number, run, from, until, previous, auditTrail, ledger });
}

/** @returns the seal of this run; of a run that is repeated, the one that it made. The last one when it is so new that nothing can be sealed yet. */
export async function sealBooks(
  run: string,
  { seals, signingKeys }: Pick<Stores, 'seals' | 'signingKeys'>,
  clock: Clock,
  signer: Signer | undefined,
): Promise<IssuedSeal> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const last = await seals.latest();
    const until = formatInstant(clock() - SEAL_DELAY_MS);
    const from = last?.until ?? (await begin(seals, clock));
    if (last && (last.run === run || from >= until)) return last;
    const seal: Seal = {
      number: (last?.number ?? 0) + 1,
      run,
      from,
      until,
      ...(last && { previous: last.digest }),
      auditTrail: await digestLines(seals.auditTrail(from, until)),
      ledger: await digestLines(seals.ledger(from, until)),
    };
    if (signer) await signingKeys.note(await signer.publicKey());
    const text = sealText(seal);
    const issued: IssuedSeal = { ...seal, digest: digestText(text), ...(signer && { signature: await signDetached(text, signer) }) };
    if (await seals.put(issued)) return issued;
  }
  throw new Error('the books were sealed by others three times in a row');
}

async function begin(seals: SealStore, clock: Clock): Promise<string> {
  const look = formatInstant(clock() - FIRST_LOOK_MS);
  const first = await seals.begins();
  return first !== undefined && first < look ? first : `${formatInstant(parseInstant(look)!).slice(0, 10)}T00:00:00.000Z`;
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
