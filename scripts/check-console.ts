/**
 * `npm run check:console -- [--page <name>]... [--view <language-appearance>]... [--pictures <folder>]`: each page of the console in each of
 * its states, light and dark, in each language, at 1440 and at 390 px: what axe finds, and what a person must scroll sideways for. It needs
 * a Chromium. The end is 1 where anything was found.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page, Route } from 'playwright-core';
import { loadExample } from '../local/example.ts';
import { type System, startSystem } from '../local/system.ts';
import { CHROMIUM, launch, openPage } from '../test/support/browser.ts';
import { STATES as CLAIMS, claimOf, makeClaimStates, statementOf } from '../test/support/claim-states.ts';
import { axeFaults, goTo, layoutFaults } from '../test/support/console-user.ts';
import { putEvents } from '../test/support/embedded-run.ts';
import { ODD, makeOddContracts } from '../test/support/odd-contracts.ts';
import { NOW, PAGES, signIn } from './console-pages.ts';

const entriesOf = <T extends object>(of: T): [keyof T & string, T[keyof T]][] => Object.entries(of) as [keyof T & string, T[keyof T]][];
const finance = (path: string) => ['finance', path] as const;

/** Besides the pages of the example: statements, claims and contracts in rare states. */
const RARE = Object.fromEntries([
  ...entriesOf(CLAIMS).flatMap(([state]) => [
    [`claim-${state}`, finance(`/console/claims/${claimOf(state)}`)],
    [`statement-${state}`, finance(`/console/statements/${statementOf(state)}`)],
  ]),
  ...entriesOf(ODD).flatMap(([id, { period }]) => [
    [`contract-${id}`, ['contract-owner', `/console/contracts/${id}`]],
    [`statement-${id}`, finance(`/console/statements/${id}.${period}`)],
    [`month-${id}`, finance(`/console/contracts/${id}/months/${period}`)],
  ]),
]) as Readonly<Record<string, readonly [role: string, path: string]>>;

/** Addresses of what there is none of. */
const UNKNOWN: Readonly<Record<string, readonly [role: string, path: string]>> = {
  'no-page': finance('/console/nothing'),
  'no-contract': ['contract-owner', '/console/contracts/none'],
  'no-month': finance('/console/contracts/none/months/2026-10'),
  'no-period': finance('/console/contracts/live-streaming-network/months/1999-01'),
  'no-statement': finance('/console/statements/none.2026-10'),
  'no-revision': finance('/console/statements/live-streaming-network.2026-10?revision=99'),
  'no-line': finance('/console/statements/live-streaming-network.2026-10?line=99'),
  'no-claim': finance('/console/claims/none'),
  'no-approval': ['approver', '/console/approvals/none'],
  'no-endpoint': ['administrator', '/console/endpoints/none'],
  'no-audit': ['administrator', '/console/audits/1999-01'],
  'no-such-month': ['administrator', '/console/audits/none'],
  'no-vendor': ['administrator', '/console/senders?vendor=none'],
  'no-webhook': ['contract-owner', '/console/webhooks/new?vendor=none&source=none'],
  'no-evidence': ['administrator', '/console/evidence?vendor=none&month=none'],
  'no-quarantine': ['administrator', '/console/quarantine?month=none'],
  'no-verification': finance('/console/verify?statement=none'),
};

/** Buttons of a page that are tried for a form, at most. */
const MAX_FORMS = 12;

const problem = (status: number) => (route: Route) =>
  route.fulfill({
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({
      type: 'about:blank',
      title: 'Refused',
      status,
      code: status === 403 ? 'forbidden' : 'unavailable',
      detail: `the answer is ${status}`,
    }),
  });

/** What the API does while a page is opened. */
const STATES: Readonly<Record<string, (route: Route) => unknown>> = {
  // What a form sends is recorded nowhere, so that each view finds the same.
  shown: (route) => (route.request().method() === 'GET' ? route.fallback() : problem(503)(route)),
  loading: () => undefined,
  refused: problem(403),
  lapsed: problem(401),
};

if (CHROMIUM === undefined) throw new Error('no Chromium was found; set CHROMIUM to its path');
const many = { type: 'string', multiple: true } as const;
const { values: asked } = parseArgs({ options: { page: many, view: many, state: many, pictures: { type: 'string' } } });
const VIEWS = (['en', 'zh'] as const).flatMap((language) => (['light', 'dark'] as const).map((appearance) => ({ language, appearance })));
const isAsked = (names: readonly string[] | undefined, name: string): boolean => names === undefined || names.includes(name);

const found: string[] = [];
let combinations = 0;

/** Until no answer is on the way for a moment. */
async function settled(page: Page, open: { count: number }): Promise<void> {
  const end = Date.now() + 15_000;
  for (let quiet = 0; quiet < 4 && Date.now() < end;) {
    await page.waitForTimeout(100);
    quiet = open.count === 0 ? quiet + 1 : 0;
  }
}

/** Of a state that is about what a page does, and not what is on it, one width is enough in each appearance. */
const BOTH = [1440, 390] as const;
const oneOf = ({ appearance }: (typeof VIEWS)[number]): readonly number[] => [appearance === 'light' ? 1440 : 390];

async function look(page: Page, name: string, widths: readonly number[] = BOTH): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(300);
    const faults = [...(await axeFaults(page)), ...(await layoutFaults(page))];
    combinations += 1;
    for (const fault of faults) found.push(`${name} ${width}: ${JSON.stringify(fault)}`);
    if (asked.pictures !== undefined) await page.screenshot({ path: join(asked.pictures, `${name}-${width}.png`.replaceAll(' ', '-')) });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Each form that a button of the page opens. */
async function lookAtForms(page: Page, name: string, path: string, widths: readonly number[]): Promise<void> {
  const words: string[] = await page.evaluate(`[...document.querySelectorAll('main button[class*="awsui_variant-"]')]
    .filter((button) => !button.disabled && button.offsetParent !== null && button.getAttribute('aria-expanded') === null)
    .map((button) => button.innerText.trim()).filter((text, i, all) => text !== '' && all.indexOf(text) === i)`);
  for (const word of words.slice(0, MAX_FORMS)) {
    const button = page.locator('main').getByRole('button', { name: word }).first();
    await button.click({ timeout: 3000 }).catch(() => undefined);
    const dialog = page.getByRole('dialog').first();
    const isOpen = await dialog.waitFor({ timeout: 700 }).then(
      () => true,
      () => false,
    );
    if (isOpen) await look(page, `${name} form "${word}"`, widths);
    else if (page.url() === new URL(path, page.url()).href) continue;
    await page.goto(new URL(path, page.url()).href);
    await page.locator('h1').first().waitFor();
    await page.waitForTimeout(700);
  }
}

type Seen = readonly (readonly [name: string, path: string])[];

/** The pages of a role in one state: loaded once, then from one to the next as a link leads. */
async function lookAtPages(page: Page, url: string, state: string, pages: Seen, view: (typeof VIEWS)[number]): Promise<void> {
  const open = { count: 0 };
  page.on('request', () => (open.count += 1));
  for (const end of ['requestfinished', 'requestfailed'] as const) page.on(end as 'requestfinished', () => (open.count -= 1));
  await page.route('**/v1/**', STATES[state]!);
  await page.goto(`${url}/console/nothing`);
  for (const [name, path] of pages) {
    open.count = 0;
    await goTo(page, path);
    if (state === 'loading') await page.waitForTimeout(600);
    else await settled(page, open);
    const seen = `${view.language}-${view.appearance} ${name}`;
    await look(page, `${seen} ${state}`, state === 'shown' ? BOTH : oneOf(view));
    if (state === 'shown' && name in PAGES && isAsked(asked.state, 'forms')) await lookAtForms(page, seen, path, oneOf(view));
  }
}

async function lookAtAll(browser: Browser, { url }: System, view: (typeof VIEWS)[number]): Promise<void> {
  const name = `${view.language}-${view.appearance}`;
  const all = { ...PAGES, ...RARE, ...UNKNOWN };
  for (const role of new Set(Object.values(all).map(([each]) => each)))
    for (const state of Object.keys(STATES).filter((each) => isAsked(asked.state, each))) {
      const pages = Object.entries(all).flatMap(([each, [whose, path]]) =>
        whose === role && isAsked(asked.page, each) && (state === 'shown' || each in PAGES) ? [[each, path] as const] : [],
      );
      if (pages.length === 0) continue;
      const fault = (text: string): void => {
        if (!/status of (400|401|403|404|422|503)/.test(text)) found.push(`${name}: ${text}`);
      };
      const page = await openPage(browser, `${url}/console/`, view, fault);
      if (role === 'finance' && state === 'shown') await look(page, `${name} sign-in`);
      await signIn(page, role);
      await lookAtPages(page, url, state, pages, view);
      await page.context().close();
    }
}

const folder = mkdtempSync(join(tmpdir(), 'makegood-console-'));
const began = Date.now();
if (asked.pictures !== undefined) mkdirSync(asked.pictures, { recursive: true });
// Registrations are cached by the clock: it has to go on.
const system = await startSystem({ folder, port: 0, version: 'checked', clock: () => NOW + Date.now() - began });
const token = readFileSync(system.tokenPath, 'utf8').trim();
await loadExample(system, { url: system.url, token });
const run = { system, token, put: (events: Parameters<typeof putEvents>[1]) => putEvents(system, events) };
await makeClaimStates(run);
await makeOddContracts(run);
const browser = await launch();
for (const view of VIEWS) if (isAsked(asked.view, `${view.language}-${view.appearance}`)) await lookAtAll(browser, system, view);
await browser.close();
await system.stop();
rmSync(folder, { recursive: true });
process.stdout.write(
  `${[...found, ''].join('\n')}axe violations: ${found.length} over ${combinations} combinations of page, state, appearance, language and width\n`,
);
if (found.length > 0) process.exitCode = 1;
