/** The console by keyboard alone: from the first start to a claim that is filed, with Tab, Enter and Space. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, VIEWS, type Viewed, consolePages } from '../support/browser.ts';
import { embeddedRun } from '../support/embedded-run.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');

/** The most steps that a person takes to the next thing they want: what is farther is not found. */
const MAX_STEPS = 30;

const hasFocus = async (wanted: Locator): Promise<boolean> => (await wanted.and(wanted.page().locator(':focus')).count()) > 0;

/** What has the focus is drawn so that a person sees it. */
const isSeen = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
    return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  })()`);

/** Tab until a thing has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let step = 0; step < MAX_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    if (!(await hasFocus(wanted))) continue;
    expect(await isSeen(page)).toBe(true);
    return;
  }
  const focused = await page.evaluate('document.activeElement.outerHTML.slice(0, 300)');
  throw new Error(`${MAX_STEPS} steps do not lead to ${String(wanted)}; the last is ${String(focused)}`);
}

describe.skipIf(CHROMIUM === undefined)('the console by keyboard alone', () => {
  const run = embeddedRun({ example: true, clock: () => NOW });
  const pages = consolePages();

  // In Chinese the rest of what was claimed in English.
  const WORDS = {
    en: {
      role: 'Finance',
      claim: 'Compensation',
      page: 'Claim: Compensation',
      step: 'File the claim',
      amount: /^Amount/,
      reference: /^Reference/,
      state: 'Submitted',
    },
    zh: { role: '财务', claim: /赔付/, page: /赔付/, step: '申领其余部分', amount: /^金额/, reference: /^凭证/, state: '已提交' },
  } as const;

  async function from(viewed: Viewed): Promise<Page> {
    const page = await pages.open(run.system.url, viewed);
    await tabTo(page, page.getByRole('button', { name: WORDS[viewed.language ?? 'en'].role, exact: true }));
    await page.keyboard.press('Enter');
    await page.getByRole('progressbar').first().waitFor();
    return page;
  }

  it('leads to the reason of a line and back to where it was opened', async () => {
    const page = await from({});
    await tabTo(page, page.getByRole('link', { name: 'live-streaming-network.2026-10' }).first());
    await page.keyboard.press('Enter');
    // The next step begins at the page, and not at the link that is gone.
    const heading = page.getByRole('heading', { level: 1, name: 'Live-streaming network, two lines' });
    await heading.waitFor();
    await expect.poll(() => hasFocus(heading)).toBe(true);
    const why = page.getByRole('button', { name: 'Why line 1 is owed' });
    await tabTo(page, why);
    await page.keyboard.press('Space');
    const reason = page.getByRole('dialog', { name: 'Why line 1 is owed' });
    await tabTo(page, reason.getByRole('button', { name: 'Events behind this line' }));
    await page.keyboard.press('Enter');
    await reason.getByRole('cell').first().waitFor();
    await tabTo(page, reason.getByRole('button', { name: 'Close' }).last());
    await page.keyboard.press('Enter');
    await reason.waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(why)).toBe(true);
  });

  it.each(VIEWS)('files a part of a claim from the overview, in $language, $width px wide', async (viewed) => {
    const words = WORDS[viewed.language];
    const page = await from(viewed);
    await tabTo(page, page.getByRole('link', { name: words.claim }).first());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: words.page }).waitFor();
    const step = page.getByRole('button', { name: words.step, exact: true });
    await tabTo(page, step);
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: words.step });
    await tabTo(page, form.getByRole('textbox', { name: words.amount }).first());
    await page.keyboard.type('100.00');
    await tabTo(page, form.getByRole('textbox', { name: words.reference }));
    await page.keyboard.type('letter 1');
    await tabTo(page, form.getByRole('button', { name: words.step, exact: true }));
    await page.keyboard.press('Space');
    await form.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 2, name: words.state, exact: true }).waitFor();
    // Where the step is there no more, the focus is at the heading of the page and not lost.
    await expect.poll(() => page.evaluate('document.activeElement !== document.body')).toBe(true);
  });
});
