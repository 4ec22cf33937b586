/** The sentences of reasons in a language. A missing sentence does not compile. */
import type { EventType } from '../../domain/evidence/fact.ts';
import type { Charge } from '../../domain/contract/terms.ts';
import type { BetweenWords } from '../../domain/statement/credits/between.ts';
import type { ValueWords } from './values.ts';

export interface ReasonWords extends ValueWords {
  readonly ends: BetweenWords;
  readonly edge: (edge: string, value: string) => string;
  readonly and: (parts: readonly string[]) => string;
  /** The number of further entries of a list within a sentence. */
  readonly more: (count: number) => string;
  /** The number of further sentences, and where all of them are. */
  readonly moreEntries: (count: number) => string;
  readonly moreSentences: (count: number) => string;
  readonly comma: string;
  readonly semicolon: string;
  readonly stop: string;
  /** A kind of record: "ticket". */
  readonly kind: (kind: string) => string;
  readonly bandValue: (what: string, value: string) => string;
  readonly recordEvents: (record: string, events: string) => string;
  readonly line: (line: { number: number; credit: string; amount: string; centre: string | undefined }) => string;
  readonly clause: (clause: string | undefined, quote: string | undefined) => string;
  /** @param terms title and version. */
  readonly noClause: (terms: string) => string;
  readonly measured: (what: string, value: string) => string;
  readonly notMeasured: (what: string) => string;
  readonly limit: (limits: string, outcome: 'met' | 'breached' | 'open', by: string | undefined) => string;
  readonly band: (value: string, row: number, edges: string, gives: string) => string;
  readonly apart: (below: readonly string[], above: readonly string[]) => string;
  readonly below: (by: string, edge: string) => string;
  readonly above: (by: string, edge: string) => string;
  readonly gap: (value: string, gives: string) => string;
  readonly openBand: (value: string, gives: string) => string;
  /** @param what undefined for an amount in the contract itself. */
  readonly base: (amount: string, what: string | undefined) => string;
  /** A parameter of the contract. */
  readonly parameter: (name: string) => string;
  readonly charge: (kind: string, component: string | undefined, counted: string) => string;
  /** @param part the part of it that counts; undefined for all of it. */
  readonly ofCharge: (amount: string, every: Charge['every'], spread: Charge['spread'], part: string | undefined) => string;
  readonly days: (days: number, month: number) => string;
  readonly months: (months: string) => string;
  readonly billed: (event: string) => string;
  readonly product: (base: string, rate: string, result: string) => string;
  /**
   * @param unrounded the sum before its rounding. @param between the amounts of the currency around it. @param nearer the nearer of them;
   * `middle`: neither; undefined where the sum is rounded to the one that is not nearer, as the contract says or a cap needs.
   */
  readonly rounded: (
    unrounded: string,
    between: readonly [string, string],
    nearer: string | undefined,
    amount: string,
    isUp: boolean,
  ) => string;
  readonly cap: (cap: CapWords) => string;
  readonly minimum: (sum: string | undefined) => string;
  readonly isLower: string;
  readonly provisional: (between: string | undefined) => string;
  readonly value: (what: string, value: string) => string;
  readonly factors: (what: string, factors: FactorWords, product: string) => string;
  readonly cases: (count: number, what: string) => string;
  /** Where missing facts decide some of them. @param most undefined: without bound. */
  readonly casesBetween: (least: string, most: string | undefined, what: string) => string;
  readonly openCase: string;
  readonly ticket: (record: string, value: string, limits: string, by: string | undefined) => string;
  readonly clock: (from: string, to: string | undefined, hours: string) => string;
  readonly due: (at: string) => string;
  readonly dueBetween: (earliest: string, latest: string) => string;
  readonly pause: (reason: string, from: string, to: string | undefined, length: string | undefined) => string;
  /** The time between an end of a record and its reopening. */
  readonly reopened: (from: string, to: string, length: string) => string;
  readonly section: (from: string, to: string, length: string) => string;
  readonly sections: (total: string) => string;
  readonly stretch: (from: string, elapsed: string, limit: string | undefined, share: string | undefined, words: string) => string;
  readonly counted: (total: string, what: string, count: number) => string;
  readonly notReported: (total: string, what: string, count: number) => string;
  readonly excluded: (total: string, by: string) => string;
  readonly interval: (from: string, to: string, length: string) => string;
  readonly weighted: (share: string, length: string) => string;
  readonly unknown: string;
  readonly events: (events: string) => string;
  readonly eventsOf: (events: readonly string[], sender: string) => string;
  readonly causes: CauseWords;
}

export interface FactorWords {
  /** The name and the value of the multiplied cell. */
  readonly name: string;
  readonly value: string;
  readonly factor: string;
  /** The value is a number of cases, and the factor is the amount for each of them. */
  readonly isEach: boolean;
}

export interface CapWords {
  readonly credit: string;
  readonly before: string;
  readonly left: string;
  /** The limit, and the earlier payments under it. */
  readonly less: readonly [limit: string, paid: string] | undefined;
  readonly isCertain: boolean;
  /** The rest of the line, where the cap cuts several lines. */
  readonly ofLine: string | undefined;
}

export interface CauseWords {
  /** What an event of a type reports. */
  readonly types: Readonly<Record<EventType, string>>;
  readonly party: Readonly<Record<'vendor' | 'customer', string>>;
  readonly event: (event: {
    id: string;
    sender: string;
    party: string;
    type: string;
    about: readonly string[];
    at: string;
    received: string;
  }) => string;
  readonly late: (event: string) => string;
  readonly reprocessed: (event: string) => string;
  readonly corrected: (event: string, corrects: string, isReplaced: boolean) => string;
  readonly reason: (reason: string) => string;
  readonly amended: (revisions: string) => string;
  readonly earlier: (periods: string) => string;
  readonly recalculated: string;
  readonly revision: (from: number, before: string, after: string, difference: string) => string;
  /** The total is the one of the revision before. */
  readonly sameTotal: (from: number, total: string) => string;
  readonly line: (
    what: string,
    kind: 'addition' | 'reversal' | 'delta',
    before: string,
    after: string,
    difference: string,
    centre: string | undefined,
  ) => string;
  readonly noLines: string;
  /** Of a revision that changed only what its reader does not see. */
  readonly nothingShown: (from: number) => string;
}
