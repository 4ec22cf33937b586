/** Contract files of an earlier version in the words of today. */
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
  it('are those of today; names, comments and layout stay', () => {
    expect(renamedText(OLD)).toBe(NOW);
  });

  it('stay where none is old', () => {
    expect(renamedText(NOW)).toBe(NOW);
  });

  it('stay in what is no contract', () => {
    for (const text of ['', 'a: [', '- weekly', 'terms: 3\n', '{"terms":{"promises":1']) expect(renamedText(text)).toBeTypeOf('string');
  });
});
