/** Records that name others: each milestone of the named one early, at a length of the text, late or missing; several that name one. */
import { parseLiteral } from '../../../lib/domain/contract/literal.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import { countedRecords, about, meeting } from './counted-records.ts';
import type { DocumentNode } from './documents.ts';
import { type Family, lengths } from './families.ts';
import type { Scenario } from './observe.ts';
import { marksOf, milestonesOf, recordFacts } from './records.ts';
import { type RecordCell, type World, attributesOf, dayOf, targetsOf, valuesOf, wordsOfAttribute } from './world.ts';

/** An attribute by which records of a cell name others, and what the cell asks of these. */
interface Link {
  readonly attribute: string;
  /** Kind of the named records. */
  readonly kind: string;
  readonly conditions: readonly DocumentNode[];
}

const linksOf = (world: World, cell: RecordCell): Link[] =>
  attributesOf(world, cell.kind).flatMap(([attribute, { names }]) =>
    names === undefined ? [] : [{ attribute, kind: String(names), conditions: cell.where.filter(({ of }) => of === attribute) }],
  );

const standing = (marks: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(marks).filter((mark): mark is [string, number] => mark[1] !== undefined));

/** The milestones that the conditions ask about, or the first and the last of the kind. */
function spanOf(world: World, { kind, conditions }: Link): [string, string] {
  const [asked] = conditions.filter(({ from }) => from !== undefined);
  const order = milestonesOf(kind, world.terms).filter((one) => one !== 'cancelled' && one !== 'reopened' && one !== 'report-delivered');
  return asked ? [[asked.from].flat()[0], [asked.to].flat()[0]] : [order[0]!, order.at(-1)!];
}

/** Just enough and not enough of the length that the conditions ask for. */
function lengthsFor({ conditions }: Link): number[] {
  const limits = conditions.flatMap((condition) =>
    ['at-least', 'more-than', 'at-most', 'less-than'].flatMap((edge) => {
      const literal = parseLiteral(condition[edge]);
      return literal?.kind === 'duration' ? Number(literal.value.n) / Number(literal.value.d) : [];
    }),
  );
  return limits.length > 0 ? limits.flatMap((limit) => [limit / 2, limit * 2]) : [3 * HOUR];
}

interface Named {
  readonly id: string;
  readonly start: number;
  readonly length: number;
  readonly marks?: Readonly<Record<string, number | undefined>>;
  readonly component?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A record that others name, milestone by milestone: so that all of them can be said. */
function named(world: World, link: Link, { id, start, length, marks, component, attributes }: Named): Fact[] {
  const [from, to] = spanOf(world, link);
  const like = { kind: link.kind, where: link.conditions.map(({ of: _, ...rest }) => rest) };
  const all = { ...marksOf(link.kind, world.terms, [from, start], [to, start + length], DAY), ...marks };
  return recordFacts(link.kind, id, standing(all), {
    plainly: true,
    component,
    attributes: { ...meeting(world, like as unknown as RecordCell), ...attributes },
  });
}

interface Naming {
  readonly start: number;
  readonly length?: number;
  readonly names: string | undefined;
  readonly link: Link;
  readonly id?: string;
  readonly target?: string | undefined;
}

/** A record of the cell that names another; with `undefined` it says nothing. */
const naming = (world: World, cell: RecordCell, { start, length = 30 * HOUR, names, link, id = 'naming', target }: Naming): Fact[] =>
  countedRecords(world, cell, {
    id,
    start,
    length,
    ...(target !== undefined && { targets: [target] }),
    details: { attributes: names === undefined ? {} : { [link.attribute]: names } },
  });

const startIn = (world: World): number => dayOf(world, world.main, 3) + 9 * HOUR;

/** Each milestone of the named record in turn moves from its beginning to long after, and the record itself gets longer. */
export function linkedFamilies(world: World, cell: RecordCell): Family[] {
  const start = startIn(world);
  return linksOf(world, cell).flatMap((link) => {
    const base = { label: world.main.label, about: [...about(cell), link.attribute, link.kind, 'where', 'of'] };
    const grid = { ...lengths(3 * DAY, valuesOf(world, 'duration')), every: true };
    const [target] = targetsOf(world, undefined)[0]!;
    // The last from the end of the period on: what runs in it alone stops there.
    const own = [start, world.main.end - 10 * MINUTE].flatMap((from) =>
      cell.spans.map((_, span): Family => ({
        ...base,
        ...grid,
        name: `${cell.name} with ${link.attribute} from ${from} to stop ${span} after`,
        build: (length) => [
          ...named(world, link, { id: 'named', start: from - 6 * HOUR, length: lengthsFor(link).at(-1)!, component: target }),
          ...countedRecords(world, cell, {
            id: 'naming',
            start: from,
            length,
            span,
            ...(target !== undefined && { targets: [target] }),
            details: { attributes: { [link.attribute]: 'named' } },
          }),
        ],
      })),
    );
    const moved = lengthsFor(link).flatMap((length) =>
      milestonesOf(link.kind, world.terms).map((milestone): Family => ({
        ...base,
        ...grid,
        about: [...base.about, milestone],
        name: `${cell.name} with ${link.attribute} of ${length} whose ${milestone} is after`,
        build: (after) => [
          ...named(world, link, { id: 'named', start, length, marks: { [milestone]: start + after }, component: target }),
          ...naming(world, cell, { start: start + MINUTE, names: 'named', link, target }),
        ],
      })),
    );
    return [...own, ...moved];
  });
}

/** Single histories of records that name others. */
export function linkedScenarios(world: World, cell: RecordCell, counts: readonly number[]): Scenario[] {
  return linksOf(world, cell).flatMap((link) => {
    const scenario = (name: string, facts: readonly Fact[]): Scenario => ({
      name: `${cell.name} ${name} by ${link.attribute}`,
      label: world.main.label,
      about: [...about(cell), link.attribute, link.kind, 'names', 'each', 'of'],
      facts,
    });
    return [
      ...missing(world, cell, link, scenario),
      ...several(world, cell, link, scenario, counts),
      ...words(world, cell, link, scenario),
    ];
  });
}

type Make = (name: string, facts: readonly Fact[]) => Scenario;

/** The named record without one milestone, without all from one on, or with one alone beside its first. */
function missing(world: World, cell: RecordCell, link: Link, scenario: Make): Scenario[] {
  const start = startIn(world);
  const order = milestonesOf(link.kind, world.terms);
  const without = (list: readonly string[]): Record<string, undefined> => Object.fromEntries(list.map((one) => [one, undefined]));
  return lengthsFor(link).flatMap((length) =>
    order.flatMap((milestone, i) => {
      const history = (name: string, left: readonly string[]): Scenario =>
        scenario(`names one of ${length} ${name} ${milestone}`, [
          ...named(world, link, { id: 'named', start, length, marks: without(left) }),
          ...naming(world, cell, { start: start + MINUTE, names: 'named', link }),
        ]);
      return [
        history('without', [milestone]),
        history('up to before', order.slice(i)),
        history(
          'with no other than',
          order.filter((one, k) => k > 0 && one !== milestone),
        ),
      ];
    }),
  );
}

/** So many that name one record, each its own, or one of two, at components of either. */
function several(world: World, cell: RecordCell, link: Link, scenario: Make, counts: readonly number[]): Scenario[] {
  const start = startIn(world);
  const length = lengthsFor(link).at(-1)!;
  const targets = [...new Set([undefined, ...Object.keys(world.components).slice(0, 2)])];
  const group = (n: number, nameOf: (i: number) => string | undefined, target?: string): Fact[] =>
    Array.from({ length: n }, (_, i) =>
      naming(world, cell, { id: `n${i}`, start: start + i * 20 * MINUTE, length: 3 * HOUR, names: nameOf(i), link, target }),
    ).flat();
  const record = (id: string, component?: string, at = start): Fact[] => named(world, link, { id, start: at, length, component });
  return [
    ...[1, ...counts].flatMap((n) => [
      scenario(`${n} name one`, [...record('one'), ...group(n, () => 'one')]),
      scenario(`${n} name one or another`, [...record('one'), ...record('two'), ...group(n, (i) => (i % 2 ? 'two' : 'one'))]),
      scenario(`${n} name none`, [...record('one'), ...group(n, () => 'none')]),
      scenario(`${n} say nothing`, [...record('one'), ...group(n, () => undefined)]),
      scenario(
        `${n} name a record that nobody reported`,
        group(n, () => 'unheard'),
      ),
      scenario(
        `${n} name the first of them`,
        group(n, (i) => (i === 0 ? undefined : `n0-${start}-0`)),
      ),
    ]),
    ...targets.flatMap((at) =>
      targets.map((other) => scenario(`one at ${at} names one at ${other}`, [...record('one', other), ...group(1, () => 'one', at)])),
    ),
    ...[-40 * DAY, -20 * DAY, -4 * DAY].map((before) =>
      scenario(`names one of ${before / DAY} days later`, [...record('one', undefined, start + before), ...group(2, () => 'one')]),
    ),
  ];
}

/** Each word of the named record, and the link said by each side, or changed later. */
function words(world: World, cell: RecordCell, link: Link, scenario: Make): Scenario[] {
  const start = startIn(world);
  const length = lengthsFor(link).at(-1)!;
  const ofNamed = attributesOf(world, link.kind).flatMap(([name, spec]) => wordsOfAttribute(spec).map((word) => ({ [name]: word })));
  const said = (details: Parameters<typeof countedRecords>[2]['details']): Fact[] => [
    ...named(world, link, { id: 'one', start, length }),
    ...named(world, link, { id: 'short', start, length: lengthsFor(link)[0]! }),
    ...countedRecords(world, cell, { id: 'naming', start, length: 30 * HOUR, ...(details && { details }) }),
  ];
  const names = { [link.attribute]: 'one' };
  return [
    ...ofNamed.map((attributes) =>
      scenario(`names one that is ${JSON.stringify(attributes)}`, [
        ...named(world, link, { id: 'one', start, length, attributes }),
        ...naming(world, cell, { start, names: 'one', link }),
      ]),
    ),
    ...['vendor', 'customer', 'pingdom'].map((by) => scenario(`names one, says ${by},`, said({ attributes: names, by }))),
    ...['short', 'none', 'unheard'].map((then) =>
      scenario(`names one and later ${then}`, said({ attributes: names, changes: [[link.attribute, then, start + 2 * HOUR]] })),
    ),
    scenario(
      'names none and later one',
      said({ attributes: { [link.attribute]: 'none' }, changes: [[link.attribute, 'one', start + 2 * HOUR]] }),
    ),
  ];
}
