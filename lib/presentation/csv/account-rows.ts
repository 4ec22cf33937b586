/** Rows of a statement's CSV on its claims and disputes: one for each account of a claim, and one for the disputes in each state. */
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import { DISPUTE_STATES } from '../../domain/claims/dispute.ts';
import { ACCOUNT_WORDS } from '../document/account-words.ts';
import { accountsOf } from '../document/accounts-table.ts';
import type { Names } from '../reasons/names.ts';

/** The columns from `line` to `component` that are empty but for `credit` and `currency`. */
const blank = (count: number): string[] => Array.from({ length: count }, () => '');

/** From the column `line` on. */
export function accountRows({ asOf, claims, disputes }: StatementAccounts, names: Names): string[][] {
  const words = ACCOUNT_WORDS.en;
  const row = (line: string, credit: string, currency: string, ...account: readonly string[]): string[] => [
    line,
    credit,
    ...blank(5),
    currency,
    ...blank(6),
    credit === '' ? '' : names.credit(credit),
    '',
    ...account,
    asOf,
  ];
  return [
    ...claims.flatMap((claim) =>
      accountsOf(claim).map(([account, amount]) =>
        row('account', claim.credit, claim.owed.currency, words[account], amount === 'unbounded' ? amount : amount.amount, claim.state),
      ),
    ),
    ...DISPUTE_STATES.filter((state) => disputes[state] > 0).map((state) => row('disputes', '', '', String(disputes[state]), '', state)),
  ];
}
