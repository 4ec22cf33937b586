/**
 * Limits together: of two on one side one says nothing, and two that no value meets never hold. And alone: one that every value meets, or
 * none does, as a share is at most 100 %; one that is the very cell that it limits.
 */
import { compare } from '../money/ratio.ts';
import type { LimitKey } from '../operators/value.ts';
import type { Limit } from './agreement.ts';
import type { Checker } from './checker.ts';
import { extentOf } from './extents.ts';
import { type Literal, parseLiteral } from './literal.ts';
import { meaningOf } from './meaning.ts';

const LOWER = ['at-least', 'more-than'] as const satisfies readonly LimitKey[];
const UPPER = ['at-most', 'less-than'] as const satisfies readonly LimitKey[];

/**
 * Checks the limits that one value is held against, wherever they stand.
 * @param value what is limited, where that is a cell.
 */
export function checkEdges(checker: Checker, limit: Limit, path: string, value?: unknown): void {
  checkSides(checker, limit, path);
  if (typeof value === 'string') for (const edge of [...LOWER, ...UPPER]) checkReachable(checker, edge, limit[edge], value, path);
  const low = LOWER.find((edge) => limit[edge] !== undefined);
  const high = UPPER.find((edge) => limit[edge] !== undefined);
  if (low && high && areApart(checker, [low, limit], [high, limit]))
    checker.failOf(
      [limit[low], limit[high]],
      'limit-empty',
      `${path}/${high}`,
      `${apart([low, limit], [high, limit])}; exchange them, or remove one`,
    );
}

type Side = readonly [edge: LimitKey, limit: Limit];

const apart = ([low, least]: Side, [high, most]: Side): string =>
  `no value is both ${low} ${String(least[low])} and ${high} ${String(most[high])}`;

/** Whether no value meets a lower and an upper limit. */
function areApart(checker: Checker, [low, lower]: Side, [high, upper]: Side): boolean {
  const [least, most] = [checker.literal(lower[low]), checker.literal(upper[high])];
  if (!least || !most || least.kind === 'span' || most.kind === 'span') return areSpansApart(least, most);
  if (least.kind !== most.kind) return false;
  const order = compare(least.value, most.value);
  return order > 0 || (order === 0 && !(low === 'at-least' && high === 'at-most'));
}

/** Lengths reckoned in a calendar are compared in their own unit. */
const areSpansApart = (least: Literal | undefined, most: Literal | undefined): boolean =>
  least?.kind === 'span' && most?.kind === 'span' && least.value.unit === most.value.unit && least.value.count > most.value.count;

/** Checks the limits of two conditions on one length: some length must meet both, and two on one side are one too many. */
export function checkEdgesTogether(checker: Checker, first: Limit, second: Limit, path: string): void {
  const edgeOf = (limit: Limit, side: readonly LimitKey[]): LimitKey | undefined => side.find((edge) => limit[edge] !== undefined);
  for (const side of [LOWER, UPPER]) {
    const [other, edge] = [edgeOf(first, side), edgeOf(second, side)];
    if (other && edge && literalIn(checker, first[other]) && literalIn(checker, second[edge]))
      checker.fail(
        'one-of',
        `${path}/${edge}`,
        'another condition limits the same time on this side, and of the two one says nothing; keep one',
      );
  }
  for (const [lower, upper] of [
    [first, second],
    [second, first],
  ] as const) {
    const [low, high] = [edgeOf(lower, LOWER), edgeOf(upper, UPPER)];
    if (low && high && areApart(checker, [low, lower], [high, upper]))
      checker.failOf(
        [lower[low], upper[high]],
        'never-holds',
        path,
        `${apart([low, lower], [high, upper])}, so that nothing counts; exchange them, or remove one`,
      );
  }
}

/** The same without the question whether a value can meet both: of bands that is asked of the table. */
export function checkSides(checker: Checker, limit: Limit, path: string): void {
  for (const [first, second] of [LOWER, UPPER] as const)
    if (limit[first] !== undefined && limit[second] !== undefined)
      checker.fail('one-of', `${path}/${second}`, `say either \`${first}\` or \`${second}\`; of two limits on one side one says nothing`);
}

/** Whether some values meet the limit and some do not. What an order puts in is its own affair: it may shut a clause off. */
function checkReachable(checker: Checker, edge: LimitKey, limit: unknown, value: string, path: string): void {
  const met = isMet(checker, edge, limit, value, path);
  if (met === undefined) return;
  const shown = `${edge} ${String(limit)}`;
  if (met) checker.fail('no-effect', `${path}/${edge}`, `"${value}" is always ${shown}; remove the limit, or name the one that is meant`);
  else checker.fail('limit-empty', `${path}/${edge}`, `"${value}" is never ${shown}; name the limit that is meant`);
}

/** Whether every value meets the limit, or none; undefined when some do. */
function isMet(checker: Checker, edge: LimitKey, limit: unknown, value: string, path: string): boolean | undefined {
  const isOpen = edge === 'more-than' || edge === 'less-than';
  if (typeof limit === 'string' && isSame(checker, limit, value)) return !isOpen;
  const literal = literalIn(checker, limit);
  const kind = checker.names.is('cell', value) ? checker.cell(value, path)?.kind : undefined;
  if (!literal || literal.kind === 'span' || literal.kind !== (kind === 'clock' ? 'duration' : kind)) return undefined;
  const { least, most } = extentOf(checker.terms, value);
  const [toLeast, toMost] = [least && compare(literal.value, least), most && compare(literal.value, most)];
  // Beyond the end at which every value is, and beyond the one at which none is.
  const isLower = edge === 'at-least' || edge === 'more-than';
  const [all, none] = isLower ? [toLeast, toMost && -toMost] : [toMost && -toMost, toLeast];
  if (all !== undefined && (isOpen ? all < 0 : all <= 0)) return true;
  return none !== undefined && (isOpen ? none <= 0 : none < 0) ? false : undefined;
}

function isSame(checker: Checker, limit: string, value: string): boolean {
  const behind = checker.behind(limit);
  return limit === value || (behind !== undefined && behind === checker.behind(value));
}

/** The literal that stands there, or is defined under the name; not one that the order puts in. */
export const literalIn = ({ terms }: Checker, operand: unknown): ReturnType<typeof parseLiteral> => parseLiteral(meaningOf(terms, operand));
