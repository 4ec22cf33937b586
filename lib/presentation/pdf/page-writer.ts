/** Text and tables on A4 pages: each character in the first font that has it, lines broken by the rules of Unicode. */
import PDFDocument from 'pdfkit';
import type { FontWeight as Weight } from '../../declarations/fonts.ts';
import { LineWriter } from './line-writer.ts';
import { written } from '../written.ts';
import type { TableColumn, TableRow } from './column-widths.ts';
import { type CarriedRows, type Sheet, TableWriter } from './table-writer.ts';
import { linesOf } from './unicode-line-breaks.ts';

const MARGIN = 48;
const LINE = 1.35;
/** The height of the foot in points. */
const FOOT = 56;
/** The gap between two blocks side by side. */
const GAP = 16;

/** The lines that stand on the page of line `i` of `count`, from it on: no line of a paragraph is alone at the end or the beginning of a page. */
function keptLines(i: number, count: number): number {
  if (i === 0) return count <= 3 ? count : 2;
  return i === count - 2 ? 2 : 1;
}

/** A block of lines under a small title. */
export interface PageBlock {
  readonly title: string;
  /** The first one is bold. */
  readonly lines: readonly string[];
}

export class PageWriter implements Sheet {
  private readonly doc: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly lines: LineWriter;
  private readonly created: Date;
  y = MARGIN;
  readonly left = MARGIN;
  readonly width: number;

  constructor(info: { readonly title: string; readonly author: string; readonly created: Date; readonly language: string }) {
    this.created = info.created;
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      // Without this, pdfkit would load a standard font that is not embedded.
      font: null as never,
      bufferPages: true,
      lang: info.language,
      displayTitle: true,
      info: {
        Title: info.title,
        Author: info.author,
        CreationDate: info.created,
        ModDate: info.created,
        Producer: 'Makegood',
        Creator: 'Makegood',
      },
    });
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.lines = new LineWriter(this.doc, info.language);
    this.width = this.doc.page.width - 2 * MARGIN;
  }

  /** Attaches a file, which viewers list beside the pages. */
  attach(name: string, text: string): void {
    const at = { creationDate: this.created, modifiedDate: this.created };
    this.doc.file(Buffer.from(text, 'utf8'), { name, type: 'application/json', ...at });
  }

  get bottom(): number {
    return this.doc.page.height - FOOT;
  }

  get fullHeight(): number {
    return this.bottom - MARGIN;
  }

  newPage(): void {
    this.doc.addPage();
    this.y = MARGIN;
  }

  widthOf(text: string, size: number, weight: Weight): number {
    return this.lines.widthOf(text, weight) * size;
  }

  wrap(text: string, size: number, weight: Weight, width: number): string[] {
    return linesOf(text, width, (part) => this.widthOf(part, size, weight));
  }

  draw(text: string, x: number, y: number, size: number, weight: Weight): void {
    this.lines.draw(text, x, y, size, weight);
  }

  fill(y: number, height: number, colour: string): void {
    this.doc.rect(this.left, y, this.width, height).fill(colour).fillColor('#000000');
  }

  rule(y: number): void {
    this.doc
      .moveTo(this.left, y)
      .lineTo(this.left + this.width, y)
      .lineWidth(0.4)
      .strokeColor('#999999')
      .stroke();
  }

  /** Characters that no font has, so far. */
  get withoutFont(): readonly string[] {
    return [...this.lines.withoutFont];
  }

  /** Begins a new page where this height is not left on it. */
  private room(height: number): void {
    if (this.y + height > this.bottom) this.newPage();
  }

  space(points: number): void {
    this.y += points;
  }

  /** An item of a list, on one page; one longer than half a page goes on over it. */
  item(text: string, size: number, indent: number): void {
    const lines = this.wrap(written(text), size, 400, this.width - indent);
    this.room(Math.min(lines.length * size * LINE, this.fullHeight / 2));
    this.lineByLine(lines, { size, weight: 400, indent, below: 0 });
  }

  /** @param below the height of what must follow the last line on its page. */
  text(text: string, size = 9, weight: Weight = 400, indent = 0, below = 0): void {
    this.lineByLine(this.wrap(written(text), size, weight, this.width - indent), { size, weight, indent, below });
  }

  private lineByLine(
    lines: readonly string[],
    { size, weight, indent, below }: { readonly size: number; readonly weight: Weight; readonly indent: number; readonly below: number },
  ): void {
    for (const [i, line] of lines.entries()) {
      const left = lines.length - i;
      this.room(keptLines(i, lines.length) * size * LINE + (left <= 2 ? below : 0));
      this.draw(line, this.left + indent, this.y, size, weight);
      this.y += size * LINE;
    }
  }

  /** The height of a text in points. */
  heightOf(text: string, size: number, indent = 0): number {
    return this.wrap(written(text), size, 400, this.width - indent).length * size * LINE;
  }

  textAtRight(text: string, size = 9, weight: Weight = 400): void {
    for (const line of this.wrap(written(text), size, weight, this.width)) {
      this.room(size * LINE);
      this.draw(line, this.left + this.width - this.widthOf(line, size, weight), this.y, size, weight);
      this.y += size * LINE;
    }
  }

  /** @param below the height of what must follow on the same page. */
  heading(text: string, below = 40): void {
    this.room(30 + below);
    this.space(10);
    this.text(text, 11, 700);
    this.space(2);
  }

  /** Label and value, side by side. */
  facts(rows: readonly (readonly [string, string])[]): void {
    const left = 130;
    for (const [label, value] of rows) {
      const labels = this.wrap(label, 9, 700, left - 8);
      const lines = this.wrap(written(value), 9, 400, this.width - left);
      const height = Math.max(labels.length, lines.length) * 9 * LINE;
      // A long value goes on over the page; a short one stays together.
      this.room(Math.min(height, this.fullHeight / 2));
      for (const [n, line] of labels.entries()) this.draw(line, this.left, this.y + n * 9 * LINE, 9, 700);
      const least = this.y + labels.length * 9 * LINE;
      const { page } = this.doc;
      for (const line of lines) {
        this.room(9 * LINE);
        this.draw(line, this.left + left, this.y, 9, 400);
        this.y += 9 * LINE;
      }
      if (this.doc.page === page) this.y = Math.max(this.y, least);
    }
  }

  /** Blocks side by side. */
  blocks(blocks: readonly PageBlock[]): void {
    const width = (this.width - GAP * (blocks.length - 1)) / blocks.length;
    const laid = blocks.map(({ title, lines }): { readonly text: string; readonly size: number; readonly weight: Weight }[] => [
      { text: title, size: 8, weight: 400 },
      ...lines.flatMap((line, i) => {
        const weight: Weight = i === 0 ? 700 : 400;
        return this.wrap(written(line), 9, weight, width).map((text) => ({ text, size: 9, weight }));
      }),
    ]);
    const height = Math.max(...laid.map(({ length }) => length)) * 9 * LINE;
    this.room(height);
    for (const [i, lines] of laid.entries())
      for (const [n, { text, size, weight }] of lines.entries())
        this.draw(text, this.left + i * (width + GAP), this.y + n * 9 * LINE, size, weight);
    this.y += height;
  }

  /** A sentence and its amount in large letters, on a ground of their own. */
  sum(text: string, amount: string | undefined): void {
    const [inner, pad] = [this.width - 20, 8];
    const lines = this.wrap(written(text), 10, 400, inner);
    const amounts = amount === undefined ? [] : this.wrap(written(amount), 16, 700, inner);
    const height = lines.length * 10 * LINE + amounts.length * 16 * LINE + 2 * pad;
    this.room(height);
    this.fill(this.y, height, '#eef2f7');
    this.y += pad;
    for (const [all, size, weight] of [[lines, 10, 400] as const, [amounts, 16, 700] as const])
      for (const line of all) {
        this.draw(line, this.left + 10, this.y, size, weight);
        this.y += size * LINE;
      }
    this.y += pad;
  }

  /** @param title stands on the page of the first row. @param carried the rows with sums where a page ends within the table. */
  table(title: string, columns: readonly TableColumn[], rows: readonly TableRow[], carried?: CarriedRows): void {
    const table = new TableWriter(this, columns, rows, carried);
    if (title !== '') this.heading(title, table.beginningOf(rows));
    table.draw(rows);
  }

  /** Writes the foot of every page and gives back the whole. */
  async end(foot: (page: number, pages: number) => readonly string[]): Promise<Buffer> {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      const lines = foot(page + 1, count).flatMap((line) => this.wrap(written(line), 7, 400, this.width));
      // The ids of a contract may take several lines: then the foot begins higher.
      const top = this.bottom + Math.min(16, FOOT - 6 - lines.length * 7 * LINE);
      for (const [i, line] of lines.entries()) this.draw(line, MARGIN, top + i * 7 * LINE, 7, 400);
    }
    const done = new Promise<Buffer>((resolve) => this.doc.on('end', () => resolve(Buffer.concat(this.chunks))));
    this.doc.end();
    return done;
  }
}
