/** The store of claims and remedies. */
import type { ClaimHead, Transition } from '../../domain/claims/claim.ts';
import type { ClaimState } from '../../domain/claims/states.ts';
import type { RemedyResult } from '../../domain/statement/statement.ts';
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
  /** The number of its transitions: an entry with more replaces one with fewer. */
  readonly transitions: number;
}

/** A remedy that a statement opened. */
export interface OpenRemedy extends Omit<RemedyResult, 'open' | 'part'> {
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
  /** Opens a claim with its first transition, unless it is there. */
  open(head: ClaimHead, first: Transition): Promise<void>;
  /** Its head and transitions; undefined when there is none. */
  get(id: string): Promise<{ head: ClaimHead; transitions: Transition[] } | undefined>;
  /** Writes the n-th transition (the first is 1); false when another writer wrote that one. */
  add(head: ClaimHead, n: number, transition: Transition): Promise<boolean>;
  /** Repeats the listing entries. */
  list(entry: ClaimEntry): Promise<void>;
  page(filter: ClaimFilter, cursor: string | undefined, limit: number): Promise<Listing<ClaimEntry>>;
  /** Claims with a deadline in a month ("2026-11"). */
  expiringIn(month: string): Promise<ClaimEntry[]>;
  /** Whether a reminder was sent, by its name. */
  isReminded(id: string, reminder: string): Promise<boolean>;
  markReminded(id: string, reminder: string, at: string): Promise<void>;
  putRemedy(remedy: OpenRemedy): Promise<void>;
  /** Remedies that are open on a day, those that end first first. */
  remedies(day: string, vendor: string | undefined, cursor: string | undefined, limit: number): Promise<Listing<OpenRemedy>>;
}
