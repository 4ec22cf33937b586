/** A dispute: a party states that a statement, or an event behind one, is wrong, and by how much. */
import type { LineAmount } from './transition.ts';
import type { Erased } from '../erasure.ts';
import type { PartyRole } from '../contract/terms.ts';
import type { LineTitles } from '../statement/line-titles.ts';

export const DISPUTE_STATES = ['open', 'withdrawn', 'decided'] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

export const DISPUTE_OUTCOMES = ['upheld', 'partly-upheld', 'rejected'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

/** A line of the statement, by its credit, its case and its component. */
export type DisputedLine = Pick<LineAmount, 'credit' | 'index' | 'component'>;

/** A line with what the contract called it when the dispute was raised; earlier versions did not keep that. */
export type TitledLine = DisputedLine & { readonly titles?: LineTitles };

export interface Dispute {
  readonly id: string;
  readonly contract: string;
  readonly vendor: string;
  readonly period: string;
  /** The party that raised it; absent of earlier versions. */
  readonly raisedBy?: PartyRole;
  /** The lines that are wrong, of the revision that was the newest; none where it is about the whole. */
  readonly lines: readonly TitledLine[];
  readonly revision?: number;
  /** Ids of events that are wrong. */
  readonly events: readonly string[];
  /** By how much, above 0; absent of earlier versions. */
  readonly amount?: string;
  readonly currency?: string;
  /** Empty where it was erased. */
  readonly reason: string;
  readonly erased?: Erased;
  readonly openedBy: string;
  readonly openedAt: string;
  /** The requests under an Idempotency-Key that opened and closed it: a repeat of one has the same outcome. */
  readonly openedUnder?: string;
  readonly closedUnder?: string;
  readonly status: DisputeState;
  /** Of a decided one; absent of earlier versions. */
  readonly outcome?: DisputeOutcome;
  /** How much of `amount` was upheld, above 0. Absent of a rejected one, and of what earlier versions decided. */
  readonly upheld?: string;
  /** Of a partly upheld one that names lines: how much of each; they add up to `upheld`. */
  readonly upheldLines?: readonly LineAmount[];
  /** The answer of the other party by which it was decided, where the party that raised it recorded the decision. */
  readonly reference?: string;
  readonly closedBy?: string;
  readonly closedAt?: string;
  /** Why it was withdrawn, or how it was decided. */
  readonly note?: string;
}
