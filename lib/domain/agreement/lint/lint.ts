/** The linter: what a text may say, and a careful reader would stumble over. Warnings only; what cannot be computed is refused by the checker. */
import { type Issue, warningIssue } from '../../issue.ts';
import type { Terms } from '../agreement.ts';
import { capAgainstBand, promiseAgainstBand, tablesDisagree, targetsDisagree } from './bands.ts';
import { alwaysBesideCalendar, businessDaysAlways, claimBeforeStatement, orderMatters, unboundedExclusion } from './clauses.ts';
import { LINTS, type LintCode } from './codes.ts';

export interface Found {
  readonly code: LintCode;
  /** JSON pointer within the terms. */
  readonly path: string;
  readonly message: string;
}

const RULES: readonly ((terms: Terms) => Iterable<Found>)[] = [
  promiseAgainstBand,
  capAgainstBand,
  tablesDisagree,
  targetsDisagree,
  alwaysBesideCalendar,
  businessDaysAlways,
  claimBeforeStatement,
  unboundedExclusion,
  orderMatters,
];

/** Notes on checked terms. `base` is the JSON pointer of the terms in the document. */
export const lint = (terms: Terms, base: string): Issue[] =>
  RULES.flatMap((rule) => [...rule(terms)].map(({ code, path, message }) => lintIssue(code, base + path, message)));

export const lintIssue = (code: LintCode, path: string, message: string): Issue => ({
  ...warningIssue(code, path, message),
  ...LINTS[code],
});
