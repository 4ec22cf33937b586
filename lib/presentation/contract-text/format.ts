/**
 * Writes a contract, published terms or cases in one form: two spaces, one blank line at most, double quotes, a map or list on one line
 * only where it fits. Comments, the order of keys and the choice between one line and several are kept. What the text says stays the
 * same: that is compared before the text is given.
 */
import { isDeepStrictEqual } from 'node:util';
import { LineCounter, type YAMLMap, type YAMLSeq, parseDocument, visit } from 'yaml';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { readYaml } from '../../schemas/yaml-document.ts';

/** Characters of a line; a map or list that passes them is written on several. */
export const LINE_WIDTH = 150;

const WRITTEN = { lineWidth: 0, indent: 2, flowCollectionPadding: true, singleQuote: false } as const;
const READ = { version: '1.2', schema: 'core', uniqueKeys: false } as const;

/** A long line has some maps and lists within each other; each round breaks the outermost. */
const MAX_ROUNDS = 100;

export interface FormattedText {
  /** The text as given when there are issues. */
  readonly text: string;
  readonly issues: readonly Issue[];
}

export function formatContract(text: string): FormattedText {
  const { document: said, issues } = readYaml(text);
  if (issues.length > 0) return { text, issues };
  if (said === null || typeof said !== 'object')
    return { text, issues: [errorIssue('not-a-map', '', 'the file holds no keys: a contract, terms or cases are needed')] };
  const formatted = written(text);
  // A formatter that changes what is owed is worse than none.
  if (!saysTheSame(readYaml(formatted).document, said)) throw new Error('the formatted text does not say what the text says');
  return { text: formatted, issues: [] };
}

/** Also in the order of the keys, which statements keep. */
const saysTheSame = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(one, other) && JSON.stringify(one) === JSON.stringify(other);

/** A comment that moved changes what is before and behind it, so that one pass is not enough. */
function written(text: string): string {
  // Which lines are too long is known when they are written in the common form.
  let before = writtenOnce(text, Infinity);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const after = writtenOnce(before, LINE_WIDTH);
    if (after === before) break;
    before = after;
  }
  return before;
}

function writtenOnce(text: string, width: number): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...READ, lineCounter: lines });
  const tooLong = new Set(text.split('\n').flatMap((line, i) => (line.length > width ? [i + 1] : [])));
  visit(document, {
    Scalar: (_, node) => {
      if (node.type === 'QUOTE_SINGLE') node.type = 'QUOTE_DOUBLE';
    },
    Collection: (_, node) => {
      if (!node.flow || node.items.length === 0) return undefined;
      const line = lines.linePos(node.range![0]).line;
      if (!tooLong.has(line) && !holdsComment(node)) return undefined;
      node.flow = false;
      // What is within may fit on the new lines; the next round knows.
      return visit.SKIP;
    },
  });
  visit(document, { Map: (_, node) => padded(node, ' '), Seq: (_, node) => padded(node, '') });
  visit(document, { Node: (_, node) => tidyComments(node) });
  tidyComments(document);
  return document.toString(WRITTEN);
}

interface Commented {
  comment?: string | null | undefined;
  commentBefore?: string | null | undefined;
}

/** Blank lines between comments are text of the comments to the library. A block of text is left alone: its blank lines belong to the value. */
function tidyComments(node: Commented): void {
  if (typeof node.comment === 'string') node.comment = tidied(node.comment);
  if (typeof node.commentBefore === 'string') node.commentBefore = tidied(node.commentBefore);
}

const tidied = (comment: string): string => comment.replaceAll(/[^\S\n]+$/gm, '').replaceAll(/\n{3,}/g, '\n\n');

function holdsComment(collection: YAMLMap | YAMLSeq): boolean {
  let found = false;
  visit(collection, {
    Node: (_, node) => {
      found ||= node !== collection && (node.comment !== undefined || node.commentBefore !== undefined) && node.comment !== null;
    },
  });
  return found;
}

/** `{ a: b }` and `[a, b]`: the library pads both or none. */
function padded(node: YAMLMap | YAMLSeq, padding: string): void {
  const write = node.toString.bind(node);
  node.toString = (context, ...rest) => write(context && { ...context, flowCollectionPadding: padding }, ...rest);
}
