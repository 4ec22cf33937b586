/** Issues of the linter in the language of a reader, made from their codes and parameters. */
import type { LintCode } from '../../domain/checker/lint/codes.ts';
import type { Language } from '../../domain/contract/title.ts';
import type { Issue } from '../../domain/issue.ts';
import { CHINESE_ERRORS } from './chinese-issues.ts';
import { CHINESE_DEFECTS, CHINESE_LINTS } from './chinese-lints.ts';

/** An issue with what it is in the language of the reader, where its message is in another. */
export type TitledIssue<I extends Issue> = I & { readonly title?: string };

/** The issue with its message, its reason and its remedy in a language. The message of an error stays in English, with a title that says what it is. */
export function lintText<I extends Issue>(issue: I, language: Language): TitledIssue<I> {
  const { code, parameters } = issue;
  if (language === 'en') return issue;
  if (Object.hasOwn(CHINESE_LINTS, code) && parameters) {
    const { message, why, remedy } = CHINESE_LINTS[code as LintCode];
    return { ...issue, message: (message as (of: typeof parameters) => string)(parameters), why, remedy };
  }
  return {
    ...issue,
    ...(Object.hasOwn(CHINESE_ERRORS, code) && { title: CHINESE_ERRORS[code]! }),
    ...(Object.hasOwn(CHINESE_DEFECTS, code) && issue.why !== undefined && CHINESE_DEFECTS[code as keyof typeof CHINESE_DEFECTS]),
  };
}
