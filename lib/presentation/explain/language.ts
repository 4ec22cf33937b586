/** The phrases of a language: one for every operator and clause. A missing phrase does not compile. */
import type {
  PartyRole,
  Attribute,
  Charge,
  ClaimStep,
  CloseClause,
  Credit,
  DeliveryClause,
  Order,
  OrderComponent,
  OrderInvoice,
  ObjectiveClause,
  Party,
  RecordKind,
  Remedy,
  OrderSender,
  Terms,
} from '../../domain/contract/terms.ts';
import type { OperatorKey } from '../../domain/operators/operator.ts';
import type { Cell } from '../../domain/operators/cell.ts';
import type { Paper } from '../../domain/contract/paper.ts';

/** Writes a literal with its unit, or a name in quotes. */
export type Say = (operand: unknown) => string;

/** Phrases for the order of a customer. */
export interface OrderPhrases {
  readonly contract: (order: Order) => string;
  readonly withoutComponent: (choice: Order['without-component']) => string;
  readonly costCentre: (costCentre: string) => string;
  readonly sender: (sender: OrderSender) => string;
  readonly member: (id: string, component: OrderComponent) => string;
  readonly customerAttribute: (name: string, value: string | number) => string;
  readonly charge: (charge: Charge) => string;
  /** Which records about other components concern one of this kind: those about components around it and inside it. */
  readonly parts: (kind: string, of: Parts) => string;
  /** Which charges count for a component of this kind. */
  readonly chargedParts: (kind: string, inside: readonly string[]) => string;
}

/** Phrases for what letters and notes say of the order. */
export interface InvoicePhrases {
  /** The postal address of a party, where its letters are dated, and its details for e-invoices; none without any. */
  readonly partyDetails: (role: PartyRole, party: Party) => string[];
  /** What notes carry, how credits are taxed, and how the customer pays. */
  readonly notes: (invoice: OrderInvoice, order: Order) => string[];
  /** The invoices that billed a charge; none where it names none. */
  readonly billed: (charge: Charge) => string[];
}

/** Kinds around another one, and those inside it whose events count for it, or do not. */
export interface Parts {
  readonly around: readonly string[];
  readonly counted: readonly string[];
  readonly apart: readonly string[];
}

/** Phrases for how is measured, what is named and what is promised. */
export interface TermsPhrases {
  readonly text: (terms: Terms) => string;
  readonly period: (terms: Terms) => string;
  readonly silence: (terms: Terms) => string;
  readonly money: (terms: Terms) => string;
  /** @param owing the parties that owe something because of it; without named reporters they may not report it. */
  readonly attribute: (name: string, attribute: Attribute, owing: readonly PartyRole[]) => string;
  readonly component: (kind: string, inside: string | undefined, dependsOn: string | undefined) => string;
  readonly holidays: (name: string, days: readonly string[]) => string;
  readonly parameter: (name: string, value: unknown, like: unknown, otherwise: unknown) => string;
  readonly definition: (name: string, meaning: string) => string;
  readonly objective: (name: string, objective: ObjectiveClause) => string;
  readonly records: (kind: string, spec: RecordKind) => string;
  /** The sentence that the level of an outage is part of its events. */
  readonly level: string;
  /** Record kinds without named reporters. */
  readonly otherRecords: (kinds: readonly string[]) => string;
  readonly billing: (reporters: readonly string[] | undefined, owing: readonly PartyRole[]) => string;
}

/** Phrases for credits, claims, the close and other remedies. */
export interface CreditPhrases {
  readonly credit: (name: string, credit: Credit) => string[];
  readonly automatic: (credit: string) => string;
  readonly claim: (credit: string, step: ClaimStep, decidedBy: string) => string;
  readonly claimShows: (credit: string, shows: readonly string[]) => string;
  readonly report: (names: readonly string[]) => string;
  readonly remedy: (name: string, remedy: Remedy) => string;
  readonly close: (close: CloseClause) => string[];
  readonly delivery: (delivery: DeliveryClause) => string;
}

export interface Phrases extends OrderPhrases, InvoicePhrases, TermsPhrases, CreditPhrases {
  /** A literal or a name. */
  readonly say: Say;
  /** The separator of two sentences. */
  readonly joint: string;
  /** The meaning of a definition without its name: "the time of each outage from started to ended". */
  readonly cell: Readonly<Record<OperatorKey, (cell: Cell) => string>>;
  readonly headings: Readonly<
    Record<
      'contract' | 'notes' | 'measuring' | 'vocabulary' | 'definitions' | 'objectives' | 'credits' | 'claims' | 'remedies' | 'charges',
      string
    >
  >;
  /** The title of a clause or a component in documents: one text for each language. */
  readonly title: (texts: readonly string[]) => string;
  /** The quote and note beside a clause. */
  readonly paper: (paper: Paper) => string;
}

/** Whether a credit is its base as it stands, so that its sentence needs no factor. */
export const isOnce = (times: Credit['times']): boolean => times === 1 || times === '1';
