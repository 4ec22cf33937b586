/** The text of a paper in sentences, and the quotes of a contract compared with it. */
import { describe, expect, it } from 'vitest';
import { readPaper } from '../../../../lib/presentation/beside/paper-sentences.ts';
import { type PaperComparison, compareWithPaper } from '../../../../lib/presentation/beside/quotes-in-paper.ts';

const sentencesOf = (file: string): [number, string][] => readPaper(file).sentences.map(({ line, text }) => [line, text]);
const compared = (file: string, ...quotes: string[]): PaperComparison =>
  compareWithPaper(
    quotes.map((quote, i) => ({ path: `/terms/0/credits/c${i}`, quote })),
    readPaper(file),
  );

describe('sentences of a paper', () => {
  it('are joined over the lines that a program broke, and keep the line where they begin', () => {
    expect(sentencesOf('The service is up 99.9% of\nthe month. Credits are\r\npaid.\n\nSecond part.')).toEqual([
      [1, 'The service is up 99.9% of the month.'],
      [2, 'Credits are paid.'],
      [5, 'Second part.'],
    ]);
  });

  it('stay whole after a number and after a shortened word', () => {
    expect(sentencesOf('4.2. The vendor (Acme Inc. and others) pays under Sec. 5 of this text. See No. 7.')).toEqual([
      [1, '4.2. The vendor (Acme Inc. and others) pays under Sec. 5 of this text.'],
      [1, 'See No. 7.'],
    ]);
  });

  it('begin anew with an item, a heading and a row of a table', () => {
    expect(
      sentencesOf('# Credits\nThe rates are:\n- below 99.9%: ten percent\n- below 99%: a quarter\n(a) claims in thirty days').map(
        ([, text]) => text,
      ),
    ).toEqual(['# Credits', 'The rates are:', '- below 99.9%: ten percent', '- below 99%: a quarter', '(a) claims in thirty days']);
  });

  it('are found in Chinese, without a space where a line was broken', () => {
    expect(sentencesOf('服务可用性不低\n于99.7%。赔偿以代金券形式发放。')).toEqual([
      [1, '服务可用性不低于99.7%。'],
      [2, '赔偿以代金券形式发放。'],
    ]);
  });

  it('are none where there is no letter', () => {
    expect(sentencesOf('-----\n| 99.9 | 10 |\n12.\n')).toEqual([]);
  });
});

describe('quotes compared with a paper', () => {
  const paper =
    'We promise “availability” of 99.9%. Credits must be claimed within 30 days. A claim names the times. Force majeure is left out.';

  it('cover the sentences in which they stand, whatever the quotation marks, dashes, case and line breaks', () => {
    const { open, lost } = compared(paper, 'we promise "availability"\nof 99.9%', 'claimed within 30 days');
    expect([open.map(({ text }) => text), lost]).toEqual([['A claim names the times.', 'Force majeure is left out.'], []]);
  });

  it('that the paper does not have are reported with the nearest sentence and its line', () => {
    const { lost } = compared(paper, 'Credits must be claimed within 60 days');
    expect(lost).toMatchObject([
      { quote: 'Credits must be claimed within 60 days', nearest: { line: 1, text: 'Credits must be claimed within 30 days.' } },
    ]);
  });

  it('that have nothing in common with the paper have no nearest sentence', () => {
    expect(compared(paper, 'xylophone 曲')).toMatchObject({ lost: [{ quote: 'xylophone 曲' }] });
    expect(compared(paper, 'xylophone 曲').lost[0]).not.toHaveProperty('nearest');
  });

  it('with left out words need the parts in their order', () => {
    expect(compared(paper, 'Credits … within 30 days').lost).toEqual([]);
    expect(compared(paper, 'within 30 days … Credits').lost).toHaveLength(1);
    expect(compared(paper, 'We promise [...] 99.9%. […] A claim names the times').open.map(({ text }) => text)).toEqual([
      'Credits must be claimed within 30 days.',
      'Force majeure is left out.',
    ]);
  });

  it('that stand in several places and are less than a sentence cover none', () => {
    const twice = 'The fee is paid. The fee is due. The fee is due.';
    expect(compared(twice, 'the fee')).toMatchObject({ ambiguous: [{ quote: 'the fee' }], open: { length: 3 } });
    expect(compared(twice, 'The fee is due.')).toMatchObject({ ambiguous: [], open: [{ text: 'The fee is paid.' }] });
  });

  it('that are empty are not in the paper', () => {
    expect(compared(paper, '', '…').lost).toHaveLength(2);
  });
});
