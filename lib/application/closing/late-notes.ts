/** The notes of late facts, each partition read once for all contracts that a plan examines: those of one vendor share them. */
import { HOUR, formatInstant, parseInstant } from '../../domain/time/instant.ts';
import { type FactStore, IN_FLIGHT } from '../ports/evidence.ts';

export interface LateNote {
  /** ISO instant. */
  readonly recordedAt: string;
  /** The UTC month that the fact concerns; "" for a standing one. */
  readonly month: string;
}

/** An instant (ISO) before which every recorded fact was readable at the given one. */
export const beforeInFlight = (instant: string): string => formatInstant(parseInstant(instant)! - IN_FLIGHT);

export class LateNotes {
  private readonly facts: FactStore;
  private readonly read = new Map<string, Promise<readonly LateNote[]>>();

  constructor(facts: FactStore) {
    this.facts = facts;
  }

  /** @param since ISO instant; "" for all. */
  async since(vendor: string, component: string | undefined, since: string): Promise<LateNote[]> {
    // Contracts are checked some milliseconds apart: what is read begins with an hour.
    const from = since === '' ? '' : formatInstant(Math.floor(parseInstant(since)! / HOUR) * HOUR);
    const key = JSON.stringify([vendor, component ?? null, from]);
    const notes = this.read.get(key) ?? this.facts.late(vendor, component, from);
    this.read.set(key, notes);
    return (await notes).filter(({ recordedAt }) => recordedAt >= since);
  }
}
