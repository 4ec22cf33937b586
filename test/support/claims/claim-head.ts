/** A claim before its first transition: of the customer, in a currency of two decimals. */
import type { ClaimHead } from '../../../lib/domain/claims/claim.ts';

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
