import { describe, expect, it } from 'vitest';
import { chineseProblems } from '../../../console/src/text/chinese-problems.ts';
import { inOneText, problemText } from '../../../console/src/text/issue-text.ts';
import { PROBLEM_CODES } from '../../../lib/schemas/problem-codes.ts';

describe('problems in Chinese', () => {
  it('each code has a title of its own in Chinese', () => {
    expect(Object.keys(chineseProblems).sort()).toEqual(Object.keys(PROBLEM_CODES).sort());
    const titles = Object.values(chineseProblems);
    expect(titles.filter((title) => !/\p{Script=Han}/u.test(title))).toEqual([]);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('the title stands before the detail of the API; English has the detail, and a code of a later version too', () => {
    const problem = { code: 'unknown-claim', title: 'Not found', detail: 'there is no claim "c"' };
    expect(problemText(problem, chineseProblems)).toEqual({ title: '没有此申领', quoted: 'there is no claim "c"' });
    expect(inOneText(problemText(problem, chineseProblems))).toBe('没有此申领（there is no claim "c"）');
    expect(problemText(problem, {})).toEqual({ quoted: 'there is no claim "c"' });
    expect(problemText({ code: 'of-later', title: 'Conflict' }, chineseProblems)).toEqual({ quoted: 'Conflict' });
  });
});
