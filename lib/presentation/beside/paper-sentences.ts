/** The text of a paper contract in sentences, each with its line in the file. */

export interface PaperSentence {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** The place of its compared letters in those of the whole paper. */
  readonly start: number;
  readonly end: number;
}

export interface PaperText {
  readonly sentences: readonly PaperSentence[];
  /** The letters that quotes are compared by. */
  readonly letters: string;
}

/** What differs between two copies of the same words: case, spaces, line breaks, dashes, the shapes of quotes and of wide signs, emphasis. */
const IGNORED = /[\s\p{Dash}\p{Cf}*_`#|\u00ad]/u;
const SAME: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '…': '...',
};

/** The letters of a text by which it is compared. */
export const lettersOf = (text: string): string =>
  [...text.normalize('NFKC')]
    .filter((sign) => !IGNORED.test(sign))
    .map((sign) => SAME[sign] ?? sign.toLowerCase())
    .join('');

/** The first signs of a line that begin an item, a heading or a row of a table. */
const BEGINS = /^\s*(?:[-*•·●▪◦–—#|>]|\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)、]\s|第.{1,6}[条章节款]|[一二三四五六七八九十]+、)/iu;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。；：、（）《》]/u;

interface PaperParagraph {
  readonly text: string;
  /** Where each line of the file begins in the text. */
  readonly lines: readonly { readonly at: number; readonly line: number }[];
}

/** Lines that a program broke are joined; an empty line, an item and a heading begin a paragraph. */
function paragraphsOf(file: string): PaperParagraph[] {
  const paragraphs: { text: string; lines: { at: number; line: number }[] }[] = [];
  let open: (typeof paragraphs)[number] | undefined;
  file.split(/\r\n|[\n\r\f\v\u2028\u2029]/u).forEach((raw, i) => {
    const line = raw.trim();
    if (line === '') {
      open = undefined;
      return;
    }
    const continues = open !== undefined && !BEGINS.test(raw) && !/^\s*[#|]/u.test(open.text);
    if (continues && open) {
      const isHan = HAN.test(open.text.at(-1)!) && HAN.test(line[0]!);
      if (!isHan) open.text += ' ';
      open.lines.push({ at: open.text.length, line: i + 1 });
      open.text += line;
      return;
    }
    open = { text: line, lines: [{ at: 0, line: i + 1 }] };
    paragraphs.push(open);
  });
  return paragraphs;
}

/** Ends that are not the end of a sentence. */
const SHORTENED =
  /(?:^|[\s(])(?:no|nos|sec|art|para|cl|fig|inc|ltd|corp|co|st|vs|approx|e\.g|i\.e|cf|nr|abs|ziff|ggf|bzw|z\.\s?b|d\.\s?h)\.\s*$/iu;
/** A number alone: "4.2." before the words that it numbers. */
const NUMBER = /^\s*(?:[-*•#>]\s*)*\(?(?:[\d.]+|[a-z]|[ivx]+)[.)]?\s*$/iu;

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' });

function* sentencesIn({ text, lines }: PaperParagraph): Generator<{ readonly text: string; readonly line: number }> {
  let held = '';
  let from = 0;
  const lineAt = (at: number): number => lines.findLast((line) => line.at <= at)?.line ?? lines[0]!.line;
  for (const { segment, index } of SEGMENTER.segment(text)) {
    if (held === '') from = index;
    held += segment;
    if (SHORTENED.test(held) || NUMBER.test(held)) continue;
    yield { text: held.trim(), line: lineAt(from) };
    held = '';
  }
  if (held.trim() !== '') yield { text: held.trim(), line: lineAt(from) };
}

/** Reads a paper; what has no letter is no sentence. @param file its text. */
export function readPaper(file: string): PaperText {
  const sentences: PaperSentence[] = [];
  let letters = '';
  for (const paragraph of paragraphsOf(file))
    for (const { text, line } of sentencesIn(paragraph)) {
      const own = lettersOf(text);
      if (/\p{L}/u.test(own)) sentences.push({ text, line, start: letters.length, end: letters.length + own.length });
      letters += own;
    }
  return { sentences, letters };
}
