/** Words of an attribute that every clause treats alike: where no event states one, each gives the same statement. */
import type { DocumentNode } from './documents.ts';
import { wordsOf } from '../../../lib/domain/operators/attribute-values.ts';

/** Keys under which a condition names an attribute: it separates the words that it asks for from all others. */
const NAMING = ['attribute', 'attribute-is'];
/** What a change of a word means to a timer, where each word is one of its own. */
const RANKED = ['highest', 'restart'];

/** The terms with each default as the first of the words that are like it. */
export function withPlainDefaults(terms: DocumentNode): DocumentNode {
  if (!terms.attributes) return terms;
  const plainer = ([name, spec]: [string, DocumentNode]): [string, DocumentNode] =>
    spec.default === undefined || spec.values === undefined || isSpecial(terms, name, spec)
      ? [name, spec]
      : [name, { ...spec, default: firstAlike(terms, name, spec) }];
  return { ...terms, attributes: Object.fromEntries(Object.entries<DocumentNode>(terms.attributes as DocumentNode).map(plainer)) };
}

/** The level of an outage means something itself; the word that something was chosen by is shown; and words in an order differ by their place. */
const isSpecial = ({ definitions }: DocumentNode, name: string, { of }: DocumentNode): boolean =>
  name === 'level' ||
  Object.values<any>(definitions as DocumentNode).some(
    (cell) => cell?.['depending-on'] === name || (cell?.timer === of && RANKED.includes(String(cell['on-severity-change']))),
  );

function firstAlike({ attributes: _, ...clauses }: DocumentNode, name: string, { values, default: own }: DocumentNode): unknown {
  const naming = [...nodesBelow(clauses)].filter((node) => NAMING.some((key) => node[key] === name));
  const lists = naming.flatMap(({ is, 'is-not': not }) => [is, not].filter(Array.isArray));
  const isAlike = (word: string): boolean => lists.every((list) => list.includes(word) === list.includes(own));
  return wordsOf(values as never).find(isAlike) ?? own;
}

function* nodesBelow(node: unknown): Generator<DocumentNode> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield node;
  for (const inner of Object.values(node)) yield* nodesBelow(inner);
}
