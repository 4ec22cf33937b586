/** Line breaking by the Unicode rules (UAX #14), with the library that the PDF library depends on. */
// @ts-expect-error the package has no types
import LineBreaker from 'linebreak';

interface Break {
  readonly position: number;
  /** The line must end here. */
  readonly required: boolean;
}

const breaksOf = LineBreaker as unknown as new (text: string) => { nextBreak(): Break | null };

const graphemes = new Intl.Segmenter();

/** The grapheme clusters of a text: a character with its accents is one. */
export const charactersOf = (text: string): string[] =>
  // The rules join nothing in these, and asking them takes ten times as long.
  /^[ -~\u3001-\u3029\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff]*$/.test(text)
    ? text.split('')
    : [...graphemes.segment(text)].map(({ segment }) => segment);

/** The unbreakable pieces of a text, and whether the line must end after each. */
function piecesOf(text: string): { readonly piece: string; readonly isEnd: boolean }[] {
  const breaker = new breaksOf(text);
  const pieces: { piece: string; isEnd: boolean }[] = [];
  let from = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    pieces.push({ piece: text.slice(from, next.position), isEnd: next.required });
    from = next.position;
  }
  return pieces;
}

/**
 * Lines of at most a width. An unbreakable piece that is wider (an event's id) is broken between characters.
 * @param widthOf adds up: that of two pieces is the sum of theirs.
 */
export function linesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let [line, used] = ['', 0];
  const end = (): void => {
    lines.push(line.trimEnd());
    [line, used] = ['', 0];
  };
  const add = (piece: string): void => {
    line += piece;
    used += widthOf(piece);
  };
  for (const { piece, isEnd } of piecesOf(text)) {
    const own = widthOf(piece.trimEnd());
    if (line !== '' && used + own > width) end();
    if (own <= width) add(piece);
    else
      for (const character of charactersOf(piece)) {
        if (line !== '' && used + widthOf(character.trimEnd()) > width) end();
        add(character);
      }
    if (isEnd) end();
  }
  if (line !== '' || lines.length === 0) end();
  return lines;
}
