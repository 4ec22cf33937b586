import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chineseIssues } from '../../../console/src/text/chinese-issues.ts';
import { chineseProblems } from '../../../console/src/text/chinese-problems.ts';
import { CHINESE_LINTS } from '../../../lib/presentation/lint/chinese-lints.ts';
import { furtherIssues, issueText } from '../../../console/src/text/issue-text.ts';

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
    expect(issueText(issue, titles)).toEqual({ title: titles['unknown-line'], quoted: 'no line "a". see the statement' });
    expect(issueText(issue, {})).toEqual({ quoted: 'no line "a". see the statement' });
    expect(issueText({ code: 'missing', path: '/note', message: '请填写' }, titles)).toEqual({ quoted: '请填写' });
  });

  it('each code that the reference of errors names has a Chinese title, but those of the linter, which have whole texts', () => {
    const [, quarantine = ''] = readFileSync('docs/reference/errors.md', 'utf8').split('\n## Quarantine\n');
    const [documented = ''] = quarantine.split('\n## Notes on statements\n');
    // Keys of contracts, vendors and answers, in remedies.
    const keys: ReadonlySet<string> = new Set(['components', 'issues', 'known-as', 'quote', 'senders']);
    const named = [...documented.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map(([, code]) => code!);
    const without = [...new Set(named)].filter(
      (code) => !keys.has(code) && !Object.hasOwn(titles, code) && !Object.hasOwn(CHINESE_LINTS, code),
    );
    expect(named.length).toBeGreaterThan(120);
    expect(without.sort()).toEqual([]);
  });

  it('issues of a problem are shown below it where they say more than its detail', () => {
    const issue = { code: 'missing', severity: 'error', path: '/a', message: 'is missing' } as const;
    expect(furtherIssues({ detail: 'the body is missing', issues: [issue] })).toEqual([]);
    expect(furtherIssues({ detail: 'the contract has 1 error', issues: [issue] })).toEqual([issue]);
    expect(furtherIssues({ detail: 'is missing', issues: [{ ...issue, remedy: 'send it' }] })).toHaveLength(1);
    expect(furtherIssues({ detail: 'it failed' })).toEqual([]);
  });
});
