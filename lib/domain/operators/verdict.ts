/** What one case of an objective turned out to be. */
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
  /** When it is undetermined: what it may turn out to be; `none`: no case of the objective at all. */
  readonly possible?: readonly (Outcome | 'none')[];
}

/** Whether a case may turn out to have an outcome. */
export const mayBe = ({ outcome, possible }: Verdict, wanted: Outcome): boolean =>
  outcome === wanted || possible?.includes(wanted) === true;
