/** A definition of the terms, as operators read it. */
import type { Condition, Row } from '../contract/terms.ts';

/** A definition after shape checks: `{ [key]: subject, ...params }`. */
export type Cell = Readonly<Record<string, unknown>> & {
  readonly where?: readonly Condition[];
  readonly table?: string | readonly Row[];
  readonly says?: string;
};
