/**
 * Seals the audit trail and the ledger at the close of each audit. Entries that are changed, added or removed later no longer match the
 * seal.
 */
import { DAY, MINUTE, formatInstant } from '../../domain/time/instant.ts';
import { digestText } from '../evidence/digest.ts';
import type { Clock } from '../ports/clock.ts';
import type { IssuedSeal, Seal, SealStore } from '../ports/seals.ts';
import type { Signer } from '../ports/signer.ts';
import type { Stores } from '../ports/stores.ts';
import { digestLines, sealText } from './seal-check.ts';
import { signDetached } from './sign-detached.ts';

/** Entries of the last so many milliseconds wait for the next seal: a request writes its entry when it begins, and again when it ends. */
export const SEAL_DELAY_MS = 15 * MINUTE;

/** How far back the first seal searches for entries of the audit trail that are older than the ledger, in ms. */
const FIRST_LOOK_MS = 400 * DAY;

/** @returns the seal of this run; for a repeated run the seal that it made before; the previous seal when nothing can be sealed yet. */
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
  return first !== undefined && first < look ? first : `${look.slice(0, 10)}T00:00:00.000Z`;
}
