/** A definition of the terms in the form that operators read. */
import type { Condition, BandRow } from '../contract/terms.ts';
import type { Paper } from '../contract/paper.ts';
import type { Titled } from '../contract/title.ts';

/** Whether a condition reads an attribute of the record itself. */
export const readsOwnWord = ({ of, attribute }: Condition): boolean => attribute !== undefined && of === undefined;

/** A definition after shape checks: `{ [key]: subject, ...params }`. */
export type Cell = Readonly<Record<string, unknown>> &
  Paper &
  Titled & {
    readonly where?: readonly Condition[];
    readonly table?: string | readonly BandRow[];
  };
