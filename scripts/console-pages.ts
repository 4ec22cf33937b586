/** The pages of the console with the example, for the scripts that look at each of them. */
import type { Page } from 'playwright-core';

/** The clock of the example. */
export const NOW = Date.parse('2026-11-10T12:00:00Z');

/** By name: who sees the page, and its address. */
export const PAGES: Readonly<Record<string, readonly [role: string, path: string]>> = {
  overview: ['finance', '/console/'],
  statements: ['finance', '/console/statements'],
  statement: ['finance', '/console/statements/live-streaming-network.2026-10'],
  reason: ['finance', '/console/statements/live-streaming-network.2026-10?line=1'],
  beside: ['finance', '/console/statements/live-streaming-network.2026-10?revision=2&beside=1'],
  verify: ['finance', '/console/verify?statement=live-streaming-network.2026-10&revision=2'],
  claims: ['finance', '/console/claims'],
  claim: ['finance', '/console/claims/live-streaming-network.2026-10.compensation'],
  approvals: ['approver', '/console/approvals'],
  contracts: ['contract-owner', '/console/contracts'],
  contract: ['contract-owner', '/console/contracts/live-streaming-network'],
  month: ['finance', '/console/contracts/live-streaming-network/months/2026-10'],
  evidence: ['administrator', '/console/evidence?month=2026-10'],
  quarantine: ['administrator', '/console/quarantine?month=2026-11'],
  senders: ['administrator', '/console/senders'],
  webhook: ['contract-owner', '/console/webhooks/new?vendor=lumencast'],
  endpoints: ['administrator', '/console/endpoints'],
  messages: ['administrator', '/console/messages'],
  corrections: ['administrator', '/console/evidence?month=2026-10&view=corrections'],
  disagreements: ['administrator', '/console/evidence?month=2026-10&view=disagreements'],
  audits: ['administrator', '/console/audits'],
  audit: ['administrator', '/console/audits/2026-10'],
};

/** As the page of signing in does it. */
export const signIn = (page: Page, role: string): Promise<unknown> =>
  page.evaluate(`fetch('/console/local/roles/${role}', { method: 'POST' })
    .then((answer) => answer.json())
    .then(({ token }) => sessionStorage.setItem('makegood-token', token))`);
