/** Draws lines of text: each character in the first font that has it, on one baseline, right-to-left text in its order. */
import type { FontWeight as Weight } from '../../declarations/fonts.ts';
import { fontsOf } from './fonts.ts';
import { TURNED } from '../directions.ts';
import { type Run, runsOf } from './text-runs.ts';
import { charactersOf } from './unicode-line-breaks.ts';

/** The used part of pdfkit's fonts (fontkit). */
interface EmbeddedFont {
  readonly unitsPerEm: number;
  readonly ascent: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
  layout(text: string): { readonly advanceWidth: number };
}

/** Letters that join, and marks that stand above others: the width of the whole is not the sum of its parts. */
const SHAPED = new RegExp(`\\p{M}|${TURNED.source}`, 'u');

/** The first character of the blocks of East Asian writing, which is wide in every language. */
const EAST_ASIAN = 0x2e80;

export class LineWriter {
  /** Characters that no font has. They are drawn as the sign of the main font for a missing character. */
  readonly withoutFont = new Set<string>();
  private readonly doc: PDFKit.PDFDocument;
  private readonly isChinese: boolean;
  private readonly opened = new Map<string, EmbeddedFont>();
  private readonly fonts = new Map<string, string>();
  private readonly widths = new Map<string, number>();
  private readonly wide = new Map<string, boolean>();

  /** @param language of Intl: in all but Chinese, signs as wide as a Chinese character are drawn in the font of signs. */
  constructor(doc: PDFKit.PDFDocument, language: string) {
    this.doc = doc;
    this.isChinese = language.startsWith('zh');
  }

  /** @returns the width in units of the size. */
  widthOf(line: string, weight: Weight): number {
    if (!SHAPED.test(line)) return charactersOf(line).reduce((sum, cluster) => sum + this.advanceOf(cluster, weight), 0);
    return this.runs(line, weight).reduce((sum, run) => sum + this.widthOfRun(run), 0);
  }

  /** @param y the top of the line in the main font, in points. */
  draw(line: string, x: number, y: number, size: number, weight: Weight): void {
    const main = this.open(fontsOf(weight)[0]!);
    const baseline = y + (main.ascent / main.unitsPerEm) * size;
    let at = x;
    const runs = this.runs(line, weight);
    for (const run of runs) {
      // With `features`, pdfkit lays out the run as a whole, as letters that join need it; else word by word, each word once.
      const shaped = SHAPED.test(run.text) ? { features: [] } : {};
      this.doc
        .font(run.font)
        .fontSize(size)
        .text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic', ...shaped });
      // As it is drawn: pairs of letters are closer than their widths say.
      if (runs.length > 1) at += this.doc.widthOfString(run.text, shaped);
    }
  }

  private runs(line: string, weight: Weight): Run[] {
    return runsOf(
      line,
      (cluster) => this.fontOf(cluster, weight),
      (font, cluster) => !this.isTooWide(cluster) && hasAll(this.opened.get(font)!, cluster),
    );
  }

  /** A sign that the main font has as wide as a Chinese character, such as a quotation mark, "§" or "×". */
  private isTooWide(cluster: string): boolean {
    const code = cluster.codePointAt(0)!;
    if (this.isChinese || code < 0x80 || code >= EAST_ASIAN) return false;
    const known = this.wide.get(cluster);
    if (known !== undefined) return known;
    const main = this.open(fontsOf(400)[0]!);
    const isWide = hasAll(main, cluster) && main.glyphForCodePoint(code).advanceWidth >= main.unitsPerEm;
    this.wide.set(cluster, isWide);
    return isWide;
  }

  private fontOf(cluster: string, weight: Weight): string {
    const key = `${weight}${cluster}`;
    const known = this.fonts.get(key);
    if (known !== undefined) return known;
    const fonts = fontsOf(weight);
    const has = (font: (typeof fonts)[number]): boolean => hasAll(this.open(font), cluster);
    const found = this.isTooWide(cluster) ? fonts.findLast(has) : fonts.find(has);
    if (!found) this.withoutFont.add(cluster);
    const { name } = found ?? fonts[0]!;
    this.fonts.set(key, name);
    return name;
  }

  /** Opens a font, only when the ones before it lack a character, so that an unused font is not embedded. */
  private open({ name, bytes }: ReturnType<typeof fontsOf>[number]): EmbeddedFont {
    const known = this.opened.get(name);
    if (known) return known;
    this.doc.registerFont(name, bytes());
    const { font } = (this.doc.font(name) as unknown as { _font: { font: EmbeddedFont } })._font;
    this.opened.set(name, font);
    return font;
  }

  private advanceOf(cluster: string, weight: Weight): number {
    return this.widthOfRun({ font: this.fontOf(cluster, weight), text: cluster });
  }

  private widthOfRun({ font: name, text }: Run): number {
    const key = `${name} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const font = this.opened.get(name)!;
    const advance = SHAPED.test(text)
      ? font.layout(text).advanceWidth
      : [...text].reduce((sum, character) => sum + font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth, 0);
    this.widths.set(key, advance / font.unitsPerEm);
    return advance / font.unitsPerEm;
  }
}

/** Signs that join others or choose their look have no shape of their own. */
const SHAPELESS = /^[\u200c\u200d\ufe00-\ufe0f]$/u;

const hasAll = (font: EmbeddedFont, cluster: string): boolean =>
  [...cluster].every((character) => SHAPELESS.test(character) || font.hasGlyphForCodePoint(character.codePointAt(0)!));
