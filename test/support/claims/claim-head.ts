/** A claim before its first transition: of the customer, in a currency of two decimals. */
import type { ClaimHead } from '../../../lib/domain/claims/claim.ts';
import type { Transition } from '../../../lib/domain/claims/transition.ts';

export const claimHead = (own: Partial<ClaimHead> = {}): ClaimHead => ({
  id: 'c.2026-10.credit',
  statement: 'c.2026-10',
  contract: 'c',
  vendor: 'v',
  period: '2026-10',
  credit: 'credit',
  currency: 'CNY',
  automatic: false,
  windows: [],
  ...own,
});

/** A transition of the person "anna" on 10 November 2026. */
export const anEntry = (kind: Transition['kind'], amount?: string, more: Partial<Transition> = {}): Transition => ({
  kind,
  by: 'anna',
  at: '2026-11-10T00:00:00.000Z',
  ...(amount !== undefined && { amount }),
  ...more,
});
