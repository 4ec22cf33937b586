/** Contracts with more components: one more of a kind that has parts, and a hundred where a text counts members by share. */
import { DAY } from '../../../lib/domain/time/instant.ts';
import type { DocumentNode } from './documents.ts';
import { type Scenario } from './observe.ts';
import { recordFacts } from './records.ts';
import { countedRecords } from './counted-records.ts';
import { type World } from './world.ts';
import { withOrder } from './amended.ts';

/** One more of each kind that has parts: what is excused at the first while all others are down separates a part from the whole. */
export function thirds(world: World): Scenario[] {
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
export function crowds(world: World): Scenario[] {
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
