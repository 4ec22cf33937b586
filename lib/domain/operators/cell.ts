/** A definition of the terms in the form that operators read. */
import type { Condition, BandRow } from '../contract/terms.ts';
import type { Paper } from '../contract/paper.ts';
import type { Titled } from '../contract/title.ts';

/** A definition after shape checks: `{ [key]: subject, ...params }`. */
export type Cell = Readonly<Record<string, unknown>> &
  Paper &
  Titled & {
    readonly where?: readonly Condition[];
    readonly table?: string | readonly BandRow[];
  };
