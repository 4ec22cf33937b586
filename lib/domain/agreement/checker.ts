/** Checks names, types and grains of a sheet while its cells are walked; all errors at once, each with its path and its remedy. */
import { type Issue, errorIssue, pointer } from '../issue.ts';
import { wordsOf } from '../operators/context.ts';
import type { Cell, TypeContext } from '../operators/operator.ts';
import { isOperatorKey, operatorOf } from '../operators/registry.ts';
import type { CellType, Grain, Subject } from '../operators/value.ts';
import { RECORD_KINDS } from '../evidence/vocabulary.ts';
import type { Order, Terms } from './agreement.ts';
import { checkParams } from './check-params.ts';
import { DEFECTS, type LintCode } from './lint/codes.ts';
import { lintIssue } from './lint/lint.ts';
import { explainOperand, isName, parseLiteral } from './literal.ts';
import { suggest } from './spelling.ts';

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
  private readonly broken: ReadonlySet<string>;

  constructor(terms: Terms, base: string, broken: ReadonlySet<string>) {
    this.broken = broken;
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
    if (this.broken.has(this.base + pointer('definitions', name))) return undefined;
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
    this.fail(
      'wrong-type',
      path,
      `"${String(operand)}" is ${type.kind === 'times' ? 'times' : `a ${type.kind}`}; needed here: ${wanted.join(' or ')}`,
    );
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
