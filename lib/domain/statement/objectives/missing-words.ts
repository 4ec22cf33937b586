/** Missing words of record attributes, as one fact for all records that lack a word. */
import type { Context } from '../../operators/context.ts';
import type { MissingFact } from '../../operators/missing.ts';
import { lacksWord, unknownWords, wordsOf } from '../../operators/attribute-values.ts';

/**
 * The attributes of a kind of record for which a word of some record is missing, each as one fact for all these records; and the records.
 * @param complete attributes that were checked and lack no word; new ones are added.
 */
export function openWords(
  kind: string,
  attributes: ReadonlySet<string>,
  complete: Set<string>,
  context: Context,
): { facts: MissingFact[]; records: Set<string>; places: ReadonlyMap<string, number> } {
  const records = new Set<string>();
  const places = new Map<string, number>();
  const facts = [...attributes].sort().flatMap((name): MissingFact[] => {
    const spec = context.terms.attributes?.[name];
    if (spec?.of !== kind || !spec.values || complete.has(name)) return [];
    const open = context.records(kind).filter((record) => lacksWord(record, name, context));
    if (open.length === 0) complete.add(name);
    let most = 0;
    for (const record of open) {
      records.add(record.id);
      const said = unknownWords(record, name, context);
      // Two unknown words of one record may turn out to be different words, so that each has a place of its own.
      said.forEach((word, place) => places.set(saidKey({ owner: `${kind}/${record.id}`, name, said: word }), place));
      most = Math.max(most, said.length);
    }
    const words = wordsOf(spec.values);
    return Array.from({ length: most }, (_, place) => ({ fact: `${name}#${place}`, owner: kind, name, words }));
  });
  return { facts, records, places };
}

const saidKey = ({ owner, name, said }: { readonly owner: string; readonly name: string; readonly said?: string | undefined }): string =>
  JSON.stringify([owner, name, said ?? null]);

/** The identity of a missing word by its place among the unknown words of its record: the first, the second. */
export const placeIn = (fact: MissingFact, places: ReadonlyMap<string, number>): string => `${fact.name}#${places.get(saidKey(fact)) ?? 0}`;
