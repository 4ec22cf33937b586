import type { Problem } from '../../../client/api.ts';
import { ProblemError } from '../parts/problem-error.ts';
import { useFirstWords } from './catalogue.ts';
import { problemText } from './problem-text.ts';

/** A problem of the API, to a person. */
export function useProblemText(): (problem: Pick<Problem, 'code' | 'title' | 'detail'>) => string {
  const { problems } = useFirstWords();
  return (problem) => problemText(problem, problems);
}

/** What went wrong, of whatever was thrown, to a person. */
export function useSaid(): (error: unknown) => string {
  const problem = useProblemText();
  return (error) => (error instanceof ProblemError ? problem(error.problem) : error instanceof Error ? error.message : String(error));
}
