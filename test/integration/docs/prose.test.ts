/** Pages, comments and messages are in plain words (docs/explanation/style.md). */
import { describe, expect, it } from 'vitest';
import { RULES, faultsIn, proseFaults, proseFiles } from '../../../scripts/prose.ts';
import { readPage } from '../../support/docs.ts';

describe('plain words', () => {
  it('are used in all pages, comments, messages, titles of tests and labels of their cases', () => {
    expect(proseFaults()).toEqual([]);
    expect(proseFiles().length).toBeGreaterThan(400);
  });

  it.each([
    ['a.md', 'one\n\nWhat somebody says.', 'a.md:3 "somebody"'],
    ['a.ts', '/**\n * A line.\n * It comes to nothing.\n */\nexport const a = 1;\n', 'a.ts:3 "comes to"'],
    ['a.ts', "throw new Error('mend the contract');\n", 'a.ts:1 "mend"'],
    ['a.ts', 'throw new Error(`${1} is told\n to it`);\n', 'a.ts:1 "is told"'],
    ['a.ts', 'call(1, /* a room */ 2);\n', 'a.ts:1 "room"'],
    ['a.md', 'The debt that comes\nto nothing.', 'a.md:1 "comes to"'],
    ['a.ts', '/**\n * The sum comes\n * to nothing.\n */\nexport const a = 1;\n', 'a.ts:2 "comes to"'],
    ['a.ts', '// A line.\n// The sum comes\n// to nothing.\nexport const a = 1;\n', 'a.ts:2 "comes to"'],
    ['a.ts', "type A =\n  /** Of nobody. */\n  | 'a'\n  | 'b';\n", 'a.ts:2 "nobody"'],
    [
      'test/a.test.ts',
      "describe('a', () => {\n  it.each([1])('the late event %s is noted', () => {});\n});\n",
      'test/a.test.ts:2 "is noted"',
    ],
    ['test/a.test.ts', "it('a late event is right', () => {\n  // A room.\n  call();\n});\n", 'test/a.test.ts:2 "room"'],
    ['test/a.test.ts', "it.each([\n  ['what was told', 1],\n])('a late event is right: %s', () => {});\n", 'test/a.test.ts:2 "was told"'],
    ['test/a.test.ts', "describe.each(['a room'] as const)('%s', () => {});\n", 'test/a.test.ts:1 "room"'],
    ['test/a.test.ts', "describe('a', () => {\n  it('is refused', () => {});\n});\n", "test/a.test.ts:2 'is refused': write a sentence"],
    ['test/a.test.ts', "it.each([1])('%s', () => {});\n", "test/a.test.ts:1 '%s': write a sentence"],
    ['test/a.test.ts', 'it(`refuses ${1} at once`, () => {});\n', 'test/a.test.ts:1 `refuses ${1} at once`: write'],
  ])('are reported in %s with %j', (file, text, fault) => {
    expect(faultsIn(file, text)).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    ['a.md', 'The key `mend` and\n```text\nmend\n```\n'],
    ['a.ts', "const mend = room(told, 'mend');\n"],
    ['a.md', '- What comes\n- to a list, or\n\nwhat comes\n\nto a paragraph.'],
    ['a.ts', '// It comes\n\n// to the next comment.\nexport const a = 1;\n'],
    ['test/a.test.ts', "it('a late event is right', () => call('what was told'));\n"],
    ['test/a.test.ts', "it.each([['a label', 'what was told']])('a late event is right: %s', () => {});\n"],
  ])('are not required in code: %s with %j', (file, text) => {
    expect(faultsIn(file, text)).toEqual([]);
  });

  it('have a page that lists the words of the linter', () => {
    const page = readPage('docs/explanation/style.md');
    expect(RULES.filter(({ words }) => !words.test(page)).map(({ words }) => words.source)).toEqual([]);
  });
});
