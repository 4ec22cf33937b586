/** Refuses JSON from outside in which an object has a name twice. JSON.parse would keep the last of the two values and report nothing. */
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';

const BACKSLASH = 92;
const COLON = 58;

/** The text is JSON, but an object in it has a name twice. */
export class DoubledNameError extends SyntaxError {
  /** The JSON pointer of the member. */
  readonly path: string;

  /** @param at the position of the second name in the text. */
  constructor(text: string, name: string, at: number, path: string) {
    const line = text.includes('\n') ? `line ${text.slice(0, at).split('\n').length}: ` : '';
    super(`${line}"${name}" stands twice in one object; keep one`);
    this.path = path;
  }
}

/** As JSON.parse, but refuses repeated names. @throws SyntaxError when the text is no JSON. @throws DoubledNameError */
export function parseUniqueNames(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // Where the text has as many members as the value, no name occurs twice. Counting both takes about half as long as parsing.
  if (membersOf(text) !== membersIn(value)) refuseDoubled(text);
  return value;
}

/**
 * The issue of a text that cannot be parsed. @param message the message for a text that is no JSON. @param path JSON pointer of the text in
 * its document.
 */
export const jsonIssue = (error: unknown, message: string, path = ''): Issue =>
  error instanceof DoubledNameError ? errorIssue('doubled-name', path + error.path, error.message) : errorIssue('not-json', path, message);

/** The end of the string that begins at `open`: its closing quote has an even number of backslashes before it. */
export function endOfString(text: string, open: number): number {
  for (let end = text.indexOf('"', open + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** The number of strings in the text that are followed by a colon. */
function membersOf(text: string): number {
  let count = 0;
  for (let open = text.indexOf('"'); open >= 0;) {
    let at = endOfString(text, open) + 1;
    while (isSpace(text.charCodeAt(at))) at += 1;
    if (text.charCodeAt(at) === COLON) count += 1;
    open = text.indexOf('"', at);
  }
  return count;
}

/** The number of members of all objects in a value. Without recursion, because a text may be nested deeper than the stack. */
function membersIn(value: unknown): number {
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (Array.isArray(next)) for (const element of next as unknown[]) open.push(element);
    else if (typeof next === 'object' && next !== null)
      for (const name in next) {
        count += 1;
        const member = (next as Record<string, unknown>)[name];
        if (typeof member === 'object') open.push(member);
      }
  }
  return count;
}

/** The list or object around a position in the text. */
interface Around {
  /** The names so far; undefined for a list. */
  readonly names?: Set<string>;
  /** The current member or element. */
  step: string | number;
}

/** @throws DoubledNameError */
function refuseDoubled(text: string): void {
  const around: Around[] = [];
  let isName = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at]!;
    const inner = around.at(-1);
    if (mark === '{' || mark === '[') around.push(mark === '{' ? { names: new Set(), step: '' } : { step: 0 });
    else if (mark === '}' || mark === ']') around.pop();
    else if (mark === ',' && typeof inner?.step === 'number') inner.step += 1;
    else if (mark === '"') {
      const end = endOfString(text, at);
      if (isName && inner?.names) {
        const name = JSON.parse(text.slice(at, end + 1)) as string;
        inner.step = name;
        if (inner.names.has(name)) throw new DoubledNameError(text, name, at, pointer(...around.map(({ step }) => step)));
        inner.names.add(name);
      }
      at = end;
    }
    if (!isSpace(text.charCodeAt(at))) isName = (mark === '{' || mark === ',') && around.at(-1)?.names !== undefined;
  }
}
