/**
 * A contract as data: `terms` (the same for many customers; one entry per version) and `order` (the customer's components, charges and
 * senders). Keys are those of the file. lib/schemas/contract.ts checks shapes first, ../checker/check-terms.ts checks meaning.
 * docs/decisions/0001-contract-language.md has the origin of the language.
 */
import type { RoundingMode } from '../money/rounding.ts';
import type { PeriodKind } from '../time/period.ts';
import type { Paper } from './paper.ts';
import type { Titled } from './title.ts';

export type Name = string;
/** A literal ("99.9%", "2 h", 3) or the name of a cell. */
export type Operand = string | number;
/** "2026-10-01", a day in the period's zone. */
export type Day = string;

export interface Limit {
  readonly 'at-least'?: Operand;
  readonly 'more-than'?: Operand;
  readonly 'at-most'?: Operand;
  readonly 'less-than'?: Operand;
}

export type Definition = Operand | Readonly<Record<string, unknown>>;

/** A milestone, or whichever of several is reached first. */
export type Milestones = string | readonly string[];

export interface Condition extends Limit {
  /** The attribute that names the record to which the condition applies; absent: the record itself. */
  readonly of?: Name;
  readonly attribute?: Name;
  readonly is?: readonly string[];
  readonly 'is-not'?: readonly string[];
  readonly from?: Milestones;
  readonly to?: Milestones;
  readonly hours?: Name;
  readonly reached?: Milestones;
  readonly missing?: Milestones;
  readonly before?: Milestones;
}

export interface BandRow extends Limit {
  readonly gives: Operand;
}

export interface Attribute extends Paper, Titled {
  readonly of: string;
  readonly values?: readonly string[] | Readonly<Record<string, string>>;
  readonly unit?: string;
  /** The kind of the record that it names: a ticket names its outage by the id. */
  readonly names?: string;
  readonly default?: string;
  /** Words of tools by the contract's own word: { P1: urgent }. */
  readonly 'reads-as'?: Readonly<Record<string, string>>;
  /** The accepted reporters: `vendor`, `customer`, an AWS account, or the tool behind a webhook. */
  readonly 'reported-by'?: readonly string[];
}

/** A record kind of the contract's own, or the accepted reporters of a standard one. */
export interface RecordKind extends Paper {
  readonly milestones?: readonly string[];
  readonly 'reported-by'?: readonly string[];
}

export interface ObjectiveClause extends Limit, Paper, Titled {
  readonly aim?: Operand;
  readonly holds?: true;
}

export interface Cap {
  readonly 'at-most': Operand;
  readonly of?: Name;
  /** The window of the cap: it includes the payments of this credit in so many months or periods up to this one: "12 months". */
  readonly over?: string;
}

export interface Credit extends Paper, Titled {
  readonly of?: Operand;
  readonly times?: Operand;
  readonly for?: Name;
  readonly 'if-breached'?: Name;
  readonly sum?: readonly Name[];
  readonly highest?: readonly Name[];
  /** For `highest`: compare for each component or record of a kind, or the totals ("agreement"). */
  readonly each?: string;
  readonly if?: readonly Name[];
  readonly cap?: readonly Cap[];
  readonly minimum?: { readonly 'at-least'?: Operand; readonly 'more-than'?: Operand };
  /** Owed to the vendor: an earn-back, or a charge beyond a free quota. */
  readonly 'owed-to'?: 'vendor';
}

export interface ClaimStep {
  readonly step: 'ticket' | 'notice' | 'claim';
  readonly after: 'outage-start' | 'outage-end' | 'aware' | 'ticket-closed' | 'period-end' | 'statement';
  readonly opens?: string;
  readonly within?: string;
  readonly 'by-end-of'?: string;
  readonly hours?: Name;
  readonly per?: 'outage' | 'period';
}

export interface ClaimTerms extends Paper {
  readonly do: readonly ClaimStep[];
  readonly 'decided-by': 'vendor-records' | 'both-records';
  readonly show?: readonly string[];
}

/** A credit that is paid without a claim, with the words of the paper; `automatic` alone means the same. */
export interface AutomaticClaim extends Paper {
  readonly automatic: true;
}

export type ClaimClause = 'automatic' | AutomaticClaim | ClaimTerms;

/** A remedy that is not money: a right that opens when a flag holds. */
export interface Remedy extends Paper, Titled {
  readonly right: 'terminate' | 'step-in' | 'rectification-plan' | 'escalate' | 'other';
  readonly to: 'customer' | 'vendor';
  readonly if: Name;
  /** How long it may be exercised after the period ended. */
  readonly within?: string;
}

/** When a period is closed, and the conditions that its first statement waits for. */
export interface CloseClause extends Paper {
  /** Grace for late facts after the end of the period: "5 days", "3 business days", "36 h". Absent: none. */
  readonly after?: string;
  readonly hours?: Name;
  /**
   * What happens while a dispute is open, evidence is in quarantine, or a sender is silent: issue the statement with a warning (absent), or
   * wait.
   */
  readonly disputes?: HoldPolicy;
  readonly quarantine?: HoldPolicy;
  readonly silence?: HoldPolicy;
  /**
   * What happens while missing facts leave the owed amount open: issue the statement with the least amount and the bounds (absent), or wait
   * for the facts.
   */
  readonly undetermined?: 'issue' | 'wait';
  /** How long the first statement waits at most after the end of the period; then it is issued with a warning. Absent: without limit. */
  readonly 'wait-at-most'?: string;
}

export type HoldPolicy = 'warn' | 'wait';

/** How credits are paid; for readers alone. */
export interface DeliveryClause extends Paper {
  readonly as: 'future-bill' | 'voucher' | 'refund' | 'days-added' | 'deduction';
  readonly product?: 'same';
  /** `term-end`, a day, or a length of time. */
  readonly expires?: string;
  /** A length of time. */
  readonly within?: string;
}

export interface ComponentKind extends Paper {
  readonly in?: Name;
  readonly 'depends-on'?: Name;
  /** Whether events about parts count for a component: an outage of a part is one of the whole (absent or `count`), or not. */
  readonly parts?: 'count' | 'leave-out';
}

export type LineRounding = Exclude<RoundingMode, 'floor'>;

export const LINE_ROUNDINGS = ['half-up', 'half-even', 'down', 'up'] as const satisfies readonly LineRounding[];

export const isLineRounding = (word: string): word is LineRounding => (LINE_ROUNDINGS as readonly string[]).includes(word);

export interface Terms {
  readonly id: string;
  readonly title: string;
  readonly provider: string;
  readonly version: string;
  readonly from: Day;
  readonly through?: Day;
  readonly 'takes-effect': 'next-period' | 'next-renewal' | 'at-once-splitting-period';
  readonly source?: string;
  /** The day on which the source was read, from which the quotes are. */
  readonly 'source-read'?: Day;
  readonly money: Paper & {
    readonly currency: string;
    /** How lines are rounded, or the name of a parameter that is such a word: the parties choose it in the order. */
    readonly rounding: Name;
  };
  readonly period: Paper & {
    /** A calendar unit, or "30 days" counted from the first day of the term. */
    readonly every: Exclude<PeriodKind, 'days'> | `${number} days`;
    readonly zone: string;
    readonly starts?: string;
    readonly 'part-period': 'clipped' | 'whole' | 'none';
  };
  readonly unreported: 'up' | 'unknown';
  readonly unknown: 'up' | 'down' | 'left-out';
  readonly components?: Readonly<Record<Name, ComponentKind>>;
  readonly attributes?: Readonly<Record<Name, Attribute>>;
  readonly records?: Readonly<Record<Name, RecordKind>>;
  /** The accepted senders of bills. */
  readonly billing?: Paper & { readonly 'reported-by': readonly string[] };
  readonly holidays?: Readonly<Record<Name, readonly Day[]>>;
  readonly parameters?: Readonly<Record<Name, Paper & { readonly like: Operand; readonly default?: Operand }>>;
  readonly definitions: Readonly<Record<Name, Definition>>;
  readonly objectives: Readonly<Record<Name, ObjectiveClause>>;
  readonly credits: Readonly<Record<Name, Credit>>;
  readonly claims: Readonly<Record<Name, ClaimClause>>;
  readonly remedies?: Readonly<Record<Name, Remedy>>;
  readonly close?: CloseClause;
  readonly delivery?: DeliveryClause;
  readonly report?: readonly Name[];
}

/** One of the two parties of a contract. */
export type PartyRole = 'customer' | 'vendor';

export interface Party {
  readonly id: string;
  readonly name: string;
  /** For letters and statements, line by line; absent = that of `invoice`. */
  readonly address?: readonly string[];
  /** Where its letters are dated; absent = the city of `invoice`. */
  readonly place?: string;
  readonly invoice?: InvoiceParty;
}

/** A party on an e-invoice. */
export interface InvoiceParty {
  /** ISO 3166-1: "CN". */
  readonly country: string;
  readonly 'vat-id'?: string;
  /** Number in the register of companies. */
  readonly registration?: string;
  /** Scheme of that number, a code of ISO 6523: "0002" for a French SIREN. */
  readonly 'registration-scheme'?: string;
  /** A further identifier with its scheme: "0009" for a French SIRET. Absent: its id in the contract. */
  readonly identifier?: { readonly scheme: string; readonly id: string };
  /** The electronic address for e-invoices: a scheme of the Electronic Address Scheme list ("0088", "9930") and an id in it. */
  readonly endpoint: { readonly scheme: string; readonly id: string };
  readonly street?: string;
  readonly city?: string;
  readonly postcode?: string;
  /** The contact person; German rules require one for the vendor. */
  readonly contact?: { readonly name: string; readonly phone: string; readonly mail: string };
}

/** How credits are taxed: a category of UNCL 5305. */
export interface InvoiceTax {
  readonly category: TaxCategory;
  /** "19%"; for S, L and M. */
  readonly rate?: string;
  /** Why no tax is charged: a text, a code of the VATEX list, or both; for E, AE, K, G and O. */
  readonly reason?: string;
  readonly 'reason-code'?: string;
}

export const TAX_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'] as const;
export type TaxCategory = (typeof TAX_CATEGORIES)[number];

export const NOTE_PROFILES = ['peppol', 'en16931', 'xrechnung', 'france'] as const;
/** Whose rules a note follows. */
export type NoteProfile = (typeof NOTE_PROFILES)[number];
export const DEFAULT_NOTE_PROFILE: NoteProfile = 'peppol';

/** An invoice, as a credit note refers to it. */
export interface InvoiceReference {
  readonly number: string;
  readonly date?: Day;
}

/** What notes need beside the parties. */
export interface OrderInvoice {
  readonly 'buyer-reference': string;
  /** Absent: `peppol`. */
  readonly profile?: NoteProfile;
  /** What the numbers of notes begin with: "SC-". Absent: "SC-". */
  readonly series?: string;
  readonly tax: InvoiceTax;
  /** The taxes of credits for charges of other kinds; `tax` is that of all others. */
  readonly 'tax-by-charge'?: Readonly<Record<string, InvoiceTax>>;
  /** Where and by when an amount is paid that the customer owes: an IBAN or other account, and the days from the date of the note. */
  readonly payment?: { readonly account: string; readonly bic?: string; readonly holder?: string; readonly days: number };
  /** The mentions that French law requires, as the parties word them. */
  readonly mentions?: { readonly 'late-payment': string; readonly 'recovery-costs': string; readonly discount: string };
}

export interface OrderComponent extends Titled {
  readonly kind: Name;
  readonly in?: Name;
  readonly 'depends-on'?: readonly Name[];
  /** Its names in the events of senders: an alarm ARN, "uptime-kuma/17". The component's own id is always accepted. */
  readonly 'known-as'?: readonly string[];
  /** Where credits for it are booked; absent = that of the order. */
  readonly 'cost-centre'?: string;
  readonly attributes?: Readonly<Record<Name, string | number>>;
}

/** The months of charges that recur less often than each month. */
export const INSTALMENT_MONTHS = { quarter: 3, 'half-year': 6, year: 12 } as const;

export interface Charge {
  readonly kind: string;
  readonly amount: string;
  readonly component?: Name;
  /** For each month of the term; once for the span `from`..`through`; or at the beginning of each quarter, half-year or year from `from`. */
  readonly every: 'month' | 'once' | keyof typeof INSTALMENT_MONTHS;
  readonly 'part-month'?: 'whole' | 'by-days';
  /** A prepayment for `from`..`through`, or for each quarter, half-year or year, divided by its months or days. */
  readonly spread?: 'months' | 'days';
  readonly from?: Day;
  readonly through?: Day;
  /** The invoice that billed it. */
  readonly invoice?: InvoiceReference;
  /** The invoices that billed it, by the label of the period that is credited: { "2026-10": ... }. */
  readonly invoices?: Readonly<Record<string, InvoiceReference>>;
}

/** A permitted sender: an AWS account on the bus, or a webhook of one source. */
export interface OrderSender {
  readonly account?: string;
  readonly webhook?: string;
  readonly as: PartyRole;
  /** Names of the components on which it may report; absent = all of the vendor's. */
  readonly components?: readonly string[];
  /** The longest interval between its events; longer silence is an event of Makegood: "1 h". */
  readonly 'expect-every'?: string;
}

export interface Order {
  readonly id: string;
  readonly title: string;
  readonly vendor: Party;
  readonly customer: Party;
  readonly from: Day;
  /** The last day, inclusive. */
  readonly through?: Day;
  readonly senders?: readonly OrderSender[];
  /** Whether evidence without a component counts for the whole, or is left out and listed. */
  readonly 'without-component': 'count' | 'leave-out';
  /** Where the customer books credits. */
  readonly 'cost-centre'?: string;
  /** For notes: the buyer's reference, how credits are taxed, by which rules notes are written. */
  readonly invoice?: OrderInvoice;
  readonly components?: Readonly<Record<Name, OrderComponent>>;
  readonly attributes?: Readonly<Record<Name, string | number>>;
  readonly charges?: readonly Charge[];
  readonly parameters?: Readonly<Record<Name, Operand>>;
}

export interface Contract {
  readonly makegood: 1;
  readonly order: Order;
  /** Versions of the terms in any order; the one in force is found by `from`. */
  readonly terms: readonly Terms[];
}
