/**
 * Turns batched checks of many components into one fact for each component and day. A day's fact is made from all batches of that day, in
 * any order. Of two results for one check the one received first counts, and "no check" gives way to a result.
 */
import { formatInstant } from '../time/instant.ts';
import type { Fact } from './fact.ts';
import { byReceipt } from './receipt.ts';

/** The UTC day ("2026-10-01") of batched checks: that of their start. */
export const dayOf = (batched: Fact): string => formatInstant(batched.body.start!).slice(0, 10);

const first = (a: Fact, b: Fact): number => byReceipt(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The key of checks on the same slots of a day: one sender, probe and location, one interval and phase. */
const trackOf = (fact: Fact): string => {
  const { stream, location, every, start } = fact.body;
  return [fact.sender, stream, location ?? '', every, start! % every!, dayOf(fact)].join('|');
};

const NONE = 45;

/** One component's results over a day's chunks of one track, from its first slot to its last. */
function dayFact(component: string, chunks: readonly Fact[]): Fact {
  const [origin] = chunks;
  const { every, stream, location } = origin!.body;
  const start = chunks.reduce((least, { body }) => Math.min(least, body.start!), Infinity);
  const ends = chunks.map(({ body }) => body.start! + body.batched![component]!.length * every!);
  const slots = new Uint8Array(Math.round((Math.max(...ends) - start) / every!)).fill(NONE);
  let receivedAt = -Infinity;
  let turn: number | undefined;
  for (const { body, receivedAt: at, turn: place } of chunks) {
    const results = body.batched![component]!;
    const from = Math.round((body.start! - start) / every!);
    for (let i = 0; i < results.length; i += 1) if (slots[from + i] === NONE) slots[from + i] = results.charCodeAt(i);
    receivedAt = Math.max(receivedAt, at);
    if (place !== undefined) turn = Math.max(turn ?? 0, place);
  }
  const phase = origin!.body.start! % every!;
  return {
    // The id is stable, so that a day that is packed again replaces the earlier fact. It keeps its first word: stored days, corrections and
    // issued statements name it.
    id: `gathered/${component}/${stream}/${location ?? ''}/${dayOf(origin!)}/${every!}ms${phase === 0 ? '' : `+${phase}`}`,
    type: 'probe.batch',
    occurredAt: start,
    receivedAt,
    ...(turn !== undefined && { turn }),
    sender: origin!.sender,
    speaksFor: origin!.speaksFor,
    class: origin!.class,
    component,
    body: {
      start,
      stream: stream!,
      ...(location !== undefined && { location }),
      every: every!,
      results: Array.from(slots, (mark) => String.fromCharCode(mark)).join(''),
    },
  };
}

/** The facts of batched checks for each component and day. @param of only these components; absent = all. */
export function dayFacts(batched: Iterable<Fact>, of?: ReadonlySet<string>): Fact[] {
  const tracks = new Map<string, Map<string, Fact>>();
  for (const fact of batched) {
    const track = tracks.get(trackOf(fact)) ?? new Map<string, Fact>();
    tracks.set(trackOf(fact), track);
    const known = track.get(fact.id);
    if (!known || first(fact, known) < 0) track.set(fact.id, fact);
  }
  const facts: Fact[] = [];
  for (const track of tracks.values()) {
    const chunks = [...track.values()].sort(first);
    const components = new Set(chunks.flatMap(({ body }) => Object.keys(body.batched!)));
    for (const component of components) {
      if (of && !of.has(component)) continue;
      facts.push(
        dayFact(
          component,
          chunks.filter(({ body }) => body.batched![component] !== undefined),
        ),
      );
    }
  }
  return facts;
}
