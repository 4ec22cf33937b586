/** Text of others in a cell of a CSV. */
import { expect, it } from 'vitest';
import { csvRow } from '../../../../lib/presentation/csv/csv-form.ts';

it.each([
  ['=HYPERLINK("http://x";"y")', `"'=HYPERLINK(""http://x"";""y"")"`],
  ['+1+2', "'+1+2"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', `"'\t'=1"`],
  ['\r=1', `"'\r'=1"`],
  ['a;=1', `"a;'=1"`],
  ['a,=1', `"a,'=1"`],
])('a cell that a spreadsheet would run as a formula is text: %j', (text, cell) => expect(csvRow([text])).toBe(`${cell}\r\n`));

it('a number keeps its sign and gets no apostrophe, and other text is unchanged', () => {
  expect(csvRow([-5, '-5.00', '12', 'a=b', 'line "one", two'])).toBe('-5,-5.00,12,a=b,"line ""one"", two"\r\n');
});
