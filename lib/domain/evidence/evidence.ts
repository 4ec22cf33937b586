/** Folded evidence: what operators read. */
import type { Issue } from '../issue.ts';
import type { Instant } from '../time/instant.ts';
import type { Fact, FactBody } from './fact.ts';
import type { EvidenceRecord, ValueInTime } from './records.ts';
import type { SingleChecks } from './single-checks.ts';

/** Consecutive checks: one character a check, as `FactBody` says. */
export interface Checks {
  readonly start: Instant;
  readonly every: number;
  readonly results: string;
}

/** All checks of one probe from one location by one sender, in the order they came in. */
export interface ProbeSeries {
  readonly sender: string;
  readonly speaksFor: Fact['speaksFor'];
  readonly component: string | undefined;
  readonly location: string;
  readonly chunks: Checks[];
}

export interface Tally {
  readonly component: string | undefined;
  readonly start: Instant;
  readonly every: number;
  readonly outcomes: Readonly<Record<string, readonly number[]>>;
  readonly byClient?: FactBody['byClient'];
}

/** Measured values, decimal text; null where nothing was measured. */
export interface GaugeSamples {
  readonly component: string | undefined;
  readonly start: Instant;
  readonly every: number;
  readonly values: readonly (string | null)[];
}

export interface BilledCharge {
  /** Key of its fact. */
  readonly event: string;
  readonly receivedAt: Instant;
  readonly kind: string;
  readonly component: string | undefined;
  readonly start: Instant;
  readonly end: Instant;
  readonly amount: string;
}

export interface Evidence {
  /** Records by kind, in order of id. */
  readonly records: ReadonlyMap<string, readonly EvidenceRecord[]>;
  readonly checks: ReadonlyMap<string, readonly ProbeSeries[]>;
  readonly tallies: ReadonlyMap<string, readonly Tally[]>;
  readonly gauges: ReadonlyMap<string, readonly GaugeSamples[]>;
  /** Who vouched for which time. */
  readonly watched: readonly {
    readonly sender: string;
    readonly speaksFor: Fact['speaksFor'];
    readonly component: string | undefined;
    readonly start: Instant;
    readonly end: Instant;
  }[];
  /** Every word on the state of a component, and by whom: what silence is measured by. */
  readonly heard: readonly {
    readonly sender: string;
    readonly speaksFor: Fact['speaksFor'];
    readonly component: string | undefined;
    readonly at: Instant;
  }[];
  readonly charges: readonly BilledCharge[];
  /** Attributes of the customer ("customer") and of components, by owner and name, in order of time. */
  readonly attributes: ReadonlyMap<string, readonly ValueInTime[]>;
  readonly findings: readonly Issue[];
  readonly facts: readonly Fact[];
  /** Facts that do not count, because another with their id was received first. */
  readonly contradicted: readonly Fact[];
  /** Single checks, packed; none of them is in `facts`. */
  readonly singles: readonly SingleChecks[];
}
