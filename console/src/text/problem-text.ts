/** A problem of the API, to a person: in Chinese by its title, with the detail, which is in English, beside it. */
import type { Problem } from '../../../client/api.ts';

/** @param titles by code, in a language in which the detail is not. */
export function problemText(
  { code, title, detail = title }: Pick<Problem, 'code' | 'title' | 'detail'>,
  titles: Readonly<Record<string, string>>,
): string {
  const translated = titles[code];
  return translated === undefined ? detail : `${translated}（${detail}）`;
}
