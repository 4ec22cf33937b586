/** Which sentences of a paper contract are quoted by a clause, and which quotes the paper does not have. */
import { type PaperText, type PaperSentence, lettersOf } from './paper-sentences.ts';

export interface QuoteOfClause {
  /** JSON pointer of the clause. */
  readonly path: string;
  readonly quote: string;
}

export interface LostQuote extends QuoteOfClause {
  /** The sentence of the paper that is most like it; absent where none has anything in common with it. */
  readonly nearest?: PaperSentence;
}

export interface PaperComparison {
  /** Sentences that no quote covers. */
  readonly open: readonly PaperSentence[];
  readonly lost: readonly LostQuote[];
  /** Quotes that stand in the paper several times and are less than a sentence: they cover no sentence. */
  readonly ambiguous: readonly QuoteOfClause[];
}

interface LetterRange {
  readonly start: number;
  readonly end: number;
}

/** What stands for words that are left out: "...", "[…]". */
const LEFT_OUT = /\s*(?:\[\s*(?:\.\.\.|…)\s*\]|\.\.\.|…)\s*/u;

function placesOf(letters: string, words: string, from = 0): LetterRange[] {
  const found: LetterRange[] = [];
  for (let at = letters.indexOf(words, from); at >= 0; at = letters.indexOf(words, at + words.length))
    found.push({ start: at, end: at + words.length });
  return found;
}

/** The places of a quote; undefined when the paper has it not. Parts around words that are left out follow each other. */
function find({ letters }: PaperText, quote: string): readonly LetterRange[] | undefined {
  const parts = quote
    .split(LEFT_OUT)
    .map(lettersOf)
    .filter((part) => part !== '');
  const [first, ...others] = parts;
  if (first === undefined) return undefined;
  const places = placesOf(letters, first);
  if (others.length === 0) return places.length === 0 ? undefined : places;
  for (const start of places) {
    const found = [start];
    for (const part of others) {
      const at = letters.indexOf(part, found.at(-1)!.end);
      if (at < 0) return undefined;
      found.push({ start: at, end: at + part.length });
    }
    // Parts that belong to one quote cover what each of them is in, once.
    return found;
  }
  return undefined;
}

/** Compares the quotes of a contract with the text of its paper. */
export function compareWithPaper(quotes: readonly QuoteOfClause[], paper: PaperText): PaperComparison {
  const covered: LetterRange[] = [];
  const [lost, ambiguous]: [LostQuote[], QuoteOfClause[]] = [[], []];
  for (const one of quotes) {
    const places = find(paper, one.quote);
    if (places === undefined) lost.push({ ...one, ...nearestTo(one.quote, paper) });
    else if (LEFT_OUT.test(one.quote) || places.length === 1 || places.every((place) => isWhole(place, paper))) covered.push(...places);
    else ambiguous.push(one);
  }
  const open = paper.sentences.filter(({ start, end }) => !covered.some((place) => place.start < end && place.end > start));
  return { open, lost, ambiguous };
}

/** Whether a sentence is quoted to its end, where its last sign need not be. */
const isWhole = ({ start, end }: LetterRange, { sentences }: PaperText): boolean =>
  sentences.some((sentence) => sentence.start >= start - 1 && sentence.end <= end + 1 && sentence.end > start);

/** Pairs of letters that follow each other. */
function pairsOf(letters: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const pair = letters.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Sørensen-Dice coefficient of the pairs of letters: 0 to 1. */
function likeness(pairs: ReadonlyMap<string, number>, count: number, letters: string): number {
  let common = 0;
  for (const [pair, times] of pairsOf(letters)) common += Math.min(times, pairs.get(pair) ?? 0);
  return (2 * common) / Math.max(1, count + letters.length - 1);
}

/** Below it two sentences have only usual pairs of letters in common. */
const LEAST_LIKENESS = 0.25;

function nearestTo(quote: string, { sentences, letters }: PaperText): { readonly nearest?: PaperSentence } {
  const own = lettersOf(quote);
  const pairs = pairsOf(own);
  let [best, most]: [PaperSentence | undefined, number] = [undefined, LEAST_LIKENESS];
  for (const sentence of sentences) {
    const found = likeness(pairs, own.length - 1, letters.slice(sentence.start, sentence.end));
    if (found > most) [best, most] = [sentence, found];
  }
  return best ? { nearest: best } : {};
}
