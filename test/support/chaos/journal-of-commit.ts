/** The journal as it was in a commit, read from git and run on files that fail: what wrote to the disk itself writes to these. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Plugin, build } from 'esbuild';
import type { FaultyFiles } from '../faulty-files.ts';
import type { OpenJournal, TestedJournal } from './journal-faults.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const JOURNAL = 'local/eventbridge/journal.ts';

/** Of what the journal calls by the names of Node's modules; the files are those that were set last. */
const SHIM = `
  const own = () => globalThis.chaosFiles;
  export const open = (...given) => own().open(...given);
  export const mkdir = async () => undefined;
  // Only imported, by files beside the journal.
  export const [chmod, lstat, readdir] = [];
  export const rename = (from, to) => own().rename(from, to);
  export const createReadStream = (path) => own().createReadStream(path);
`;

const textOf = (commit: string, path: string): string =>
  execFileSync('git', ['show', `${commit}:${path}`], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const fromGit = (commit: string): Plugin => ({
  name: 'from-git',
  setup: (made) => {
    made.onResolve({ filter: /^node:fs(\/promises)?$/ }, () => ({ path: 'files', namespace: 'shim' }));
    made.onResolve({ filter: /.*/, namespace: 'git' }, ({ path, importer }) =>
      path.startsWith('.') ? { path: join(dirname(importer), path), namespace: 'git' } : { path, external: true },
    );
    made.onResolve({ filter: /.*/ }, ({ path, kind }) => (kind === 'entry-point' ? { path, namespace: 'git' } : undefined));
    made.onLoad({ filter: /.*/, namespace: 'shim' }, () => ({ contents: SHIM }));
    made.onLoad({ filter: /.*/, namespace: 'git' }, ({ path }) => ({ contents: textOf(commit, path), loader: 'ts' }));
  },
});

/** What a handle of a file and a stream of node:fs do, on files that fail. */
const nodeFiles = (files: FaultyFiles): object => ({
  open: async (path: string, flags: string) => {
    const file = await files.open(path, flags === 'w' ? 'new' : 'keep');
    const size = async (): Promise<number> => (await files.size(path)) ?? 0;
    const append = async (data: string | Buffer): Promise<void> => file.write(Buffer.from(data), await size());
    return {
      writeFile: append,
      appendFile: append,
      sync: () => file.sync(),
      datasync: () => file.sync(),
      truncate: (to: number) => file.truncate(to),
      close: () => file.close(),
      stat: async () => ({ size: await size() }),
    };
  },
  rename: (from: string, to: string) => files.rename(from, to),
  createReadStream: (path: string) => Readable.from(files.read(path)),
});

interface Loaded {
  readonly Journal: { open(given: unknown): Promise<{ journal: TestedJournal; left: { readonly body: string }[] }> };
}

/** @throws Error when git has no such commit, or the commit no journal. */
export async function journalOfCommit(commit: string): Promise<OpenJournal> {
  const takesFiles = textOf(commit, JOURNAL).includes('FileLayer');
  const folder = mkdtempSync(join(tmpdir(), 'makegood-journal-'));
  try {
    const outfile = join(folder, 'journal.mjs');
    await build({
      entryPoints: [JOURNAL],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      plugins: [fromGit(commit)],
      logLevel: 'error',
    });
    const { Journal } = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Loaded;
    return async (files) => {
      Object.assign(globalThis, { chaosFiles: nodeFiles(files) });
      const { journal, left } = await Journal.open(takesFiles ? { files, folder: 'bus', onDamage: () => undefined } : 'bus');
      return { journal, left: left.map(({ body }) => body) };
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
