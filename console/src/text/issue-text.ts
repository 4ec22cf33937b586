/** What is said of an issue or a problem: what it is in the language of the reader, by its code, and the words of the program about this one, which are English. */
import type { Problem } from '../../../client/api.ts';
import type { Issue } from '../../../lib/domain/issue.ts';

/** An issue, or as much of it as a failure without a code has. */
export type SaidIssue = Partial<Pick<Issue, 'code' | 'path' | 'remedy'>> &
  Pick<Issue, 'message'> & {
    /** What it is, where that was found in the language of the reader. */
    readonly title?: string;
  };

export interface SaidText {
  readonly title?: string;
  /** In English, but where a check of the console made it. */
  readonly quoted: string;
}

type Titles = Readonly<Record<string, string>>;

/** A message of the console is in the language of the reader already. */
export const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

const titled = (title: string | undefined, quoted: string): SaidText =>
  title === undefined || isChinese(quoted) ? { quoted } : { title, quoted };

/** @param titles by code, in a language in which the message is not. */
export function issueText({ code = '', title, message, remedy }: SaidIssue, titles: Titles): SaidText {
  return titled(title ?? titles[code], remedy === undefined ? message : `${message}. ${remedy}`);
}

/** @param titles by code, in a language in which the detail is not. */
export const problemText = ({ code, title, detail = title }: Pick<Problem, 'code' | 'title' | 'detail'>, titles: Titles): SaidText =>
  titled(titles[code], detail);

/** Of a problem, the issues that say more than its detail. */
export const furtherIssues = ({ detail, issues = [] }: Pick<Problem, 'detail' | 'issues'>): NonNullable<Problem['issues']> =>
  issues.filter(({ message, remedy }) => remedy !== undefined || detail === undefined || !detail.includes(message));

/** In one text, for what shows no element. */
export const inOneText = ({ title, quoted }: SaidText): string => (title === undefined ? quoted : `${title}（${quoted}）`);
