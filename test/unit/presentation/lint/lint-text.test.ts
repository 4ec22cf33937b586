import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHINESE_ERRORS } from '../../../../lib/presentation/lint/chinese-issues.ts';
import { lintText } from '../../../../lib/presentation/lint/lint-text.ts';
import { readContract } from '../../../../lib/schemas/contract.ts';

/** Codes that the reference lists as errors of a contract's shape and meaning, and of its order. */
function documentedCodes(): string[] {
  const [, contracts = ''] = readFileSync('docs/reference/errors.md', 'utf8').split('\n## Contracts\n');
  const [errors = ''] = contracts.split('Files: ');
  const withoutRemarks = errors.replaceAll(/\([^()]*\)/g, '');
  return [...new Set([...withoutRemarks.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code!))];
}

describe('errors of a contract in Chinese', () => {
  it('each code of the reference has a Chinese text of its own', () => {
    const codes = documentedCodes();
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code) => !Object.hasOwn(CHINESE_ERRORS, code))).toEqual([]);
    const texts = Object.values(CHINESE_ERRORS);
    expect(texts.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('the Chinese text stands beside the message, which names the place; English has the message alone', () => {
    const { issues } = readContract({ makegood: 1, order: { id: 'a', colour: 'red' }, terms: [] });
    const unknown = issues.find(({ code }) => code === 'unknown-key')!;
    expect(lintText(unknown, 'zh')).toEqual({ ...unknown, title: '此处没有这个键，请检查拼写' });
    expect(unknown.message).toContain('"colour"');
    expect(lintText(unknown, 'en')).toEqual(unknown);
  });

  it('a code that has no Chinese text keeps its message', () => {
    const issue = { code: 'of-later', severity: 'error', path: '', message: 'is wrong' } as const;
    expect(lintText(issue, 'zh')).toEqual(issue);
  });
});
