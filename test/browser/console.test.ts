/** The console in a real browser, on the embedded run with the example: what people see, by role and name. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, VIEWS, type Viewed, consolePages } from '../support/browser.ts';
import { askedAgain, axeFaults, goTo, signedIn as signedInAt } from '../support/console-user.ts';
import { embeddedRun } from '../support/embedded-run.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const STATEMENT = '/console/statements/live-streaming-network.2026-10';

describe.skipIf(CHROMIUM === undefined)('the console', () => {
  const run = embeddedRun({ example: true, clock: () => NOW });
  const pages = consolePages();

  const signedIn = (role: string, path = '/', viewed: Viewed = {}): Promise<Page> => signedInAt(pages, run.system.url + path, role, viewed);

  it('leads from the first start to the reason behind a cent in at most five clicks', async () => {
    const page = await pages.open(run.system.url);
    let clicks = 0;
    const click = async (element: Locator): Promise<void> => {
      clicks += 1;
      await element.click();
    };
    await click(page.getByRole('button', { name: 'Finance', exact: true }));
    await click(page.getByRole('link', { name: 'live-streaming-network.2026-10' }).first());
    await click(page.getByRole('button', { name: 'Why line 1 is owed' }));
    const reason = page.getByRole('dialog', { name: 'Why line 1 is owed' });
    // The words of the paper come from the contract in the bundle, which is read after the page.
    const whole = async (): Promise<string> => {
      await reason.getByText('in force from').waitFor();
      return reason.innerText();
    };
    const text = await whole();
    for (const part of [
      'Clause W5 · Objective: Availability',
      '60,000.00 CNY × 10% = 6,000.00 CNY.',
      '2026-10-12 20:00:00+08:00',
      'm2-down, m2-up',
      'Excluded by announced maintenance',
    ])
      expect(text).toContain(part);
    expect(clicks).toBeLessThanOrEqual(5);
    // The view has an address: a reload shows the same reason.
    await page.reload();
    expect(await whole()).toBe(text);
  });

  it('shows an event that is sent by the AWS SDK without a reload', async () => {
    const page = await signedIn('Finance', '/', { putsForward: true });
    const line = page.getByRole('progressbar', { name: /Line 1/ });
    await page.getByText('Downtime left: 43.2 min').first().waitFor();
    expect(await line.count()).toBe(1);
    const client = new EventBridgeClient({
      endpoint: run.system.url,
      region: 'local',
      credentials: { accessKeyId: '444455556666', secretAccessKey: 'x' },
    });
    const entry = (type: string, detail: object): object => ({
      EventBusName: 'makegood',
      Source: 'lumencast.noc',
      DetailType: type,
      Detail: JSON.stringify(detail),
    });
    const sent = await client.send(
      new PutEventsCommand({
        Entries: [
          entry('service.down.v1', {
            id: 'n1-down',
            occurredAt: '2026-11-09T10:00:00.000Z',
            component: 'line-1',
            incident: 'INC-N1',
          }),
          entry('service.up.v1', { id: 'n1-up', occurredAt: '2026-11-09T10:12:00.000Z', component: 'line-1', incident: 'INC-N1' }),
        ],
      }),
    );
    expect(sent.FailedEntryCount).toBe(0);
    await run.system.bus.drained();
    await askedAgain(page, page.getByText('Downtime left: 31.2 min'));
    await page.getByText('12 min used').waitFor();
  });

  it('a person who signs out is asked for a role again, and an address that does not exist says so', async () => {
    const page = await signedIn('Auditor', '/console/nothing/here');
    await page.getByText('There is no such page').waitFor();
    await page.getByRole('button', { name: 'auditor' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });

  it.each(['statements/none.2026-10', 'claims/none.2026-10.none', 'approvals/none', 'contracts/none', 'contracts/none/months/2026-10'])(
    '%s, which does not exist, has a heading, the reason and a way to ask again',
    async (path) => {
      const page = await signedIn('Finance', `/console/${path}`, { refused: 404 });
      await page
        .getByRole('button', { name: 'Try again', exact: true })
        .or(page.getByText(/no contract|no statement|no bundle/i))
        .first()
        .waitFor();
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await axeFaults(page)).toEqual([]);
    },
  );

  it('is in Chinese for a browser that prefers it, and in the language that a person chooses from then on', async () => {
    const page = await signedIn('财务', '/', { language: 'zh' });
    await page.getByRole('heading', { name: '概览' }).waitFor();
    await page.getByRole('button', { name: '语言' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  /** The view before may have links of the same names. */
  const listed = async (page: Page, title: string): Promise<void> => {
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page
      .getByRole('link', { name: /2026-10/ })
      .first()
      .waitFor();
  };

  const states: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] = [
    ['the overview', '/', (page) => page.getByText('Downtime left').first().waitFor()],
    ['statements', '/console/statements', (page) => listed(page, 'Statements')],
    ['claims', '/console/claims', (page) => listed(page, 'Claims')],
    ['a statement', STATEMENT, (page) => page.getByRole('button', { name: 'Why line 1 is owed' }).waitFor()],
    ['a reason', `${STATEMENT}?line=1`, (page) => page.getByRole('dialog').waitFor()],
    ['an earlier revision', `${STATEMENT}?revision=1`, (page) => page.getByText('12,000.00 CNY').first().waitFor()],
    ['an address that does not exist', '/console/none', (page) => page.getByText('There is no such page').waitFor()],
  ];
  const shown = VIEWS.map(({ appearance, width }) => ({ appearance, width }));

  it.each(shown)('has no fault that axe finds, on every page and state: $appearance, $width px wide', async (viewed) => {
    const page = await pages.open(run.system.url, viewed);
    const found: unknown[] = [];
    const check = async (state: string): Promise<void> => {
      for (const fault of await axeFaults(page)) found.push([state, fault]);
    };
    await page.getByRole('button', { name: 'Finance', exact: true }).waitFor();
    await check('signing in');
    await page.getByRole('button', { name: 'Finance', exact: true }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    for (const [state, path, ready] of states) {
      await goTo(page, path);
      await ready(page);
      await check(state);
    }
    expect(found).toEqual([]);
  });
});
