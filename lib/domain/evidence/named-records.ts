/**
 * Records in which some events name a component. An order with `without-component: leave-out` keeps the other events of such a record,
 * because its component is known.
 */
import { type Fact } from './fact.ts';
import { STATES, groupOf } from './vocabulary.ts';

/** The records whose component is known from one of their events. */
export class NamedRecords {
  private readonly keys = new Set<string>();

  /** Takes a fact that names a component of the contract. */
  add(fact: Fact): void {
    if (fact.body.record === undefined) return;
    const group = groupOf(fact);
    this.keys.add(group);
    this.keys.add(STATES[fact.type] ? `${fact.sender}|${group}` : `|${group}`);
  }

  /** Whether the component of a fact's record is known. An incident belongs to its sender; other facts about it may come from any sender. */
  has(fact: Fact): boolean {
    if (fact.body.record === undefined) return false;
    const group = groupOf(fact);
    return STATES[fact.type] ? this.keys.has(`${fact.sender}|${group}`) || this.keys.has(`|${group}`) : this.keys.has(group);
  }
}
