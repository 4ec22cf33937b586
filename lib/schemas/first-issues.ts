/** The bounds on the issues of one answer: how many there are, and how long each of them is. */
import { LIMITS } from '../declarations/limits.ts';
import { type Issue, errorIssue, warningIssue } from '../domain/issue.ts';

const MOST = LIMITS.issues.value;
const MORE = 'more-issues';

/** Characters of the beginning and of the end of a long text that are shown: messages have their reason at the end. */
const END = 500;
const BEGINNING = LIMITS.issueText.value - END - 30;

/** A text that may quote what others wrote. */
export function shownText(text: string): string {
  if (text.length <= LIMITS.issueText.value) return text;
  const left = text.length - BEGINNING - END;
  // A cut may go through the middle of a character.
  return `${text.slice(0, BEGINNING)} [${left} characters] ${text.slice(-END)}`.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

const shown = (issue: Issue): Issue => ({ ...issue, path: shownText(issue.path), message: shownText(issue.message) });

/** How many issues there are, and how many of them are errors: those too that `more-issues` stands for. */
interface Count {
  readonly all: number;
  readonly errors: number;
}

function moreIssues({ all, errors }: Count): Issue {
  const message = `${all} more are not shown, ${errors} of them errors; correct these and send it again`;
  return errors > 0 ? errorIssue('more-issues', '', message) : warningIssue('more-issues', '', message);
}

/** The numbers in the message that `moreIssues` makes. */
function left({ message }: Issue): Count {
  const [all, errors] = (message.match(/\d+/g) ?? []).map(Number);
  return { all: all ?? 0, errors: errors ?? 0 };
}

export function countOf(issues: readonly Issue[]): Count {
  const counts = issues.map((issue): Count => (issue.code === MORE ? left(issue) : { all: 1, errors: issue.severity === 'error' ? 1 : 0 }));
  return { all: counts.reduce((sum, { all }) => sum + all, 0), errors: counts.reduce((sum, { errors }) => sum + errors, 0) };
}

/** The first issues, errors before warnings, and one that has the number of the others. What is bounded already stays as it is. */
export function firstIssues(issues: readonly Issue[], most = MOST): Issue[] {
  const given = issues.filter(({ code }) => code !== MORE);
  if (given.length <= most && given.length === issues.length) return issues.map(shown);
  const errors = given.filter(({ severity }) => severity === 'error');
  const first = [...errors, ...given.filter(({ severity }) => severity !== 'error')].slice(0, most);
  const [of, here] = [countOf(issues), countOf(first)];
  return [...first.map(shown), moreIssues({ all: of.all - here.all, errors: of.errors - here.errors })];
}

/**
 * The first errors of a list of causes. Those that are not shown are counted and never made.
 * @param countOfCause how many errors a cause is.
 */
export function firstErrors<T>(
  causes: readonly T[],
  make: (cause: T) => readonly Issue[],
  countOfCause: (cause: T) => number = () => 1,
): Issue[] {
  const made: Issue[] = [];
  let at = 0;
  for (; at < causes.length && made.length < MOST; at += 1) made.push(...make(causes[at]!));
  const others = causes.slice(at).reduce((sum, cause) => sum + countOfCause(cause), 0);
  return firstIssues(others === 0 ? made : [...made, moreIssues({ all: others, errors: others })]);
}
