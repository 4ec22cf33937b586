/** What went wrong, to a reader of Chinese: what it is in Chinese, and the words of the program, which are marked as English. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, type Viewed, consolePages } from '../support/browser.ts';
import { axeFaults, goTo, signedIn } from '../support/console-user.ts';
import { embeddedRun } from '../support/embedded-run.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');

describe.skipIf(CHROMIUM === undefined)('what went wrong, in Chinese', () => {
  const run = embeddedRun({ example: true, clock: () => NOW });
  const pages = consolePages();
  const open = (role: string, path: string, viewed: Viewed = {}): Promise<Page> =>
    signedIn(pages, run.system.url + path, role, { language: 'zh', ...viewed });
  const problem = (status: number, code: string, headers = {}) => ({
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify({ type: 'about:blank', title: 'Refused', status, code, detail: `the answer is ${status}` }),
  });

  /** English words that a page shows without saying that they are English, among those that match. */
  const unmarked = (page: Page, words: string): Promise<string[]> =>
    page.evaluate(`[...document.querySelectorAll('main *')].flatMap((element) => [...element.childNodes])
      .filter((node) => node.nodeType === 3 && node.data.includes(${JSON.stringify(words)}) && !node.parentElement.closest('[lang="en"]'))
      .map((node) => node.data)`);

  it('an answer 404 has its title in Chinese, and its detail is marked as English', async () => {
    const page = await open('财务', '/console/statements/none.2026-10', { refused: 404 });
    await page.getByText('没有此结算单').waitFor();
    expect(await page.locator('main [lang="en"]').first().innerText()).toContain('none.2026-10');
    expect(await unmarked(page, 'no statement')).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
  });

  it.each([
    [429, 'too-many-requests', '请求过于频繁，请稍后再试'],
    [503, 'unavailable', '数据库暂时没有应答，请稍后再试'],
  ])('an answer %i has its title in Chinese, and asking again shows the page', async (status, code, title) => {
    const page = await open('财务', '/console/claims', { refused: status });
    await page.route('**/v1/audits*', (route) => route.fulfill(problem(status, code, { 'retry-after': '1' })));
    await goTo(page, '/console/audits');
    await page.getByText(title).waitFor();
    expect(await unmarked(page, `the answer is ${status}`)).toEqual([]);
    await page.unroute('**/v1/audits*');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('table').waitFor();
  });

  it('an event in quarantine has the reason in Chinese, and the English words marked', async () => {
    await run.put([{ type: 'service.down.v1', detail: { id: 'late', occurredAt: '2026-11-10T10:00:00Z', component: 'nowhere' } }]);
    const page = await open('管理员', '/console/quarantine?month=2026-11');
    await page.getByText('此发送方不得报告该组件').waitFor();
    expect(await page.locator('main [lang="en"]').count()).toBeGreaterThan(0);
    expect(await axeFaults(page)).toEqual([]);
  });

  it('a note of an earlier version of the program is marked as English', async () => {
    const page = await open('财务', '/console/claims');
    const message = 'the router said nothing of it';
    await page.route('**/v1/statements/live-streaming-network.2026-10*', async (route) => {
      const response = await route.fetch();
      const json: any = await response.json();
      json.statement.findings.push({ code: 'of-an-earlier-version', path: 'line-1', severity: 'warning', message, parameters: {} });
      await route.fulfill({ response, json });
    });
    await goTo(page, '/console/statements/live-streaming-network.2026-10');
    await page.locator('main li [lang="en"]', { hasText: message }).waitFor();
    expect(await unmarked(page, message)).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('a mark of the editor has its title in Chinese, and the English words marked', async () => {
    const page = await open('合同负责人', '/console/contracts/live-streaming-network');
    const editor = page.getByRole('textbox', { name: /live-streaming-network/ });
    await editor.click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('nonsense: 1\n');
    await page.locator('.cm-lint-marker').first().hover();
    const said = page.locator('.cm-tooltip-lint').first();
    await said.waitFor();
    expect(await said.innerText()).toMatch(/\p{Script=Han}/u);
    expect(await said.locator('[lang="en"]').first().innerText()).not.toMatch(/\p{Script=Han}/u);
  });
});
