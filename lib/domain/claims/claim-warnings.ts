/** Warnings about claims: they are recorded as stated, and a person should check them. */
import { type Finding, finding, findingAt } from '../evidence/findings/finding.ts';
import { moneyText } from '../statement/statement.ts';
import type { Claim } from './claim.ts';

/** One warning for all claims with receipts beyond what is owed; undefined when there is none. */
export function overCreditWarning(claims: readonly Claim[]): Finding | undefined {
  const over = claims.flatMap(({ id, overCredited, received, owed }) =>
    overCredited ? [{ claim: id, received: moneyText(received), owed: moneyText(owed), beyond: moneyText(overCredited) }] : [],
  );
  return over.length === 0
    ? undefined
    : {
        ...findingAt('/received', finding('over-credited', { claims: over })),
        remedy: 'reverse the receipt if it was recorded wrongly; else pay the rest back, or set it off outside Makegood',
      };
}

/** One warning with a count; none when no dispute is open. */
export const openDisputeWarning = (count: number): Finding | undefined =>
  count === 0 ? undefined : findingAt('/disputes', finding('open-dispute', { count }));
