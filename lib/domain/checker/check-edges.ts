/**
 * Checks limits together and alone. Together: two limits on one side, of which one has no effect, and two that no value meets. Alone: a
 * limit that every value or no value meets (a share is at most 100 %), and a limit that is the limited cell itself.
 */
import { type Ratio, compare } from '../money/ratio.ts';
import type { Extent } from '../operators/extent.ts';
import type { LimitKey } from '../operators/value.ts';
import type { Limit } from '../contract/terms.ts';
import type { Checker } from './checker.ts';
import { extentOf } from './extents.ts';
import type { Literal } from '../contract/literal.ts';
import type { Way } from '../operators/ways.ts';
import { sameMeaning } from './same-meaning.ts';

const LOWER = ['at-least', 'more-than'] as const satisfies readonly LimitKey[];
const UPPER = ['at-most', 'less-than'] as const satisfies readonly LimitKey[];

/**
 * Checks the limits of one value in any clause.
 * @param value the limited cell, where it is one.
 */
export function checkEdges(checker: Checker, limit: Limit, path: string, value?: unknown): void {
  checkSides(checker, limit, path);
  if (typeof value === 'string') for (const edge of [...LOWER, ...UPPER]) checkReachable(checker, edge, limit[edge], value, path);
  const low = LOWER.find((edge) => limit[edge] !== undefined);
  const high = UPPER.find((edge) => limit[edge] !== undefined);
  const way = low && high && wayApart(checker, [low, limit], [high, limit]);
  if (way)
    checker.failOf(
      [way.chosen(limit[low]), way.chosen(limit[high])],
      'limit-empty',
      `${path}/${high}`,
      `${apart([low, limit], [high, limit])}${way.where}; exchange them, or remove one`,
    );
}

type Side = readonly [edge: LimitKey, limit: Limit];

const apart = ([low, least]: Side, [high, most]: Side): string =>
  `no value is both ${low} ${String(least[low])} and ${high} ${String(most[high])}`;

/** Whether no value meets both limits, in every way. */
export const areNeverBoth = (checker: Checker, first: Limit, second: Limit): boolean =>
  [
    [first, second],
    [second, first],
  ].some(([lower, upper]) =>
    LOWER.some((low) =>
      UPPER.some((high) => lower![low] !== undefined && upper![high] !== undefined && isApart(checker, [low, lower!], [high, upper!])),
    ),
  );

function isApart(checker: Checker, [low, lower]: Side, [high, upper]: Side): boolean {
  const [least, most] = [lower[low], upper[high]];
  // Two limits by the same computed cell are equal.
  if (least === most && !(low === 'at-least' && high === 'at-most')) return true;
  return checker.ways([least, most]).every(({ literalOf }) => areApart([low, literalOf(least)], [high, literalOf(most)]));
}

/** The first way in which no value meets a lower and an upper limit. */
const wayApart = (checker: Checker, [low, lower]: Side, [high, upper]: Side): Way | undefined =>
  checker.ways([lower[low], upper[high]]).find(({ literalOf }) => areApart([low, literalOf(lower[low])], [high, literalOf(upper[high])]));

function areApart([low, least]: readonly [LimitKey, Literal | undefined], [high, most]: readonly [LimitKey, Literal | undefined]): boolean {
  if (!least || !most || least.kind === 'span' || most.kind === 'span') return areSpansApart(least, most);
  if (least.kind !== most.kind) return false;
  const order = compare(least.value, most.value);
  return order > 0 || (order === 0 && !(low === 'at-least' && high === 'at-most'));
}

/** Calendar spans are compared in their own unit. */
const areSpansApart = (least: Literal | undefined, most: Literal | undefined): boolean =>
  least?.kind === 'span' &&
  most?.kind === 'span' &&
  least.value.unit === most.value.unit &&
  least.value.toClose === most.value.toClose &&
  least.value.count > most.value.count;

/** Checks the limits of two conditions on one length: some length must meet both, and only one may limit each side. */
export function checkEdgesTogether(checker: Checker, first: Limit, second: Limit, path: string): void {
  const edgeOf = (limit: Limit, side: readonly LimitKey[]): LimitKey | undefined => side.find((edge) => limit[edge] !== undefined);
  for (const side of [LOWER, UPPER]) {
    const [other, edge] = [edgeOf(first, side), edgeOf(second, side)];
    if (other && edge && checker.literals(first[other]).length > 0 && checker.literals(second[edge]).length > 0)
      checker.failOf(
        [second[edge], first[other]],
        'one-of',
        `${path}/${edge}`,
        'another condition limits the same length on this side, and one of the two has no effect; keep one',
      );
  }
  for (const [lower, upper] of [
    [first, second],
    [second, first],
  ] as const) {
    const [low, high] = [edgeOf(lower, LOWER), edgeOf(upper, UPPER)];
    const way = low && high && wayApart(checker, [low, lower], [high, upper]);
    if (way)
      checker.failOf(
        [way.chosen(lower[low]), way.chosen(upper[high])],
        'never-holds',
        path,
        `${apart([low, lower], [high, upper])}${way.where}, so that nothing counts; exchange them, or remove one`,
      );
  }
}

/** Checks that each side has one limit. For bands, the table check decides whether a value can meet both. */
export function checkSides(checker: Checker, limit: Limit, path: string): void {
  for (const [first, second] of [LOWER, UPPER] as const)
    if (limit[first] !== undefined && limit[second] !== undefined)
      checker.fail(
        'one-of',
        `${path}/${second}`,
        `write either \`${first}\` or \`${second}\`; of two limits on one side one has no effect`,
      );
}

/**
 * Checks that some values meet the limit and some do not. Where a word or a day decides the limit, single ways may be met by all or no
 * values: a contract writes "no limit" so. A limit beyond every possible value is refused in any way.
 */
function checkReachable(checker: Checker, edge: LimitKey, limit: unknown, value: string, path: string): void {
  if (limit === undefined) return;
  const isOpen = edge === 'more-than' || edge === 'less-than';
  const fail = (isMet: boolean, operand: unknown, where = ''): void => {
    const shown = `${edge} ${String(operand)}${where}`;
    if (isMet)
      checker.failOf(
        [operand],
        'no-effect',
        `${path}/${edge}`,
        `"${value}" is always ${shown}; remove the limit, or name the one that is meant`,
      );
    else checker.failOf([operand], 'limit-empty', `${path}/${edge}`, `"${value}" is never ${shown}; name the limit that is meant`);
  };
  if (typeof limit === 'string' && isSame(checker, limit, value)) return fail(!isOpen, limit);
  const ways = waysReached(checker, edge, limit, value, checker.extent(value), path);
  const [first] = ways;
  const beyond = ways.find((way) => way.isBeyond);
  if (beyond?.isMet !== undefined) fail(beyond.isMet, beyond.chosen, beyond.where);
  else if (first?.isMet !== undefined && ways.every(({ isMet }) => isMet === first.isMet))
    fail(first.isMet, ways.length === 1 ? first.chosen : limit);
}

/** A limit in each way, with the possible values that meet it. */
function waysReached(
  checker: Checker,
  edge: LimitKey,
  limit: unknown,
  value: string,
  extent: Extent,
  path: string,
): ({ readonly chosen: unknown; readonly where: string } & Partial<Reached>)[] {
  const kind = checker.names.is('cell', value) ? checker.cell(value, path)?.kind : undefined;
  return checker.ways([limit]).map(({ literalOf, chosen, where }) => {
    const literal = literalOf(limit);
    const fits = literal && literal.kind !== 'span' && literal.kind === (kind === 'timer' ? 'duration' : kind);
    return { chosen: chosen(limit), where, ...(fits && reachOf(edge, literal.value, extent)) };
  });
}

/**
 * The edge of a band that no possible value meets, in any way; undefined where some value falls in the band. The values of the order's
 * parameters are not used: with another order a value may fall in the band.
 */
export const edgeNeverMet = (checker: Checker, row: Limit, value: string, path: string): LimitKey | undefined =>
  [...LOWER, ...UPPER].find(
    (edge) =>
      row[edge] !== undefined &&
      waysReached(checker, edge, row[edge], value, extentOf(checker.terms, value), path).every(({ isMet }) => isMet === false),
  );

interface Reached {
  /** True when every value meets the limit, false when none does, undefined when some do. */
  readonly isMet?: boolean;
  /** Whether the limit is beyond every possible value. */
  readonly isBeyond: boolean;
}

function reachOf(edge: LimitKey, limit: Ratio, { least, most }: Extent): Reached {
  const isOpen = edge === 'more-than' || edge === 'less-than';
  const [toLeast, toMost] = [least && compare(limit, least), most && compare(limit, most)];
  const isBeyond = (toLeast !== undefined && toLeast < 0) || (toMost !== undefined && toMost > 0);
  // A limit beyond one end is met by every value, and beyond the other end by none.
  const isLower = edge === 'at-least' || edge === 'more-than';
  const [all, none] = isLower ? [toLeast, toMost && -toMost] : [toMost && -toMost, toLeast];
  if (all !== undefined && (isOpen ? all < 0 : all <= 0)) return { isMet: true, isBeyond };
  return none !== undefined && (isOpen ? none <= 0 : none < 0) ? { isMet: false, isBeyond } : { isBeyond };
}

/** Whether a limit is the limited cell itself, or a cell with the same definition. */
export const isSame = (checker: Checker, limit: string, value: string): boolean =>
  limit === value || (checker.behind(limit) !== undefined && sameMeaning(checker.terms, limit) === sameMeaning(checker.terms, value));
