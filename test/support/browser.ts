/** Real pages of the console for the tests of a file, in a headless Chromium; what a page must never do fails its test. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from 'playwright-core';
import { afterEach, beforeAll, expect } from 'vitest';

const PATHS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine; undefined when there is none. */
export const CHROMIUM = PATHS.find((path) => path !== undefined && existsSync(path));

export interface Viewed {
  /** @default 1440 */
  readonly width?: number;
  /** @default "light" */
  readonly appearance?: 'light' | 'dark';
  /** @default "en" */
  readonly language?: 'en' | 'zh';
  /** Other origins to which the page may go and call: those of an identity provider. @default none */
  readonly alsoAsks?: readonly string[];
  /** A folder with another build of the console, which the page gets in place of the one of the run. */
  readonly build?: string;
  /** A status that an answer may have, which the browser reports as an error otherwise. */
  readonly refused?: number;
  /** Whether the test puts the clock of the page forward, as `askedAgain` does. @default false */
  readonly putsForward?: boolean;
}

/** Each language, appearance and width once: what axe finds and what overflows depends on no two of them together. */
export const VIEWS = [
  { language: 'en', appearance: 'light', width: 1440 },
  { language: 'zh', appearance: 'dark', width: 390 },
] as const satisfies readonly Viewed[];

export interface Pages {
  /** A page of its own context, at an address, without a sign-in. */
  open(address: string, viewed?: Viewed): Promise<Page>;
}

let shared: Browser | undefined;

/** Pages that are closed after each test. A failure of a script, a call to another host or something that the policy of the page blocks fails the test. */
export function consolePages(): Pages {
  let browser: Browser;
  let opened: Page[] = [];
  let faults: string[] = [];
  beforeAll(async () => {
    // Each page has a context of its own, so the files of a worker share a browser; it ends with the worker.
    if (!shared?.isConnected()) shared = await launch();
    browser = shared;
  });
  afterEach(async () => {
    const found = faults;
    const pages = opened;
    [faults, opened] = [[], []];
    await Promise.all(pages.map((page) => page.context().close()));
    expect(found).toEqual([]);
  });
  return {
    open: async (address, viewed = {}) => {
      const page = await openPage(browser, address, viewed, (fault) => faults.push(fault));
      opened.push(page);
      return page;
    },
  };
}

/** The files of a build in place of those of the run; every other path below `/console/` is the page itself. */
const serveBuild = (context: BrowserContext, build: string): Promise<unknown> =>
  context.route(/\/console\/(?!local\/|config)/, (route) => {
    const name = new URL(route.request().url()).pathname.replace('/console/', '');
    const file = join(build, name);
    return route.fulfill({ path: name !== '' && existsSync(file) ? file : join(build, 'index.html') });
  });

/**
 * Parts of Chromium's own window that are pages themselves: they took a third of the processor time of each page that a test opened.
 * The second switch of this name replaces the first, so what Playwright 1.65 switches off is repeated.
 */
const OFF = [
  ...['InitialWebUI', 'PreloadTopChromeWebUI', 'WebUIReloadButton', 'WebUIToolbar'],
  ...['WebUIOmniboxPopup', 'WebUIOmniboxFullPopup', 'WebUIOmniboxAimPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable'],
  ...['LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
];

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM!, args: [`--disable-features=${OFF.join(',')}`] });

/** @param fault gets what a page of the console must never do. */
export async function openPage(
  browser: Browser,
  address: string,
  { width = 1440, appearance = 'light', language = 'en', alsoAsks = [], refused, build, putsForward = false }: Viewed,
  fault: (text: string) => void,
): Promise<Page> {
  const options: BrowserContextOptions = {
    viewport: { width, height: 900 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: appearance,
    // What moves is waited for before it is clicked.
    reducedMotion: 'reduce',
  };
  const context = await browser.newContext(options);
  // For what hangs, not for what is slow.
  context.setDefaultTimeout(120_000);
  if (build !== undefined) await serveBuild(context, build);
  const page = await context.newPage();
  if (putsForward) await page.clock.install();
  page.on('pageerror', (error) => fault(`script: ${error.message}`));
  // A blocked style, script or font is a message of the browser; so is an answer that the page did not expect.
  page.on('console', (message) => {
    const isExpected = refused !== undefined && message.text().includes(`status of ${refused} `);
    if (message.type() === 'error' && !isExpected) fault(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('dialog', (dialog) => {
    fault(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isAllowed = url.protocol === 'blob:' || [new URL(address).origin, ...alsoAsks].includes(url.origin);
    if (!isAllowed) fault(`request to ${url.host}`);
  });
  await page.goto(address);
  return page;
}
