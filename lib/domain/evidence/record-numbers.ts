/**
 * Record numbers: they decide on which record a fact reports. A number that is used again after the end of its record belongs to a new
 * record. A number that two senders use independently belongs to two records.
 */
import { finding } from './findings/finding.ts';
import { type Fact, factKey } from './fact.ts';
import type { Parties } from './incident-views.ts';
import { type FactContext, beginsAgain, canBegin, plansAround, recordForFact, silent, applyFact } from './record-fold.ts';
import { keptBy, mayBegin } from './shared-numbers.ts';
import { type EvidenceRecord, concern, newRecord } from './records.ts';

export class RecordNumbers {
  readonly records = new Map<string, Map<string, EvidenceRecord>>();
  /** "ticket/1031" -> the newest record of an id that is used again. */
  private readonly successors = new Map<string, string>();
  /** Records of several senders with the same number, by the first of these records. */
  private readonly shared = new Map<EvidenceRecord, readonly EvidenceRecord[]>();
  private readonly parties: Parties;
  private readonly context: FactContext;

  constructor(parties: Parties, context: FactContext) {
    this.parties = parties;
    this.context = context;
  }

  /** Adds a fact to its record. An id that is used again after its record ended is another record; so is one that two senders use apart. */
  of(fact: Fact, kind: string, number = fact.body.record ?? factKey(fact)): EvidenceRecord {
    const ofKind = this.ofKind(kind);
    const id = this.ownNumber(fact, kind, number, ofKind);
    const name = this.successors.size === 0 ? id : (this.successors.get(`${kind}/${id}`) ?? id);
    const newest = ofKind.get(name);
    let record = newest?.after ? recordForFact(newest, fact, this.parties.componentOf) : newest;
    if (!record) ofKind.set(name, (record = newRecord(kind, name)));
    else if (beginsAgain(record, fact, this.parties.componentOf)) ofKind.set((record = this.successor(record, fact, id)).id, record);
    else if (fact.type === 'ticket.opened' && record.milestones.get('opened')?.includes(fact.occurredAt) === false)
      this.context.note(fact, finding('opened-again', { ticket: record.id }));
    concern(record, this.parties.componentOf(fact));
    applyFact(record, fact, this.context);
    return record;
  }

  /** The id of the record of a fact, where several senders have a record with the same number. */
  private ownNumber(fact: Fact, kind: string, number: string, ofKind: Map<string, EvidenceRecord>): string {
    if (kind === 'outage' || (this.shared.size === 0 && !(canBegin(fact) && mayBegin(fact, kind)))) return number;
    const first = ofKind.get(number);
    return first ? this.numberAmong(first, fact, kind, number, ofKind) : number;
  }

  /** The id of the record of a fact whose number a record already has. */
  private numberAmong(first: EvidenceRecord, fact: Fact, kind: string, number: string, ofKind: Map<string, EvidenceRecord>): string {
    const kept = this.shared.get(first) ?? [first];
    const newest = kept.map((one) => ofKind.get(this.successors.get(`${kind}/${one.id}`) ?? one.id)!);
    const own = keptBy(newest, fact, this.parties);
    if (own >= 0) return kept[own]!.id;
    const record = newRecord(kind, `${number}@${factKey(fact)}`);
    record.group = first.group;
    record.after = newest.at(-1)!;
    ofKind.set(record.id, record);
    this.shared.set(first, [...kept, record]);
    const components = newest.flatMap(({ components: of }) => of);
    this.context.note(fact, finding('number-shared', { kind, number, components, becomes: record.id }));
    return record.id;
  }

  private successor(before: EvidenceRecord, fact: Fact, id: string): EvidenceRecord {
    const record = newRecord(before.kind, `${id}@${factKey(fact)}`);
    record.group = before.group;
    record.after = before;
    this.successors.set(`${before.kind}/${id}`, record.id);
    this.context.note(fact, finding('id-used-again', { kind: before.kind, record: before.id, becomes: record.id }));
    for (const plan of plansAround(before, fact, this.parties.componentOf)) {
      concern(record, this.parties.componentOf(plan));
      applyFact(record, plan, { ...this.context, note: silent });
    }
    return record;
  }

  /** Records of a kind, by number. */
  ofKind(kind: string): Map<string, EvidenceRecord> {
    let records = this.records.get(kind);
    if (!records) this.records.set(kind, (records = new Map<string, EvidenceRecord>()));
    return records;
  }
}
