/**
 * Checks that a monitor sent one by one, in columns. A month of one probe is 43,200 events, and objects for them cost more than all the
 * arithmetic. Nothing is lost: every fact can be rebuilt in its received form.
 */
import type { Instant } from '../time/instant.ts';
import type { Interval } from '../time/interval.ts';
import { type Fact, factKey } from './fact.ts';
import type { Checks } from './checks.ts';

const FIRST_SIZE = 16;
/** Characters that one call makes into a text. */
const CHARACTERS = 8192;

/** Single checks of one probe by one sender, each later than the one before it, in id and in time. */
export class SingleChecks {
  /** The first check, of which all have the common members. */
  first: Fact;
  readonly every: number;
  lastId = '';
  length = 0;
  private readonly ids: string[] = [];
  private occurredAt: Float64Array = new Float64Array(FIRST_SIZE);
  private receivedAt: Float64Array = new Float64Array(FIRST_SIZE);
  private turns: Float64Array | undefined;
  private starts: Float64Array = new Float64Array(FIRST_SIZE);
  private marks: Uint8Array = new Uint8Array(FIRST_SIZE);
  /** The earliest start of the next check. */
  private due: Instant;
  /** False once there is a gap between two checks. */
  private gapless = true;

  constructor(first: Fact, turn = first.turn) {
    this.first = first;
    this.every = first.body.every!;
    this.due = first.body.start!;
    if (turn !== undefined) this.turns = new Float64Array(FIRST_SIZE);
    this.addFact(first, turn);
  }

  /** Adds a fact of the same series that is later than the last one; false when it does not fit. */
  add(fact: Fact, turn = fact.turn): boolean {
    return isSingleCheck(fact) && this.isOfSeries(fact) && (turn === undefined) === (this.turns === undefined) && this.addFact(fact, turn);
  }

  private isOfSeries({ component, sender, body, class: evidenceClass, speaksFor }: Fact): boolean {
    const { first } = this;
    if (component !== first.component || sender !== first.sender) return false;
    if (body.stream !== first.body.stream || body.location !== first.body.location || body.every !== this.every) return false;
    return evidenceClass === first.class && speaksFor === first.speaksFor && body.quality === first.body.quality;
  }

  private addFact({ id, occurredAt, receivedAt, body }: Fact, turn: number | undefined): boolean {
    return this.addRow(id, occurredAt, receivedAt, turn, body.start!, body.results!.charCodeAt(0));
  }

  /**
   * Adds a check that has all common members; false when it is not later than the last one.
   * @param turn only for evidence from a file: its turn, or its place until the turns are known.
   * @param mark the character code of its result.
   */
  addRow(id: string, occurredAt: Instant, receivedAt: Instant, turn: number | undefined, start: Instant, mark: number): boolean {
    const at = this.length;
    if (start < this.due || (at > 0 && !(id > this.lastId))) return false;
    if (start > this.due) this.gapless = false;
    if (at === this.starts.length) this.grow();
    this.ids.push(id);
    this.lastId = id;
    this.occurredAt[at] = occurredAt;
    this.receivedAt[at] = receivedAt;
    if (turn !== undefined) this.turns![at] = turn;
    this.starts[at] = start;
    this.marks[at] = mark;
    this.due = start + this.every;
    this.length = at + 1;
    return true;
  }

  private grow(): void {
    const size = this.starts.length * 2;
    this.occurredAt = copied(this.occurredAt, new Float64Array(size));
    this.receivedAt = copied(this.receivedAt, new Float64Array(size));
    this.starts = copied(this.starts, new Float64Array(size));
    if (this.turns) this.turns = copied(this.turns, new Float64Array(size));
    this.marks = copied(this.marks, new Uint8Array(size));
  }

  /** Replaces the places of the checks in a file by their turns; undefined = the instants of receipt decide. */
  settleTurns(turnOf: ((place: number) => number) | undefined): void {
    const { turns, first } = this;
    if (!turns) return;
    if (turnOf) for (let i = 0; i < this.length; i += 1) turns[i] = turnOf(turns[i]!);
    else this.turns = undefined;
    if (turnOf) this.first = { ...first, turn: turns[0]! };
  }

  /** The checks that start before an instant; undefined when none does. */
  before(end: Instant): SingleChecks | undefined {
    const length = firstWhere(this.length, (i) => this.starts[i]! >= end);
    if (length === this.length) return this;
    if (length === 0) return undefined;
    const part = new SingleChecks(this.first, this.turns?.[0]);
    for (let i = 1; i < length; i += 1)
      part.addRow(this.ids[i]!, this.occurredAt[i]!, this.receivedAt[i]!, this.turns?.[i], this.starts[i]!, this.marks[i]!);
    return part;
  }

  /** Whether one of them has this id. */
  has(id: string): boolean {
    const at = firstWhere(this.ids.length, (i) => this.ids[i]! >= id);
    return this.ids[at] === id;
  }

  get earliest(): Instant {
    let least = Infinity;
    for (let i = 0; i < this.length; i += 1) least = Math.min(least, this.occurredAt[i]!);
    return least;
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
      body: { ...this.first.body, start: this.starts[i]!, results: String.fromCharCode(this.marks[i]!) },
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
    return [{ start, every, receivedAt, turn: first.turn, by: factKey(first), results: this.results(), each: () => this.each() }];
  }

  private results(): string {
    let text = '';
    for (let from = 0; from < this.length; from += CHARACTERS)
      text += String.fromCharCode(...this.marks.subarray(from, Math.min(from + CHARACTERS, this.length)));
    return text;
  }

  private each(): Checks[] {
    const { every, first } = this;
    return Array.from({ length: this.length }, (_, i) => ({
      start: this.starts[i]!,
      every,
      receivedAt: this.receivedAt[i]!,
      turn: this.turns?.[i],
      by: factKey({ sender: first.sender, id: this.ids[i]! }),
      results: String.fromCharCode(this.marks[i]!),
    }));
  }
}

function copied<C extends Float64Array | Uint8Array>(column: C, larger: C): C {
  larger.set(column);
  return larger;
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
