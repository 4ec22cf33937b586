/** Text and tables on A4 pages: each character in the first font that has it, lines broken by the rules of Unicode. */
import PDFDocument from 'pdfkit';
import type { FontWeight as Weight } from '../../declarations/fonts.ts';
import { LineWriter } from './line-writer.ts';
import { written } from '../written.ts';
import { linesOf } from './unicode-line-breaks.ts';

export interface TableColumn {
  readonly name: string;
  /** Share of the table's width. */
  readonly width: number;
  readonly right?: true;
}

const MARGIN = 48;
const LINE = 1.35;
const PAD = 3;
/** The height of the foot in points. */
const FOOT = 56;

export class PageWriter {
  private readonly doc: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly lines: LineWriter;
  private readonly created: Date;
  private y = MARGIN;
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
    this.lines = new LineWriter(this.doc);
    this.width = this.doc.page.width - 2 * MARGIN;
  }

  /** Attaches a file, which viewers list beside the pages. */
  attach(name: string, text: string): void {
    const at = { creationDate: this.created, modifiedDate: this.created };
    this.doc.file(Buffer.from(text, 'utf8'), { name, type: 'application/json', ...at });
  }

  private widthOf(text: string, size: number, weight: Weight): number {
    return this.lines.widthOf(text, weight) * size;
  }

  private wrap(text: string, size: number, weight: Weight, width: number): string[] {
    return linesOf(text, width, (part) => this.widthOf(part, size, weight));
  }

  private draw(text: string, x: number, y: number, size: number, weight: Weight): void {
    this.lines.draw(text, x, y, size, weight);
  }

  /** Characters that no font has, so far. */
  get withoutFont(): readonly string[] {
    return [...this.lines.withoutFont];
  }

  private room(height: number): boolean {
    if (this.y + height <= this.doc.page.height - FOOT) return false;
    this.doc.addPage();
    this.y = MARGIN;
    return true;
  }

  space(points: number): void {
    this.y += points;
  }

  text(text: string, size = 9, weight: Weight = 400, indent = 0): void {
    for (const line of this.wrap(written(text), size, weight, this.width - indent)) {
      this.room(size * LINE);
      this.draw(line, MARGIN + indent, this.y, size, weight);
      this.y += size * LINE;
    }
  }

  heading(text: string): void {
    this.room(70);
    this.space(10);
    this.text(text, 11, 700);
    this.space(2);
  }

  /** Label and value, side by side. */
  facts(rows: readonly (readonly [string, string])[]): void {
    const left = 110;
    for (const [label, value] of rows) {
      const lines = this.wrap(written(value), 9, 400, this.width - left);
      this.room(lines.length * 9 * LINE);
      this.draw(label, MARGIN, this.y, 9, 700);
      for (const line of lines) {
        this.draw(line, MARGIN + left, this.y, 9, 400);
        this.y += 9 * LINE;
      }
    }
  }

  /** @param bold the last row is a sum. */
  table(columns: readonly TableColumn[], rows: readonly (readonly string[])[], bold = false): void {
    const share = this.width / columns.reduce((sum, { width }) => sum + width, 0);
    const widths = columns.map(({ width }) => width * share);
    const row = (cells: readonly string[], weight: Weight, isHead: boolean): void => {
      const lines = cells.map((cell, i) => this.wrap(written(cell), 8, weight, widths[i]! - 2 * PAD));
      const height = Math.max(...lines.map(({ length }) => length)) * 8 * LINE + 2 * PAD;
      if (this.room(height) && !isHead)
        row(
          columns.map(({ name }) => name),
          700,
          true,
        );
      if (isHead) this.doc.rect(MARGIN, this.y, this.width, height).fill('#e8e8e8').fillColor('#000000');
      let x = MARGIN;
      for (const [i, cell] of lines.entries()) {
        for (const [n, line] of cell.entries()) {
          const free = widths[i]! - 2 * PAD - this.widthOf(line, 8, weight);
          this.draw(line, x + PAD + (columns[i]!.right ? free : 0), this.y + PAD + n * 8 * LINE, 8, weight);
        }
        x += widths[i]!;
      }
      this.y += height;
      this.doc
        .moveTo(MARGIN, this.y)
        .lineTo(MARGIN + this.width, this.y)
        .lineWidth(0.4)
        .strokeColor('#999999')
        .stroke();
    };
    row(
      columns.map(({ name }) => name),
      700,
      true,
    );
    rows.forEach((cells, i) => row(cells, bold && i === rows.length - 1 ? 700 : 400, false));
  }

  /** Writes the foot of every page and gives back the whole. */
  async end(foot: (page: number, pages: number) => readonly string[]): Promise<Buffer> {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      for (const [i, line] of foot(page + 1, count).entries())
        this.draw(line, MARGIN, this.doc.page.height - FOOT + 16 + i * 7 * LINE, 7, 400);
    }
    const done = new Promise<Buffer>((resolve) => this.doc.on('end', () => resolve(Buffer.concat(this.chunks))));
    this.doc.end();
    return done;
  }
}
