/** Contracts as they stand after an amendment: a term that begins or ends inside a period, an older or a newer version of the text. */
import { parseLiteral } from '../../../lib/domain/contract/literal.ts';
import { periodsOf } from '../../../lib/domain/checker/service-period.ts';
import { DAY, HOUR, formatDay, parseDay } from '../../../lib/domain/time/instant.ts';
import type { Period } from '../../../lib/domain/time/period.ts';
import { localDay } from '../../../lib/domain/time/timezone.ts';
import type { DocumentNode } from './documents.ts';
import type { Family } from './families.ts';
import { allTrouble } from './from-facts.ts';
import { type Amendment, type Scenario, read } from './observe.ts';
import { recordFacts } from './records.ts';
import { countedRecords } from './counted-records.ts';
import { type World, dayOf, valuesOf } from './world.ts';

interface Amended extends Amendment {
  /** The period to state; the main one when absent. */
  readonly of?: Period;
  /** Lengths of trouble beside one of some days: shares of the period. */
  readonly shares?: readonly number[];
  /** What it names. */
  readonly about: readonly string[];
}

const withOrder = (document: DocumentNode, order: DocumentNode): DocumentNode => ({ ...document, order: { ...document.order, ...order } });

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

/** Shares of a period: one in each band that texts have. */
const SHARES = [1 / 4000, 1 / 1000, 1 / 500, 1 / 200, 1 / 100, 1 / 40, 1 / 16];

/** Fees so small that a minimum is not reached, so large that a cap in money is, and such that half of the smallest unit is owed. */
function charged(world: World): Amended[] {
  const { currency } = world.terms.money;
  const isWhole = currency === 'JPY';
  const amounts = ['0', '4', '9', '10', '11', '40', '100', '101', '1001', '90000000'].map((whole) => (isWhole ? whole : `${whole}.00`));
  const halves = isWhole
    ? ['1', '2', '5', '15', '25', '50']
    : ['0.01', '0.02', '0.03', '0.05', '0.15', '0.25', '0.30', '0.50', '0.70', '10.00', '10.05', ...besideMinimum(world)];
  const charges = (world.document.order.charges ?? []) as DocumentNode[];
  const change =
    (amount: string, of: (charge: DocumentNode) => boolean) =>
    (document: DocumentNode): DocumentNode => {
      const changed = (charge: DocumentNode, i: number): DocumentNode => ({
        ...charge,
        amount: `${of(charges[i] ?? charge) ? amount : isWhole ? '0' : '0.00'} ${currency}`,
      });
      return document.order.charges ? withOrder(document, { charges: document.order.charges.map(changed) }) : document;
    };
  const about = ['/order', '/charges', '/money', 'rounding', 'cap', 'minimum'];
  // How half of the smallest unit is rounded shows on these.
  const halved = [...about, 'half-up', 'half-even'];
  const all = amounts.map((amount): Amended => ({ name: `each charge is ${amount}`, change: change(amount, () => true), about }));
  const [first] = Object.keys(world.components);
  const alone = [...new Set(charges.map(({ kind }) => String(kind)))].flatMap((kind) =>
    [undefined, first, charges.find((charge) => charge.component !== undefined && charge.component !== first)?.component].flatMap(
      (component) =>
        halves.map((amount): Amended => ({
          name: `only ${kind} of ${String(component ?? 'the whole')} is charged, ${amount}`,
          change: change(amount, (charge) => charge.kind === kind && charge.component === component),
          shares: SHARES,
          about: halved,
        })),
    ),
  );
  return [
    ...all,
    ...halves.map((amount): Amended => ({
      name: `each charge is ${amount}`,
      change: change(amount, () => true),
      shares: SHARES,
      about: halved,
    })),
    ...alone,
  ];
}

/** Fees of which each share that the text names is a little less than a minimum. */
function besideMinimum(world: World): string[] {
  const credits = Object.values<DocumentNode>(world.terms.credits);
  const least = credits.flatMap(({ minimum }) => Object.values<unknown>(minimum ?? {}).flatMap((text) => parseLiteral(text) ?? []));
  const shares = valuesOf(world, 'ratio').filter((share) => share > 0 && share <= 1);
  const amounts = least.flatMap((literal) =>
    literal.kind === 'money' ? shares.map((share) => (Number(literal.value.n) / Number(literal.value.d) - 0.01) / share) : [],
  );
  return [...new Set(amounts.filter((amount) => amount > 0).map((amount) => amount.toFixed(2)))].slice(0, 12);
}

/** One more of each kind that has parts: what is excused at the first while all others are down separates a part from the whole. */
function thirds(world: World): Scenario[] {
  const { main, document } = world;
  const components = Object.entries<DocumentNode>(document.order.components ?? {});
  return world.recordCells.flatMap((cell) => {
    const [first] = components.filter(([, spec]) => spec.kind === cell.each);
    const inner = cell.each === undefined ? undefined : innerKind(world, cell.each);
    if (!first || inner === undefined || cell.kind !== 'outage') return [];
    const { 'known-as': _, ...like } = first[1];
    const more = { third: like, 'third-inside': { kind: inner, in: 'third' } };
    const change = (given: DocumentNode): DocumentNode => withOrder(given, { components: { ...given.order.components, ...more } });
    const innermost = [...components.map(([id]) => id), 'third-inside'].filter((id) => !components.some(([, spec]) => spec.in === id));
    const [start, length] = [main.start + DAY, 3 * DAY];
    return [
      {
        name: `${cell.name} at one of three of kind ${cell.each} while all are down`,
        label: main.label,
        about: [String(cell.each), cell.name, 'each'],
        amend: { name: `a third of kind ${cell.each}`, change },
        facts: [
          ...countedRecords(world, cell, { start, length, targets: [first[0]] }),
          ...innermost.flatMap((id) => recordFacts('outage', `down-${id}`, { started: start, ended: start + length }, { component: id })),
        ],
      },
    ];
  });
}

/** Where a text counts members by share: a hundred of them, so that one percent is one member. */
function crowds(world: World): Scenario[] {
  const { main, document } = world;
  const kinds = [
    ...new Set(
      Object.values(world.cells).flatMap(({ concurrent }) => (typeof concurrent === 'string' ? memberKind(world, concurrent) : [])),
    ),
  ];
  return kinds.flatMap((kind) => {
    const [first] = Object.entries<DocumentNode>(document.order.components ?? {}).filter(([, spec]) => spec.kind === kind);
    if (!first) return [];
    const inner = innerKind(world, kind);
    const inside = Object.entries<DocumentNode>(document.order.components).filter(
      ([, spec]) => spec.kind === kind && spec.in === first[1].in,
    );
    const ids = Array.from({ length: 101 - inside.length }, (_, i) => `crowd-${i}`);
    const add = (given: DocumentNode): DocumentNode => {
      const { 'known-as': _, ...like } = first[1];
      const members = ids.flatMap((id) => [
        [id, like] as const,
        ...(inner === undefined ? [] : [[`${id}-inside`, { kind: inner, in: id }] as const]),
      ]);
      return withOrder(given, { components: { ...given.order.components, ...Object.fromEntries(members) } });
    };
    const down = (id: string): Scenario['facts'] =>
      recordFacts('outage', id, { started: main.start + DAY, ended: main.start + 4 * DAY }, { component: id });
    // An outage of what a member holds is reported for the innermost parts.
    const innermost = (id: string): string[] => {
      const parts = Object.entries<DocumentNode>(world.components).flatMap(([part, spec]) => (spec.in === id ? innermost(part) : []));
      return parts.length > 0 ? parts : ids.includes(id) && inner !== undefined ? [`${id}-inside`] : [id];
    };
    const others = Object.entries<DocumentNode>(world.components).flatMap(([id, spec]) =>
      spec.kind === kind && spec.in !== first[1].in ? [id] : [],
    );
    return [97, 98, 99, 100, 101].flatMap((n) =>
      [[], others].map((beside): Scenario => ({
        name: `${n} of 101 members of kind ${kind} are down${beside.length > 0 ? ', and all others' : ''}`,
        label: main.label,
        about: [kind, 'concurrent', 'at-least', 'more-than'],
        amend: { name: `a hundred more of kind ${kind}`, change: add },
        facts: [...[...inside.map(([id]) => id), ...ids].slice(0, n), ...beside].flatMap(innermost).flatMap(down),
      })),
    );
  });
}

const innerKind = (world: World, kind: string): string | undefined =>
  Object.entries<DocumentNode>(world.terms.components ?? {}).find(([, spec]) => spec.in === kind)?.[0];

/** The kind of component that a cell has a value for each of. */
function memberKind(world: World, name: string): string[] {
  const subject = world.checked.checkedTexts.at(-1)!.types.get(name)?.subject;
  return subject && 'component' in subject ? [subject.component] : [];
}
