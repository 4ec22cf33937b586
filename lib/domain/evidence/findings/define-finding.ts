/**
 * How a kind of finding is declared: the types of its parameters, and its sentence in each language. A kind without a sentence in one of
 * the languages does not compile.
 */
import type { Language } from '../../contract/title.ts';

/**
 * The types of text parameters, by how readers see them:
 * - `text`: words of a sender or of the contract, unchanged; `word`: a word of the contract language;
 * - `name`: a definition or credit; `component`, `attribute`: the id or name of one; `owner`: a component, a record ("ticket/T-1") or
 *   "customer"; `fact`: a missing fact;
 * - `charge`: a kind of charge;
 * - `script`: a script by its code of ISO 15924, "emoji", or the number of a character ("U+10330");
 * - `instant`: ISO 8601 in UTC; `day`: "2026-10-31"; `length`: "44 min 38 s"; `money`: "10.00 USD".
 *
 * With an `s` at the end it is a list of these.
 */
export const TEXT_KINDS = [
  'text',
  'word',
  'name',
  'component',
  'attribute',
  'owner',
  'fact',
  'instant',
  'day',
  'length',
  'money',
  'script',
  'charge',
] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

type Kind = TextKind | `${TextKind}s` | 'count' | 'flag';

type Member = Kind | `${Kind}?` | { readonly oneOf: readonly string[] } | { readonly each: Declared };

/** The types of parameters by name; `?` marks one that may be absent. */
export interface Declared {
  readonly [name: string]: Member;
}

type ValueOf<M> = M extends `${infer K}?`
  ? ValueOf<K>
  : M extends TextKind
    ? string
    : M extends `${TextKind}s`
      ? readonly string[]
      : M extends 'count'
        ? number
        : M extends 'flag'
          ? boolean
          : M extends { readonly oneOf: readonly (infer W)[] }
            ? W
            : M extends { readonly each: infer D }
              ? readonly ParametersIn<D>[]
              : never;

type Optional<D> = { [K in keyof D]: D[K] extends `${string}?` ? K : never }[keyof D];

/** The parameters that a declaration describes. */
export type ParametersIn<D> = { readonly [K in Exclude<keyof D, Optional<D>>]: ValueOf<D[K]> } & {
  readonly [K in Optional<D>]?: ValueOf<D[K]> | undefined;
};

/** The sentence of a finding in each language, without the place. The parameters are as the reader sees them. */
type Sentences<D> = Readonly<Record<Language, (parameters: ParametersIn<D>) => string>>;

export type FindingDefinition<D extends Declared = Declared> = { readonly parameters: D } & Sentences<D>;

/** The sentences of kinds in one more language, in a file of its own. A kind that is missing there does not compile. */
export type SentencesOf<K extends Readonly<Record<string, { readonly parameters: Declared }>>> = {
  readonly [C in keyof K]: (parameters: ParametersIn<K[C]['parameters']>) => string;
};

export const define = <const D extends Declared>(parameters: D, sentences: Sentences<D>): FindingDefinition<D> => ({
  parameters,
  ...sentences,
});

/** A kind without parameters. */
export const always = (sentences: Readonly<Record<Language, string>>): FindingDefinition<Record<never, Member>> =>
  define({}, { en: () => sentences.en, zh: () => sentences.zh });

/** "a, b and c" */
export const and = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** `"a" or "b"` */
export const either = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(' or ');

/** “a”或“b” */
export const eitherInChinese = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('或');

/** "（是否指“a”或“b”？）" */
export const meantInChinese = (near: readonly string[]): string => (near.length === 0 ? '' : `（是否指${eitherInChinese(near)}？）`);

/** " and 3 others"; empty for none. */
export const others = (count: number): string => (count === 0 ? '' : ` and ${count} ${count === 1 ? 'other' : 'others'}`);
export const othersInChinese = (count: number): string => (count === 0 ? '' : `等，另有 ${count} 个`);

const PARTIES: Readonly<Record<string, string>> = { vendor: '供应商', customer: '客户' };
/** A party in Chinese; a tool or an account unchanged. */
export const partyInChinese = (party: string): string => PARTIES[party] ?? party;
