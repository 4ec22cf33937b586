/** One exported type, one name: two files that export a type under one name mean two things by one word. Constants say their role. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { pushTo } from '../../../lib/domain/lists.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const isExportedType = (node: ts.Statement): node is ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration =>
  (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node)) &&
  (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** Names of exported types, interfaces and classes that more than one file declares, each with its files. */
function repeatedTypes(sources: Iterable<readonly [file: string, text: string]>): string[] {
  const files = new Map<string, string[]>();
  for (const [file, text] of sources)
    for (const node of ts.createSourceFile(file, text, ts.ScriptTarget.Latest).statements)
      if (isExportedType(node) && node.name) pushTo(files, node.name.text, file);
  return [...files].flatMap(([name, declaring]) => (declaring.length > 1 ? [`${name}: ${declaring.join(', ')}`] : []));
}

it('an exported type name is declared in one file of lib, lambdas, cli, local and test/support', () => {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'lib', 'lambdas', 'cli', 'local', 'test/support'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file.endsWith('.ts') && existsSync(root + file));
  expect(files.length).toBeGreaterThan(400);
  expect(repeatedTypes(files.map((file) => [file, readFileSync(root + file, 'utf8')] as const))).toEqual([]);
});

it('a name that two files declare is found, whether it is a type, an interface or a class', () => {
  const sources = [
    ['a.ts', 'export interface Place {}\nexport type Way = 1;\ntype Own = 1;\n'],
    ['b.ts', 'export class Place {}\nexport type Other = Way;\nexport type Own = 2;\n'],
  ] as const;
  expect(repeatedTypes(sources)).toEqual(['Place: a.ts, b.ts']);
});

/** Names of constants that say neither role nor unit: a limit is `MAX_*`, an age `*_TTL_MS`. */
const unclearConstants = (text: string): string[] =>
  [...text.matchAll(/^(?:export )?const (MOST_\w+|FRESH|STALE|AHEAD|GIVEN_UP)\b/gm)].map(([, name]) => name!);

it('a constant of the code says what it limits, as MAX_ and its unit', () => {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(root + file));
  expect(files.length).toBeGreaterThan(1500);
  expect(files.flatMap((file) => unclearConstants(readFileSync(root + file, 'utf8')).map((name) => `${file} ${name}`))).toEqual([]);
  expect(unclearConstants('const MOST_ROWS = 1;\nexport const STALE = 2;\nconst MAX_ROWS = 3;')).toEqual(['MOST_ROWS', 'STALE']);
});
