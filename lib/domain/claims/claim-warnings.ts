/** Warnings about claims: they are recorded as stated, and a person should check them. */
import { finding } from '../evidence/finding-kinds.ts';
import type { Issue } from '../issue.ts';
import type { Claim } from './claim.ts';

/** One warning for all claims with receipts beyond what is owed; undefined when there is none. */
export function overCreditWarning(claims: readonly Claim[]): Issue | undefined {
  const over = claims.flatMap(({ id, overCredited, received, owed, currency }) =>
    overCredited ? [`${id}: ${received.amount} ${currency} received, ${owed.amount} owed, ${overCredited.amount} beyond it`] : [],
  );
  return over.length === 0
    ? undefined
    : {
        ...finding('over-credited', '/received', `more was received than is owed on ${over.join('; ')}`),
        remedy: 'reverse the receipt if it was recorded wrongly; else pay the rest back, or set it off outside Makegood',
      };
}

/** One warning with a count; none when no dispute is open. */
export const openDisputeWarning = (count: number): Issue | undefined =>
  count === 0
    ? undefined
    : finding(
        'open-dispute',
        '/disputes',
        `${count} ${count === 1 ? 'dispute' : 'disputes'} about the period ${count === 1 ? 'is' : 'are'} open`,
      );
