/** The page of refused keys: every place in the checker that refuses a key, or a condition, that can have no effect, with its message. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The codes, with their meaning for the key. */
const CODES: Readonly<Record<string, string>> = {
  'no-effect': 'A key, a value or an entry of a list that cannot change anything where it is',
  'never-holds': 'A condition that no record can meet, or times that are certainly empty',
  'band-empty': 'A band that no value can reach',
  'one-of': 'Keys of which only one may be given',
};

const FOLDERS = ['lib/domain/checker', 'lib/domain/operators'];
const root = fileURLToPath(new URL('../', import.meta.url));

interface Refusal {
  readonly code: string;
  readonly key: string;
  readonly message: string;
}

/** @throws Error where a code is not the argument of a call that has a message: such a refusal would be missing on the page. */
export function refusals(): Refusal[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => `${folder}/${file}`),
  );
  return files.flatMap((file) => {
    const found: Refusal[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) && Object.hasOwn(CODES, node.text)) found.push(...refusalsAt(node, file));
      node.forEachChild(visit);
    };
    visit(ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.Latest, true));
    return found;
  });
}

function refusalsAt(node: ts.StringLiteral, file: string): Refusal[] {
  // A property of the table of codes, and a type, are not refusals.
  if ((ts.isPropertyAssignment(node.parent) && node.parent.name === node) || ts.isLiteralTypeNode(node.parent)) return [];
  const sibling = ts.isPropertyAssignment(node.parent) && node.parent.name.getText() === 'code' ? besides(node.parent) : undefined;
  if (sibling) return texts(sibling).map((text) => ({ code: node.text, key: '', message: text }));
  const call = enclosingCall(node);
  const [path, message] =
    call?.arguments.slice(call.arguments.findIndex((one) => one.getStart() <= node.getStart() && node.end <= one.end) + 1) ?? [];
  if (!path || !message) throw new Error(`${file}: "${node.text}" is in no call with a path and a message: ${node.parent.getText()}`);
  const key = keyIn(path) ?? (file.startsWith('lib/domain/operators') ? basename(file, '.ts') : '');
  return texts(message).map((text) => ({ code: node.text, key, message: text }));
}

/** The message of `{ code, message }`. */
const besides = ({ parent }: ts.PropertyAssignment): ts.Expression | undefined =>
  parent.properties.flatMap((one) =>
    one.name?.getText() !== 'message'
      ? []
      : ts.isPropertyAssignment(one)
        ? [one.initializer]
        : ts.isShorthandPropertyAssignment(one)
          ? [one.name]
          : [],
  )[0];

const enclosingCall = (node: ts.Node): ts.CallExpression | undefined => {
  let at = node.parent;
  while (ts.isConditionalExpression(at) || ts.isParenthesizedExpression(at)) at = at.parent;
  return ts.isCallExpression(at) ? at : undefined;
};

/** The last word of a path in the code: `overlaps` of `${path}/overlaps`. */
function keyIn(path: ts.Expression): string | undefined {
  const last = ts.isCallExpression(path) ? path.arguments.at(-1) : path;
  const text = last && (ts.isStringLiteralLike(last) ? last.text : ts.isTemplateExpression(last) ? templateText(last) : undefined);
  return text?.split('/').findLast((word) => /^[a-z]+(-[a-z]+)*$/.test(word));
}

const ANY = '…';

function texts(message: ts.Expression): string[] {
  if (ts.isStringLiteralLike(message)) return [message.text];
  if (ts.isTemplateExpression(message)) return [templateText(message)];
  if (ts.isConditionalExpression(message)) return [...texts(message.whenTrue), ...texts(message.whenFalse)];
  if (ts.isParenthesizedExpression(message)) return texts(message.expression);
  const named = ts.isIdentifier(message) ? declared(message) : undefined;
  return named ? texts(named) : [ANY];
}

/** The value of a constant, by the first declaration in its file. */
function declared(name: ts.Identifier): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  const visit = (one: ts.Node): void => {
    if (ts.isVariableDeclaration(one) && one.name.getText() === name.text) found ??= one.initializer;
    if (!found) one.forEachChild(visit);
  };
  visit(name.getSourceFile());
  return found;
}

const templateText = ({ head, templateSpans }: ts.TemplateExpression): string =>
  head.text + templateSpans.map(({ literal }) => ANY + literal.text).join('');

export function refusedKeys(): string {
  const all = refusals();
  const parts = [
    '# Keys without an effect',
    '',
    'Made from the code by `npm run docs`. The checker refuses a key that cannot have an effect where it is, whatever the evidence is, because its author expects one. Each message has the remedy. `…` stands for what the contract says there. What only evidence can show is a [warning of the linter](lint.md) or a [finding](errors.md) of the statement.',
  ];
  for (const [code, title] of Object.entries(CODES)) {
    const rows = all
      .filter((one) => one.code === code && one.message !== ANY)
      .map(({ key, message }) => `| ${key === '' ? '' : `\`${key}\``} | ${message.replaceAll('|', '\\|')} |`);
    parts.push('', `## \`${code}\``, '', `${title}.`, '', '| key | message |', '|---|---|', ...[...new Set(rows)].sort());
  }
  return `${parts.join('\n')}\n`;
}
