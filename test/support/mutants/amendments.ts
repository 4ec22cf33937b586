/** Contracts as they stand after an amendment: a term that begins or ends inside a period, an older or a newer version of the text. */
import { periodRule } from '../../../lib/domain/agreement/in-force.ts';
import { DAY, HOUR, formatDay, parseDay } from '../../../lib/domain/time/instant.ts';
import { type Period, previousPeriod } from '../../../lib/domain/time/period.ts';
import { localDay } from '../../../lib/domain/time/zone.ts';
import type { Node } from './documents.ts';
import { allTrouble } from './from-facts.ts';
import type { Amendment, Scenario } from './observe.ts';
import { recordFacts } from './records.ts';
import { told } from './told-records.ts';
import { type World, dayOf } from './world.ts';

interface Amended extends Amendment {
  /** The period to state; the main one when absent. */
  readonly of?: Period;
  /** Lengths of trouble beside one of some days: shares of the period. */
  readonly shares?: readonly number[];
}

const withOrder = (document: Node, order: Node): Node => ({ ...document, order: { ...document.order, ...order } });

/** The text once more, as an older or newer version, with another number and its own first day. */
function version(document: Node, number: string, given: Node): Node {
  const { through: _, ...text } = document.terms.at(-1);
  return { ...text, version: number, ...given };
}

export function amendedScenarios(world: World): Scenario[] {
  return [
    ...[...ofTerm(world), ...ofVersions(world), ...charged(world)].flatMap((amended) => scenariosUnder(world, amended)),
    ...crowds(world),
  ];
}

function scenariosUnder(world: World, { of: period = world.main, shares = [], ...amend }: Amended): Scenario[] {
  const { start, end, label } = period;
  const longest = Math.min(3 * DAY, Math.floor((end - start) / 4));
  const scenario = (name: string, facts: Scenario['facts']): Scenario => ({
    name: `${name}, while ${amend.name}`,
    label,
    about: ['order', 'from', 'takes-effect', 'period', 'charges'],
    amend,
    facts,
  });
  const cells = world.recordCells.filter(({ operator }) => operator !== 'count').slice(0, 6);
  return [
    scenario('nothing', []),
    scenario('trouble everywhere', allTrouble(world, longest, period)),
    ...shares
      .map((share) => Math.floor((end - start) * share))
      .flatMap((length) => [
        scenario(`trouble everywhere for ${length}`, allTrouble(world, length, period)),
        ...cells.map((cell) => scenario(`${cell.name} for ${length}`, told(world, cell, { start: start + DAY, length }))),
      ]),
    ...cells.flatMap((cell) => [
      scenario(cell.name, told(world, cell, { start: start + DAY, length: longest })),
      scenario(`${cell.name} later`, told(world, cell, { start: dayOf(world, period, 12) + 20 * HOUR, length: longest })),
    ]),
  ];
}

/** A term that begins or ends inside the period; and its first and last periods as they are. */
function ofTerm(world: World): Amended[] {
  const { main, zone, periods } = world;
  const middle = formatDay(localDay(zone, main.start) + 13);
  const same = (document: Node): Node => document;
  return [
    { name: 'the term begins in the middle', change: (document) => withOrder(afterOlder(world)(document), { from: middle }) },
    { name: 'the term ends in the middle', change: (document) => withOrder(document, { through: middle }) },
    { name: 'nothing is changed', change: same, of: periods[0]! },
    { name: 'nothing is changed', change: same, of: periods[1] ?? main },
    { name: 'nothing is changed', change: same, of: periods.at(-1)! },
    { name: 'the order says no attributes', change: withoutAttributes },
  ];
}

/** The text after an older version of it that was in force long before. */
function afterOlder(world: World): (document: Node) => Node {
  const from = longBefore(world);
  return (document) => ({ ...document, terms: [version(document, 'older', { from, 'takes-effect': 'next-period' }), ...document.terms] });
}

const longBefore = (world: World): string => formatDay(localDay(world.zone, world.periods[0]!.start) - 500);

function ofVersions(world: World): Amended[] {
  const { main, zone, periods, terms } = world;
  const middle = formatDay(localDay(zone, main.start) + 13);
  const followed = afterOlder(world);
  const before = previousPeriod(periodRule(world.checked.sheets.at(-1)!.terms, world.checked.contract.order), periods[0]!);
  const ordered = [-1, 0, 1].flatMap((n) => {
    const from = formatDay(parseDay(terms.from)! + n);
    const name = `the text follows an older one, ordered from ${from}`;
    return [before, ...periods.slice(0, 2)].map((of): Amended => ({
      name,
      change: (document) => withOrder(followed(document), { from }),
      of,
    }));
  });
  const long = (document: Node): Node => withOrder(followed(document), { from: longBefore(world) });
  return [
    {
      name: 'a newer version splits the period',
      change: (document) => ({
        ...document,
        terms: [...document.terms, version(document, 'newer', { from: middle, 'takes-effect': 'at-once-splitting-period' })],
      }),
    },
    {
      name: 'the text splits the period of an older one',
      change: (document) => ({ ...document, terms: [followed(document).terms[0], { ...document.terms.at(-1), from: middle }] }),
    },
    { name: 'the text follows an older one', change: followed },
    ...[main, before, ...periods.slice(0, 2)].map((of): Amended => ({
      name: 'the text follows an older one under an older order',
      change: long,
      of,
    })),
    ...ordered,
  ];
}

/** What the text's own defaults say then holds. */
function withoutAttributes(document: Node): Node {
  const { attributes: _, components, ...order } = document.order;
  const bare = Object.entries<Node>(components ?? {}).map(([id, { attributes: __, ...component }]) => [id, component]);
  return { ...document, order: { ...order, ...(components && { components: Object.fromEntries(bare) }) } };
}

/** Fees so small that a minimum is not reached, so large that a cap in money is, and such that half of the smallest unit is owed. */
function charged(world: World): Amended[] {
  const { currency } = world.terms.money;
  const isWhole = currency === 'JPY';
  const amounts = ['0', '4', '9', '10', '11', '40', '100', '101', '1001', '90000000'].map((whole) => (isWhole ? whole : `${whole}.00`));
  const halves = isWhole ? ['1', '2', '5', '15', '25', '50'] : ['0.01', '0.02', '0.05', '0.10', '0.25', '0.30', '0.70', '2.50', '10.05'];
  const change =
    (amount: string) =>
    (document: Node): Node =>
      document.order.charges
        ? withOrder(document, { charges: document.order.charges.map((charge: Node) => ({ ...charge, amount: `${amount} ${currency}` })) })
        : document;
  return [...amounts, ...halves].map((amount) => ({
    name: `each charge is ${amount}`,
    change: change(amount),
    shares: [1 / 1000, 1 / 200, 1 / 100, 1 / 16],
  }));
}

/** Where a text counts members by share: a hundred of them, so that one percent is one member. */
function crowds(world: World): Scenario[] {
  const { main, document } = world;
  const kinds = [
    ...new Set(Object.values(world.cells).flatMap(({ together }) => (typeof together === 'string' ? memberKind(world, together) : []))),
  ];
  return kinds.flatMap((kind) => {
    const [first] = Object.entries<Node>(document.order.components ?? {}).filter(([, spec]) => spec.kind === kind);
    if (!first) return [];
    const ids = Array.from({ length: 100 }, (_, i) => `crowd-${i}`);
    const inner = innerKind(world, kind);
    const add = (given: Node): Node => {
      const { 'known-as': _, ...like } = first[1];
      const members = ids.flatMap((id) => [
        [id, like] as const,
        ...(inner === undefined ? [] : [[`${id}-inside`, { kind: inner, in: id }] as const]),
      ]);
      const kept = Object.entries<Node>(given.order.components).filter(
        ([id, spec]) => spec.kind !== kind || spec.in !== like.in || id === first[0],
      );
      return withOrder(given, { components: { ...Object.fromEntries(kept), ...Object.fromEntries(members) } });
    };
    return [97, 98, 99, 100, 101].map((n): Scenario => ({
      name: `${n} of 101 members of kind ${kind} are down`,
      label: main.label,
      about: [kind, 'together'],
      amend: { name: `a hundred more of kind ${kind}`, change: add },
      facts: [first[0], ...ids]
        .slice(0, n)
        .flatMap((id) =>
          recordFacts(
            'outage',
            id,
            { started: main.start + DAY, ended: main.start + 4 * DAY },
            { component: inner === undefined || id === first[0] ? id : `${id}-inside` },
          ),
        ),
    }));
  });
}

const innerKind = (world: World, kind: string): string | undefined =>
  Object.entries<Node>(world.terms.components ?? {}).find(([, spec]) => spec.in === kind)?.[0];

/** The kind of component that a cell has a value for each of. */
function memberKind(world: World, name: string): string[] {
  const subject = world.checked.sheets.at(-1)!.types.get(name)?.subject;
  return subject && 'component' in subject ? [subject.component] : [];
}
