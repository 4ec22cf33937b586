/** What the use cases of claims and rights need of the outside. */
import type { ClaimHead, Step } from '../../domain/claims/claim.ts';
import type { ClaimState } from '../../domain/claims/states.ts';
import type { RightResult } from '../../domain/statement/statement.ts';
import type { Listing } from './listing.ts';

export interface ClaimEntry {
  readonly id: string;
  readonly contract: string;
  readonly vendor: string;
  readonly period: string;
  readonly credit: string;
  readonly state: ClaimState;
  readonly owed: string;
  readonly credited: string;
  readonly difference: string;
  readonly currency: string;
  readonly lastDay?: string;
  readonly expiresAt?: string;
  /** How many steps it has: a later entry replaces an earlier. */
  readonly steps: number;
}

/** A right that a statement opened. */
export interface OpenRight extends Omit<RightResult, 'open' | 'part'> {
  readonly statement: string;
  readonly contract: string;
  readonly vendor: string;
  readonly period: string;
  readonly revision: number;
  readonly open: boolean;
}

export interface ClaimFilter {
  readonly state?: ClaimState | undefined;
  readonly contract?: string | undefined;
  readonly vendor?: string | undefined;
}

export interface ClaimStore {
  /** Opens a claim with its first step, unless it is there. */
  open(head: ClaimHead, first: Step): Promise<void>;
  /** Its head and steps; undefined when there is none. */
  get(id: string): Promise<{ head: ClaimHead; steps: Step[] } | undefined>;
  /** Writes the n-th step (the first is 1); false when another writer wrote that one. */
  add(head: ClaimHead, n: number, step: Step): Promise<boolean>;
  /** Repeats the listing entries. */
  list(entry: ClaimEntry): Promise<void>;
  page(filter: ClaimFilter, cursor: string | undefined, limit: number): Promise<Listing<ClaimEntry>>;
  /** Claims whose deadline lies in a month ("2026-11"). */
  expiringIn(month: string): Promise<ClaimEntry[]>;
  /** Whether a reminder was sent, by its name. */
  isReminded(id: string, reminder: string): Promise<boolean>;
  markReminded(id: string, reminder: string, at: string): Promise<void>;
  putRight(right: OpenRight): Promise<void>;
  /** Rights that are open on a day, those that end first first. */
  rights(day: string, vendor: string | undefined, cursor: string | undefined, limit: number): Promise<Listing<OpenRight>>;
}
