/** The names that a cell refers to, by what its operator's parameters are: a record kind or a word is none, though it may be spelt alike. */
import type { Row } from '../agreement/agreement.ts';
import { isName, parseLiteral } from '../agreement/literal.ts';
import type { Cell, Param } from './operator.ts';
import { operatorOf } from './registry.ts';
import { LIMIT_KEYS } from './value.ts';

const isReference = (value: unknown): value is string => isName(value) && parseLiteral(value) === undefined;

function inParam(param: Param, value: unknown): unknown[] {
  switch (param.is) {
    case 'operand':
    case 'name':
    case 'name-or-record-kind':
      return [value];
    case 'names':
    case 'operands':
      return value as unknown[];
    case 'cases':
    case 'dated-values':
      return Object.values(value as object);
    case 'rows':
      return Array.isArray(value) ? (value as Row[]).flatMap((row) => [row.gives, ...LIMIT_KEYS.map((edge) => row[edge])]) : [value];
    case 'conditions':
      return (value as { hours?: unknown }[]).map(({ hours }) => hours);
    case 'attribute':
    case 'charge-kinds':
    case 'choice':
    case 'component-kind':
    case 'elapsed':
    case 'elapsed-or':
    case 'holiday-lists':
    case 'hours':
    case 'literal':
    case 'positive-count':
    case 'record-kind':
    case 'special-days':
    case 'word':
    case 'words':
    case 'word-or-words':
    case 'zone':
      return [];
    default:
      return param satisfies never;
  }
}

/** Each once, in the order in which they stand. Names need not be defined. */
export function namesIn(cell: Cell): string[] {
  const operator = operatorOf(cell);
  if (!operator) return [];
  const found = [
    // What a choice depends on is an attribute or a flag.
    ...(operator.key === 'depending-on' ? [cell['depending-on']] : inParam(operator.subject, cell[operator.key])),
    ...Object.entries(operator.params).flatMap(([name, spec]) => (cell[name] === undefined ? [] : inParam(spec, cell[name]))),
    ...(operator.limit === 'none' ? [] : LIMIT_KEYS.map((edge) => cell[edge])),
  ];
  return [...new Set(found.filter(isReference))];
}
