/**
 * The checked sheet of one version of a contract's terms: every cell with its type, in an order in which each comes after
 * what it needs. Checking finds all errors at once, each with its path and its remedy.
 */
import { type Issue, errorIssue, pointer } from '../issue.ts';
import { wordsOf } from '../operators/context.ts';
import type { Cell, TypeContext } from '../operators/operator.ts';
import { namesIn } from '../operators/operands.ts';
import { isOperatorKey, operatorOf } from '../operators/registry.ts';
import type { CellType, Grain, Subject } from '../operators/value.ts';
import { RECORD_KINDS } from '../evidence/vocabulary.ts';
import type { Order, Terms } from './agreement.ts';
import { checkParams } from './check-params.ts';
import { checkCredits } from './credits.ts';
import { DEFECTS, type LintCode } from './lint/codes.ts';
import { lint, lintIssue } from './lint/lint.ts';
import { explainOperand, isName, parseLiteral } from './literal.ts';

export interface Sheet {
  readonly terms: Terms;
  readonly types: ReadonlyMap<string, CellType>;
  /** Milliseconds of evidence wanted before and after the period. */
  readonly reach: { readonly before: number; readonly after: number };
  /** Credits that are paid: those no other credit gathers. */
  readonly roots: readonly string[];
  /** What its statements must record for later periods. */
  readonly remembers: { readonly cells: readonly string[]; readonly credits: readonly string[] };
  /** How far it looks back: at least so many periods, and those that begin within so many months. */
  readonly lookBack: { readonly periods: number; readonly months: number };
}

export const GIVEN_NAMES = ['period', 'always', 'never'] as const;
const TIMES: CellType = { kind: 'times' };

/** The text of a definition, after parameters of the order were put in. */
export const definitionOf = (terms: Terms, order: Order | undefined, name: string): unknown => {
  if (Object.hasOwn(terms.definitions, name)) return terms.definitions[name];
  const parameter = terms.parameters?.[name];
  return parameter && (order?.parameters?.[name] ?? parameter.default ?? parameter.like);
};

export class Checker {
  readonly issues: Issue[] = [];
  readonly types = new Map<string, CellType | undefined>();
  readonly used = new Set<string>();
  readonly terms: Terms;
  private readonly visiting: string[] = [];
  private readonly base: string;

  constructor(terms: Terms, base: string) {
    this.terms = terms;
    this.base = base;
  }

  fail(code: string, path: string, message: string): void {
    this.issues.push({ ...errorIssue(code, this.base + path, message), ...DEFECTS[code] });
  }

  warn(code: LintCode, path: string, message: string): void {
    this.issues.push(lintIssue(code, this.base + path, message));
  }

  /** Type of a cell by name; checks the cell on first use. */
  cell(name: string, path: string): CellType | undefined {
    this.used.add(name);
    if ((GIVEN_NAMES as readonly string[]).includes(name)) return TIMES;
    if (this.types.has(name)) return this.types.get(name);
    const definition = definitionOf(this.terms, undefined, name);
    if (definition === undefined) {
      this.fail(
        'unknown-name',
        path,
        `"${name}" is not defined${suggest(name, [...Object.keys(this.terms.definitions), ...Object.keys(this.terms.parameters ?? {}), ...GIVEN_NAMES])}`,
      );
      return undefined;
    }
    if (this.visiting.includes(name)) {
      this.fail('cycle', path, `definitions go in a circle: ${[...this.visiting.slice(this.visiting.indexOf(name)), name].join(' -> ')}`);
      return undefined;
    }
    this.visiting.push(name);
    const type = this.define(name, definition);
    this.visiting.pop();
    this.types.set(name, type);
    return type;
  }

  private define(name: string, definition: unknown): CellType | undefined {
    const path = pointer('definitions', name);
    if (typeof definition === 'object' && definition !== null) {
      const cell = definition as Cell;
      const keys = Object.keys(cell).filter(isOperatorKey);
      const operator = operatorOf(cell);
      if (!operator || keys.length !== 1) {
        this.fail(
          'one-operator',
          path,
          keys.length === 0
            ? 'has no operator; see docs/language.md for the operators'
            : `has several operators (${keys.join(', ')}); one cell is one operator`,
        );
        return undefined;
      }
      checkParams(this, operator, cell, path);
      return operator.type(cell, this.contextFor(name, path, operator.pointwise === true));
    }
    return this.operand(definition, path);
  }

  /** Type of a literal or a name. */
  operand(operand: unknown, path: string): CellType | undefined {
    const literal = parseLiteral(operand);
    if (literal) {
      if (literal.kind === 'money' && literal.currency !== this.terms.money.currency)
        this.fail('wrong-currency', path, `${String(operand)} is not in ${this.terms.money.currency}, the contract's currency`);
      return { kind: literal.kind, ...(literal.kind === 'reading' && { unit: literal.unit }) };
    }
    if (!isName(operand)) {
      this.fail('not-an-operand', path, explainOperand(operand));
      return undefined;
    }
    return this.cell(operand, path);
  }

  /** Whether another credit gathers this one. */
  gathers(credit: string): boolean {
    return Object.values(this.terms.credits).some((other) => (other.sum ?? other.highest ?? []).includes(credit));
  }

  expect(path: string, operand: unknown, kinds: readonly CellType['kind'][]): CellType | undefined {
    const type = this.operand(operand, path);
    if (!type) return undefined;
    const wanted = kinds.map(String);
    if (
      wanted.includes(type.kind) ||
      (type.kind === 'duration' && wanted.includes('span')) ||
      (type.kind === 'count' && wanted.includes('ratio') && parseLiteral(operand)?.value !== undefined && isZeroOrOne(operand))
    )
      return type;
    this.fail('wrong-type', path, `"${String(operand)}" is a ${type.kind}; here a ${wanted.join(' or ')} is needed`);
    return undefined;
  }

  /** The finer of several grains: equal, or one contained in the other. */
  meet(path: string, types: readonly (CellType | undefined)[], lists = false): Grain | undefined {
    let finest: Subject | undefined;
    let list: string | undefined;
    for (const type of types) {
      if (!type) return undefined;
      if (type.part === 'slot' || (type.part === 'run' && !lists)) {
        this.fail('wrong-grain', path, `has a value for each ${type.part}; fold it first with \`take\` or \`count\``);
        return undefined;
      }
      if (type.list !== undefined && list !== undefined && type.list !== list) {
        this.fail('wrong-grain', path, `one list comes from "${list}", another from "${type.list}"; their entries do not belong together`);
        return undefined;
      }
      list ??= type.list;
      if (!type.subject) continue;
      if (!finest || this.contains(finest, type.subject)) finest = type.subject;
      else if (!this.contains(type.subject, finest)) {
        this.fail(
          'wrong-grain',
          path,
          `one value is per ${nameOf(finest)}, another per ${nameOf(type.subject)}, and neither is inside the other`,
        );
        return undefined;
      }
    }
    return { ...(finest && { subject: finest }), ...(list !== undefined && { part: 'run' as const, list }) };
  }

  private contains(outer: Subject, inner: Subject): boolean {
    if (nameOf(outer) === nameOf(inner)) return true;
    if ('record' in outer) return false;
    if ('record' in inner) return true;
    let kind: string | undefined = inner.component;
    for (let depth = 0; kind !== undefined && depth < 32; depth += 1) {
      if (kind === outer.component) return true;
      kind = this.terms.components?.[kind]?.in;
    }
    return false;
  }

  contextFor(name: string, path: string, lists: boolean): TypeContext {
    const at = (param: string): string => path + (param === '' ? '' : '/' + param);
    return {
      name,
      typeOf: (operand) => this.operand(operand, path),
      fail: (code, param, message) => this.fail(code, at(param), message),
      expect: (param, operand, kinds) => this.expect(at(param), operand, kinds),
      meet: (param, types) => this.meet(at(param), types, lists),
      componentKind: (kind) => this.terms.components?.[kind],
      promise: (promised) => (Object.hasOwn(this.terms.promises, promised) ? this.terms.promises[promised] : undefined),
      isRecordKind: (kind) => this.recordKind(kind) !== undefined,
      attribute: (name) => {
        const attribute = this.terms.attributes?.[name];
        return (
          attribute && {
            of: attribute.of,
            ...(attribute.unit && { unit: attribute.unit }),
            values: attribute.values && wordsOf(attribute.values),
            ...(attribute.default && { default: attribute.default }),
          }
        );
      },
      currency: this.terms.money.currency,
      credit: (credited) => (Object.hasOwn(this.terms.credits, credited) ? this.terms.credits[credited] : undefined),
      cell: (of) => {
        const definition = Object.hasOwn(this.terms.definitions, of) ? this.terms.definitions[of] : undefined;
        return typeof definition === 'object' ? definition : undefined;
      },
    };
  }

  recordKind(kind: string): readonly string[] | undefined {
    const own = this.terms.records?.[kind]?.milestones;
    const standard = RECORD_KINDS[kind];
    return own || standard ? [...(standard ?? []), ...(own ?? [])] : undefined;
  }
}

const nameOf = (subject: Subject): string => ('record' in subject ? subject.record : subject.component);
const isZeroOrOne = (operand: unknown): boolean => operand === 0 || operand === 1;

function suggest(name: string, known: readonly string[]): string {
  const near = known.filter((other) => distance(name, other) <= (name.length > 8 ? 3 : 2)).slice(0, 3);
  return near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
}

/** Edits between two short words (Levenshtein). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 4;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** Checks one version of the terms. `base` is the JSON pointer of the terms in the document. */
export function checkTerms(terms: Terms, base = ''): { sheet?: Sheet; issues: Issue[] } {
  const checker = new Checker(terms, base);
  checkVocabulary(checker);
  for (const name of Object.keys(terms.definitions)) {
    if (!isName(name) || (GIVEN_NAMES as readonly string[]).includes(name))
      checker.fail(
        'bad-name',
        pointer('definitions', name),
        `"${name}" cannot name a cell: lower case, digits, single hyphens, and not ${GIVEN_NAMES.join(', ')}`,
      );
    else checker.cell(name, pointer('definitions', name));
  }
  checkDepth(checker);
  checker.used.clear();
  markUsed(checker);
  const roots = checkCredits(checker);
  for (const name of Object.keys(terms.definitions)) {
    if (!checker.used.has(name))
      checker.warn(
        'unused-cell',
        pointer('definitions', name),
        `"${name}" is defined but nothing uses it; bind it, list it under \`report\`, or remove it`,
      );
  }
  if (checker.issues.some((issue) => issue.severity === 'error')) return { issues: checker.issues };
  checker.issues.push(...lint(terms, base));
  const types = new Map([...checker.types].filter((entry): entry is [string, CellType] => entry[1] !== undefined));
  return { sheet: { terms, types, reach: reachOf(terms), roots, ...looksBack(terms) }, issues: checker.issues };
}

/** How far one cell may rest on others: more than any paper needs, and far less than a call stack holds. */
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
      `"${deep}" rests on more than ${DEEPEST} cells one upon the other; say it with fewer`,
    );
}

/** Names that definitions use; the clauses that bind mark theirs while they are checked. */
function markUsed(checker: Checker): void {
  for (const definition of Object.values(checker.terms.definitions)) {
    const names = typeof definition === 'object' ? namesIn(definition) : [String(definition)];
    for (const name of names) checker.used.add(name);
  }
  for (const name of checker.terms.report ?? []) checker.cell(name, pointer('report'));
}

function checkVocabulary(checker: Checker): void {
  const { terms } = checker;
  for (const [kind, { in: outer, 'depends-on': other }] of Object.entries(terms.components ?? {})) {
    for (const named of [outer, other])
      if (named !== undefined && !terms.components?.[named])
        checker.fail('unknown-component-kind', pointer('components', kind), `"${named}" is no component kind`);
    let [at, depth]: [string | undefined, number] = [outer, 0];
    while (at !== undefined && at !== kind && depth < 32) [at, depth] = [terms.components?.[at]?.in, depth + 1];
    if (at === kind) checker.fail('cycle', pointer('components', kind), `"${kind}" lies inside itself`);
  }
  for (const [name, attribute] of Object.entries(terms.attributes ?? {})) {
    const path = pointer('attributes', name);
    if (attribute.of !== 'customer' && !terms.components?.[attribute.of] && !checker.recordKind(attribute.of))
      checker.fail('unknown-owner', `${path}/of`, `"${attribute.of}" is neither customer, a component kind nor a record kind`);
    if ((attribute.values === undefined) === (attribute.unit === undefined))
      checker.fail('one-of', path, 'an attribute has either `values` (words) or a `unit` (a number)');
    const words = wordsOf(attribute.values);
    for (const [word, own] of Object.entries(attribute['reads-as'] ?? {}))
      if (!words.includes(own)) checker.fail('unknown-word', `${path}/reads-as/${word}`, `"${own}" is none of ${words.join(', ')}`);
    if (attribute.default !== undefined && words.length > 0 && !words.includes(attribute.default))
      checker.fail('unknown-word', `${path}/default`, `"${attribute.default}" is none of ${words.join(', ')}`);
  }
  for (const name of Object.keys(terms.parameters ?? {}))
    if (terms.definitions[name] !== undefined) checker.fail('bad-name', pointer('parameters', name), `"${name}" is also a definition`);
}

function looksBack(terms: Terms): Pick<Sheet, 'remembers' | 'lookBack'> {
  const cells = new Set<string>();
  const credits: string[] = [];
  let [periods, months] = [0, 0];
  for (const definition of Object.values(terms.definitions)) {
    if (typeof definition !== 'object' || definition['across-periods'] === undefined) continue;
    const of = String(definition['across-periods']);
    if (terms.definitions[of] === undefined && terms.credits[of] !== undefined) credits.push(of);
    else cells.add(of);
    periods = Math.max(periods, Number(definition.last) - (definition.ending === 'this' ? 1 : 0));
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

function reachOf(terms: Terms): Sheet['reach'] {
  let [before, after] = [0, 0];
  for (const definition of Object.values(terms.definitions)) {
    if (typeof definition !== 'object') continue;
    const reach = operatorOf(definition)?.reach?.(definition);
    if (reach) [before, after] = [Math.max(before, reach.before), Math.max(after, reach.after)];
  }
  return { before, after };
}
