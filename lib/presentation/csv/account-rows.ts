/** Rows of a statement's CSV on its claims and disputes: one for each account of a claim, and one for the disputes in each state. */
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import { DISPUTE_STATES } from '../../domain/claims/dispute.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { ACCOUNT_WORDS, accountKey } from '../document/account-words.ts';
import { accountsOf, upheldParts } from '../document/accounts-table.ts';
import type { Names } from '../reasons/names.ts';
import type { CsvCell } from './csv-form.ts';

/** A row by its columns; other columns are empty. */
export interface AccountRow {
  readonly line: 'account' | 'disputes';
  readonly credit?: string;
  readonly currency?: string;
  readonly title?: string;
  /** The key of the account; of a decided dispute `upheld`. */
  readonly account?: string;
  readonly balance?: CsvCell;
  readonly state: string;
  readonly 'as of': string;
  /** How many disputes are in the state. */
  readonly disputes?: number;
}

/** @param language of the titles; keys are the same in every language. */
export function accountRows({ asOf, claims, disputes }: StatementAccounts, names: Names, language: DocumentLanguage): AccountRow[] {
  const words = ACCOUNT_WORDS[language];
  return [
    ...claims.flatMap((claim) =>
      accountsOf(claim).map(([account, amount]): AccountRow => ({
        line: 'account',
        credit: claim.credit,
        currency: claim.owed.currency,
        title: names.credit(claim.credit),
        account: accountKey(account),
        balance: amount === 'unbounded' ? amount : { decimal: amount.amount },
        state: claim.state,
        'as of': asOf,
      })),
    ),
    ...DISPUTE_STATES.filter((state) => disputes[state] > 0).map((state): AccountRow => ({
      line: 'disputes',
      state,
      'as of': asOf,
      disputes: disputes[state],
    })),
    ...disputes.upheld.flatMap((dispute) => {
      const { raisedBy, amount: whole, lines } = dispute;
      return upheldParts(dispute, names).map(({ line, amount }, i): AccountRow => ({
        line: 'disputes',
        ...(lines && { credit: lines[i]!.credit }),
        currency: whole.currency,
        title: words.upheld(words[raisedBy], line),
        account: 'upheld',
        balance: { decimal: amount },
        state: 'decided',
        'as of': asOf,
      }));
    }),
  ];
}
