/** Generated evidence for the cells that read it: no faults over a period, except in given spans. */
import type { Order, Terms } from '../contract/terms.ts';
import { parseElapsed } from '../contract/literal.ts';
import { meaningOf } from '../contract/meaning.ts';
import type { Fact, Reporter } from '../evidence/fact.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { PLAIN, factOf, meeting, recordFacts } from './records.ts';
import type { Cell } from '../operators/cell.ts';

/** The period and the components for which evidence is generated. */
export interface EvidencePlace {
  readonly terms: Terms;
  readonly order: Order;
  readonly period: Interval;
  /** The components of a kind that are bad: one, or all of them. */
  readonly chosen: (kind: string) => readonly string[];
  readonly members: (kind: string) => readonly string[];
  /** The ends of the months, quarters or years of the year before the period and up to its end. */
  readonly unitEnds: (every: string) => readonly Instant[];
}

export interface EvidenceSource {
  readonly name: string;
  readonly cell: Cell;
}

/** Values of a gauge: a good one and a bad one. */
export interface Levels {
  readonly good: string;
  readonly bad: string;
}

const KEYS = ['intervals', 'probes', 'requests', 'gauge', 'timer', 'cadence', 'deliverable'] as const;
export type SourceKey = (typeof KEYS)[number];

export const sourceKey = (cell: Cell): SourceKey | undefined => KEYS.find((key) => cell[key] !== undefined);

/** A sender that a cell accepts: the vendor where that is allowed, else the first one in `reported-by`. */
export const reporterOf = (cell: Cell, order: Order): Reporter =>
  reporterAmong(cell['reported-by'] as readonly string[] | undefined, order);

/** A sender that counts for records of a kind, by the cell and by the terms. */
export function reporterOfRecords(kind: string, cell: Cell, { terms, order }: Pick<EvidencePlace, 'terms' | 'order'>): Reporter {
  const reporters = terms.records?.[kind]?.['reported-by'];
  const words = cell['reported-by'] as readonly string[] | undefined;
  return reporterAmong(words && reporters ? words.filter((word) => reporters.includes(word)) : (words ?? reporters), order);
}

function reporterAmong(words: readonly string[] | undefined, order: Order): Reporter {
  if (words === undefined || words.includes('vendor')) return PLAIN;
  const [word = 'customer'] = words;
  if (word === 'customer') return { sender: 'file', speaksFor: 'customer' };
  const sender = (order.senders ?? []).find(({ account, webhook }) => (account ?? webhook) === word);
  return { sender: /^\d{12}$/.test(word) ? `aws:${word}` : `webhook:${word}:${order.vendor.id}`, speaksFor: sender?.as ?? 'vendor' };
}

/** The components in a cell's evidence. For a cell without `each`, the first component where evidence without one would be left out. */
function targets(cell: Cell, place: EvidencePlace, members: EvidencePlace['members']): (string | undefined)[] {
  if (typeof cell.each === 'string') return [...members(cell.each)];
  return place.order['without-component'] === 'count' ? [undefined] : Object.keys(place.order.components ?? {}).slice(0, 1);
}

/** The facts of a source for a period in which it is bad in these spans. */
export function factsFor(source: EvidenceSource, spans: readonly Interval[], place: EvidencePlace, levels: Levels | undefined): Fact[] {
  const { cell, name } = source;
  const key = sourceKey(cell);
  if (key === 'intervals') return [...watching(source, place), ...intervalFacts(source, spans, place)];
  if (key === 'timer' || key === 'cadence') return spans.flatMap((span, i) => clockFacts(source, span, `${name}-${i + 1}`, place, {}));
  if (key === 'probes') return probeFacts(source, spans, place);
  if (key === 'requests') return requestFacts(source, spans, place);
  if (key === 'gauge' && levels) return gaugeFacts(source, spans, place, levels);
  return key === 'deliverable' ? dutyFacts(source, spans, place) : [];
}

function intervalFacts({ name, cell }: EvidenceSource, spans: readonly Interval[], place: EvidencePlace): Fact[] {
  const kind = String(cell.intervals);
  return targets(cell, place, place.chosen).flatMap((component) =>
    spans.flatMap((span, i) => {
      const marks = new Map([
        [String(cell.from), span.start],
        [String(cell.to), span.end],
      ]);
      const met = meeting(cell.where, kind, marks, place.terms);
      const attributes = cell.weight === undefined ? met : { ...met, [String(cell.weight)]: fullWeight(cell, component, place) };
      const id = `${name}-${component === undefined ? '' : `${component}-`}${i + 1}`;
      return recordFacts({ kind, id, component, marks, attributes, sections: [], reporter: reporterOfRecords(kind, cell, place) });
    }),
  );
}

/** More than any contract counts: more than all count as all. */
const ALL = '1000000000000';

/** The value of an attribute with which a record weighs whole: all of a share, or the number of all where it is known. */
function fullWeight(cell: Cell, component: string | undefined, { terms, order }: EvidencePlace): string {
  if (cell['out-of'] === undefined) return '1';
  const meaning = meaningOf(terms, cell['out-of']);
  const name = typeof meaning === 'object' ? (meaning as Cell | null)?.['record-value'] : undefined;
  if (name === undefined) return typeof meaning === 'number' ? String(meaning) : ALL;
  const attribute = terms.attributes?.[String(name)];
  const owner = attribute?.of === 'customer' ? order : order.components?.[component ?? ''];
  return String(owner?.attributes?.[String(name)] ?? attribute?.default ?? ALL);
}

/** A record with a given length by a timer, or without an update for that length. */
export function clockFacts(
  { cell }: EvidenceSource,
  span: Interval,
  id: string,
  place: EvidencePlace,
  words: Readonly<Record<string, string>>,
  named?: string,
): Fact[] {
  const marks = new Map([
    [String(cell.from), span.start],
    [String(cell.until ?? [cell.to].flat()[0]), span.end],
  ]);
  const kind = String(cell.timer ?? cell.cadence);
  const attributes = { ...meeting(cell.where, kind, marks, place.terms), ...words };
  const component = named ?? componentsOf(place)[0];
  return recordFacts({
    kind,
    id,
    component,
    marks,
    attributes,
    sections: (cell.needs as string[] | undefined) ?? [],
    reporter: reporterOfRecords(kind, cell, place),
  });
}

const componentsOf = ({ terms, chosen }: EvidencePlace): readonly string[] =>
  Object.keys(terms.components ?? {}).flatMap((kind) => [...chosen(kind)]);

/** Reports of observation by the witness, where silence would be unknown time. */
function watching({ name, cell }: EvidenceSource, place: EvidencePlace): Fact[] {
  const isNeeded = place.terms.unreported === 'unknown' || cell['no-data-after'] !== undefined;
  if (cell.intervals !== 'outage' || !isNeeded) return [];
  const { start, end } = place.period;
  return targets(cell, place, place.members).map((component) =>
    factOf('service.watched', `${name}-${component ?? 'all'}-watched`, end, { start, end }, component, reporterOf(cell, place.order)),
  );
}

/** The same values, with another for each slot that begins in one of the spans. */
function marked<T>(values: T[], bad: T, spans: readonly Interval[], { start, every }: { start: Instant; every: number }): T[] {
  for (const span of spans) {
    const last = Math.ceil((span.end - start) / every);
    for (let i = Math.max(0, Math.ceil((span.start - start) / every)); i < Math.min(values.length, last); i += 1) values[i] = bad;
  }
  return values;
}

/** The interval of checks in ms. Checks of longer periods are further apart, so that they fit into one event. */
const checksEvery = ({ start, end }: Interval): number => (end - start > 100 * DAY ? 5 * MINUTE : MINUTE);

/** The interval of a source's samples in ms; 1 for a source of records, which has exact instants. */
export function sampledEvery({ cell }: EvidenceSource, period: Interval): number {
  if (cell.probes !== undefined) return parseElapsed(cell['stands-for']) ?? checksEvery(period);
  return cell.gauge === undefined ? 1 : parseElapsed(cell.every)!;
}

/** The length in ms of a slot that one bad sample makes bad as a whole. */
export const slotOf = (source: EvidenceSource, period: Interval): number =>
  source.cell.requests === undefined ? sampledEvery(source, period) : (parseElapsed(source.cell.every) ?? period.end - period.start);

function probeFacts({ name, cell }: EvidenceSource, spans: readonly Interval[], place: EvidencePlace): Fact[] {
  const { start, end } = place.period;
  const every = parseElapsed(cell['stands-for']) ?? checksEvery(place.period);
  const count = Math.ceil((end - start) / every);
  const locations = typeof cell.quorum === 'number' ? cell.quorum : cell.quorum !== undefined || cell.locations === 'all' ? 2 : 1;
  const good = '1'.repeat(count);
  const failing = spans.length === 0 ? good : marked(new Array<string>(count).fill('1'), '0', spans, { start, every }).join('');
  const chosen = targets(cell, place, place.chosen);
  return targets(cell, place, place.members).flatMap((component) =>
    [String(cell.probes), ...(cell.control === undefined ? [] : [String(cell.control)])].flatMap((stream) =>
      Array.from({ length: stream === cell.probes ? locations : 1 }, (_, i) =>
        factOf(
          'probe.batch',
          `${name}-${stream}-${component ?? 'all'}-${i + 1}`,
          start,
          {
            stream,
            start,
            every,
            results: stream === cell.probes && chosen.includes(component) ? failing : good,
            ...(locations > 1 && { location: `place-${i + 1}` }),
          },
          component,
          reporterOf(cell, place.order),
        ),
      ),
    ),
  );
}

/** The part of each slot in the spans, in ms. */
function overlaps(count: number, spans: readonly Interval[], { start, every }: { start: Instant; every: number }): number[] {
  const lost = new Array<number>(count).fill(0);
  for (const span of spans) {
    for (let i = Math.max(0, Math.floor((span.start - start) / every)); i < count && start + i * every < span.end; i += 1)
      lost[i]! += Math.min(start + (i + 1) * every, span.end) - Math.max(start + i * every, span.start);
  }
  return lost;
}

/** One request a millisecond; all requests in the spans fail, so that any share of a slot can fail. */
function requestFacts({ name, cell }: EvidenceSource, spans: readonly Interval[], place: EvidencePlace): Fact[] {
  const { start, end } = place.period;
  const every = Math.min(parseElapsed(cell.every) ?? HOUR, HOUR);
  const count = Math.ceil((end - start) / every);
  const lost = overlaps(count, spans, { start, every });
  const none = overlaps(count, [], { start, every });
  const named = [...(cell.failed as string[]), ...(cell.ignored as string[])];
  const good = ['ok', 'passed', 'succeeded', 'answered'].find((word) => !named.includes(word))!;
  const chosen = targets(cell, place, place.chosen);
  return targets(cell, place, place.members).map((component) => {
    const failed = chosen.includes(component) ? lost : none;
    const outcomes = { [(cell.failed as string[])[0]!]: failed, [good]: failed.map((bad) => every - bad) };
    return factOf(
      'requests.counted',
      `${name}-${component ?? 'all'}`,
      start,
      { stream: String(cell.requests), start, every, outcomes },
      component,
      PLAIN,
    );
  });
}

function gaugeFacts({ name, cell }: EvidenceSource, spans: readonly Interval[], place: EvidencePlace, { good, bad }: Levels): Fact[] {
  const { start, end } = place.period;
  const every = parseElapsed(cell.every)!;
  const well = new Array<string>(Math.ceil((end - start) / every)).fill(good);
  const values = marked([...well], bad, spans, { start, every });
  const chosen = targets(cell, place, place.chosen);
  return targets(cell, place, place.members).map((component) =>
    factOf(
      'gauge.sampled',
      `${name}-${component ?? 'all'}`,
      start,
      { stream: String(cell.gauge), start, every, values: chosen.includes(component) ? values : well },
      component,
      PLAIN,
    ),
  );
}

/** The instants of deliveries without faults: the end of each month, quarter or year. */
export const deliveriesOf = ({ cell }: EvidenceSource, place: EvidencePlace): readonly Instant[] => place.unitEnds(String(cell.every));

/** Deliveries at the end of every month, quarter or year; one that would be in a span comes at the end of the span. */
function dutyFacts(source: EvidenceSource, spans: readonly Interval[], place: EvidencePlace): Fact[] {
  const { cell } = source;
  const sections = (cell.needs as string[] | undefined) ?? [];
  const record = String(cell.deliverable);
  const isIn = (at: Instant): boolean => spans.some(({ start, end }) => at >= start && at < end);
  const late = spans.map(({ end }) => end).filter((end) => end < place.period.end);
  const all = new Set([...deliveriesOf(source, place).filter((at) => !isIn(at)), ...late]);
  return [...all]
    .sort((a, b) => a - b)
    .map((at, i) => factOf('report.delivered', `${record}-${i + 1}`, at, { record, kind: 'delivery', sections }, undefined, PLAIN));
}
