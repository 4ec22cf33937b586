/** The stored facts of a vendor in a month, in pages that read what they show: by component, and by record within it. */
import { BadCursorError, type Listing } from '../ports/listing.ts';
import { type FoundFact, STANDING } from '../ports/evidence.ts';
import type { Stores } from '../ports/stores.ts';
import { type ComponentName, type EvidenceEntry, allNames, inNameOrder, isAbout, namesOf, withCorrections } from './stored-evidence.ts';

export interface EvidenceQuery {
  readonly vendor: string;
  readonly component?: string | undefined;
  readonly month: string;
}

/** Where a fact is: its component, whether it is one of those that count in every month, and its key. */
type Place = readonly [component: string | null, bucket: 'standing' | 'month', key: string];

interface Placed {
  readonly place: Place;
  readonly found: FoundFact;
}

/** Components that are read at once when those before had no facts. */
const PARALLEL = 20;
/** Facts of one read. */
const BATCH = 100;

/** @throws BadCursorError */
export async function evidencePage(
  query: EvidenceQuery,
  cursor: string | undefined,
  limit: number,
  stores: Stores,
): Promise<Listing<EvidenceEntry>> {
  const { vendor, component } = query;
  const from = cursor === undefined ? undefined : decode(cursor);
  const names = component === undefined ? await allNames(vendor, stores) : await namesOf(vendor, component, stores);
  const facts: Placed[] = [];
  for await (const placed of factsFrom(query, fromCursor(names, from), from, stores)) {
    facts.push(placed);
    if (facts.length > limit) break;
  }
  const shown = facts.slice(0, limit);
  const items = await withCorrections(
    vendor,
    shown.map(({ found }) => found),
    stores,
  );
  return { items, ...(facts.length > limit && { cursor: encode(shown.at(-1)!.place) }) };
}

const fromCursor = (names: readonly ComponentName[], from: Place | undefined): ComponentName[] =>
  inNameOrder(names).filter((name) => (name ?? '') >= (from?.[0] ?? ''));

async function* factsFrom(
  query: EvidenceQuery,
  names: readonly ComponentName[],
  from: Place | undefined,
  stores: Stores,
): AsyncGenerator<Placed> {
  const parts = names.flatMap((name) => partsOf(query, name, from, stores));
  let width = 1;
  for (let at = 0; at < parts.length;) {
    const some = parts.slice(at, at + width);
    at += width;
    // The first of several is begun for all of them, so that a fleet without facts costs few round trips.
    const begun = some.map((part) => ({ part, first: part.next() }));
    // Those that are not waited for, since the page is full.
    for (const { first } of begun) first.catch(() => undefined);
    let isEmpty = true;
    for (const { part, first } of begun)
      for (let one = await first; !one.done; one = await part.next()) {
        isEmpty = false;
        yield one.value;
      }
    width = isEmpty ? Math.min(PARALLEL, width * 2) : 1;
  }
}

/** What counts in every month and is about this one, then what is of the month. */
function partsOf(query: EvidenceQuery, name: ComponentName, from: Place | undefined, stores: Stores): AsyncGenerator<Placed>[] {
  const isFirst = from !== undefined && (name ?? null) === from[0];
  const behind = (bucket: Place[1]): string | undefined => (isFirst && from[1] === bucket ? from[2] : undefined);
  const month = ofMonth(query, name, behind('month'), stores);
  if (query.month === STANDING || (isFirst && from[1] === 'month')) return [month];
  return [standing(query, name, behind('standing'), stores), month];
}

async function* standing(
  { vendor, month }: EvidenceQuery,
  name: ComponentName,
  behind: string | undefined,
  stores: Stores,
): AsyncGenerator<Placed> {
  for await (const placed of stored(vendor, name, STANDING, 'standing', behind, stores))
    if (placed.found.fact.type !== 'correction' && isAbout(placed.found.fact, month)) yield placed;
}

/** Those of the table, and in the place that they will have in it those of batched checks that are not packed yet. */
async function* ofMonth(
  { vendor, month }: EvidenceQuery,
  name: ComponentName,
  behind: string | undefined,
  stores: Stores,
): AsyncGenerator<Placed> {
  const facts = name === undefined || month === STANDING ? [] : await stores.samples.pending(vendor, new Set([name]), [month]);
  const waiting = facts
    .map((fact): Placed => {
      const key = stores.facts.keyOf(vendor, fact);
      return { place: [name ?? null, 'month', key], found: { fact, raw: undefined, recordedAt: '' } };
    })
    .filter(({ place }) => place[2] > (behind ?? ''))
    .sort((a, b) => (a.place[2] < b.place[2] ? -1 : 1));
  for await (const placed of stored(vendor, name, month, 'month', behind, stores)) {
    while (waiting.length > 0 && waiting[0]!.place[2] < placed.place[2]) yield waiting.shift()!;
    // A day that changed after it was packed.
    yield waiting[0]?.place[2] === placed.place[2] ? waiting.shift()! : placed;
  }
  yield* waiting;
}

async function* stored(
  vendor: string,
  name: ComponentName,
  month: string,
  bucket: Place[1],
  behind: string | undefined,
  { facts }: Stores,
): AsyncGenerator<Placed> {
  let after = behind;
  do {
    const page = await facts.page(vendor, name, month, after, BATCH);
    for (const { key, found } of page.items) yield { place: [name ?? null, bucket, key], found };
    after = page.next;
  } while (after !== undefined);
}

const encode = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

function decode(cursor: string): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const [component, bucket, key] = Array.isArray(place) ? (place as unknown[]) : [];
    if ((component === null || typeof component === 'string') && (bucket === 'standing' || bucket === 'month') && typeof key === 'string')
      return [component, bucket, key];
  } catch {
    // Refused below.
  }
  throw new BadCursorError('not a cursor of this listing');
}
