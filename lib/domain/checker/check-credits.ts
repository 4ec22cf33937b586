/** Checks the tree of credits: base and rate, gates, caps and minimum of each, and that each is paid once. */
import { MAX_LOOKED_BACK } from '../operators/reach.ts';
import { pointer } from '../issue.ts';
import { productType } from '../operators/numbers/multiply.ts';
import type { CellType } from '../operators/value.ts';
import type { Cap, Credit, Operand } from '../contract/terms.ts';
import { checkCapOrder } from './cap-order.ts';
import type { Checker } from './checker.ts';
import { type Lines, checkHighest } from './highest.ts';
import { parseLiteral } from '../contract/literal.ts';
import { checkEdges } from './check-edges.ts';
import { checkGates } from './gates.ts';
import { checkObjectives } from './check-objectives.ts';
import { meet, shownKind } from '../operators/types/unify.ts';
import { checkClaim, checkClose, checkDelivery, checkRemedies } from './windows.ts';
import { includedIn, partsOf, withParts } from '../contract/included-credits.ts';

/** Checks objectives, credits and claims; returns the credits that are paid. */
export function checkCredits(checker: Checker): string[] {
  checkObjectives(checker);
  const { credits, claims } = checker.terms;
  const included = includedIn(credits);
  const roots = Object.keys(credits).filter((name) => !included.has(name));
  checkTree(checker);
  const lines = new Map<string, Lines | undefined>();
  for (const [name, credit] of Object.entries(credits)) lines.set(name, checkCredit(checker, name, credit));
  for (const [name, credit] of Object.entries(credits)) {
    const under = [...withParts(credits, name)].flatMap((part) => lines.get(part) ?? []);
    checkHighest(checker, name, credit, under);
    checkBounds(checker, name, credit, under);
  }
  checkCapOrder(checker);
  checkGates(checker);
  for (const root of roots) {
    if (claims[root] === undefined)
      checker.fail(
        'claim-missing',
        pointer('claims'),
        `credit "${root}" is paid but has no claim clause: add \`${root}: automatic\` or its steps under \`claims\``,
      );
  }
  for (const name of Object.keys(claims)) {
    if (!roots.includes(name))
      checker.fail(
        'unknown-name',
        pointer('claims', name),
        `"${name}" is no credit that is paid on its own (${roots.join(', ') || 'there is none'})`,
      );
    else checkClaim(checker, name);
  }
  checkRemedies(checker);
  checkClose(checker);
  checkDelivery(checker);
  return roots;
}

function checkCredit(checker: Checker, name: string, credit: Credit): Lines | undefined {
  const path = pointer('credits', name);
  if (credit['owed-to'] !== undefined && checker.isIncluded(name))
    checker.fail('one-of', `${path}/owed-to`, 'a credit that is owed to the vendor cannot be included in another credit');
  if (credit.sum === undefined && credit.highest === undefined) return checkLine(checker, name, credit, path);
  checkIncluding(checker, credit, path);
  return undefined;
}

function checkIncluding(checker: Checker, credit: Credit, path: string): void {
  if (credit.of !== undefined || credit.times !== undefined)
    checker.fail('one-of', path, 'a credit either has `of` and `times`, or includes others, not both');
  if (credit.sum !== undefined && credit.highest !== undefined)
    checker.fail('one-of', `${path}/highest`, 'a credit includes by `sum` or by `highest`; move one of the two to another credit');
  for (const key of ['for', 'if-breached'] as const)
    if (credit[key] !== undefined)
      checker.fail('no-effect', `${path}/${key}`, `the included credits have their own conditions; remove \`${key}\` here`);
  for (const key of ['sum', 'highest'] as const)
    for (const child of credit[key] ?? [])
      if (!checker.names.is('credit', child)) checker.fail('unknown-name', `${path}/${key}`, `"${child}" is no credit`);
}

/** Each credit is included at most once, or it would be paid twice; and no credit includes itself. */
function checkTree(checker: Checker): void {
  const owner = new Map<string, string>();
  for (const [name, credit] of Object.entries(checker.terms.credits)) {
    for (const child of partsOf(credit)) {
      const first = owner.get(child);
      if (first === undefined) owner.set(child, name);
      else checker.fail('included-twice', pointer('credits', name), `"${child}" is included in "${first}" already and would be paid twice`);
    }
  }
  for (const name of Object.keys(checker.terms.credits)) {
    const above = [name];
    for (let next = owner.get(name); next !== undefined; next = owner.get(next)) {
      above.push(next);
      if (next === name) checker.fail('cycle', pointer('credits', name), `credits go in a circle: ${above.join(' <- ')}`);
      if (above.indexOf(next) < above.length - 1) break;
    }
  }
}

function checkLine(checker: Checker, name: string, credit: Credit, path: string): Lines | undefined {
  if (credit.of === undefined || credit.times === undefined) {
    checker.fail(
      'missing',
      path,
      'a credit needs `of` (an amount) and `times` (how much of it), or includes others with `sum` or `highest`',
    );
    return undefined;
  }
  const of = checker.clause('credits/*/of', `${path}/of`, credit.of);
  const times = checker.clause('credits/*/times', `${path}/times`, credit.times);
  if (of && times && productType(of, times)?.kind !== 'money')
    checker.fail('wrong-type', path, `\`of\` x \`times\` must be money; ${shownKind(of.kind)} times ${shownKind(times.kind)} is not`);
  for (const key of ['of', 'times'] as const) checkPositive(checker, credit[key]!, `${path}/${key}`);
  if ((credit.for === undefined) === (credit['if-breached'] === undefined))
    checker.fail(
      'one-of',
      path,
      'write either `for` (owed whenever `times` is above 0) or `if-breached` (only if that objective is breached)',
    );
  const answered = checkAnsweredObjective(checker, credit, path);
  return of && times && lineOf(checker, name, [of, times], credit['if-breached'] === undefined ? undefined : answered, answered, path);
}

/** Refuses an operand that is negative, or always 0. Where a word or a day decides, it may be 0 in some ways. */
function checkPositive(checker: Checker, operand: Operand, path: string): void {
  const signs = signsOf(checker, operand);
  if (signs.some((sign) => sign < 0))
    checker.failOf([operand], 'bad-value', path, 'a credit cannot be negative; to credit the vendor write `owed-to: vendor`');
  else if (signs.length > 0 && signs.every((sign) => sign === 0))
    checker.failOf([operand], 'no-effect', path, 'the credit is always 0; raise it, or remove the credit');
}

/** The signs (-1, 0, 1) in each way; empty where a part is computed. */
const signsOf = (checker: Checker, operand: unknown): readonly number[] =>
  checker.literals(operand).flatMap((literal) => (literal.kind === 'span' ? [] : [Math.sign(Number(literal.value.n))]));

function checkAnsweredObjective(checker: Checker, credit: Credit, path: string): CellType | undefined {
  const key = credit.for === undefined ? 'if-breached' : 'for';
  const objective = credit[key];
  if (objective === undefined) return undefined;
  if (checker.names.is('objective', objective)) return checker.clause(`credits/*/${key}`, `${path}/${key}`, objective);
  checker.fail('unknown-name', path, `"${objective}" is no objective`);
  return undefined;
}

/** The subject of the lines of a credit: that of base and rate, with `if-breached` that of each breached case. The subjects must be compatible. */
function lineOf(
  checker: Checker,
  credit: string,
  types: readonly CellType[],
  breached: CellType | undefined,
  objective: CellType | undefined,
  path: string,
): Lines | undefined {
  const { kinds } = checker.setting;
  const line = meet(types, kinds);
  if ('unlike' in line) {
    checker.fail(line.unlike.code, path, line.unlike.message);
    return undefined;
  }
  const answered = objective ? meet([line.grain, objective], kinds) : line;
  if ('unlike' in answered) {
    checker.fail(answered.unlike.code, path, `of what is paid and the objective, ${answered.unlike.message}`);
    return undefined;
  }
  return { credit, subject: (breached ? answered : line).grain.subject, at: line.grain.subject };
}

function checkBounds(checker: Checker, name: string, credit: Credit, lines: readonly Lines[]): void {
  const path = pointer('credits', name);
  const includesOthers = credit.sum !== undefined || credit.highest !== undefined;
  // A gate of a credit that includes others applies to all of it.
  const gated = includesOthers ? [{ credit: name, subject: undefined, at: undefined }] : lines;
  (credit.if ?? []).forEach((flag, i) => around(checker, 'credits/*/if', `${path}/if/${i}`, flag, gated));
  (credit.cap ?? []).forEach((cap, i) => checkCap(checker, cap, `${path}/cap/${i}`, lines));
  if (!credit.minimum) return;
  checkEdges(checker, credit.minimum, `${path}/minimum`);
  const edges = (['at-least', 'more-than'] as const).filter((edge) => credit.minimum![edge] !== undefined);
  if (edges.length === 0)
    checker.fail('limit-missing', `${path}/minimum`, 'name the smallest amount that is paid: `at-least` or `more-than`');
  for (const edge of edges) checker.clause(`credits/*/minimum/${edge}`, `${path}/minimum/${edge}`, credit.minimum[edge]);
}

/** Checks that an operand of a clause has one value for each line: one for the whole, or for a component that contains the line. */
function around(
  checker: Checker,
  clause: 'credits/*/if' | 'credits/*/cap/at-most' | 'credits/*/cap/of',
  path: string,
  operand: unknown,
  lines: readonly Lines[],
): CellType | undefined {
  if (lines.length === 0) return checker.clause(clause, path, operand);
  let type: CellType | undefined;
  for (const { subject } of lines) {
    type = checker.clause(clause, path, operand, { beside: { subject } });
    if (!type) return undefined;
  }
  return type;
}

function checkCap(checker: Checker, cap: Cap, path: string, lines: readonly Lines[]): void {
  if (cap.of === undefined) around(checker, 'credits/*/cap/at-most', `${path}/at-most`, cap['at-most'], lines);
  else {
    const of = around(checker, 'credits/*/cap/of', `${path}/of`, cap.of, lines);
    checker.clause('credits/*/cap/share', `${path}/at-most`, cap['at-most'], of && { beside: { subject: of.subject } });
  }
  if (cap.over !== undefined) checkOver(checker, cap.over, `${path}/over`);
  const signs = signsOf(checker, cap['at-most']);
  if (signs.some((sign) => sign < 0) || (signs.length > 0 && signs.every((sign) => sign === 0)))
    checker.failOf(
      [cap['at-most']],
      'cap-not-positive',
      path,
      'with a cap of 0 the credit is always 0; raise the cap or remove the credit',
    );
}

function checkOver(checker: Checker, over: string, path: string): void {
  const span = parseLiteral(over);
  const isWindow = span?.kind === 'span' && (span.value.unit === 'month' || span.value.unit === 'period');
  if (!isWindow || span.value.count < 1 || span.value.count > MAX_LOOKED_BACK)
    checker.fail('wrong-type', path, `write a window of several periods as "12 months" or "4 periods", at most ${MAX_LOOKED_BACK}`);
}
