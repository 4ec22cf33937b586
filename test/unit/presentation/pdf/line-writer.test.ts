/** The widths of a line's characters, by the language of the document. */
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { LineWriter } from '../../../../lib/presentation/pdf/line-writer.ts';

/** Where each run of a drawn line begins, in points, and where it ends as its letters are placed. */
function drawnRuns(text: string): { readonly text: string; readonly from: number; readonly to: number }[] {
  const doc = new PDFDocument();
  const runs: { text: string; from: number; to: number }[] = [];
  const drawn = doc.text.bind(doc) as (run: string, at: number, ...more: unknown[]) => typeof doc;
  doc.text = ((run: string, at: number, ...more: unknown[]) => {
    runs.push({ text: run, from: at, to: at + doc.widthOfString(run) });
    return drawn(run, at, ...more);
  }) as typeof doc.text;
  new LineWriter(doc, 'de').draw(text, 0, 0, 9, 400);
  return runs;
}

const widthIn = (language: string, text: string): number => new LineWriter(new PDFDocument(), language).widthOf(text, 400);

describe('signs of both widths', () => {
  it.each(['„a“', '“a”', '‘a’', 'a…', '§4', 'a×', 'a÷', '±1', 'a·', '•a', '¶7', '↑1'])(
    '%s are no wider than letters in German and English, and as wide as characters in Chinese',
    (text) => {
      expect(widthIn('zh-CN', text)).toBeGreaterThan(1.5);
      for (const language of ['de', 'en']) expect(widthIn(language, text)).toBeLessThan(1.45);
    },
  );
});

it('letters and figures of no European or East Asian language change their font by the language of the document', () => {
  for (const text of ['Größe 1.234,50 €', 'Łódź – Žďár', '東京テレビ', '第四条', 'Україна', 'Ελλάδα'])
    expect(widthIn('de', text)).toBe(widthIn('zh-CN', text));
});

it('a run of another font begins where the letters of the one before end, also where a pair of them is closer', () => {
  const runs = drawnRuns('counts as half.“ Typ Tag AVA. “');
  expect(runs.length).toBeGreaterThan(2);
  for (const [i, { from }] of runs.entries()) expect(from).toBeCloseTo(i === 0 ? 0 : runs[i - 1]!.to, 6);
});
