/** The contract files as documents to mutate: examples with their order, published texts with a stand-in order around them. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { currencyExponent } from '../../../lib/domain/money/currency.ts';
import { isName, parseElapsed } from '../../../lib/domain/contract/literal.ts';
import { formatDay, parseDay } from '../../../lib/domain/time/instant.ts';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import { EXAMPLES, TEXTS, exampleFile, termsFile } from '../contract-files.ts';

export type DocumentNode = Record<string, any>;
export type Path = readonly (string | number)[];

export interface ContractDocument {
  /** "akamai/terms.yaml". */
  readonly file: string;
  readonly document: DocumentNode;
  /** The parts that stand in the file itself; what was put around them is not mutated. */
  readonly roots: readonly Path[];
}

const read = (file: string): DocumentNode => readYaml(readFileSync(file, 'utf8')).document as DocumentNode;

export const contractDocuments = (): ContractDocument[] => [
  ...TEXTS.map((id) => documentOf(`${id}/terms.yaml`, termsFile(id))),
  ...EXAMPLES.map((name) => documentOf(`examples/${name}.yaml`, exampleFile(name))),
];

/** More streams than this are measured hourly. */
const MAX_STREAMS = 2;

/**
 * A text that measures many streams, each hour: slots of five minutes take 1.6 times the work over all its histories. Left out is the
 * literal of `every` in such a text: what is altered is `1 h`; texts with fewer streams keep theirs.
 */
function withHourlySlots(terms: DocumentNode): DocumentNode {
  const cells = Object.entries<any>(terms.definitions as DocumentNode);
  const streams = cells.filter(([, cell]) => parseElapsed(cell?.every) !== undefined && cell.gauge !== undefined);
  if (streams.length <= MAX_STREAMS) return terms;
  const hourly = streams.map(([name, cell]) => [name, { ...cell, every: '1 h' }]);
  return { ...terms, definitions: { ...terms.definitions, ...Object.fromEntries(hourly) } };
}

/** @param path where it stands. */
function documentOf(file: string, path: string): ContractDocument {
  const root = read(path);
  if (!Array.isArray(root.terms))
    return { file, document: { makegood: 1, order: standIn(root.terms), terms: [withHourlySlots(root.terms)] }, roots: [['terms', 0]] };
  const byFile = root.terms.map((entry: unknown) => typeof entry === 'string');
  const terms = root.terms.map((entry: unknown) => (typeof entry === 'string' ? read(join(dirname(path), entry)).terms : entry));
  return {
    file,
    document: { ...root, terms: terms.map(withHourlySlots) },
    roots: [['order'], ...byFile.flatMap((named: boolean, i: number) => (named ? [] : [['terms', i]]))],
  };
}

/** An order under which everything that the text names exists: two of each component, every kind of charge, an attribute for each. */
function standIn(terms: DocumentNode): DocumentNode {
  const components = componentsOf(terms);
  const kinds = chargeKinds(terms);
  const exponent = currencyExponent(terms.money.currency) ?? 2;
  const amount = (n: number): string => `${n}${exponent === 0 ? '' : `.${'0'.repeat(exponent)}`} ${terms.money.currency}`;
  const charged = [undefined, ...Object.keys(components)].flatMap((component, i) =>
    kinds.map((kind, k) => ({
      kind,
      ...(component !== undefined && { component }),
      amount: amount(1000 + 137 * i + 1009 * k),
      every: 'month',
      'part-month': 'by-days',
    })),
  );
  return {
    id: 'stand-in',
    title: 'Stand-in order',
    vendor: { id: 'vendor', name: 'Vendor' },
    customer: { id: 'customer', name: 'Customer' },
    from: terms.from,
    'without-component': 'count',
    components,
    attributes: attributesOf('customer', terms),
    charges: charged,
    ...(terms.parameters && {
      parameters: Object.fromEntries(Object.entries<DocumentNode>(terms.parameters).map(([name, { like }]) => [name, like])),
    }),
  };
}

function componentsOf(terms: DocumentNode): DocumentNode {
  const kinds = Object.entries<DocumentNode>(terms.components ?? {});
  const all: DocumentNode = {};
  const add = (kind: string, spec: DocumentNode, inside: string | undefined, suffix: string): void => {
    const id = `${kind}-${suffix}`;
    const first = Object.keys(all).find((other) => all[other].kind === kind);
    all[id] = {
      kind,
      ...(inside !== undefined && { in: inside }),
      ...(spec['depends-on'] !== undefined && first !== undefined && { 'depends-on': [first] }),
      attributes: attributesOf(kind, terms),
    };
    // Two in the first, one in every other: enough to tell parts from wholes.
    const numbers = suffix.replaceAll('1', '') === '' ? [1, 2] : [1];
    for (const [inner, innerSpec] of kinds) if (innerSpec.in === kind) for (const n of numbers) add(inner, innerSpec, id, `${suffix}${n}`);
  };
  for (const [kind, spec] of kinds) if (spec.in === undefined) for (const n of [1, 2]) add(kind, spec, undefined, String(n));
  return all;
}

/** Numbers are large and days a good while ago, so that what asks for enough is met; words are those that flags ask for, else the first. */
function attributesOf(owner: string, terms: DocumentNode): DocumentNode {
  const own = Object.entries<DocumentNode>(terms.attributes ?? {}).filter(([, spec]) => spec.of === owner);
  const facts = Object.values<any>(terms.definitions).filter((cell) => typeof cell === 'object' && 'attribute-is' in cell);
  return Object.fromEntries(
    own.map(([name, { unit, values }]) => {
      if (unit === 'date') return [name, formatDay(parseDay(terms.from)! + 5)];
      const asked = facts.find((cell) => cell['attribute-is'] === name)?.is[0];
      return [name, unit !== undefined ? 100 : (asked ?? (Array.isArray(values) ? values[0] : Object.keys(values)[0]))];
    }),
  );
}

function chargeKinds(terms: DocumentNode): string[] {
  const named = Object.values<DocumentNode>(terms.definitions).flatMap((cell) =>
    typeof cell === 'object' && 'charges' in cell ? [cell.charges, cell.without ?? []].flat() : [],
  );
  return [...new Set(['recurring', 'usage', ...named.filter((kind) => kind !== 'all' && isName(kind))])];
}

export const at = (node: unknown, path: Path): any => path.reduce<any>((inner, step) => inner?.[step], node);

/** A copy with one place changed; what is beside the path is shared. */
export function withChange(node: unknown, path: Path, change: (parent: any, key: string | number) => void): any {
  const [step, ...rest] = path as [string | number, ...(string | number)[]];
  const copy: any = Array.isArray(node) ? [...node] : { ...(node as DocumentNode) };
  if (rest.length === 0) change(copy, step);
  else copy[step] = withChange(copy[step], rest, change);
  return copy;
}

/** Day groups of opening hours. */
export const ELEMENT_KEYS = { days: ['daily', 'mon-fri', 'mon-sat', 'sat-sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] };
