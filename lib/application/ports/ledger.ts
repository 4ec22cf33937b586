/** The ledger: entries that are never changed, in the order in which they were recorded. */
import type { LedgerAccount } from '../../domain/claims/ledger-accounts.ts';
import type { TransitionKind } from '../../domain/claims/transition.ts';
import type { Erased } from '../../domain/evidence/erasure.ts';
import type { PartyRole } from '../../domain/contract/terms.ts';
import type { LineTitles } from '../../domain/statement/line-titles.ts';
import type { Listing } from './listing.ts';

export interface LedgerEntry {
  /** A stable id: the statement with its revision, or the claim with the number of its transition, and the number of the entry. */
  readonly entry: string;
  /** Instant of recording (ISO). */
  readonly postedAt: string;
  /** The day of that instant in the zone of the contract. */
  readonly postedOn: string;
  /** The day on which it took effect. */
  readonly effectiveOn: string;
  /** `issued` of a statement's revision; else the transition of the claim. */
  readonly kind: 'issued' | TransitionKind;
  readonly account: LedgerAccount;
  readonly statement: string;
  /** The revision of the statement, where it posted the entry. */
  readonly revision?: number;
  readonly claim: string;
  readonly vendor: string;
  readonly customer: string;
  /** The party to which the credit is owed. */
  readonly creditor: PartyRole;
  readonly contract: string;
  readonly period: string;
  readonly costCentre?: string;
  readonly credit: string;
  /** The case of the line; absent where the entry is about the claim as a whole. */
  readonly for?: string;
  /** The component that is credited, where `for` does not say so. */
  readonly component?: string;
  /** Its titles in the contract when it was posted; absent where there are none, and in what earlier versions posted. */
  readonly titles?: LineTitles;
  /** The amount; an entry that lowers its account has one below 0. */
  readonly amount: string;
  readonly currency: string;
  /** Missing facts left the credit open when it was posted: the amount was part of the lower bound. */
  readonly provisional?: true;
  /** A memo is part of no balance and of no age. */
  readonly memo?: true;
  /** Only for a memo: the reserve has no known upper bound. */
  readonly unbounded?: true;
  /** The credit note, the payment, the debtor's ticket. */
  readonly reference?: string;
  readonly note?: string;
  readonly erased?: Erased;
}

/** What missing facts may add to one line of a claim when a revision is posted: where the claim's reserve belongs. */
export interface LedgerReserve {
  readonly claim: string;
  readonly credit: string;
  readonly for: string;
  readonly component?: string;
  readonly costCentre?: string;
  /** Absent: nothing bounds it. */
  readonly amount?: string;
  readonly currency: string;
}

/** The postings of one revision or one transition. */
export interface LedgerItem {
  /** ISO instant of recording. */
  readonly at: string;
  /** "live.2026-10#1" of a revision, "live.2026-10.compensation#3" of a transition. */
  readonly source: string;
  readonly contract: string;
  readonly vendor: string;
  readonly period: string;
  readonly entries: readonly LedgerEntry[];
  /** Only of a revision that missing facts leave open. These are no entries: the claim posts its reserve. */
  readonly reserves?: readonly LedgerReserve[];
  /** Of a transition: the number of the rule that divided its amounts over cost centres. Earlier versions posted none. */
  readonly rule?: number;
  /** Of a transition: its digest (../claims/transition-digest.ts). Earlier versions posted none. */
  readonly transition?: string;
}

/** What a source posted. */
export type PostedItem = Pick<LedgerItem, 'entries' | 'reserves' | 'rule'>;

/** ISO instants: [from, until). Absent `from`: from the first entry. */
export interface LedgerSpan {
  readonly from?: string | undefined;
  readonly until: string;
}

export interface LedgerFilter {
  readonly vendor?: string | undefined;
  readonly customer?: string | undefined;
  readonly contract?: string | undefined;
  readonly period?: string | undefined;
  readonly costCentre?: string | undefined;
  readonly currency?: string | undefined;
  readonly account?: LedgerAccount | undefined;
  /** Bounds of the amount of an entry, both included, with `currency`. */
  readonly atLeast?: string | undefined;
  readonly atMost?: string | undefined;
}

/** Turns the entries of one revision or transition into what a reader sees; a page never ends within them. */
export type LedgerView = (entries: readonly LedgerEntry[]) => readonly LedgerEntry[];

export interface LedgerStore {
  /** Posts an item that is not posted yet, also one without entries; may be repeated. */
  post(item: LedgerItem): Promise<void>;
  /** The postings of a revision or a transition; undefined when it has not posted yet. */
  posted({ at, source }: Pick<LedgerItem, 'at' | 'source'>): Promise<PostedItem | undefined>;
  /** A page that is full or the last one. */
  page(span: LedgerSpan, filter: LedgerFilter, cursor: string | undefined, limit: number, view?: LedgerView): Promise<Listing<LedgerEntry>>;
  /** Every entry, in the order of recording. */
  entries(span: LedgerSpan, filter: LedgerFilter, view?: LedgerView): AsyncIterable<LedgerEntry>;
}
