/** Before the browser tests: the console is built of the present sources, or a line says why they are skipped. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CHROMIUM } from '../browser.ts';

export default function buildConsole(): void {
  if (CHROMIUM === undefined)
    process.stdout.write('No Chromium is on this machine (CHROMIUM names one): the browser tests are skipped, and only these.\n');
  else execFileSync(process.execPath, [fileURLToPath(new URL('../../../console/build.mjs', import.meta.url))], { stdio: 'inherit' });
}
