/** The words that a contract document uses, by what they name: what a word may be exchanged for, and what may stand at a new key. */
import { parseLiteral } from '../../../lib/domain/contract/literal.ts';
import { checkTerms } from '../../../lib/domain/checker/check-terms.ts';
import { RECORD_KINDS } from '../../../lib/domain/evidence/vocabulary.ts';
import { ELEMENT_KEYS, type DocumentNode } from './documents.ts';

export interface Words {
  /** Sets of words of one kind: cells of one type, component kinds, milestones of a record kind, words of an attribute ... */
  readonly sets: readonly (readonly string[])[];
  /** Every name and literal of the document, and one literal of each kind. */
  readonly all: readonly (string | number)[];
  readonly cells: readonly string[];
  /** What a key takes by its name, where the schema takes any word. */
  readonly hints: Readonly<Record<string, readonly (string | number)[]>>;
}

const keys = (node: DocumentNode | undefined): string[] => Object.keys(node ?? {});
const wordsOf = (values: unknown): string[] => (Array.isArray(values) ? values.map(String) : keys(values as DocumentNode | undefined));

/** @param days ISO days that evidence reaches, for keys that take dates. */
export function wordsIn({ order, terms }: DocumentNode, days: readonly string[]): Words {
  const texts = terms as DocumentNode[];
  const sets = texts.flatMap((text) => [...setsOfTerms(text), ...cellsByType(text)]);
  sets.push(keys(order.components), chargeKindsOf(order, texts), ['vendor', 'customer', 'pingdom', ...sendersOf(order)]);
  sets.push(['UTC', 'Asia/Tokyo', 'America/New_York'], ['USD', 'EUR', 'JPY'], ELEMENT_KEYS.days);
  const cells = texts.flatMap((text) => [...keys(text.definitions), 'period', 'always', 'never']);
  return {
    sets: sets.filter((set) => set.length > 1),
    all: everything(order, texts, [days, ...sets]),
    hints: hintsOf(order, texts, days),
    cells: [...new Set(cells)],
  };
}

function setsOfTerms(text: DocumentNode): string[][] {
  const records = {
    ...RECORD_KINDS,
    ...Object.fromEntries(
      keys(text.records).map((kind) => [kind, [...(RECORD_KINDS[kind] ?? []), ...(text.records[kind].milestones ?? [])]]),
    ),
  };
  const attributes = Object.entries<DocumentNode>(text.attributes ?? {});
  const owners = [...new Set(attributes.map(([, spec]) => String(spec.of)))];
  return [
    keys(text.components),
    Object.keys(records),
    ...Object.values(records).map((milestones) => [...milestones]),
    ...attributes.map(([, spec]) => wordsOf(spec.values)),
    ...owners.map((owner) => attributes.filter(([, spec]) => spec.of === owner).map(([name]) => name)),
    ['customer', ...keys(text.components), ...Object.keys(records)],
    keys(text.holidays),
    keys(text.parameters),
    keys(text.objectives),
    keys(text.credits),
    ['waiting-on-customer', 'no-contact-available'],
    ['count', 'share', 'date', 'ms'],
  ];
}

/** Cells that may stand for each other: of one type. */
function cellsByType(text: DocumentNode): string[][] {
  const types = checkTerms(text as never).checkedTerms?.types;
  const byType = new Map<string, string[]>([['{"kind":"times"}', ['never', 'always', 'period']]]);
  for (const name of [...keys(text.definitions), ...keys(text.parameters)]) {
    const { list: _, ...type } = types?.get(name) ?? { kind: 'none' };
    const known = byType.get(JSON.stringify(type)) ?? [];
    byType.set(JSON.stringify(type), [...known, name]);
  }
  return [...byType.values()];
}

function hintsOf(order: DocumentNode, texts: readonly DocumentNode[], days: readonly string[]): Words['hints'] {
  const kinds = chargeKindsOf(order, texts);
  return {
    without: kinds,
    charges: kinds,
    'reported-by': ['customer', 'vendor'],
    default: [
      '0.5',
      '3',
      ...texts.flatMap(({ attributes }) => Object.values<DocumentNode>(attributes ?? {}).flatMap(({ values }) => wordsOf(values))),
    ],
    'reads-as': ['URGENT'],
    through: days,
    from: days,
    'also-open': days,
    needs: ['findings', 'cause'],
    'known-as': ['another-name'],
    attributes: ['another-attribute'],
    records: ['another-kind'],
    milestones: ['another-milestone'],
    minimum: [amountIn(texts, '80000')],
    components: keys(order.components),
    opens: ['3 days', '36 h'],
    within: ['20 days', '36 h'],
    'by-end-of': ['2 periods', '1 period'],
  };
}

function chargeKindsOf(order: DocumentNode, texts: readonly DocumentNode[]): string[] {
  const charged = ((order.charges ?? []) as DocumentNode[]).map(({ kind }) => String(kind));
  const named = texts.flatMap(({ definitions }) =>
    Object.values<any>(definitions).flatMap((cell) => (typeof cell === 'object' ? [cell.charges ?? [], cell.without ?? []].flat() : [])),
  );
  return [...new Set([...charged, ...named].filter((kind) => kind !== 'all'))];
}

const sendersOf = (order: DocumentNode): string[] =>
  ((order.senders ?? []) as DocumentNode[]).map(({ account, webhook }) => String(account ?? webhook));

const TYPICAL = [1, 3, '50%', '1 h', '90 s', '30 days', '3 business days', '1 month', '2 periods', '12 months', '2026-04-01'];

function everything(order: DocumentNode, texts: readonly DocumentNode[], sets: readonly (readonly string[])[]): (string | number)[] {
  const literals = literalsIn(texts);
  const amounts = [amountIn(texts, '5')];
  return [
    ...new Set([
      ...literals,
      ...TYPICAL,
      ...amounts,
      ...texts.flatMap(({ definitions }) => keys(definitions)),
      ...sets.flat(),
      ...keys(order.components),
    ]),
  ];
}

const amountIn = ([text]: readonly DocumentNode[], whole: string): string =>
  `${whole}${text!.money.currency === 'JPY' ? '' : '.00'} ${text!.money.currency}`;

/** Every literal that stands anywhere in a value. */
export function literalsIn(node: unknown): (string | number)[] {
  if (typeof node === 'object' && node !== null) return [...new Set(Object.values(node).flatMap(literalsIn))];
  return parseLiteral(node) ? [node as string | number] : [];
}
