/**
 * The records that a search reads, in an order that a later call can go on in: events by component and key, payloads of batched checks by day,
 * the quarantine by receipt; with what holds in every month also the disputes and the claims of the vendor.
 */
import { formatDay, parseDay } from '../../domain/time/instant.ts';
import { toStoredFact } from '../../schemas/stored-fact.ts';
import { allNames, inNameOrder } from '../evidence/stored-evidence.ts';
import type { ErasableRecord } from '../ports/erasures.ts';
import { type FoundFact, STANDING } from '../ports/evidence.ts';
import type { QuarantineEntry } from '../ports/quarantine.ts';
import type { Stores } from '../ports/stores.ts';
import { type Decoding, type PlacedText, textsIn, within } from './texts-in.ts';

export interface SearchSpan {
  readonly vendor: string;
  /** "2026-10", or "standing": what holds in every month. */
  readonly month: string;
}

/** A part of the search, the partition in it, and the key in that. */
export type SearchPlace = readonly [part: string, partition: string | null, key: string | null];

export interface SearchedText {
  readonly in: string;
  readonly erasable: boolean;
  readonly parts: (work: Decoding) => Iterable<PlacedText>;
}

export interface Searched {
  readonly record: ErasableRecord;
  readonly texts: readonly SearchedText[];
  /** Where a later call goes on behind it; absent: this call reads further. */
  readonly place?: SearchPlace;
}

type Part = (span: SearchSpan, from: SearchPlace | undefined, stores: Stores) => AsyncGenerator<Searched>;

/** Records of one read: of quarantine, disputes and claims, which a later call begins again at such a page. */
const PAGE = 20;
const EVENTS = 200;

const PARTS: readonly (readonly [name: string, part: Part])[] = [
  ['events', events],
  ['batches', batches],
  ['quarantine', quarantine],
  ['disputes', disputes],
  ['claims', claims],
];

export async function* searchedRecords(span: SearchSpan, from: SearchPlace | undefined, stores: Stores): AsyncGenerator<Searched> {
  const first = from === undefined ? 0 : PARTS.findIndex(([name]) => name === from[0]);
  for (const [i, [, part]] of PARTS.entries()) if (i >= first) yield* part(span, i === first ? from : undefined, stores);
}

const text = (name: string, value: string | undefined, erasable = true): SearchedText[] =>
  value === undefined || value === '' ? [] : [{ in: name, erasable, parts: (work) => textsIn(value, work) }];
const fields = (name: string, value: unknown, erasable = true): SearchedText[] =>
  value === undefined ? [] : [{ in: name, erasable, parts: (work) => within(value, work) }];

async function* events({ vendor, month }: SearchSpan, from: SearchPlace | undefined, stores: Stores): AsyncGenerator<Searched> {
  const names = inNameOrder(await allNames(vendor, stores));
  for (const component of names) {
    if (from && (component ?? '') < (from[1] ?? '')) continue;
    let after = (component ?? null) === from?.[1] ? (from?.[2] ?? undefined) : undefined;
    do {
      const page = await stores.facts.page(vendor, component, month, after, EVENTS);
      for (const { key, found } of page.items) yield { ...event(vendor, month, found), place: ['events', component ?? null, key] };
      after = page.next;
    } while (after !== undefined);
  }
}

function event(vendor: string, month: string, { fact, raw, carried }: FoundFact): Searched {
  const { component, sender, id } = fact;
  const { reason, ...body } = toStoredFact(fact).body;
  const isErasable = fact.type === 'correction';
  return {
    record: { kind: 'event', vendor, ...(component !== undefined && { component }), month, sender, id },
    texts: [
      ...text('payload', raw),
      ...fields('headers', carried?.headers),
      ...fields('query', carried?.query),
      ...(isErasable ? text('reason', reason) : []),
      ...fields('event', { id, ...(component !== undefined && { component }), body: isErasable ? body : { ...body, reason } }, false),
    ],
  };
}

async function* batches({ vendor, month }: SearchSpan, from: SearchPlace | undefined, { samples }: Stores): AsyncGenerator<Searched> {
  if (month === STANDING) return;
  for (let at = parseDay(`${month}-01`)!; formatDay(at).startsWith(month); at += 1) {
    const day = formatDay(at);
    if (from && day < from[1]!) continue;
    let after = from?.[1] === day ? (from[2] ?? undefined) : undefined;
    do {
      const page = await samples.payloads({ vendor, day }, after, EVENTS);
      for (const { key, sender, id, raw } of page.items)
        yield {
          record: { kind: 'batch', vendor, day, sender, id },
          texts: text('payload', raw),
          place: ['batches', day, key],
        };
      after = page.next;
    } while (after !== undefined);
  }
}

/** The entries of the vendor, and those of which no vendor is known. */
async function* quarantine({ vendor, month }: SearchSpan, from: SearchPlace | undefined, stores: Stores): AsyncGenerator<Searched> {
  if (month === STANDING) return;
  const read = (cursor: string | undefined) => stores.quarantine.page(month, cursor, PAGE);
  for await (const { item, cursor } of paged(from?.[2] ?? undefined, read))
    yield {
      ...entry(item),
      ...(item.vendor !== undefined && item.vendor !== vendor && { texts: [] }),
      ...(cursor !== undefined && { place: ['quarantine', null, cursor] }),
    };
}

const entry = ({ id, raw, message, issues, dismissedBecause }: QuarantineEntry): Searched => ({
  record: { kind: 'quarantined', id },
  texts: [...text('payload', raw), ...fields('message', { message, issues }), ...text('dismissedBecause', dismissedBecause)],
});

async function* disputes({ vendor, month }: SearchSpan, from: SearchPlace | undefined, stores: Stores): AsyncGenerator<Searched> {
  if (month !== STANDING) return;
  for await (const { item, cursor } of paged(from?.[2] ?? undefined, (at) => stores.disputes.page({ vendor }, at, PAGE)))
    yield {
      record: { kind: 'dispute', id: item.id },
      texts: [...text('reason', item.reason), ...text('note', item.note)],
      ...(cursor !== undefined && { place: ['disputes', null, cursor] }),
    };
}

async function* claims({ vendor, month }: SearchSpan, from: SearchPlace | undefined, stores: Stores): AsyncGenerator<Searched> {
  if (month !== STANDING) return;
  for await (const { item, cursor } of paged(from?.[2] ?? undefined, (at) => stores.claims.page({ vendor }, at, PAGE))) {
    const transitions = (await stores.claims.get(item.id))?.transitions ?? [];
    for (const [i, { note }] of transitions.entries())
      yield {
        record: { kind: 'transition', claim: item.id, n: i + 1 },
        texts: text('note', note),
        ...(cursor !== undefined && i === transitions.length - 1 && { place: ['claims', null, cursor] }),
      };
  }
}

/** Items page by page; the last one of a page has the cursor behind it. */
async function* paged<T>(
  from: string | undefined,
  read: (cursor: string | undefined) => Promise<{ readonly items: readonly T[]; readonly cursor?: string }>,
): AsyncGenerator<{ readonly item: T; readonly cursor?: string }> {
  let cursor = from;
  do {
    const page = await read(cursor);
    for (const [i, item] of page.items.entries())
      yield { item, ...(i === page.items.length - 1 && page.cursor !== undefined && { cursor: page.cursor }) };
    cursor = page.cursor;
  } while (cursor !== undefined);
}
