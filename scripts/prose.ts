/**
 * `npm run lint:prose`: words that docs/explanation/style.md does not allow, in pages, comments, messages, titles of tests and labels of their
 * cases, and titles of tests that are too short. The list is our own: the known linters of prose judge style by rules for English writers, and none knows the
 * nouns of this field.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../', import.meta.url));

interface Rule {
  readonly words: RegExp;
  readonly instead: string;
}

const rule = (words: RegExp, instead: string): Rule => ({ words, instead });

export const RULES: readonly Rule[] = [
  rule(/\b(somebody|someone|nobody)\b/i, 'name who it is, or who does not: the vendor, no sender, a caller'),
  rule(/\b(ours|of mine)\b/i, 'name the thing: "an internal error", "an event of Makegood"'),
  rule(/\b(comes?|came) to\b/i, '"is", "equals", "adds up to"'),
  rule(/\b(stands?|stood) under\b/i, '"is in", "is listed under", "is stored under"'),
  rule(/\bmend(s|ed|ing)?\b/i, '"correct", "repair"'),
  rule(/\bat the door\b/i, '"on arrival"'),
  rule(/\brooms?\b/i, '"folder", "layer", "space"'),
  rule(/\bthe house\b/i, '"the layers"'),
  rule(/\b(is|are|was|were|be|been|being) (told|heard|noted)\b/i, 'data is "reported", "received", "recorded", "published"'),
  rule(/\b(tells?|told|heard) of\b|\b(tells|speaks|hears)\b/i, '"reports on", "received from", "says", "reports"'),
  rule(/\b(looked at|can tell|(tells?|told) (\w+ ){0,4}apart)\b/i, '"checked", "assessed", "reports", "differs", "is treated alike"'),
  rule(/\bwork(s|ed|ing)? (it |them )?out\b/i, '"compute", "assess"'),
  rule(/\bwhoever\b/i, 'name who it is: "the person who", "anyone with", "every caller"'),
  rule(/\b(contracts?|versions?|words?|rules?|forms?|types?|names?|class|settings?|those|the one) of today\b/i, '"current"'),
  rule(/\b(is|are|was|were) (held against|said)\b/i, '"is compared with"; "is reported", "is stated", "gives a finding"'),
  rule(/\bby chance\b/i, '"random"'),
  rule(/\b(riddles?|hearken|acquit(s|ted)?|therein|whosoever)\b/i, 'a plain word'),
];

/** A text with the line on which it begins. */
interface Piece {
  readonly line: number;
  readonly text: string;
}

/** The text of a page without code: words in code are names. */
function pageOf(text: string): Piece[] {
  const blank = (part: string): string => part.replace(/[^\n]/g, '');
  return [
    {
      line: 1,
      text: text
        .replace(/^ *```[\s\S]*?^ *```/gm, blank)
        .replace(/`[^`\n]*`/g, '')
        .replace(/\]\([^)]*\)/g, ']'),
    },
  ];
}

/** Comments, and in what is no test texts of more than one word: in a test these are data. */
function sourceOf(file: string, text: string): Piece[] {
  const isTest = file.startsWith('test/');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map<number, Piece>();
  const add = (at: number, part: string): void =>
    void found.set(at, { line: source.getLineAndCharacterOfPosition(at).line + 1, text: part.replace(/`[^`\n]*`/g, '') });
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
    ])
      add(pos, text.slice(pos, end));
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
    if (!isTest && isText && node.text.trim().includes(' ')) add(node.getStart(), node.text);
    // Also for tokens, because a comment may be before an operator or a bracket.
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  return joinedComments([...found.values()].sort((a, b) => a.line - b.line));
}

/** Comments of several `//` lines as one piece each. */
function joinedComments(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.text.startsWith('//') && piece.text.startsWith('//') && piece.line === last.line + last.text.split('\n').length)
      all[all.length - 1] = { line: last.line, text: `${last.text}\n${piece.text}` };
    else all.push(piece);
  }
  return all;
}

/** The first text of each row of `it.each([...])` and `describe.each([...])`: what the title of a case says. */
function labelsOf(file: string, text: string): Piece[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Piece[] = [];
  const bare = (node: ts.Expression | undefined): ts.Expression | undefined =>
    node && (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) ? bare(node.expression) : node;
  const visit = (node: ts.Node): void => {
    const called = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'each';
    const table = called ? bare(node.arguments[0]) : undefined;
    for (const row of table && ts.isArrayLiteralExpression(table) ? table.elements : []) {
      const own = bare(row);
      const label = own && ts.isArrayLiteralExpression(own) ? bare(own.elements[0]) : own;
      if (label && (ts.isStringLiteralLike(label) || ts.isTemplateExpression(label)))
        found.push({ line: source.getLineAndCharacterOfPosition(label.getStart()).line + 1, text: label.getText(source) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

interface Title extends Piece {
  /** Of `it`, not of `describe`. */
  readonly ofTest: boolean;
}

/** The titles of tests: "it('a late event is refused', ...)", "describe.each(...)('%s', ...)". */
function titlesOf(file: string, text: string): Title[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Title[] = [];
  const rootOf = (node: ts.Expression): string =>
    ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) ? rootOf(node.expression) : '';
  const visit = (node: ts.Node): void => {
    const name = ts.isCallExpression(node) ? rootOf(node.expression) : '';
    if (ts.isCallExpression(node) && /^(it|describe)$/.test(name)) {
      const [title] = node.arguments;
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)))
        found.push({ line, text: title.getText(source), ofTest: name === 'it' });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const MIN_TITLE_WORDS = 5;

/** Titles of `it` that are too short to state who does what under which condition; a placeholder is one word. */
const shortTitles = (file: string, text: string): string[] =>
  titlesOf(file, text)
    .filter(({ ofTest, text: title }) => ofTest && title.slice(1, -1).trim().split(/\s+/).length < MIN_TITLE_WORDS)
    .map(
      ({ line, text: title }) => `${file}:${line} ${title}: write a sentence of at least ${MIN_TITLE_WORDS} words: condition and outcome`,
    );

/** The faults of a text, each with its line. Of tests the comments, the titles and the labels of cases are read. */
export const faultsIn = (file: string, text: string): string[] =>
  file.startsWith('test/') ? [...bannedIn(file, text), ...shortTitles(file, text)] : bannedIn(file, text);

const piecesOf = (file: string, text: string): Piece[] =>
  file.startsWith('test/') ? [...sourceOf(file, text), ...titlesOf(file, text), ...labelsOf(file, text)] : sourceOf(file, text);

function bannedIn(file: string, text: string): string[] {
  const pieces = file.endsWith('.md') ? pageOf(text) : piecesOf(file, text);
  return pieces.flatMap((piece) => {
    const [at, text] = [piece.line, joined(piece.text)];
    return RULES.flatMap(({ words, instead }) =>
      [...text.matchAll(new RegExp(words.source.replaceAll(' ', ' +'), 'gi'))].map((found) => {
        const line = at + piece.text.slice(0, found.index).split('\n').length - 1;
        return { line, fault: `${file}:${line} "${found[0].replace(/ +/g, ' ')}": write ${instead}` };
      }),
    )
      .sort((a, b) => a.line - b.line)
      .map(({ fault }) => fault);
  });
}

/** A text of the same length whose paragraphs are single lines, so that words on both sides of a line end are found together. */
const joined = (text: string): string =>
  text.replace(/\n[ \t]*(?:\*(?!\/)|\/\/)?[ \t]*(?![ \t]*(?:$|[\n|#-]|\d+\.))/g, (gap) => ' '.repeat(gap.length));

const FOLDERS = ['lib', 'lambdas', 'cli', 'local', 'client', 'package', 'scripts', 'bench', 'docs', 'contracts', 'test', '.github'];

/** Pages and sources; the changelog says what earlier versions wrote. */
export const proseFiles = (): string[] =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...FOLDERS, '*.md', '*.mjs'], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter(
      (file) => /\.(md|ts|mjs)$/.test(file) && !/^(test\/fixtures\/|CHANGELOG|scripts\/prose\.ts)/.test(file) && existsSync(root + file),
    );

export const proseFaults = (): string[] => proseFiles().flatMap((file) => faultsIn(file, readFileSync(root + file, 'utf8')));

if (process.argv[1]?.endsWith('prose.ts')) {
  const faults = proseFaults();
  process.stdout.write([...faults, `${proseFiles().length} files, ${faults.length} faults`].join('\n') + '\n');
  process.exitCode = faults.length === 0 ? 0 : 1;
}
