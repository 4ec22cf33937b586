/** Times in which a number or share of the members of a group is in a state at once. */
import { ONE, type Ratio, ZERO, add, compare, integer, isPositive, multiply, negate } from '../../money/ratio.ts';
import { type TimeSet, pieceAt, timesFromPieces } from '../../time/times.ts';
import { NO_REACH } from '../reach.ts';
import { areAll, numbersOf } from '../type-context.ts';
import type { Literal } from '../../contract/literal.ts';
import { nameOf } from '../types/subjects.ts';
import { LIMIT_KEYS, WHOLE, holds, sameSubject } from '../value.ts';
import { describeLimit } from './while.ts';
import { defineOperator } from '../define-operator.ts';

export const concurrent = defineOperator({
  key: 'concurrent',
  group: 'times',
  description: 'The time while a number of members (a count), or a share of them (a percentage), is in these times at once.',
  subject: { is: 'name', takes: { kinds: ['times'], of: 'each' }, description: 'Times for each component of a kind.' },
  params: { in: { is: 'word', description: 'The component kind that holds the members, or `agreement` for all of them.' } },
  limit: 'required',
  bounds: { subject: 'rising', limit: 'limit' },
  limits: { kinds: ['count', 'ratio'], of: 'whole' },
  edges: ['at-least', 'more-than'],
  check(cell, context) {
    if (cell.in !== 'agreement' && !context.componentKind(String(cell.in)))
      context.fail('unknown-component-kind', 'in', `"${String(cell.in)}" is no component kind of the contract`);
    if (areAll(numbersOf(cell['at-least'], context), (least) => least.n <= 0n))
      context.fail('no-effect', 'at-least', 'at least 0 members always holds; name how many must be in it at once, 1 for any', [
        cell['at-least'],
      ]);
    for (const edge of ['at-least', 'more-than'] as const) {
      const isNever = (least: Literal): boolean =>
        least.kind === 'ratio' && (edge === 'more-than' ? compare(least.value, ONE) >= 0 : compare(least.value, ONE) > 0);
      if (context.literals(cell[edge]).some(isNever))
        context.fail('never-holds', edge, 'a share of the members is never more than 100%; name a share up to 100%', [cell[edge]]);
    }
  },
  type(cell, given, context) {
    const { subject } = given.of('concurrent');
    const group = cell.in === 'agreement' ? undefined : { component: String(cell.in) };
    const holds = subject && 'component' in subject && !sameSubject(subject, group) && context.contains(group, subject);
    if (!holds) {
      context.fail(
        'wrong-grain',
        'in',
        `"${String(cell.concurrent)}" has a value for each ${nameOf(subject)}, and a ${nameOf(group)} never contains several of these; name a kind that does, or \`agreement\``,
      );
      return undefined;
    }
    return { kind: 'times', ...(group && { subject: group }) };
  },
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const members = context.column<TimeSet>(cell.concurrent);
    const groups = cell.in === 'agreement' ? [WHOLE] : context.components.members(String(cell.in)).map((entry) => entry.id);
    const edges = LIMIT_KEYS.flatMap((edge) =>
      cell[edge] === undefined
        ? []
        : [{ edge, limit: context.number(cell[edge], WHOLE, undefined)!, ofAll: context.typeOf(cell[edge]).kind === 'ratio' }],
    );
    return new Map(
      groups.map((group) => {
        const inside = [...members]
          .filter(([id]) => group === WHOLE || context.components.ancestor(id, String(cell.in)) === group)
          .map(([, times]) => times);
        const size = integer(inside.length);
        const test = (count: Ratio): boolean =>
          isPositive(count) && edges.every(({ edge, limit, ofAll }) => holds(count, edge, ofAll ? multiply(limit, size) : limit));
        return [group, atOnce(inside, test)];
      }),
    );
  },
  explain: (cell) => `while ${describeLimit(cell)} of ${String(cell.concurrent)} together in ${String(cell.in)}`,
});

/**
 * One sweep over all members that adds up the certain and the possible weights.
 * @param test whether a sum of certain weights is enough.
 * @param mayHold the same for possible weights; by default `test`.
 */
export function atOnce(members: readonly TimeSet[], test: (count: Ratio) => boolean, mayHold = test): TimeSet {
  const edges: { at: number; certain: Ratio; possible: Ratio }[] = [];
  for (const times of members) {
    for (let i = 0; i < times.starts.length; i += 1) {
      const { start, end, certain, possible } = pieceAt(times, i);
      edges.push({ at: start, certain, possible }, { at: end, certain: negate(certain), possible: negate(possible) });
    }
  }
  edges.sort((a, b) => a.at - b.at);
  const pieces = [];
  let [certain, possible] = [ZERO, ZERO];
  for (let i = 0; i < edges.length; i += 1) {
    certain = add(certain, edges[i]!.certain);
    possible = add(possible, edges[i]!.possible);
    const [start, end] = [edges[i]!.at, edges[i + 1]?.at ?? Infinity];
    if (start < end && mayHold(possible)) pieces.push({ start, end, certain: test(certain) ? ONE : ZERO, possible: ONE });
  }
  return timesFromPieces(pieces);
}
