/** What a language must be able to say: a phrase for every operator and clause, so that forgetting one does not compile. */
import type {
  Attribute,
  Charge,
  ClaimStep,
  CloseClause,
  Credit,
  Order,
  OrderComponent,
  ObjectiveClause,
  RecordKind,
  Remedy,
  Sender,
  Terms,
} from '../../domain/contract/terms.ts';
import type { OperatorKey } from '../../domain/operators/operator.ts';
import type { Cell } from '../../domain/operators/cell.ts';
import type { Paper } from '../../domain/contract/paper.ts';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Says a literal with its unit, or a name in quotes. */
export type Say = (operand: unknown) => string;

/** What the order of one customer says. */
export interface OrderPhrases {
  readonly contract: (order: Order) => string;
  readonly withoutComponent: (choice: Order['without-component']) => string;
  readonly costCentre: (costCentre: string) => string;
  readonly sender: (sender: Sender) => string;
  readonly member: (id: string, component: OrderComponent) => string;
  readonly customerAttribute: (name: string, value: string | number) => string;
  readonly charge: (charge: Charge) => string;
  /** Which records about another component concern one of this kind: those about what is around it, and about what is inside it. */
  readonly parts: (kind: string, of: Parts) => string;
  /** Which charges count for a component of this kind. */
  readonly chargedParts: (kind: string, inside: readonly string[]) => string;
}

/** Kinds around another one, and those inside it whose events count for it, or do not. */
export interface Parts {
  readonly around: readonly string[];
  readonly counted: readonly string[];
  readonly apart: readonly string[];
}

export type Side = Sender['as'];

export interface Phrases extends OrderPhrases {
  /** A literal or a name. */
  readonly say: Say;
  /** What stands between two sentences. */
  readonly joint: string;
  /** What a definition means, without its name: "the time of each outage from started to ended". */
  readonly cell: Readonly<Record<OperatorKey, (cell: Cell) => string>>;
  readonly headings: Readonly<
    Record<'contract' | 'measuring' | 'vocabulary' | 'definitions' | 'objectives' | 'credits' | 'claims' | 'remedies' | 'charges', string>
  >;
  readonly text: (terms: Terms) => string;
  readonly period: (terms: Terms) => string;
  readonly silence: (terms: Terms) => string;
  readonly money: (terms: Terms) => string;
  /** @param owing who owes something that rests on it, and may not say it where the text names nobody. */
  readonly attribute: (name: string, attribute: Attribute, owing: readonly Side[]) => string;
  readonly component: (kind: string, inside: string | undefined, dependsOn: string | undefined) => string;
  readonly holidays: (name: string, days: readonly string[]) => string;
  readonly parameter: (name: string, value: unknown, like: unknown, otherwise: unknown) => string;
  readonly definition: (name: string, meaning: string) => string;
  readonly objective: (name: string, objective: ObjectiveClause) => string;
  readonly credit: (name: string, credit: Credit) => string[];
  readonly automatic: (credit: string) => string;
  readonly claim: (credit: string, step: ClaimStep, decidedBy: string) => string;
  readonly remedy: (name: string, remedy: Remedy) => string;
  readonly close: (close: CloseClause) => string[];
  readonly delivery: (delivery: Readonly<Record<string, unknown>>) => string;
  readonly records: (kind: string, spec: RecordKind) => string;
  /** That the level of an outage goes with its events. */
  readonly level: string;
  /** Record kinds of which the text names no reporters. */
  readonly otherRecords: (kinds: readonly string[]) => string;
  readonly billing: (reporters: readonly string[] | undefined, owing: readonly Side[]) => string;
  readonly claimShows: (credit: string, shows: readonly string[]) => string;
  readonly report: (names: readonly string[]) => string;
  /** What the file says beside a clause: the paper's own words, or what was chosen where it is silent. */
  readonly paper: (paper: Paper) => string;
}
