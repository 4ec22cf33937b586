/** The commands of a page, run in order in one folder as its reader runs them, and what they print held against the page. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, placeOf } from './docs.ts';

/** The address that pages name: of `npm start` without options. */
const DOCUMENTED = 'http://localhost:4570';

export interface Reader {
  readonly folder: string;
  /** The address of the running system. */
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  /** Waits as a reader does before the next command. */
  readonly settle: () => Promise<void>;
}

interface Ran {
  /** The exit code, or the signal that ended it. */
  readonly code: string;
  readonly out: string;
  readonly err: string;
}

const shell = (script: string, { folder, env }: Reader): Promise<Ran> =>
  new Promise((resolve) => {
    execFile('bash', ['-eu', '-c', script], { cwd: folder, env: { ...process.env, ...env }, maxBuffer: 1e8 }, (error, out, err) =>
      resolve({ code: String(error ? (error.code ?? error.signal) : 0), out, err }),
    );
  });

/** A line of the page holds for a line that was printed: "…" stands for any text, spaces for any number of them. */
function holds(wanted: string, printed: string): boolean {
  const pattern = wanted
    .trim()
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'))
    .join('.*');
  return new RegExp(`^\\s*${pattern}\\s*$`).test(printed);
}

/** The first line of the page that was not printed in its place; "..." stands for any lines. */
export function difference(wanted: string, printed: string): string | undefined {
  const lines = printed.trimEnd().split('\n');
  let at = 0;
  let anywhere = false;
  for (const line of wanted.trimEnd().split('\n')) {
    if (line.trim() === '...') {
      anywhere = true;
      continue;
    }
    const found = lines.findIndex((one, i) => i >= at && holds(line, one));
    if (found < 0 || (!anywhere && found !== at)) return line;
    at = found + 1;
    anywhere = false;
  }
  return anywhere || at === lines.length ? undefined : `(the page ends where it goes on: ${lines[at]!})`;
}

/** Runs the blocks of a page; the faults that were found, each with its place. */
export async function runPage(blocks: readonly Block[], reader: Reader): Promise<string[]> {
  const faults: string[] = [];
  let last: Ran = { code: '0', out: '', err: '' };
  for (const block of blocks) {
    const { words, text, language } = block;
    if (words.file !== undefined) writeFileSync(join(reader.folder, words.file), text);
    if (words['no-run'] !== undefined) continue;
    if (language === 'sh') {
      last = await shell(text.replaceAll(DOCUMENTED, reader.url), reader);
      if (last.code !== (words.exit ?? '0')) faults.push(`${placeOf(block)} ends with ${last.code}: ${last.err}${last.out}`);
      await reader.settle();
    } else if (words.output !== undefined) {
      const printed = last.out.replaceAll(reader.url, DOCUMENTED);
      const missing = difference(text, printed);
      if (missing !== undefined) faults.push(`${placeOf(block)} has "${missing}"; printed was:\n${printed}`);
    }
  }
  return faults;
}
