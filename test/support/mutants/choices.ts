/** The words by which a text chooses, one choice within another too: the hours of a medium ticket of a customer whose language is English. */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { fact } from '../facts.ts';
import { reporterOf } from './records.ts';
import { type World, attributesOf } from './world.ts';

/** An attribute and the word that it has. */
type Word = readonly [attribute: string, word: string];

/** The attributes of a record and around it. */
export interface Said {
  /** Of the record itself. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Of the customer and the components. */
  readonly around: readonly Word[];
}

/** What the text chooses by an attribute: a cell or a literal. */
export interface WordChoice extends Said {
  readonly chosen: string;
}

export const wordsOfSaid = ({ attributes, around }: Said): string[] => [...Object.entries(attributes), ...around].flat();

/** Every way in which the text chooses by two words or more about records of a kind, or by a word that is not of the record. */
export function choicesWithin(world: World, kind: string): WordChoice[] {
  const own = new Set(attributesOf(world, kind).map(([name]) => name));
  const isOfRecord = ([name]: Word): boolean => own.has(name);
  const isAround = ([name]: Word): boolean => {
    const owner = String(world.attributes[name]?.of);
    return owner === 'customer' || owner in (world.terms.components ?? {});
  };
  const choices = Object.keys(world.cells)
    .flatMap((name) => choicesOf(world, name))
    .filter(({ words }) => words.every((word) => isOfRecord(word) || isAround(word)) && (words.length > 1 || words.some(isAround)))
    .map(({ words, chosen }): WordChoice => ({
      attributes: Object.fromEntries(words.filter(isOfRecord)),
      around: words.filter(isAround),
      chosen,
    }));
  return [...new Map(choices.map((one) => [JSON.stringify(one), one])).values()];
}

/** The words along each way through choices within choices, from a cell on. */
function choicesOf(
  world: World,
  name: string,
  before: readonly Word[] = [],
): { readonly words: readonly Word[]; readonly chosen: string }[] {
  const cell = world.cells[name];
  const chosenBy = cell?.['depending-on'] as string | undefined;
  // No choice twice, nor by what was chosen by already.
  if (chosenBy === undefined || before.some(([attribute]) => attribute === chosenBy))
    return before.length > 0 ? [{ words: before, chosen: name }] : [];
  return Object.entries<unknown>(cell!.cases ?? {}).flatMap(([word, chosen]) =>
    choicesOf(world, String(chosen), [...before, [chosenBy, word]]),
  );
}

/** Words of the customer and of all components of a kind, as they are set. */
export const setAround = (world: World, words: readonly Word[], when: number): Fact[] =>
  words.flatMap(([name, word]) => {
    const owner = String(world.attributes[name]!.of);
    return ownersOf(world, owner).map((component) => setTo(name, word, owner, component, when));
  });

export const ownersOf = (world: World, owner: string): (string | undefined)[] =>
  owner === 'customer' ? [undefined] : Object.entries(world.components).flatMap(([id, { kind }]) => (kind === owner ? [id] : []));

export const setTo = (name: string, value: string, owner: string, component: string | undefined, when: number): Fact =>
  fact('attribute.set', when, {
    ...reporterOf(undefined),
    ...(component !== undefined && { component }),
    id: `${name}-${value}-${component ?? ''}`,
    body: { of: owner === 'customer' ? 'customer' : 'component', name, value },
  });
