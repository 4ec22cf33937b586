/** Contract files of an earlier version in the current words. */
import { describe, expect, it } from 'vitest';
import { renamedText } from '../../../lib/adapters/files/rename-words.ts';

const OLD = `# Our contract
terms:
  - id: t   # one text
    definitions:
      office: { weekly: UTC, open: { mon-fri: ["09:00-17:00"] } }
      lost: { length: down, each: run, says: "§ 4.2" }
      worst: { take: highest, of: lost, across: run, says: the longest }
      clock: { intervals: outage, from: started, to: ended, said-by: [vendor] }
    promises:
      worst: { at-most: 4 h }
    credits:
      credit: { of: fee, times: 5%, if-missed: worst }
`;

const NOW = `# Our contract
terms:
  - id: t   # one text
    definitions:
      office: { business-hours: UTC, open: { mon-fri: ["09:00-17:00"] } }
      lost: { duration: down, each: stretch, clause: "§ 4.2" }
      worst: { aggregate: highest, of: lost, over: stretch, note: the longest }
      clock: { intervals: outage, from: started, to: ended, reported-by: [vendor] }
    objectives:
      worst: { at-most: 4 h }
    credits:
      credit: { of: fee, times: 5%, if-breached: worst }
`;

describe('the words of a contract file', () => {
  it('become the current ones, and names, comments and layout stay', () => {
    expect(renamedText(OLD)).toEqual({ text: NOW, renamed: 11, issues: [] });
  });

  it('are unchanged where none is old', () => {
    expect(renamedText(NOW)).toEqual({ text: NOW, renamed: 0, issues: [] });
  });

  it('keep their quotes, so that JSON stays JSON', () => {
    const json = { terms: [{ id: 't', promises: { up: { 'at-least': '99%', says: 'in words' } }, credits: { c: { 'if-missed': 'up' } } }] };
    expect(JSON.parse(renamedText(JSON.stringify(json, null, 2)).text)).toEqual({
      terms: [{ id: 't', objectives: { up: { 'at-least': '99%', note: 'in words' } }, credits: { c: { 'if-breached': 'up' } } }],
    });
    expect(renamedText("terms:\n  'promises': { a: { \"says\": '4.2' } }\n").text).toBe(
      "terms:\n  'objectives': { a: { \"clause\": '4.2' } }\n",
    );
  });

  it('become the current ones in the file of a mapping too', () => {
    expect(renamedText('source: beacon\nsays: of the check # why\n').text).toBe('source: beacon\nnote: of the check # why\n');
  });

  it.each([
    ['a broken file', 'terms: [', 'not-yaml'],
    ['a file of several documents', `${OLD}---\n${OLD}`, 'several-documents'],
    ['an old key beside the new one', 'terms:\n  promises: {}\n  objectives: {}\n', 'renamed-word'],
    ['the same in a mapping', 'source: beacon\nsays: a\nnote: b\n', 'renamed-word'],
  ])('are unchanged in %s, which is refused', (_, text, code) => {
    const result = renamedText(text);
    expect([result.text, result.renamed]).toEqual([text, 0]);
    expect(result.issues.map((issue) => issue.code)).toContain(code);
  });

  it('are unchanged in a file that is no contract', () => {
    for (const text of ['', '- weekly', 'terms: 3\n', '3']) expect(renamedText(text)).toEqual({ text, renamed: 0, issues: [] });
  });
});
