/** Endpoints in a real browser: made, tested, rotated, disabled and replayed by an administrator and by a vendor's user. */
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, VIEWS, type Viewed, consolePages } from '../support/browser.ts';
import { askedAgain, axeFaults, goTo, layoutFaults, signedIn } from '../support/console-user.ts';
import { embeddedRun } from '../support/embedded-run.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const VENDOR = 'Vendor (lumencast)';

describe.skipIf(CHROMIUM === undefined)('endpoints in the console', () => {
  const run = embeddedRun({ example: true, clock: () => NOW, loopbackEndpoints: true });
  const pages = consolePages();
  const open = (role: string, path: string, viewed: Viewed = {}): Promise<Page> => signedIn(pages, run.system.url + path, role, viewed);
  const got: string[] = [];
  let receiver: Server;
  /** What the receiver answers. */
  let status = 204;
  const url = (): string => `http://localhost:${(receiver.address() as AddressInfo).port}/`;

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      got.push(String(request.headers['webhook-id']));
      response.writeHead(status).end(status === 204 ? undefined : 'not now');
    });
    await new Promise<void>((resolve) => receiver.listen(0, resolve));
  });
  afterAll(() => void receiver.close());

  async function fill(page: Page, title: string, fields: Readonly<Record<string, string>>, action = title): Promise<void> {
    const dialog = page.getByRole('dialog', { name: title });
    for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text);
    await dialog.getByRole('button', { name: action, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  const act = async (page: Page, name: string, title = name): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).first().click();
    await fill(page, title, {}, name);
  };

  it('an administrator adds one after its faults are named, and its secret is shown once', async () => {
    const page = await open('Administrator', '/', { refused: 422 });
    await page.getByRole('link', { name: 'Endpoints', exact: true }).click();
    await page.getByText('There is no endpoint').waitFor();
    await page.getByRole('button', { name: 'Add an endpoint' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an endpoint' });
    const add = dialog.getByRole('button', { name: 'Add an endpoint', exact: true });
    await add.click();
    await dialog.getByText('This is needed.').waitFor();
    await dialog.getByLabel('Name').fill('erp');
    await dialog.getByLabel('Address').fill('ftp://erp.example.com/');
    await add.click();
    await dialog.getByText(/https/).nth(1).waitFor();
    await dialog.getByLabel('Address').fill(url());
    await add.click();
    await page.getByText('Copy the secret now: no page shows it again.').waitFor();
    const secret = await page.getByText(/^whsec_/).innerText();
    expect(secret).toMatch(/^whsec_\S{32,}$/);
    await page.reload();
    await page.getByRole('link', { name: 'erp', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'erp' }).waitFor();
    await page.getByText('another is made').waitFor();
    expect(await page.content()).not.toContain(secret);
  });

  it('a test event is delivered, and its delivery is shown with its attempt and replayed under the same id', async () => {
    const page = await open('Administrator', '/console/endpoints/erp', { putsForward: true });
    await act(page, 'Send a test event');
    const row = page.getByRole('row', { name: /endpoint\.test\.v1/ });
    await askedAgain(page, row.getByText('delivered'));
    expect(await row.innerText()).toMatch(/1\s+204/);
    await row.getByRole('button', { name: 'endpoint.test.v1' }).click();
    const shown = page.getByRole('dialog', { name: 'endpoint.test.v1' });
    await shown.getByText('"type": "endpoint.test.v1"').waitFor();
    await page.goBack();
    await shown.waitFor({ state: 'detached' });
    await row.getByRole('button', { name: /^Replay msg_/ }).click();
    await fill(page, 'Replay msg_', {}, 'Replay');
    await page.getByText('1 delivery is sent again.').waitFor();
    await askedAgain(page, page.getByRole('row', { name: /endpoint\.test\.v1.*2\s+204/ }));
    expect([got.length, new Set(got).size]).toEqual([2, 1]);
    await page.getByRole('button', { name: 'Replay since a day' }).click();
    await fill(page, 'Replay since a day', { 'Replay since a day': '2026-11-01' }, 'Replay');
    await page.getByText('1 delivery is sent again.').waitFor();
    await askedAgain(page, page.getByRole('row', { name: /endpoint\.test\.v1.*3\s+204/ }));
  });

  it('a failure is shown with the answer, and a disabled endpoint offers neither a test nor a replay', async () => {
    status = 400;
    const page = await open('Administrator', '/console/endpoints/erp', { putsForward: true });
    await act(page, 'Send a test event');
    const waiting = page.getByRole('row', { name: /waiting\s+1\s+400/ });
    await askedAgain(page, waiting);
    await waiting.getByRole('button', { name: 'endpoint.test.v1' }).click();
    await page.getByText('400: not now').waitFor();
    await page.keyboard.press('Escape');
    await act(page, 'Disable', 'Disable: erp');
    await page.getByText('disabled by a person').waitFor();
    for (const name of ['Send a test event', 'Replay since a day', /^Replay msg_/])
      expect([name, await page.getByRole('button', { name }).count()]).toEqual([name, 0]);
    await act(page, 'Enable', 'Enable: erp');
    await page.getByRole('button', { name: 'Send a test event' }).waitFor();
    status = 204;
  });

  it('a further secret is shown once, beside the one before, which signs for the hours that a person chose', async () => {
    const page = await open('Administrator', '/console/endpoints/erp');
    await page.getByRole('button', { name: 'Make a further secret' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a further secret' });
    await dialog.getByRole('textbox').fill('1000');
    await dialog.getByRole('button', { name: 'Make a further secret' }).click();
    await dialog.getByText('Write a whole number of hours from 0 to 168.').waitFor();
    await dialog.getByRole('textbox').fill('48');
    await dialog.getByRole('button', { name: 'Make a further secret' }).click();
    await page.getByText(/^whsec_/).waitFor();
    const secrets = page.getByRole('table', { name: 'Secrets that sign' }).getByRole('row');
    await secrets.filter({ hasText: '12 Nov 2026' }).waitFor();
    expect(await secrets.count()).toBe(3);
  });

  it("a vendor's user makes and deletes endpoints of that vendor, without a choice of role, and sees no other", async () => {
    const page = await open(VENDOR, '/console/endpoints');
    await page.getByText('There is no endpoint').waitFor();
    await page.getByRole('button', { name: 'Add an endpoint' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an endpoint' });
    expect(await dialog.getByText('Role', { exact: true }).count()).toBe(0);
    await fill(page, 'Add an endpoint', { Name: 'noc', Address: url() });
    await page.getByText(/^whsec_/).waitFor();
    await page.getByRole('row', { name: /noc/ }).getByText('lumencast', { exact: true }).waitFor();
    const admin = await open('Administrator', '/console/endpoints/lumencast.noc');
    await admin.getByRole('heading', { level: 1, name: 'lumencast.noc' }).waitFor();
    await page.getByRole('link', { name: 'lumencast.noc', exact: true }).click();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await fill(page, 'Change the endpoint lumencast.noc', { 'Description (optional)': 'of the operations centre' }, 'Change');
    await page.getByText('of the operations centre').waitFor();
    await act(page, 'Delete', 'Delete the endpoint lumencast.noc');
    await page.getByText('The endpoint lumencast.noc was deleted.').waitFor();
    await page.getByRole('row', { name: /noc/ }).waitFor({ state: 'detached' });
  });

  it.each(VIEWS)('has no fault that axe finds, on each page and form: $language, $appearance, $width px wide', async (viewed) => {
    const page = await open(viewed.language === 'en' ? 'Administrator' : '管理员', '/console/endpoints', viewed);
    const found: unknown[] = [];
    for (const path of ['', '?form=add', '/erp', ...['rotate', 'state', 'change', 'end', 'test'].map((form) => `/erp?form=${form}`)]) {
      // A form that is still open is not the next one.
      await goTo(page, `/console/endpoints${path.split('?')[0]!}`);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await goTo(page, `/console/endpoints${path}`);
      await page.getByText('erp').first().waitFor();
      if (path.includes('form')) await page.getByRole('dialog').waitFor();
      if (path === '/erp') {
        await page.getByRole('button', { name: 'endpoint.test.v1' }).first().click();
        await page.getByText('"endpoint.test.v1"').first().waitFor();
      }
      for (const fault of await axeFaults(page)) found.push([path, fault]);
      expect([path, await layoutFaults(page)]).toEqual([path, []]);
    }
    expect(found).toEqual([]);
  });
});
