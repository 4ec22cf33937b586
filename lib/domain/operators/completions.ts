/**
 * The values that a period records for each completion of its missing facts. With them a later period can join the effects of one fact on
 * several values. The table of a value has one text for each combination of the facts that it depends on; the value of the first fact
 * changes fastest.
 */
import { compare, greater, lesser } from '../money/ratio.ts';
import { type PossibleValue, combinationsOf, countOf } from './missing.ts';
import { leastOf, mostOf, rangeOf } from './range.ts';
import { readValue, writeValue } from './state-texts.ts';

/** A missing fact and its possible values: words, or numbers in parts ("1/2", "0..1/2"). */
export interface RecordedFact {
  /** Its identity for readers. Tables use a key instead, because the attribute of an owner may have another value in each period. */
  readonly fact: string;
  readonly words?: readonly string[];
  readonly parts?: readonly string[];
}

export interface RecordedTable {
  /** Keys of the facts that the value depends on. */
  readonly facts: readonly string[];
  /** The value in each combination, in the form of the state. */
  readonly values: readonly (string | null)[];
}

type Tables = Readonly<Record<string, Readonly<Record<string, RecordedTable>>>>;

export interface Completions {
  readonly facts: Readonly<Record<string, RecordedFact>>;
  /** By cell or credit, and index: the tables of open values. */
  readonly cells: Tables;
  readonly credited: Tables;
  /** Cells and credits that stay open in some combination, because a fact was not tried. */
  readonly apart?: readonly string[];
}

/** A fact with the values to try, by its key. */
export interface KeyedFact {
  readonly key: string;
  readonly fact: string;
  readonly values: readonly PossibleValue[];
}

export const factOf = (key: string, { fact, words, parts }: RecordedFact): KeyedFact => ({
  key,
  fact,
  values: words ?? (parts ?? []).map(readValue),
});

export const recordFact = ({ fact, values }: KeyedFact): RecordedFact => {
  const words = values.filter((value) => typeof value === 'string');
  if (words.length === values.length) return { fact, words };
  return { fact, parts: values.flatMap((value) => (typeof value === 'string' ? [] : writeValue(value)!)) };
};

/** Whether a value of a fact agrees with the assumed value. */
export function agrees(assumed: PossibleValue | undefined, value: PossibleValue): boolean {
  if (assumed === undefined) return true;
  if (typeof assumed === 'string' || typeof value === 'string') return assumed === value;
  return compare(leastOf(assumed), mostOf(value)) <= 0 && compare(leastOf(value), mostOf(assumed)) <= 0;
}

/** The values of a table that agree with the assumption; all of them where none agrees. */
export function agreeing(
  { facts, values }: RecordedTable,
  known: Completions['facts'],
  assumed: (key: string) => PossibleValue | undefined,
): readonly (string | null)[] {
  const each = facts.map((key) => {
    const turn = assumed(key);
    return factOf(key, known[key]!).values.map((value) => agrees(turn, value));
  });
  const ways = combinationsOf(each);
  const found = values.filter((_, way) => ways[way]!.every((isPossible) => isPossible));
  return found.length > 0 ? found : values;
}

/** The values of one fact that two periods divided into different parts: parts that fit both divisions. */
export function commonValues(a: readonly PossibleValue[], b: readonly PossibleValue[]): readonly PossibleValue[] {
  if ([...a, ...b].some((value) => typeof value === 'string')) return [...new Set([...a, ...b])];
  const texts = (values: readonly PossibleValue[]): string =>
    JSON.stringify(values.map((value) => typeof value !== 'string' && writeValue(value)));
  if (texts(a) === texts(b)) return a;
  return a.flatMap((x) =>
    b.flatMap((y) => {
      if (typeof x === 'string' || typeof y === 'string') return [];
      const [least, most] = [greater(leastOf(x), leastOf(y)), lesser(mostOf(x), mostOf(y))];
      return compare(least, most) <= 0 ? [rangeOf(least, most)] : [];
    }),
  );
}

/**
 * The table of a value, reduced to the facts that it depends on; undefined where it depends on none.
 * @param values one for each combination of the facts.
 */
export function tableOf(facts: readonly KeyedFact[], values: readonly (string | null)[]): RecordedTable | undefined {
  let [kept, left]: [readonly KeyedFact[], readonly (string | null)[]] = [facts, values];
  for (const fact of facts) {
    const at = kept.indexOf(fact);
    const stride = countOf(kept.slice(0, at).map(({ values: own }) => own));
    const place = (way: number): number => Math.floor(way / stride) % fact.values.length;
    if (left.some((value, way) => value !== left[way - place(way) * stride])) continue;
    left = left.filter((_, way) => place(way) === 0);
    kept = kept.filter((one) => one !== fact);
  }
  return kept.length === 0 ? undefined : { facts: kept.map(({ key }) => key), values: left };
}
