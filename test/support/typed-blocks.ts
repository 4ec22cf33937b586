/** Programs of the pages, compiled against the entries of the package as its sources are. */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { type Block, placeOf } from './docs.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ENTRIES = {
  'makegood/core': 'package/core.ts',
  'makegood/cdk': 'package/cdk.ts',
  'makegood/events': 'client/events.ts',
  'makegood/api': 'client/api.ts',
};

/** A block that continues the one before is compiled with it. */
function programs(blocks: readonly Block[]): Map<string, string> {
  const texts: { place: string; text: string }[] = [];
  for (const block of blocks)
    if (block.words.continues === undefined) texts.push({ place: placeOf(block), text: block.text });
    else texts.at(-1)!.text += block.text;
  return new Map(texts.map(({ place, text }) => [`${root}${place.replace(/[^a-z0-9]+/gi, '-')}.ts`, `${text}\nexport {};\n`]));
}

export function compileErrors(blocks: readonly Block[]): string[] {
  const files = programs(blocks);
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  options.paths = Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, [root + file]]));
  options.noUnusedLocals = false;
  const host = ts.createCompilerHost(options);
  host.readFile = (path) => files.get(path) ?? ts.sys.readFile(path);
  host.fileExists = (path) => files.has(path) || ts.sys.fileExists(path);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => `${file.slice(root.length)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
  );
}
