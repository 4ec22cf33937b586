/** The playground from its built files, below a path of a host of static files, in a real browser. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, consolePages } from '../support/browser.ts';
import { axeFaults } from '../support/console-user.ts';
import { staticFiles } from '../support/static-files.ts';

describe.skipIf(CHROMIUM === undefined)('the playground as static files', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'makegood-playground-'));
    execFileSync(process.execPath, ['console/build.mjs', 'playground', folder]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const files = staticFiles(() => folder, '/docs/playground/');
  const pages = consolePages();

  const total = (page: Page, amount: string): Promise<void> => page.getByRole('status').getByText(amount, { exact: true }).waitFor();

  async function typed(page: Page, label: string, text: string): Promise<void> {
    await page.getByRole('textbox', { name: label, exact: true }).click();
    await page.keyboard.press('Control+a');
    // Chromium puts the style of what it replaces into the text that it inserts, which the policy blocks.
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(text);
  }

  it('computes the statement of the example, and the reason of a line with the words of its paper', async () => {
    const page = await pages.open(files.url);
    await total(page, '7,000.00 CNY');
    await page.getByRole('button', { name: 'Why line 1 is owed' }).click();
    const reason = page.getByRole('dialog', { name: 'Why line 1 is owed' });
    await reason.locator('blockquote', { hasText: 'Each line is available for at least 99.9% of the month.' }).waitFor();
    await reason.getByText('60,000.00 CNY × 10% = 6,000.00 CNY.').waitFor();
  });

  it('the statement follows each change of the evidence, in YAML and as one JSON event a line', async () => {
    const page = await pages.open(files.url);
    await total(page, '7,000.00 CNY');
    await typed(page, 'Evidence', '- { down: { from: 2026-09-08T20:00:00+08:00, for: 9 h, component: line-1 } }\n');
    await total(page, '15,000.00 CNY');
    const event = (type: string, at: string): string =>
      JSON.stringify({ type: `service.${type}.v1`, id: type, occurredAt: at, component: 'line-2', incident: 'I-1' });
    await typed(page, 'Evidence', [event('down', '2026-09-08T12:00:00Z'), event('up', '2026-09-08T13:00:00Z')].join('\n'));
    await total(page, '4,000.00 CNY');
  });

  it('an error in either text has its place and its remedy, and leads there', async () => {
    const page = await pages.open(files.url);
    await total(page, '7,000.00 CNY');
    await typed(page, 'Evidence', '- { down: { from: 2026-09-08T20:00:00+08:00, for: 2 h } }\n- { down: { from: tomorrow } }\n');
    await page.getByText(/^2:\d+ .*write it as "2026-11-01T08:00:00\+08:00"/).waitFor();
    await page.getByRole('tab', { name: /^Issues/ }).click();
    await page.getByRole('button', { name: /Go to line 2$/ }).click();
    await typed(page, 'Evidence', '{"type":"service.down.v1","id":"1","occurredAt":"2026-09-08T12:00:00Z"}\n{"type":"service.gone.v1"}');
    await page
      .getByRole('button', { name: /Go to line 2$/ })
      .first()
      .waitFor();
    await typed(page, 'Contract', 'makegood: 1\norder:\n  id: a\nterms: []\n');
    await page.getByRole('tab', { name: 'Statement' }).click();
    await page.getByText('There is no statement while there are errors.').waitFor();
  });

  it('a published text is chosen with evidence, and keeps the source and the day on which it was read', async () => {
    const page = await pages.open(files.url);
    await total(page, '7,000.00 CNY');
    await page.getByRole('button', { name: /Example/ }).click();
    await page.getByRole('option', { name: 'slack-2024' }).click();
    await page.getByText('read on 2026-11-29').first().waitFor();
    await page.getByRole('link', { name: /slack/ }).first().waitFor();
    await page.getByRole('tab', { name: 'In plain sentences' }).click();
    await page.locator('blockquote').first().waitFor();
  });

  it('the state goes into the address, and a page that is opened with it begins there', async () => {
    const page = await pages.open(files.url);
    await total(page, '7,000.00 CNY');
    await typed(page, 'Evidence', '- { down: { from: 2026-09-08T20:00:00+08:00, for: 9 h, component: line-1 } }\n');
    await total(page, '15,000.00 CNY');
    await page.getByRole('button', { name: 'Put the state into the address' }).click();
    await page.getByText('The address has the contract').waitFor();
    const other = await pages.open(page.url());
    await total(other, '15,000.00 CNY');
    const cut = await pages.open(page.url().slice(0, -200));
    await cut.getByText('The address has a state that cannot be read.').waitFor();
    await total(cut, '7,000.00 CNY');
  });

  it('each view has an address: the example, the tab, the line, and a state beside them', async () => {
    const page = await pages.open(files.url);
    await total(page, '7,000.00 CNY');
    await page.getByRole('button', { name: 'Put the state into the address' }).click();
    await page.getByText('The address has the contract').waitFor();
    await page.getByRole('button', { name: 'Why line 2 is owed' }).click();
    const reason = page.getByRole('dialog', { name: 'Why line 2 is owed' });
    await reason.waitFor();
    const other = await pages.open(page.url());
    await other.getByRole('dialog', { name: 'Why line 2 is owed' }).getByText('100,000.00 CNY').first().waitFor();
    await page.goBack();
    await reason.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /Example/ }).click();
    await page.getByRole('option', { name: 'slack-2024' }).click();
    await page.getByText('read on 2026-11-29').first().waitFor();
    await page.getByRole('tab', { name: 'In plain sentences' }).click();
    await page.locator('blockquote').first().waitFor();
    expect(page.url().replace(files.url, '')).toBe('?example=slack-2024&tab=reading');
    await page.reload();
    await page.locator('blockquote').first().waitFor();
    await page.getByRole('tab', { name: 'In plain sentences', selected: true }).waitFor();
  });

  it.each([
    ['en', 'light', 1440, 'In plain sentences'],
    ['zh', 'dark', 390, '通俗说明'],
  ] as const)('has no fault that axe finds, and nothing too wide, in %s (%s, %i px)', async (language, appearance, width, reading) => {
    const page = await pages.open(files.url, { language, appearance, width });
    await total(page, '7,000.00 CNY');
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/playground-${language}.png`, fullPage: true });
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: reading }).click();
    await page.locator('blockquote').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});
