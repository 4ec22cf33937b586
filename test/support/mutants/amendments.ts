/** Contracts as they stand after an amendment: a term that begins or ends inside a period, an older or a newer version of the text. */
import { formatDay, parseDay } from '../../../lib/domain/time/instant.ts';
import { localDay } from '../../../lib/domain/time/zone.ts';
import type { Node } from './documents.ts';
import type { Amendment, Scenario } from './observe.ts';
import { type World, dayOf } from './world.ts';
import { told } from './told-records.ts';
import { DAY, HOUR } from '../../../lib/domain/time/instant.ts';

const withOrder = (document: Node, order: Node): Node => ({ ...document, order: { ...document.order, ...order } });

/** The text once more, as an older or newer version: with another number, its own first day, and nothing credited otherwise. */
const version = (text: Node, number: string, given: Node): Node => {
  const { through: _, ...rest } = text;
  return { ...rest, version: number, ...given };
};

export function amendedScenarios(world: World): Scenario[] {
  const { main, zone, periods, terms } = world;
  const day = (instant: number, n = 0): string => formatDay(localDay(zone, instant) + n);
  const middle = day(main.start, 13);
  const early = formatDay(localDay(zone, periods[0]!.start) - 500);
  const older =
    (from: string): ((document: Node) => Node) =>
    (document) => ({
      ...document,
      terms: [version(document.terms.at(-1), 'older', { from, 'takes-effect': 'next-period', unknown: terms.unknown }), ...document.terms],
    });
  const amendments: (Amendment & { readonly label?: string })[] = [
    { name: 'the term begins in the middle', change: (document) => withOrder(older(early)(document), { from: middle }) },
    { name: 'the term ends in the middle', change: (document) => withOrder(document, { through: middle }) },
    {
      name: 'a newer version splits the period',
      change: (document) => ({
        ...document,
        terms: [...document.terms, version(document.terms.at(-1), 'newer', { from: middle, 'takes-effect': 'at-once-splitting-period' })],
      }),
    },
    {
      name: 'the text splits the period of an older one',
      change: (document) => ({
        ...document,
        terms: [...older(early)(document).terms.slice(0, 1), { ...document.terms.at(-1), from: middle }],
      }),
    },
    { name: 'the text follows an older one', change: older(early) },
    {
      name: 'the text follows an older one under an older order',
      change: (document) => withOrder(older(early)(document), { from: early }),
    },
    {
      name: 'the text follows an older one, first period',
      change: (document) => withOrder(older(early)(document), { from: early }),
      label: (periods.find(({ end }) => localDay(zone, end) > localDay(zone, periods[0]!.start)) ?? main).label,
    },
    { name: 'nothing', change: (document) => document, label: periods[0]!.label },
    { name: 'nothing', change: (document) => document, label: periods.at(-1)!.label },
    { name: 'nothing', change: (document) => document, label: (periods[1] ?? main).label },
    ...[-1, 0, 1].flatMap((n) => {
      const from = formatDay(parseDay(terms.from)! + n);
      const change = (document: Node): Node => withOrder(older(early)(document), { from });
      return [0, 1].map((k) => ({
        name: `the text follows an older one, ordered from ${from}`,
        change,
        ...(periods[k] && { label: periods[k].label }),
      }));
    }),
    { name: 'the order says no attributes', change: withoutAttributes },
    ...charged(world),
  ];
  const inLabel = (label: string): { start: number; end: number } => periods.find((period) => period.label === label) ?? main;
  return amendments.flatMap((amendment) => {
    const label = amendment.label ?? main.label;
    const { start } = inLabel(label);
    const about = ['order', 'from', 'takes-effect', 'period', 'charges'];
    const cells = world.recordCells.filter(({ operator }) => operator !== 'count').slice(0, 6);
    const { end } = inLabel(label);
    const spans = amendment.name.startsWith('each charge') ? [(end - start) / 1000, (end - start) / 200, (end - start) / 100] : [];
    const longest = Math.min(3 * DAY, Math.floor((end - start) / 4));
    return [
      { name: `nothing, while ${amendment.name}`, label, about, facts: [], amend: amendment },
      ...cells.flatMap((cell): Scenario[] => [
        ...spans.map((length) => ({
          name: `${cell.name} for ${length}, while ${amendment.name}`,
          label,
          about,
          amend: amendment,
          facts: told(world, cell, { start: start + DAY, length: Math.floor(length) }),
        })),
        {
          name: `${cell.name}, while ${amendment.name}`,
          label,
          about,
          amend: amendment,
          facts: told(world, cell, { start: start + DAY, length: longest }),
        },
        {
          name: `${cell.name} later, while ${amendment.name}`,
          label,
          about,
          amend: amendment,
          facts: told(world, cell, { start: dayOf(world, main, 12) + 20 * HOUR, length: longest }),
        },
      ]),
    ];
  });
}

/** What the text's own defaults say then holds. */
function withoutAttributes(document: Node): Node {
  const { attributes: _, components, ...order } = document.order;
  const bare = Object.entries<Node>(components ?? {}).map(([id, { attributes: __, ...component }]) => [id, component]);
  return { ...document, order: { ...order, ...(components && { components: Object.fromEntries(bare) }) } };
}

/** Fees so small that a minimum is not reached, and so large that a cap in money is. */
function charged(world: World): Amendment[] {
  const { currency } = world.terms.money;
  const places = currency === 'JPY' ? 0 : 2;
  const amounts = ['0', '4', '9', '10', '11', '40', '100', '101', '1001', '90000000'].map(
    (whole) => `${whole}${places ? '.00' : ''} ${currency}`,
  );
  return amounts.map((amount) => ({
    name: `each charge is ${amount}`,
    change: (document: Node) =>
      document.order.charges
        ? withOrder(document, { charges: document.order.charges.map((charge: Node) => ({ ...charge, amount })) })
        : document,
  }));
}
