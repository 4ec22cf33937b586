/** The statement: plain data whose canonical JSON is the same bytes for the same input, on any machine. */
import type { Finding } from '../evidence/findings/finding.ts';
import { formatAmount, type Money } from '../money/money.ts';
import type { Outcome } from '../operators/verdict.ts';
import type { PeriodState } from '../operators/earlier-periods.ts';
import type { Missing } from '../operators/missing.ts';
import type { ShutGate } from './credits/credit-node.ts';
import type { CellReason } from './reasons.ts';
import type { ShownBounds, ShownValue } from './format-value.ts';
import type { BandResult, ZeroRate } from './objectives/shown-bands.ts';
import type { TimerTiming } from './objectives/ticket-timing.ts';
import type { LeftOut } from './evidence-account/left-out.ts';
import type { ClaimWindow } from './credits/claim-window.ts';
import type { Legend } from './legend.ts';
import type { Paper } from '../contract/paper.ts';

export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** One edge of an objective, as it applied to a case. */
export interface ObjectiveTarget {
  readonly edge: string;
  readonly exact?: string;
  readonly shown: string;
  readonly bounds?: ShownBounds;
}

export interface ObjectiveResult extends Paper {
  readonly objective: string;
  /** The number of the part, when a new version splits the period. */
  readonly part?: number;
  readonly index: string;
  /** `undetermined`: missing facts decide; `not-measured`: there is nothing to measure. */
  readonly outcome: Outcome;
  readonly measured?: ShownValue;
  /**
   * Where missing facts leave it open, instead of `measured`. For something that has not ended, `measured` is the length up to the end of
   * the period, and the bounds are given beside it. An end without bound is absent.
   */
  readonly bounds?: ShownBounds;
  /** The possible outcomes of an undetermined objective; `none`: it may have no case. */
  readonly possible?: readonly (Outcome | 'none')[];
  /** The range of the value if all unreported time had been observed; the clause `unknown` decided the measured value. */
  readonly unobserved?: ShownBounds;
  /** The missing facts that would decide it, by their names under `missing`. */
  readonly missing?: readonly string[];
  readonly targets: readonly ObjectiveTarget[];
  readonly aim?: ShownValue;
  /** For a timer: its hours, waits, severity and deadline. A met timer has it only with reasons. */
  readonly timing?: TimerTiming;
  /** With reasons: the cells behind the result. */
  readonly reasons?: readonly CellReason[];
}

/**
 * The time of the period for one availability, or the times behind another objective, in milliseconds (fractions when weighted); the four
 * add up to `total`.
 */
export interface TimeResult {
  readonly part?: number;
  readonly cell: string;
  readonly index: string;
  readonly up: string;
  readonly down: string;
  readonly unknown: string;
  readonly excluded: string;
  readonly total: string;
}

export interface StatementLine {
  readonly number: number;
  readonly part?: number;
  readonly credit: string;
  readonly index: string;
  /** The credited component, for a case with several components or with another index. */
  readonly component?: string;
  readonly of: { readonly cell: string; readonly exact: string };
  readonly times: { readonly cell: string; readonly exact: string; readonly shown: string };
  /** Product before caps and rounding. */
  readonly exact: string;
  /** After caps and minimum, before rounding. */
  readonly due: string;
  /** Below zero when it is owed to the vendor. */
  readonly amount: Amount;
  /** The cost centre of the customer: that of the component, else of the order. */
  readonly costCentre?: string;
  /** Missing facts leave the amount of this line open. Another line of the credit may be certain. */
  readonly provisional?: true;
  /** The bounds of this line, not below zero; absent where it is certain. The bounds of lines do not add up to those of their sum. */
  readonly bounds?: AmountBounds;
  /** Another credit owes more in the same case, so that this one is not paid. */
  readonly isLower?: true;
  readonly reasons?: readonly CellReason[];
}

/** A line that is not among the lines, because it is owed only for some values of the missing facts. */
export interface OpenLine extends Pick<StatementLine, 'part' | 'credit' | 'index' | 'component' | 'costCentre' | 'reasons'> {
  /** The cells of its base and its factor. */
  readonly of: string;
  readonly times: string;
  readonly bounds: AmountBounds;
}

export interface AmountBounds {
  readonly least: Amount;
  readonly most?: Amount;
}

/** Both ends are included; `most` is absent without an upper bound. */
export interface FigureBounds {
  readonly least: string;
  readonly most?: string;
}

/** The limit of a cap and the sum before it; a figure that missing facts leave open is under `bounds`. */
export interface CapResult {
  readonly credit: string;
  readonly index: string;
  readonly limit?: string;
  readonly before?: string;
  /** For a cap over several periods: the earlier payments, and the remaining limit. */
  readonly earlier?: string;
  readonly left?: string;
  /** Whether it certainly cuts. */
  readonly bound: boolean;
  /** Missing facts decide whether it cuts. */
  readonly undetermined?: true;
  readonly bounds?: Partial<Readonly<Record<'limit' | 'before' | 'earlier' | 'left', FigureBounds>>>;
}

export interface CreditResult extends Paper {
  readonly part?: number;
  readonly credit: string;
  /** The certain amount. */
  readonly amount: Amount;
  /** Where missing facts leave it open: the least and the most that is owed; `most` is absent without an upper bound. */
  readonly bounds?: AmountBounds;
  /** The missing facts that would decide it, or its allocation to its lines. */
  readonly missing?: readonly string[];
  readonly exact: string;
  readonly caps: readonly CapResult[];
  /** The gate that fails for every value of the missing facts. */
  readonly refusedBy?: string;
  /** Set where it holds for every value of the missing facts. */
  readonly belowMinimum?: true;
  /** The sum that is below the minimum, where no missing fact leaves it open. */
  readonly afterCaps?: string;
  readonly claim: readonly ClaimWindow[] | 'automatic';
}

/** A remedy that is not money, and whether this period opened it. */
export interface RemedyResult extends Paper {
  readonly remedy: string;
  readonly part?: number;
  readonly right: string;
  readonly to: 'customer' | 'vendor';
  readonly index: string;
  readonly open: boolean;
  /** Missing facts decide whether it is open. */
  readonly undetermined?: true;
  /** The first day it may be exercised: the one after the period. */
  readonly since?: string;
  /** The last day to exercise it, inclusive. */
  readonly lastDay?: string;
}

export interface ReportEntry {
  readonly start: string;
  readonly end: string;
  /** The value; for times the weight, for a flag 1 or 0. */
  readonly exact: string;
  readonly shown?: string;
}

export interface ReportedCell {
  readonly part?: number;
  readonly cell: string;
  readonly index: string;
  readonly value: ShownValue | { readonly shown: string; readonly entries?: readonly ReportEntry[] };
}

export interface OpenRecord {
  readonly kind: string;
  readonly id: string;
  readonly component?: string;
  /** The components, when it concerns several. */
  readonly components?: readonly string[];
  readonly since: string;
  /** The storage group of its facts. */
  readonly group: string;
}

/** The report of one witness on a period, in milliseconds. */
export interface Testimony {
  readonly witness: string;
  readonly down: string;
  readonly unknown: string;
}

/** Witnesses of one cell who disagree: the report of each, and the result of the period by each one alone. */
export interface Discrepancy {
  readonly part?: number;
  readonly cell: string;
  readonly decide: string;
  readonly times: readonly {
    readonly index: string;
    /** Milliseconds in which witnesses who know reported different states. */
    readonly differ: string;
    readonly counted: Omit<Testimony, 'witness'>;
    readonly said: readonly Testimony[];
  }[];
  readonly money: readonly {
    readonly witness: string;
    readonly total: Amount;
    /** Where missing facts leave the amount by this witness open: both ends; `total` is the least. */
    readonly bounds?: AmountBounds;
    /** Absent where missing facts leave either open. */
    readonly difference?: Amount;
  }[];
}

export interface Statement {
  readonly format: 'makegood-statement/2';
  readonly contract: {
    readonly id: string;
    readonly title: string;
    readonly vendor: { id: string; name: string };
    readonly customer: { id: string; name: string };
  };
  readonly terms: { readonly id: string; readonly title: string; readonly version: string };
  readonly period: { readonly label: string; readonly start: string; readonly end: string; readonly zone: string };
  /** When versions of the terms took effect inside the period: each measured and credited on its own. */
  readonly parts?: readonly {
    readonly part: number;
    readonly version: string;
    readonly start: string;
    readonly end: string;
    readonly legend?: Legend;
  }[];
  /** The meaning of its names; in a statement with parts, under each part. Absent in statements that versions before 0.3 issued. */
  readonly legend?: Legend;
  readonly objectives: readonly ObjectiveResult[];
  readonly time: readonly TimeResult[];
  readonly lines: readonly StatementLine[];
  /** What missing facts may add, by line. */
  readonly openLines?: readonly OpenLine[];
  /** The rows of tables that contain the values. */
  readonly bands?: readonly BandResult[];
  /** Credits without a line because their rate is 0. */
  readonly zeroRates?: readonly ZeroRate[];
  /** Cases without a line because a gate does not hold. */
  readonly shutGates?: readonly ShutGate[];
  readonly credits: readonly CreditResult[];
  /** The certain amount owed to the customer, less the amount owed to the vendor once both are certain. */
  readonly total: Amount;
  /** Where missing facts leave it open: the bounds to the customer and to the vendor, never offset against each other. */
  readonly bounds?: { readonly toCustomer: AmountBounds; readonly toVendor?: AmountBounds };
  /** The missing facts that would decide the open results. */
  readonly missing?: readonly Missing[];
  readonly remedies?: readonly RemedyResult[];
  readonly discrepancies?: readonly Discrepancy[];
  /** For later periods: see ./period-state.ts. */
  readonly state?: PeriodState;
  readonly report: readonly ReportedCell[];
  readonly open: readonly OpenRecord[];
  readonly findings: readonly Finding[];
  /** Facts about the period: the used ones, and those left out, by reason. Together they are all received facts. */
  readonly evidence: { readonly events: number; readonly leftOut?: readonly LeftOut[] };
}

/** Whether missing facts leave the owed amount open. */
export const STATEMENT_STATES = ['certain', 'provisional'] as const;
export type StatementState = (typeof STATEMENT_STATES)[number];

/** Whether missing facts leave the amount owed to the customer open: the total is then its lower bound. */
export const isProvisional = ({ bounds }: { readonly bounds?: Statement['bounds'] }): boolean =>
  bounds !== undefined && bounds.toCustomer.least.amount !== bounds.toCustomer.most?.amount;

/** "10.00 USD" */
export const moneyText = ({ amount, currency }: Amount): string => `${amount} ${currency}`;

export const toAmount = (money: Money): Amount => ({ amount: formatAmount(money), currency: money.currency });

/** JSON with sorted keys and no spaces: the input of digests. Undefined members are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value as Record<string, unknown>)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}
