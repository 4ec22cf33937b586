/** Every key of a contract is explained: changing or removing it changes the sentences, in every language. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readContractFile } from '../../../../lib/adapters/files/contract-files.ts';
import type { Contract } from '../../../../lib/domain/contract/terms.ts';
import { DOCUMENT_LANGUAGES } from '../../../../lib/domain/contract/title.ts';
import { explainText } from '../../../../lib/presentation/explain/explain.ts';
import { ALL_FILES } from '../../../support/contract-files.ts';
import { contractDocuments } from '../../../support/mutants/documents.ts';
import { type Mutation, mutationsOf } from '../../../support/mutants/mutations.ts';
import { normalForm } from '../../../support/mutants/normal-form.ts';
import { contractSchema } from '../../../../lib/schemas/contract.ts';
import { isPaper } from '../../../../lib/domain/contract/paper.ts';

type Path = readonly (string | number)[];
type Node = Record<string | number, unknown>;

const files = ALL_FILES;

function* leaves(node: unknown, path: Path = []): Generator<Path> {
  if (typeof node !== 'object' || node === null) yield path;
  else for (const [key, value] of Object.entries(node)) yield* leaves(value, [...path, Array.isArray(node) ? Number(key) : key]);
}

/** The version of the language, and what stands for a value that the order gives. */
function isSilent(path: Path, contract: Contract): boolean {
  const keys = path.map(String);
  if (keys[0] === 'makegood') return true;
  if (keys.at(-1) === 'starts' && path.reduce<unknown>((node, key) => (node as Node)[key], contract) === 'calendar') return true;
  const [, index, part, name, key] = keys;
  if (part !== 'parameters' || key === undefined) return false;
  const parameter = contract.terms[Number(index)]!.parameters![name!]!;
  const given = contract.order.parameters?.[name!] !== undefined;
  return isPaper(key) || (key === 'like' && (given || parameter.default !== undefined)) || (key === 'default' && given);
}

function changed(contract: Contract, path: Path, change: (parent: Node, key: string | number) => void): Contract {
  const copy = structuredClone(contract) as unknown as Node;
  const parent = path.slice(0, -1).reduce<Node>((node, key) => node[key] as Node, copy);
  change(parent, path.at(-1)!);
  return copy as unknown as Contract;
}

/** Every closed list of words that the schema has. */
function* wordLists(node: unknown): Generator<readonly unknown[]> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'enum' && Array.isArray(value)) yield value;
    else yield* wordLists(value);
  }
}
const LISTS = [...wordLists(JSON.parse(readFileSync(new URL('../../../../docs/schema/contract.schema.json', import.meta.url), 'utf8')))];

/** Keys that take one word alone: there the key is removed, which is `undefined` here. */
const ALONE: readonly unknown[] = ['automatic', 'same', 'once-per-client', 'nominal-days'];

/** Other values for a key: a word of a closed list is changed for another of the list. */
function others(value: unknown): unknown[] {
  if (typeof value === 'number') return [value + 1];
  if (ALONE.includes(value)) return [undefined];
  if (value === 'all') return [['recurring']];
  const words = LISTS.filter((list) => list.includes(value)).flatMap((list) => list.filter((word) => word !== value));
  return words.length > 0 ? words : [`${String(value)}9`];
}

/** A word of another list than the key's own may have no phrase. */
function said(contract: Contract, language: (typeof DOCUMENT_LANGUAGES)[number]): string | undefined {
  try {
    return explainText(contract, language);
  } catch {
    return undefined;
  }
}

describe('explain has a phrase for every key', () => {
  it.each(files)('each key has a sentence in %s', (file) => {
    const contract = readContractFile(file).contract!;
    const before = new Map(DOCUMENT_LANGUAGES.map((language) => [language, explainText(contract, language)]));
    const unsaid = [...leaves(contract)]
      .filter((path) => !isSilent(path, contract))
      .flatMap((path) => {
        const value = path.reduce<unknown>((node, key) => (node as Node)[key], contract);
        const variants = others(value).map((other) =>
          changed(contract, path, (parent, key) => void (other === undefined ? delete parent[key] : (parent[key] = other))),
        );
        return DOCUMENT_LANGUAGES.filter((language) =>
          variants.every((other) => (said(other, language) ?? before.get(language)) === before.get(language)),
        ).map((language) => `${path.join('/')} (${language})`);
      });
    expect(unsaid).toEqual([]);
  });
});

/** Examples with the keys of an order that are there for readers alone: each deleted, altered, and inserted where it may be. */
const orders = contractDocuments()
  .filter(({ roots }) => roots.some(([root]) => root === 'order'))
  .map((given) => ({
    ...given,
    mutations: mutationsOf(given, ['2026-10-01']).filter(({ display, path }) => display && path[0] === 'order'),
  }));

describe('explain has a sentence for every key that is there for readers alone', () => {
  it.each(orders)('a change of each such key of the order changes a sentence in each language: $file', ({ document, mutations }) => {
    const before = DOCUMENT_LANGUAGES.map((language) => explainText(document as unknown as Contract, language));
    const isUnsaid = (documents: Mutation['documents'], i: number): boolean => {
      let changes = false;
      for (const other of documents()) {
        if (!contractSchema.safeParse(other).success) continue;
        if (explainText(other as unknown as Contract, DOCUMENT_LANGUAGES[i]!) !== before[i]) return false;
        changes ||= normalForm(other) !== normalForm(document);
      }
      return changes;
    };
    const unsaid = mutations.flatMap(({ path, kind, documents }) =>
      DOCUMENT_LANGUAGES.filter((_, i) => isUnsaid(documents, i)).map((language) => `${kind} ${path.join('/')} (${language})`),
    );
    expect(unsaid).toEqual([]);
    expect(mutations.length).toBeGreaterThan(0);
  });
});
