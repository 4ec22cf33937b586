/** The bound on the issues of one answer. */
import { LIMITS } from '../declarations/limits.ts';
import { type Issue, errorIssue, warningIssue } from '../domain/issue.ts';

/** The first issues, errors before warnings, and one with the number of the others. */
export function firstIssues(issues: readonly Issue[], most: number = LIMITS.issues.value): Issue[] {
  if (issues.length <= most) return [...issues];
  const errors = issues.filter(({ severity }) => severity === 'error');
  const sorted = [...errors, ...issues.filter(({ severity }) => severity !== 'error')];
  const left = issues.length - most;
  const leftErrors = Math.max(0, errors.length - most);
  const message = `${left} more are not shown, ${leftErrors} of them errors; correct these and send it again`;
  return [...sorted.slice(0, most), leftErrors > 0 ? errorIssue('more-issues', '', message) : warningIssue('more-issues', '', message)];
}
