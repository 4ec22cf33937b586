/** A finding of a lint rule. */
import type { LintCode } from './codes.ts';

export interface LintFinding {
  readonly code: LintCode;
  /** JSON pointer within the terms. */
  readonly path: string;
  readonly message: string;
}
