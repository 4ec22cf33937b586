/** Data folders that have the example: it is loaded once, and files that begin with it get a copy. Loading takes longer than most tests of it. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { HOUR } from '../../lib/domain/time/instant.ts';
import { loadExample } from '../../local/example.ts';
import { type SystemOptions, startSystem } from '../../local/system.ts';

interface StoredFile {
  readonly path: string;
  readonly mode: number;
  readonly bytes: Buffer;
}

/** By the hour of its clock and the engine, for the files of this process. */
const loaded = new Map<string, Promise<readonly StoredFile[]>>();

/** Fills an empty folder. What is in it was received when the hour of the clock began. */
export async function putExample(
  folder: string,
  { clock = Date.now, engine }: Pick<Partial<SystemOptions>, 'clock' | 'engine'>,
): Promise<void> {
  const now = Math.floor(clock() / HOUR) * HOUR;
  const key = `${now} ${engine ?? ''}`;
  if (!loaded.has(key)) loaded.set(key, load({ clock: () => now, ...(engine && { engine }) }));
  for (const { path, mode, bytes } of await loaded.get(key)!) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    chmodSync(file, mode);
  }
}

async function load(options: Pick<SystemOptions, 'clock' | 'engine'>): Promise<StoredFile[]> {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-example-'));
  const system = await startSystem({ folder, port: 0, version: 'test', ...options });
  try {
    await loadExample(system, { url: system.url, token: readFileSync(system.tokenPath, 'utf8').trim() });
  } finally {
    await system.stop();
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const stored = files.map(({ parentPath, name }) => {
    const file = join(parentPath, name);
    return { path: relative(folder, file), mode: statSync(file).mode, bytes: readFileSync(file) };
  });
  rmSync(folder, { recursive: true });
  return stored;
}
