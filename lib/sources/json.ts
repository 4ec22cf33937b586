/**
 * Parses payloads. An integer with more digits than a double can hold (nanoseconds, 64-bit ids) becomes its text, so that it is never rounded;
 * all other values are as from JSON.parse.
 */
import { endOfString, parseUniqueNames } from '../schemas/doubled-names.ts';

/** A number of JSON, where no string is. */
const NUMBER = /-?\d[\d.eE+-]*/g;

/** A whole number that a double would round, or a number that it cannot hold at all. */
const isLong = (token: string): boolean =>
  (/^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token))) || !Number.isFinite(Number(token));

/** Strings are skipped by their quotes: an expression that matches them overflows its stack at some MB. */
function withLongAsText(text: string, plain: unknown): unknown {
  if (!/\d{15}|[eE]\+?\d{3}/.test(text)) return plain;
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('"', at);
    const [end, next] = open < 0 ? [text.length, text.length] : [open, endOfString(text, open) + 1];
    parts.push(
      text.slice(at, end).replace(NUMBER, (token) => (isLong(token) ? `"${token}"` : token)),
      text.slice(end, next),
    );
    at = next;
  }
  return JSON.parse(parts.join(''));
}

/** A received payload. @throws SyntaxError when the text is no JSON. @throws DoubledNameError */
export const parseJson = (text: string): unknown => withLongAsText(text, parseUniqueNames(text));

/** Where a value that begins at `at` ends. */
function endOfValue(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i += 1) {
    const mark = text[i]!;
    if (mark === '"') {
      for (i += 1; text[i] !== '"'; i += 1) if (text[i] === '\\') i += 1;
      if (depth === 0) return i + 1;
    } else if (mark === '{' || mark === '[') depth += 1;
    else if (mark === '}' || mark === ']') {
      if (depth === 0) return i;
      depth -= 1;
      if (depth === 0) return i + 1;
    } else if (depth === 0 && (mark === ',' || /\s/.test(mark))) return i;
  }
  return text.length;
}

const skip = (text: string, at: number, marks: RegExp): number => {
  let i = at;
  while (i < text.length && marks.test(text[i]!)) i += 1;
  return i;
};

/** The text of a member within the text of a JSON object that has each name once. */
export function memberText(object: string, name: string): string | undefined {
  for (let at = skip(object, object.indexOf('{') + 1, /[\s,]/); at < object.length && object[at] === '"';) {
    const keyEnd = endOfValue(object, at);
    const start = skip(object, keyEnd, /[\s:]/);
    const end = endOfValue(object, start);
    if (JSON.parse(object.slice(at, keyEnd)) === name) return object.slice(start, end);
    at = skip(object, end, /[\s,]/);
  }
  return undefined;
}

/** The text of a JSON object without a member, the rest as it came; itself where it has none, or is no object. */
export function withoutMember(object: string, name: string): string {
  const open = object.indexOf('{');
  for (let at = skip(object, open + 1, /[\s,]/); at < object.length && object[at] === '"';) {
    const keyEnd = endOfValue(object, at);
    const end = endOfValue(object, skip(object, keyEnd, /[\s:]/));
    const next = skip(object, end, /[\s,]/);
    if (JSON.parse(object.slice(at, keyEnd)) !== name) at = next;
    // The last member takes the comma before it along, any other the one after it.
    else if (object[next] === '}') return object.slice(0, at).replace(/,?\s*$/, '') + object.slice(next);
    else return object.slice(0, at) + object.slice(next);
  }
  return object;
}

/** The texts of the elements within the text of a JSON array. */
export function elementTexts(array: string): string[] {
  const texts: string[] = [];
  for (let at = skip(array, array.indexOf('[') + 1, /[\s,]/); at < array.length && array[at] !== ']';) {
    const end = endOfValue(array, at);
    texts.push(array.slice(at, end));
    at = skip(array, end, /[\s,]/);
  }
  return texts;
}
