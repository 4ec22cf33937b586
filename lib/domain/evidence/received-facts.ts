/** Facts as they are received: single checks in columns, all others as objects. */
import type { Fact } from './fact.ts';
import { SingleChecks, isSingleCheck } from './single-checks.ts';

/** Packs single checks by sender, component, probe and location. */
export class ChecksInSeries {
  private readonly byProbe = new Map<string, SingleChecks>();
  private current: SingleChecks | undefined;

  get series(): SingleChecks[] {
    return [...this.byProbe.values()];
  }

  /** Whether a check is the next of the same series as the one before it. */
  continues(fact: Fact, turn = fact.turn): boolean {
    return this.current?.add(fact, turn) === true;
  }

  /** Packs a single check; undefined when it is not later than the last one of its series. */
  take(fact: Fact, turn = fact.turn): SingleChecks | undefined {
    const probe = `${fact.sender}|${fact.component}|${fact.body.stream}|${fact.body.location ?? ''}`;
    this.current = this.byProbe.get(probe);
    if (this.current) return this.current.add(fact, turn) ? this.current : undefined;
    this.byProbe.set(probe, (this.current = new SingleChecks(fact, turn)));
    return this.current;
  }
}

/** Facts of a file. Each has its place, from which its turn follows when all lines are read. */
export class ReceivedFacts implements Iterable<Fact> {
  /** The facts that are not packed. */
  readonly others: Fact[] = [];
  private places: number[] = [];
  private readonly packed = new ChecksInSeries();

  get series(): readonly SingleChecks[] {
    return this.packed.series;
  }

  /** Adds a fact, which is of no other set. @returns the series of a single check that was packed. */
  add(fact: Fact, place: number): SingleChecks | undefined {
    const series = isSingleCheck(fact) ? this.packed.take(fact, place) : undefined;
    if (series) return series;
    this.others.push(fact);
    this.places.push(place);
    return undefined;
  }

  /** Gives every fact its turn, or none where all instants of receipt are known. */
  settle(turnOf: ((place: number) => number) | undefined): void {
    for (const checks of this.packed.series) checks.settleTurns(turnOf);
    if (turnOf) this.others.forEach((fact, i) => ((fact as { turn?: number }).turn = turnOf(this.places[i]!)));
    this.places = [];
  }

  /** Packed checks are rebuilt each time. */
  *[Symbol.iterator](): Generator<Fact> {
    yield* this.others;
    for (const checks of this.packed.series) yield* checks.facts();
  }
}

/** Facts that can be read more than once. */
export type LastingFacts = readonly Fact[] | ReceivedFacts;
