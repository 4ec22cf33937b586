/** A problem of the API, to a person: in Chinese by its title, with the detail, which is in English, beside it. */
import type { Problem } from '../../../client/api.ts';
import type { Language } from '../../../lib/domain/contract/title.ts';
import { chineseProblems } from './chinese-problems.ts';

export function problemText({ code, title, detail = title }: Pick<Problem, 'code' | 'title' | 'detail'>, language: Language): string {
  const translated = language === 'zh' ? (chineseProblems as Readonly<Record<string, string>>)[code] : undefined;
  return translated === undefined ? detail : `${translated}（${detail}）`;
}
