/** What a vendor's user sees in the console, and names that a party chose in order to do harm. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english } from '../../console/src/text/english.ts';
import { ROLES, type Role } from '../../lib/declarations/roles.ts';
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { waitingMapping } from '../../lib/sources/waiting-mapping.ts';
import { CHROMIUM, type Viewed, consolePages } from '../support/browser.ts';
import { goTo } from '../support/console-user.ts';
import { embeddedRun } from '../support/embedded-run.ts';
import { EXAMPLE_TEXT, temporaryFolder } from '../support/harness.ts';

const BUILD = fileURLToPath(new URL('../../console/build.mjs', import.meta.url));
const NOW = Date.parse('2026-11-10T12:00:00Z');

/** Names that a party chose, where a contract has them. */
interface Names {
  readonly vendor: string;
  readonly vendorName: string;
  readonly title: string;
  readonly component: string;
}

/** The contract of the example, with another id and other names. */
function contractOf(id: string, { vendor, vendorName, title, component }: Names): string {
  const document = readYaml(EXAMPLE_TEXT).document as any;
  Object.assign(document.order, { id, title, ...(vendor === 'lumencast' ? {} : { senders: [] }) });
  Object.assign(document.order.vendor, { id: vendor, name: vendorName });
  document.order.components['line-1'].title = { en: component, zh: component };
  return JSON.stringify(document);
}

/** A script, right-to-left words, signs that turn what follows round and are never closed, emoji, and 200 characters without a space. */
const HOSTILE =
  `<script>alert(1)</script><img/src=x/onerror=alert(2)>👩‍👩‍👧‍👦{{7*7}} עסק-1042-شركة-النور \u202e\u2067exe.doc${'x'.repeat(200)}`.slice(0, 200);

/** What a page must not do with it. */
const FAULTS = `(() => {
  const found = [];
  if (document.querySelector('img, script:not([src])')) found.push('an element of a name');
  const wider = document.documentElement.scrollWidth - innerWidth;
  if (wider > 0) found.push('the page is ' + wider + ' px wider than its window');
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode()); ) {
    if (/[\\u200e\\u200f\\u202a-\\u202e\\u2066\\u2068]/.test(text.data)) found.push('a sign of direction: ' + text.data.slice(0, 80));
    // An id or a number that is turned round has its last character left of its first.
    for (const { 0: word, index } of text.data.matchAll(/[a-z0-9][\\w.-]*[a-z0-9]/gi)) {
      const at = (place) => {
        const range = document.createRange();
        range.setStart(text, place);
        range.setEnd(text, place + 1);
        return range.getBoundingClientRect();
      };
      const [first, last] = [at(index), at(index + word.length - 1)];
      if (first.width > 0 && last.width > 0 && first.top === last.top && last.left < first.left) found.push('turned round: ' + word);
    }
  }
  return found;
})()`;

/** After the page has taken the width of its window. */
async function settledFaults(page: Page): Promise<string[]> {
  for (let tries = 0; ; tries += 1) {
    const found = await page.evaluate<string[]>(FAULTS);
    if (found.length === 0 || tries === 20) return found;
    await page.waitForTimeout(100);
  }
}

describe.skipIf(CHROMIUM === undefined)('the console for more than one vendor', () => {
  const run = embeddedRun({ example: true, clock: () => NOW, secondPerson: { writeOffs: true } });
  const pages = consolePages();
  /** With the warnings of React, each of which is an error in the log of the page, and so fails its test. */
  const build = temporaryFolder();
  let built: Promise<unknown>;
  beforeAll(() => {
    // Beside the tests that do without it.
    built = promisify(execFile)(process.execPath, [BUILD, 'development', build]);
  });
  afterAll(() => built);

  async function call(method: string, path: string, body?: object | string): Promise<any> {
    const response = await fetch(run.system.url + path, {
      method,
      headers: { authorization: `Bearer ${run.token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answer = await response.json();
    expect(response.status, JSON.stringify(answer)).toBeLessThan(300);
    return answer;
  }

  /** An audit of October, until it has issued a statement and opened its claim. */
  async function issued(statement: string): Promise<void> {
    await call('POST', '/v1/audits', { period: '2026-10' });
    const headers = { authorization: `Bearer ${run.token}` };
    for (const path of [`statements/${statement}`, `claims/${statement}.compensation`])
      while ((await fetch(`${run.system.url}/v1/${path}`, { headers })).status !== 200)
        await new Promise((resolve) => setTimeout(resolve, 50));
  }

  async function signedIn(role: string, path = '/', viewed: Viewed = {}): Promise<Page> {
    const page = await pages.open(run.system.url + path, viewed);
    await page.getByRole('button', { name: role, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor({ state: 'detached' });
    return page;
  }

  it('shows the user of a vendor that vendor alone, and no call of its pages is refused', async () => {
    const names = { vendor: 'rivalcast', vendorName: 'Rivalcast Networks', title: 'Network of Rivalcast', component: 'Line of Rivalcast' };
    await call('PUT', '/v1/contracts/other-network', contractOf('other-network', names));
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

  /** Addresses of the API that refused, by their status; and a wait for the end of the calls under way and of those that they lead to. */
  function watched(page: Page): { readonly refused: string[]; readonly settled: () => Promise<void> } {
    const refused: string[] = [];
    const under = new Set<unknown>();
    let last = Date.now();
    const ended = (request: unknown): void => {
      if (under.delete(request)) last = Date.now();
    };
    // The script of a worker may be without an end: Chromium reports it to the page or to the worker.
    page.on('request', (request) => void (new URL(request.url()).pathname.startsWith('/v1/') && under.add(request)));
    page.on('requestfinished', ended);
    page.on('requestfailed', ended);
    page.on('response', (response) => void (response.status() >= 400 && refused.push(`${response.status()} ${response.url()}`)));
    const isQuiet = (): boolean => under.size === 0 && Date.now() - last > 100;
    return {
      refused,
      settled: async () => {
        last = Date.now();
        do await page.waitForTimeout(50);
        while (!isQuiet());
      },
    };
  }

  it.each(Object.keys(ROLES) as Role[])('offers the role %s only pages of which the API refuses nothing', async (role) => {
    const page = await pages.open(run.system.url);
    const { refused, settled } = watched(page);
    await page.getByRole('button', { name: english.roles[role]!, exact: true }).click();
    const links = page.getByRole('navigation', { name: 'Navigation' }).getByRole('link');
    await links.first().waitFor();
    const names = await links.allInnerTexts();
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      await links.filter({ hasText: new RegExp(`^${name}$`) }).click();
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      await settled();
    }
    const statement = 'live-streaming-network.2026-10';
    const mayReadContracts = (ROLES[role] as readonly string[]).includes('contracts:read');
    const contract = ['/console/contracts/live-streaming-network', '/console/contracts/live-streaming-network/months/2026-10'];
    const things = [`/console/statements/${statement}`, `/console/claims/${statement}.compensation`, ...(mayReadContracts ? contract : [])];
    for (const path of things) {
      await goTo(page, path);
      await settled();
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    expect(refused).toEqual([]);
  });

  /** Where parties write freely: names of a contract, ids and reasons of events, reasons of claims, disputes and dismissals. */
  async function letHostilePartiesWrite(): Promise<void> {
    const names = { vendor: 'lumencast', vendorName: HOSTILE, title: HOSTILE, component: HOSTILE };
    await call('PUT', '/v1/contracts/hostile', contractOf('hostile', names));
    const on = (occurredAt: string) => ({ occurredAt, component: 'line-1' });
    await run.put([
      { type: 'ticket.opened.v1', detail: { id: HOSTILE, ticket: HOSTILE, severity: 'high', ...on('2026-11-10T11:00:00Z') } },
      { type: 'service.down.v1', detail: { id: 'h-1', incident: HOSTILE, ...on('2026-10-20T11:00:00Z') } },
      { type: 'service.up.v1', detail: { id: 'h-2', incident: HOSTILE, ...on('2026-10-20T11:30:00Z') } },
      { type: 'service.down.v1', detail: { id: `${HOSTILE}-bad`, ...on('yesterday') } },
      { type: 'service.down.v1', detail: { id: 'h-3', ...on('tomorrow') } },
    ]);
    const reading = { headers: { authorization: `Bearer ${run.token}` } };
    const { items } = (await (await fetch(`${run.system.url}/v1/quarantine?month=2026-11`, reading)).json()) as any;
    const held = items.find(({ raw }: any) => raw.includes('h-3'));
    await call('POST', `/v1/quarantine/${held.id}/dismiss`, { reason: HOSTILE });
    await issued('hostile.2026-10');
    const dispute = { contract: 'hostile', period: '2026-10', lines: [], events: [], amount: '1.00', reason: HOSTILE };
    await call('POST', '/v1/disputes', dispute);
    const writeOff = { kind: 'written-off', amount: '1.00', note: HOSTILE };
    await call('POST', '/v1/claims/hostile.2026-10.compensation/transitions', writeOff);
    await call('PUT', '/v1/endpoints/hostile', { url: 'https://hooks.example.com/', description: HOSTILE });
    await call('PUT', '/v1/sources/beacon', waitingMapping('beacon'));
    const { url } = await call('PUT', '/v1/vendors/lumencast/webhooks/beacon', { as: 'vendor' });
    const payload = JSON.stringify({ event: HOSTILE, [HOSTILE]: [HOSTILE, { note: HOSTILE }] });
    expect((await fetch(url, { method: 'POST', body: payload })).status).toBe(422);
  }

  type View = readonly [path: string, ready: string | RegExp];

  /** What the views of a page do with names that a party chose in order to do harm. */
  async function faultsOf(page: Page, views: readonly View[]): Promise<unknown[]> {
    const found: unknown[] = [];
    for (const [path, ready] of views) {
      await goTo(page, path);
      await page.getByText(ready).filter({ visible: true }).first().waitFor();
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        for (const fault of await settledFaults(page)) found.push([path, width, fault]);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    return found;
  }

  it('shows hostile names as the text that they are on every page, and ids beside them stay readable', async () => {
    await letHostilePartiesWrite();
    await built;
    const page = await signedIn('Administrator', '/console/', { build });
    const evidence = '/console/evidence?vendor=lumencast&month=2026-10';
    const [waiting] = (await call('GET', '/v1/approvals')).items;
    const views: readonly View[] = [
      ['/console/', 'Money by period'],
      ['/console/statements', 'hostile.2026-10'],
      ['/console/statements/hostile.2026-10', 'About this statement'],
      ['/console/statements/hostile.2026-10?line=1', /Clause W5/],
      ['/console/claims', 'hostile.2026-10'],
      ['/console/claims/hostile.2026-10.compensation', 'Disputes of the period'],
      ['/console/approvals', /written off 1.00 CNY/],
      [`/console/approvals/${encodeURIComponent(waiting.id)}`, 'What it would change'],
      ['/console/contracts', 'hostile'],
      ['/console/contracts/hostile', 'The webhook of zendesk reports for the vendor.'],
      ['/console/contracts/hostile/months/2026-10', 'Attainment'],
      ['/console/contracts/hostile/months/2026-11', /Not issued yet/],
      [evidence, 'service.down'],
      ['/console/evidence?vendor=lumencast&month=2026-11', 'ticket.opened'],
      [`${evidence}&view=corrections`, 'No event of this month'],
      [`${evidence}&view=disagreements`, 'hostile'],
      ['/console/senders', 'Webhook zendesk'],
      ['/console/quarantine?month=2026-11', 'dismissed'],
      ['/console/audits/2026-10', 'What this run issued and restated'],
      ['/console/messages', 'Sent messages'],
      ['/console/endpoints', 'hostile'],
      ['/console/endpoints/hostile', 'Deliveries of the last 30 days'],
      ['/console/verify?statement=hostile.2026-10', /The bundle of hostile/],
    ];
    const found = await faultsOf(page, views);
    const wizard = '/console/webhooks/new?vendor=lumencast&source=beacon&step=';
    const owner = await signedIn('Contract owner', '/console/', { build });
    found.push(
      ...(await faultsOf(owner, [
        [`${wizard}address`, 'This webhook has an address.'],
        [`${wizard}delivery`, '1 delivery has arrived'],
        [`${wizard}mapping`, 'Put the mapping in use'],
        [`${wizard}accept`, 'Accepted events'],
      ])),
    );
    expect(found).toEqual([]);
  });
});
