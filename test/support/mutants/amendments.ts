/** Contracts as they stand after an amendment: a term that begins or ends inside a period, an older or a newer version of the text. */
import { periodsOf } from '../../../lib/domain/checker/service-period.ts';
import { DAY, HOUR, formatDay, parseDay } from '../../../lib/domain/time/instant.ts';
import type { Period } from '../../../lib/domain/time/period.ts';
import { localDay } from '../../../lib/domain/time/timezone.ts';
import type { DocumentNode } from './documents.ts';
import type { Family } from './families.ts';
import { allTrouble } from './from-facts.ts';
import { type Amendment, type Scenario, read } from './observe.ts';
import { countedRecords } from './counted-records.ts';
import { type World, dayOf } from './world.ts';
import { charged } from './amended-charges.ts';
import { thirds, crowds } from './added-components.ts';
import { type Amended, withOrder } from './amended.ts';

/** The text once more, as an older or newer version, with another number and its own first day. */
function version(document: DocumentNode, number: string, given: DocumentNode): DocumentNode {
  const { through: _, ...text } = document.terms.at(-1);
  return { ...text, version: number, ...given };
}

export function amendedScenarios(world: World): Scenario[] {
  return [
    ...[...ofTerm(world), ...ofVersions(world), ...charged(world)].flatMap((amended) => scenariosUnder(world, amended)),
    ...crowds(world),
    ...thirds(world),
  ];
}

function scenariosUnder(world: World, { of: period = world.main, shares = [], about, ...amend }: Amended): Scenario[] {
  const { start, end, label } = period;
  const longest = Math.min(3 * DAY, Math.floor((end - start) / 4));
  const scenario = (name: string, facts: Scenario['facts']): Scenario => ({
    name: `${name}, while ${amend.name}`,
    label,
    about,
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
        ...cells
          .slice(0, 2)
          .map((cell) => scenario(`${cell.name} for ${length}`, countedRecords(world, cell, { start: start + DAY, length }))),
      ]),
    ...cells.flatMap((cell) => [
      scenario(cell.name, countedRecords(world, cell, { start: start + DAY, length: longest })),
      scenario(`${cell.name} later`, countedRecords(world, cell, { start: dayOf(world, period, 12) + 20 * HOUR, length: longest })),
    ]),
  ];
}

/** A term that begins or ends inside the period; and its first and last periods as they are. */
function ofTerm(world: World): Amended[] {
  const { main, zone, periods } = world;
  const middle = formatDay(localDay(zone, main.start) + 13);
  const same = (document: DocumentNode): DocumentNode => document;
  const all: Omit<Amended, 'about'>[] = [
    { name: 'the term begins in the middle', change: (document) => afterOlder(world)(withOrder(document, { from: middle })) },
    { name: 'the term ends in the middle', change: (document) => withOrder(document, { through: middle }) },
    { name: 'nothing is changed', change: same, of: periods[0]! },
    { name: 'nothing is changed', change: same, of: periods[1] ?? main },
    { name: 'nothing is changed', change: same, of: periods.at(-1)! },
    { name: 'the order says no attributes', change: withoutAttributes },
    { name: 'the order says no parameters', change: withoutParameters },
    { name: 'another component joins', change: withAnother },
  ];
  return all.map((one) => ({
    ...one,
    about: ['/order', '/from', '/through', '/period', '/charges', '/attributes', '/components', '/parameters'],
  }));
}

/** One more component like the first, with a charge of its own. */
function withAnother(document: DocumentNode): DocumentNode {
  const [first] = Object.entries<DocumentNode>(document.order.components ?? {});
  if (!first) return document;
  const { 'known-as': _, ...like } = first[1];
  const charges = ((document.order.charges ?? []) as DocumentNode[]).filter(({ component }) => component === first[0]);
  return withOrder(document, {
    components: { ...document.order.components, another: like },
    charges: [...(document.order.charges ?? []), ...charges.map((charge) => ({ ...charge, component: 'another' }))],
  });
}

/** The text after an older version of it that was in force long before; alone where it is in force when the term begins. */
function afterOlder(world: World): (document: DocumentNode) => DocumentNode {
  return (document) =>
    document.terms.some(({ from }: DocumentNode) => from <= document.order.from)
      ? document
      : { ...inTerm(document), terms: [older(world, document), ...document.terms] };
}

/** What waits for a renewal needs a term that ends. */
const inTerm = (document: DocumentNode): DocumentNode =>
  document.order.through === undefined && document.terms.some((terms: DocumentNode) => terms['takes-effect'] === 'next-renewal')
    ? withOrder(document, { through: formatDay(parseDay(document.order.from)! + 3650) })
    : document;

const older = (world: World, document: DocumentNode): DocumentNode =>
  version(document, 'older', { from: longBefore(world), 'takes-effect': 'next-period' });

const longBefore = (world: World): string => formatDay(localDay(world.zone, world.periods[0]!.start) - 500);

function ofVersions(world: World): Amended[] {
  const { main, zone, periods, terms } = world;
  const middle = formatDay(localDay(zone, main.start) + 13);
  const followed = afterOlder(world);
  const instants = [periods[0]!.start - DAY, periods[0]!.start, periods[0]!.end, main.start];
  const about = ['/order', '/from', '/through', '/takes-effect', '/version', '/period'];
  const at = (name: string, change: Amendment['change'], more: readonly string[] = []): Amended[] =>
    periodsUnder(world, change, instants).map((of) => ({ name, change, of, about: [...about, ...more] }));
  const ordered = [-1, 0, 1].flatMap((n) => {
    const from = formatDay(parseDay(terms.from)! + n);
    return at(`the text follows an older one, ordered from ${from}`, (document) => followed(withOrder(document, { from })), [from]);
  });
  return [
    {
      name: 'a newer version splits the period',
      about,
      change: (document) => ({
        ...document,
        terms: [...document.terms, version(document, 'newer', { from: middle, 'takes-effect': 'at-once-splitting-period' })],
      }),
    },
    {
      name: 'the text splits the period of an older one',
      about,
      change: (document) => ({ ...document, terms: [older(world, document), { ...document.terms.at(-1), from: middle }] }),
    },
    { name: 'the text follows an older one', change: followed, about },
    ...at('the text follows an older one under an older order', (document) => followed(withOrder(document, { from: longBefore(world) }))),
    ...ordered,
  ];
}

/** The periods that hold some instants, once the contract is amended: with the term they may begin on other days. */
function periodsUnder(world: World, change: Amendment['change'], instants: readonly number[]): Period[] {
  const reading = read(change(world.document));
  if (!('checked' in reading)) return [];
  const periods = periodsOf(reading.checked, Math.max(...instants) + 400 * DAY);
  return [...new Set(instants.flatMap((instant) => periods.find(({ start, end }) => start <= instant && instant < end) ?? []))];
}

/** Families once more under an order that says no attributes, where the text has a default for one of them. */
export function withDefaultAttributes(world: World, families: readonly Family[]): Family[] {
  const fixed = Object.values(world.attributes).filter(
    ({ of }) => of === 'customer' || Object.hasOwn((world.terms.components ?? {}) as DocumentNode, String(of)),
  );
  if (fixed.every((spec) => spec.default === undefined)) return [];
  const amend = { name: 'the order says no attributes', change: withoutAttributes };
  return families.map((family) => ({ ...family, name: `${family.name}, while ${amend.name}`, about: [...family.about, 'default'], amend }));
}

/** What the text's own defaults say then holds. */
function withoutAttributes(document: DocumentNode): DocumentNode {
  const { attributes: _, components, ...order } = document.order;
  const bare = Object.entries<DocumentNode>(components ?? {}).map(([id, { attributes: __, ...component }]) => [id, component]);
  return { ...document, order: { ...order, ...(components && { components: Object.fromEntries(bare) }) } };
}

function withoutParameters(document: DocumentNode): DocumentNode {
  const { parameters: _, ...order } = document.order;
  return { ...document, order };
}
