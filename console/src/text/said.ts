import type { Problem } from '../../../client/api.ts';
import { ProblemError } from '../parts/problem-error.ts';
import { useFirstWords, useLaterWords } from './catalogue.ts';
import { type FormIssue, issueText } from './issue-text.ts';
import { problemText } from './problem-text.ts';

/** A problem of the API, to a person. */
export function useProblemText(): (problem: Pick<Problem, 'code' | 'title' | 'detail'>) => string {
  const { problems } = useFirstWords();
  return (problem) => problemText(problem, problems);
}

/** An issue of a form, to a person. The words of forms are loaded beside the first page that has one. */
export function useIssueText(): (issue: FormIssue) => string {
  const { problems } = useFirstWords();
  const { issues } = useLaterWords();
  return (issue) => issueText(issue, { ...issues, ...problems });
}

/** What went wrong, of whatever was thrown, to a person. */
export function useSaid(): (error: unknown) => string {
  const problem = useProblemText();
  return (error) => (error instanceof ProblemError ? problem(error.problem) : error instanceof Error ? error.message : String(error));
}
