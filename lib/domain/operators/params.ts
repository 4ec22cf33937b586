/** The kinds of parameters of operators. */
import type { Takes } from './types/slots.ts';

/** A parameter with operands has `takes` for each of them; the others name the words that they accept. */
export type Param =
  /** A literal or a cell's name. */
  | { readonly is: 'operand'; readonly takes: Takes }
  | { readonly is: 'name'; readonly takes: Takes }
  | { readonly is: 'names'; readonly least: number; readonly takes: Takes }
  | { readonly is: 'operands'; readonly least: number; readonly takes: Takes }
  | { readonly is: 'name-or-record-kind'; readonly takes: Takes }
  | { readonly is: 'name-or-attribute'; readonly takes: Takes }
  | { readonly is: 'name-or-credit'; readonly takes: Takes }
  | { readonly is: 'cases'; readonly takes: Takes }
  | { readonly is: 'dated-values'; readonly takes: Takes }
  /** Rows of limits, each with its result; with `named`, also the name of a table. */
  | { readonly is: 'rows'; readonly edges: Takes; readonly gives: Takes; readonly named?: Takes }
  | { readonly is: 'conditions' }
  | { readonly is: 'word' }
  | { readonly is: 'words' }
  | { readonly is: 'milestone' }
  | { readonly is: 'milestones' }
  | { readonly is: 'senders' }
  | { readonly is: 'choice'; readonly of: readonly string[] }
  | { readonly is: 'elapsed' }
  | { readonly is: 'elapsed-or'; readonly words: readonly string[] }
  | { readonly is: 'literal' }
  | { readonly is: 'positive-count' }
  /** A whole number from 1, or a percentage above 0 % and below 100 %. */
  | { readonly is: 'count-or-share' }
  | { readonly is: 'component-kind' }
  | { readonly is: 'record-kind' }
  | { readonly is: 'attribute' }
  | { readonly is: 'zone' }
  | { readonly is: 'hours' }
  | { readonly is: 'holiday-lists' }
  | { readonly is: 'special-days' }
  | { readonly is: 'charge-kinds' };

/** For an optional parameter: `absent` is what its absence means, `default` the value with the same meaning, where there is one. */
export type ParamSpec = Param & { readonly description: string } & (
    | { readonly optional?: never; readonly default?: never }
    | { readonly optional: true; readonly absent: string; readonly default?: unknown }
  );

/** Kinds of parameter whose value is an operand: a literal or a cell. */
export type OperandIs =
  | 'operand'
  | 'name'
  | 'names'
  | 'operands'
  | 'rows'
  | 'cases'
  | 'dated-values'
  | 'name-or-record-kind'
  | 'name-or-attribute'
  | 'name-or-credit'
  | 'conditions';
