/**
 * The types that a place in a contract accepts, as data: one slot for each operand of an operator and for each clause with an operand. Only
 * ./unify.ts compares a slot with an operand.
 */
import type { CellType } from '../value.ts';

export type Kind = CellType['kind'];

/** A single value, a list of entries, or a series of slots. */
export type Part = 'value' | 'stretch' | 'slot';

/**
 * The subjects that the value may have.
 * - `whole`: one value for the whole.
 * - `component`: the whole, or each component of a kind; the result has the same subject.
 * - `any`: as `component`, or each record of a kind.
 * - `around`: the whole, the subject of the result, or a component kind that contains it: one value for each case of the result.
 * - `each`: each component or record; the result is for the whole.
 */
export type Relation = 'whole' | 'component' | 'any' | 'around' | 'each';

export interface Slot {
  /** Kinds that fit; absent: all, or with `like` the kind of the other value. */
  readonly kinds?: readonly Kind[];
  /** `subject`: the kind, unit and currency of the cell's subject. `alike`: all values of the parameter have one type. */
  readonly like?: 'subject' | 'alike';
  readonly of: Relation;
  /** Absent: a single value. */
  readonly parts?: readonly Part[];
  /** Reserved names that fit as they are. */
  readonly or?: readonly string[];
}

/** One slot; several slots of which one must fit; or a slot that the word of another parameter chooses. */
export type Takes = Slot | readonly Slot[] | { readonly by: string; readonly slots: Readonly<Record<string, Slot>> };

export const NUMBERS = ['ratio', 'count', 'duration', 'reading', 'money'] as const satisfies readonly Kind[];

/** The parts for operators that are applied to each entry of a list. */
export const ENTRIES = ['value', 'stretch'] as const satisfies readonly Part[];

/** A calendar or another set of times for the whole. */
export const HOURS: Slot = { kinds: ['times'], of: 'whole' };

/** A limit with the kind, unit and currency of the limited value. */
export const LIMIT: Slot = { like: 'subject', of: 'around', parts: ENTRIES };

/** The length of a notice in a `where` condition. */
export const NOTICE: Slot = { kinds: ['duration', 'span'], of: 'whole' };

/** The values that an objective can limit. */
const OBJECTIVE: Slot = { kinds: [...NUMBERS, 'timer', 'flag'], of: 'any' };
const OBJECTIVE_LIMIT: Slot = { like: 'subject', of: 'around' };
const FACTOR: Slot = { kinds: ['money', 'ratio', 'count', 'flag'], of: 'any' };
const AMOUNT: Slot = { kinds: ['money'], of: 'around' };
const LEAST: Slot = { kinds: ['money'], of: 'whole' };

/** Clauses outside the definitions that take an operand or the name of an objective. */
export const CLAUSES = {
  'objectives/*': OBJECTIVE,
  'objectives/*/at-least': OBJECTIVE_LIMIT,
  'objectives/*/more-than': OBJECTIVE_LIMIT,
  'objectives/*/at-most': OBJECTIVE_LIMIT,
  'objectives/*/less-than': OBJECTIVE_LIMIT,
  'objectives/*/aim': OBJECTIVE_LIMIT,
  'credits/*/of': FACTOR,
  'credits/*/times': FACTOR,
  'credits/*/for': OBJECTIVE,
  'credits/*/if-breached': OBJECTIVE,
  'credits/*/if': { kinds: ['flag'], of: 'around' },
  'credits/*/cap/at-most': AMOUNT,
  'credits/*/cap/share': { kinds: ['ratio', 'count'], of: 'around' },
  'credits/*/cap/of': AMOUNT,
  'credits/*/minimum/at-least': LEAST,
  'credits/*/minimum/more-than': LEAST,
  'claims/*/hours': HOURS,
  'close/hours': HOURS,
  'remedies/*/if': { kinds: ['flag'], of: 'component' },
} as const satisfies Readonly<Record<string, Slot>>;

export type Clause = keyof typeof CLAUSES;
