/** The words of the paper on the pages about contracts and statements, in a real browser. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, consolePages } from '../support/browser.ts';
import { axeFaults, signedIn } from '../support/console-user.ts';
import { embeddedRun } from '../support/embedded-run.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const STATEMENT = '/console/statements/live-streaming-network.2026-10';
const AVAILABLE = 'Each line is available for at least 99.9% of the month.';

describe.skipIf(CHROMIUM === undefined)('the words of the paper beside the clauses', () => {
  const run = embeddedRun({ example: true, clock: () => NOW });
  const pages = consolePages();
  const open = (role: string, path: string, viewed = {}): Promise<Page> => signedIn(pages, run.system.url + path, role, viewed);

  it.each([
    ['en', 'light', 1440, /Version 2026-09, in force from/, 'Clause W5'],
    ['zh', 'dark', 390, /版本 2026-09，自/, '条款 W5'],
  ] as const)('a reading in %s (%s, %i px) has each quote beside its clause', async (language, appearance, width, version, clause) => {
    const page = await open(language === 'zh' ? '合同负责人' : 'Contract owner', '/console/contracts/live-streaming-network', {
      language,
      appearance,
      width,
    });
    const quote = page.locator('blockquote', { hasText: AVAILABLE });
    await quote.waitFor();
    await page.getByText(version).first().waitFor();
    await page.getByText(clause, { exact: true }).first().waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/reading-${language}.png`, fullPage: true });
    expect(await axeFaults(page)).toEqual([]);
  });

  it.each([
    ['en', 'light', 1440, 'Finance', 'Why line 1 is owed', 'Objectives'],
    ['zh', 'dark', 390, '财务', '第 1 行赔付的依据', '承诺履行情况'],
  ] as const)(
    'a statement in %s (%s, %i px) has the words of its lines, its objectives and its reasons',
    async (language, appearance, width, role, why, objectives) => {
      const page = await open(role, STATEMENT, { language, appearance, width });
      const main = page.locator('main');
      await main.locator('blockquote', { hasText: AVAILABLE }).first().waitFor();
      await main.getByRole('button', { name: objectives }).click();
      await main.locator('blockquote', { hasText: AVAILABLE }).nth(1).waitFor();
      await page.getByRole('button', { name: why }).click();
      const dialog = page.getByRole('dialog', { name: why });
      await dialog.locator('blockquote', { hasText: 'The customer claims within 30 days' }).waitFor();
      // The words stand there once: not in a sentence too.
      expect((await dialog.innerText()).split(AVAILABLE)).toHaveLength(2);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/why-${language}.png`, fullPage: true });
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/statement-${language}.png`, fullPage: true });
    },
  );

  it('the words are those of the contract by which a revision was assessed, not of a newer one', async () => {
    const path = '/v1/contracts/live-streaming-network';
    const text = await (await run.ask('GET', path, { accept: 'application/yaml' })).text();
    const newer = text.replaceAll(AVAILABLE, 'Words that were agreed later.');
    expect((await run.ask('PUT', path, { 'content-type': 'application/yaml' }, newer)).status).toBe(200);
    const page = await open('Finance', `${STATEMENT}?line=1`);
    await page.getByRole('dialog').locator('blockquote', { hasText: AVAILABLE }).waitFor();
    expect(await page.getByText('Words that were agreed later.').count()).toBe(0);
  });
});
