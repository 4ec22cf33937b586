/** What a person does in the console that several tests need. */
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { CONSOLE_PATH } from '../../lib/declarations/console.ts';
import type { Pages, Viewed } from './browser.ts';

/** A page at an address, after its role was chosen. */
export async function signedIn(pages: Pages, address: string, role: string, viewed: Viewed = {}): Promise<Page> {
  const page = await pages.open(address, viewed);
  const button = page.getByRole('button', { name: role, exact: true });
  await button.click();
  await button.waitFor({ state: 'detached' });
  return page;
}

/** Goes to another view as a link of the page does: without loading the page again, which takes longer than most views. */
export const goTo = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path === '/' ? CONSOLE_PATH : path)}); dispatchEvent(new PopStateEvent('popstate'));`,
  );

/** No page asks again by itself less often while nothing fails. */
const AGAIN_MS = 60_000;

/**
 * Waits for what a page shows once it asks again by itself. The page, which was opened with `putsForward`, has its clock put forward in
 * place of the wait, until what it is asked for is there.
 */
export async function askedAgain(page: Page, shown: Locator): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    await page.clock.fastForward(AGAIN_MS);
    const isShown = await shown.waitFor({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
    if (isShown) return;
  }
  await shown.waitFor();
}

/** What axe finds on a page: rule, and the beginning of each element. */
export async function axeFaults(page: Page): Promise<unknown[]> {
  if ((await page.evaluate('"axe" in window')) === false) await page.evaluate(axe.source);
  const { violations } = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as any;
  return violations.map(({ id, nodes }: any) => [id, nodes.map(({ html }: any) => (html as string).slice(0, 160))]);
}

/** What a page must not make a person scroll for, or break: it is run in the page. */
const LAYOUT = `(() => {
  const found = [];
  const wider = document.documentElement.scrollWidth - innerWidth;
  if (wider > 0) found.push('the page is ' + wider + ' px wider than its window');
  if (document.querySelector('h1') === null) found.push('the page has no heading');
  // On a phone nothing of a table is beyond the edge.
  for (const table of innerWidth <= 688 ? document.querySelectorAll('.stacked table') : [])
    if (table.scrollWidth > table.parentElement.clientWidth) found.push('a table is wider than its place: ' + table.innerText.slice(0, 80));
  // A word of a button is not broken into letters.
  for (const button of document.querySelectorAll('main button')) {
    const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const word = text.data.trim();
      const range = document.createRange();
      range.selectNodeContents(text);
      if (!word.includes(' ') && range.getClientRects().length > 1) found.push('a button is broken: ' + word);
    }
  }
  return found;
})()`;

export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate(LAYOUT);
