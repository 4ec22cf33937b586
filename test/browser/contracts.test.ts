/** The pages about contracts, evidence and audits in a real browser. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, consolePages } from '../support/browser.ts';
import { askedAgain, axeFaults, goTo, signedIn } from '../support/console-user.ts';
import { embeddedRun } from '../support/embedded-run.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const CONTRACT = '/console/contracts/live-streaming-network';

describe.skipIf(CHROMIUM === undefined)('pages about contracts, evidence and audits', () => {
  const run = embeddedRun({ example: true, clock: () => NOW });
  const pages = consolePages();
  const open = (role: string, path: string, viewed = {}): Promise<Page> => signedIn(pages, run.system.url + path, role, viewed);

  const call = async (method: string, path: string): Promise<any> => (await run.ask(method, path)).json();
  const yamlOf = async (id: string): Promise<string> =>
    (await run.ask('GET', `/v1/contracts/${id}`, { accept: 'application/yaml' })).text();
  const put = async (id: string, text: string): Promise<void> => {
    expect((await run.ask('PUT', `/v1/contracts/${id}`, { 'content-type': 'application/yaml' }, text)).status).toBe(200);
  };

  /** Replaces a text in the editor as a person would: by its search. */
  async function replaced(page: Page, before: string, after: string): Promise<void> {
    await page.getByRole('textbox', { name: /Contract live/ }).click();
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find' }).fill(before);
    await page.getByRole('textbox', { name: 'Replace' }).fill(after);
    await page.getByRole('button', { name: 'replace all' }).click();
  }

  it('shows the contract in plain sentences, an error with its line, and does not save while there is one', async () => {
    const page = await open('Contract owner', CONTRACT);
    await page.getByText('The webhook of zendesk reports for the vendor.').waitFor();
    await replaced(page, 'from: 2026-09-01', 'from: yesterday');
    await page.getByText('The text has errors.').waitFor();
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('tab', { name: /Issues/ }).click();
    await page.getByRole('button', { name: 'Go to line 16' }).first().waitFor();
  });

  it('says what the newest statement would have owed by a changed text, and saves it as the next revision', async () => {
    const page = await open('Contract owner', CONTRACT);
    await page.getByText('The webhook of zendesk reports for the vendor.').waitFor();
    await replaced(page, 'amount: 60000.00 CNY', 'amount: 30000.00 CNY');
    await page.getByRole('tab', { name: 'Preview' }).click();
    await page.getByRole('button', { name: 'Assess it: live-streaming-network.2026-10' }).click();
    const row = page.getByRole('row', { name: /Credit for availability Line 1/ });
    expect(await row.innerText()).toMatch(/6,000\.00 CNY\s+3,000\.00 CNY/);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved as revision 2').waitFor();
  });

  it('keeps what is typed when the language changes and when one leaves the page and comes back', async () => {
    const page = await open('Contract owner', CONTRACT);
    await page.getByText('The webhook of zendesk reports for the vendor.').waitFor();
    await replaced(page, 'through: 2027-08-31', 'through: 2027-09-30');
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitem', { name: '中文' }).click();
    await page.getByRole('link', { name: '结算单', exact: true }).waitFor();
    const text = page.getByRole('textbox', { name: /live-streaming-network/ });
    expect(await text.innerText()).toContain('through: 2027-09-30');
    await page.getByRole('link', { name: '结算单', exact: true }).click();
    await page.goBack();
    await text.getByText('through: 2027-09-30').first().waitFor();
  });

  it('a revision that another person made meanwhile is replaced by no second save', async () => {
    const page = await open('Contract owner', CONTRACT, { refused: 409 });
    await page.getByText('The webhook of zendesk reports for the vendor.').waitFor();
    const before = await call('GET', '/v1/contracts/live-streaming-network');
    const text = await yamlOf('live-streaming-network');
    await put('live-streaming-network', text.replace('title: Live-streaming network, two lines', 'title: Of another person'));
    await replaced(page, 'through: 2027-08-31', 'through: 2027-10-31');
    const save = page.getByRole('button', { name: 'Save', exact: true });
    for (let tries = 0; tries < 2; tries += 1) {
      const refused = page.waitForResponse((response) => response.status() === 409);
      await save.click();
      await refused;
    }
    expect((await call('GET', '/v1/contracts/live-streaming-network')).revision).toBe(before.revision + 1);
    expect(await yamlOf('live-streaming-network')).toContain('Of another person');
    await put('live-streaming-network', text);
  });

  it('draws what each objective is worth, with the same numbers in a table', async () => {
    const page = await open('Contract owner', CONTRACT);
    await page.getByRole('tab', { name: 'Worth' }).click();
    await page.getByRole('button', { name: 'Find the worth' }).click();
    await page.getByRole('img', { name: /Response to tickets: credit by size of the breach \(urgent\)/ }).waitFor();
    await page.getByRole('button', { name: 'As a table' }).first().click();
    await page.getByRole('cell', { name: '30 min 0.001 s' }).waitFor();
  });

  it('checks what is typed while the worth is still being found', async () => {
    const page = await open('Contract owner', CONTRACT);
    await page.getByText('The webhook of zendesk reports for the vendor.').waitFor();
    expect(page.workers()).toHaveLength(1);
    await page.getByRole('tab', { name: 'Worth' }).click();
    await page.getByRole('button', { name: 'Find the worth' }).click();
    await expect.poll(() => page.workers().length).toBe(2);
    // The thread of the worth is busy for as long as the test needs.
    const busy = page
      .workers()[1]!
      .evaluate('for (const end = Date.now() + 30_000; Date.now() < end; );')
      .catch(() => undefined);
    await replaced(page, 'from: 2026-09-01', 'from: yesterday');
    await page
      .getByRole('tab', { name: 'Issues (1)' })
      .or(page.getByRole('tab', { name: /Issues \([1-9]/ }))
      .first()
      .waitFor();
    await page.getByText('Assessing generated evidence').first().waitFor({ state: 'attached' });
    await page.close();
    await busy;
  });

  it('a role that may not save has the text to read and no button to save it', async () => {
    const page = await open('Auditor', `${CONTRACT}?tab=worth`);
    await page.getByText('Your role may read contracts and not save them.').waitFor();
    expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
    // A tab has an address.
    expect(await page.getByRole('tab', { name: 'Worth' }).getAttribute('aria-selected')).toBe('true');
    await page.getByRole('tab', { name: 'Preview' }).click();
    await page.waitForURL(/tab=preview/);
  });

  it('an event that could not be taken is in quarantine with its reason, until a person dismisses it', async () => {
    const page = await open('Administrator', '/console/quarantine?month=2026-11', { putsForward: true });
    await page.getByText('test notification (ignored)').waitFor();
    const detail = { id: 'bad-1', occurredAt: 'yesterday', component: 'line-1', incident: 'INC-B' };
    await run.put([{ type: 'service.down.v1', detail }]);
    const row = page.getByRole('row', { name: /aws:444455556666/ });
    await askedAgain(page, row);
    expect(await row.innerText()).toMatch(/occurredAt: is no instant with a zone/);
    await page.getByRole('button', { name: /^Dismiss/ }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('a test of the monitor');
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss', exact: true }).click();
    await page.getByText('dismissed: a test of the monitor').waitFor();
  });

  const states: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
    ['/console/contracts', (page) => page.getByRole('link', { name: /Live-streaming/ }).waitFor()],
    [CONTRACT, (page) => page.getByText('The webhook of zendesk reports for the vendor.').waitFor()],
    ['/console/evidence?month=2026-10', (page) => page.getByText('maintenance.scheduled').first().waitFor()],
    ['/console/quarantine?month=2026-11', (page) => page.getByRole('heading', { name: 'Quarantine' }).waitFor()],
    ['/console/senders', (page) => page.getByText('Webhook zendesk', { exact: true }).waitFor()],
    ['/console/audits/2026-10', (page) => page.getByText('What this run issued and restated').waitFor()],
  ];

  it.each(['light', 'dark'] as const)('has no fault that axe finds: %s', async (appearance) => {
    const page = await open('Administrator', '/', { appearance });
    const found: unknown[] = [];
    for (const [path, ready] of states) {
      await goTo(page, path);
      await ready(page);
      for (const fault of await axeFaults(page)) found.push([path, fault]);
    }
    expect(found).toEqual([]);
  });
});
