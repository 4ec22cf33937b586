/** The linter: what a text may say, and a careful reader would stumble over. Warnings only; what cannot be computed is refused by the checker. */
import { type Issue, warningIssue } from '../../issue.ts';
import type { Contract, Terms } from '../../contract/terms.ts';
import { capAgainstBand, promiseAgainstBand, tablesDisagree, targetsDisagree } from './bands.ts';
import {
  alwaysBesideCalendar,
  businessDaysAlways,
  claimBeforeStatement,
  hoursEndShort,
  orderMatters,
  promiseWithoutEvidence,
  targetWithoutCredit,
} from './clauses.ts';
import { LINTS, type LintCode } from './codes.ts';
import { unboundedExclusion } from './exclusions.ts';
import { ORDER_RULES } from './order.ts';
import { unboundedPause } from './pauses.ts';
import type { CheckedTerms } from '../checked-terms.ts';
import type { LintFinding } from './lint-finding.ts';

const RULES: readonly ((terms: Terms) => Iterable<LintFinding>)[] = [
  promiseAgainstBand,
  capAgainstBand,
  tablesDisagree,
  targetsDisagree,
  alwaysBesideCalendar,
  businessDaysAlways,
  claimBeforeStatement,
  unboundedExclusion,
  unboundedPause,
  orderMatters,
  hoursEndShort,
  promiseWithoutEvidence,
  targetWithoutCredit,
];

/** Notes on checked terms. `base` is the JSON pointer of the terms in the document. */
export const lint = (terms: Terms, base: string): Issue[] =>
  RULES.flatMap((rule) => [...rule(terms)].map(({ code, path, message }) => lintIssue(code, base + path, message)));

/** Notes on what the order and one of its texts say together. `base` is the JSON pointer of the text. */
export const lintOrder = (contract: Contract, { terms, types }: CheckedTerms, base: string): Issue[] =>
  ORDER_RULES.flatMap((rule) =>
    [...rule(terms, contract.order, contract, types)].map(({ code, path, message }) => lintIssue(code, base + path, message)),
  );

/** A warning of the checker with why it matters and what to do. */
export const explained = (issue: Issue): Issue => (issue.code in LINTS ? { ...issue, ...LINTS[issue.code as LintCode] } : issue);

const lintIssue = (code: LintCode, path: string, message: string): Issue => ({
  ...warningIssue(code, path, message),
  ...LINTS[code],
});
