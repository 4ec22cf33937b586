/** What a vendor's user sees in the console, and names that a party chose in order to do harm. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { CHROMIUM, consolePages } from '../support/browser.ts';
import { embeddedRun } from '../support/embedded-run.ts';
import { EXAMPLE_TEXT } from '../support/harness.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');

/** The contract of the example, with another vendor, another id and another name. */
function contractOf(id: string, vendor: string, name: string): string {
  const document = readYaml(EXAMPLE_TEXT).document as any;
  Object.assign(document.order, { id, title: `Network of ${name}`.slice(0, 200), senders: [] });
  Object.assign(document.order.vendor, { id: vendor, name });
  document.order.components['line-1'].title = { en: name, zh: name };
  return JSON.stringify(document);
}

const HOSTILE = {
  script: '<script>alert(1)</script><img src=x onerror=alert(2)>',
  'right-to-left': '\u05e2\u05e1\u05e7 ACC-1042 شركة النور',
  long: 'x'.repeat(180),
  emoji: '👩‍👩‍👧‍👦 Ltd 🧨 {{7*7}} ${7*7}',
} as const;

describe.skipIf(CHROMIUM === undefined)('the console for more than one vendor', () => {
  const run = embeddedRun({ example: true, clock: () => NOW });
  const pages = consolePages();

  async function put(id: string, vendor: string, name: string): Promise<void> {
    const response = await fetch(`${run.system.url}/v1/contracts/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${run.token}`, 'content-type': 'application/json' },
      body: contractOf(id, vendor, name),
    });
    expect(response.status, await response.text()).toBe(201);
  }

  async function audit(period: string): Promise<void> {
    const headers = { authorization: `Bearer ${run.token}`, 'content-type': 'application/json' };
    await fetch(`${run.system.url}/v1/audits`, { method: 'POST', headers, body: JSON.stringify({ period }) });
    for (let status = ''; !status.startsWith('closed'); await new Promise((resolve) => setTimeout(resolve, 50)))
      ({ status } = (await (await fetch(`${run.system.url}/v1/audits/${period}`, { headers })).json()) as { status: string });
  }

  async function signedIn(role: string, path = '/'): Promise<Page> {
    const page = await pages.open(run.system.url + path);
    await page.getByRole('button', { name: role, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor({ state: 'detached' });
    return page;
  }

  it('shows the user of a vendor that vendor alone, and no call of its pages is refused', async () => {
    await put('other-network', 'rivalcast', 'Rivalcast Networks');
    const finance = await signedIn('Finance');
    await finance.getByRole('heading', { name: /Rivalcast/ }).waitFor();
    const refused: string[] = [];
    const page = await pages.open(run.system.url);
    page.on('response', (response) => void (response.status() >= 400 && refused.push(`${response.status()} ${response.url()}`)));
    await page.getByRole('button', { name: 'Vendor (lumencast)' }).click();
    for (const name of ['Overview', 'Statements', 'Claims']) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await page.getByRole('link', { name: 'live-streaming-network.2026-10' }).first().waitFor();
      expect(await page.content()).not.toMatch(/rivalcast|other-network/i);
    }
    await page.getByRole('link', { name: 'live-streaming-network.2026-10' }).first().click();
    await page.getByRole('button', { name: 'Why line 1 is owed' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await page.content()).not.toContain('CC-4100');
    expect(refused).toEqual([]);
  });

  it('shows hostile names as the text that they are, and runs nothing of them', async () => {
    const ids = Object.keys(HOSTILE) as (keyof typeof HOSTILE)[];
    for (const id of ids) await put(`hostile-${id}`, `vendor-${id}`, HOSTILE[id]);
    await audit('2026-10');
    const page = await signedIn('Finance');
    for (const id of ids) await page.getByText(`Network of ${HOSTILE[id]}`, { exact: true }).waitFor();
    for (const id of ids) {
      await page.goto(`${run.system.url}/console/statements/hostile-${id}.2026-10`);
      await page.getByText(`${HOSTILE[id]} (vendor-${id})`, { exact: true }).waitFor();
      expect(await page.locator('img, script:not([src])').count()).toBe(0);
      // A long name is wrapped: the page is no wider than its window.
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
  });
});
