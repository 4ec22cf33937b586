/** Checks names, types and grains of a text while its cells are walked; all errors at once, each with its path and its remedy. */
import { type Issue, errorIssue, warningIssue, pointer, type IssueParameters } from '../issue.ts';
import type { Extent } from '../operators/extent.ts';
import type { TypeContext } from '../operators/type-context.ts';
import { longestPeriod } from '../time/period.ts';
import { isOperatorKey, operatorOf } from '../operators/registry.ts';
import type { CellType } from '../operators/value.ts';
import { RECORD_KINDS } from '../evidence/vocabulary.ts';
import { DAY, parseDay } from '../time/instant.ts';
import { startOfDay } from '../time/daylight-saving.ts';
import { regimesOf } from '../time/timezone.ts';
import type { Order, Terms } from '../contract/terms.ts';
import { extentOf } from './extents.ts';
import { type LintCode, defectOf } from './lint/codes.ts';
import { type Literal, explainOperand, isName, parseLiteral } from '../contract/literal.ts';
import { shareOf } from './share-of.ts';
import { withValues } from './parameters.ts';
import { isWordParameter } from '../contract/word-parameters.ts';
import { sameMeaning } from './same-meaning.ts';
import { suggest } from '../contract/spelling.ts';
import { GIVEN_NAMES, BoundNames } from './names.ts';
import { CLAUSES, type Clause } from '../operators/types/slots.ts';
import { contains } from '../operators/types/subjects.ts';
import { type Setting, unify } from '../operators/types/unify.ts';
import { unifyCell } from './unify-cell.ts';
import { typeOfLiteral } from '../operators/types/units.ts';
import { type Way, literalsOf, waysOf } from '../operators/ways.ts';
import type { Cell } from '../operators/cell.ts';
import type { Operator } from '../operators/define-operator.ts';
import { above } from '../contract/included-credits.ts';
import { wordsOf } from '../operators/attribute-values.ts';
import { definitionOf } from '../contract/meaning.ts';

const TIMES: CellType = { kind: 'times' };

/** For how many years from its first day a version of the terms is assumed to be in force. */
const YEARS_IN_FORCE = 30;

function clocksChange({ from, period: { zone } }: Terms): boolean {
  const start = startOfDay(zone, parseDay(from)!);
  return regimesOf(zone, start, start + YEARS_IN_FORCE * 366 * DAY).length > 1;
}

/** A check of one cell. The checks of a cell run in order until one reports an error. @param path JSON pointer of the cell. */
export type CellCheck = (checker: Checker, operator: Operator, cell: Cell, path: string) => void;

export class Checker {
  readonly issues: Issue[] = [];
  readonly types = new Map<string, CellType | undefined>();
  readonly used = new Set<string>();
  readonly terms: Terms;
  readonly names: BoundNames;
  readonly setting: Setting;
  private readonly order: Order | undefined;
  /** The terms with the values of the order's parameters. */
  private readonly valued: Terms;
  private readonly visiting: string[] = [];
  private readonly base: string;
  private readonly broken: ReadonlySet<string>;
  private readonly checks: readonly CellCheck[];

  constructor(terms: Terms, base: string, broken: ReadonlySet<string>, order: Order | undefined, checks: readonly CellCheck[]) {
    this.broken = broken;
    this.checks = checks;
    this.terms = terms;
    this.base = base;
    this.order = order;
    this.valued = withValues(terms, order);
    this.names = new BoundNames(terms);
    this.setting = { currency: terms.money.currency, kinds: terms.components };
  }

  fail(code: string, path: string, message: string): void {
    this.issues.push({ ...errorIssue(code, this.base + path, message), ...defectOf(code) });
  }

  /** Reports an error about values. Where the order sets the value by a parameter, the error is at this parameter of the order. */
  failOf(operands: readonly unknown[], code: string, path: string, message: string): void {
    const name = operands.map((operand) => this.filledIn(operand)).find((found) => found !== undefined);
    if (name === undefined) return this.fail(code, path, message);
    const said = `"${name}" is ${String(this.order!.parameters![name])} here, and stands at ${path} of version ${this.terms.version}: ${message}`;
    this.issues.push({ ...errorIssue(code, pointer('order', 'parameters', name), said), ...defectOf(code) });
  }

  warn(code: LintCode, path: string, message: string, parameters: IssueParameters): void {
    this.issues.push({ ...warningIssue(code, this.base + path, message), parameters });
  }

  /** Type of a cell by name; checks the cell on first use. */
  cell(name: string, path: string): CellType | undefined {
    this.used.add(name);
    if (this.names.is('given name', name)) return TIMES;
    if (this.broken.has(this.base + pointer('definitions', name))) return undefined;
    if (this.types.has(name)) return this.types.get(name);
    if (isWordParameter(this.terms, name)) {
      this.fail('wrong-type', path, `"${name}" is a word of the order, by which \`depending-on\` chooses; it is no value`);
      return undefined;
    }
    const definition = this.names.is('parameter', name) ? this.terms.parameters![name]!.like : definitionOf(this.terms, undefined, name);
    if (definition === undefined) {
      const known = [...this.names.all('cell'), ...this.names.all('parameter'), ...GIVEN_NAMES];
      this.fail('unknown-name', path, `"${name}" is not defined${suggest(name, known)}`);
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
    if (typeof definition !== 'object' || definition === null) return this.operand(definition, path);
    const cell = definition as Cell;
    const keys = Object.keys(cell).filter(isOperatorKey);
    const operator = operatorOf(cell);
    if (operator && keys.length === 1) return this.defineBy(operator, cell, name, path);
    this.fail(
      'one-operator',
      path,
      keys.length === 0
        ? 'has no operator; see docs/reference/operators.md for the operators'
        : `has several operators (${keys.join(', ')}); one cell is one operator`,
    );
    return undefined;
  }

  /** Checks the parameters first, then each operand against its slot. Only then the operator gives the type of its result. */
  private defineBy(operator: Operator, cell: Cell, name: string, path: string): CellType | undefined {
    const ambiguity = this.names.ambiguity(cell);
    if (ambiguity !== undefined) {
      this.fail('ambiguous-name', `${path}/${operator.key}`, ambiguity);
      return undefined;
    }
    const context = this.contextFor(name, path);
    const before = this.issues.length;
    for (const check of this.checks) if (this.issues.length === before) check(this, operator, cell, path);
    const isWhole = !this.issues.slice(before).some(({ severity }) => severity === 'error');
    operator.check?.(cell, context);
    const setting = { ...this.setting, name, own: operator.own?.(cell, context), readsSubject: context.readsCell(cell) };
    const { given, complaints } = unifyCell(operator, cell, setting, (use) => this.operand(use.operand, `${path}/${use.path}`));
    for (const complaint of complaints) this.fail(complaint.code, `${path}/${complaint.path}`, complaint.message);
    // A cell with errors in its parameters has no type, because `operator.type` requires complete and valid parameters.
    return given && isWhole ? operator.type(cell, given, context) : undefined;
  }

  /** Type of a literal or a name. */
  operand(operand: unknown, path: string): CellType | undefined {
    const literal = parseLiteral(operand);
    if (literal) {
      const type = typeOfLiteral(literal);
      const found = unify([{ of: 'whole' }], type, operand, this.setting);
      if ('slot' in found) return type;
      this.fail(found.unlike.code, path, found.unlike.message);
      return undefined;
    }
    if (!isName(operand)) {
      this.fail('not-an-operand', path, explainOperand(operand));
      return undefined;
    }
    return this.cell(operand, path);
  }

  /** The type of an operand of a clause outside the definitions; undefined when it does not fit. */
  clause(clause: Clause, path: string, operand: unknown, given: Pick<Setting, 'like' | 'beside'> = {}): CellType | undefined {
    const type = this.operand(operand, path);
    if (!type) return undefined;
    const found = unify([CLAUSES[clause]], type, operand, { ...this.setting, ...given });
    if ('slot' in found) return type;
    this.fail(found.unlike.code, path, found.unlike.message);
    return undefined;
  }

  /** The name of the parameter behind an operand, if the order sets it. */
  private filledIn(operand: unknown): string | undefined {
    let at = operand;
    for (let depth = 0; depth < 100 && isName(at); depth += 1) {
      if (this.names.is('parameter', at)) return this.order?.parameters?.[at] === undefined ? undefined : at;
      at = definitionOf(this.terms, undefined, at);
    }
    return undefined;
  }

  /**
   * The literal that an operand is or names, with the order's parameters replaced by their values; undefined when it is computed, or when
   * the order does not set it.
   */
  literal(operand: unknown): Literal | undefined {
    let at = operand;
    for (let depth = 0; depth < 100; depth += 1) {
      const literal = parseLiteral(at);
      if (literal) return literal;
      if (!isName(at) || this.broken.has(this.base + pointer('definitions', at))) return undefined;
      at = this.names.is('parameter', at)
        ? (this.order?.parameters?.[at] ?? this.terms.parameters![at]!.default)
        : definitionOf(this.terms, undefined, at);
    }
    return undefined;
  }

  /**
   * The possible literals of an operand, one for each way (./ways.ts of the operators); empty when a part of it is computed, or when the
   * order does not set it.
   */
  literals(operand: unknown): readonly Literal[] {
    return literalsOf(operand, this.contextFor('', ''));
  }

  /** The combinations in which the operands can occur. */
  ways(operands: readonly unknown[]): readonly Way[] {
    return waysOf(operands, this.contextFor('', ''));
  }

  /** The least and the greatest possible value of an operand, with the order's parameters replaced by their values. */
  extent(operand: unknown): Extent {
    return extentOf(this.valued, operand);
  }

  /** The name of the cell with an operator behind a name: a definition may be only another name. */
  behind(name: string): string | undefined {
    let at = name;
    for (let depth = 0; depth < 100 && this.names.is('cell', at); depth += 1) {
      const definition = this.terms.definitions[at];
      if (typeof definition === 'object') return at;
      if (!isName(definition)) return undefined;
      at = definition;
    }
    return undefined;
  }

  /** The words of a parameter: what it is like, its default, and the word of the order; undefined where its value is no word. */
  private words(parameter: string): readonly string[] | undefined {
    if (!isWordParameter(this.terms, parameter)) return undefined;
    this.used.add(parameter);
    const { like, default: otherwise } = this.terms.parameters![parameter]!;
    return [like, otherwise, this.order?.parameters?.[parameter]].flatMap((word) => (word === undefined ? [] : [String(word)]));
  }

  /** Whether another credit includes this one. */
  isIncluded(credit: string): boolean {
    return above(this.terms.credits, credit).length > 0;
  }

  contextFor(name: string, path: string): TypeContext {
    const at = (param: string): string => path + (param === '' ? '' : '/' + param);
    const entry = <T>(entries: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
      entries !== undefined && Object.hasOwn(entries, key) ? entries[key] : undefined;
    return {
      name,
      setting: this.setting,
      currency: this.terms.money.currency,
      from: this.terms.from,
      splitsPeriods: this.terms['takes-effect'] === 'at-once-splitting-period',
      longestPeriod: longestPeriod(this.terms.period.every),
      clocksChange: () => clocksChange(this.terms),
      typeOf: (operand) => this.operand(operand, path),
      literal: (operand) => this.literal(operand),
      literals: (operand) => this.literals(operand),
      extent: (operand) => this.extent(operand),
      areSame: (one, other) => sameMeaning(this.terms, one) === sameMeaning(this.terms, other),
      holidays: (list) => entry(this.terms.holidays, list) ?? [],
      shareOf: (operand) => shareOf(this.terms, operand),
      fail: (code, param, message, operands = []) => this.failOf(operands, code, at(param), message),
      contains: (outer, inner) => contains(outer, inner, this.terms.components),
      readsCell: (cell) => this.names.readsCell(cell),
      componentKind: (kind) => entry(this.terms.components, kind),
      recordKind: (kind) => this.recordKind(kind),
      objective: (key) => entry(this.terms.objectives, key),
      credit: (credited) => entry(this.terms.credits, credited),
      attribute: (attributed) => {
        const attribute = entry(this.terms.attributes, attributed);
        return (
          attribute && {
            of: attribute.of,
            ...(attribute.unit && { unit: attribute.unit }),
            ...(attribute.names && { names: attribute.names }),
            values: attribute.values && wordsOf(attribute.values),
            ...(attribute.default && { default: attribute.default }),
          }
        );
      },
      words: (parameter) => this.words(parameter),
      cell: (of) => {
        const name = this.behind(of);
        return name === undefined ? undefined : (this.terms.definitions[name] as Cell);
      },
    };
  }

  /** The milestones of a record kind, those that the contract declares included. */
  recordKind(kind: string): readonly string[] | undefined {
    if (!this.names.is('record kind', kind)) return undefined;
    const own = this.terms.records && Object.hasOwn(this.terms.records, kind) ? (this.terms.records[kind]!.milestones ?? []) : [];
    return [...new Set([...(Object.hasOwn(RECORD_KINDS, kind) ? RECORD_KINDS[kind]! : []), ...own])];
  }
}
