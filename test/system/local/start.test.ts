/** `npm start`: what is edited is what runs, and a start that changes nothing makes no new bundle. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/harness.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = temporaryFolder();

it('makes the bundle again when a source changed, and only then', () => {
  for (const name of ['lib/sources/bounded', 'lambdas', 'cli', 'client', 'scripts', 'local'])
    mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['node_modules', 'package-lock.json']) symlinkSync(join(root, name), join(folder, name));
  for (const name of ['start', 'fingerprint']) symlinkSync(join(root, `scripts/${name}.mjs`), join(folder, `scripts/${name}.mjs`));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  // The thread for mappings and YAML is an entry of its own.
  writeFileSync(join(folder, 'lib/sources/bounded/worker-entry.ts'), '');
  const edit = (text: string): void =>
    writeFileSync(join(folder, 'local/main.ts'), `console.log(import.meta.url, ${JSON.stringify(text)});`);
  const start = (...args: string[]): string =>
    execFileSync(process.execPath, ['--preserve-symlinks-main', join(folder, 'scripts/start.mjs'), ...args], { encoding: 'utf8' }).trim();
  edit('one');
  expect(start('bundle')).toBe('');
  const made = statSync(join(folder, '.built/main.js')).mtimeMs;
  expect(start()).toMatch(/^file:\S+\/local\/main\.ts one$/);
  expect(statSync(join(folder, '.built/main.js')).mtimeMs).toBe(made);
  edit('another');
  expect(start()).toMatch(/ another$/);
});
