/** Which histories separated mutants so far: what separates one separates others of the same clause, and often of others. */
import type { Scenario } from './observe.ts';

/** Of the histories that separated most, whatever the clause, so many are tried early. */
const MOST = 16;

export class Kills {
  /** How many mutants of a cell or clause each history separated. */
  private readonly byPlace = new Map<string, Map<Scenario, number>>();
  private readonly all = new Map<Scenario, number>();

  add(place: string, scenario: Scenario): void {
    const kills = this.byPlace.get(place) ?? new Map<Scenario, number>();
    this.byPlace.set(place, kills);
    for (const counts of [kills, this.all]) counts.set(scenario, (counts.get(scenario) ?? 0) + 1);
  }

  of(place: string): Scenario[] {
    return sorted(this.byPlace.get(place) ?? new Map<Scenario, number>());
  }

  most(): Scenario[] {
    return sorted(this.all).slice(0, MOST);
  }
}

const sorted = (counts: ReadonlyMap<Scenario, number>): Scenario[] => [...counts].sort((a, b) => b[1] - a[1]).map(([scenario]) => scenario);
