/** The outcome of one case of an objective. */
import type { Ratio } from '../money/ratio.ts';
import type { Range } from './range.ts';
import type { LimitKey } from './value.ts';

export type Outcome = 'met' | 'breached' | 'pending' | 'not-measured' | 'undetermined';

export interface Verdict {
  readonly index: string;
  readonly outcome: Outcome;
  readonly measured: Ratio | Range | undefined;
  readonly limits: readonly { readonly edge: LimitKey; readonly limit: unknown; readonly allowed: Ratio | Range | undefined }[];
  readonly aim?: Ratio | Range | undefined;
  /** For an undetermined case: the possible outcomes; `none`: it may be no case of the objective. */
  readonly possible?: readonly (Outcome | 'none')[];
}

/** Whether a case may turn out to have an outcome. */
export const mayBe = ({ outcome, possible }: Verdict, wanted: Outcome): boolean =>
  outcome === wanted || possible?.includes(wanted) === true;
