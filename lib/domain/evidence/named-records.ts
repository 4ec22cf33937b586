/**
 * Records of which some events name a component. An order that leaves out what names none keeps the other events of such a record: its
 * component is known.
 */
import { type Fact } from './fact.ts';
import { STATES, groupOf } from './vocabulary.ts';

/** The component of whatever names none may come from other events of its record. */
export class NamedRecords {
  private readonly keys = new Set<string>();

  /** Takes a fact that names a component of the contract. */
  add(fact: Fact): void {
    if (fact.body.record === undefined) return;
    const group = groupOf(fact);
    this.keys.add(group);
    this.keys.add(STATES[fact.type] ? `${fact.sender}|${group}` : `|${group}`);
  }

  /** Whether the component of its record is known. An incident is its sender's own; what else is said of it is said whoever says it. */
  has(fact: Fact): boolean {
    if (fact.body.record === undefined) return false;
    const group = groupOf(fact);
    return STATES[fact.type] ? this.keys.has(`${fact.sender}|${group}`) || this.keys.has(`|${group}`) : this.keys.has(group);
  }
}
