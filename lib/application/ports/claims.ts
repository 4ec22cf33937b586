/** The stores of claims and remedies. */
import type { ClaimHead, LastDayFilter } from '../../domain/claims/claim.ts';
import type { ClaimAccount, ClaimState } from '../../domain/claims/states.ts';
import type { Transition } from '../../domain/claims/transition.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import type { LineTitles } from '../../domain/statement/line-titles.ts';
import type { Title } from '../../domain/contract/title.ts';
import type { RemedyResult } from '../../domain/statement/statement.ts';
import type { AmountFilter, Listing } from './listing.ts';

export interface ClaimEntry {
  readonly id: string;
  readonly contract: string;
  readonly vendor: string;
  readonly period: string;
  readonly credit: string;
  /** Absent of earlier versions, and where the credit has no title. */
  readonly titles?: LineTitles;
  readonly creditor: PartyRole;
  readonly state: ClaimState;
  /** The certain amount. */
  readonly owed: string;
  /** What missing facts may add; absent where it is certain, `unbounded` where no fact bounds it. */
  readonly reserved?: string;
  /** Absent of earlier versions, as is `accepted`. */
  readonly claimed?: string;
  readonly accepted?: string;
  readonly credited: string;
  readonly received: string;
  readonly writtenOff: string;
  readonly open: string;
  readonly overCredited?: string;
  /** What is open and not claimed yet; absent of automatic credits and of earlier versions. */
  readonly notClaimed?: string;
  /** What is open and was not claimed by the last day. */
  readonly expired?: string;
  readonly currency: string;
  readonly lastDay?: string;
  readonly expiresAt?: string;
  /** The number of transitions: a listing entry with more of them replaces one with fewer. */
  readonly transitions: number;
}

/** Which remedies are listed. */
export interface RemedyFilter {
  /** Open on this ISO day. */
  readonly day: string;
  readonly vendor?: string | undefined;
  readonly contract?: string | undefined;
  readonly period?: string | undefined;
  readonly customer?: string | undefined;
  /** A cost centre in which some line of its statement is booked. */
  readonly costCentre?: string | undefined;
  /** Bounds of the last day, both included; a remedy without one has no end. */
  readonly lastDayFrom?: string | undefined;
  readonly lastDayThrough?: string | undefined;
}

/** A remedy that a statement opened. */
export interface OpenRemedy extends Omit<RemedyResult, 'open' | 'part'> {
  /** Its title in the contract; absent where it has none, and in what earlier versions stored. */
  readonly title?: Title;
  readonly statement: string;
  readonly contract: string;
  readonly vendor: string;
  readonly period: string;
  readonly revision: number;
  readonly open: boolean;
}

export interface ClaimFilter extends AmountFilter, LastDayFilter {
  /** The account whose amount is compared; absent = owed. */
  readonly account?: ClaimAccount | undefined;
  readonly state?: ClaimState | undefined;
  readonly contract?: string | undefined;
  readonly period?: string | undefined;
  readonly vendor?: string | undefined;
}

/** A claim as it is stored. */
export interface StoredClaim {
  readonly head: ClaimHead;
  readonly transitions: readonly Transition[];
}

export interface ClaimStore {
  /** Opens a claim with its first transition, unless it exists. @returns whether it was opened. */
  open(head: ClaimHead, first: Transition): Promise<boolean>;
  /** The head and the transitions of a claim; undefined when there is no such claim. */
  get(id: string): Promise<{ head: ClaimHead; transitions: Transition[] } | undefined>;
  /** The claims of one period, in the order of their credits. */
  inPeriod(contract: string, period: string): Promise<StoredClaim[]>;
  /** The ids of a contract's claims. */
  of(contract: string): Promise<string[]>;
  /** Writes the n-th transition (the first is 1); false when another writer wrote it before. */
  add(head: ClaimHead, n: number, transition: Transition): Promise<boolean>;
  /** The ids of a vendor's claims on which a credit note was recorded, by its number. */
  withCreditNote(vendor: string, reference: string): Promise<string[]>;
  /** Repeats the listing entries. */
  list(entry: ClaimEntry): Promise<void>;
  /** A page that is full or the last one. */
  page(filter: ClaimFilter, cursor: string | undefined, limit: number): Promise<Listing<ClaimEntry>>;
  /**
   * Whether a claim is of a customer and, by the newest statement, has a line in a cost centre; for a credit that includes others, also a line
   * of them.
   */
  isBooked(claim: Pick<ClaimEntry, 'id' | 'contract' | 'period'>, filter: Pick<AmountFilter, 'customer' | 'costCentre'>): Promise<boolean>;
  /** Claims whose deadline lies in a month ("2026-11"). */
  expiringIn(month: string): Promise<ClaimEntry[]>;
  /** Whether a reminder was sent, by its name. */
  isReminded(id: string, reminder: string): Promise<boolean>;
  markReminded(id: string, reminder: string, at: string): Promise<void>;
  putRemedy(remedy: OpenRemedy): Promise<void>;
  /** Remedies that are open on a day, those that end first first. A page is full or the last one. */
  remedies(filter: RemedyFilter, cursor: string | undefined, limit: number): Promise<Listing<OpenRemedy>>;
}
