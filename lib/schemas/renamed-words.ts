/**
 * Words of the contract language that were renamed after schema 2, as data. They are used to read stored contracts (./upcast-contract.ts), to
 * rewrite contract files (../adapters/files/rename-words.ts), and to answer an old word with the new one.
 */
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';
import { pushTo } from '../domain/lists.ts';

/** The rename of one word of a document. The path is that of the key or value before any rename. */
export interface Rename {
  readonly path: readonly (string | number)[];
  readonly of: 'key' | 'value';
  readonly from: string;
  readonly to: string;
}

type Words = Readonly<Record<string, string>>;

/** `says` was a clause number, a quote or a remark: a number becomes `clause`, any other text `note`. */
const SAYS = 'says';
const CLAUSE_NUMBER = /^(?:§ ?)?[A-Z]{0,2}\d+(?:[.-]\w+)*$/;
const NOTE = { [SAYS]: 'note' } as const satisfies Words;

/** The new key of `says`, by its value. */
export const keyOfSaid = (said: unknown): 'clause' | 'note' => (typeof said === 'string' && CLAUSE_NUMBER.test(said) ? 'clause' : 'note');

/** Keys of the terms, and of their named entries. */
export const TERMS_KEYS = { promises: 'objectives' } as const satisfies Words;
const ENTRY_KEYS: Readonly<Record<string, Words>> = {
  promises: NOTE,
  objectives: NOTE,
  credits: { ...NOTE, 'if-missed': 'if-breached' },
  attributes: NOTE,
  parameters: NOTE,
  remedies: NOTE,
};

interface RenamedOperator {
  /** The new operator key. */
  readonly key?: string;
  /** The new names of its parameters. */
  readonly params?: Words;
  /** The new values of a parameter, by the parameter's old name. */
  readonly values?: Readonly<Record<string, Words>>;
}

const REPORTERS = { 'said-by': 'reported-by' } as const satisfies Words;
const STRETCH = { run: 'stretch' } as const satisfies Words;

export const OPERATOR_WORDS: Readonly<Record<string, RenamedOperator>> = {
  intervals: { params: { ...REPORTERS, 'silent-after': 'no-data-after', 'up-without-down': 'recovery-without-failure' } },
  probes: { params: REPORTERS },
  weekly: { key: 'business-hours' },
  together: { key: 'concurrent' },
  dense: { key: 'within-window' },
  runs: { key: 'continuous' },
  weigh: { key: 'weighted' },
  duty: { key: 'deliverable' },
  dated: { key: 'effective-dated' },
  scale: { key: 'multiply' },
  quotient: { key: 'divide' },
  fact: { key: 'attribute-is' },
  test: { key: 'compare' },
  field: { key: 'record-value' },
  length: { key: 'duration', values: { each: STRETCH } },
  clock: { key: 'timer' },
  steps: { key: 'bands' },
  ladder: { key: 'band-table' },
  take: { key: 'aggregate', params: { across: 'over' }, values: { across: STRETCH } },
  allowance: { values: { 'in-each': STRETCH } },
  count: { values: { that: { kept: 'met', missed: 'breached' } } },
};

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = (value: unknown): [string, unknown][] => (isMapping(value) ? Object.entries(value) : []);

/** All renames of a document: a contract with one or several versions, or published terms. Other values are left to the checker. */
export function renamesOf(document: unknown): Rename[] {
  const terms = isMapping(document) ? document.terms : undefined;
  if (Array.isArray(terms)) return terms.flatMap((entry, i) => termsRenames(entry, ['terms', i]));
  return termsRenames(terms, ['terms']);
}

function* keysIn(given: unknown, path: Rename['path'], words: Words): Generator<Rename> {
  for (const [key, value] of entriesOf(given))
    if (Object.hasOwn(words, key)) {
      yield { path: [...path, key], of: 'key', from: key, to: key === SAYS ? keyOfSaid(value) : words[key]! };
    }
}

function termsRenames(terms: unknown, path: Rename['path']): Rename[] {
  if (!isMapping(terms)) return [];
  const renames = [...keysIn(terms, path, TERMS_KEYS)];
  for (const [section, words] of Object.entries(ENTRY_KEYS))
    for (const [name, entry] of entriesOf(terms[section])) renames.push(...keysIn(entry, [...path, section, name], words));
  for (const [name, cell] of entriesOf(terms.definitions)) renames.push(...cellRenames(cell, [...path, 'definitions', name]));
  return renames;
}

function cellRenames(cell: unknown, path: Rename['path']): Rename[] {
  if (!isMapping(cell)) return [];
  const operators = Object.keys(cell).filter((key) => Object.hasOwn(OPERATOR_WORDS, key));
  // Only operator keys were renamed from `length` and the like: no parameter has the old name of an operator.
  const words = operators.map((key) => ({ key, spec: OPERATOR_WORDS[key]! }));
  return [
    ...keysIn(cell, path, NOTE),
    ...words.flatMap(({ key, spec }) => [
      ...(spec.key === undefined ? [] : [{ path: [...path, key], of: 'key' as const, from: key, to: spec.key }]),
      ...keysIn(cell, path, spec.params ?? {}),
      ...Object.entries(spec.values ?? {}).flatMap(([param, values]) => {
        const value = cell[param];
        const isOld = typeof value === 'string' && Object.hasOwn(values, value);
        return isOld ? [{ path: [...path, param], of: 'value' as const, from: value, to: values[value]! }] : [];
      }),
    ]),
  ];
}

/** The document with current words, its keys in their order. */
export function renamed(document: unknown): unknown {
  const byPath = new Map<string, Rename[]>();
  for (const rename of renamesOf(document)) {
    pushTo(byPath, JSON.stringify(rename.path), rename);
  }
  const walk = (value: unknown, path: Rename['path']): unknown => {
    if (Array.isArray(value)) return value.map((entry, i) => walk(entry, [...path, i]));
    if (!isMapping(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => {
        const renames = byPath.get(JSON.stringify([...path, key])) ?? [];
        const to = renames.find(({ of }) => of === 'key')?.to ?? key;
        const word = renames.find(({ of }) => of === 'value')?.to;
        return [to, word ?? walk(entry, [...path, key])];
      }),
    );
  };
  return byPath.size === 0 ? document : walk(document, []);
}

/** Old keys beside their new one: only the writer knows which of the two is right. */
export function clashes(document: unknown, renames: readonly Rename[]): Issue[] {
  return renames.flatMap(({ path, of, from, to }) => {
    const around = path.slice(0, -1).reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], document);
    if (of !== 'key' || !Object.hasOwn(around as object, to)) return [];
    return [errorIssue('renamed-word', pointer(...path), `"${from}" is "${to}" now, and "${to}" stands beside it; keep one of them`)];
  });
}

/** One error for each old word, with the new one. */
export const renamedIssues = (document: unknown): Issue[] =>
  renamesOf(document).map(({ path, of, from, to }) =>
    errorIssue(
      'renamed-word',
      pointer(...path),
      `${of === 'key' ? 'the key' : 'the word'} "${from}" is "${to}" now; \`makegood contract rename FILE\` rewrites all such words of a file`,
    ),
  );
