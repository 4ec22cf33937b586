/** The claims and disputes of a statement in a text. */
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { ACCOUNT_WORDS } from '../document/account-words.ts';
import { accountsOf, attentionOf, byCreditor, stateShown, upheldParts, upheldText } from '../document/accounts-table.ts';
import { disputeCounts } from '../document/dispute-counts.ts';
import { FORMATS } from '../document/formats.ts';
import { amountText, grouped } from '../document/grouped.ts';
import type { Names } from '../reasons/names.ts';
import { ofSender, written } from '../written.ts';

export function showAccounts(accounts: StatementAccounts, names: Names, language: DocumentLanguage): string {
  const { asOf, claims, disputes } = accounts;
  const words = ACCOUNT_WORDS[language];
  const counts = disputeCounts(disputes, language).map(({ text }) => text);
  return written(
    [
      words.text.asOf(asOf),
      ...(claims.length === 0 ? [`  ${words.text.noClaim}`] : []),
      ...claims.map((claim) => {
        const balances = accountsOf(claim).flatMap(([account, amount]) => [
          `${words.named[account]} ${amount === 'unbounded' ? words.withoutBound : grouped(amount.amount, language)}`,
          ...byCreditor(claim, account, words).map(([text, part]) => `${text} ${grouped(part.amount, language)}`),
        ]);
        const rows = (claim.receivedByBills ?? []).map(
          ({ row, on, amount }) => `${words.byBillRow(ofSender(row), FORMATS[language].day(on))}: ${grouped(amount, language)}`,
        );
        const head = `${claim.id} (${stateShown(claim, words)}, ${words.text.owedTo(words[claim.creditor])})`;
        return `  ${[`${head}: ${balances.join(', ')} ${claim.owed.currency}`, ...rows].join('; ')}`;
      }),
      ...(counts.length === 0 ? [] : [`  ${words.disputesOfPeriod}: ${counts.join(', ')}`]),
      ...disputes.upheld.flatMap((dispute) =>
        upheldParts(dispute, names).map(({ line, amount }) => {
          const head = `  ${words.dispute} ${dispute.id}, ${upheldText(dispute, line, language)}`;
          // A part of the whole has both amounts in its words.
          const isSaid = line === '' && dispute.outcome === 'partly-upheld' && dispute.disputed !== undefined;
          return isSaid ? head : `${head}: ${amountText({ ...dispute.amount, amount }, language)}`;
        }),
      ),
      ...attentionOf(accounts, names, language).map((text) => `${words.attention}: ${text}`),
    ].join('\n'),
  );
}
