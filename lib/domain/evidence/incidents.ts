/** Outages and gaps that states made, beside what else was said of them under the same id. */
import type { Fact } from './fact.ts';
import type { Leave } from './leave.ts';
import { silent, tell } from './record-fold.ts';
import { type EvidenceRecord, concern, firstOf, newRecord, reach, setValue } from './records.ts';
import { STATES } from './vocabulary.ts';

const isState = (fact: Fact): boolean => STATES[fact.type] !== undefined;
const byTime = (a: Fact, b: Fact): number => a.occurredAt - b.occurredAt;

/** Records of one kind by id, to which those that states made are added. */
export class Incidents {
  private readonly byId: Map<string, EvidenceRecord>;
  private readonly leave: Leave;
  private readonly componentOf: (fact: Fact) => string | undefined;
  /** What else was said under an id, before states were added to it. */
  private readonly beside = new Map<string, readonly Fact[]>();
  /** Outages of one incident, each of another component. */
  private readonly together = new Map<string, EvidenceRecord[]>();

  constructor(byId: Map<string, EvidenceRecord>, componentOf: (fact: Fact) => string | undefined, leave: Leave) {
    this.leave = leave;
    this.byId = byId;
    this.componentOf = componentOf;
  }

  add(record: EvidenceRecord): void {
    const known = this.byId.get(record.id);
    const [first] = record.facts;
    const speaker = known?.facts.find(isState)?.sender;
    if (known && speaker === undefined) this.beside.set(record.id, known.facts);
    // Another sender's incident of the same name is another incident.
    else if (known && speaker !== first!.sender) {
      this.add({ ...record, id: `${record.id}@${first!.sender}` });
      return;
    }
    this.tellBeside(record);
    if (!known || speaker === undefined) this.byId.set(record.id, record);
    else this.together.set(record.id, [...(this.together.get(record.id) ?? [known]), record]);
  }

  private tellBeside(record: EvidenceRecord): void {
    const facts = this.beside.get(record.id);
    if (!facts) return;
    const own = record.components;
    for (const fact of facts) {
      const component = this.componentOf(fact);
      if (own.length > 0 && component !== undefined && !own.includes(component)) continue;
      concern(record, component);
      tell(record, fact, { note: silent, leave: this.leave });
    }
    record.facts.sort(byTime);
  }

  /** Makes one record of the outages of an incident: each component has its own times. */
  join(): void {
    for (const [id, parts] of this.together) {
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
      const ends = parts.map((part) => firstOf(part, 'ended'));
      if (ends.every((at) => at !== undefined)) reach(whole, 'ended', Math.max(...ends));
      whole.facts = [...new Set(parts.flatMap((part) => part.facts))].sort(byTime);
      whole.parts = parts;
      if (parts[0]!.naming) whole.naming = parts[0]!.naming;
      this.byId.set(id, whole);
    }
  }
}

/** Milestones that the whole has from the first or the last of its parts. */
const OWN: ReadonlySet<string> = new Set(['started', 'detected', 'ended']);
