/**
 * `npm run build:client [folder]`: the package entries `makegood/events` and `makegood/api` as plain ES modules with types, for senders without TypeScript. The
 * AWS client stays outside: a sender has its own.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import ts from 'typescript';

const root = fileURLToPath(new URL('../', import.meta.url));

const ENTRIES = ['events', 'api'].map((name) => join(root, `client/${name}.ts`));

/** Bundles each entry into one file, and writes the declarations beside it. */
export function buildClient(out: string): void {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  buildSync({
    entryPoints: ENTRIES,
    outdir: join(out, 'client'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  const program = ts.createProgram(ENTRIES, {
    rootDir: root,
    outDir: out,
    declaration: true,
    emitDeclarationOnly: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: true,
    types: ['node'],
  });
  const result = program.emit();
  const errors = [...ts.getPreEmitDiagnostics(program), ...result.diagnostics];
  if (errors.length > 0)
    throw new Error(
      ts.formatDiagnostics(errors, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => root, getNewLine: () => '\n' }),
    );
  writeFileSync(join(out, 'package.json'), '{ "type": "module" }\n');
}

if (process.argv[1]?.endsWith('build-client.ts')) buildClient(process.argv[2] ?? join(root, 'dist'));
