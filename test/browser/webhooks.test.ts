/** A webhook connected by its wizard, from the address to accepted events, by two roles; what the server keeps is there when one comes back. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, VIEWS, type Viewed, consolePages } from '../support/browser.ts';
import { axeFaults, goTo, signedIn } from '../support/console-user.ts';
import { embeddedRun } from '../support/embedded-run.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const started = Date.now();

const MAPPING = `source: beacon
facts:
  - type: { of: event, map: { check.down: service.down, check.up: service.up } }
    id: "{delivery}"
    occurredAt: { from: at, format: epoch-seconds }
    component: "{check.name}"
    incident: beacon/{check.id}
`;

const delivery = (id: string, event: string, minute: number): string =>
  JSON.stringify({ event, delivery: id, at: NOW / 1000 + minute * 60, check: { id: 'c-81', name: 'line-1' } });

describe.skipIf(CHROMIUM === undefined)('the wizard that connects a webhook', () => {
  // Registrations are cached by the clock: it has to go on.
  const run = embeddedRun({ example: true, clock: () => NOW + Date.now() - started });
  const pages = consolePages();
  const open = (role: string, path: string, viewed: Viewed = {}): Promise<Page> => signedIn(pages, run.system.url + path, role, viewed);
  const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Next', exact: true }).click();
  const post = (url: string, body: string): Promise<Response> => fetch(url, { method: 'POST', body });
  const at = (step: string): string => `/console/webhooks/new?vendor=lumencast&source=beacon&step=${step}`;
  let address = '';

  /** As a person does: everything is selected, and a text is pasted. */
  async function replaceMapping(page: Page, text: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Mapping beacon' }).click();
    await page.keyboard.press('Control+a');
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', ${JSON.stringify(text)});
      const editor = document.querySelector('[data-testid=editor]').shadowRoot.querySelector('.cm-content');
      editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }`);
  }

  it('names what is missing at its field, and makes an address that it shows once', async () => {
    const page = await open('Contract owner', '/console/senders');
    await page.getByRole('link', { name: 'Connect a webhook' }).click();
    await page.getByRole('heading', { level: 1, name: 'Connect a webhook' }).waitFor();
    await page.getByRole('radio', { name: /a mapping of your own/ }).click();
    await next(page);
    await page.getByText('Write 2 to 41 lower-case letters').waitFor();
    const name = page.getByRole('textbox', { name: 'Name of the mapping' });
    await name.fill('zendesk');
    await page.getByText('This name is built in. Choose another.').waitFor();
    await name.fill('beacon');
    await next(page);
    await page.getByRole('button', { name: 'Make the address' }).waitFor();
    await next(page);
    await page.getByText('Make the address first.').waitFor();
    await page.getByRole('button', { name: 'Make the address' }).click();
    await page.getByText('Copy it now: no page shows it again.').waitFor();
    address = /http\S+\/v1\/webhooks\/beacon\/\S+/.exec(await page.getByText(/^http\S+beacon/).innerText())![0];
    await page.reload();
    await page.getByText('This webhook has an address.').waitFor();
    expect(await page.content()).not.toContain(address);
  });

  it('shows the first payload as it arrives, and keeps it although nothing can read it yet', async () => {
    const page = await open('Contract owner', at('delivery'));
    await page.getByText('Waiting for the first delivery').waitFor();
    expect((await post(address, delivery('d-1', 'check.down', -90))).status).toBe(422);
    await page.getByText('1 delivery has arrived').waitFor();
    await page.getByText('"check.down"').waitFor();
    await page.getByText('the mapping of this tool is not written yet').waitFor();
    // In the zone of the contracts of the vendor, and in that of the viewer.
    const received = /^Payload, received 10 Nov 2026, 20:\d\d GMT\+8 \(10 Nov 2026, 12:\d\d GMT\+0\)/;
    await page.getByRole('button', { name: received }).waitFor();
    // A person who comes back finds it again.
    await page.reload();
    await page.getByText('"check.down"').waitFor();
  });

  it('maps it with a preview of the events, and errors at their place', async () => {
    const page = await open('Contract owner', at('mapping'));
    await page
      .getByText(/braces without an expression/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'Put the mapping in use' }).isDisabled()).toBe(true);
    await replaceMapping(page, MAPPING.replace('epoch-seconds', 'iso'));
    await page.getByText(/\/at: "\d+" is not/).waitFor();
    await replaceMapping(page, MAPPING.replace('of: event', 'of: event, maps: {}'));
    await page.getByText('3:30').first().waitFor();
    await replaceMapping(page, MAPPING);
    const row = page.getByRole('row', { name: /service\.down/ });
    await row.waitFor();
    // What is written is kept while one looks at another step.
    await page.getByRole('button', { name: 'Previous', exact: true }).click();
    await page.getByText('1 delivery has arrived').waitFor();
    await next(page);
    await row.waitFor();
    await page.getByRole('heading', { name: /received 10 Nov 2026, 20:\d\d GMT\+8 \(10 Nov 2026, 12:\d\d GMT\+0\)/ }).waitFor();
    expect(await row.innerText()).toMatch(/10 Nov 2026, 18:30 GMT\+8\s+10 Nov 2026, 10:30 GMT\+0\s+line-1\s+beacon\/c-81\s+d-1/);
    await page.getByRole('tab', { name: 'Fields of the payload' }).click();
    await page.getByRole('row', { name: 'check.name "line-1"' }).waitFor();
    await next(page);
    await page.getByText('Put the mapping in use first.').waitFor();
    // The answer to what the wizard asks again comes late: it must have come before the person goes on.
    await page.route('**/v1/sources/beacon', (route) => setTimeout(() => void route.continue(), 1_000));
    await page.getByRole('button', { name: 'Put the mapping in use' }).click();
    await page.getByText('The mapping is in use (revision 2).').waitFor();
    await next(page);
    await page.getByText('No event of this webhook is stored yet.').waitFor();
  });

  it('shows the next event accepted, and lets an administrator judge the one that waited', async () => {
    const owner = await open('Contract owner', at('accept'));
    await owner.getByText('Your role may not judge deliveries again.').waitFor();
    const answer = await post(address, delivery('d-2', 'check.up', -60));
    expect([answer.status, await answer.json()]).toEqual([
      202,
      { status: 'accepted', facts: [{ type: 'service.up', id: 'd-2', component: 'line-1' }] },
    ]);
    await owner.getByRole('row', { name: /service\.up.*d-2/ }).waitFor();
    const page = await open('Administrator', at('accept'));
    await page.getByRole('button', { name: 'Judge 1 waiting delivery again' }).click();
    await page.getByText('Accepted: 1, still held: 0').waitFor();
    await page.getByRole('row', { name: /service\.down.*d-1/ }).waitFor();
    await page.getByText('No delivery waits.').waitFor();
    await page.getByRole('link', { name: 'See them among the evidence' }).click();
    await page.getByRole('cell', { name: 'webhook:beacon:lumencast' }).first().waitFor();
  });

  it.each(VIEWS)('has no fault that axe finds at any step: $language, $appearance, $width px wide', async (viewed) => {
    const steps: readonly (readonly [string, Readonly<Record<'en' | 'zh', string>>])[] = [
      ['/console/webhooks/new', { en: 'Choose the vendor that the events are about.', zh: '请选择事件所涉及的供应商。' }],
      [at('address'), { en: 'This webhook has an address.', zh: '此 webhook 有 1 个地址。' }],
      [at('delivery'), { en: '3 deliveries have arrived', zh: '已到达 3 次投递' }],
      [at('mapping'), { en: 'Put the mapping in use', zh: '启用映射' }],
      [at('accept'), { en: 'Accepted events', zh: '已接受的事件' }],
    ];
    const role = { en: 'Contract owner', zh: '合同负责人' }[viewed.language];
    const page = await open(role, '/', viewed);
    const found: unknown[] = [];
    for (const [path, texts] of steps) {
      await goTo(page, path);
      // On a phone the list of steps is folded away.
      await page.getByText(texts[viewed.language]).filter({ visible: true }).first().waitFor();
      for (const fault of await axeFaults(page)) found.push([path, fault]);
    }
    expect(found).toEqual([]);
  });
});
