/** Limits together: of two on one side one says nothing, and two that no value meets never hold. */
import { compare } from '../money/ratio.ts';
import type { LimitKey } from '../operators/value.ts';
import type { Limit } from './agreement.ts';
import type { Checker } from './checker.ts';

const LOWER = ['at-least', 'more-than'] as const satisfies readonly LimitKey[];
const UPPER = ['at-most', 'less-than'] as const satisfies readonly LimitKey[];

/** Checks the limits that one value is held against, wherever they stand. */
export function checkEdges(checker: Checker, limit: Limit, path: string): void {
  checkSides(checker, limit, path);
  const [low, high] = [LOWER, UPPER].map((side) => side.find((edge) => limit[edge] !== undefined));
  if (low === undefined || high === undefined) return;
  const [least, most] = [checker.literal(limit[low]), checker.literal(limit[high])];
  if (!least || !most || least.kind === 'span' || most.kind === 'span' || least.kind !== most.kind) return;
  const order = compare(least.value, most.value);
  if (order > 0 || (order === 0 && !(low === 'at-least' && high === 'at-most')))
    checker.fail(
      'limit-empty',
      `${path}/${high}`,
      `no value is both ${low} ${String(limit[low])} and ${high} ${String(limit[high])}; exchange them, or remove one`,
    );
}

/** The same without the question whether a value can meet both: of bands that is asked of the table. */
export function checkSides(checker: Checker, limit: Limit, path: string): void {
  for (const [first, second] of [LOWER, UPPER] as const)
    if (limit[first] !== undefined && limit[second] !== undefined)
      checker.fail('one-of', `${path}/${second}`, `say either \`${first}\` or \`${second}\`; of two limits on one side one says nothing`);
}
