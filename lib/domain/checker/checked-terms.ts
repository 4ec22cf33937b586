/** Terms that passed the checker, with what was found on the way. */
import type { Terms } from '../contract/terms.ts';
import type { CellType } from '../operators/value.ts';
import type { Reach } from '../operators/reach.ts';
export interface CheckedTerms {
  readonly terms: Terms;
  readonly types: ReadonlyMap<string, CellType>;
  /** What its operators need beyond the period, the most of each. */
  readonly reach: Reach;
  /** Credits that are paid: those no other credit gathers. */
  readonly roots: readonly string[];
  /** What its statements must record for later periods. */
  readonly remembers: { readonly cells: readonly string[]; readonly credits: readonly string[] };
  /** How far it looks back: at least so many periods, and those that begin within so many months. */
  readonly lookBack: { readonly periods: number; readonly months: number };
}
