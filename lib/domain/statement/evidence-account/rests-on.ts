/**
 * The facts behind a statement: an assessment of these facts alone gives the same bytes. A record that overlaps the reach is taken whole,
 * with earlier records of the same name. A fact outside records is taken when it reports on that time. A correction is taken with its
 * target, and of two facts with one id both are taken.
 */
import type { ServicePeriod } from '../../checker/service-period.ts';
import type { Evidence, LeftOutReason } from '../../evidence/evidence.ts';
import { everyFact } from '../../evidence/fact-set.ts';
import { type Fact, correctedKey, factKey } from '../../evidence/fact.ts';
import type { EvidenceRecord } from '../../evidence/records.ts';
import { STATES } from '../../evidence/vocabulary.ts';
import { pushTo } from '../../lists.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { chargedSpan, reachOf } from '../reach.ts';
import { timesOf, touches } from './used-evidence.ts';

export function restsOn(evidence: Evidence, found: ServicePeriod): Fact[] {
  return new Grounds(evidence, found).facts();
}

/** The evidence with only the records that overlap the reach of a period: missing facts of other records leave nothing open in it. */
export function recordsWithin(evidence: Evidence, found: ServicePeriod): Evidence {
  const [reach, { terms }] = [reachOf(found), found.checkedTerms];
  const isAll = (records: readonly EvidenceRecord[]): boolean => records.every((record) => touches(record, reach, terms));
  if ([...evidence.records.values()].every(isAll)) return evidence;
  return {
    ...evidence,
    records: new Map([...evidence.records].map(([kind, records]) => [kind, records.filter((record) => touches(record, reach, terms))])),
  };
}

/** Reasons of facts that do not concern this contract. */
export const ELSEWHERE: ReadonlySet<LeftOutReason> = new Set(['unknown-component', 'no-component', 'no-owner']);

class Grounds {
  private readonly evidence: Evidence;
  private readonly found: ServicePeriod;
  private readonly reach: Interval;
  private readonly charged: Interval;
  private readonly taken = new Set<Fact>();
  /** The received facts by key; records have corrected ones. */
  private readonly originals = new Map<string, Fact>();
  private readonly recordOf = new Map<string, EvidenceRecord>();
  private readonly timeOf: (fact: Fact) => Instant;

  constructor(evidence: Evidence, found: ServicePeriod) {
    this.evidence = evidence;
    this.found = found;
    this.timeOf = timesOf(evidence);
    this.reach = reachOf(found);
    this.charged = chargedSpan(found);
    for (const fact of evidence.facts) this.originals.set(factKey(fact), fact);
    for (const records of evidence.records.values())
      for (const record of records) for (const fact of record.facts) this.recordOf.set(factKey(fact), record);
  }

  facts(): Fact[] {
    for (const records of this.evidence.records.values()) for (const record of records) if (this.isTouched(record)) this.takeRecord(record);
    const others = new Set(this.evidence.leftOut.flatMap(({ fact, reason }) => (ELSEWHERE.has(reason) ? [fact] : [])));
    for (const fact of this.evidence.facts)
      if (!this.recordOf.has(factKey(fact)) && !others.has(fact) && this.isReadInReach(fact)) this.taken.add(fact);
    this.takeStatesBefore();
    // Repeat until nothing is added: a correction may be corrected itself or contradicted, and a sample may overlap an earlier one.
    for (let before = -1; before < this.taken.size;) {
      before = this.taken.size;
      this.takeContradicted();
      this.takeCorrections();
      this.takeOverlapped();
    }
    return [...this.taken, ...this.evidence.singles.flatMap((checks) => [...checks.facts()].filter((fact) => this.isWithinReach(fact)))];
  }

  private isTouched(record: EvidenceRecord): boolean {
    return touches(record, this.reach, this.found.checkedTerms.terms);
  }

  private takeRecord(record: EvidenceRecord): void {
    for (const fact of record.facts) this.take(fact);
    // The name of an outage depends on earlier ones: an incident that goes down again is numbered after them, and of two senders' records with one id the later one gets its sender in the name.
    const incident = record.facts[0]?.body.record;
    if (incident === undefined) return;
    for (const other of this.evidence.records.get(record.kind) ?? [])
      if (other.group === record.group && other.facts[0]?.body.record === incident) for (const fact of other.facts) this.take(fact);
  }

  private isInPeriod(at: Instant): boolean {
    return at >= this.found.period.start && at < this.found.period.end;
  }

  private take(fact: Fact): void {
    const original = this.originals.get(factKey(fact));
    if (original) this.taken.add(original);
  }

  /** Whether a fact, or what a correction puts in its place, is within the reach: a sample of May may be corrected to be one of March. */
  private isReadInReach(fact: Fact): boolean {
    const instead = this.evidence.corrections.get(factKey(fact))?.instead;
    return this.isWithinReach(fact) || (instead !== undefined && this.isWithinReach(instead));
  }

  /** Whether a fact outside records reports on the time of the reach, or occurred in the period. */
  private isWithinReach({ type, body, occurredAt }: Fact): boolean {
    const { start, end } = this.reach;
    if (type === 'correction') return false;
    if (this.isInPeriod(occurredAt)) return true;
    if (type === 'attribute.set') return occurredAt < this.found.period.end;
    if (type === 'charge.billed') return body.start! < this.charged.end && body.end! > this.charged.start;
    if (body.start === undefined) return occurredAt >= start && occurredAt < end;
    const count = body.results?.length ?? body.values?.length ?? Object.values(body.outcomes ?? {})[0]?.length ?? 0;
    return body.start < end && (body.end ?? body.start + count * (body.every ?? 0)) > start;
  }

  /**
   * Takes the last earlier state of each component by source: it decides whether an `up` is the first report, and how far back an outage may
   * reach. Of an incident all states are taken, because a clock is only thought wrong where `up` and `down` are all that it has.
   */
  private takeStatesBefore(): void {
    const last = new Map<string, Fact>();
    const incidents = new Map<string, Fact[]>();
    const reporting = new Set<string>();
    for (const fact of this.evidence.facts) {
      if (!STATES[fact.type]) continue;
      const source = `${fact.sender}|${fact.component ?? ''}|${fact.body.record ?? ''}`;
      if (this.taken.has(fact)) reporting.add(source);
      if (fact.occurredAt >= this.reach.start) continue;
      last.set(source, fact);
      if (fact.body.record !== undefined) pushTo(incidents, source, fact);
    }
    for (const source of reporting) {
      this.takeWithRecord(last.get(source));
      for (const fact of incidents.get(source) ?? []) this.take(fact);
    }
  }

  private takeWithRecord(fact: Fact | undefined): void {
    if (!fact) return;
    this.take(fact);
    const record = this.recordOf.get(factKey(fact));
    if (record) this.takeRecord(record);
  }

  /** Takes facts that do not count because of another fact with the same id: both are needed to reproduce this. */
  private takeContradicted(): void {
    for (const fact of this.evidence.contradicted) {
      const first = this.originals.get(factKey(fact));
      if (!this.isInPeriod(fact.occurredAt) && !this.isInPeriod(this.timeOf(fact)) && !(first && this.taken.has(first))) continue;
      this.taken.add(fact);
      this.takeWithRecord(first ?? [...everyFact(this.evidence)].find((one) => factKey(one) === factKey(fact)));
    }
  }

  /** Takes the facts that count instead of a superseded sample. */
  private takeOverlapped(): void {
    for (const [late, firsts] of this.evidence.overlaps) {
      const fact = this.originals.get(late);
      if (!fact || !this.taken.has(fact)) continue;
      for (const first of firsts) this.takeWithRecord(this.originals.get(first));
    }
  }

  private takeCorrections(): void {
    for (const correction of this.evidence.facts) {
      if (correction.type !== 'correction') continue;
      const corrected = this.originals.get(correctedKey(correction));
      const isAbout = corrected ? this.taken.has(corrected) || this.isWithinReach(corrected) : this.isInPeriod(correction.occurredAt);
      if (!isAbout) continue;
      this.taken.add(correction);
      this.takeWithRecord(corrected);
    }
  }
}
