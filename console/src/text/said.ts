import { ProblemError } from '../parts/problem-error.ts';
import { useLanguage } from './catalogue.ts';
import { problemText } from './problem-text.ts';

/** What went wrong, of whatever was thrown, to a person. */
export function useSaid(): (error: unknown) => string {
  const language = useLanguage();
  return (error) =>
    error instanceof ProblemError ? problemText(error.problem, language) : error instanceof Error ? error.message : String(error);
}
