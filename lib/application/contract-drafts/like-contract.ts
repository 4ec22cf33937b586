/**
 * A contract after a published text: its comments, its order and its clauses. The words of the other paper are left out, because they are not
 * those of this one; comments name every figure and every choice that the paper must answer.
 */
import { type Pair, type YAMLMap, YAMLSeq, isMap, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Order, Terms } from '../../domain/contract/terms.ts';
import { parseLiteral } from '../../domain/contract/literal.ts';
import { standInOrder } from '../../domain/objective-worth/stand-in.ts';
import { type DeclaredChoice, choiceOfKey, choiceOfParameter } from './declared-choices.ts';

const READ = { version: '1.2', schema: 'core' } as const;

/** Whose contract it becomes. */
export interface LikeAnswers {
  readonly id: string;
  readonly title: string;
  readonly vendor: string;
  readonly customer: string;
  readonly from: string;
}

export interface LikeText {
  /** YAML, not yet in the common form. */
  readonly contract: string;
  readonly cases: string;
}

/** @param text of `terms.yaml`, with @param terms as read from it; @param cases of the file beside it. */
export function likeContract(text: string, terms: Terms, cases: string, answers: LikeAnswers): LikeText {
  const order = orderOf(terms, answers);
  return { contract: contractLike(text, terms, order, answers), cases: casesLike(cases, terms, order) };
}

function orderOf(terms: Terms, { id, title, vendor, customer, from }: LikeAnswers): Order {
  const standIn = standInOrder(terms);
  return { ...standIn, id, title, vendor: { id: 'vendor', name: vendor }, customer: { id: 'customer', name: customer }, from };
}

function contractLike(text: string, terms: Terms, order: Order, { id, title, vendor }: LikeAnswers): string {
  const document = parseDocument(text, READ);
  const root = document.contents as YAMLMap;
  const own = root.get('terms', true) as unknown as YAMLMap;
  leaveOutWords(own);
  markFigures(own);
  for (const [key, value] of Object.entries({ id, title, provider: vendor, version: terms.from })) own.set(key, value);
  for (const key of ['source', 'source-read']) own.delete(key);
  const list = new YAMLSeq();
  list.items.push(own);
  root.set('terms', list);
  const given = document.createPair('order', order) as Pair<{ commentBefore?: string }>;
  onOneLine(given.value as YAMLMap);
  given.key.commentBefore = ' check: the order is made up: components, attributes, charges and parameters';
  root.items.splice(1, 0, given as (typeof root.items)[number]);
  document.commentBefore = [
    ` After "${terms.title}" of ${terms.provider}, version ${terms.version}. Its words are left out: put those of the paper under \`quote\` and \`clause\`.`,
    ' `check` names the figures and choices of that text. Compare each with the paper.',
  ].join('\n');
  return document.toString({ lineWidth: 0 });
}

/** Every party, component and charge on a line of its own. */
function onOneLine(order: YAMLMap): void {
  visit(order, {
    Collection: (_, node, path) => {
      const holders = path.filter((one) => isMap(one) || isSeq(one)).length;
      if (isMap(node) && holders > 0 && node.items.every(({ value }) => isScalar(value))) node.flow = true;
    },
  });
}

/** Keys that have the words and the numbers of the other paper. A definition may have such a name. */
function leaveOutWords(terms: YAMLMap): void {
  visit(terms, {
    Pair: (_, pair, path) => {
      const key = keyOf(pair);
      const around = path.findLast((node) => isPair(node));
      const isName = around !== undefined && keyOf(around) === 'definitions';
      return !isName && (key === 'quote' || key === 'clause') && isScalar(pair.value) ? visit.REMOVE : undefined;
    },
  });
}

const keyOf = (pair: unknown): string => (isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '');

/** Parts of the text whose entries are clauses with names. */
const NAMED = ['definitions', 'objectives', 'credits', 'claims', 'remedies', 'parameters', 'attributes'];

function markFigures(terms: YAMLMap): void {
  for (const pair of terms.items) {
    const key = keyOf(pair);
    if (NAMED.includes(key) && isMap(pair.value)) for (const entry of pair.value.items) mark(entry, [key, '*']);
    else if (!['id', 'title', 'provider', 'version', 'source', 'source-read', 'components', 'report'].includes(key)) mark(pair, [key]);
  }
}

function mark(pair: Pair, steps: readonly string[]): void {
  const found = new Set<string>();
  collect(pair.value, steps, steps[0] === 'definitions' && isMap(pair.value) ? pair.value.items.map(keyOf) : [], found);
  if (found.size === 0) return;
  const key = pair.key as { commentBefore?: string | null };
  const comment = ` check: ${[...found].join(', ')}`;
  key.commentBefore = key.commentBefore ? `${key.commentBefore}\n${comment}` : comment;
}

/** Adds the figures and choices within a value. @param operators the keys of its definition, among them that of its operator. */
function collect(value: unknown, steps: readonly string[], operators: readonly string[], found: Set<string>): void {
  if (isScalar(value)) {
    const written = value.source ?? String(value.value);
    const key = steps.at(-1)!;
    const isChosen = choiceOfKey('terms', steps) ?? operators.map((operator) => choiceOfParameter(operator, key)).find(Boolean);
    if (isChosen) found.add(`${key} ${written}${otherwise(isChosen, written)}`);
    else if (key === 'zone' || key === 'business-hours') found.add(`${key} ${written}`);
    else if (key !== 'note' && key !== 'title' && (parseLiteral(value.value) !== undefined || /^\d\d:\d\d-/.test(written)))
      found.add(written);
  } else if (isMap(value)) {
    for (const pair of value.items) {
      if (parseLiteral(keyOf(pair))?.kind === 'date') found.add(keyOf(pair));
      collect(pair.value, [...steps, keyOf(pair)], operators, found);
    }
  } else if (isSeq(value)) for (const entry of value.items) collect(entry, [...steps, '[]'], operators, found);
}

/** " (or unknown)". */
function otherwise({ words }: DeclaredChoice, written: string): string {
  const others = words.filter((word) => word !== written);
  return others.length === 0 ? '' : ` (or ${others.join(', ')})`;
}

/** The cases keep the order that they were written for; what else the new order has is taken away. */
function casesLike(text: string, terms: Terms, order: Order): string {
  const document = parseDocument(text, READ);
  visit(document, { Pair: (_, pair) => (keyOf(pair) === 'published' ? visit.REMOVE : undefined) });
  const root = document.contents as YAMLMap;
  const own = (root.get('order') as YAMLMap | undefined)?.toJSON() as Partial<Order> | undefined;
  const without = (names: object | undefined): object => Object.fromEntries(Object.keys(names ?? {}).map((name) => [name, null]));
  const joined = {
    ...own,
    from: own?.from ?? terms.from,
    ...only('components', { ...without(order.components), ...own?.components }),
    ...only('attributes', { ...without(order.attributes), ...own?.attributes }),
    ...only('parameters', { ...without(order.parameters), ...own?.parameters }),
    charges: own?.charges ?? [],
  };
  root.delete('order');
  root.delete('contract');
  const pair = document.createPair('order', joined) as Pair<{ commentBefore?: string }>;
  pair.key.commentBefore =
    ' The cases are of the text that this contract was made after. Change their figures together with those of the contract.';
  root.items.splice(1, 0, pair as (typeof root.items)[number]);
  return document.toString({ lineWidth: 0 });
}

const only = (key: string, values: object): object => (Object.keys(values).length === 0 ? {} : { [key]: values });
