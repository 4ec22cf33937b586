/** What the names of a contract mean. A name may mean several things; where two of them could be read, it is refused. */
import { article } from '../contract/article.ts';
import { RECORD_KINDS } from '../evidence/vocabulary.ts';
import { type Issue, errorIssue, pointer } from '../issue.ts';
import { operatorOf } from '../operators/registry.ts';
import type { Terms } from '../contract/terms.ts';
import { isName } from '../contract/literal.ts';
import type { Cell } from '../operators/cell.ts';

export const GIVEN_NAMES = ['period', 'always', 'never'] as const;

/** Names that mean something of their own somewhere: `together ... in: agreement`, `attributes.of: customer`. */
export const RESERVED_NAMES = [...GIVEN_NAMES, 'agreement', 'customer'] as const;

export type Binding = 'cell' | 'parameter' | 'given name' | 'record kind' | 'component kind' | 'objective' | 'credit' | 'attribute';

/** Kinds of records that evidence makes of its own accord. */
const MADE_KINDS: readonly string[] = ['gap', 'unstarted'];

const isReserved = (binding: Binding, name: string): boolean =>
  (RESERVED_NAMES as readonly string[]).includes(name) || (binding === 'record kind' && MADE_KINDS.includes(name));

/** Bindings that are read in one place whatever stands there: `attributes.of` takes a component kind or a record kind. */
const READ_TOGETHER: readonly (readonly [Binding, Binding])[] = [
  ['cell', 'parameter'],
  ['component kind', 'record kind'],
];

const SECTIONS: Readonly<Partial<Record<Binding, keyof Terms>>> = {
  cell: 'definitions',
  parameter: 'parameters',
  'record kind': 'records',
  'component kind': 'components',
  objective: 'objectives',
  credit: 'credits',
  attribute: 'attributes',
};

const subjectOf = (cell: Cell): string => String(cell[operatorOf(cell)?.key ?? '']);

const canName = (name: string): boolean => isName(name);

export class Names {
  private readonly terms: Terms;

  constructor(terms: Terms) {
    this.terms = terms;
  }

  /** Whether a name is bound so. */
  is(binding: Binding, name: string): boolean {
    if (binding === 'given name') return (GIVEN_NAMES as readonly string[]).includes(name);
    if (binding === 'record kind' && Object.hasOwn(RECORD_KINDS, name)) return true;
    const section = SECTIONS[binding];
    const entries = section && (this.terms[section] as object | undefined);
    return entries !== undefined && Object.hasOwn(entries, name);
  }

  /** All names that are bound so by the terms. */
  all(binding: Binding): string[] {
    const section = SECTIONS[binding];
    return section ? Object.keys((this.terms[section] as object | undefined) ?? {}) : [...GIVEN_NAMES];
  }

  /** Names that cannot be used, and names that mean two things wherever they stand. */
  issues(): Issue[] {
    const found: Issue[] = [];
    const fail = (code: string, binding: Binding, name: string, message: string): void =>
      void found.push(errorIssue(code, pointer(SECTIONS[binding] ?? '', name), message));
    for (const binding of Object.keys(SECTIONS) as Binding[])
      for (const name of this.all(binding)) {
        if (binding === 'cell' && !canName(name))
          fail('bad-name', binding, name, `"${name}" cannot name a cell: lower case, digits, single hyphens, starting with a letter`);
        if (isReserved(binding, name))
          fail('bad-name', binding, name, `"${name}" is reserved and cannot name ${article(binding)}; choose another name`);
      }
    for (const [first, second] of READ_TOGETHER)
      for (const name of new Set([...this.all(second), ...(second === 'record kind' ? Object.keys(RECORD_KINDS) : [])]))
        if (this.is(first, name))
          fail(
            'ambiguous-name',
            this.all(second).includes(name) ? second : first,
            name,
            `"${name}" is ${article(first)} and ${article(second)}, and both could be read; give one of them another name`,
          );
    return found;
  }

  /** The bindings that the subject of a cell can be read as: the first is a cell. */
  private readable(cell: Cell): readonly Binding[] {
    const operator = operatorOf(cell);
    if (!operator) return ['cell'];
    if (operator.subject.is === 'name-or-record-kind') return cell.that === undefined ? ['cell', 'record kind'] : ['objective'];
    if (operator.subject.is === 'name-or-attribute') return ['cell', 'attribute'];
    if (operator.subject.is === 'name-or-credit') return ['cell', 'credit'];
    return ['cell'];
  }

  private givenOrParameter(name: string): Binding {
    return this.is('parameter', name) ? 'parameter' : 'given name';
  }

  private operandIs(binding: Binding, name: string): boolean {
    return binding === 'cell' ? this.is('cell', name) || this.is('parameter', name) || this.is('given name', name) : this.is(binding, name);
  }

  /** Whether the subject of a cell is read as a cell; so is a name that means nothing, so that it is complained of. */
  readsCell(cell: Cell): boolean {
    const [first, ...others] = this.readable(cell);
    const name = subjectOf(cell);
    return first === 'cell' && (this.operandIs('cell', name) || !others.some((binding) => this.operandIs(binding, name)));
  }

  /** Why the subject of a cell could be read as two things. */
  ambiguity(cell: Cell): string | undefined {
    const name = subjectOf(cell);
    const read = this.readable(cell).filter((binding) => this.operandIs(binding, name));
    if (read.length < 2) return undefined;
    const kinds = read.map((binding) => (binding === 'cell' && !this.is('cell', name) ? this.givenOrParameter(name) : binding));
    return `"${name}" is ${kinds.map(article).join(' and ')}, and both could be read here; give the ${kinds[0]} another name`;
  }
}
