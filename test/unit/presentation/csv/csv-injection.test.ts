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
  ['\n=1', `"'\n'=1"`],
  ['＝1+1', "'＝1+1"],
  ['a;＠SUM(A1)', `"a;'＠SUM(A1)"`],
])('a cell that a spreadsheet would run as a formula is text: %j', (text, cell) => expect(csvRow([text])).toBe(`${cell}\r\n`));

it('a number keeps its sign and gets no apostrophe, and other text is unchanged', () => {
  expect(csvRow([-5, '-5.00', '12', 'a=b', 'line "one", two'])).toBe('-5,-5.00,12,a=b,"line ""one"", two"\r\n');
});

it.each([
  ['a month and a long gap', `1 jan${' '.repeat(1990)}x`],
  ['a gap before a month', `${' '.repeat(1990)}1 jan/x`],
  ['digits that end as a word', `${'1'.repeat(1999)}x`],
])('a note of 2,000 characters is judged in one walk, in every entry of a ledger: %s', (_, note) => {
  for (let entry = 0; entry < 100; entry += 1) expect(csvRow([note], 'de')).not.toMatch(/^"?'/);
});
