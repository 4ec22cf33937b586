/** The operands of a cell, each with the slot that it must fit. The parameters of the operator decide what is an operand, not the spelling of a word. */
import type { BandRow, Terms } from '../contract/terms.ts';
import { isName, parseLiteral } from '../contract/literal.ts';
import { isWordParameter } from '../contract/word-parameters.ts';
import { NOTICE, HOURS, type Slot, type Takes } from './types/slots.ts';
import type { Param, ParamSpec } from './params.ts';
import { operatorOf } from './registry.ts';
import { LIMIT_KEYS } from './value.ts';
import type { Cell } from './cell.ts';
import type { Operator } from './define-operator.ts';

/** One operand of a cell with its position. */
export interface Use {
  /** Path within the cell: "table/0/at-least". */
  readonly path: string;
  readonly param: string;
  /** Operands of one group may have to be of one type: the edges of a table are one group, the results of its rows another. */
  readonly group: string;
  readonly operand: unknown;
  readonly slots: readonly Slot[];
}

const slotsOf = (takes: Takes, cell: Cell): readonly Slot[] => {
  if (!('by' in takes)) return Array.isArray(takes) ? (takes as readonly Slot[]) : [takes as Slot];
  const slot = takes.slots[String(cell[takes.by])];
  return slot ? [slot] : [];
};

function inParam(param: Param, name: string, value: unknown, cell: Cell): Use[] {
  const use = (operand: unknown, takes: Takes, path = '', group = ''): Use => ({
    path: name + path,
    param: name,
    group: name + group,
    operand,
    slots: slotsOf(takes, cell),
  });
  switch (param.is) {
    case 'operand':
    case 'name':
    case 'name-or-record-kind':
    case 'name-or-attribute':
    case 'name-or-credit':
      return [use(value, param.takes)];
    case 'names':
    case 'operands':
      return (value as unknown[]).map((operand, i) => use(operand, param.takes, `/${i}`));
    case 'cases':
    case 'dated-values':
      return Object.entries(value as object).map(([key, operand]) => use(operand, param.takes, `/${key}`));
    case 'rows':
      if (!Array.isArray(value)) return param.named ? [use(value, param.named)] : [];
      return (value as BandRow[]).flatMap((row, i) => [
        ...LIMIT_KEYS.flatMap((edge) => (row[edge] === undefined ? [] : [use(row[edge], param.edges, `/${i}/${edge}`, ' edges')])),
        ...(row.gives === undefined ? [] : [use(row.gives, param.gives, `/${i}/gives`, ' gives')]),
      ]);
    case 'conditions':
      return (value as NonNullable<Cell['where']>).flatMap((condition, i) => [
        ...(condition.hours === undefined ? [] : [use(condition.hours, HOURS, `/${i}/hours`, ' hours')]),
        ...LIMIT_KEYS.flatMap((edge) => (condition[edge] === undefined ? [] : [use(condition[edge], NOTICE, `/${i}/${edge}`, ' notice')])),
      ]);
    case 'attribute':
    case 'charge-kinds':
    case 'choice':
    case 'component-kind':
    case 'elapsed':
    case 'elapsed-or':
    case 'holiday-lists':
    case 'hours':
    case 'literal':
    case 'milestone':
    case 'milestones':
    case 'positive-count':
    case 'count-or-share':
    case 'record-kind':
    case 'senders':
    case 'special-days':
    case 'word':
    case 'words':
    case 'zone':
      return [];
    default:
      return param satisfies never;
  }
}

/** Every operand of a cell: the subject first, then the parameters, then the limits. */
export function usesIn(operator: Operator, cell: Cell): Use[] {
  const params = [[operator.key, operator.subject] as const, ...Object.entries(operator.params)];
  return [
    ...params.flatMap(([name, spec]) => (cell[name] === undefined ? [] : inParam(spec, name, cell[name], cell))),
    ...(operator.limit === 'none'
      ? []
      : LIMIT_KEYS.flatMap((edge) =>
          cell[edge] === undefined
            ? []
            : [{ path: edge, param: edge, group: edge, operand: cell[edge], slots: slotsOf(operator.limits, cell) }],
        )),
  ];
}

const isReference = (value: unknown): value is string => isName(value) && parseLiteral(value) === undefined;

const namesOfCells = new WeakMap<Cell, readonly string[]>();

/** The names that a cell refers to, each once, in the order of the cell. They need not be defined. */
export function namesIn(cell: Cell): readonly string[] {
  const known = namesOfCells.get(cell);
  if (known) return known;
  const operator = operatorOf(cell);
  const names = operator ? [...new Set(usesIn(operator, cell).flatMap(({ operand }) => (isReference(operand) ? [operand] : [])))] : [];
  namesOfCells.set(cell, names);
  return names;
}

/** The attributes that a cell reads directly, by its parameters; a name that is a definition is no attribute. */
export function attributesIn(cell: Cell, terms: Terms): string[] {
  const isAttribute = (name: string): boolean => !Object.hasOwn(terms.definitions, name) && !isWordParameter(terms, name);
  const operator = operatorOf(cell);
  if (!operator) return [];
  const params: [string, ParamSpec][] = [[operator.key, operator.subject], ...Object.entries(operator.params)];
  return params.flatMap(([name, { is }]) => {
    const value = cell[name];
    if (value === undefined) return [];
    if (is === 'conditions') return (cell.where ?? []).flatMap(({ of, attribute }) => [of ?? [], attribute ?? []].flat());
    return is === 'attribute' || (is === 'name-or-attribute' && isAttribute(String(value))) ? [String(value)] : [];
  });
}
