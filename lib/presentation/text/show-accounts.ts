/** The claims and disputes of a statement for a terminal. */
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import { DISPUTE_STATES } from '../../domain/claims/dispute.ts';
import { ACCOUNT_WORDS } from '../document/account-words.ts';
import { accountsOf, byCreditor, stateShown } from '../document/accounts-table.ts';
import { reopenedText } from '../document/reopened-text.ts';
import { written } from '../written.ts';

export function showAccounts({ asOf, claims, disputes, warnings }: StatementAccounts): string {
  const words = ACCOUNT_WORDS.en;
  const counts = DISPUTE_STATES.filter((state) => disputes[state] > 0).map((state) => `${disputes[state]} ${words.disputeStates[state]}`);
  return written(
    [
      `accounts as of ${asOf}`,
      ...(claims.length === 0 ? ['  no claim'] : []),
      ...claims.map((claim) => {
        const accounts = accountsOf(claim).flatMap(([account, amount]) => [
          `${words.named[account]} ${amount === 'unbounded' ? words.withoutBound : amount.amount}`,
          ...byCreditor(claim, account, words).map(([text, part]) => `${text} ${part.amount}`),
        ]);
        const rows = (claim.receivedByBills ?? []).map(({ row, on, amount }) => `${words.byBillRow(row, on)}: ${amount}`);
        const again = reopenedText(claim, claim.id, 'en');
        return `  ${claim.id} (${stateShown(claim, words)}, owed to the ${claim.creditor}): ${accounts.join(', ')} ${claim.owed.currency}${rows.map((text) => `; ${text}`).join('')}${again === undefined ? '' : `\n  ${again}`}`;
      }),
      ...(counts.length === 0 ? [] : [`  disputes of the period: ${counts.join(', ')}`]),
      ...disputes.upheld.map(
        ({ id, raisedBy, amount: { amount, currency } }) => `  dispute ${id}, ${words.upheld(words[raisedBy], '')}: ${amount} ${currency}`,
      ),
      ...warnings.map(({ code, message }) => `warning ${code}: ${message}`),
    ].join('\n'),
  );
}
