/** The least width of a column by what is in it. On a phone, a Chinese text would otherwise stand letter below letter, and an id with it. */
import { type ReactNode, isValidElement } from 'react';

/** Pixels: of a Latin letter, of a Chinese one, and around the text of a cell. */
const [LETTER, WIDE_LETTER, AROUND] = [7, 14, 46];
/** Pixels of text after which a column breaks its text into lines, and those of a column of sentences. */
const [LEAST, LEAST_OF_SENTENCES] = [104, 220];
/** Pixels of text from which on it is a sentence. */
const SENTENCE = 400;
/** Rows that are looked at: those of a listing are alike. */
const LOOKED_AT = 20;

/** An amount stays on one line by itself, so that its column needs no width. */
const isAmount = ({ className }: { readonly className?: string }): boolean => className === 'number short';

/** The text of what a cell shows, as far as its elements have it as children: a line for each of several. */
function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map((one) => textOf(one as ReactNode)).join('\n');
  if (!isValidElement<{ readonly children?: ReactNode; readonly className?: string }>(node) || isAmount(node.props)) return '';
  return textOf(node.props.children);
}

function pixelsOf(line: string): number {
  let pixels = 0;
  for (const letter of line.slice(0, Math.ceil(SENTENCE / LETTER))) pixels += letter > '\u2e80' ? WIDE_LETTER : LETTER;
  return pixels;
}

/** @returns pixels, for `minWidth` of a column. */
export function leastWidth<T>(header: ReactNode, cell: (row: T) => ReactNode, rows: readonly T[]): number {
  const texts = [textOf(header), ...rows.slice(0, LOOKED_AT).map((row) => textOf(cell(row)))];
  const pixels = Math.max(...texts.flatMap((text) => text.split('\n')).map(pixelsOf));
  return AROUND + Math.min(pixels, pixels < SENTENCE ? LEAST : LEAST_OF_SENTENCES);
}
