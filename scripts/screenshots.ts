/**
 * `npm run screenshots [folder] -- [--page <name>]... [--view <language-appearance-width>]... [--whole]`: a picture of each page of the console by its name below, at 1440 and
 * 390 px, light and dark, in each language, of the embedded run with the example, and of the playground. `--whole` takes the page as far as it scrolls.
 * It needs a Chromium; Chinese needs a font that has it.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { loadExample } from '../local/example.ts';
import { startSystem } from '../local/system.ts';
import { CHROMIUM, launch, openPage } from '../test/support/browser.ts';
import { serveFolder } from '../test/support/static-server.ts';
import { NOW, PAGES, signIn } from './console-pages.ts';

/** A page of files alone, without a sign-in. */
const PLAYGROUND = 'playground';

const VIEWS = (['en', 'zh'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((appearance) =>
    [1440, 390].map((width) => ({ name: `${language}-${appearance}-${width}`, language, appearance, width })),
  ),
);

/** Ms after which the answers of a page are there. */
const SETTLED_MS = 2500;

/** A window that is as high as the page. What is fixed to an edge of the window stays at that edge. */
async function showWhole(page: Page, width: number): Promise<void> {
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  await page.setViewportSize({ width, height: Math.min(height, 8000) });
  await page.waitForTimeout(500);
}

if (CHROMIUM === undefined) throw new Error('no Chromium was found; set CHROMIUM to its path');
const many = { type: 'string', multiple: true } as const;
const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { page: many, view: many, whole: { type: 'boolean' } },
});
const [out = '.screenshots'] = positionals;
/** @throws {Error} naming what there is none of */
const chosen = <T extends { readonly name: string }>(all: readonly T[], wanted: readonly string[] | undefined): readonly T[] =>
  wanted?.map((name) => {
    const found = all.find((each) => each.name === name);
    if (found === undefined) throw new Error(`there is no "${name}"; there are ${all.map((each) => each.name).join(', ')}`);
    return found;
  }) ?? all;
const names = chosen(
  [...Object.keys(PAGES), PLAYGROUND].map((name) => ({ name })),
  asked.page,
).map(({ name }) => name);
const views = chosen(VIEWS, asked.view);
mkdirSync(out, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'makegood-screenshots-'));
const system = await startSystem({ folder, port: 0, version: 'screenshots', clock: () => NOW });
await loadExample(system, { url: system.url, token: readFileSync(system.tokenPath, 'utf8').trim() });
execFileSync(process.execPath, ['console/build.mjs', 'playground', join(folder, PLAYGROUND)]);
const playground = await serveFolder(join(folder, PLAYGROUND), '/');
const browser = await launch();
const faults: string[] = [];
for (const { name: view, ...viewed } of views)
  for (const name of names) {
    const [role, path] = PAGES[name] ?? [];
    const page = await openPage(browser, path === undefined ? playground.url : `${system.url}/console/`, viewed, (fault) =>
      faults.push(`${name}: ${fault}`),
    );
    if (role !== undefined && path !== undefined) {
      await signIn(page, role);
      await page.goto(system.url + path);
    }
    await page.waitForTimeout(SETTLED_MS);
    if (asked.whole) await showWhole(page, viewed.width);
    await page.screenshot({ path: join(out, `${name}-${view}.png`) });
    await page.context().close();
  }
await browser.close();
await playground.stop();
await system.stop();
rmSync(folder, { recursive: true });
process.stdout.write(`${names.length * views.length} pictures in ${out}${faults.length === 0 ? '' : `\n${faults.join('\n')}`}\n`);
if (faults.length > 0) process.exitCode = 1;
