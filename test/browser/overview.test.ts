/** What needs a person, where witnesses disagree, what corrections changed, and which months have an audit. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, VIEWS, type Viewed, consolePages } from '../support/browser.ts';
import { axeFaults, goTo, signedIn } from '../support/console-user.ts';
import { embeddedRun } from '../support/embedded-run.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const started = Date.now();
const TWO_WITNESSES = readFileSync(new URL('../../contracts/examples/two-witnesses.yaml', import.meta.url), 'utf8');
const EVIDENCE = '/console/evidence?vendor=lumencast&month=2026-10&view=';

describe.skipIf(CHROMIUM === undefined)('the overview, the evidence and the audits', () => {
  // Registrations are cached by the clock: it has to go on.
  const run = embeddedRun({ example: true, clock: () => NOW + Date.now() - started });
  const pages = consolePages();
  const open = (role: string, path: string, viewed: Viewed = {}): Promise<Page> => signedIn(pages, run.system.url + path, role, viewed);

  async function call(method: string, path: string, body?: string, type = 'application/json'): Promise<any> {
    const headers = { authorization: `Bearer ${run.token}`, 'content-type': type };
    const response = await fetch(run.system.url + path, { method, headers, ...(body !== undefined && { body }) });
    const answer = await response.json();
    if (response.status >= 400) throw new Error(JSON.stringify(answer));
    return answer;
  }

  /** The customer's monitor sees two hours of downtime, the vendor the last half hour of them. */
  async function letWitnessesDisagree(): Promise<void> {
    await call('PUT', '/v1/contracts/two-witnesses', TWO_WITNESSES, 'application/yaml');
    const { url } = await call('PUT', '/v1/vendors/lumencast/webhooks/pingdom', JSON.stringify({ as: 'customer', key: 'add' }));
    const from = Date.parse('2026-10-11T02:00:00Z') / 1000;
    for (const [state, before, at] of [
      ['DOWN', 'UP', from],
      ['UP', 'DOWN', from + 7200],
    ]) {
      const body = JSON.stringify({ check_id: 13579246, current_state: state, previous_state: before, state_changed_timestamp: at });
      expect((await fetch(url as string, { method: 'POST', body })).status).toBe(202);
    }
    await run.system.bus.drained();
    await run.put([
      { type: 'service.down.v1', detail: { id: 'w-down', occurredAt: '2026-10-11T03:30:00Z', component: 'line-1', incident: 'W-1' } },
      { type: 'service.up.v1', detail: { id: 'w-up', occurredAt: '2026-10-11T04:00:00Z', component: 'line-1', incident: 'W-1' } },
    ]);
    await audited();
  }

  /** An audit of October, to its end. */
  async function audited(): Promise<void> {
    await call('POST', '/v1/audits', JSON.stringify({ period: '2026-10' }));
    for (let status = ''; !status.startsWith('closed'); await new Promise((resolve) => setTimeout(resolve, 50)))
      ({ status } = await call('GET', '/v1/audits/2026-10'));
  }

  beforeAll(async () => {
    await letWitnessesDisagree();
    await run.put([
      {
        type: 'ticket.opened.v1',
        detail: { id: 't-9', occurredAt: '2026-11-10T11:00:00Z', ticket: 'T-9', severity: 'medium', component: 'line-1' },
      },
      { type: 'service.down.v1', detail: { id: 'bad-1', occurredAt: 'yesterday', component: 'line-1' } },
    ]);
    const correction = {
      vendor: 'lumencast',
      month: '2026-10',
      component: 'line-1',
      sender: 'aws:444455556666',
      id: 'w-up',
      reason: 'the log of the router says 03:50',
      replacement: { type: 'service.up', occurredAt: '2026-10-11T03:50:00Z', incident: 'W-1' },
    };
    await call('POST', '/v1/corrections', JSON.stringify(correction));
  });

  it('names what needs a person, each with a way to it, and only to those who may see it', async () => {
    const page = await open('Administrator', '/');
    await page.getByRole('link', { name: 'Events in quarantine, received in 2026-11: 1' }).click();
    await page.getByText(/occurredAt: is no instant with a zone/).waitFor();
    const finance = await open('Finance', '/');
    await finance.getByText('Nothing waits for a person.').waitFor();
    expect(await finance.getByText('Events in quarantine').count()).toBe(0);
  });

  it('shows attainment beside its target, tickets with their deadline, the credit and its bound, and money by period', async () => {
    const page = await open('Finance', '/');
    const objective = page.getByRole('row', { name: /^Availability · Line 1/ });
    expect(await objective.innerText()).toMatch(/100%\s+at least 99\.9%/);
    // Opened at 11:00; a medium ticket has two hours to the first answer.
    const ticket = page.getByRole('row', { name: /T-9 Response to tickets/ });
    expect(await ticket.innerText()).toMatch(/10 Nov 2026, 21:00 GMT\+8\s+10 Nov 2026, 13:00 GMT\+0/);
    expect(await page.getByRole('link', { name: 'T-9' }).count()).toBe(2);
    await page.getByText('50,000.00 CNY').first().waitFor();
    const money = page.getByRole('table', { name: 'Money by period' }).getByRole('row', { name: /^2026-10/ });
    expect(await money.innerText()).toMatch(/22,000\.00 CNY\s+0\.00 CNY\s+0\.00 CNY\s+0\.00 CNY\s+22,000\.00 CNY/);
  });

  it('shows where witnesses differ, and what is owed by the word of each alone', async () => {
    const page = await open('Auditor', `${EVIDENCE}disagreements`);
    await page.getByText('Who counts: the first witness who knows').waitFor();
    const rows = page.getByRole('table', { name: 'Where they differ' }).getByRole('row');
    await rows.nth(1).waitFor();
    expect(await rows.count()).toBe(2);
    expect(await rows.nth(1).innerText()).toMatch(
      /11 Oct, 10:00:00 GMT\+8\s+11 Oct, 02:00:00 GMT\+0\s+11 Oct, 11:30:00 GMT\+8\s+11 Oct, 03:30:00 GMT\+0\s+.*\s+down\s+up/,
    );
    await page.getByText('90 min').first().waitFor();
    // As the statement has it.
    const { statement } = await call('GET', '/v1/statements/two-witnesses.2026-10');
    const [{ money }] = statement.discrepancies;
    const shown = ({ amount }: { amount: string }): string => `${Number(amount).toLocaleString('en-GB', { minimumFractionDigits: 2 })} CNY`;
    expect(money.map(({ witness }: any) => witness)).toEqual(['customer-says', 'vendor-says']);
    await page.getByText('Owed by the word of Vendor says alone').waitFor();
    await page
      .getByText(`${shown(money[1].total)} (Difference ${shown(money[1].difference)})`)
      .first()
      .waitFor();
  });

  it('shows a correction field by field, before and after, with who and why', async () => {
    const page = await open('Auditor', `${EVIDENCE}corrections`);
    await page.getByText(/the log of the router says 03:50/).waitFor();
    const row = page.getByRole('row', { name: /^occurredAt/ });
    expect(await row.innerText()).toMatch(/2026-10-11T04:00:00\.000Z\s+2026-10-11T03:50:00\.000Z/);
  });

  it('lists the audits, and a month without one is no error', async () => {
    const page = await open('Administrator', '/console/audits');
    const answers: number[] = [];
    page.on('response', (response) => void answers.push(response.status()));
    await page.getByRole('row', { name: /2026-10 closed/ }).waitFor();
    await page.getByRole('link', { name: '2026-10' }).click();
    await page.getByText('What this run issued and restated').waitFor();
    await page.goto(`${run.system.url}/console/audits/2026-08`);
    await page.getByText('No audit of 2026-08 has run.').waitFor();
    expect(answers.filter((status) => status >= 400)).toEqual([]);
  });

  it('counts the findings of the newest statement of a contract, and leads to each of them', async () => {
    const id = 'live-streaming-network.2026-10';
    // Two reports of one ticket that cannot both be true.
    await run.put([
      {
        type: 'ticket.opened.v1',
        detail: { id: 'f-1', occurredAt: '2026-10-27T01:00:00Z', ticket: 'F-1', severity: 'medium', component: 'line-1' },
      },
      { type: 'ticket.recovered.v1', detail: { id: 'f-2', occurredAt: '2026-10-27T00:00:00Z', ticket: 'F-1', component: 'line-1' } },
    ]);
    await audited();
    const { statement } = await call('GET', `/v1/statements/${id}`);
    const { findings, contract } = statement;
    expect(findings.length).toBeGreaterThan(0);
    const page = await open('Finance', '/');
    await page
      .getByRole('link', { name: `Findings in the evidence of ${id} (${contract.vendor.name}): ${findings.length}`, exact: true })
      .click();
    await page.getByRole('heading', { name: 'Findings and warnings', exact: true }).waitFor();
    const notes = await page.locator('main').getByRole('listitem').allInnerTexts();
    expect(notes.length).toBeGreaterThanOrEqual(findings.length);
    expect(notes.filter((note) => note.includes('F-1'))).not.toEqual([]);
  });

  const states: readonly (readonly [path: string, ready: Readonly<Record<'en' | 'zh', string>>])[] = [
    ['/', { en: 'Money by period', zh: '按期间的金额' }],
    [`${EVIDENCE}events`, { en: 'maintenance.scheduled', zh: 'maintenance.scheduled' }],
    [`${EVIDENCE}corrections`, { en: 'the log of the router says 03:50', zh: 'the log of the router says 03:50' }],
    [`${EVIDENCE}disagreements`, { en: 'Where they differ', zh: '不一致之处' }],
    [`${EVIDENCE}sources`, { en: 'uptime-kuma', zh: 'uptime-kuma' }],
    ['/console/senders', { en: 'uptime-kuma', zh: 'uptime-kuma' }],
    ['/console/quarantine?month=2026-11', { en: 'bad-1', zh: 'bad-1' }],
    ['/console/contracts', { en: 'Contribution line Shanghai', zh: 'Contribution line Shanghai' }],
    ['/console/audits', { en: '2026-10', zh: '2026-10' }],
    ['/console/audits/2026-10', { en: 'What this run issued and restated', zh: '本次出具与重述的金额' }],
    ['/console/audits/2026-08', { en: 'No audit of 2026-08 has run.', zh: '2026-08 尚未运行月结。' }],
  ];
  it.each(VIEWS)('has no fault that axe finds: $language, $appearance, $width px wide', async (viewed) => {
    const page = await open({ en: 'Administrator', zh: '管理员' }[viewed.language], '/', viewed);
    const found: unknown[] = [];
    for (const [path, ready] of states) {
      await goTo(page, path);
      await page.getByText(ready[viewed.language]).first().waitFor({ state: 'attached' });
      for (const fault of await axeFaults(page)) found.push([path, fault]);
    }
    expect(found).toEqual([]);
  });
});
