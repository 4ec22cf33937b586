/** What a language must be able to say: a phrase for every operator and clause, so that forgetting one does not compile. */
import type { Attribute, Charge, ClaimStep, CloseClause, Credit, PromiseClause, Remedy, Terms } from '../domain/agreement/agreement.ts';
import type { Cell, OperatorKey } from '../domain/operators/operator.ts';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Says a literal with its unit, or a name in quotes. */
export type Say = (operand: unknown) => string;

export interface Phrases {
  /** A literal or a name. */
  readonly say: Say;
  /** What a definition means, without its name: "the time of each outage from started to ended". */
  readonly cell: Readonly<Record<OperatorKey, (cell: Cell) => string>>;
  readonly headings: Readonly<
    Record<'contract' | 'measuring' | 'vocabulary' | 'definitions' | 'promises' | 'credits' | 'claims' | 'remedies' | 'charges', string>
  >;
  readonly contract: (vendor: string, customer: string, from: string, through: string | undefined) => string;
  readonly text: (terms: Terms) => string;
  readonly period: (terms: Terms) => string;
  readonly silence: (terms: Terms) => string;
  readonly money: (terms: Terms) => string;
  readonly attribute: (name: string, attribute: Attribute) => string;
  readonly component: (kind: string, inside: string | undefined, dependsOn: string | undefined) => string;
  readonly holidays: (name: string, days: readonly string[]) => string;
  readonly parameter: (name: string, value: unknown) => string;
  readonly definition: (name: string, meaning: string) => string;
  readonly promise: (name: string, promise: PromiseClause) => string;
  readonly credit: (name: string, credit: Credit) => string[];
  readonly automatic: (credit: string) => string;
  readonly claim: (credit: string, step: ClaimStep, decidedBy: string) => string;
  readonly remedy: (name: string, remedy: Remedy) => string;
  readonly close: (close: CloseClause) => string[];
  readonly delivery: (delivery: Readonly<Record<string, unknown>>) => string;
  readonly charge: (charge: Charge) => string;
  /** What the file says beside a clause: the paper's own words, or what was chosen where it is silent. */
  readonly paper: (says: string) => string;
}
