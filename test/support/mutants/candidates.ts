/** Values to try at a key that does not stand in the document: what the schema takes, of the words and literals that the document has. */
import { bare } from './schema.ts';
import type { Path } from './documents.ts';
import type { Words } from './vocabulary.ts';

/** Values of one key that are tried at most. */
const MOST = 120;

export function candidates(schema: any, path: Path, words: Words): unknown[] {
  return valuesFor(schema, path, words).slice(0, MOST);
}

function valuesFor(given: any, path: Path, words: Words): unknown[] {
  const schema = bare(given);
  const { type, entries, values, options, element, shape, keyType, valueType } = schema.def;
  const fits = (list: readonly unknown[]): unknown[] => list.filter((value) => schema.safeParse(value).success);
  switch (type) {
    case 'enum':
      return Object.values(entries as Record<string, string>);
    case 'literal':
      return values;
    case 'union':
      return options.flatMap((option: any) => valuesFor(option, path, words));
    case 'int':
    case 'number':
      return [2, 3, 1, 10, 100];
    case 'string':
      return fits([...hinted(path, words), ...words.all, ...EXTRA]);
    case 'array':
      return valuesFor(element, path, words).map((value) => [value]);
    case 'record':
      return recordsOf(valuesFor(keyType, path, words), valueType, path, words);
    case 'object':
      return objectsOf(shape, path, words).filter((value) => schema.safeParse(value).success);
    default:
      return [];
  }
}

/** What the key, or the one around it, is known to take. */
const hinted = (path: Path, { hints }: Words): readonly (string | number)[] =>
  hints[String(path.at(-1))] ?? hints[String(path.at(-2))] ?? [];

/** Forms that no document need have. */
const EXTRA = ['09:00-12:00', '19%', 'DE', '0088', 'P1', '1200.00 USD'];

const recordsOf = (keys: readonly unknown[], valueType: any, path: Path, words: Words): unknown[] => {
  const values = valuesFor(valueType, path, words);
  return keys.flatMap((key) => values.slice(0, 12).map((value) => ({ [String(key)]: value })));
};

/** Objects with what they must have; with each optional key in turn, then with other values at one of the keys. */
function objectsOf(shape: Record<string, any>, path: Path, words: Words): unknown[] {
  const entries = Object.entries(shape).map(([key, inner]) => ({ key, inner, optional: inner.def.type === 'optional' }));
  const needed = entries.filter(({ optional }) => !optional);
  const options = (needed.length > 0 ? needed : entries.slice(0, 1)).map(
    ({ key, inner }) => [key, valuesFor(inner, [...path, key], words)] as const,
  );
  const first = Object.fromEntries(options.map(([key, values]) => [key, values[0]]));
  const more = entries.filter(({ key, optional }) => optional && !Object.hasOwn(first, key));
  return [
    first,
    ...more.flatMap(({ key, inner }) =>
      valuesFor(inner, [...path, key], words)
        .slice(0, 2)
        .map((value) => ({ ...first, [key]: value })),
    ),
    ...options.flatMap(([key, values]) => values.slice(1, 40).map((value) => ({ ...first, [key]: value }))),
  ];
}
