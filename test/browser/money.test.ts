/** Claims, approvals, revisions side by side and verification in a real browser: what each role sees and does, by role and name. */
import { readFileSync } from 'node:fs';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../lib/declarations/limits.ts';
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { CHROMIUM, VIEWS, type Viewed, consolePages } from '../support/browser.ts';
import { askedAgain, axeFaults, goTo, layoutFaults, signedIn } from '../support/console-user.ts';
import { embeddedRun } from '../support/embedded-run.ts';
import { EXAMPLE_TEXT } from '../support/harness.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const STATEMENT = 'live-streaming-network.2026-10';
const CLAIM = `${STATEMENT}.compensation`;
const PAGE = `/console/statements/${STATEMENT}`;
const CLAIM_PAGE = `/console/claims/${CLAIM}`;
const VENDOR = 'Vendor (lumencast)';

describe.skipIf(CHROMIUM === undefined)('the money in the console', () => {
  const run = embeddedRun({ example: true, clock: () => NOW, secondPerson: { writeOffs: true } });
  const pages = consolePages();
  const open = (role: string, path: string, viewed: Viewed = {}): Promise<Page> => signedIn(pages, run.system.url + path, role, viewed);

  const ask = async (path: string, body?: object): Promise<any> => {
    const headers = { authorization: `Bearer ${run.token}`, 'content-type': 'application/json' };
    const response = await fetch(run.system.url + path, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
    return response.json();
  };
  const bundle = async (revision: number): Promise<string> =>
    JSON.stringify(await ask(`/v1/statements/${STATEMENT}/bundle?revision=${revision}`));

  /** Opens a step of the claim, fills its fields by their labels, and sends it. */
  async function step(page: Page, name: string, fields: Readonly<Record<string, string>> = {}): Promise<Locator> {
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog', { name });
    for (const [label, text] of Object.entries(fields)) await dialog.getByRole('textbox', { name: label }).fill(text);
    await dialog.getByRole('button', { name, exact: true }).click();
    return dialog;
  }
  const stateOf = (page: Page, name: string): Locator => page.getByRole('heading', { level: 2, name, exact: true });
  const state = (page: Page, name: string): Promise<unknown> => stateOf(page, name).waitFor();

  it('shows the letter before it is sent, from the package itself, and gives it as a file', async () => {
    const page = await open('Finance', '/console/claims');
    await page.getByRole('link', { name: 'Compensation' }).click();
    await state(page, 'Due');
    await page.getByRole('button', { name: 'Show the letter' }).click();
    await page.getByRole('heading', { name: 'Claim for service credits' }).waitFor();
    await page.getByRole('cell', { name: 'pagerduty/Q0XK7SLAINC042' }).first().waitFor();
    await page.getByText('The last day for this claim is 2026-11-30.').waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Letter as PDF' }).click()]);
    expect(
      readFileSync(await file.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('a step that waits says so, is decided by another person who sees what it changes, and never by who asked', async () => {
    const finance = await open('Finance', CLAIM_PAGE);
    await step(finance, 'Write off', { 'Amount (CNY)': '100.00', Note: 'agreed by mail' });
    await finance.getByText('It waits for a second person.').waitFor();
    await finance.getByRole('link', { name: 'See the request' }).click();
    await finance.getByText('You asked for this.').waitFor();
    expect(await finance.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);
    expect(await finance.getByRole('button', { name: 'Take it back' }).count()).toBe(1);

    const approver = await open('Approver', '/console/approvals');
    await approver
      .getByRole('table')
      .getByRole('link', { name: /written off 100.00 CNY on Compensation/ })
      .click();
    const row = approver.getByRole('row', { name: /^Open/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/16,000\.00 CNY\s+15,900\.00 CNY/);
    await step(approver, 'Approve', { 'Note (optional)': 'seen' });
    await approver.getByText('approved and carried out').waitFor();

    await finance.goto(run.system.url + CLAIM_PAGE);
    const entry = finance.getByRole('row', { name: /Written off/ }).filter({ hasText: 'agreed by mail' });
    expect(await entry.innerText()).toContain('approved by approver');
  });

  it('goes from due to settled by finance and the vendor, each with the steps of their side alone', async () => {
    const finance = await open('Finance', CLAIM_PAGE, { putsForward: true });
    await state(finance, 'Due');
    await finance.getByRole('button', { name: 'File the claim' }).click();
    // An open form has an address, and "back" closes it.
    expect(new URL(finance.url()).searchParams.get('do')).toBe('submitted');
    await finance.goBack();
    await finance.getByRole('dialog').waitFor({ state: 'detached' });
    await finance.goForward();
    // Clicked twice, it is filed once.
    await finance.getByRole('dialog').getByRole('button', { name: 'File the claim' }).dblclick();
    await state(finance, 'Submitted');
    expect((await ask(`/v1/claims/${CLAIM}`)).transitions.filter(({ kind }: any) => kind === 'submitted')).toHaveLength(1);

    const vendor = await open(VENDOR, '/console/claims');
    await vendor.getByRole('link', { name: 'Compensation' }).click();
    await state(vendor, 'Submitted');
    for (const name of ['File the claim', 'Record money received', 'Write off', 'Withdraw the claim'])
      expect([name, await vendor.getByRole('button', { name, exact: true }).count()]).toEqual([name, 0]);
    await step(vendor, 'Acknowledge receipt');
    await state(vendor, 'Acknowledged');
    const accept = await step(vendor, 'Accept, in full or in part', { 'Amount (CNY)': '16000.00' });
    await accept.getByText('16000.00 CNY are more than can be accepted').waitFor();
    await accept.getByRole('textbox', { name: 'Amount (CNY)' }).fill('10000.00');
    await accept.getByRole('button', { name: 'Accept, in full or in part' }).click();
    await state(vendor, 'Partly accepted');
    await step(vendor, 'Accept, in full or in part');
    await state(vendor, 'Accepted');
    const note = await step(vendor, 'Record a credit note', { 'Amount (CNY)': '15900.00' });
    await note.getByText(/name the credit note of the vendor/).waitFor();
    await note.getByRole('textbox', { name: 'Reference' }).fill('CN-1');
    await note.getByRole('button', { name: 'Record a credit note' }).click();
    await vendor.getByText('Reference: CN-1').waitFor();

    // Without a reload, as the page asks again by itself.
    await askedAgain(finance, finance.getByText('Reference: CN-1'));
    await step(finance, 'Record money received', { 'Amount (CNY)': '15900.00', 'Reference (optional)': 'P-77' });
    await state(finance, 'Settled');
    expect((await ask(`/v1/claims/${CLAIM}`)).open).toEqual({ amount: '0.00', currency: 'CNY' });
    expect(await finance.getByRole('button', { name: 'Reverse entry 9' }).count()).toBe(1);
    expect(await finance.getByRole('button', { name: 'Reverse entry 8' }).count()).toBe(0);
  });

  it('says when another caller was first, with what is so now, and repeats nothing', async () => {
    const page = await open('Finance', CLAIM_PAGE, { refused: 409 });
    await state(page, 'Settled');
    const problem = {
      type: 'x',
      title: 'Conflict',
      status: 409,
      code: 'revision-conflict',
      detail: 'another caller recorded a transition just now',
    };
    const keys: (string | undefined)[] = [];
    await page.route('**/transitions', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      // What came between is there when the page asks again.
      await ask(`/v1/claims/${CLAIM}/transitions`, { kind: 'received', amount: '1.00', reference: 'P-78' });
      return route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    });
    await page.getByRole('button', { name: 'Reverse entry 9' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reverse entry 9' });
    const send = dialog.getByRole('button', { name: 'Reverse', exact: true });
    await send.click();
    await dialog.getByText('give the reason in `note`: what was wrong').waitFor();
    await dialog.getByRole('textbox', { name: 'Note' }).fill('of another claim');
    await send.click();
    await dialog.getByText('Somebody else recorded something just now.').waitFor();
    await dialog.getByText(problem.detail).waitFor();
    await page.getByText('Reference: P-78').waitFor();
    await send.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Reversed: entry 9').waitFor();
    // After an answer it is another request.
    expect([keys.length, new Set(keys).size]).toEqual([2, 2]);
  });

  it('a dispute about a line is raised by finance and decided by the vendor', async () => {
    const finance = await open('Finance', CLAIM_PAGE);
    await finance.getByRole('button', { name: 'Raise a dispute' }).click();
    const raise = finance.getByRole('dialog', { name: 'Raise a dispute' });
    await raise.getByRole('button', { name: 'Raise a dispute' }).click();
    await raise.getByText(/is no amount in CNY/).waitFor();
    await raise.getByRole('button', { name: /Lines that are wrong/ }).click();
    await finance.getByRole('option', { name: 'Credit for availability, Line 1' }).click();
    await finance.keyboard.press('Escape');
    await raise.getByRole('textbox', { name: 'By how much it is wrong (CNY)' }).fill('500.00');
    await raise.getByRole('textbox', { name: 'Why' }).fill('the outage of the 12th was longer');
    await raise.getByRole('button', { name: 'Raise a dispute' }).click();
    const id = `${STATEMENT}.customer-01`;
    await finance.getByRole('button', { name: `Withdraw: ${id}` }).waitFor();

    const vendor = await open(VENDOR, CLAIM_PAGE);
    await vendor.getByRole('button', { name: `Decide: ${id}` }).click();
    const decide = vendor.getByRole('dialog', { name: `Decide: ${id}` });
    await decide.getByRole('button', { name: /Outcome/ }).click();
    await vendor.getByRole('option', { name: 'partly upheld' }).click();
    await decide.getByRole('textbox', { name: 'Credit for availability, Line 1 (CNY)' }).fill('200.00');
    await decide.getByRole('textbox', { name: 'Note' }).fill('twenty minutes of it');
    await decide.getByRole('button', { name: 'Decide', exact: true }).click();
    await vendor.getByText('partly upheld: 200.00 CNY of 500.00 CNY').waitFor();
    expect(await vendor.getByRole('button', { name: `Withdraw: ${id}` }).count()).toBe(0);
  });

  it('a part of a claim leaves a rest with its last day, and the vendor takes back what finance recorded for it', async () => {
    const document = readYaml(EXAMPLE_TEXT).document as any;
    Object.assign(document.order, { id: 'part', title: 'Claimed in part', senders: [] });
    const contract = await fetch(`${run.system.url}/v1/contracts/part`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${run.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(document),
    });
    expect(contract.status).toBe(201);
    await ask('/v1/audits', { period: '2026-10' });
    const id = 'part.2026-10.compensation';
    while ((await ask(`/v1/claims/${id}`)).id !== id) await new Promise((resolve) => setTimeout(resolve, 100));
    const claimPage = `/console/claims/${id}`;

    const finance = await open('Finance', claimPage, { putsForward: true });
    await state(finance, 'Due');
    await step(finance, 'File the claim', { 'Amount (CNY)': '1000.00' });
    await state(finance, 'Submitted');
    const rest = finance.getByText(/^[\d,]+\.00 CNY are open and not claimed yet\. The last day to claim them is 2026-11-30\.$/);
    await rest.waitFor();
    await finance.getByRole('columnheader', { name: 'Not claimed yet' }).waitFor();
    await finance.getByRole('button', { name: 'Record an answer of the vendor' }).click();
    await finance.getByRole('menuitem', { name: 'Acknowledge receipt' }).click();
    const answer = finance.getByRole('dialog', { name: 'Acknowledge receipt' });
    await answer.getByRole('textbox', { name: 'Reference' }).fill('letter of 9 November');
    await answer.getByRole('button', { name: 'Acknowledge receipt' }).click();
    await state(finance, 'Acknowledged (recorded by the customer)');
    expect(await axeFaults(finance)).toEqual([]);

    const vendor = await open(VENDOR, claimPage);
    await vendor.getByText('recorded by the customer in the name of the vendor').waitFor();
    expect(await vendor.getByText('are open and not claimed yet').count()).toBe(0);
    await vendor.getByRole('button', { name: 'Reverse entry 3' }).click();
    const reverse = vendor.getByRole('dialog', { name: 'Reverse entry 3' });
    await reverse.getByRole('textbox', { name: 'Note' }).fill('we did not write this letter');
    await reverse.getByRole('button', { name: 'Reverse', exact: true }).click();
    await state(vendor, 'Submitted');

    await askedAgain(finance, stateOf(finance, 'Submitted'));
    await step(finance, 'Claim the rest');
    await rest.waitFor({ state: 'detached' });
    expect(await finance.getByRole('button', { name: /^(Claim the rest|File the claim)$/ }).count()).toBe(0);
    expect((await ask(`/v1/claims/${id}`)).notClaimed).toBeUndefined();
  });

  describe('verification in the browser', () => {
    const verdict = (page: Page, text: string): Promise<unknown> => page.getByText(text).waitFor();

    it('finds that a good statement follows, and says that a key of the same server proves nothing', async () => {
      const page = await open('Finance', PAGE);
      await page.getByRole('link', { name: 'Verify', exact: true }).click();
      await page.getByRole('button', { name: 'Verify', exact: true }).click();
      await verdict(page, 'Who issued it is not checked against a key you trust.');
      await page.getByText(/a key from the bundle or its server proves nothing/).waitFor();
      await page
        .getByRole('row', { name: /every byte of the statement \(\d+\)/ })
        .getByText('agrees')
        .waitFor();
      expect(await page.getByText('differs').count()).toBe(0);
      await page.getByText('whether the facts are true: they are as their senders sent them').waitFor();
    });

    it('finds that the key that a person trusts signed it, by a fingerprint or a JWK set, and not by another', async () => {
      const keys = await ask('/v1/signing-keys');
      const page = await open('Finance', `/console/verify?statement=${STATEMENT}&revision=2`);
      const field = page.getByRole('textbox', { name: /Public key or fingerprint/ });
      for (const [key, expected] of [
        [keys.keys[0].kid, 'the key that you trust signed it.'],
        [JSON.stringify(keys), 'the key that you trust signed it.'],
        ['A'.repeat(43), 'Who issued it is not checked against a key you trust.'],
        ['-----BEGIN PRIVATE KEY-----', 'It belongs to nobody but the issuer'],
        ['a key', 'This is no public key of ES256, and no fingerprint'],
      ]) {
        await field.fill(key);
        await page.getByRole('button', { name: 'Verify', exact: true }).click();
        await verdict(page, expected);
      }
    });

    it('finds one altered amount in a bundle that is pasted', async () => {
      const page = await open('Finance', '/console/verify');
      const good = await bundle(2);
      const altered = good.replace('"amount":"6000.00"', '"amount":"7000.00"');
      expect(altered).not.toBe(good);
      const field = page.getByRole('textbox', { name: /^Bundle \(JSON\)/ });
      await field.fill(altered);
      await page.getByRole('button', { name: 'Verify', exact: true }).click();
      await verdict(page, 'The statement does not follow from its evidence.');
      await page
        .getByRole('row', { name: /every byte of the statement, from/ })
        .getByText('differs')
        .waitFor();
      await field.fill(good);
      await page.getByRole('button', { name: 'Verify', exact: true }).click();
      await verdict(page, 'The statement follows from its evidence.');
    });
  });

  describe('files', () => {
    const { value: real } = LIMITS.documentBytes;
    const bound = (value: number): void => void ((LIMITS.documentBytes as { value: number }).value = value);
    afterEach(() => bound(real));

    it('one that is too large for an answer is opened by its link', async () => {
      const page = await open('Finance', PAGE, { alsoAsks: [run.system.url.replace('localhost', '127.0.0.1')] });
      await page.getByRole('button', { name: 'Downloads' }).click();
      bound(1000);
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'PDF' }).click()]);
      bound(real);
      expect(file.url()).toMatch(/\/documents\/render-documents\//);
      expect(
        readFileSync(await file.path())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
      expect(page.url()).toContain(PAGE);
    });
  });

  it('a page that throws says so, the rest works, and it can be tried again', async () => {
    const page = await open('Finance', '/');
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.route('**/v1/approvals?*', (route) => route.fulfill({ json: { items: [null] } }));
    await page.getByRole('link', { name: 'Approvals', exact: true }).click();
    await page.getByText('This page failed').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Statements', exact: true }).click();
    await page.getByRole('link', { name: STATEMENT }).waitFor();
    await page.goBack();
    await page.getByText('This page failed').waitFor();
    await page.unroute('**/v1/approvals?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page
      .getByRole('table')
      .getByRole('link', { name: /written off 100.00/ })
      .waitFor();
  });

  it('a late event becomes a revision that is seen beside the one before, with its payload', async () => {
    const page = await open('Finance', PAGE, { putsForward: true });
    await page.getByText('16,000.00 CNY').first().waitFor();
    const client = new EventBridgeClient({
      endpoint: run.system.url,
      region: 'local',
      credentials: { accessKeyId: '444455556666', secretAccessKey: 'x' },
    });
    const entry = (type: string, id: string, occurredAt: string): object => ({
      EventBusName: 'makegood',
      Source: 'lumencast.noc',
      DetailType: type,
      Detail: JSON.stringify({ id, occurredAt, component: 'line-1', incident: 'INC-LATE' }),
    });
    const sent = await client.send(
      new PutEventsCommand({
        Entries: [
          entry('service.down.v1', 'late-down', '2026-10-05T10:00:00.000Z'),
          entry('service.up.v1', 'late-up', '2026-10-05T18:00:00.000Z'),
        ],
      }),
    );
    expect(sent.FailedEntryCount).toBe(0);
    await run.system.bus.drained();
    await ask('/v1/audits', { period: '2026-10' });
    // The page shows the new revision by itself.
    await askedAgain(page, page.getByText(`${STATEMENT} · Revision 3`));
    await page.getByRole('link', { name: 'Beside revision 2' }).click();
    expect(page.url()).toContain('revision=3&beside=2');
    const row = page.getByRole('row', { name: /Credit for availability \(change\) Line 1/ });
    expect(await row.innerText()).toMatch(/6,000\.00 CNY\s+[\d,]+\.00 CNY\s+\+/);
    await page.getByText(/Late event: late-down \(service.down on INC-LATE/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`${run.system.url}${PAGE}?line=1`);
    await page.getByRole('button', { name: 'Events behind this line' }).click();
    const event = page.getByRole('row', { name: /late-down/ });
    await event.waitFor();
    expect(await event.innerText()).toMatch(/2026-10-05 18:00:00\+08:00[\s\S]*aws:444455556666[\s\S]*Record: INC-LATE/);
  });

  const states: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] = [
    [
      'a claim with its letter',
      CLAIM_PAGE,
      async (page) => {
        await page.getByRole('button', { name: /^(Show the letter|查看申领函)$/ }).click();
        await page.getByText(/claim\.json/).waitFor();
        // By the late event more is owed than was claimed.
        await page.getByRole('button', { name: /^(Show the letter: Draft|查看申领函: )/ }).click();
        await page
          .getByText(/claim\.json/)
          .nth(1)
          .waitFor();
      },
    ],
    [
      'a form of a claim',
      CLAIM_PAGE,
      async (page) => {
        await page.getByRole('button', { name: /^(Record money received|记录收款)$/ }).click();
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /^(Record money received|记录收款)$/ })
          .click();
      },
    ],
    ['a dispute', CLAIM_PAGE, (page) => page.getByRole('button', { name: /Raise a dispute|提出争议/ }).click()],
    [
      'approvals',
      '/console/approvals',
      async (page) => {
        await page.getByRole('heading', { level: 1, name: /^(Approvals|审批)$/ }).waitFor();
        await page.getByRole('table').getByRole('link').first().waitFor();
      },
    ],
    [
      'an approval',
      '/console/approvals',
      async (page) => {
        await page.getByRole('table').getByRole('link').first().click();
        await page.getByRole('link', { name: /Compensation|赔付/ }).waitFor();
      },
    ],
    [
      'events behind a line',
      `${PAGE}?line=1`,
      async (page) => {
        await page.getByRole('button', { name: /Events behind this line|此行所依据的事件/ }).click();
        await page.getByRole('dialog').getByRole('cell').first().waitFor();
      },
    ],
    [
      'two revisions',
      `${PAGE}?revision=2&beside=1`,
      (page) =>
        page
          .getByRole('row', { name: /4,000\.00/ })
          .first()
          .waitFor(),
    ],
    [
      'a verification',
      `/console/verify?statement=${STATEMENT}&revision=2`,
      async (page) => {
        await page.getByRole('button', { name: /^(Verify|核验)$/ }).click();
        await page.getByText(/What was not checked|未核对/).waitFor();
      },
    ],
  ];
  it.each(VIEWS)('has no fault that axe finds, on every page and state: $language, $appearance, $width px wide', async (viewed) => {
    const page = await open(viewed.language === 'en' ? 'Finance' : '财务', '/', viewed);
    const found: unknown[] = [];
    for (const [name, path, ready] of states) {
      await goTo(page, path);
      await ready(page);
      for (const fault of await axeFaults(page)) found.push([name, fault]);
      expect([name, await layoutFaults(page)]).toEqual([name, []]);
    }
    expect(found).toEqual([]);
  });
});
