/** Terms that passed the checker, with the derived types and reach. */
import type { Terms } from '../contract/terms.ts';
import type { CellType } from '../operators/value.ts';
import type { Reach } from '../operators/reach.ts';
export interface CheckedTerms {
  readonly terms: Terms;
  readonly types: ReadonlyMap<string, CellType>;
  /** How far its operators read beyond the period, the maximum of each direction. */
  readonly reach: Reach;
  /** Credits that are paid: those that no other credit includes. */
  readonly roots: readonly string[];
  /** Cells and credits whose state its statements record for later periods. */
  readonly remembers: { readonly cells: readonly string[]; readonly credits: readonly string[] };
  /** How far it looks back: at least this many periods, and those that begin within this many months. */
  readonly lookBack: { readonly periods: number; readonly months: number };
}
