/** Checks objectives: each value can be limited, and each limit has its kind, unit and currency. */
import { pointer } from '../issue.ts';
import { compare } from '../money/ratio.ts';
import { type CellType, LIMIT_KEYS, type LimitKey } from '../operators/value.ts';
import type { ObjectiveClause } from '../contract/terms.ts';
import type { Checker } from './checker.ts';
import { checkEdges, edgeNeverMet, isSame } from './check-edges.ts';
import { type Cell, readsOwnWord } from '../operators/cell.ts';

export function checkObjectives(checker: Checker): void {
  /** Timers with a limit that depends on the record. */
  const governed = new Set<string>();
  for (const [name, objective] of Object.entries(checker.terms.objectives)) {
    const path = pointer('objectives', name);
    const type = checker.clause('objectives/*', path, name);
    if (!type) continue;
    if (type.kind === 'flag') checkFlag(checker, objective, path);
    else checkLimits(checker, name, objective, type, governed);
  }
  checkLimitsOfRecords(checker, governed);
  checkPolicies(checker, governed);
}

function checkFlag(checker: Checker, objective: ObjectiveClause, path: string): void {
  if (objective.holds !== true) checker.fail('limit-missing', path, 'an objective about a flag needs `holds: true`');
  for (const key of [...LIMIT_KEYS, 'aim'] as const)
    if (objective[key] !== undefined)
      checker.fail(
        'no-effect',
        `${path}/${key}`,
        `a flag holds or fails; \`${key}\` limits numbers. Remove it, or make an objective of the number`,
      );
}

function checkLimits(checker: Checker, name: string, objective: ObjectiveClause, type: CellType, governed: Set<string>): void {
  const path = pointer('objectives', name);
  const edges = LIMIT_KEYS.filter((edge) => objective[edge] !== undefined);
  if (objective.holds !== undefined)
    checker.fail(
      'no-effect',
      `${path}/holds`,
      `"${name}" is no flag, so \`holds\` has no effect; limit it with at-least, more-than, at-most or less-than`,
    );
  if (edges.length === 0) checker.fail('limit-missing', path, 'an objective needs a limit: at-least, more-than, at-most or less-than');
  checkEdges(checker, objective, path, name);
  checkAim(checker, name, objective, edges, path);
  for (const key of [...edges, ...(objective.aim === undefined ? [] : (['aim'] as const))]) {
    const limit = checker.clause(`objectives/*/${key}`, `${path}/${key}`, objective[key], {
      like: type,
      beside: { subject: type.subject },
    });
    if (!limit || type.kind !== 'timer' || !limit.subject || !('record' in limit.subject)) continue;
    governByLimit(checker, name, path, governed);
  }
}

/** A timer with a limit that depends on the record needs the severity that governs. */
function governByLimit(checker: Checker, name: string, path: string, governed: Set<string>): void {
  for (const timer of timersBehind(checker, name)) {
    governed.add(timer);
    // A wait for an update is governed by the words at its beginning.
    if ((checker.terms.definitions[timer] as Cell).cadence !== undefined || policyOf(checker, timer) !== undefined) continue;
    checker.fail(
      'choice-missing',
      path,
      `the limit depends on the record: its timer must name the severity that governs when it changes (\`on-severity-change\`)`,
    );
  }
}

/** The timer behind a name, or those that a choice names. */
function timersBehind(checker: Checker, name: string, seen = new Set<string>()): readonly string[] {
  const found = checker.behind(name);
  if (found === undefined || seen.has(found)) return [];
  seen.add(found);
  const { cases } = checker.terms.definitions[found] as Cell;
  if (cases === undefined) return [found];
  return Object.values(cases as Readonly<Record<string, unknown>>).flatMap((one) => timersBehind(checker, String(one), seen));
}

/** The limits of flags of records and of lengths beyond a limit, likewise. */
function checkLimitsOfRecords(checker: Checker, governed: Set<string>): void {
  for (const [name, definition] of Object.entries(checker.terms.definitions)) {
    const of = typeof definition === 'object' ? (definition.compare ?? definition.excess) : undefined;
    if (typeof of !== 'string' || checker.types.get(of)?.kind !== 'timer') continue;
    const cell = definition as Cell;
    const limits = [...LIMIT_KEYS, 'above'].map((key) => cell[key]).filter((limit) => typeof limit === 'string');
    const subjects = limits.map((limit) => checker.types.get(limit)?.subject);
    if (subjects.some((subject) => subject && 'record' in subject)) governByLimit(checker, of, pointer('definitions', name), governed);
  }
}

/** Checks an aim: it must be stricter than the limit of its objective, and some possible value must meet it. */
function checkAim(checker: Checker, name: string, objective: ObjectiveClause, edges: readonly LimitKey[], path: string): void {
  const { aim } = objective;
  const [edge] = edges;
  if (aim === undefined || edges.length !== 1 || edge === undefined) return;
  if (typeof aim === 'string' && isSame(checker, aim, name))
    checker.fail('no-effect', `${path}/aim`, `"${aim}" is the objective itself; name the aim that is meant, or remove it`);
  else if (edgeNeverMet(checker, { [edge]: aim }, name, path))
    checker.failOf([aim], 'limit-empty', `${path}/aim`, `"${name}" is never ${edge} ${String(aim)}; name the aim that is meant`);
  const isLower = edge === 'at-least' || edge === 'more-than';
  const isIdle = checker.ways([aim, objective[edge]]).every(({ literalOf }) => {
    const [wished, limit] = [literalOf(aim), literalOf(objective[edge])];
    if (!wished || !limit || wished.kind === 'span' || limit.kind === 'span' || wished.kind !== limit.kind) return false;
    const order = compare(wished.value, limit.value);
    return isLower ? order <= 0 : order >= 0;
  });
  if (isIdle)
    checker.failOf(
      [aim, objective[edge]],
      'no-effect',
      `${path}/aim`,
      `every value that is ${edge} ${String(objective[edge])} meets the aim; write an aim that is stricter than the objective, or remove it`,
    );
}

function policyOf(checker: Checker, timer: string): unknown {
  const definition = checker.terms.definitions[timer];
  return typeof definition === 'object' ? definition['on-severity-change'] : undefined;
}

/** Checks policies of timers: one is needed only where hours, limits or conditions depend on the record. */
function checkPolicies(checker: Checker, governed: ReadonlySet<string>): void {
  for (const [name, definition] of Object.entries(checker.terms.definitions)) {
    if (typeof definition !== 'object' || definition.timer === undefined || governed.has(name)) continue;
    const policy = definition['on-severity-change'];
    const hours = typeof definition.hours === 'string' ? checker.types.get(definition.hours) : undefined;
    if (policy === undefined || (hours?.subject && 'record' in hours.subject)) continue;
    // A condition on an attribute needs the governing word too.
    const isAsked = (definition as Cell).where?.some(readsOwnWord) === true;
    if (isAsked && policy !== 'weighted' && policy !== 'restart') continue;
    if (checker.types.get(name) === undefined) continue;
    checker.fail(
      'no-effect',
      `${pointer('definitions', name)}/on-severity-change`,
      'neither the hours nor a limit nor a condition of this timer depends on an attribute of the record, so no severity governs; remove it',
    );
  }
}
