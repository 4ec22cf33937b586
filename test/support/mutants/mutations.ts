/** What is changed: every key deleted and altered, every optional key inserted where it may stand. */
import { alternatives } from './alternatives.ts';
import { type ContractDocument, type DocumentNode, type Path, at, withChange } from './documents.ts';
import { type SchemaPlace, declared, placesOf } from './schema.ts';
import { candidates } from './candidates.ts';
import { type Words, wordsIn } from './vocabulary.ts';

export interface Mutation {
  readonly file: string;
  readonly path: Path;
  readonly kind: 'deleted' | 'altered' | 'inserted';
  /** "99.9% -> 99.8%". */
  readonly what: string;
  /** Declared as for readers alone, at its place or around it. */
  readonly display: boolean;
  /** The mutant; of an insertion several, since not every value is allowed in every place. Made when asked for. */
  readonly documents: () => Iterable<DocumentNode>;
}

/** Keys that stand in each other's place. Of a limit the other direction: whether a value can equal it is a matter of the text's arithmetic. */
const OPPOSITES: readonly (readonly string[])[] = [
  ['at-least', 'less-than'],
  ['more-than', 'at-most'],
  ['sum', 'highest'],
  ['is', 'is-not'],
  ['reached', 'missing'],
  ['any-of', 'all-of'],
  ['within', 'by-end-of'],
];

/** @param days ISO days that evidence reaches. */
export function mutationsOf(contract: ContractDocument, days: readonly string[]): Mutation[] {
  const { document, roots, file } = contract;
  const words = wordsIn(document, days);
  return placesOf(document, roots).flatMap((place) => [
    ...(roots.some((root) => root.length === place.path.length)
      ? []
      : [deleted(file, document, place), ...altered(file, document, place, words)]),
    ...inserted(file, document, place, words),
  ]);
}

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

function deleted(file: string, document: DocumentNode, { path, value, display }: SchemaPlace): Mutation {
  const remove = (parent: any, key: string | number): void =>
    void (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key]);
  return { file, path, display, kind: 'deleted', what: shown(value), documents: () => [withChange(document, path, remove)] };
}

function altered(file: string, document: DocumentNode, place: SchemaPlace, words: Words): Mutation[] {
  const { path, value, display } = place;
  const replaced = alternatives(place, words).map((other) => ({
    what: `${shown(value)} -> ${shown(other)}`,
    change: (parent: any, key: string | number): void => void (parent[key] = other),
  }));
  const key = path.at(-1)!;
  const beside = OPPOSITES.find((set) => set.includes(String(key))) ?? [];
  const renamed = beside
    .filter((other) => !Object.hasOwn(at(document, path.slice(0, -1)), other))
    .map((other) => ({ what: `${key} -> ${other}`, change: (parent: any): void => renameKey(parent, String(key), other) }));
  const changes = [...replaced, ...renamed];
  const mutation = (what: string, all: typeof changes): Mutation => ({
    file,
    path,
    display,
    kind: 'altered',
    what,
    documents: () => all.map(({ change }) => withChange(document, path, change)),
  });
  // What an order states are facts that the text compares with edges of its own: of those beside one, some must matter.
  if (path[0] === 'order') return changes.length === 0 ? [] : [mutation(changes.map(({ what }) => what).join(', '), changes)];
  return changes.map((change) => mutation(change.what, [change]));
}

function renameKey(parent: DocumentNode, key: string, other: string): void {
  const entries = Object.entries(parent);
  for (const [name] of entries) delete parent[name];
  for (const [name, value] of entries) parent[name === key ? other : name] = value;
}

function inserted(file: string, document: DocumentNode, place: SchemaPlace, words: Words): Mutation[] {
  return place.missing
    .filter(({ optional }) => optional)
    .map(({ key, schema }) => {
      const path = [...place.path, key];
      const display = place.display || declared(schema).display === true;
      const documents = function* (): Iterable<DocumentNode> {
        for (const value of candidates(schema, path, words))
          yield withChange(document, path, (parent, name) => void (parent[name] = value));
      };
      return { file, path, display, kind: 'inserted', what: key, documents };
    });
}
