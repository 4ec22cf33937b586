/**
 * Which of the evidence a statement rests on, and what became of the rest: facts received about the period are used, or left out with
 * a reason. What was read beside them (the month before, what came after) must not show in the statement, or the same month would say
 * something else when it is worked out again later.
 */
import type { Terms } from '../../contract/terms.ts';
import type { Evidence, LeftOutReason } from '../../evidence/evidence.ts';
import { everyFact } from '../../evidence/fact-set.ts';
import { type Fact, correctedKey, factKey } from '../../evidence/fact.ts';
import { componentNames } from '../../evidence/fold.ts';
import type { EvidenceRecord } from '../../evidence/records.ts';
import type { Issue } from '../../issue.ts';
import type { Context } from '../../operators/context.ts';
import { Choice } from '../../operators/range.ts';
import { waitsOf } from '../../operators/numbers/cadence.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { nextPeriod, previousPeriod } from '../../time/period.ts';
import { Account, type Accounted } from './account.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
import { waitedForSince } from '../objectives/going-on.ts';
import { type Reaches, type Reading, readingOf, readsRecord } from '../reading.ts';
import { type OwnerKind, misnamed, saysNothing } from '../objectives/misnamed-facts.ts';
import { supersededIn } from './superseded.ts';
import type { TimerEntry } from '../../operators/timer-entry.ts';
import { recordOf } from '../../operators/value.ts';

const ENDINGS: Readonly<Record<string, readonly [from: string, to: readonly string[]]>> = {
  outage: ['started', ['ended']],
  gap: ['started', ['ended']],
  ticket: ['opened', ['resolved', 'closed']],
  maintenance: ['began', ['ended']],
};

/** The last of sorted instants before another; -Infinity when there is none. */
function lastBefore(instants: readonly Instant[] | undefined, end: Instant): Instant {
  let last = -Infinity;
  if (instants) for (const at of instants) if (at < end) last = at;
  return last;
}

/** Since when a record was open at an instant, a ticket for any of its components; undefined when it was not. What came later is not looked at. */
export function openSince(record: EvidenceRecord, at: Instant): Instant | undefined {
  if (record.kind !== 'ticket' || !record.parts) return partOpenSince(record, at);
  const since = Math.min(...record.parts.map((part) => partOpenSince(part, at) ?? Infinity));
  return since === Infinity ? undefined : since;
}

function partOpenSince(record: EvidenceRecord, at: Instant): Instant | undefined {
  const ending = ENDINGS[record.kind];
  const start = ending && record.milestones.get(ending[0])?.[0];
  if (!ending || start === undefined || start >= at) return undefined;
  let stop = -Infinity;
  for (const milestone of ending[1]) stop = Math.max(stop, lastBefore(record.milestones.get(milestone), at));
  return stop === -Infinity || lastBefore(record.milestones.get('reopened'), at) > stop ? start : undefined;
}

/** Whether anything of a record lies in the period, or it was open when the period began. */
export function touches(record: EvidenceRecord, period: Interval, terms: Terms): boolean {
  let [first, last] = [Infinity, -Infinity];
  for (let entry = record.milestones.first; entry; entry = entry.next) {
    // Of what lay in another period nothing happens in the one in which it is received.
    if (entry.name === 'announcement-received') continue;
    const at = entry.value[0]!;
    if (at >= period.start && at < period.end) return true;
    first = Math.min(first, at);
    last = Math.max(last, entry.value.at(-1)!);
  }
  if (openSince(record, period.start) !== undefined || waitedForSince(record, period.start, terms) !== undefined) return true;
  if (first === Infinity) return record.facts.some((fact) => fact.occurredAt >= period.start && fact.occurredAt < period.end);
  return first < period.end && last >= period.start;
}

export interface UsedEvidence extends Accounted {
  /** The records that touch the period. */
  readonly touching: readonly EvidenceRecord[];
  /** Those of them that a clause reads. */
  readonly read: readonly EvidenceRecord[];
}

export function usedEvidence(evidence: Evidence, evaluator: Evaluation): UsedEvidence {
  const { period, terms } = evaluator.context;
  const reading = readingOf(terms);
  const reaches = reachesOf(evaluator.context);
  const uncounted = new Map<string, LeftOutReason>([
    ...evaluator.context.findings.flatMap(({ code, path }) => (UNCOUNTED[code] ? [[path, UNCOUNTED[code]] as const] : [])),
    ...evidence.charges.flatMap(({ event, refused }) => (refused ? [[event, 'not-its-word'] as const] : [])),
  ]);
  const superseded = supersededIn(evidence, terms);
  const { context } = evaluator;
  const ownerKind = ownerKindIn(context);
  const account = new Account({
    evidence,
    period,
    reading,
    reaches,
    charged: chargedSpans(reading, evaluator),
    uncounted,
    superseded,
    saysNothing: (fact, record) => (record ? saysNothing(fact, record, context) : misnamed(fact, context, ownerKind) && 'unknown-name'),
  });
  const touching: EvidenceRecord[] = [];
  const read: EvidenceRecord[] = [];
  const stops = stopsAfter(period.end, evaluator);
  for (const [kind, ofKind] of evidence.records) {
    for (const record of ofKind) {
      if (!touches(record, period, terms)) continue;
      touching.push(record);
      const isRead = readsRecord(reading, record, reaches);
      if (isRead) read.push(record);
      const stop = stops.size === 0 ? undefined : stops.get(`${kind}/${record.id}`);
      account.takeRecord(record, stop === undefined ? period.end : stop + 1, isRead);
    }
  }
  return { ...account.finish(), touching, read };
}

/** Of what an attribute is set that is of no record. */
export function ownerKindIn({ order, components }: Context): OwnerKind {
  const names = componentNames(order);
  return ({ component, body }) => (body.of === 'customer' ? body.of : components.get(names.get(component ?? '') ?? '')?.kind);
}

/** What clauses with a value for each component have one for, of what is said of a component by the name that its sender gives it. */
function reachesOf(context: Context): Reaches {
  const names = componentNames(context.order);
  const idOf = ({ component }: Fact): string | undefined => (component === undefined ? undefined : names.get(component));
  const known = new Map<string, boolean>();
  return {
    record: (record, each) => context.components.concerned(record, each).length > 0,
    fact: (fact, each) => {
      const key = `${each} ${fact.component ?? ''}`;
      let reached = known.get(key);
      if (reached === undefined) known.set(key, (reached = context.components.touched(idOf(fact), each).length > 0));
      return reached;
    },
    bill: (fact, each) => context.components.ancestor(idOf(fact), each) !== undefined,
  };
}

/** What findings about bills say of those that do not count. */
const UNCOUNTED: Readonly<Record<string, LeftOutReason>> = { 'bill-repeated': 'superseded', 'bill-wrong-currency': 'other-currency' };

/** The periods whose bills are read. */
function chargedSpans({ chargesOf, bases }: Reading, { context }: Evaluation): Interval[] {
  const { rule, period, fullPeriod } = context;
  const spans: Interval[] = [
    period,
    ...(chargesOf.has('previous-period') ? [previousPeriod(rule, fullPeriod)] : []),
    ...(chargesOf.has('next-period') ? [nextPeriod(rule, fullPeriod)] : []),
  ];
  // Where no kinds are listed, what is billed up to a period says what to expect in it.
  const before = bases.some(({ kinds }) => kinds === undefined) ? 1 : 0;
  return spans.map(({ start, end }) => ({ start: start - before, end }));
}

/** Instants from an end on at which timers and waits that are measured here stopped. */
function stopsAfter(end: Instant, evaluator: Evaluation): Map<string, Instant> {
  const stops = new Map<string, Instant>();
  const { context } = evaluator;
  const stopped = (kind: string, id: string, at: Instant | undefined): void => {
    if (at === undefined || at < end) return;
    const record = `${kind}/${id}`;
    stops.set(record, Math.max(stops.get(record) ?? -Infinity, at));
  };
  for (const name of Object.keys(context.terms.definitions)) {
    const found = evaluator.cell(name);
    if (found?.operator.key === 'timer')
      for (const [index, value] of evaluator.column(name) as ReadonlyMap<string, TimerEntry | Choice<TimerEntry>>) {
        const stop = lastStop(value);
        // Nearly all timers of a period stopped in it.
        if (stop !== undefined && stop >= end) stopped(String(found.cell.timer), recordOf(index), stop);
      }
    else if (found?.operator.key === 'cadence')
      for (const record of context.records(String(found.cell.cadence)))
        stopped(record.kind, record.id, waitsOf(record, found.cell, context).at(-1)?.end);
  }
  return stops;
}

/** What reports on a time of its own, whenever it was said. */
const SPANNING: ReadonlySet<string> = new Set(['probe.batch', 'requests.counted', 'gauge.sampled', 'charge.billed']);

/** The time that a fact is of: of a sample or a bill the one that it reports on, of a correction that of what it corrects. */
export function timesOf(evidence: Evidence): (fact: Fact) => Instant {
  let byKey: Map<string, Fact> | undefined;
  const known = (key: string): Fact | undefined => {
    byKey ??= new Map([...everyFact(evidence), ...evidence.leftOut.map(({ fact }) => fact)].map((fact) => [factKey(fact), fact]));
    return byKey.get(key);
  };
  const timeOf = (fact: Fact, depth = 0): Instant => {
    const corrected = fact.type === 'correction' && depth < 32 ? known(correctedKey(fact)) : undefined;
    if (corrected) return timeOf(corrected, depth + 1);
    return SPANNING.has(fact.type) ? (fact.body.start ?? fact.occurredAt) : fact.occurredAt;
  };
  return timeOf;
}

/** Findings about the period: of facts and records that it rests on, of facts that happened in it, and of the contract itself. */
export function findingsInPeriod(findings: readonly Issue[], evidence: Evidence, used: UsedEvidence, period: Interval): Issue[] {
  if (findings.length === 0) return [];
  const paths = new Set(findings.map(({ path }) => path));
  const timeOf = timesOf(evidence);
  const inPeriod = (fact: Fact): boolean => timeOf(fact) >= period.start && timeOf(fact) < period.end;
  // Findings are few and facts are many: of these only the ones that a finding is about are looked at.
  const named: Fact[] = [];
  for (const fact of everyFact(evidence)) if (paths.has(factKey(fact))) named.push(fact);
  for (const { fact } of evidence.leftOut) if (paths.has(factKey(fact))) named.push(fact);
  const elsewhere = new Set(named.filter((fact) => !inPeriod(fact)).map(factKey));
  if (elsewhere.size > 0) for (const fact of used.received()) elsewhere.delete(factKey(fact));
  for (const fact of evidence.contradicted) if (inPeriod(fact)) elsewhere.delete(factKey(fact));
  const touching = new Set<string>();
  for (const { kind, id } of used.touching) if (paths.has(`${kind}/${id}`)) touching.add(`${kind}/${id}`);
  const recordNames = new Set<string>();
  for (const [kind, records] of evidence.records)
    for (const { id } of records) if (paths.has(`${kind}/${id}`)) recordNames.add(`${kind}/${id}`);
  return findings.filter(({ path }) => !elsewhere.has(path) && (!recordNames.has(path) || touching.has(path)));
}

/** When a timer stopped; where a missing fact leaves open which one runs, the last of them. */
function lastStop(value: TimerEntry | Choice<TimerEntry>): Instant | undefined {
  if (!(value instanceof Choice)) return value.stop;
  return value.values.reduce<Instant | undefined>(
    (last, entry) => (entry?.stop === undefined ? last : Math.max(last ?? entry.stop, entry.stop)),
    undefined,
  );
}
