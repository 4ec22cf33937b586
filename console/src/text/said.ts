/** What went wrong, to a person: in Chinese by the title of the problem, with the detail of the API, which is in English, beside it. */
import type { Problem } from '../../../client/api.ts';
import { ProblemError } from '../api.ts';
import { type Language, useLanguage } from './catalogue.ts';
import { chineseProblems } from './chinese-problems.ts';

export function problemText({ code, title, detail = title }: Pick<Problem, 'code' | 'title' | 'detail'>, language: Language): string {
  const translated = language === 'zh' ? (chineseProblems as Readonly<Record<string, string>>)[code] : undefined;
  return translated === undefined ? detail : `${translated}（${detail}）`;
}

/** Of whatever was thrown. */
export function useSaid(): (error: unknown) => string {
  const language = useLanguage();
  return (error) =>
    error instanceof ProblemError ? problemText(error.problem, language) : error instanceof Error ? error.message : String(error);
}
