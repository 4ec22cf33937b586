/** A record: all facts about one outage, ticket, maintenance or other kind. */
import type { Instant } from '../time/instant.ts';
import type { Fact } from './fact.ts';
import { type Receipt, byReceipt } from './receipt.ts';
import { endIsSaid, lifeOf } from './vocabulary.ts';

export interface Wait {
  readonly reason: string;
  readonly start: Instant;
  /** Infinity while it lasts. */
  end: Instant;
}

/** A value with the instant at which it was set. Of two values of one instant the one received first counts. */
export interface ValueInTime extends Receipt {
  readonly at: Instant;
  readonly value: string;
  /** The last later fact with the same value. */
  again?: Receipt & { readonly at: Instant };
}

/** A few values by name, as a linked list: for so few a walk is faster than hashing, and a month has a thousand of these. */
export class NamedValues<V> {
  /** The first entry; each has a link to the next. */
  first: Named<V> | undefined;

  get(name: string): V | undefined {
    for (let entry = this.first; entry; entry = entry.next) if (entry.name === name) return entry.value;
    return undefined;
  }

  set(name: string, value: V): void {
    let last: Named<V> | undefined;
    for (let entry = this.first; entry; entry = (last = entry).next) {
      if (entry.name !== name) continue;
      entry.value = value;
      return;
    }
    const named = { name, value, next: undefined };
    if (last) last.next = named;
    else this.first = named;
  }

  some(test: (name: string, value: V) => boolean): boolean {
    for (let entry = this.first; entry; entry = entry.next) if (test(entry.name, entry.value)) return true;
    return false;
  }

  all(): [name: string, value: V][] {
    const all: [string, V][] = [];
    for (let entry = this.first; entry; entry = entry.next) all.push([entry.name, entry.value]);
    return all;
  }
}

interface Named<V> {
  readonly name: string;
  value: V;
  next: Named<V> | undefined;
}

export interface EvidenceRecord {
  readonly kind: string;
  readonly id: string;
  /** The storage group of its facts: kind and record, or for states without an incident the component. */
  group: string;
  /** The contract's components that it concerns, resolved from the senders' names; empty = it names none and concerns all. */
  components: readonly string[];
  /** Each milestone with its instants in order of time. */
  readonly milestones: NamedValues<Instant[]>;
  /** Each attribute's values in order of time. */
  readonly attributes: NamedValues<ValueInTime[]>;
  readonly waits: Wait[];
  /** The facts behind it, in order of time. */
  facts: Fact[];
  /** Its parts where its times differ: by component, or by the notice of each stretch. */
  parts?: readonly EvidenceRecord[];
  /** For a part with one notice: the uncut record of its components. */
  readonly uncut?: EvidenceRecord;
  /** Facts that name its components, where its own facts do not. */
  naming?: readonly Fact[];
  /** The earlier record with the same id, which had ended. */
  after?: EvidenceRecord;
}

const NO_COMPONENTS: readonly string[] = [];

export const newRecord = (kind: string, id: string, component?: string): EvidenceRecord => ({
  kind,
  id,
  group: `${kind}/${id}`,
  components: component === undefined ? NO_COMPONENTS : [component],
  milestones: new NamedValues(),
  attributes: new NamedValues(),
  waits: [],
  facts: [],
});

/** The parts with times of their own; the record itself where its times do not differ. */
export const partsOf = (record: EvidenceRecord): readonly EvidenceRecord[] => record.parts ?? [record];

/** Adds a component to the record; a record with several concerns all of them. */
export function concern(record: EvidenceRecord, component: string | undefined): void {
  if (component === undefined || record.components.includes(component)) return;
  record.components = record.components.length === 0 ? [component] : [...record.components, component];
}

/** Whether a record is finally over by the known facts: it can reach no other milestone. */
export const isDone = (record: EvidenceRecord): boolean => lifeOf(record.kind).isDoneAtEnd === true && hasEnded(record);

/** The instant at which all parts of a record were finally over; undefined while one is not, by the known facts. */
export function doneAt(record: EvidenceRecord): Instant | undefined {
  const parts = partsOf(record);
  if (!parts.every(isDone)) return undefined;
  return Math.max(...parts.flatMap(({ kind, milestones }) => lifeOf(kind).ends.map((end) => milestones.get(end)?.at(-1) ?? -Infinity)));
}

/** Whether a record is still open by the known facts: it may reach any milestone. */
export const isGoingOn = (record: EvidenceRecord): boolean => endIsSaid(record.kind) && !hasEnded(record);

function hasEnded({ kind, milestones }: EvidenceRecord): boolean {
  const { ends, goesOn } = lifeOf(kind);
  const resumed = (goesOn === undefined ? undefined : milestones.get(goesOn))?.at(-1) ?? -Infinity;
  return ends.some((end) => (milestones.get(end)?.at(-1) ?? -Infinity) > resumed);
}

export function reach(record: EvidenceRecord, milestone: string, at: Instant): void {
  const instants = record.milestones.get(milestone);
  if (!instants) record.milestones.set(milestone, [at]);
  // Facts are in order of time; only an instant that a fact claims for the past must be inserted.
  else if (at > instants.at(-1)!) instants.push(at);
  else if (!instants.includes(at)) {
    instants.push(at);
    instants.sort((a, b) => a - b);
  }
}

/**
 * Inserts a value in order of time. Of two values of one instant the one received first counts.
 * @returns false when one of two values of that instant is dropped.
 */
export function setValue(values: ValueInTime[], next: ValueInTime): boolean {
  let i = values.length;
  while (i > 0 && values[i - 1]!.at > next.at) i -= 1;
  const before = values[i - 1];
  if (before?.value === next.value) {
    if (before.at === next.at) {
      if (byReceipt(next, before) < 0) values[i - 1] = { ...before, receivedAt: next.receivedAt, turn: next.turn };
    } else if (before.again?.at !== next.at || byReceipt(next, before.again) < 0) before.again = next;
    return true;
  }
  const rival = before?.at === next.at ? before : before?.again?.at === next.at ? before.again : undefined;
  const order = rival ? byReceipt(next, rival) : -1;
  const isFirst = order < 0 || (order === 0 && next.value < before!.value);
  if (isFirst && rival === before && before) values[i - 1] = next;
  else if (isFirst && i === values.length) values.push(next);
  else if (isFirst) values.splice(i, 0, next);
  return rival === undefined;
}

/** A value from the instant of its fact on. */
export const valueOf = (value: string, { occurredAt, receivedAt, turn }: Pick<Fact, 'occurredAt'> & Receipt): ValueInTime => ({
  at: occurredAt,
  value,
  receivedAt,
  turn,
});

/** @returns false when one of two values of that instant is dropped. */
export function setAttribute(record: EvidenceRecord, name: string, value: string, fact: Pick<Fact, 'occurredAt'> & Receipt): boolean {
  const next = valueOf(value, fact);
  const values = record.attributes.get(name);
  if (values) return setValue(values, next);
  record.attributes.set(name, [next]);
  return true;
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

/** The instant of whichever of these milestones was reached first. */
export function firstOfAny(record: EvidenceRecord, milestones: string | readonly string[]): Instant | undefined {
  const instants = [milestones].flat().flatMap((milestone) => firstOf(record, milestone) ?? []);
  return instants.length === 0 ? undefined : Math.min(...instants);
}
