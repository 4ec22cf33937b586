/** A dispute: a party states that a statement, or an event behind one, is wrong, and by how much. */
import type { LineAmount } from './transition.ts';
import type { Erased } from '../evidence/erasure.ts';
import type { PartyRole } from '../contract/terms.ts';
import type { LineTitles } from '../statement/line-titles.ts';

export const DISPUTE_STATES = ['open', 'withdrawn', 'decided'] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

export const DISPUTE_OUTCOMES = ['upheld', 'partly-upheld', 'rejected'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

/** A line of the statement, by its credit, its case and its component. */
export type DisputedLine = Pick<LineAmount, 'credit' | 'index' | 'component'>;

/** A line with its titles in the contract when the dispute was raised; earlier versions did not store titles. */
export type TitledLine = DisputedLine & { readonly titles?: LineTitles };

export interface Dispute {
  readonly id: string;
  readonly contract: string;
  readonly vendor: string;
  readonly period: string;
  /** The party that raised it; absent in what earlier versions stored. */
  readonly raisedBy?: PartyRole;
  /** The disputed lines, of the newest revision at that time; empty where the dispute is about the whole statement. */
  readonly lines: readonly TitledLine[];
  readonly revision?: number;
  /** Ids of the disputed events. */
  readonly events: readonly string[];
  /** The amount of the error, above 0; absent in what earlier versions stored. */
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
  /** Only of a decided dispute; absent in what earlier versions stored. */
  readonly outcome?: DisputeOutcome;
  /** The upheld part of `amount`, above 0. Absent for a rejected dispute, and in what earlier versions stored. */
  readonly upheld?: string;
  /** Only of a partly upheld dispute that names lines: the upheld part of each line; the parts add up to `upheld`. */
  readonly upheldLines?: readonly LineAmount[];
  /** A reference to the answer of the other party, where the party that raised the dispute recorded the decision. */
  readonly reference?: string;
  readonly closedBy?: string;
  readonly closedAt?: string;
  /** The reason of the withdrawal or of the decision. */
  readonly note?: string;
}
