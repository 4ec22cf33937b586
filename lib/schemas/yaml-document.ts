/** Reads YAML 1.2 (core schema) as plain data: no aliases, no tags, bounded in size and depth, so that a hostile file is refused at once. */
import { LineCounter, type YAMLMap, isAlias, isCollection, isMap, isNode, isScalar, parseDocument, visit } from 'yaml';
import { type Issue, errorIssue } from '../domain/issue.ts';

const MAX_BYTES = 256 * 1024;
const MAX_DEPTH = 24;
const MAX_NODES = 50_000;

export interface ReadDocument {
  readonly document?: unknown;
  readonly issues: Issue[];
  /** "12:5" (line:column) of a JSON pointer, for messages; undefined without a position. */
  readonly locate: (path: string) => string | undefined;
}

const nowhere = (): undefined => undefined;

export function readYaml(text: string): ReadDocument {
  if (text.length > MAX_BYTES)
    return { issues: [errorIssue('too-large', '', `the document has more than ${MAX_BYTES / 1024} KB; split it`)], locate: nowhere };
  if (tooDeep(text)) return { issues: [errorIssue('too-deep', '', `the document nests deeper than ${MAX_DEPTH} levels`)], locate: nowhere };
  const lines = new LineCounter();
  const parsed = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    // Checked below: the parser's own check compares every key with every other.
    uniqueKeys: false,
    strict: true,
    lineCounter: lines,
    merge: false,
    logLevel: 'silent',
  });
  const place = (offset: number): string => (({ line, col }) => `${line}:${col}`)(lines.linePos(offset));
  const issues: Issue[] = parsed.errors.map((error) =>
    errorIssue('not-yaml', '', `line ${place(error.pos[0])}: ${error.message.split('\n')[0]!.replace(/ at line .*$/, '')}`),
  );
  let nodes = 0;
  visit(parsed, (_, node) => {
    nodes += 1;
    if (nodes > MAX_NODES) {
      issues.push(errorIssue('too-large', '', `the document has more than ${MAX_NODES} entries`));
      return visit.BREAK;
    }
    if (isMap(node)) issues.push(...doubleKeys(node, place));
    if (isAlias(node) || ((isScalar(node) || isCollection(node)) && node.anchor !== undefined)) {
      issues.push(
        errorIssue('no-aliases', '', `line ${place(node.range?.[0] ?? 0)}: anchors and aliases are not allowed; write the value out`),
      );
    } else if ((isScalar(node) || isCollection(node)) && node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) {
      issues.push(errorIssue('no-tags', '', `line ${place(node.range?.[0] ?? 0)}: tags are not allowed`));
    }
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
  if (issues.length > 0) return { issues, locate };
  return { document: parsed.toJS({ maxAliasCount: 0 }), issues, locate };
}

function doubleKeys(map: YAMLMap, place: (offset: number) => string): Issue[] {
  const seen = new Set<unknown>();
  return map.items.flatMap(({ key }) => {
    const name = isScalar(key) ? key.value : key;
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const at = isNode(key) && key.range ? `line ${place(key.range[0])}: ` : '';
    return [errorIssue('not-yaml', '', `${at}the key "${String(name)}" occurs twice in one map; keep one`)];
  });
}

/** A cheap bound before parsing: brackets in a row, or indentation. */
function tooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return /^ {200}/m.test(text) || /^(?:- ){24}/m.test(text);
}
