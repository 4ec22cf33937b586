/** Rows of a statement's CSV on its claims and disputes: one for each account of a claim, and one for the disputes of each outcome. */
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { accountKey } from '../document/account-words.ts';
import { accountsOf, upheldParts, upheldText } from '../document/accounts-table.ts';
import { disputeCounts } from '../document/dispute-counts.ts';
import type { Names } from '../reasons/names.ts';
import type { CsvCell } from './csv-form.ts';
import type { CsvWords } from './csv-words.ts';

/** A row by its columns; other columns are empty. */
export interface AccountRow {
  readonly line: string;
  readonly credit?: string;
  readonly currency?: string;
  readonly title?: string;
  /** The key of the account; of what a dispute gave `upheld`. */
  readonly account?: string;
  readonly balance?: CsvCell;
  readonly state: string;
  readonly 'as of': string;
  /** How many disputes are open, ended in the outcome, or were withdrawn. */
  readonly disputes?: number;
}

/** @param language of the titles. */
export function accountRows(
  { asOf, claims, disputes }: StatementAccounts,
  names: Names,
  language: DocumentLanguage,
  words: CsvWords,
): AccountRow[] {
  return [
    ...claims.flatMap((claim) =>
      accountsOf(claim).map(([account, amount]): AccountRow => ({
        line: words.mark('account'),
        credit: claim.credit,
        currency: claim.owed.currency,
        title: names.credit(claim.credit),
        account: words.account(accountKey(account)),
        balance: amount === 'unbounded' ? words.mark(amount) : { decimal: amount.amount },
        state: words.state(claim.state),
        'as of': asOf,
      })),
    ),
    ...disputeCounts(disputes, language).map(({ end, count }): AccountRow => ({
      line: words.mark('disputes'),
      state: words.state(end),
      'as of': asOf,
      disputes: count,
    })),
    ...disputes.upheld.flatMap((dispute) => {
      const { outcome, amount: whole, lines } = dispute;
      return upheldParts(dispute, names).map(({ line, amount }, i): AccountRow => ({
        line: words.mark('disputes'),
        ...(lines && { credit: lines[i]!.credit }),
        currency: whole.currency,
        title: upheldText(dispute, line, language),
        account: words.account('upheld'),
        balance: { decimal: amount },
        state: words.state(outcome),
        'as of': asOf,
      }));
    }),
  ];
}
