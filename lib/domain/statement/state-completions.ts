/** The values of a period in each completion of its missing facts, where they are open. */
import {
  type Completions,
  type KeyedFact,
  type RecordedFact,
  type RecordedTable,
  agreeing,
  commonValues,
  factOf,
  recordFact,
  tableOf,
} from '../operators/completions.ts';
import type { PeriodState } from '../operators/earlier-periods.ts';
import { combinationsOf, countOf } from '../operators/missing.ts';
import { isOpenText } from '../operators/state-texts.ts';
import { missingBehindCredit } from './evidence-account/missing-behind.ts';
import type { Owed } from './credits/owed.ts';

type Kind = 'cells' | 'credited';
type Text = string | null;

/** The values of a cell or credit in each combination of the tried facts, as text. */
export type TextsOf = (kind: Kind, name: string, index: string) => readonly Text[];

/** The most texts in the tables of one state. A change of these limits is a change of calculation. */
const MAX_TEXTS = 4000;
/** The most texts in the table of a value of a period in parts. */
const MAX_JOINED = 128;

interface Place {
  readonly kind: Kind;
  readonly name: string;
  readonly index: string;
}

const openPlaces = (state: Pick<PeriodState, Kind>): Place[] =>
  (['cells', 'credited'] as const).flatMap((kind) =>
    Object.entries(state[kind]).flatMap(([name, texts]) =>
      Object.entries(texts).flatMap(([index, text]) => (text !== null && isOpenText(text) ? [{ kind, name, index }] : [])),
    ),
  );

/** @returns undefined where nothing is open. */
export function recordCompletions(state: Pick<PeriodState, Kind>, owed: Owed, textsOf: TextsOf): Completions | undefined {
  const open = openPlaces(state);
  if (open.length === 0) return undefined;
  const facts = owed.tried.map(({ key, fact, words }): KeyedFact => ({ key, fact, values: words }));
  const isTried = new Set(owed.tried.map(({ fact }) => fact));
  const mayBeTried = (name: string, kind: Kind): boolean =>
    (kind === 'cells' ? owed.open.missingBehind(name) : missingBehindCredit(name, owed.open)).some(
      ({ fact, words }) => words.length > 0 && !isTried.has(fact),
    );
  const apart = new Set<string>();
  const tables = open.flatMap((place) => {
    const { kind, name, index } = place;
    const texts = textsOf(kind, name, index);
    if (texts.some((text) => text !== null && isOpenText(text)) && (owed.open.apart.size > 0 || mayBeTried(name, kind))) apart.add(name);
    const table = tableOf(facts, texts);
    return table ? [{ ...place, table }] : [];
  });
  return written(tables, facts, apart);
}

/** The smallest tables, as many as the limit allows. */
function written(
  tables: readonly (Place & { readonly table: RecordedTable })[],
  facts: readonly KeyedFact[],
  apart: Set<string>,
): Completions {
  const bySize = tables.toSorted((a, b) => a.table.values.length - b.table.values.length);
  const result = { cells: {} as Tables, credited: {} as Tables };
  const used = new Set<string>();
  let texts = 0;
  for (const { kind, name, index, table } of bySize) {
    texts += table.values.length;
    if (texts > MAX_TEXTS) {
      apart.add(name);
      continue;
    }
    (result[kind][name] ??= {})[index] = table;
    for (const key of table.facts) used.add(key);
  }
  const known = facts.filter(({ key }) => used.has(key)).map((fact): [string, RecordedFact] => [fact.key, recordFact(fact)]);
  return { facts: Object.fromEntries(known), ...result, ...(apart.size > 0 && { apart: [...apart].sort() }) };
}

type Tables = Record<string, Record<string, RecordedTable>>;

/**
 * The completions of a period in parts.
 * @param joined joins the texts of the parts, in their order; undefined stands for a part without the value.
 */
export function joinCompletions(
  state: Pick<PeriodState, Kind>,
  parts: readonly PeriodState[],
  joined: (place: Place, texts: readonly (Text | undefined)[]) => Text,
): Completions | undefined {
  const open = openPlaces(state);
  if (open.length === 0) return undefined;
  const apart = new Set(parts.flatMap(({ completions }) => completions?.apart ?? []));
  const facts = new Map<string, KeyedFact>();
  for (const { completions } of parts)
    for (const [key, fact] of Object.entries(completions?.facts ?? {})) {
      const one = factOf(key, fact);
      const known = facts.get(key);
      facts.set(key, known ? { ...known, values: commonValues(known.values, one.values) } : one);
    }
  const tables = open.flatMap((place) => {
    const { kind, name, index } = place;
    const tableIn = ({ completions }: PeriodState): RecordedTable | undefined => completions?.[kind][name]?.[index];
    const own = [...new Set(parts.flatMap((part) => tableIn(part)?.facts ?? []))].sort().map((key) => facts.get(key)!);
    const values = own.map((fact) => fact.values);
    if (countOf(values) > MAX_JOINED) {
      apart.add(name);
      return [];
    }
    const texts = combinationsOf(values).map((turns) => {
      const assumed = new Map(own.map(({ key }, i) => [key, turns[i]!]));
      const textIn = (part: PeriodState): Text | undefined => {
        const table = tableIn(part);
        const found = table && agreeing(table, part.completions!.facts, (key) => assumed.get(key));
        // Where several values agree with the assumption, the bounds over all of them apply.
        return found?.length === 1 ? found[0]! : part[kind][name]?.[index];
      };
      return joined(place, parts.map(textIn));
    });
    const table = tableOf(own, texts);
    return table ? [{ ...place, table }] : [];
  });
  return written(tables, [...facts.values()], apart);
}
