/**
 * Checks flags that apply together: a flag that follows from another has no effect, and two that never hold at once can never be met.
 * A gate beside `if-breached` applies only to breaches, so that a gate that every breach satisfies has no effect.
 */
import { pointer } from '../issue.ts';
import { LIMIT_KEYS, type LimitKey } from '../operators/value.ts';
import type { Limit } from '../contract/terms.ts';
import type { Checker } from './checker.ts';
import { areNeverBoth } from './check-edges.ts';
import type { Cell } from '../operators/cell.ts';
import { above } from '../contract/included-credits.ts';

/** The comparable condition of a flag: the cell itself, limits on one cell, or words of one attribute. */
interface GateCondition {
  readonly cell: string;
  readonly tests?: { readonly of: string; readonly limit: Limit };
  readonly fact?: { readonly of: string; readonly words: readonly string[] };
}

/** A flag with its path in the contract. */
interface Gate extends GateCondition {
  readonly name: string;
  readonly path: string;
}

const NOT: Readonly<Record<LimitKey, LimitKey>> = {
  'at-least': 'less-than',
  'more-than': 'at-most',
  'at-most': 'more-than',
  'less-than': 'at-least',
};

export function checkGates(checker: Checker): void {
  const { credits, definitions } = checker.terms;
  const gatesOf = (name: string): Gate[] =>
    (credits[name]?.if ?? []).map((flag, i) => gateOf(checker, flag, `${pointer('credits', name)}/if/${i}`));
  for (const [name, credit] of Object.entries(credits)) {
    const own = gatesOf(name);
    checkTogether(checker, own, [...breached(checker, credit['if-breached']), ...above(credits, name).flatMap(gatesOf)]);
  }
  for (const [name, cell] of Object.entries(definitions)) {
    if (typeof cell !== 'object' || checker.types.get(name)?.kind !== 'flag') continue;
    const flagsIn = (key: 'all-of' | 'any-of'): Gate[] =>
      ((cell[key] ?? []) as string[]).map((flag, i) => gateOf(checker, flag, `${pointer('definitions', name, key)}/${i}`));
    checkTogether(checker, flagsIn('all-of'), []);
    checkAny(checker, flagsIn('any-of'));
  }
}

function gateOf(checker: Checker, name: string, path: string): Gate {
  const cell = checker.behind(name) ?? name;
  const definition = checker.terms.definitions[cell];
  return { name, path, cell, ...(typeof definition === 'object' && askedBy(checker, definition)) };
}

function askedBy(checker: Checker, cell: Cell): Omit<GateCondition, 'cell'> {
  if (typeof cell.compare === 'string')
    return { tests: { of: checker.behind(cell.compare) ?? cell.compare, limit: limitOf(cell as Limit) } };
  return cell['attribute-is'] === undefined ? {} : { fact: { of: String(cell['attribute-is']), words: cell.is as string[] } };
}

const limitOf = (limit: Limit): Limit =>
  Object.fromEntries(LIMIT_KEYS.flatMap((edge) => (limit[edge] === undefined ? [] : [[edge, limit[edge]]])));

/** The conditions that hold where an objective is breached; none for an objective with two limits. */
function breached(checker: Checker, objective: string | undefined): Gate[] {
  const clause = objective === undefined ? undefined : checker.terms.objectives[objective];
  const limit = clause && contrary(limitOf(clause));
  if (objective === undefined || !limit) return [];
  const cell = checker.behind(objective) ?? objective;
  return [{ name: objective, path: '', cell: '', tests: { of: cell, limit } }];
}

/** The opposite of a limit; undefined for one with two edges. */
function contrary(limit: Limit): Limit | undefined {
  const [edge, other] = LIMIT_KEYS.filter((key) => limit[key] !== undefined);
  return edge === undefined || other !== undefined ? undefined : { [NOT[edge]]: limit[edge] };
}

/** @param given conditions that always hold where these gates apply. */
function checkTogether(checker: Checker, gates: readonly Gate[], given: readonly Gate[]): void {
  gates.forEach((gate, i) => {
    const others = [...given, ...gates.slice(0, i)];
    const never = others.find((other) => excludes(checker, other, gate));
    if (never)
      return checker.fail(
        'never-holds',
        gate.path,
        `${said(gate)} never holds where ${because(never)}, so that nothing is ever owed by it; name the one that is meant`,
      );
    const before =
      others.find((other) => implies(checker, other, gate)) ??
      gates.slice(i + 1).find((other) => implies(checker, other, gate) && !implies(checker, gate, other));
    if (before)
      checker.fail('no-effect', gate.path, `${said(gate)} holds wherever ${because(before)}; remove it, or name the one that is meant`);
  });
}

/** Refuses a flag of an `any-of` that holds only where another one does. */
function checkAny(checker: Checker, flags: readonly Gate[]): void {
  flags.forEach((flag, i) => {
    const wider = flags.find((other, j) => j !== i && implies(checker, flag, other) && (j < i || !implies(checker, other, flag)));
    if (wider)
      checker.fail(
        'no-effect',
        flag.path,
        `${said(flag)} holds only where ${because(wider)}, which is enough; remove it, or name the one that is meant`,
      );
  });
}

const said = ({ name }: Gate): string => `"${name}"`;
const because = ({ name, path }: Gate): string => (path === '' ? `"${name}" is breached` : `"${name}" does`);

function excludes(checker: Checker, a: GateCondition, b: GateCondition): boolean {
  if (a.tests && b.tests) return a.tests.of === b.tests.of && areNeverBoth(checker, a.tests.limit, b.tests.limit);
  return (
    a.fact !== undefined && b.fact !== undefined && a.fact.of === b.fact.of && !a.fact.words.some((word) => b.fact!.words.includes(word))
  );
}

/** Whether the second holds wherever the first does. */
function implies(checker: Checker, a: GateCondition, b: GateCondition): boolean {
  if (a.cell !== '' && a.cell === b.cell) return true;
  if (a.fact && b.fact) return a.fact.of === b.fact.of && a.fact.words.every((word) => b.fact!.words.includes(word));
  const not = b.tests && contrary(b.tests.limit);
  return a.tests !== undefined && not !== undefined && a.tests.of === b.tests!.of && areNeverBoth(checker, a.tests.limit, not);
}
