/** Whether there is anything that a letter can claim. */
import { minorOf } from '../statement/restatement.ts';
import type { Claim } from './claim.ts';

export type NotClaimed = 'no-claim-needed' | 'withdrawn' | 'nothing-open';

/**
 * Why nothing is claimed: an automatic credit needs no claim, a withdrawn claim claims nothing, and a letter over 0.00 says nothing. What
 * missing facts may add is claimed too, so that its last day is kept.
 */
export function whyNotClaimed({
  automatic,
  state,
  open,
  reserved,
}: Pick<Claim, 'automatic' | 'state' | 'open' | 'reserved'>): NotClaimed | undefined {
  if (automatic) return 'no-claim-needed';
  if (state === 'withdrawn') return 'withdrawn';
  return minorOf(open) > 0n || reserved !== undefined ? undefined : 'nothing-open';
}
