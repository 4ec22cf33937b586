/**
 * Checks that a monitor sent one by one, packed while they are read. A month of one probe is 43,200 events, and objects for them cost more
 * than all the arithmetic. Nothing is lost: every fact can be rebuilt in its received form.
 */
import type { Instant } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { type Fact, factKey } from './fact.ts';
import type { Checks } from './checks.ts';

/** Single checks of one probe by one sender, each later than the one before it, in id and in time. */
export class SingleChecks {
  readonly first: Fact;
  readonly every: number;
  lastId = '';
  private readonly ids: string[] = [];
  private readonly occurredAt: Instant[] = [];
  private readonly receivedAt: Instant[] = [];
  /** Only for evidence from a file. */
  private turns: number[] | undefined;
  private readonly starts: Instant[] = [];
  private readonly results: string[] = [];
  /** False once there is a gap between two checks. */
  private gapless = true;

  constructor(first: Fact) {
    this.first = first;
    this.every = first.body.every!;
    this.push(first);
  }

  /** Adds a fact of the same series that is later than the last one; false when it does not fit. */
  add(fact: Fact): boolean {
    const { first } = this;
    const { body } = fact;
    if (!isSingleCheck(fact) || fact.component !== first.component || fact.sender !== first.sender) return false;
    if (body.stream !== first.body.stream || body.location !== first.body.location || body.every !== this.every) return false;
    if (fact.class !== first.class || fact.speaksFor !== first.speaksFor) return false;
    if ((fact.turn === undefined) !== (first.turn === undefined)) return false;
    const due = this.starts[this.starts.length - 1]! + this.every;
    if (!(fact.id > this.lastId) || body.start! < due) return false;
    if (body.start! > due) this.gapless = false;
    this.push(fact);
    return true;
  }

  private push(fact: Fact): void {
    this.ids.push((this.lastId = fact.id));
    this.occurredAt.push(fact.occurredAt);
    this.receivedAt.push(fact.receivedAt);
    if (fact.turn !== undefined) (this.turns ??= []).push(fact.turn);
    this.starts.push(fact.body.start!);
    this.results.push(fact.body.results!);
  }

  get length(): number {
    return this.ids.length;
  }

  /** Whether one of them has this id. */
  has(id: string): boolean {
    const at = firstWhere(this.ids.length, (i) => this.ids[i]! >= id);
    return this.ids[at] === id;
  }

  get earliest(): Instant {
    return this.occurredAt.reduce((least, at) => Math.min(least, at), Infinity);
  }

  /** The facts in their received form; only those that overlap an interval, when one is given. */
  *facts(within?: Interval): Generator<Fact> {
    const [from, to] = within ? this.range(within) : [0, this.length];
    for (let i = from; i < to; i += 1) yield this.fact(i);
  }

  private fact(i: number): Fact {
    return {
      ...this.first,
      id: this.ids[i]!,
      occurredAt: this.occurredAt[i]!,
      receivedAt: this.receivedAt[i]!,
      ...(this.turns && { turn: this.turns[i]! }),
      body: { ...this.first.body, start: this.starts[i]!, results: this.results[i]! },
    };
  }

  /** The facts that claim to have occurred more than `most` ms after their receipt. */
  *ahead(most: number): Generator<Fact> {
    for (let i = 0; i < this.length; i += 1) if (this.occurredAt[i]! > this.receivedAt[i]! + most) yield this.fact(i);
  }

  /** The number of checks that overlap an interval. */
  count(within: Interval): number {
    const [from, to] = this.range(within);
    return to - from;
  }

  private range({ start, end }: Interval): readonly [from: number, to: number] {
    return [firstWhere(this.length, (i) => this.starts[i]! + this.every > start), firstWhere(this.length, (i) => this.starts[i]! >= end)];
  }

  /** The checks. @param joined whether they may be one series, because no other fact reports on this probe; else, or with gaps, one by one. */
  checks(joined: boolean): Checks[] {
    if (!joined || !this.gapless) return this.each();
    const [start, receivedAt] = [this.starts[0]!, this.receivedAt[0]!];
    const { every, first } = this;
    return [{ start, every, receivedAt, turn: first.turn, by: factKey(first), results: this.results.join(''), each: () => this.each() }];
  }

  private each(): Checks[] {
    const { every, first } = this;
    return this.starts.map((start, i) => ({
      start,
      every,
      receivedAt: this.receivedAt[i]!,
      turn: this.turns?.[i],
      by: factKey({ sender: first.sender, id: this.ids[i]! }),
      results: this.results[i]!,
    }));
  }
}

/** The first index below `length` from which a test holds, by binary search; the test must hold from there on. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const isSingleCheck = (fact: Fact): boolean =>
  fact.type === 'probe.batch' &&
  fact.body.results!.length === 1 &&
  fact.component !== undefined &&
  fact.body.measured === undefined &&
  fact.body.alias === undefined;
