/**
 * Reads YAML 1.2 (core schema) as plain data: one document, no aliases, no tags, no directives, bounded in size and depth. A hostile file
 * is refused at once, and no part of a text is ignored.
 */
import { LineCounter, type Node, type YAMLError, type YAMLMap, isAlias, isCollection, isMap, isNode, isScalar, visit } from 'yaml';
import { type Issue, errorIssue } from '../domain/issue.ts';
import { MAX_DEPTH, MAX_ENTRIES, UNUSABLE_NAME, tooDeepIssue, tooLongIssue, tooManyIssue, unusableNameIssue } from './document-bounds.ts';
import { firstIssues } from './first-issues.ts';
import { TooManyEntriesError, parseWithinBounds } from './yaml-parser.ts';

export interface ReadDocument {
  readonly document?: unknown;
  readonly issues: Issue[];
  /** "12:5" (line:column) of a JSON pointer, for messages; undefined without a position. */
  readonly locate: (path: string) => string | undefined;
}

const nowhere = (): undefined => undefined;

export function readYaml(text: string): ReadDocument {
  const passed = tooLongIssue(text) ?? (looksTooDeep(text) ? tooDeepIssue() : undefined);
  if (passed) return { issues: [passed], locate: nowhere };
  if (isJsonLines(text))
    return {
      issues: [errorIssue('json-lines', '', 'these are JSON lines, as events are written; one YAML or JSON document is needed here')],
      locate: nowhere,
    };
  try {
    return readNodes(text);
  } catch (error) {
    // The parser and the walk through its nodes recurse.
    if (error instanceof RangeError) return { issues: [tooDeepIssue()], locate: nowhere };
    if (error instanceof TooManyEntriesError) return { issues: [tooManyIssue()], locate: nowhere };
    throw error;
  }
}

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  // Checked below: the parser's own check compares every key with every other.
  uniqueKeys: false,
  strict: true,
  merge: false,
  // The parser would copy the lines around each error, which takes a minute for 100,000 of them.
  prettyErrors: false,
  // With "silent" the parser drops all documents behind the first without a word.
  logLevel: 'error',
} as const;

function readNodes(text: string): ReadDocument {
  const lines = new LineCounter();
  const parsed = parseWithinBounds(text, { ...OPTIONS, lineCounter: lines });
  const place = (offset: number): string => (({ line, col }) => `${line}:${col}`)(lines.linePos(offset));
  const issues: Issue[] = [...directives(text), ...parsed.errors.map((error) => fromYamlError(error, place))];
  let nodes = 0;
  visit(parsed, (_, node, above) => {
    nodes += 1;
    const isDeep = isCollection(node) && above.filter(isCollection).length >= MAX_DEPTH;
    if (isDeep || nodes > MAX_ENTRIES) {
      issues.push(isDeep ? tooDeepIssue() : tooManyIssue());
      return visit.BREAK;
    }
    if (isNode(node)) issues.push(...defectsOf(node, place));
    return undefined;
  });
  const locate = (path: string): string | undefined => {
    let steps = path
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    for (; steps.length > 0; steps = steps.slice(0, -1)) {
      const node = parsed.getIn(steps, true);
      if (isNode(node) && node.range) return place(node.range[0]);
    }
    return undefined;
  };
  if (issues.length > 0) return { issues: firstIssues(issues), locate };
  return { document: parsed.toJS({ maxAliasCount: 0 }), issues, locate };
}

/** What a node has that no contract and no mapping needs. */
function defectsOf(node: Node, place: (offset: number) => string): Issue[] {
  const at = `line ${place(node.range?.[0] ?? 0)}`;
  if (isAlias(node) || ((isScalar(node) || isCollection(node)) && node.anchor !== undefined))
    return [errorIssue('no-aliases', '', `${at}: anchors and aliases are not allowed; write the value out`)];
  // A node has a tag only where one is written.
  const tags = node.tag === undefined ? [] : [errorIssue('no-tags', '', `${at}: tags are not allowed`)];
  return isMap(node) ? [...tags, ...wrongKeys(node, place)] : tags;
}

function fromYamlError({ code, pos, message }: YAMLError, place: (offset: number) => string): Issue {
  const at = `line ${place(pos[0])}`;
  if (code === 'MULTIPLE_DOCS')
    return errorIssue('several-documents', '', `${at}: another document begins here; one file holds one, so write it to a file of its own`);
  return errorIssue('not-yaml', '', `${at}: ${message.split('\n')[0]!.replace(/ at line .*$/, '')}`);
}

/** Issues for directives before the document, which would change how it is read; `%YAML 1.2` is allowed. */
function directives(text: string): Issue[] {
  const before = text.replace(/^\uFEFF/, '').split('\n');
  const end = before.findIndex((line) => !/^\s*(?:#.*)?$/.test(line) && !line.startsWith('%'));
  return before.slice(0, end < 0 ? undefined : end).flatMap((line, i) => {
    if (!line.startsWith('%') || /^%YAML\s+1\.2\s*(?:#.*)?$/.test(line)) return [];
    return [errorIssue('no-directives', '', `line ${i + 1}:1: "${line.trim().slice(0, 60)}" has no effect here; delete the line`)];
  });
}

/**
 * Whether a file of events was given as a contract: its first two lines are JSON objects. This gives one message instead of one for each
 * line.
 */
function isJsonLines(text: string): boolean {
  const [first, second] = text.split('\n', 50).filter((line) => line.trim() !== '');
  return [first, second].every((line) => {
    if (!line?.startsWith('{')) return false;
    try {
      JSON.parse(line);
      return true;
    } catch {
      return false;
    }
  });
}

function wrongKeys(map: YAMLMap, place: (offset: number) => string): Issue[] {
  const seen = new Set<unknown>();
  return map.items.flatMap(({ key }) => {
    const name = isScalar(key) ? key.value : key;
    if (name === UNUSABLE_NAME) return [unusableNameIssue()];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const at = isNode(key) && key.range ? `line ${place(key.range[0])}: ` : '';
    return [errorIssue('not-yaml', '', `${at}the key "${String(name)}" occurs twice in one map; keep one`)];
  });
}

/** A cheap look before parsing: brackets in a row, or indentation. */
function looksTooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return true;
  }
  return /^ {200}/m.test(text);
}
