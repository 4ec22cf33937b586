/** The direction of writing: right-to-left words stand apart from what is beside them, and on a page no sign of others turns anything round. */

/** Letters of right-to-left scripts. fontkit turns a run of them round when it draws. */
export const TURNED = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** From the first to the last such letter, up to a letter of another direction. */
const WORDS = new RegExp(`${TURNED.source}(?:[^\\p{L}]*${TURNED.source})*`, 'gu');

/** Signs that direct others, without a shape of their own. */
const SIGNS = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';
export const DIRECTS = new RegExp(`^[${SIGNS}]$`, 'u');
const ALL_SIGNS = new RegExp(`[${SIGNS}]`, 'gu');

/** What gives a text more than one direction. */
export const DIRECTED = new RegExp(`${TURNED.source}|[${SIGNS}]`, 'u');

const [ISOLATE, POP] = ['\u2067', '\u2069'];

/** Right-to-left words as isolates, so that an amount or an id after a name stays after it. */
export function isolated(text: string): string {
  let [shown, done] = ['', 0];
  for (const { 0: words, index } of text.matchAll(WORDS)) {
    const [from, to] = withBrackets(text, done, index, index + words.length);
    shown += text.slice(done, from) + ISOLATE + text.slice(from, to) + POP;
    done = to;
  }
  return shown + text.slice(done);
}

const OPENING = /[([{]/g;
const CLOSING = /[)\]}]/g;
/** The other bracket of one in the words, beside which is only punctuation. */
const OPENED_BEFORE = /[([{][^\p{L}\p{N}\s]*$/u;
const CLOSED_AFTER = /^[^\p{L}\p{N}\s]*?[)\]}]/u;

/** The bounds of words with the brackets that belong to those within them: one apart from the other would face the wrong way. */
function withBrackets(text: string, earliest: number, start: number, end: number): [from: number, to: number] {
  let [from, to] = [start, end];
  const words = text.slice(start, end);
  const open = (words.match(OPENING) ?? []).length - (words.match(CLOSING) ?? []).length;
  for (let missing = open; missing > 0; missing -= 1) to += CLOSED_AFTER.exec(text.slice(to))?.[0].length ?? 0;
  for (let missing = -open; missing > 0; missing -= 1) from -= OPENED_BEFORE.exec(text.slice(earliest, from))?.[0].length ?? 0;
  return [from, to];
}

/** A text as a page shows it: the signs that others wrote into it are left out too, because they may turn what is beside it round. */
export const directed = (text: string): string => (DIRECTED.test(text) ? isolated(text.replace(ALL_SIGNS, '')) : text);
