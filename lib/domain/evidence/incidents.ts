/**
 * Outages and gaps from states, together with other facts under the same id. The outages of one incident are joined: each component has its
 * own times, and an incident that begins again after its end is another outage.
 */
import { finding } from './findings/finding.ts';
import { pushTo } from '../lists.ts';
import { type Fact, factKey } from './fact.ts';
import { type ComponentOf, type FactContext, silent, applyFact } from './record-fold.ts';
import { type EvidenceRecord, concern, firstOf, newRecord, reach, setValue } from './records.ts';
import { STATES } from './vocabulary.ts';

const isState = (fact: Fact): boolean => STATES[fact.type] !== undefined;
const byTime = (a: Fact, b: Fact): number => a.occurredAt - b.occurredAt;

/** Records of one kind by id, to which the records from states are added. */
export class Incidents {
  private readonly byId: Map<string, EvidenceRecord>;
  private readonly context: FactContext;
  private readonly componentOf: ComponentOf;
  /** By id, the other facts before states are added. */
  private readonly beside = new Map<string, readonly Fact[]>();
  /** By incident of a sender, the records from states. */
  private readonly together = new Map<string, EvidenceRecord[]>();

  constructor(byId: Map<string, EvidenceRecord>, componentOf: ComponentOf, context: FactContext) {
    this.context = context;
    this.byId = byId;
    this.componentOf = componentOf;
  }

  add(record: EvidenceRecord): void {
    const known = this.byId.get(record.id);
    const [first] = record.facts;
    const reporter = known?.facts.find(isState)?.sender;
    // An incident with the same name from another sender is a different incident.
    if (known && reporter !== undefined && reporter !== first!.sender) {
      this.add({ ...record, id: `${record.id}@${first!.sender}` });
      return;
    }
    this.applyBeside(record, record.id);
    if (reporter === undefined) this.byId.set(record.id, record);
    if (first!.body.record !== undefined && firstOf(record, 'started') !== undefined)
      pushTo(this.together, `${first!.sender}|${first!.body.record}`, record);
  }

  /** Adds the other facts of an id to a record. */
  private applyBeside(record: EvidenceRecord, id: string): void {
    const known = this.byId.get(id);
    if (known && !known.facts.some(isState)) this.beside.set(id, known.facts);
    const facts = this.beside.get(id);
    if (!facts) return;
    const own = record.components;
    for (const fact of facts) {
      const component = this.componentOf(fact);
      if (own.length > 0 && component !== undefined && !own.includes(component)) continue;
      concern(record, component);
      applyFact(record, fact, { note: silent, reporterRules: this.context.reporterRules });
    }
    record.facts.sort(byTime);
  }

  /** Makes the outages of each incident. */
  join(): void {
    for (const records of this.together.values()) if (records.length > 1) this.joinAll(records);
  }

  private joinAll(records: readonly EvidenceRecord[]): void {
    for (const { id } of records) this.byId.delete(id);
    let [own, before]: [string | undefined, EvidenceRecord | undefined] = [undefined, undefined];
    for (const parts of outagesOf(records)) {
      const began = parts[0]!.facts.find(isState)!;
      // The first outage has the id of the incident; each later one that of the fact that began it.
      own ??= parts[0]!.id;
      const id: string = before ? (parts.find((part) => part.id !== own)?.id ?? `${own}@${factKey(began)}`) : own;
      for (const part of parts) if (part.id !== id && id !== own) this.applyBeside(part, id);
      const whole: EvidenceRecord = parts.length === 1 ? { ...parts[0]!, id } : joined(id, parts);
      if (before) {
        whole.after = before;
        if (whole.kind === 'outage') this.context.note(began, finding('id-used-again', { kind: whole.kind, record: own, becomes: id }));
      }
      this.byId.set(id, whole);
      before = whole;
    }
  }
}

/**
 * The parts of each outage of an incident, in order of time. A component that an outage names has its own end; for any other component the
 * outage ends when it has ended for all named ones.
 */
function outagesOf(records: readonly EvidenceRecord[]): EvidenceRecord[][] {
  const outages: EvidenceRecord[][] = [];
  for (const record of [...records].sort((a, b) => startOf(a) - startOf(b))) {
    const newest = outages.at(-1);
    if (newest && !beginsAgain(newest, record)) newest.push(record);
    else outages.push([record]);
  }
  return outages;
}

function beginsAgain(parts: readonly EvidenceRecord[], record: EvidenceRecord): boolean {
  const own = parts.filter(({ components }) => components.length === 0 || components.some((one) => record.components.includes(one)));
  if (own.length > 0) return own.every((part) => endOf(part) <= startOf(record));
  return parts.every((part) => endOf(part) < startOf(record));
}

const startOf = (record: EvidenceRecord): number => firstOf(record, 'started')!;
const endOf = (record: EvidenceRecord): number => firstOf(record, 'ended') ?? Infinity;

/** One outage of several parts: it has the first beginning, and the last end. */
function joined(id: string, parts: readonly EvidenceRecord[]): EvidenceRecord {
  const whole = newRecord(parts[0]!.kind, id);
  whole.group = parts[0]!.group;
  for (const part of parts) {
    for (const component of part.components) concern(whole, component);
    for (const [name, instants] of part.milestones.all()) if (!OWN.has(name)) for (const at of instants) reach(whole, name, at);
    for (const [name, values] of part.attributes.all()) {
      const all = whole.attributes.get(name) ?? [];
      for (const value of values) setValue(all, { ...value });
      whole.attributes.set(name, all);
    }
  }
  for (const name of ['started', 'detected']) reach(whole, name, Math.min(...parts.map((part) => firstOf(part, name) ?? Infinity)));
  const end = Math.max(...parts.map(endOf));
  if (end !== Infinity) reach(whole, 'ended', end);
  whole.facts = [...new Set(parts.flatMap((part) => part.facts))].sort(byTime);
  whole.parts = parts;
  if (parts[0]!.naming) whole.naming = parts[0]!.naming;
  return whole;
}

/** Milestones that the whole has from the first or the last of its parts. */
const OWN: ReadonlySet<string> = new Set(['started', 'detected', 'ended']);
