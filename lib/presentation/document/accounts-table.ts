/** The claims of a statement with their accounts at an instant, and warnings. The issued statement has none of these. */
import type { ClaimAccounts, StatementAccounts, UpheldDispute } from '../../application/claims/statement-accounts.ts';
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import type { Amount } from '../../domain/statement/statement.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { Names } from '../reasons/names.ts';
import { ofSender } from '../written.ts';
import { ACCOUNTS, ACCOUNT_WORDS, type ClaimAccount, type AccountWords } from './account-words.ts';
import { FORMATS, type Formats } from './formats.ts';
import { amountText } from './grouped.ts';
import { disputeCounts } from './dispute-counts.ts';
import type { Labels } from './labels.ts';
import { coveredTexts, reopenedText, sentenceOf } from './reopened-text.ts';
import { placed } from './undecided.ts';
import type { TableCell, TableModel } from './table-model.ts';

/** The accounts that a claim has. A reserve that nothing bounds has no amount. */
export const accountsOf = (
  claim: Readonly<Partial<Record<ClaimAccount, Amount | 'unbounded'>>>,
): (readonly [ClaimAccount, Amount | 'unbounded'])[] =>
  ACCOUNTS.flatMap((account) => {
    const amount = claim[account];
    return amount === undefined ? [] : [[account, amount] as const];
  });

export function accountsTable({ asOf, claims, disputes }: StatementAccounts, names: Names, labels: Labels): TableModel {
  const words = ACCOUNT_WORDS[labels.language];
  return {
    title: words.accounts,
    key: 'claim_accounts',
    columns: [
      { name: words.ofClaim, width: 44 },
      { name: words.account, width: 36 },
      { name: labels.amount, width: 32, right: true },
    ],
    rows: [
      ['', words.asOf, { at: parseInstant(asOf)! }],
      ...claims.flatMap((claim) => rowsOf(claim, names, labels)),
      ...disputeCounts(disputes, labels.language).map(({ end, count }): TableCell[] => [
        words.disputesTitle,
        words.disputeEnds[end],
        String(count),
      ]),
      ...disputes.upheld.flatMap((dispute) =>
        upheldParts(dispute, names).map(({ line, amount }) => [
          words.disputesTitle,
          upheldText(dispute, line, labels.language),
          { amount, currency: dispute.amount.currency },
        ]),
      ),
    ],
  };
}

/** "partly upheld: 4.00 CNY of 10.00 CNY (raised by the customer)"; for a part by line with its line. */
export function upheldText({ outcome, raisedBy, amount, disputed }: UpheldDispute, line: string, language: DocumentLanguage): string {
  const words = ACCOUNT_WORDS[language];
  const part = outcome === 'partly-upheld' ? disputed : undefined;
  const of = part && words.ofDisputed(amountText(amount, language), amountText(part, language));
  return words.upheld(words.endOf(words.disputeEnds[outcome], of), words[raisedBy], line);
}

/** The upheld parts of a dispute: by line where it was decided by line; else one part for the whole, with the line ''. */
export const upheldParts = ({ amount: { amount: whole }, lines }: UpheldDispute, names: Names): { line: string; amount: string }[] =>
  lines?.map(({ credit, index, component, amount }) => ({
    line: [names.at(names.credit(credit), index), ...(component === undefined ? [] : [names.component(component)])].join(', '),
    amount,
  })) ?? [{ line: '', amount: whole }];

function rowsOf(claim: ClaimAccounts, names: Names, { language }: Labels): TableCell[][] {
  const words = ACCOUNT_WORDS[language];
  const { day } = FORMATS[language];
  const name = names.credit(claim.credit);
  return [
    [name, words.state, stateShown(claim, words)],
    ...(claim.creditor === 'vendor' ? [[name, words.owedTo, words.vendor]] : []),
    ...(claim.lastDay === undefined ? [] : [[name, words.lastDay, day(claim.lastDay)]]),
    ...accountsOf(claim).flatMap(([account, amount]): TableCell[][] => [
      [name, words.named[account], amount === 'unbounded' ? words.withoutBound : { ...amount }],
      ...(account === 'received' ? billRows(claim, name, words, day) : []),
      ...byCreditor(claim, account, words).map(([text, part]): TableCell[] => [name, text, { ...part }]),
    ]),
  ];
}

type RecordedFor = Pick<ClaimAccounts, 'recordedByCreditor' | 'creditor' | 'debtor'>;

/** The state, with the party that recorded the last answer where it is not its own. */
export function stateShown(claim: RecordedFor & Pick<ClaimAccounts, 'state'>, words: AccountWords): string {
  const state = words.states[claim.state];
  return claim.recordedByCreditor?.answer === undefined ? state : words.recordedBy(state, words[claim.creditor]);
}

/** The part of an account that the creditor recorded in the name of the debtor. */
export function byCreditor(
  { recordedByCreditor = {}, creditor, debtor }: RecordedFor,
  account: ClaimAccount,
  words: AccountWords,
): (readonly [string, Amount])[] {
  const part = account === 'accepted' || account === 'credited' ? recordedByCreditor[account] : undefined;
  return part ? [[words.byOther(words[creditor], words[debtor]), part]] : [];
}

/** The part of the received amount that rows of bills gave. */
const billRows = ({ receivedByBills = [] }: ClaimAccounts, name: string, words: AccountWords, day: Formats['day']): TableCell[][] =>
  receivedByBills.map(({ row, on, amount, currency }) => [name, words.byBillRow(ofSender(row), day(on)), { amount, currency }]);

/** One sentence for all open disputes, one for each claim with a receipt beyond what is owed, and why lines are open again. */
export function attentionOf({ claims, disputes }: StatementAccounts, names: Names, language: DocumentLanguage): string[] {
  const words = ACCOUNT_WORDS[language];
  return [
    ...(disputes.open > 0 ? [words.disputes(disputes.open)] : []),
    ...claims.flatMap(({ credit, overCredited }) =>
      overCredited ? [words.over(names.credit(credit), amountText(overCredited, language))] : [],
    ),
    ...claims.flatMap((claim) => {
      const text = reopenedText(claim, names.credit(claim.credit), language);
      return text === undefined
        ? []
        : [
            sentenceOf(
              text,
              coveredTexts(claim, (line) => placed(line, names), language),
            ),
          ];
    }),
  ];
}
