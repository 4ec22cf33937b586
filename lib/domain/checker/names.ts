/** The bindings of names in a contract. A name may have several bindings; it is refused where two of them are possible. */
import { article } from '../contract/article.ts';
import { RECORD_KINDS } from '../evidence/vocabulary.ts';
import { type Issue, errorIssue, pointer } from '../issue.ts';
import { operatorOf } from '../operators/registry.ts';
import type { Terms } from '../contract/terms.ts';
import { isName } from '../contract/literal.ts';
import type { Cell } from '../operators/cell.ts';
import { isWordParameter } from '../contract/word-parameters.ts';

export const GIVEN_NAMES = ['period', 'always', 'never'] as const;

/** Names with a fixed meaning in some place: `concurrent ... in: agreement`, `attributes.of: customer`. */
export const RESERVED_NAMES = [...GIVEN_NAMES, 'agreement', 'customer'] as const;

export type NameBinding = 'cell' | 'parameter' | 'given name' | 'record kind' | 'component kind' | 'objective' | 'credit' | 'attribute';

/** Kinds of records that Makegood itself makes from evidence. */
const MADE_KINDS: readonly string[] = ['gap', 'unstarted'];

const isReserved = (binding: NameBinding, name: string): boolean =>
  (RESERVED_NAMES as readonly string[]).includes(name) || (binding === 'record kind' && MADE_KINDS.includes(name));

/** Pairs of bindings that one key accepts: `attributes.of` takes a component kind or a record kind. */
const READ_TOGETHER: readonly (readonly [NameBinding, NameBinding])[] = [
  ['cell', 'parameter'],
  ['component kind', 'record kind'],
];

const SECTIONS: Readonly<Partial<Record<NameBinding, keyof Terms>>> = {
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

export class BoundNames {
  private readonly terms: Terms;

  constructor(terms: Terms) {
    this.terms = terms;
  }

  /** Whether a name has a binding. */
  is(binding: NameBinding, name: string): boolean {
    if (binding === 'given name') return (GIVEN_NAMES as readonly string[]).includes(name);
    if (binding === 'record kind' && Object.hasOwn(RECORD_KINDS, name)) return true;
    const section = SECTIONS[binding];
    const entries = section && (this.terms[section] as object | undefined);
    return entries !== undefined && Object.hasOwn(entries, name);
  }

  /** All names with a binding by the terms. */
  all(binding: NameBinding): string[] {
    const section = SECTIONS[binding];
    return section ? Object.keys((this.terms[section] as object | undefined) ?? {}) : [...GIVEN_NAMES];
  }

  /** Issues for names that cannot be used, and for names with two bindings that cannot be distinguished in any place. */
  issues(): Issue[] {
    const found: Issue[] = [];
    const fail = (code: string, binding: NameBinding, name: string, message: string): void =>
      void found.push(errorIssue(code, pointer(SECTIONS[binding] ?? '', name), message));
    for (const binding of Object.keys(SECTIONS) as NameBinding[])
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

  /** The possible bindings of a cell's subject; the first is a cell. */
  private readable(cell: Cell): readonly NameBinding[] {
    const operator = operatorOf(cell);
    if (!operator) return ['cell'];
    if (operator.subject.is === 'name-or-record-kind') return cell.that === undefined ? ['cell', 'record kind'] : ['objective'];
    if (operator.subject.is === 'name-or-attribute') return ['cell', 'attribute'];
    if (operator.subject.is === 'name-or-credit') return ['cell', 'credit'];
    return ['cell'];
  }

  private givenOrParameter(name: string): NameBinding {
    return this.is('parameter', name) ? 'parameter' : 'given name';
  }

  private operandIs(binding: NameBinding, name: string): boolean {
    return binding === 'cell' ? this.is('cell', name) || this.is('parameter', name) || this.is('given name', name) : this.is(binding, name);
  }

  /** Whether the subject of a cell is read as a cell. An unknown name is too, so that it is reported. */
  readsCell(cell: Cell): boolean {
    const [first, ...others] = this.readable(cell);
    const name = subjectOf(cell);
    if (this.readsWord(cell)) return false;
    return first === 'cell' && (this.operandIs('cell', name) || !others.some((binding) => this.operandIs(binding, name)));
  }

  /** Whether a cell chooses by a word of the order. */
  private readsWord(cell: Cell): boolean {
    return operatorOf(cell)?.subject.is === 'name-or-attribute' && isWordParameter(this.terms, subjectOf(cell));
  }

  /** The message for a subject with two possible bindings; undefined when there is one. */
  ambiguity(cell: Cell): string | undefined {
    const name = subjectOf(cell);
    const read = this.readable(cell).filter((binding) => this.operandIs(binding, name));
    if (read.length < 2) return undefined;
    const kinds = read.map((binding) => (binding === 'cell' && !this.is('cell', name) ? this.givenOrParameter(name) : binding));
    return `"${name}" is ${kinds.map(article).join(' and ')}, and both could be read here; give the ${kinds[0]} another name`;
  }
}
