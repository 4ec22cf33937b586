/** What the words of a language for definitions and credits without a title must have. */
import type { CellLegend } from '../../domain/statement/legend.ts';
import type { OperatorKey } from '../../domain/operators/operator.ts';

/** What is waited for or missing beside the contract and its evidence. */
export type FindingPlace = 'quarantine' | 'senders' | 'close' | 'documents' | 'received' | 'disputes';

/** Who reported a record, and by which event where the sender alone does not tell it from another one. */
export interface ReportedBy {
  readonly sender: string;
  readonly event: string | undefined;
}

export interface RecordWords {
  readonly number: string | undefined;
  readonly of: readonly string[];
  readonly at: string | undefined;
  /** Only where others have the same name without it. */
  readonly by: ReportedBy | undefined;
}

export interface NameWords {
  readonly of: (name: string, index: string) => string;
  readonly creditFor: (objective: string) => string;
  readonly credit: string;
  readonly combined: Readonly<Record<'sum' | 'highest', string>>;
  readonly customer: string;
  /** The kind of a record. */
  readonly kind: (kind: string) => string;
  /** A record that is known by its components and its time, and where these are not enough by who reported it. */
  readonly record: (kind: string, known: RecordWords) => string;
  /** "reported by aws:444455556666", beside the name of a record. */
  readonly reportedBy: (by: ReportedBy) => string;
  /** A kind of charge. */
  readonly charge: (kind: string) => string;
  /** A base: the kinds of charges, none of which means all, and the kind of component for each of which it is. */
  readonly charges: (kinds: readonly string[], each: string | undefined) => string;
  /** A record of which no beginning is known. */
  readonly unstarted: (id: string) => string;
  /** Places of Makegood itself, to which a finding belongs. */
  readonly places: Readonly<Record<FindingPlace, string>>;
  /** Words for common attributes, in a language in which names are not words. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Words for the values of built-in attributes, by attribute. */
  readonly levels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly attributeValue: (attribute: string, value: string) => string;
  /** The words of the language for reserved names. */
  readonly reserved: Readonly<Record<string, string>>;
  /** The word for the time that lowers an availability. */
  readonly downtime: string;
  /** Whether the names of a contract can be read as words of the language. */
  readonly hasNames: boolean;
  /** What a definition measures; undefined where its operator does not determine it. @param of the name of what is counted. */
  readonly cell: (cell: CellLegend, of: string | undefined) => string | undefined;
}

type Kind = CellLegend['kind'];

/** Makes words of the language for a definition from its legend. */
export type CellWords = (given: {
  readonly what: string;
  readonly kind: Kind;
  readonly from: string;
  readonly to: readonly string[];
  readonly counted: string | undefined;
}) => string;

/**
 * @param word a word of the contract language, in the language of the text.
 * @param kinds words for definitions whose operator has none, in a language in which names are not words.
 */
export const cellBy =
  (
    words: Partial<Record<OperatorKey, CellWords>>,
    word: (text: string) => string,
    kinds?: Readonly<Record<Kind, string>>,
  ): NameWords['cell'] =>
  ({ is, kind, of = '', from = '', to = [] }, counted) =>
    words[is]?.({ what: word(of), kind, from: word(from), to: to.map(word), counted }) ?? kinds?.[kind];
