/** The account of the facts received about a period: each is used, or left out for one reason. */
import type { Evidence, LeftOutFact, LeftOutReason } from '../../evidence/evidence.ts';
import { everyFact } from '../../evidence/fact-set.ts';
import { type Fact, correctedKey, factKey } from '../../evidence/fact.ts';
import type { EvidenceRecord } from '../../evidence/records.ts';
import type { SingleChecks } from '../../evidence/single-checks.ts';
import type { Instant } from '../../time/instant.ts';
import type { Interval } from '../../time/interval.ts';
import { foreignFacts } from './foreign-facts.ts';
import { type ReachRules, readsAlone } from '../read-facts.ts';
import type { TermsReading } from '../reading.ts';

/** The most facts of one reason that a statement names; it counts all of them. */
export const MAX_NAMED = 1000;

export interface Accounted {
  /** Facts of records, after corrections. */
  readonly facts: ReadonlySet<Fact>;
  /** Facts outside records: samples, charges, attributes; without packed checks. */
  readonly alone: readonly Fact[];
  /** The number of used facts. */
  readonly count: number;
  /** The number of used facts about what happened, without bills and attributes of owners. */
  readonly occurrences: number;
  /** The used facts, each in the form in which it was received. */
  readonly used: () => Fact[];
  readonly leftOut: () => LeftOutFact[];
  /** Used and left out. */
  readonly received: () => Fact[];
  /** Facts of other times that decide the use of these: the first fact with the same id, records that ended before, later facts of the records. */
  readonly beside: () => Fact[];
}

const ALONE: ReadonlySet<Fact['type']> = new Set(['probe.batch', 'requests.counted', 'gauge.sampled', 'service.watched', 'charge.billed']);

/** Whether a fact belongs to no record. */
const standsAlone = ({ type, body }: Fact): boolean => ALONE.has(type) || (type === 'attribute.set' && body.record === undefined);

const happensIn = ({ occurredAt }: Fact, { start, end }: Interval): boolean => occurredAt >= start && occurredAt < end;

/** Whether the time of a fact (its samples, its span, or its instant) is in an interval. */
export function liesIn(fact: Fact, interval: Interval): boolean {
  const { type, body } = fact;
  if (body.start === undefined || (type === 'maintenance.scheduled' && happensIn(fact, interval))) return happensIn(fact, interval);
  if (type === 'charge.billed') return body.start < interval.end && body.end! > interval.start;
  const count = body.results?.length ?? body.values?.length ?? Object.values(body.outcomes ?? {})[0]?.length ?? 0;
  return body.start < interval.end && (body.end ?? body.start + count * (body.every ?? 0)) > interval.start;
}

export interface EvidenceAccount {
  readonly evidence: Evidence;
  readonly period: Interval;
  readonly reading: TermsReading;
  readonly reaches: ReachRules;
  /** The periods whose bills are read. */
  readonly charged: readonly Interval[];
  /** Bills that do not count, by the key of their fact. */
  readonly uncounted: ReadonlyMap<string, LeftOutReason>;
  /** Samples without effect, by the key of their fact. */
  readonly superseded: ReadonlySet<string>;
  /** Why a fact has no content that the contract knows; undefined when it has. */
  readonly saysNothing: (fact: Fact, record?: EvidenceRecord) => LeftOutReason | undefined;
}

export class Account {
  private readonly books: EvidenceAccount;
  private readonly facts = new Set<Fact>();
  private readonly reasons = new Map<Fact, LeftOutReason>();
  private readonly alone: Fact[] = [];
  private readonly corrections: Fact[] = [];
  private readonly before = new Set<EvidenceRecord>();
  /** Later facts of used records, and facts that name their components. */
  private readonly beside = new Set<Fact>();

  /** The facts that replace corrected ones. */
  private readonly instead: ReadonlySet<Fact | undefined>;

  constructor(books: EvidenceAccount) {
    this.books = books;
    this.instead = insteadsOf(books.evidence);
  }

  /** The facts of a record that touches the period, before an instant. */
  takeRecord(record: EvidenceRecord, until: Instant, isRead: boolean): void {
    const { instead, books } = this;
    for (const fact of record.facts) {
      const nothing = isRead && (instead.size === 0 || !instead.has(fact)) ? books.saysNothing(fact, record) : undefined;
      if (fact.occurredAt >= until) this.beside.add(fact);
      else if (nothing) this.leave(fact, nothing);
      else if (isRead) this.facts.add(fact);
      // What replaces a corrected fact was not sent in this form: its correction is accounted for, and the fact that it corrects.
      else if (!instead.has(fact) && liesIn(fact, books.period)) this.reasons.set(fact, 'unread');
    }
    if (isRead && record.after) this.before.add(record.after);
    if (isRead) for (const fact of record.naming ?? []) this.beside.add(fact);
  }

  private leave(fact: Fact, reason: LeftOutReason): void {
    if (liesIn(fact, this.books.period)) this.reasons.set(fact, reason);
    else this.beside.add(fact);
  }

  finish(): Accounted {
    const { evidence, period } = this.books;
    const { instead } = this;
    for (const { fact, reason, after } of evidence.leftOut) {
      if (fact.type === 'correction' || instead.has(fact) || !liesIn(fact, period)) continue;
      this.reasons.set(fact, reason);
      if (after) this.before.add(after);
    }
    for (const fact of evidence.contradicted) if (liesIn(fact, period)) this.reasons.set(fact, 'contradicted');
    const corrected = evidence.corrections.size > 0;
    for (const fact of evidence.facts) {
      if (this.facts.has(fact)) {
        if (this.reasons.size > 0) this.reasons.delete(fact);
      } else if (!this.reasons.has(fact) && fact.type !== 'correction' && !(corrected && evidence.corrections.has(factKey(fact))))
        this.place(fact, this.judge(fact));
    }
    this.takeCorrections();
    return this.accounted();
  }

  private place(fact: Fact, reason: LeftOutReason | 'used' | undefined): void {
    if (reason === 'used') this.alone.push(fact);
    else if (reason) this.reasons.set(fact, reason);
  }

  /** The use of a fact outside the records of the period; undefined when it is not about the period. */
  private judge(fact: Fact): LeftOutReason | 'used' | undefined {
    const { period, reading, reaches, charged, uncounted, superseded } = this.books;
    if (!standsAlone(fact)) return liesIn(fact, period) ? 'outside' : undefined;
    const isRead = readsAlone(reading, fact, reaches);
    const isHere = liesIn(fact, period);
    if (!isRead) return isHere ? 'unread' : undefined;
    if (fact.type === 'attribute.set' && fact.occurredAt >= period.end) return undefined;
    if (fact.type === 'attribute.set') return this.books.saysNothing(fact) ? (isHere ? 'unknown-name' : undefined) : 'used';
    if (fact.type === 'charge.billed') {
      const isCharged = charged.some((span) => liesIn(fact, span));
      return isCharged ? (uncounted.get(factKey(fact)) ?? 'used') : undefined;
    }
    if (!isHere) return undefined;
    return superseded.size > 0 && superseded.has(factKey(fact)) ? 'superseded' : 'used';
  }

  /** A correction counts together with its target: the target is left out, and the replacement belongs to the correction. */
  private takeCorrections(): void {
    const { evidence, period } = this.books;
    if (!evidence.occurring.hasCorrections) return;
    const given = evidence.facts.filter(({ type }) => type === 'correction');
    if (given.length === 0) return;
    const reasons = new Map(evidence.leftOut.map(({ fact, reason }) => [fact, reason]));
    const foreign = foreignFacts(evidence);
    const byKey = new Map(evidence.facts.flatMap((fact) => (foreign.has(fact) ? [] : [[factKey(fact), fact]])));
    const isAbout = (fact: Fact): boolean => {
      const instead = evidence.corrections.get(factKey(fact))?.instead;
      return (
        this.facts.has(fact) ||
        liesIn(fact, period) ||
        (instead !== undefined && (this.facts.has(instead) || this.judge(instead) === 'used'))
      );
    };
    for (const correction of given) {
      let target: Fact | undefined = correction;
      for (let steps = 0; target?.type === 'correction' && steps <= given.length; steps += 1) target = byKey.get(correctedKey(target));
      if (target && target.type !== 'correction' ? !isAbout(target) : !happensIn(correction, period)) continue;
      const ended = target && evidence.corrections.get(factKey(target));
      const ofInstead = ended?.instead && factKey(ended.fact) === factKey(correction) ? reasons.get(ended.instead) : undefined;
      const reason = evidence.corrections.has(factKey(correction)) ? 'corrected' : (reasons.get(correction) ?? ofInstead);
      if (reason) this.reasons.set(correction, reason);
      else this.corrections.push(correction);
    }
    for (const { of } of evidence.corrections.values()) if (of.type !== 'correction' && isAbout(of)) this.reasons.set(of, 'corrected');
  }

  /** Packed checks that a clause reads. */
  private readSingles(): SingleChecks[] {
    const { evidence, reading, reaches } = this.books;
    return evidence.singles.filter(({ first }) => readsAlone(reading, first, reaches));
  }

  /** The account. Its functions keep only facts in memory, and not the evaluation, because they are called later or never. */
  private accounted(): Accounted {
    const { evidence, period, superseded: late } = this.books;
    const { facts, alone, corrections, reasons, before, beside, instead } = this;
    const read = this.readSingles();
    const unread = evidence.singles.filter((checks) => !read.includes(checks));
    const isLate = (fact: Fact): boolean => late.has(factKey(fact));
    const checksOf = (singles: readonly SingleChecks[]): Fact[] => singles.flatMap((checks) => [...checks.facts(period)]);
    const recorded = (): Fact[] => [...facts].filter((fact) => !instead.has(fact));
    const packed =
      late.size > 0 ? checksOf(read).filter((fact) => !isLate(fact)).length : read.reduce((sum, checks) => sum + checks.count(period), 0);
    const used = (): Fact[] => [...recorded(), ...alone, ...corrections, ...checksOf(read).filter((fact) => !isLate(fact))];
    const leftOut = (): LeftOutFact[] => [
      ...[...reasons].map(([fact, reason]) => ({ fact, reason })),
      ...checksOf(unread).map((fact) => ({ fact, reason: 'unread' as const })),
      ...(late.size > 0 ? checksOf(read).filter(isLate) : []).map((fact) => ({ fact, reason: 'superseded' as const })),
    ];
    const received = (): Fact[] => [...used(), ...leftOut().map(({ fact }) => fact)];
    return {
      facts,
      alone,
      count: (instead.size === 0 ? facts.size : recorded().length) + alone.length + corrections.length + packed,
      occurrences: facts.size + alone.filter(({ type }) => type !== 'charge.billed' && type !== 'attribute.set').length + packed,
      used,
      leftOut,
      received,
      beside: () => besides(received(), reasons, before, beside, evidence),
    };
  }
}

/**
 * Facts of other times that decide the use of the received ones.
 * @param before records that ended before the period.
 * @param beside later facts of used records, and facts that name their components.
 */
function besides(
  received: readonly Fact[],
  reasons: ReadonlyMap<Fact, LeftOutReason>,
  before: ReadonlySet<EvidenceRecord>,
  beside: ReadonlySet<Fact>,
  evidence: Evidence,
): Fact[] {
  const found = new Set<Fact>(beside);
  const addRecord = (last: EvidenceRecord): void => {
    for (let record: EvidenceRecord | undefined = last; record; record = record.after)
      for (const fact of [...record.facts, ...(record.naming ?? [])]) found.add(fact);
  };
  before.forEach(addRecord);
  if ([...reasons.values()].includes('outside'))
    for (const records of evidence.records.values())
      for (const record of records) if (record.facts.some((fact) => reasons.has(fact))) addRecord(record);
  if (evidence.contradicted.length > 0 || evidence.overlaps.size > 0) {
    const byKey = new Map([...everyFact(evidence)].map((fact) => [factKey(fact), fact]));
    const keys = new Set([...received, ...found].map(factKey));
    for (const rival of evidence.contradicted) if (keys.has(factKey(rival))) found.add(rival);
    for (const key of keys) {
      for (const first of [key, ...(evidence.overlaps.get(key) ?? [])]) {
        const fact = byKey.get(first);
        if (fact) found.add(fact);
      }
    }
  }
  for (const { instead, of } of evidence.corrections.values()) if (instead && found.delete(instead)) found.add(of);
  addCorrections(received, found, evidence);
  for (const fact of received) found.delete(fact);
  return [...found];
}

/** Adds the corrections of facts and the targets of corrections, transitively. */
function addCorrections(received: readonly Fact[], found: Set<Fact>, evidence: Evidence): void {
  const { facts } = evidence;
  const given = facts.filter(({ type }) => type === 'correction');
  if (given.length === 0) return;
  const foreign = foreignFacts(evidence);
  const keys = new Set([...received, ...found].flatMap((fact) => (foreign.has(fact) ? [] : [factKey(fact)])));
  for (let before = -1; before !== keys.size;) {
    before = keys.size;
    for (const fact of given) if (keys.has(correctedKey(fact)) || keys.has(factKey(fact))) keys.add(factKey(fact)).add(correctedKey(fact));
  }
  for (const fact of facts) if (keys.has(factKey(fact))) found.add(fact);
}

/** The facts that replace corrected ones; no sender sent them in this form. */
const insteadsOf = ({ corrections }: Evidence): ReadonlySet<Fact | undefined> =>
  new Set([...corrections.values()].map(({ instead }) => instead));
