/** The page of a contract's month in a real browser. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, consolePages } from '../support/browser.ts';
import { askedAgain, axeFaults, goTo, signedIn } from '../support/console-user.ts';
import { embeddedRun } from '../support/embedded-run.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const MONTHS = '/console/contracts/live-streaming-network/months/';
const ISSUED = `${MONTHS}2026-10`;
const RUNNING = `${MONTHS}2026-11`;

describe.skipIf(CHROMIUM === undefined)("a contract's month", () => {
  const run = embeddedRun({ example: true, clock: () => NOW });
  const pages = consolePages();
  const open = (role: string, path: string, viewed = {}): Promise<Page> => signedIn(pages, run.system.url + path, role, viewed);
  const get = async (path: string): Promise<any> =>
    (await fetch(run.system.url + path, { headers: { authorization: `Bearer ${run.token}` } })).json();

  const table = (page: Page, name: string) => page.getByRole('table', { name, exact: true });

  it('is reached from the overview, from the statement and from the contract', async () => {
    const page = await open('Finance', '/console/');
    await page.getByRole('link', { name: 'Timeline' }).first().click();
    await page.getByText('as of 10 Nov 2026, 20:00 GMT+8 (10 Nov 2026, 12:00 GMT+0)').waitFor();
    await page.goto(`${run.system.url}/console/statements/live-streaming-network.2026-10`);
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.getByText('By the statement, revision 2').waitFor();
    await page.getByRole('link', { name: 'Open the contract' }).click();
    await page.getByRole('link', { name: 'Timeline of 2026-10' }).click();
    await page.getByText('By the statement, revision 2').waitFor();
  });

  it('has the attainment, the bands and the downtime that its statement has', async () => {
    const { statement } = await get('/v1/statements/live-streaming-network.2026-10');
    const page = await open('Finance', ISSUED);
    await table(page, 'Attainment').waitFor();
    const rows = await table(page, 'Attainment')
      .getByRole('row', { name: /^Availability/ })
      .allInnerTexts();
    const availabilities = statement.objectives.filter(({ objective }: any) => objective === 'availability');
    expect(rows).toHaveLength(availabilities.length);
    availabilities.forEach(({ measured, outcome }: any, i: number) => {
      expect(rows[i]).toContain(measured.shown);
      expect(rows[i]).toContain(outcome);
    });
    const bands = await page.getByRole('region', { name: 'Bands' }).getByRole('listitem').allInnerTexts();
    expect(bands).toHaveLength(statement.bands.length);
    statement.bands.forEach(({ row, gives }: any, i: number) => {
      expect(bands[i]).toContain(`band ${row}`);
      expect(bands[i]).toContain(`gives ${gives.shown.replace('.0000', '')}`);
    });
    // 125 minutes of line 1, by the statement and by the hours of the week.
    const [{ down }] = statement.time;
    const minutes = await page.getByRole('region', { name: 'Downtime by hour of the week' }).getByRole('cell').allInnerTexts();
    expect(minutes.reduce((sum, text) => sum + Number(text), 0)).toBe(Number(down) / 60_000);
  });

  it('zooms to seconds by the keyboard, says so, keeps it in the address, and the table follows', async () => {
    const page = await open('Finance', ISSUED);
    const status = page.getByRole('status').filter({ hasText: 'Shown:' });
    expect(await status.innerText()).toContain('(744 h)');
    const intervals = table(page, 'Intervals');
    expect(await intervals.getByRole('row').count()).toBe(5);
    const timeline = page.getByRole('group', { name: /^Timeline from/ });
    await timeline.focus();
    for (let i = 0; i < 18; i += 1) await page.keyboard.press('+');
    await status.getByText(/\(10\.2\d* s\)/).waitFor();
    await page.getByText('Nothing but time that was up, or that is still to come, is in the part that is shown.').waitFor();
    await page.waitForURL(/from=2026-10-16T/);
    await page.reload();
    await status.getByText(/\(10\.2\d* s\)/).waitFor();
    await timeline.focus();
    await page.keyboard.press('0');
    await status.getByText('(744 h)').waitFor();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: 'Earlier' }).click();
    await page.getByRole('button', { name: 'Earlier' }).click();
    // Of the contract, and of the viewer.
    await status.getByText('Shown: 2026-10-01 00:00:00+08:00 (30 Sept, 16:00:00 GMT+0) to 2026-').waitFor();
  });

  it('an outage leads to its events, and these to the evidence with the payload', async () => {
    const page = await open('Administrator', ISSUED);
    await page.getByRole('button', { name: 'Events of Down 2026-10-12 20:00:00' }).click();
    const events = table(page, 'Events');
    await events.getByRole('cell', { name: 'service.down' }).first().waitFor();
    // The same events as the reasons of the statement have for this interval.
    const { statement } = await get('/v1/statements/live-streaming-network.2026-10');
    const behind = JSON.stringify(statement.lines).match(/\{"start":"2026-10-12T12:00:00\.000Z"[^}]*"records":\[(.*?)\]\}\]/)![0];
    const named = new Set(behind.match(/"(?:aws|webhook):[^"]*\|[^"]*"/g));
    expect(named.size).toBeGreaterThan(1);
    expect(await events.getByRole('row').count()).toBe(named.size + 1);
    // The dialog has an address: a link opens the same.
    await page.reload();
    await page.getByRole('dialog', { name: 'Events: Availability · Line 1 2026-10-12 20:00:00' }).waitFor();
    await events.getByRole('cell', { name: 'service.down' }).first().waitFor();
    expect(await events.getByRole('row').count()).toBe(named.size + 1);
    await events.getByRole('link', { name: 'Open in the evidence' }).first().click();
    await page.getByText('service.down').first().waitFor();
    expect(page.url()).toContain('/console/evidence?vendor=lumencast&month=2026-10&component=');
  });

  it('a ticket has its timers with deadline and pause, and leads to its events', async () => {
    const page = await open('Administrator', ISSUED);
    const row = page.getByRole('row', { name: /zendesk\/70413 Recovery/ });
    expect(await row.innerText()).toMatch(
      /met[\s\S]*2026-10-22 12:00:00\+08:00[\s\S]*waiting on customer: 2026-10-21 14:00:00\+08:00 – 2026-10-21 16:00:00\+08:00/,
    );
    await row.getByRole('button', { name: /^Events of/ }).click();
    await table(page, 'Events').getByRole('cell', { name: 'ticket.paused' }).waitFor();
  });

  it('one more minute adds what the preview says once that minute was reported', async () => {
    // Below 99.9 % of November: 43.2 minutes. Down for 43.
    const down = (id: string, type: string, occurredAt: string) => ({
      type,
      detail: { id, occurredAt, component: 'line-1', incident: 'INC-N' },
    });
    await run.put([down('n-1', 'service.down.v1', '2026-11-05T10:00:00Z'), down('n-2', 'service.up.v1', '2026-11-05T10:43:00Z')]);
    const before = await get('/v1/previews/live-streaming-network/2026-11');
    const page = await open('Finance', RUNNING);
    const heading = page.getByRole('heading', { name: /^It would add/ });
    await heading.waitFor();
    const said = /It would add ([\d,]+\.\d\d) CNY\. It would breach: (.*)\.$/.exec(await heading.innerText());
    const minute = [down('n-3', 'service.down.v1', '2026-11-05T10:43:00Z'), down('n-4', 'service.up.v1', '2026-11-05T10:44:00Z')];
    await run.put(minute.map((event) => ({ ...event, detail: { ...event.detail, incident: 'INC-N2' } })));
    const after = await get('/v1/previews/live-streaming-network/2026-11');
    const difference = Number(after.statement.total.amount) - Number(before.statement.total.amount);
    expect(difference).toBeGreaterThan(0);
    expect(Number(said![1]!.replaceAll(',', ''))).toBe(difference);
    expect(said![2]).toBe('Availability');
  });

  it('an outage that is still open counts until now, as on the overview, and not to the end of the month', async () => {
    await run.put([
      { type: 'service.down.v1', detail: { id: 'o-1', occurredAt: '2026-11-10T11:50:00Z', component: 'line-2', incident: 'INC-O' } },
    ]);
    const { projectedCredit } = await get('/v1/outlooks/live-streaming-network');
    const page = await open('Finance', RUNNING);
    const rows = table(page, 'Attainment').getByRole('row', { name: /^Availability of Line 2/ });
    await rows.getByText('99.9', { exact: false }).first().waitFor();
    expect(await rows.first().innerText()).not.toContain('breached');
    await page
      .getByText(`Credit so far: ${Number(projectedCredit.amount).toLocaleString('en-GB', { minimumFractionDigits: 2 })} CNY`)
      .waitFor();
    await run.put([
      { type: 'service.up.v1', detail: { id: 'o-2', occurredAt: '2026-11-10T11:55:00Z', component: 'line-2', incident: 'INC-O' } },
    ]);
  });

  it('says why a month cannot be measured', async () => {
    const page = await open('Finance', '/console/');
    const evidence = { format: 'makegood-evidence/3', contract: {}, period: '2027-03', facts: [], earlier: {} };
    const unreadable = { format: 'makegood-preview-bundle/1', at: '2026-11-10T12:00:00.000Z', evidence };
    await page.route('**/v1/previews/**', (route) =>
      route.fulfill({ contentType: 'application/gzip', body: gzipSync(JSON.stringify(unreadable)) }),
    );
    await page.goto(`${run.system.url}${MONTHS}2027-03`);
    await page.getByText('This period cannot be measured').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  it('shows the next revision by itself when the month is restated', async () => {
    const page = await open('Finance', ISSUED, { putsForward: true });
    await page.getByText('By the statement, revision 2').waitFor();
    const late = (id: string, type: string, occurredAt: string) => ({
      type,
      detail: { id, occurredAt, component: 'line-2', incident: 'INC-L' },
    });
    await run.put([late('l-1', 'service.down.v1', '2026-10-05T10:00:00Z'), late('l-2', 'service.up.v1', '2026-10-05T14:00:00Z')]);
    const headers = { authorization: `Bearer ${run.token}`, 'content-type': 'application/json' };
    await fetch(`${run.system.url}/v1/audits`, { method: 'POST', headers, body: JSON.stringify({ period: '2026-10' }) });
    await askedAgain(page, page.getByText('By the statement, revision 3'));
  });

  it.each([
    ['light', 'en'],
    ['dark', 'zh'],
  ] as const)('has no fault that axe finds, on a desk and on a phone: %s, %s', async (appearance, language) => {
    const page = await open(language === 'zh' ? '财务' : 'Finance', '/', { appearance, language });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await goTo(page, ISSUED);
      await page.getByRole('heading', { name: language === 'zh' ? /将增加/ : /It would add/ }).waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page
        .getByRole('button', { name: language === 'zh' ? /的事件$/ : /^Events of/ })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('table').waitFor();
      expect(await axeFaults(page)).toEqual([]);
    }
  });
});
