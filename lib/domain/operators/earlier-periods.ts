/** State that earlier periods record for later ones. */
import type { Period } from '../time/period.ts';
import type { Completions } from './completions.ts';
import type { Missing } from './missing.ts';

/** The recorded state of a period: values as fractions (null: not known) and amounts, by cell or credit, and by index. */
export interface PeriodState {
  readonly cells: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  readonly credited: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * By credit, length of the window of its cap, and index: the total that the credit paid in the periods that the next one looks back on.
   * Recorded where the bounds of the total are narrower than the sum of the bounds of each period.
   */
  readonly together?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  /** By cell or credit: the missing facts that leave it open; none where it is known. */
  readonly missing?: Readonly<Record<string, readonly Missing[]>>;
  /** What open values are for each completion of the facts that decide them; absent where nothing is open. Earlier versions recorded none. */
  readonly completions?: Completions;
}

export interface PastPeriod {
  readonly period: Period;
  /** Undefined when that period cannot be assessed. */
  readonly state: PeriodState | undefined;
}

/** The earlier state that a period, or a part of one, reads. */
export interface Past {
  /** The given number of periods before this one with their state, newest first; fewer where the term began later. */
  readonly earlier: (count: number) => readonly PastPeriod[];
  /** The state of the earlier parts of this period, where a new version splits it; undefined for the first part. */
  readonly soFar: () => PeriodState | undefined;
}

/** For an evaluation without earlier periods. */
export const NO_PAST: Past = { earlier: () => [], soFar: () => undefined };
