/** The figures of a PDF beside their labels, found by where the text stands on the page. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DocumentLanguage } from '../../lib/domain/contract/title.ts';
import { pushTo } from '../../lib/domain/lists.ts';

/** A piece of text on a page: its box in points, `y` from the foot of the page. */
export interface PieceOfPdf {
  readonly page: number;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly text: string;
}

export async function placedTexts(bytes: Uint8Array): Promise<PieceOfPdf[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const found: PieceOfPdf[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x, y] = item.transform as number[];
      found.push({ page, x: x!, right: x! + item.width, y: y!, text: item.str });
    }
  }
  return found;
}

/** The texts of one line from left to right; pieces that touch are one. */
export function linesPlaced(texts: readonly PieceOfPdf[]): PieceOfPdf[][] {
  const lines = new Map<string, PieceOfPdf[]>();
  for (const text of texts) {
    const key = `${text.page} ${Math.round(text.y * 10)}`;
    pushTo(lines, key, text);
  }
  return [...lines.values()].map((line) => {
    const joined: PieceOfPdf[] = [];
    for (const text of [...line].sort((a, b) => a.x - b.x)) {
      const last = joined.at(-1);
      if (last && text.x - last.right < 4.5)
        joined[joined.length - 1] = { ...last, right: text.right, text: last.text + (text.x - last.right > 1 ? ' ' : '') + text.text };
      else joined.push(text);
    }
    return joined;
  });
}

/** An amount as documents write it, in minor units; undefined for any other text. */
export function minorIn(text: string, decimals: number, language: DocumentLanguage = 'en'): bigint | undefined {
  const [thousands, point] = language === 'de' ? ['\\.', ','] : [',', '\\.'];
  const form = new RegExp(`^-?\\d{1,3}(${thousands}\\d{3})*${decimals === 0 ? '' : `${point}\\d{${decimals}}`}$`);
  const amount = text.replace(/ [A-Z]{3}$/, '');
  return form.test(amount) ? BigInt(amount.replaceAll(/[,.]/g, '')) : undefined;
}

export interface ReadColumn {
  /** In minor units, in order down the pages; without carried and brought sums, subtotals and the total. */
  readonly amounts: readonly bigint[];
  readonly subtotals: readonly bigint[];
  readonly carried: readonly bigint[];
  readonly brought: readonly bigint[];
  readonly total: bigint | undefined;
}

interface ColumnWords {
  readonly head: string;
  readonly total: string;
  readonly subtotal: string;
  readonly carried: string;
  readonly brought: string;
}

/** The column of a table whose head ends at the right edge of a head of this name, from its first head to its total. */
export function readColumn(texts: readonly PieceOfPdf[], words: ColumnWords, decimals: number, language: DocumentLanguage): ReadColumn {
  const lines = linesPlaced(texts);
  const first = lines.findIndex((line) => line.at(-1)?.text === words.head);
  const edge = lines[first]!.at(-1)!.right;
  const read = { amounts: [] as bigint[], subtotals: [] as bigint[], carried: [] as bigint[], brought: [] as bigint[] };
  for (const line of lines.slice(first + 1)) {
    const cell = line.find(({ right }) => Math.abs(right - edge) < 1);
    const amount = cell && minorIn(cell.text, decimals, language);
    if (amount === undefined) continue;
    const label = line[0]!.text;
    if (label.startsWith(words.total)) return { ...read, total: amount };
    if (label.startsWith(words.subtotal)) read.subtotals.push(amount);
    else if (label.startsWith(words.carried)) read.carried.push(amount);
    else if (label.startsWith(words.brought)) read.brought.push(amount);
    else read.amounts.push(amount);
  }
  return { ...read, total: undefined };
}
