/** Checks, counts and measured values from facts, without overlaps. */
import type { GaugeSamples, ProbeSeries, Tally } from './evidence.ts';
import { type Fact, factKey } from './fact.ts';
import { type Overlap, type Sample, type SampleShape, type FirstReceived, firstReceived } from './overlaps.ts';
import type { SingleChecks } from './single-checks.ts';
import type { Checks } from './checks.ts';

export const CHECKS: SampleShape<Checks> = {
  count: ({ results }) => results.length,
  hasValue: ({ results }, slot) => results.charCodeAt(slot) !== 45,
  cut: ({ each: _each, ...chunk }, from, to) => ({
    ...chunk,
    start: chunk.start + from * chunk.every,
    results: chunk.results.slice(from, to),
  }),
};

/** Joins several series of one component and location: of two checks for one time the one received first counts. */
export function firstOfSeveral(series: readonly ProbeSeries[]): FirstReceived<Checks> {
  const chunks = series.flatMap((one) => one.chunks);
  const joined = firstReceived(chunks, CHECKS);
  if (joined.overlaps.length === 0) return joined;
  return firstReceived(
    chunks.flatMap((chunk) => chunk.each?.() ?? [chunk]),
    CHECKS,
  );
}

const TALLIES: SampleShape<Tally> = {
  count: ({ outcomes }) => {
    for (const outcome in outcomes) return outcomes[outcome]!.length;
    return 0;
  },
  hasValue: () => true,
  cut: ({ byClient, ...tally }, from, to) => ({
    ...tally,
    start: tally.start + from * tally.every,
    outcomes: Object.fromEntries(Object.entries(tally.outcomes).map(([outcome, counts]) => [outcome, counts.slice(from, to)])),
    ...(byClient && {
      byClient: byClient.filter(({ slot }) => slot >= from && slot < to).map((entry) => ({ ...entry, slot: entry.slot - from })),
    }),
  }),
};

const VALUES: SampleShape<GaugeSamples> = {
  count: ({ values }) => values.length,
  hasValue: ({ values }, slot) => values[slot] !== null,
  cut: (samples, from, to) => ({
    ...samples,
    start: samples.start + from * samples.every,
    values: samples.values.slice(from, to),
  }),
};

export class Samples {
  readonly checks = new Map<string, ProbeSeries[]>();
  readonly tallies = new Map<string, readonly Tally[]>();
  readonly gauges = new Map<string, readonly GaugeSamples[]>();
  /** By stream: groups of tallies that must not overlap. */
  private readonly counted = new Map<string, Map<string, Tally[]>>();
  private readonly measured = new Map<string, Map<string, GaugeSamples[]>>();
  private readonly packed = new Map<ProbeSeries, SingleChecks[]>();

  takeChecks(fact: Fact, component: string | undefined): void {
    const { body } = fact;
    const { start, every, receivedAt, turn, by } = sampleOf(fact);
    this.series(fact, component).chunks.push({ start, every, receivedAt, turn, by, results: body.results! });
    for (const name in body.measured) this.takeValues(fact, component, `${body.stream}/${name}`, body.measured[name]!);
  }

  takeCounts(fact: Fact, component: string | undefined): void {
    const { stream, outcomes, byClient } = fact.body;
    const tally: Tally = { ...sampleOf(fact), component, outcomes: outcomes! };
    put(this.counted, stream!, component ?? '', byClient ? { ...tally, byClient } : tally);
  }

  /** Adds values. Two senders, or one sender from two locations, may measure the same time: each has its own series. */
  takeValues(fact: Fact, component: string | undefined, stream: string, values: GaugeSamples['values']): void {
    put(this.measured, stream, `${fact.sender}|${fact.body.location ?? ''}|${component ?? ''}`, { ...sampleOf(fact), component, values });
  }

  /** Adds packed checks. It must be called after all others, so that other reports on the same probe are known. */
  takeSingles(checks: SingleChecks, component: string | undefined): void {
    const series = this.series(checks.first, component);
    const known = this.packed.get(series);
    if (known) known.push(checks);
    else this.packed.set(series, [checks]);
  }

  private series({ sender, speaksFor, body }: Fact, component: string | undefined): ProbeSeries {
    const { stream, location = '' } = body;
    let ofStream = this.checks.get(stream!);
    if (!ofStream) this.checks.set(stream!, (ofStream = []));
    let series = ofStream.find(
      (one) => one.component === component && one.location === location && one.sender === sender && one.speaksFor === speaksFor,
    );
    if (!series) ofStream.push((series = { sender, speaksFor, component, location, chunks: [] }));
    return series;
  }

  /** Resolves overlaps. @param note called for each overlap. */
  finish(note: (overlap: Overlap) => void): void {
    for (const [series, packed] of this.packed) {
      const joined = packed.length === 1 && series.chunks.length === 0;
      for (const checks of packed) series.chunks.push(...checks.checks(joined));
    }
    const withoutOverlaps = <S extends Sample>(samples: readonly S[], shape: SampleShape<S>): readonly S[] => {
      const { samples: kept, overlaps } = firstReceived(samples, shape);
      overlaps.forEach(note);
      return kept;
    };
    for (const ofStream of this.checks.values())
      for (const series of ofStream) series.chunks = withoutOverlaps(series.chunks, CHECKS) as Checks[];
    for (const [stream, groups] of this.counted)
      this.tallies.set(
        stream,
        [...groups.values()].flatMap((group) => withoutOverlaps(group, TALLIES)),
      );
    for (const [stream, groups] of this.measured)
      this.gauges.set(
        stream,
        [...groups.values()].flatMap((group) => withoutOverlaps(group, VALUES)),
      );
  }
}

const sampleOf = (fact: Fact): Sample => ({
  start: fact.body.start!,
  every: fact.body.every!,
  receivedAt: fact.receivedAt,
  turn: fact.turn,
  by: factKey(fact),
});

function put<T>(map: Map<string, Map<string, T[]>>, stream: string, group: string, value: T): void {
  let groups = map.get(stream);
  if (!groups) map.set(stream, (groups = new Map<string, T[]>()));
  const list = groups.get(group);
  if (list) list.push(value);
  else groups.set(group, [value]);
}
