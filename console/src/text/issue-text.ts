/** An issue of a form, to a person: in Chinese by its title, with its message, which is in English where the core or the API made it. */
import type { Issue } from '../../../lib/domain/issue.ts';

export type FormIssue = Pick<Issue, 'code' | 'path' | 'message' | 'remedy'>;

/** A message of the console is in the language of the reader already. */
const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** @param titles by code, in a language in which the message is not. */
export function issueText({ code, message, remedy }: FormIssue, titles: Readonly<Record<string, string>>): string {
  const title = isChinese(message) ? undefined : titles[code];
  const said = remedy === undefined ? message : `${message}. ${remedy}`;
  return title === undefined ? said : `${title}（${said}）`;
}
