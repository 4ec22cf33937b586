/** The characters that the fonts of documents have, as a module. */
import PDFDocument from 'pdfkit';
import { fontsOf } from '../lib/presentation/pdf/fonts.ts';

/** For each 256 characters of which a font has any: their number, and a bit for each in base64. */
export function fontCoverage(): string {
  const pages = new Map<number, Buffer>();
  const doc = new PDFDocument({ font: null as never });
  for (const { name, bytes } of fontsOf(400)) {
    doc.registerFont(name, bytes());
    const { font } = (doc.font(name) as unknown as { _font: { font: { characterSet: readonly number[] } } })._font;
    for (const code of font.characterSet) {
      const page = pages.get(code >> 8) ?? Buffer.alloc(32);
      page[(code & 255) >> 3]! |= 1 << (code & 7);
      pages.set(code >> 8, page);
    }
  }
  const text = [...pages]
    .sort(([a], [b]) => a - b)
    .map(([number, bits]) => `${number.toString(16)}:${bits.toString('base64')}`)
    .join(' ');
  return `/** Written by \`npm run docs\` from the fonts: for each 256 characters their number, and a bit for each in base64. */\nexport const FONT_COVERAGE =\n  '${text}';\n`;
}
