/** Finds a text in what is stored of a vendor and a month. Each call has a bound on its work, and the next one goes on where it stopped. */
import { LIMITS } from '../../declarations/limits.ts';
import type { ErasableRecord } from '../ports/erasures.ts';
import { BadCursorError } from '../ports/listing.ts';
import type { Stores } from '../ports/stores.ts';
import { type SearchPlace, type Searched, type SearchSpan, searchedRecords } from './searched-records.ts';
import { Decoding, excerptOf } from './texts-in.ts';

export interface FoundPlace {
  /** The text of the record: `payload`, `headers`, `query`, `reason`, `note`, `message`, `dismissedBecause`; `event`: the normalised event. */
  readonly in: string;
  /** A JSON pointer within it; empty: the whole. */
  readonly path: string;
  readonly excerpt: string;
  /** The normalised event counts, and stays. */
  readonly erasable: boolean;
}

export interface FoundRecord {
  readonly record: ErasableRecord;
  /** The first of them; `more` has how many were left out. */
  readonly places: readonly FoundPlace[];
  readonly more?: number;
}

export interface FindPage {
  readonly items: readonly FoundRecord[];
  /** Records that were not searched to their end, because of what their decoding takes; they may have the text in the rest. */
  readonly partly?: readonly ErasableRecord[];
  /** Records that this call read. */
  readonly searched: number;
  readonly cursor?: string;
}

const MAX_PLACES = 20;
/** What a record takes beside its texts. */
const OF_A_RECORD = 200;

/** @param cursor where an earlier call stopped. @throws BadCursorError */
export async function findText(span: SearchSpan, text: string, cursor: string | undefined, stores: Stores): Promise<FindPage> {
  const items: FoundRecord[] = [];
  const partly: ErasableRecord[] = [];
  let [searched, characters] = [0, 0];
  const page = () => ({ items, ...(partly.length > 0 && { partly }), searched });
  for await (const record of searchedRecords(span, cursor === undefined ? undefined : decode(cursor), stores)) {
    const work = new Decoding();
    const found = lookIn(record, text, work);
    if (found) items.push(found);
    if (work.isCut) partly.push(record.record);
    searched += 1;
    characters += work.size + OF_A_RECORD;
    const isFull =
      Math.max(items.length, partly.length) >= LIMITS.listPage.value ||
      searched >= LIMITS.searchedRecords.value ||
      characters >= LIMITS.searchedCharacters.value;
    if (isFull && record.place) return { ...page(), cursor: JSON.stringify(record.place) };
  }
  return page();
}

function lookIn({ record, texts }: Searched, wanted: string, work: Decoding): FoundRecord | undefined {
  const places: FoundPlace[] = [];
  let more = 0;
  for (const { in: name, erasable, parts } of texts) {
    for (const { path, text } of parts(work)) {
      // What is in a part is in the whole too: that is no place of its own.
      if (places.some((place) => place.in === name && place.path.startsWith(`${path}/`))) continue;
      const excerpt = excerptOf(text, wanted);
      if (excerpt === undefined) continue;
      if (places.length < MAX_PLACES) places.push({ in: name, path, excerpt, erasable });
      else more += 1;
    }
  }
  return places.length === 0 ? undefined : { record, places, ...(more > 0 && { more }) };
}

function decode(cursor: string): SearchPlace {
  try {
    const place: unknown = JSON.parse(cursor);
    if (Array.isArray(place) && place.length === 3 && place.every((part) => part === null || typeof part === 'string'))
      return place as unknown as SearchPlace;
  } catch {
    // Refused below.
  }
  throw new BadCursorError('not a cursor of this search');
}
