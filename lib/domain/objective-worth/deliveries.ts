/** The worth of objectives about deliverables: how late a delivery may be, and what a missing one costs. */
import type { Fact } from '../evidence/fact.ts';
import { integer } from '../money/ratio.ts';
import { formatLength } from '../statement/format-value.ts';
import { DAY, type Instant } from '../time/instant.ts';
import type { Trial } from './bench.ts';
import { deliveriesOf } from './sources.ts';
import { literalsBehind, wholeOf } from './edges.ts';
import { MostOwed, witnessOf } from './most.ts';
import type { SamplePeriod } from './periods.ts';
import { type SearchRange, explore } from './search.ts';
import { type Result, type WorthRow, type Search, type Witness, WORK_USED_UP } from './objective-worth.ts';
import { literalOf } from '../checker/graph.ts';

/** A period in which a delivery is due, and the instant from which there is none. */
interface DueDelivery {
  readonly sample: SamplePeriod;
  readonly since: Instant;
}

/** The most periods that are searched: a yearly deliverable is due in one of them. */
const MAX_PERIODS = 60;

export function lateDelivery(search: Search): Result {
  const due = findDue(search);
  if (!due) return { notFound: search.bench.spent ? WORK_USED_UP : 'no period that was tried has a due delivery that can be breached' };
  const { sample } = due;
  const most = new MostOwed(search.bench);
  const known = new Map<number, Trial>();
  const attempt = (size: number): Trial | undefined => {
    const trial = known.get(size) ?? search.bench.try(made(search, due, size), sample);
    if (trial) known.set(size, trial);
    const when = size === sample.length ? 'never delivered' : `delivered ${formatLength(integer(size))} after the start`;
    most.note(trial, when, sample, () => made(search, due, size));
    return trial;
  };
  const { durations } = literalsBehind(search.checkedTerms.terms, search.objective, search.bench.credits);
  const lengths = [...daysDue(search), ...durations.map(wholeOf)];
  const first = explore({ edges: lengths, least: 0, most: sample.length, middles: true }, attempt);
  // Lateness counts from the due date, which the first search finds.
  const from = first?.met.at(-1)?.to ?? 0;
  const found = first && explore({ edges: lengths.map((length) => from + length), least: 0, most: sample.length, middles: false }, attempt);
  const row = found && rowOf(search, due, found);
  if (!row) return { notFound: WORK_USED_UP };
  const owed = most.found();
  return { by: 'delivery', rows: [row], noFloor: [], ...(owed && { most: owed }) };
}

const dutiesOf = ({ staging }: Search): Search['staging']['counted'] =>
  staging.counted.filter(({ cell }) => cell.deliverable !== undefined);

/** Evidence without deliveries from `since` until `size` ms after the start of the period. */
function made(search: Search, { sample, since }: DueDelivery, size: number): Fact[] {
  const spans = size === 0 ? [] : [{ start: since, end: sample.period.start + size }];
  return search.staging.facts(new Map(dutiesOf(search).map(({ name }) => [name, spans])), sample, 'one', new Map(), true);
}

/** The first period that is breached without deliveries and met with all of them; as few earlier deliveries as possible are left out. */
function findDue(search: Search): DueDelivery | undefined {
  const { bench, staging } = search;
  const outcome = (due: DueDelivery, size: number): Trial['outcome'] | undefined => bench.try(made(search, due, size), due.sample)?.outcome;
  const isDue = (due: DueDelivery): boolean => outcome(due, due.sample.length) === 'breached' && outcome(due, 0) === 'met';
  const periods = search.periods.slice(0, MAX_PERIODS).map((sample) => {
    const place = staging.place(sample, 'one');
    const all = dutiesOf(search).flatMap((source) => deliveriesOf(source, place));
    return { sample, before: [...new Set(all)].filter((at) => at <= sample.period.start).sort((a, b) => b - a) };
  });
  const due = (count: number): DueDelivery | undefined =>
    periods.flatMap(({ sample, before }) => before.slice(0, count).map((since) => ({ sample, since }))).find(isDue);
  // A delivery within the month, quarter or year itself counts for it as well.
  return due(2) ?? due(Infinity);
}

const daysDue = (search: Search): number[] =>
  dutiesOf(search).flatMap(({ cell }) => {
    const due = literalOf(search.checkedTerms.terms, cell.due);
    return due?.kind === 'span' && due.value.unit !== 'month' ? [due.value.count * DAY] : [];
  });

function rowOf(
  search: Search,
  due: DueDelivery,
  { met, free, trials }: { met: readonly SearchRange[]; free: readonly SearchRange[]; trials: ReadonlyMap<number, Trial> },
): WorthRow | undefined {
  const { sample } = due;
  const of = [...new Set(dutiesOf(search).map(({ cell }) => String(cell.deliverable)))].join(', ');
  const shown = (ranges: readonly SearchRange[], what: string): Witness | undefined => {
    const size = ranges.at(-1)?.to;
    const trial = size === undefined ? undefined : trials.get(size);
    return trial && witnessOf(`${search.objective}, ${of}: ${what}`, sample, trial, search.bench, () => made(search, due, size!));
  };
  const metWitness = shown(met, 'the latest that is met');
  const freeWitness = shown(free, 'the latest that is free');
  if ((met.length > 0 && !metWitness) || (free.length > 0 && !freeWitness)) return undefined;
  return { of, period: sample.period.label, met, free, ...(metWitness && { metWitness }), ...(freeWitness && { freeWitness }) };
}
