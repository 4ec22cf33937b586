/**
 * What a place of a contract takes, as data: one slot for each operand of an operator and each clause that binds. Only
 * ./unify.ts compares a slot with what stands there.
 */
import type { CellType } from '../value.ts';

export type Kind = CellType['kind'];

/** A single value, or a list that is gone through entry by entry, or a series of slots. */
export type Part = 'value' | 'stretch' | 'slot';

/**
 * What the value may be of.
 * - `whole`: one value for the whole.
 * - `component`: the whole, or each component of a kind; the result is then of the same.
 * - `any`: that, or each record of a kind.
 * - `around`: the whole, the same as the result, or a component kind that holds it: one value for each case of the result.
 * - `each`: each component or record; the result is of the whole.
 */
export type Relation = 'whole' | 'component' | 'any' | 'around' | 'each';

export interface Slot {
  /** Kinds that fit; absent: all, or with `like` that of the value it is like. */
  readonly kinds?: readonly Kind[];
  /** `subject`: of the kind, unit and currency of the cell's subject. `alike`: all values of the parameter are of one type. */
  readonly like?: 'subject' | 'alike';
  readonly of: Relation;
  /** Absent: a single value. */
  readonly parts?: readonly Part[];
  /** Given names that fit as they are. */
  readonly or?: readonly string[];
}

/** One slot, several of which one must fit, or one by the word of another parameter. */
export type Takes = Slot | readonly Slot[] | { readonly by: string; readonly slots: Readonly<Record<string, Slot>> };

export const NUMBERS = ['ratio', 'count', 'duration', 'reading', 'money'] as const satisfies readonly Kind[];

/** Operators that go value by value take lists entry by entry. */
export const ENTRIES = ['value', 'stretch'] as const satisfies readonly Part[];

/** A calendar or other set of times that is the same for all. */
export const HOURS: Slot = { kinds: ['times'], of: 'whole' };

/** A limit in the kind, unit and currency of the value that it limits. */
export const LIMIT: Slot = { like: 'subject', of: 'around', parts: ENTRIES };

/** The length of a notice, in a `where` condition. */
export const NOTICE: Slot = { kinds: ['duration', 'span'], of: 'whole' };

/** What an objective can be about. */
const OBJECTIVE: Slot = { kinds: [...NUMBERS, 'timer', 'flag'], of: 'any' };
const OBJECTIVE_LIMIT: Slot = { like: 'subject', of: 'around' };
const FACTOR: Slot = { kinds: ['money', 'ratio', 'count', 'flag'], of: 'any' };
const AMOUNT: Slot = { kinds: ['money'], of: 'around' };
const LEAST: Slot = { kinds: ['money'], of: 'whole' };

/** Places outside the definitions that take an operand, or an objective by its name. */
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
