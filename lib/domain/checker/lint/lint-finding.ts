/** A finding of a lint rule: its code, its place, and the parameters of its sentence. */
import type { IssueParameters } from '../../issue.ts';
import type { LintCode } from './codes.ts';
import { LINT_SENTENCES, type LintParameters } from './sentences.ts';

export interface LintFinding {
  readonly code: LintCode;
  /** JSON pointer within the terms. */
  readonly path: string;
  /** In English. */
  readonly message: string;
  /** From which texts in other languages are made. */
  readonly parameters: IssueParameters;
}

export function lintFinding<C extends LintCode>(code: C, path: string, parameters: LintParameters<C>): LintFinding {
  const sentence = LINT_SENTENCES[code] as (of: LintParameters<C>) => string;
  return { code, path, message: sentence(parameters), parameters: parameters as unknown as IssueParameters };
}
