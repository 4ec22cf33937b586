/** Claims and statements in the states that the example has none of, in both languages: what each says, and that nothing is wrong with how it is shown. */
import { beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, VIEWS, consolePages } from '../support/browser.ts';
import { type STATES, claimOf, makeClaimStates, statementOf } from '../support/claim-states.ts';
import { axeFaults, goTo, layoutFaults, signedIn } from '../support/console-user.ts';
import { embeddedRun } from '../support/embedded-run.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const started = Date.now();

/** What only this state has on the page of its claim, and on that of its statement. */
const SAID = {
  disputed: {
    claim: {
      en: ['upheld: 500.00 CNY', 'partly upheld: 120.00 CNY of 300.00 CNY', 'rejected', 'withdrawn', 'open'],
      zh: ['已支持：500.00 CNY', '部分支持：120.00 CNY（争议金额 300.00 CNY）', '已驳回', '已撤回', '未了结'],
    },
    statement: { en: ['A dispute about the period is open.'], zh: ['本周期有 1 项争议尚未了结。'] },
  },
  reserved: {
    claim: { en: ['Up to 600.00 CNY may be owed beyond that'], zh: ['除此之外可能应付至多 600.00 CNY'] },
    statement: { en: ['at least 6,000.00 CNY', '6,600.00 CNY'], zh: ['至少 6,000.00 CNY'] },
  },
  reopened: {
    claim: { en: ['9,000.00 CNY are open and not claimed yet.'], zh: ['尚有 9,000.00 CNY 未结清且未申领。'] },
    statement: { en: ['15,000.00 CNY'], zh: ['15,000.00 CNY'] },
  },
  credited: {
    claim: { en: ['over-credited by 6,000.00 CNY'], zh: ['超额收款 6,000.00 CNY'] },
    statement: { en: ['over-credited by 6,000.00 CNY'], zh: ['超额收款 6,000.00 CNY'] },
  },
} as const satisfies Readonly<Record<keyof typeof STATES, unknown>>;

describe.skipIf(CHROMIUM === undefined)('claims and statements in rare states', () => {
  // Registrations are cached by the clock: it has to go on.
  const run = embeddedRun({ example: true, clock: () => NOW + Date.now() - started });
  const pages = consolePages();
  beforeAll(() => makeClaimStates(run));

  it.each(VIEWS)('each says what is so, without a fault that axe finds: $language, $appearance, $width px wide', async (viewed) => {
    const { language } = viewed;
    const page = await signedIn(pages, `${run.system.url}/console/claims`, language === 'en' ? 'Finance' : '财务', viewed);
    const found: unknown[] = [];
    for (const state of Object.keys(SAID) as (keyof typeof SAID)[])
      for (const [kind, path] of [
        ['claim', `/console/claims/${claimOf(state)}`],
        ['statement', `/console/statements/${statementOf(state)}`],
      ] as const) {
        await goTo(page, path);
        for (const text of SAID[state][kind][language]) await page.getByText(text).first().waitFor();
        for (const fault of [...(await axeFaults(page)), ...(await layoutFaults(page))]) found.push([path, fault]);
      }
    expect(found).toEqual([]);
  });

  it.each(['', '?revision=2&beside=1'])('the reason of a cause is in a list below it, and no dash stands for the list%s', async (query) => {
    const page = await signedIn(pages, `${run.system.url}/console/statements/${statementOf('credited')}${query}`, 'Finance');
    await page.locator('main li li', { hasText: 'the log of the router says 10:20' }).first().waitFor();
    const items = await page.locator('main li').allInnerTexts();
    expect(items.filter((text) => text.trimStart().startsWith('–'))).toEqual([]);
  });
});
