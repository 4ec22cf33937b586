/**
 * Which of the evidence a statement rests on. What was read beside it (the month before, what came after) must not show in
 * the statement, or the same month would say something else when it is worked out again later.
 */
import type { Terms } from '../agreement/agreement.ts';
import type { Fact } from '../evidence/fact.ts';
import { everyFact } from '../evidence/fact-set.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { EvidenceRecord } from '../evidence/records.ts';
import type { SingleChecks } from '../evidence/single-checks.ts';
import { type Issue } from '../issue.ts';
import { recordOf } from '../operators/context.ts';
import { Choice } from '../operators/range.ts';
import type { ClockEntry } from '../operators/value.ts';
import { correctedKey, factKey } from '../evidence/fact.ts';
import type { Instant } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import type { Evaluation } from './evaluate.ts';
import { waitedForSince } from './going-on.ts';

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

/** Since when a record was open at an instant; undefined when it was not. What came later is not looked at. */
export function openSince(record: EvidenceRecord, at: Instant): Instant | undefined {
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
  for (const instants of record.milestones.values()) {
    first = Math.min(first, instants[0]!);
    last = Math.max(last, instants.at(-1)!);
  }
  if (first >= period.start && first < period.end) return true;
  if (openSince(record, period.start) !== undefined || waitedForSince(record, period.start, terms) !== undefined) return true;
  if (first === Infinity) return record.facts.some((fact) => fact.occurredAt >= period.start && fact.occurredAt < period.end);
  return first < period.end && last >= period.start;
}

/** How many facts were used. */
export const usedCount = ({ facts, alone, singles }: UsedEvidence, period: Interval): number =>
  singles.reduce((sum, checks) => sum + checks.count(period), facts.size + alone.length);

export interface UsedEvidence {
  /** Facts of records, and corrections. */
  readonly facts: ReadonlySet<Fact>;
  /** Samples, charges, attributes: facts that stand alone. Packed checks are in `singles`. */
  readonly alone: readonly Fact[];
  readonly singles: readonly SingleChecks[];
  /** "ticket/T-1" of the records that touch the period. */
  readonly records: ReadonlySet<string>;
}

export function usedEvidence(evidence: Evidence, engine: Evaluation): UsedEvidence {
  const { period, terms } = engine.context;
  const facts = new Set<Fact>();
  const records = new Set<string>();
  const stops = clockStops(engine);
  for (const [kind, ofKind] of evidence.records) {
    for (const record of ofKind) {
      if (!touches(record, period, terms)) continue;
      const name = `${kind}/${record.id}`;
      records.add(name);
      const until = Math.max(period.end, (stops.get(name) ?? -Infinity) + 1);
      for (const fact of record.facts) if (fact.occurredAt < until) facts.add(fact);
    }
  }
  const alone = evidence.facts.filter((fact) => isUsedAlone(fact, period));
  addCorrections(evidence, facts, alone);
  return { facts, alone, singles: evidence.singles, records };
}

/** Instants after the period at which clocks that are judged here stopped. */
function clockStops(engine: Evaluation): Map<string, Instant> {
  const stops = new Map<string, Instant>();
  for (const name of Object.keys(engine.context.terms.promises)) {
    const { kind, subject } = engine.typeOf(name);
    if (kind !== 'clock' || !subject || !('record' in subject)) continue;
    for (const [index, value] of engine.column(name) as ReadonlyMap<string, ClockEntry | Choice<ClockEntry>>) {
      const stop = lastStop(value);
      if (stop === undefined || stop < engine.context.period.end) continue;
      const record = `${subject.record}/${recordOf(index)}`;
      stops.set(record, Math.max(stops.get(record) ?? -Infinity, stop));
    }
  }
  return stops;
}

/** Where a missing fact leaves open which clock runs, the last of them. */
function lastStop(value: ClockEntry | Choice<ClockEntry>): Instant | undefined {
  if (!(value instanceof Choice)) return value.stop;
  return value.values.reduce<Instant | undefined>(
    (last, entry) => (entry?.stop === undefined ? last : Math.max(last ?? entry.stop, entry.stop)),
    undefined,
  );
}

/** Samples, watches and charges of the period; attributes that held in it. */
function isUsedAlone({ type, body, occurredAt }: Fact, period: Interval): boolean {
  if (type === 'attribute.set') return body.record === undefined && occurredAt < period.end;
  if (type === 'charge.billed') return body.start! < period.end && body.end! > period.start;
  if (type === 'service.watched') return body.start! < period.end && body.end! > period.start;
  if (type !== 'probe.batch' && type !== 'requests.counted' && type !== 'gauge.sampled') return false;
  const count = body.results?.length ?? body.values?.length ?? Object.values(body.outcomes ?? {})[0]?.length ?? 0;
  return body.start! < period.end && body.start! + count * body.every! > period.start;
}

/** A correction counts with what it corrects; what it withdrew and itself are then in no record any more. */
function addCorrections(evidence: Evidence, facts: Set<Fact>, alone: readonly Fact[]): void {
  if (!evidence.facts.some((fact) => fact.type === 'correction')) return;
  const used = new Set([...facts, ...alone].map(factKey));
  for (const fact of evidence.facts) if (fact.type === 'correction' && used.has(correctedKey(fact))) facts.add(fact);
}

/** Findings about the period: of facts and records that it rests on, of facts that happened in it, and of the contract itself. */
export function findingsInPeriod(findings: readonly Issue[], evidence: Evidence, used: UsedEvidence, period: Interval): Issue[] {
  if (findings.length === 0) return [];
  const byKey = new Map([...everyFact(evidence)].map((fact) => [factKey(fact), fact]));
  const recordNames = new Set([...evidence.records].flatMap(([kind, records]) => records.map((record) => `${kind}/${record.id}`)));
  const inPeriod = ({ occurredAt }: Fact): boolean => occurredAt >= period.start && occurredAt < period.end;
  const alone = new Set(used.alone);
  const contradicted = new Set(evidence.contradicted.filter(inPeriod).map(factKey));
  return findings.filter(({ code, path }) => {
    const fact = byKey.get(path);
    if (code === 'contradiction' && contradicted.has(path)) return true;
    if (fact) return used.facts.has(fact) || alone.has(fact) || inPeriod(fact);
    return !recordNames.has(path) || used.records.has(path);
  });
}
