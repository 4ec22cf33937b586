/** Every command of the pages, run against the embedded system, and what the pages say that it prints. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../../support/cli-run.ts';
import { embeddedRun } from '../../support/embedded-run.ts';
import { temporaryFolder } from '../../support/harness.ts';
import { DOC_PAGES, blocksOf } from '../../support/docs.ts';
import { type Reader, difference, runPage } from '../../support/page-run.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const home = temporaryFolder();

const isRun = ({ language, words }: ReturnType<typeof blocksOf>[number]): boolean => language === 'sh' && words['no-run'] === undefined;
const pages = DOC_PAGES.filter((page) => blocksOf(page).some(isRun));
/** The parts of the tutorial follow one another in one folder, on a system that has only the example; each other page begins in an empty folder. */
const TUTORIAL = ['docs/tutorial/first-contract.md', 'docs/tutorial/closed-month.md'];
const inOrder = [...TUTORIAL, ...pages.filter((page) => !TUTORIAL.includes(page))];

/** The pages show deadlines that are near: the day on which they were written. */
const BEGAN = Date.now();
const clock = (): number => Date.parse('2026-11-27T09:00:00Z') + Date.now() - BEGAN;
const embedded = embeddedRun({ example: true, clock });

/** `makegood` and `npx makegood` are the built command line. */
function writeCommands(): string {
  const bin = join(home, 'bin');
  mkdirSync(bin);
  const cli = `exec "${process.execPath}" "${commandLine}" "$@"`;
  const commands = { makegood: cli, npx: `[ "$1" = makegood ] || { echo "npx $1 is not in the docs' tests" >&2; exit 1; }; shift; ${cli}` };
  for (const [name, script] of Object.entries(commands)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}

function readerOf(page: string, bin: string): Reader {
  const isTutorial = TUTORIAL.includes(page);
  const folder = join(home, isTutorial ? 'tutorial' : page.replaceAll('/', '-'));
  mkdirSync(folder, { recursive: true });
  if (!isTutorial) for (const name of ['contracts', 'docs']) symlinkSync(join(root, name), join(folder, name));
  const { system, token } = embedded;
  const env = { PATH: `${bin}:${process.env.PATH ?? ''}`, MAKEGOOD_API: system.url, MAKEGOOD_TOKEN: token };
  return { folder, url: system.url, env, settle: () => system.bus.drained() };
}

let bin: string;
beforeAll(() => {
  bin = writeCommands();
});

describe('the commands', () => {
  it.each(inOrder)('of %s do what the page says', async (page) => {
    expect(await runPage(blocksOf(page), readerOf(page, bin))).toEqual([]);
  });

  it('are listed for every page with commands', () => {
    expect([...inOrder].sort()).toEqual([...pages].sort());
    expect(pages.length).toBeGreaterThan(5);
  });
});

describe('the output that a page shows', () => {
  const printed = 'a 1\nb  2\nc 3\n';
  it.each([
    ['a 1\nb 2\nc 3', undefined],
    ['a 1\n...\nc …', undefined],
    ['a 1\nc 3', 'c 3'],
    ['a 2\n...', 'a 2'],
    ['a 1\nb 2', '(the page ends where it goes on: c 3)'],
    ['...\nc 3\n...\na 1', 'a 1'],
  ])('is compared with the real output: %j', (wanted, fault) => {
    expect(difference(wanted, printed)).toBe(fault);
  });
});
