/** The rules of DynamoDB for keys. `Table` checks every key: an item with an unusable key is not found, and is not written. */
import { LIMITS } from '../../declarations/limits.ts';
import type { Key } from './keys.ts';

/** A surrogate without its other half; in UTF-8 all of them would become one and the same character. */
const UNPAIRED = /\p{Surrogate}/u;

const problemOf = (text: string, most: number): string | undefined =>
  UNPAIRED.test(text)
    ? 'a name or an id is no well-formed Unicode (half of a surrogate pair)'
    : Buffer.byteLength(text) > most
      ? `its names and ids are too long together: a key has at most ${most} bytes, in which "%", "#" and characters beyond ASCII count as three or four`
      : undefined;

/** Why a key is not usable; undefined when it is. */
export const keyProblem = ({ pk, sk }: Key): string | undefined =>
  problemOf(pk, LIMITS.partitionKeyBytes.value) ?? problemOf(sk, LIMITS.sortKeyBytes.value);
