/** A record: everything that was said of one outage, ticket, maintenance or the like. */
import type { Instant } from '../time/instant.ts';
import type { Fact } from './fact.ts';

export interface Wait {
  readonly reason: string;
  readonly start: Instant;
  /** Infinity while it lasts. */
  end: Instant;
}

export interface ValueInTime {
  readonly at: Instant;
  readonly value: string;
}

/** A handful of values by name, name and value in turn: a walk along so few is faster than hashing, and a month has a thousand of these. */
export class Names<V> {
  private readonly entries: (string | V)[] = [];

  private indexOf(name: string): number {
    for (let i = 0; i < this.entries.length; i += 2) if (this.entries[i] === name) return i + 1;
    return -1;
  }

  get(name: string): V | undefined {
    const at = this.indexOf(name);
    return at < 0 ? undefined : (this.entries[at] as V);
  }

  set(name: string, value: V): void {
    const at = this.indexOf(name);
    if (at >= 0) this.entries[at] = value;
    else this.entries.push(name, value);
  }

  values(): V[] {
    return this.entries.filter((_, i) => i % 2 === 1) as V[];
  }
}

export interface EvidenceRecord {
  readonly kind: string;
  readonly id: string;
  /** Where its facts stand in storage: kind and record, or for states without an incident the component. */
  group: string;
  /** The contract's component, resolved from what senders call it. */
  component: string | undefined;
  /** Each milestone with its instants in order of time. */
  readonly milestones: Names<Instant[]>;
  /** Each attribute's values in order of time. */
  readonly attributes: Names<ValueInTime[]>;
  readonly waits: Wait[];
  /** The facts behind it, in order of time. */
  readonly facts: Fact[];
}

export const newRecord = (kind: string, id: string, component: string | undefined): EvidenceRecord => ({
  kind,
  id,
  group: `${kind}/${id}`,
  component,
  milestones: new Names(),
  attributes: new Names(),
  waits: [],
  facts: [],
});

export function reach(record: EvidenceRecord, milestone: string, at: Instant): void {
  const instants = record.milestones.get(milestone);
  if (!instants) record.milestones.set(milestone, [at]);
  // Facts come in order of time; only what they claim about an earlier instant has to be put in its place.
  else if (at > instants.at(-1)!) instants.push(at);
  else if (!instants.includes(at)) {
    instants.push(at);
    instants.sort((a, b) => a - b);
  }
}

export function setAttribute(record: EvidenceRecord, name: string, value: string, at: Instant): void {
  const values = record.attributes.get(name) ?? [];
  if (values.at(-1)?.value !== value) values.push({ at, value });
  record.attributes.set(name, values);
}

/** Whether the report that was delivered by an instant had these sections. */
export function hadSections(record: EvidenceRecord, needed: readonly string[], at: Instant): boolean {
  const given =
    record.attributes
      .get('sections')
      ?.findLast((value) => value.at <= at)
      ?.value.split(',') ?? [];
  return needed.every((section) => given.includes(section));
}

/** The first instant of a milestone, at or after `since` when given. */
export function firstOf(record: EvidenceRecord, milestone: string, since = -Infinity): Instant | undefined {
  const instants = record.milestones.get(milestone);
  if (instants) for (const at of instants) if (at >= since) return at;
  return undefined;
}
