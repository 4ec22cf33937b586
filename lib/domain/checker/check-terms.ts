/**
 * Checks one version of a contract's terms. The result has every cell with its type, each after the cells that it needs. A check reports
 * all errors at once, each with its path and its remedy.
 */
import { unusedCell } from './lint/sentences.ts';
import { type Issue, pointer } from '../issue.ts';
import type { Reach } from '../operators/reach.ts';
import { namesIn } from '../operators/operands.ts';
import { operatorOf } from '../operators/registry.ts';
import type { CellType } from '../operators/value.ts';
import { LINE_ROUNDINGS, type Order, type Terms, isLineRounding } from '../contract/terms.ts';
import { checkBands } from './check-bands.ts';
import { checkAttributes } from './check-attributes.ts';
import { checkReporters } from './check-reporters.ts';
import { Checker } from './checker.ts';
import { checkComponentKinds } from './component-kinds.ts';
import { checkCredits } from './check-credits.ts';
import { checkEmptyTimes } from './empty-times.ts';
import { checkSlots } from './idle-slots.ts';
import { parameterIssues, withValues } from './parameters.ts';
import { isWord } from '../contract/word-parameters.ts';
import { longestIn } from './longest.ts';
import { isName, parseLiteral } from '../contract/literal.ts';
import { checkUnread } from './unread.ts';
import type { Cell } from '../operators/cell.ts';
import type { CheckedTerms } from './checked-terms.ts';
import { checkParams } from './check-params.ts';
import { checkTotal } from './total-conditions.ts';

interface CheckOptions {
  readonly broken?: ReadonlySet<string>;
  readonly order?: Order;
  /** Gives notes on terms without an error. */
  readonly notes?: (terms: Terms, base: string) => readonly Issue[];
}

/**
 * Checks one version of the terms. `base` is the JSON pointer of the terms in the document. With an order, the values of its parameters are
 * checked too.
 */
export function checkTerms(
  terms: Terms,
  base = '',
  { broken = new Set(), order, notes = () => [] }: CheckOptions = {},
): { checkedTerms?: CheckedTerms; issues: Issue[] } {
  const checker = new Checker(terms, base, broken, order, [checkParams, checkTotal]);
  checkVocabulary(checker);
  for (const name of Object.keys(terms.definitions))
    if (isName(name) && !checker.names.is('given name', name)) checker.cell(name, pointer('definitions', name));
  checkDepth(checker);
  checker.used.clear();
  markUsed(checker);
  const roots = checkCredits(checker);
  for (const name of Object.keys(terms.definitions)) {
    if (!checker.used.has(name)) checker.warn('unused-cell', pointer('definitions', name), unusedCell({ cell: name }), { cell: name });
  }
  checkRounding(checker);
  checkUnread(checker);
  checkSlots(checker);
  if (checker.issues.every((issue) => issue.severity !== 'error')) {
    checkEmptyTimes(checker);
    checkBands(checker);
  }
  if (checker.issues.some((issue) => issue.severity === 'error')) return { issues: checker.issues };
  checker.issues.push(...notes(withValues(terms, order), base));
  const types = new Map([...checker.types].filter((entry): entry is [string, CellType] => entry[1] !== undefined));
  const reach = reachOf(checker);
  return { checkedTerms: { terms, types, reach, roots, ...looksBack(checker, reach) }, issues: checker.issues };
}

/** Checks the rounding of lines: a way to round, or a parameter whose words are ways to round. */
function checkRounding(checker: Checker): void {
  const { rounding } = checker.terms.money;
  if (isLineRounding(rounding)) return;
  const words = checker.contextFor('', '').words(rounding);
  const known = LINE_ROUNDINGS.join(', ');
  if (!words) {
    checker.fail('unknown-name', '/money/rounding', `"${rounding}" is neither ${known} nor a parameter that is one of these words`);
    return;
  }
  for (const word of new Set(words))
    if (!isLineRounding(word))
      checker.failOf([rounding], 'unknown-word', '/money/rounding', `the parameter "${rounding}" is ${word}, which is none of ${known}`);
}

/** The longest chain of cells: more than any contract needs, and far less than the call stack allows. */
const DEEPEST = 100;

function checkDepth(checker: Checker): void {
  const depths = new Map<string, number>();
  const depthOf = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    depths.set(name, 0);
    const definition = Object.hasOwn(checker.terms.definitions, name) ? checker.terms.definitions[name] : undefined;
    const names = typeof definition === 'object' ? namesIn(definition) : typeof definition === 'string' ? [definition] : [];
    const depth = names.reduce((most, inner) => Math.max(most, 1 + depthOf(inner)), 0);
    depths.set(name, depth);
    return depth;
  };
  const deep = Object.keys(checker.terms.definitions).find((name) => depthOf(name) > DEEPEST);
  if (deep !== undefined)
    checker.fail(
      'too-deep',
      pointer('definitions', deep),
      `"${deep}" depends on a chain of more than ${DEEPEST} cells; write it with fewer`,
    );
}

/** Marks the names that definitions use; other clauses mark theirs while they are checked. */
function markUsed(checker: Checker): void {
  for (const definition of Object.values(checker.terms.definitions)) {
    const names = typeof definition === 'object' ? namesIn(definition) : [String(definition)];
    for (const name of names) checker.used.add(name);
  }
  for (const name of checker.terms.report ?? []) checker.cell(name, pointer('report'));
}

function checkVocabulary(checker: Checker): void {
  const { terms } = checker;
  checkStarts(checker);
  checkComponentKinds(checker);
  checkAttributes(checker);
  checkReporters(checker);
  for (const issue of checker.names.issues()) checker.fail(issue.code, issue.path, issue.message);
  for (const [name, { like, default: given }] of Object.entries(terms.parameters ?? {})) {
    const path = pointer('parameters', name);
    if (parseLiteral(like) === undefined && !isWord(like))
      checker.fail('wrong-type', `${path}/like`, `"${String(like)}" is no literal and no word; show the type by one, such as 99.9%`);
    else if (given !== undefined)
      for (const { code, message } of parameterIssues(terms, name, given)) checker.fail(code, `${path}/default`, message);
  }
}

/** Refuses a first day of periods where the unit gives it already. */
function checkStarts(checker: Checker): void {
  const { every, starts } = checker.terms.period;
  if (starts === undefined) return;
  const idle = (why: string): void => checker.fail('no-effect', '/period/starts', `${why}; remove \`starts\``);
  if (/ days$/.test(every)) idle(`periods of ${every} are counted from the first day of the term`);
  else if ((every === 'day' || every === 'week') && starts !== 'calendar')
    idle(`each ${every} begins by the calendar${every === 'week' ? ', on Monday' : ''}`);
  else if (every === 'month' && /^\d\d-01$/.test(starts)) idle('months begin on the first day anyway');
}

function looksBack({ terms, names }: Checker, reach: Reach): Pick<CheckedTerms, 'remembers' | 'lookBack'> {
  const cells = new Set<string>();
  const credits: string[] = [];
  let [periods, months] = [reach.earlier, 0];
  for (const definition of Object.values(terms.definitions)) {
    if (typeof definition !== 'object' || definition['across-periods'] === undefined) continue;
    const of = String(definition['across-periods']);
    if (!names.readsCell(definition)) credits.push(of);
    else cells.add(of);
  }
  for (const [name, credit] of Object.entries(terms.credits)) {
    for (const { over } of credit.cap ?? []) {
      const span = parseLiteral(over);
      if (span?.kind !== 'span') continue;
      if (!credits.includes(name)) credits.push(name);
      if (span.value.unit === 'month') months = Math.max(months, span.value.count);
      else periods = Math.max(periods, span.value.count - 1);
    }
  }
  return { remembers: { cells: [...cells].sort(), credits: [...new Set(credits)] }, lookBack: { periods, months } };
}

function reachOf(checker: Checker): Reach {
  const { terms } = checker;
  const longest = longestIn(checker);
  const reaches = Object.values(terms.definitions).flatMap((definition) => {
    const operator = typeof definition === 'object' ? operatorOf(definition) : undefined;
    return operator ? [operator.reach(definition as Cell, longest, terms)] : [];
  });
  const most = (key: keyof Reach): number => Math.max(0, ...reaches.map((reach) => reach[key]));
  return {
    before: most('before'),
    after: most('after'),
    periodsBefore: most('periodsBefore'),
    periodsAfter: most('periodsAfter'),
    billsBefore: most('billsBefore'),
    earlier: most('earlier'),
  };
}
