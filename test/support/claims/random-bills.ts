/** Random rows of bills, as the rule judges them, and corrections of what the rule received. */
import { type BillCredit, type BillRules, judgeCredit, receiptsOf, reversalOf } from '../../../lib/domain/claims/bill-credit.ts';
import type { Claim } from '../../../lib/domain/claims/claim.ts';
import { PARTIES, type Transition } from '../../../lib/domain/claims/transition.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import type { Dice } from '../dice.ts';

export const ANY_SENDER: BillRules = { isOfContract: () => true, isReporter: () => true };

export const billCredit = (more: Partial<BillCredit> = {}): BillCredit => ({
  row: 'aws:1|row',
  event: 'aws:1|row',
  id: 'row',
  sender: 'aws:1',
  speaksFor: 'customer',
  billedAt: Date.parse('2026-11-05T00:00:00Z'),
  reference: 'c.2026-10.credit',
  amount: '10.00',
  currency: 'CNY',
  component: undefined,
  start: Date.parse('2026-11-01T00:00:00Z'),
  end: Date.parse('2026-12-01T00:00:00Z'),
  ...more,
});

/**
 * What the rule makes of a row or of a correction: undefined where it takes nothing. A row of the debtor, one that is too large, and one that
 * is there already are among them.
 */
export function byRule(dice: Dice, claim: Claim, at: string): { readonly sent: BillCredit; readonly entry: Transition | undefined } {
  const rows = claim.transitions.flatMap(({ bill }) => (bill ? [bill.row] : []));
  const near = Number(minorOf(claim.open));
  const row = rows.length > 0 && dice.chance(0.4) ? dice.pick(rows) : `aws:1|row-${claim.transitions.length}`;
  const cents = dice.pick([1, near, Math.ceil(near / 2), near + 1]);
  const start = Date.parse('2026-11-01T00:00:00Z') + claim.transitions.length;
  const sent = billCredit({
    row,
    event: row,
    speaksFor: dice.chance(0.8) ? claim.creditor : dice.pick(PARTIES),
    reference: claim.id,
    amount: (Math.max(1, cents) / 100).toFixed(2),
    billedAt: Date.parse(at),
    start,
  });
  const standing = receiptsOf(row, claim.transitions).find(({ isStanding }) => isStanding);
  if (standing) return { sent, entry: reversalOf(standing.transition, standing.n, `${row}-corrected`, at) };
  const judged = judgeCredit(sent, [claim], ANY_SENDER, at);
  return { sent, entry: 'transition' in judged ? judged.transition : undefined };
}
