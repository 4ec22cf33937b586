/**
 * The console in a browser: what it loads until a contract's figures are visible, and the longest task of its main thread while a month of
 * 10,000 outages and 5,000 tickets is scrolled and zoomed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { loadExample } from '../local/example.ts';
import { startSystem } from '../local/system.ts';
import { CHROMIUM, launch, openPage } from '../test/support/browser.ts';
import { OUTAGES, TICKETS, busyMonth } from './busy-month.ts';

/** KB of 1,024 bytes (gzip -9) and ms. */
const MOST = { script: 340, style: 95, task: 50 } as const;
const NOW = Date.parse('2026-11-10T12:00:00Z');

export async function consoleInBrowser(): Promise<void> {
  if (CHROMIUM === undefined) {
    process.stdout.write('  no Chromium was found (CHROMIUM, /usr/bin/chromium): not measured\n');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'makegood-console-'));
  const system = await startSystem({ folder, port: 0, version: 'bench', clock: () => NOW });
  const browser = await launch();
  try {
    await loadExample(system, { url: system.url, token: readFileSync(system.tokenPath, 'utf8').trim() });
    await firstLoad(browser, system.url);
    await busy(browser, system.url);
  } finally {
    await browser.close();
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A fault of a page ends the bench: it would measure something else. */
const fault = (text: string): never => {
  throw new Error(text);
};

/** Notes when the first figure of a contract is on the page; what is asked for later holds nothing up. */
const NOTE_FIGURE = `new MutationObserver((_, observer) => {
  if (!document.body?.innerText.includes('Downtime left: ')) return;
  window.shownAt = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true, characterData: true })`;

/** Names of the files that were asked for until then. */
const ASKED_FOR = `performance.getEntriesByType('resource').filter(({ startTime }) => startTime < window.shownAt).map(({ name }) => name)`;

async function firstLoad(browser: Browser, url: string): Promise<void> {
  const page = await openPage(browser, `${url}/console/`, {}, fault);
  await page.addInitScript(NOTE_FIGURE);
  // From nothing, as a person who opens it: what signing in loads is among it.
  await page.reload();
  await page.getByRole('button', { name: 'Finance', exact: true }).click();
  await page
    .getByText(/^Downtime left: /)
    .first()
    .waitFor();
  const asked = await page.evaluate<string[]>(ASKED_FOR);
  for (const [kind, ending] of [
    ['script', '.js'],
    ['style', '.css'],
  ] as const) {
    const files = asked.filter((name) => new URL(name).pathname.endsWith(ending));
    const bodies = await Promise.all(files.map(async (name) => Buffer.from(await (await fetch(name)).arrayBuffer())));
    const size = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1024;
    const verdict = size <= MOST[kind] ? 'met' : 'NOT met';
    process.stdout.write(`  first load, ${kind.padEnd(30)} ${size.toFixed(0).padStart(6)} KB   goal <= ${MOST[kind]} KB ${verdict}\n`);
  }
  await page.context().close();
}

async function busy(browser: Browser, url: string): Promise<void> {
  const text = busyMonth(NOW);
  const bundle = gzipSync(text);
  process.stdout.write(
    `  ${OUTAGES} outages and ${TICKETS} tickets: a bundle of ${(text.length / 1e6).toFixed(1)} MB, ${(bundle.length / 1e6).toFixed(1)} MB in gzip\n`,
  );
  const page = await openPage(browser, `${url}/console/`, {}, fault);
  await page.getByRole('button', { name: 'Finance', exact: true }).click();
  // Before another page is opened the token of the role is there.
  await page.getByRole('button', { name: 'Finance', exact: true }).waitFor({ state: 'detached' });
  // The API's own answer would take an hour of events: this one has the same form.
  await page.route('**/v1/previews/**', (route) => route.fulfill({ contentType: 'application/gzip', body: bundle }));
  const from = Date.now();
  await page.goto(`${url}/console/contracts/month/months/2026-10`);
  await page.getByRole('heading', { name: /^It would add/ }).waitFor();
  process.stdout.write(`  measured and drawn, with what one more minute costs ${((Date.now() - from) / 1000).toFixed(1)} s\n`);
  for (const [name, find, act] of [
    ['zoomed and moved by keys', findTimeline, zoom],
    ['lanes of tickets scrolled', findLanes, scrollLanes],
    ['page scrolled', findHeading, scrollPage],
  ] as const) {
    // To find an element by its role is work of the bench in the page, and none of the page.
    await find(page);
    const longest = await longestTask(browser, page, () => act(page));
    const verdict = longest.processor <= MOST.task ? 'met' : 'NOT met';
    process.stdout.write(
      `  ${name.padEnd(42)} ${longest.processor.toFixed(0).padStart(6)} ms   goal <= ${MOST.task} ms ${verdict} (by the clock ${longest.clock.toFixed(0)} ms)\n`,
    );
  }
  await page.context().close();
}

/** Ms between two steps, as a hand that holds a key makes them. */
const STEP_MS = 60;

const findTimeline = (page: Page): Promise<void> => page.getByRole('group', { name: /^Timeline from/ }).focus();

async function zoom(page: Page): Promise<void> {
  const keys = [...'+++++'].flatMap((key) => [key, 'ArrowRight', 'ArrowRight']);
  for (const key of [...keys, ...'++++++++++', 'ArrowLeft', 'ArrowLeft', ...'---------------', 'Home', 'End', '0']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(STEP_MS);
  }
}

async function findLanes(page: Page): Promise<void> {
  const lanes = page.getByRole('group', { name: /^Ticket timers from/ });
  await lanes.scrollIntoViewIfNeeded();
  await lanes.hover();
}

async function scrollLanes(page: Page): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    await page.mouse.wheel(0, i % 20 === 19 ? 30_000 : 400);
    await page.waitForTimeout(STEP_MS);
  }
}

const findHeading = (page: Page): Promise<void> => page.getByRole('heading', { name: 'Attainment' }).hover();

async function scrollPage(page: Page): Promise<void> {
  for (let i = 0; i < 40; i += 1) {
    await page.mouse.wheel(0, i < 20 ? 200 : -200);
    await page.waitForTimeout(STEP_MS);
  }
}

/** By the clock it has what other programs took of a busy machine. */
interface Longest {
  readonly clock: number;
  readonly processor: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds by the clock, and of the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest tasks of the page's main thread, in ms, from a trace of the browser. */
async function longestTask(browser: Browser, page: Page, act: () => Promise<void>): Promise<Longest> {
  await page.waitForTimeout(1000);
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'] });
  await act();
  await page.waitForTimeout(500);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const main = new Set(
    traceEvents.flatMap(({ name, args, pid, tid }) => (name === 'thread_name' && args?.name === 'CrRendererMain' ? [`${pid} ${tid}`] : [])),
  );
  const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith('RunTask') && main.has(`${pid} ${tid}`));
  if (tasks.length < 50) throw new Error(`the trace has ${tasks.length} tasks of the page: it was not measured`);
  const longest = (of: 'dur' | 'tdur'): number => Math.max(...tasks.map((task) => (task[of] ?? 0) / 1000));
  return { clock: longest('dur'), processor: longest('tdur') };
}
