import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chineseIssues } from '../../../console/src/text/chinese-issues.ts';
import { chineseProblems } from '../../../console/src/text/chinese-problems.ts';
import { issueText } from '../../../console/src/text/issue-text.ts';

const MADE_IN = ['lib/domain/claims', 'lib/domain/money', 'lib/application', 'lib/schemas'];

/** Codes of the issues that a form may get: from the checks of the page, which are those of the API, and from the API. */
const codes = (): string[] =>
  MADE_IN.flatMap((folder) =>
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/errorIssue\(\s*'([a-z-]+)'/g)].map(([, code]) => code!)),
  );

describe('issues of a form in Chinese', () => {
  const titles = { ...chineseIssues, ...chineseProblems };

  it('each code that a check of the page or the API makes has a Chinese title', () => {
    const found = new Set(codes());
    expect(found.size).toBeGreaterThan(40);
    expect([...found].filter((code) => !/\p{Script=Han}/u.test(titles[code as keyof typeof titles] ?? ''))).toEqual([]);
  });

  it('the title stands before the message and its remedy, and not before one that is Chinese already', () => {
    const issue = { code: 'unknown-line', path: '/lines/0', message: 'no line "a"', remedy: 'see the statement' };
    expect(issueText(issue, titles)).toBe(`${titles['unknown-line']}（no line "a". see the statement）`);
    expect(issueText(issue, {})).toBe('no line "a". see the statement');
    expect(issueText({ code: 'missing', path: '/note', message: '请填写' }, titles)).toBe('请填写');
  });
});
