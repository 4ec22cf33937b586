/** The linter: warnings about terms that are allowed but probably not meant. Terms that cannot be computed are refused by the checker. */
import { type Issue, warningIssue } from '../../issue.ts';
import type { Contract, Terms } from '../../contract/terms.ts';
import { capAgainstBand, objectiveAgainstBand, tablesDisagree, targetsDisagree } from './bands.ts';
import {
  alwaysBesideCalendar,
  businessDaysAlways,
  claimBeforeStatement,
  hoursEndShort,
  orderMatters,
  objectiveWithoutEvidence,
  targetWithoutCredit,
} from './clauses.ts';
import { LINTS, type LintCode } from './codes.ts';
import { witnessNeverAsked, wordsAlikeInCase } from './idle-clauses.ts';
import { worseOwesLess } from './reach-of-credits.ts';
import { unboundedExclusion } from './exclusions.ts';
import { ORDER_RULES } from './order.ts';
import { unboundedPause } from './pauses.ts';
import { unreadAttributes, unreadRecordKinds } from './unread.ts';
import type { CheckedTerms } from '../checked-terms.ts';
import type { LintFinding } from './lint-finding.ts';

const RULES: readonly ((terms: Terms) => Iterable<LintFinding>)[] = [
  objectiveAgainstBand,
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
  objectiveWithoutEvidence,
  targetWithoutCredit,
  unreadAttributes,
  unreadRecordKinds,
  witnessNeverAsked,
  wordsAlikeInCase,
  worseOwesLess,
];

/** Notes on checked terms. `base` is the JSON pointer of the terms in the document. */
export const lint = (terms: Terms, base: string): Issue[] =>
  RULES.flatMap((rule) => [...rule(terms)].map((found) => lintIssue(found, base + found.path)));

/** Notes on the order together with one version of the terms. `base` is the JSON pointer of that version; a path in the order has none. */
export const lintOrder = (contract: Contract, { terms, types }: CheckedTerms, base: string): Issue[] =>
  ORDER_RULES.flatMap((rule) =>
    [...rule(terms, contract.order, contract, types)].map((found) =>
      lintIssue(found, found.path.startsWith('/order/') ? found.path : base + found.path),
    ),
  );

/** Adds the reason and the remedy of its code to a warning. */
export const explained = (issue: Issue): Issue => (issue.code in LINTS ? { ...issue, ...LINTS[issue.code as LintCode] } : issue);

const lintIssue = ({ code, message, parameters }: LintFinding, path: string): Issue => ({
  ...warningIssue(code, path, message),
  ...LINTS[code],
  parameters,
});
