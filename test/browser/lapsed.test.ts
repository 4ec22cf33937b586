/** What happens to a form while it is sent: the session ends, the API is busy or away. Nothing that was typed is lost, and the page says what to do. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, VIEWS, type Viewed, consolePages } from '../support/browser.ts';
import { axeFaults, layoutFaults, signedIn } from '../support/console-user.ts';
import { embeddedRun } from '../support/embedded-run.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const CLAIM = '/console/claims/live-streaming-network.2026-10.compensation';
const SENT = '**/v1/claims/*/transitions';

const WORDS = {
  en: {
    role: 'Finance',
    file: /^(File the claim|Claim the rest)$/,
    reference: /^Reference/,
    ended: 'Your session has ended',
    beside: /^Sign in in another tab/,
  },
  zh: { role: '财务', file: /^申领其余部分$/, reference: /^凭证/, ended: '您的会话已结束', beside: /^在另一个标签页登录/ },
} as const;

describe.skipIf(CHROMIUM === undefined)('a form that is refused while it is sent', () => {
  const run = embeddedRun({ example: true, clock: () => NOW });
  const pages = consolePages();

  const refuse = (page: Page, status: number, code: string): Promise<unknown> =>
    page.route(SENT, (route) =>
      route.fulfill({
        status,
        headers: { 'content-type': 'application/problem+json' },
        body: JSON.stringify({ type: 'about:blank', title: 'Refused', status, code, detail: `the answer is ${status}` }),
      }),
    );

  /** The form of a claim, filled in. */
  async function filled(
    viewed: Viewed,
    reference: string,
  ): Promise<{ readonly page: Page; readonly form: Locator; readonly field: Locator }> {
    const words = WORDS[viewed.language ?? 'en'];
    const page = await signedIn(pages, run.system.url + CLAIM, words.role, viewed);
    await page.getByRole('button', { name: words.file }).click();
    const form = page.getByRole('dialog', { name: words.file });
    await form
      .getByRole('textbox', { name: /Amount|金额/ })
      .first()
      .fill('10.00');
    const field = form.getByRole('textbox', { name: words.reference });
    await field.fill(reference);
    return { page, form, field };
  }

  it.each(VIEWS)('keeps what was typed when the session ended, and goes on after the same person signed in: $language', async (viewed) => {
    const words = WORDS[viewed.language];
    const { page, form, field } = await filled({ ...viewed, refused: 401 }, 'letter 7');
    await refuse(page, 401, 'unauthorized');
    await form.getByRole('button', { name: words.file }).click();
    const ended = page.getByRole('dialog', { name: words.ended });
    await ended.waitFor();
    expect([...(await axeFaults(page)), ...(await layoutFaults(page))]).toEqual([]);
    await page.unroute(SENT);
    const [tab] = await Promise.all([page.context().waitForEvent('page'), ended.getByRole('link', { name: words.beside }).click()]);
    await tab.getByRole('button', { name: words.role, exact: true }).click();
    await ended.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('letter 7');
    await form.getByRole('button', { name: words.file }).click();
    await form.waitFor({ state: 'detached' });
  });

  it('another person who signs in beside it does not go on in their place', async () => {
    const { page, form } = await filled({ refused: 401 }, 'letter 8');
    await refuse(page, 401, 'unauthorized');
    await form.getByRole('button', { name: WORDS.en.file }).click();
    const ended = page.getByRole('dialog', { name: WORDS.en.ended });
    await ended.waitFor();
    const [tab] = await Promise.all([page.context().waitForEvent('page'), ended.getByRole('link', { name: WORDS.en.beside }).click()]);
    await tab.getByRole('button', { name: 'Auditor', exact: true }).click();
    await tab.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    expect(await ended.isVisible()).toBe(true);
    // Who gives up what is there signs in at the same view.
    await ended.getByRole('button', { name: /^Sign in here/ }).click();
    await page.getByRole('button', { name: 'Finance', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe(CLAIM);
  });

  it.each([
    [429, 'too-many-requests', '请求过于频繁，请稍后再试'],
    [503, 'unavailable', '数据库暂时没有应答，请稍后再试'],
  ])('says in the form that the answer was %i, and keeps what was typed', async (status, code, title) => {
    const { page, form, field } = await filled({ language: 'zh', refused: status }, 'letter 9');
    await refuse(page, status, code);
    await form.getByRole('button', { name: WORDS.zh.file }).click();
    await form.getByText(title).waitFor();
    expect(await field.inputValue()).toBe('letter 9');
    expect(await form.locator('[lang="en"]').innerText()).toBe(`the answer is ${status}`);
    await page.unroute(SENT);
  });
});
