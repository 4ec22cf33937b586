/** What earlier periods left for a later one. */
import type { Period } from '../time/period.ts';
import type { Missing } from './missing.ts';

/** What a period left for later ones: values as fractions (null: not known) and amounts, by cell or credit and index. */
export interface PeriodState {
  readonly cells: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  readonly credited: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * By credit, length of the window of its cap, and index: what it paid in the periods that the next one looks back on, in all; where
   * that is less open than what each of them paid by itself.
   */
  readonly together?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  /** The missing facts that leave a cell or credit open; of what is not open there are none. */
  readonly missing?: Readonly<Record<string, readonly Missing[]>>;
}

export interface PastPeriod {
  readonly period: Period;
  /** Undefined when that period cannot be assessed. */
  readonly state: PeriodState | undefined;
}

/** What a period, or a part of one, looks back on. */
export interface Past {
  /** So many periods before this one with what they left, newest first; fewer where the term began later. */
  readonly earlier: (count: number) => readonly PastPeriod[];
  /** What the earlier parts of this very period left, where a new version split it and this is not the first of them. */
  readonly soFar: () => PeriodState | undefined;
}

/** Of what is worked out without any period before it. */
export const NO_PAST: Past = { earlier: () => [], soFar: () => undefined };
