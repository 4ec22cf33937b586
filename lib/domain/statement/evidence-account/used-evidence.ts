/**
 * The evidence that a statement uses, and the rest with reasons: every fact about the period is used or left out for one reason. Other
 * facts that were read (of the month before, or after the period) must not appear in the statement. Otherwise the same month would give a
 * different statement when it is assessed again later.
 */
import type { Terms } from '../../contract/terms.ts';
import type { Evidence, LeftOutReason } from '../../evidence/evidence.ts';
import { everyFact } from '../../evidence/fact-set.ts';
import { type Fact, correctedKey, factKey } from '../../evidence/fact.ts';
import { componentNames } from '../../evidence/fold.ts';
import type { EvidenceRecord } from '../../evidence/records.ts';
import type { Finding } from '../../evidence/findings/finding.ts';
import type { Context } from '../../operators/context.ts';
import { Choice } from '../../operators/range.ts';
import { waitsOf } from '../../operators/numbers/waits-between-updates.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { nextPeriod, previousPeriod } from '../../time/period.ts';
import { Account, type Accounted } from './account.ts';
import { foreignFacts } from './foreign-facts.ts';
import type { Evaluation } from '../objectives/evaluation.ts';
import { waitedForSince } from '../objectives/going-on.ts';
import { type ReachRules, lacksSections, readsRecord } from '../read-facts.ts';
import { type TermsReading, readingOf } from '../reading.ts';
import { type OwnerKind, misnamed, saysNothing } from '../objectives/misnamed-facts.ts';
import { supersededIn } from './superseded.ts';
import type { TimerEntry } from '../../operators/timer-entry.ts';
import { type Column, recordOf } from '../../operators/value.ts';

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

/** The instant since which a record was open at `at` (a ticket: for any of its components); undefined when it was not open. Later facts are ignored. */
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

/** Whether a milestone of a record is in the period, or the record was open when the period began. */
export function touches(record: EvidenceRecord, period: Interval, terms: Terms): boolean {
  let [first, last] = [Infinity, -Infinity];
  for (let entry = record.milestones.first; entry; entry = entry.next) {
    // The receipt of an announcement alone does not put a record into the period.
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
    saysNothing: (fact, record) => {
      if (!record) return misnamed(fact, context, ownerKind) && 'unknown-name';
      return lacksSections(reading, fact, record) ? 'unread' : saysNothing(fact, record, context);
    },
  });
  const named = namedInPeriod(context);
  const touching: EvidenceRecord[] = [];
  const read: EvidenceRecord[] = [];
  const stops = stopsAfter(period.end, evaluator);
  for (const [kind, ofKind] of evidence.records) {
    for (const record of ofKind) {
      if (!touches(record, period, terms) && !named.has(record)) continue;
      touching.push(record);
      const isRead = readsRecord(reading, record, reaches);
      if (isRead) read.push(record);
      const stop = stops.size === 0 ? undefined : stops.get(`${kind}/${record.id}`);
      account.takeRecord(record, stop === undefined ? period.end : stop + 1, isRead);
    }
  }
  return { ...account.finish(), touching, read };
}

/** The records that a record of the period names, where a clause reads what it names: they may have ended before it. */
function namedInPeriod(context: Context): ReadonlySet<EvidenceRecord> {
  const { terms, period } = context;
  const links = Object.entries(terms.attributes ?? {}).filter(
    ([name, { names }]) => names !== undefined && readingOf(terms).words.has(name),
  );
  return new Set(
    links.flatMap(([name, { of, names }]) =>
      context.records(of).flatMap((record) => {
        const id = touches(record, period, terms) ? record.attributes.get(name)?.at(-1)?.value : undefined;
        return id === undefined ? [] : (context.reported(names!, id) ?? []);
      }),
    ),
  );
}

/** Gives the owner kind of an attribute fact outside records. */
export function ownerKindIn({ order, components }: Context): OwnerKind {
  const names = componentNames(order);
  return ({ component, body }) => (body.of === 'customer' ? body.of : components.get(names.get(component ?? '') ?? '')?.kind);
}

/** Makes the tests whether a clause with a value for each component of a kind has one for a fact or record. */
function reachesOf(context: Context): ReachRules {
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

/** The reason for leaving a bill out, by the code of its finding. */
const UNCOUNTED: Readonly<Record<string, LeftOutReason>> = { 'bill-repeated': 'superseded', 'bill-wrong-currency': 'other-currency' };

/** The periods whose bills are read. */
function chargedSpans({ chargesOf, bases }: TermsReading, { context }: Evaluation): Interval[] {
  const { rule, period, fullPeriod } = context;
  const spans: Interval[] = [
    period,
    ...(chargesOf.has('previous-period') ? [previousPeriod(rule, fullPeriod)] : []),
    ...(chargesOf.has('next-period') ? [nextPeriod(rule, fullPeriod)] : []),
  ];
  // Where a base lists no kinds, the bills up to the period decide which kinds are expected in it.
  const before = bases.some(({ kinds }) => kinds === undefined) ? 1 : 0;
  return spans.map(({ start, end }) => ({ start: start - before, end }));
}

/** By record, the stops at or after `end` of the timers and waits that are measured here. */
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
      (evaluator.column(name) as Column<TimerEntry | Choice<TimerEntry>>).forEach((value, index) => {
        const stop = lastStop(value);
        // Fast path: nearly all timers of a period stop in it.
        if (stop !== undefined && stop >= end) stopped(String(found.cell.timer), recordOf(index), stop);
      });
    else if (found?.operator.key === 'cadence')
      for (const record of context.records(String(found.cell.cadence)))
        stopped(record.kind, record.id, waitsOf(record, found.cell, context).at(-1)?.end);
  }
  return stops;
}

/** Types of facts with a time span of their own. */
const SPANNING: ReadonlySet<string> = new Set(['probe.batch', 'requests.counted', 'gauge.sampled', 'charge.billed']);

/** Gives the time of a fact: the span of a sample or bill, for a correction the time of its target, else the instant at which it occurred. */
export function timesOf(evidence: Evidence): (fact: Fact) => Instant {
  let byKey: Map<string, Fact> | undefined;
  const withoutForeign = (): Map<string, Fact> => {
    const foreign = foreignFacts(evidence);
    const facts = [...everyFact(evidence), ...evidence.leftOut.map(({ fact }) => fact)];
    return new Map(facts.flatMap((fact) => (foreign.has(fact) ? [] : [[factKey(fact), fact]])));
  };
  const known = (key: string): Fact | undefined => {
    byKey ??= withoutForeign();
    return byKey.get(key);
  };
  const timeOf = (fact: Fact, depth = 0): Instant => {
    const corrected = fact.type === 'correction' && depth < 32 ? known(correctedKey(fact)) : undefined;
    if (corrected) return timeOf(corrected, depth + 1);
    return SPANNING.has(fact.type) ? (fact.body.start ?? fact.occurredAt) : fact.occurredAt;
  };
  return timeOf;
}

/** Findings about the period: about facts and records that it uses, about facts that occurred in it, and about the contract. */
export function findingsInPeriod(findings: readonly Finding[], evidence: Evidence, used: UsedEvidence, period: Interval): Finding[] {
  if (findings.length === 0) return [];
  const paths = new Set(findings.map(({ path }) => path));
  const timeOf = timesOf(evidence);
  const inPeriod = (fact: Fact): boolean => timeOf(fact) >= period.start && timeOf(fact) < period.end;
  // There are few findings and many facts: only facts with a finding are examined.
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

/** The stop of a timer; where a missing fact leaves the timer open, the last possible stop. */
function lastStop(value: TimerEntry | Choice<TimerEntry>): Instant | undefined {
  if (!(value instanceof Choice)) return value.stop;
  return value.values.reduce<Instant | undefined>(
    (last, entry) => (entry?.stop === undefined ? last : Math.max(last ?? entry.stop, entry.stop)),
    undefined,
  );
}
