/** Folded evidence: what operators read. */
import type { Finding } from './findings/finding.ts';
import type { InvoiceReference } from '../contract/terms.ts';
import type { Instant } from '../time/instant.ts';
import type { Correction } from './corrections.ts';
import type { Fact, FactBody } from './fact.ts';
import type { Occurring } from './fact-set.ts';
import type { Sample } from './overlaps.ts';
import type { Receipt } from './receipt.ts';
import type { EvidenceRecord, ValueInTime } from './records.ts';
import type { SingleChecks } from './single-checks.ts';
import type { Checks } from './checks.ts';

/** All checks of one probe from one location by one sender, in order of time and without overlaps. */
export interface ProbeSeries {
  readonly sender: string;
  readonly speaksFor: Fact['speaksFor'];
  readonly component: string | undefined;
  readonly location: string;
  chunks: Checks[];
}

export interface Tally extends Sample {
  readonly component: string | undefined;
  readonly outcomes: Readonly<Record<string, readonly number[]>>;
  readonly byClient?: FactBody['byClient'];
}

/** Measured values, decimal text; null where nothing was measured. */
export interface GaugeSamples extends Sample {
  readonly component: string | undefined;
  readonly values: readonly (string | null)[];
}

export interface BilledCharge extends Receipt {
  /** Key of its fact. */
  readonly event: string;
  readonly kind: string;
  readonly component: string | undefined;
  readonly start: Instant;
  readonly end: Instant;
  readonly amount: string;
  /** The invoice that the bill is. */
  readonly invoice?: InvoiceReference;
  /**
   * Set where the sender may not report the bill: `admitted` where its party owes something because of the bill, `claimed` where another
   * party does.
   */
  readonly refused?: 'admitted' | 'claimed';
}

/** A fact that does not count, with the reason. */
export interface LeftOutFact {
  readonly fact: Fact;
  readonly reason: LeftOutReason;
  /** For a fact after the end of a record: that record. */
  readonly after?: EvidenceRecord;
}

export type LeftOutReason =
  /** The contract has no component of that name; or the fact names none, and the order leaves such facts out. */
  | 'unknown-component'
  | 'no-component'
  /** An attribute without an owner. */
  | 'no-owner'
  /** It has only a milestone or an attribute that the contract does not know, or that belongs to another owner. */
  | 'unknown-name'
  /** Another fact with its id was received first. */
  | 'contradicted'
  /** A correction replaced or withdrew it. */
  | 'corrected'
  /** A correction of an unknown fact, or one that a later correction replaced. */
  | 'corrects-nothing'
  /** An `up` after the end. */
  | 'changes-nothing'
  /** A fact that was received earlier has reported the same counts or checks. */
  | 'superseded'
  /** Its sender may not report it. */
  | 'not-its-word'
  /** A bill in another currency. */
  | 'other-currency'
  /** A row of a bill that pays a claim: no charge. */
  | 'credit-row'
  /** No clause of the contract reads its kind, stream or component, or accepts its sender; no base counts its bill. */
  | 'unread'
  /** It belongs to a record that has no time in the period. */
  | 'outside';

export interface Evidence {
  /** Records by kind, in order of id. */
  readonly records: ReadonlyMap<string, readonly EvidenceRecord[]>;
  readonly checks: ReadonlyMap<string, readonly ProbeSeries[]>;
  readonly tallies: ReadonlyMap<string, readonly Tally[]>;
  readonly gauges: ReadonlyMap<string, readonly GaugeSamples[]>;
  /** Reports of observation: who observed, and when. */
  readonly watched: readonly {
    readonly sender: string;
    readonly speaksFor: Fact['speaksFor'];
    readonly component: string | undefined;
    readonly start: Instant;
    readonly end: Instant;
  }[];
  /** Every report on the state of a component, with its sender; silence is the time between them. */
  readonly stateReports: readonly {
    readonly sender: string;
    readonly speaksFor: Fact['speaksFor'];
    readonly component: string | undefined;
    readonly at: Instant;
  }[];
  readonly charges: readonly BilledCharge[];
  /** Attributes of the customer ("customer") and of components, by owner and name, in order of time. */
  readonly attributes: ReadonlyMap<string, readonly ValueInTime[]>;
  readonly findings: readonly Finding[];
  readonly facts: readonly Fact[];
  readonly occurring: Occurring;
  /**
   * Facts after the reach of the period about kinds of records that the period waits for. Those that end a known record are in `facts` too.
   */
  readonly later: readonly Fact[];
  /** Facts that do not count, because another one with the same id was received first. */
  readonly contradicted: readonly Fact[];
  /** Corrections that took effect, by the key of the corrected fact. */
  readonly corrections: ReadonlyMap<string, Correction>;
  /** Facts that were left out when the records were made; single checks stay packed. */
  readonly leftOut: readonly LeftOutFact[];
  /** Single checks, packed; none of them is in `facts`. */
  readonly singles: readonly SingleChecks[];
  /** By key of a sample that overlaps earlier ones: the keys of these. */
  readonly overlaps: ReadonlyMap<string, readonly string[]>;
  /** The keys of overlapping samples without any effect. */
  readonly superseded: ReadonlySet<string>;
}
