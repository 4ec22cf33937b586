/** The reasons of one line, as a page asks for them, are those that it has among all lines. */
import { describe, expect, it } from 'vitest';
import { lineReasons } from '../../../../lib/presentation/reasons/line-reasons.ts';
import { issuedExample } from '../../../support/issued.ts';

describe('the reasons of one line', () => {
  it.each(['en', 'zh'] as const)('are the same alone as among all lines, in %s', async (language) => {
    const { revisions } = await issuedExample();
    for (const { statement } of revisions) {
      expect(statement.lines.length).toBeGreaterThan(1);
      for (const [i, line] of statement.lines.entries())
        expect(lineReasons({ statement: { ...statement, lines: [line] } }, language)).toEqual([lineReasons({ statement }, language)[i]]);
    }
  });
});
