/** The evidence of a running period that early warning keeps from one look to the next. */
import type { Fact } from '../../domain/evidence/fact.ts';
import type { PeriodState } from '../../domain/operators/earlier-periods.ts';

/** A contract and its running period. */
export interface RunningPlace {
  readonly contract: string;
  readonly period: string;
  /** Epoch ms after which nothing of it is needed. */
  readonly until: number;
}

/** What a reading of all evidence found, beside the facts: later looks add to it while it is valid. */
export interface WholeReading {
  /** Epoch ms. */
  readonly readAt: number;
  /** Another text whenever a change makes another reading of all evidence necessary. */
  readonly basis: string;
  /** The UTC months that were read whole. */
  readonly months: readonly string[];
  /** Whether older months were left out, because the statement before says what was open. */
  readonly trusted: boolean;
  /** The states of earlier periods, by label. */
  readonly earlier: Readonly<Record<string, PeriodState>>;
  /** The ids of other months (../evidence/id-filter.ts). */
  readonly ids: Uint8Array;
}

/** Facts, and warnings that are known to be published; newer levels are smaller. */
export interface EvidenceLevel {
  readonly facts: readonly Fact[];
  readonly notified: readonly string[];
}

export interface RunningEvidence {
  readonly place: RunningPlace;
  /** Absent: nothing was written yet. */
  readonly version?: string;
  /** Epoch ms of the last assessment. */
  readonly lookedAt?: number;
  /** The planned assessment (ISO). */
  readonly planned?: string;
  /** Absent: all evidence must be read. */
  readonly whole?: WholeReading;
  /** The newest first. */
  readonly levels: readonly EvidenceLevel[];
  /** The versions of the larger levels, for the store. */
  readonly parts?: Readonly<Record<string, string>>;
}

export interface RunningEvidenceStore {
  /** @param consistent without it, what was written a moment ago may be missing: `write` then refuses. */
  read(place: RunningPlace, consistent?: boolean): Promise<RunningEvidence>;
  /**
   * Writes in place of what was read. What becomes too large is written without its facts, so that all evidence is read each time.
   * @returns undefined when another process wrote since.
   */
  write(before: RunningEvidence, after: Omit<RunningEvidence, 'place' | 'version' | 'parts'>): Promise<RunningEvidence | undefined>;
}
