/**
 * A minimal order for terms without one: two components of each kind, a charge of 1000 a month, and the attributes that satisfy the gates.
 * It is used to find the worth of the terms, and to assess such a file.
 */
import type { Order, OrderComponent, Terms } from '../contract/terms.ts';
import { wordsOf } from '../operators/attribute-values.ts';

type Kinds = NonNullable<Terms['components']>;

export function standInOrder(terms: Terms): Order {
  const kinds = terms.components ?? {};
  const components = Object.fromEntries(
    Object.keys(kinds).flatMap((kind) => membersOf(kind, terms).map((id, i) => [id, member(kind, i, terms)])),
  );
  const attributes = attributesOf('customer', terms);
  const parameters = Object.entries(terms.parameters ?? {}).map(
    ([name, { like, default: otherwise }]) => [name, otherwise ?? like] as const,
  );
  return {
    id: terms.id,
    title: terms.title,
    vendor: { id: 'vendor', name: terms.provider },
    customer: { id: 'customer', name: 'Customer' },
    from: terms.from,
    'without-component': 'count',
    ...(Object.keys(components).length > 0 && { components }),
    ...(attributes && { attributes }),
    ...(parameters.length > 0 && { parameters: Object.fromEntries(parameters) }),
    charges: chargesOf(terms),
  };
}

/** Two component ids of a kind; one for a top-level kind that contains others. */
function membersOf(kind: string, { components: kinds = {} }: Terms): string[] {
  const isOuter = kinds[kind]?.in === undefined && Object.values(kinds).some((other) => other.in === kind);
  return isOuter ? [`${kind}-1`] : [`${kind}-1`, `${kind}-2`];
}

function member(kind: string, i: number, terms: Terms): OrderComponent {
  const { in: container } = (terms.components as Kinds)[kind]!;
  const containers = container === undefined ? [] : membersOf(container, terms);
  const attributes = attributesOf(kind, terms);
  return { kind, ...(containers.length > 0 && { in: containers[Math.min(i, containers.length - 1)]! }), ...(attributes && { attributes }) };
}

/** A value for each attribute without a default: the word that a gate requires, else the first word; for a date, the first day of the terms. */
function attributesOf(owner: string, terms: Terms): Readonly<Record<string, string>> | undefined {
  const values = Object.entries(terms.attributes ?? {}).flatMap(([name, attribute]): [string, string][] => {
    if (attribute.of !== owner) return [];
    const gate = Object.values(terms.definitions).find((cell) => typeof cell === 'object' && cell['attribute-is'] === name);
    const wanted = typeof gate === 'object' ? (gate.is as string[])[0] : undefined;
    if (attribute.unit !== undefined) return [[name, attribute.default ?? numberIn(attribute.unit, terms)]];
    return wanted === undefined && attribute.default !== undefined ? [] : [[name, wanted ?? wordsOf(attribute.values)[0]!]];
  });
  return values.length === 0 ? undefined : Object.fromEntries(values);
}

const numberIn = (unit: string, terms: Terms): string => (unit === 'date' ? terms.from : unit === 'share' ? '1' : '100');

function chargesOf(terms: Terms): NonNullable<Order['charges']> {
  const wanted = new Map<string, { kind: string; component: string | undefined }>();
  const want = (kind: string, component: string | undefined): void => void wanted.set(`${kind}|${component ?? ''}`, { kind, component });
  const bases = Object.values(terms.definitions).filter((cell) => typeof cell === 'object' && cell.charges !== undefined) as Readonly<
    Record<string, unknown>
  >[];
  const ofComponents = bases.filter((cell) => typeof cell.each === 'string');
  for (const cell of ofComponents) for (const kind of kindsOf(cell)) for (const id of membersOf(String(cell.each), terms)) want(kind, id);
  for (const cell of bases)
    for (const kind of kindsOf(cell))
      if (cell.each === undefined && ![...wanted.values()].some((other) => other.kind === kind)) want(kind, undefined);
  return [...wanted.values()].map(({ kind, component }) => ({
    kind,
    amount: `1000 ${terms.money.currency}`,
    every: 'month',
    'part-month': 'by-days',
    ...(component !== undefined && { component }),
  }));
}

/** The kinds to charge: each of several kinds has a charge, so that no part of the base is missing. */
export function kindsOf(cell: Readonly<Record<string, unknown>>): string[] {
  if (cell.charges !== 'all') return cell.charges as string[];
  const without = (cell.without as string[] | undefined) ?? [];
  return without.includes('recurring') ? ['usage'] : ['recurring'];
}
