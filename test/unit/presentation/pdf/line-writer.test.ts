/** The widths of a line's characters, by the language of the document. */
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { LineWriter } from '../../../../lib/presentation/pdf/line-writer.ts';

const widthIn = (language: string, text: string): number => new LineWriter(new PDFDocument(), language).widthOf(text, 400);

describe('quotation marks', () => {
  it.each(['„a“', '“a”', '‘a’', 'a…'])(
    '%s are no wider than letters in German and English, and as wide as characters in Chinese',
    (text) => {
      expect(widthIn('zh-CN', text)).toBeGreaterThan(1.5);
      for (const language of ['de', 'en']) expect(widthIn(language, text)).toBeLessThan(1.45);
    },
  );
});
