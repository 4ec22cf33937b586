/** A claim for a terminal: its state, its accounts, those of its lines, its deadlines and all that happened to it. */
import type { components } from '../../client/api.ts';
import { lineKey } from '../../lib/domain/claims/balances.ts';
import { ACCOUNT_WORDS, type ClaimAccount } from '../../lib/presentation/document/account-words.ts';
import { accountsOf, byCreditor, stateShown } from '../../lib/presentation/document/accounts-table.ts';
import { disputeCounts } from '../../lib/presentation/document/dispute-counts.ts';
import { coveredTexts, reopenedText } from '../../lib/presentation/document/reopened-text.ts';
import { placed } from '../../lib/presentation/document/undecided.ts';
import { type NamedStatement, Names } from '../../lib/presentation/reasons/names.ts';
import type { LineAmount } from '../../lib/domain/claims/transition.ts';
import type { JsonChoice } from '../options.ts';
import type { Session } from '../session.ts';
import { print, printJson } from './print.ts';

type Claim = components['schemas']['Claim'];

const words = ACCOUNT_WORDS.en;

const BY_LINE = [
  'claimed',
  'accepted',
  'credited',
  'received',
  'writtenOff',
  'open',
  'overCredited',
] as const satisfies readonly ClaimAccount[];
type ByLine = Readonly<Record<(typeof BY_LINE)[number], string>>;

const byLine = (amounts: ByLine): string =>
  BY_LINE.filter((account) => account !== 'overCredited' || /[1-9]/.test(amounts[account]))
    .map((account) => `${words.named[account]} ${amounts[account]}`)
    .join(', ');

/** Whether its lines say more than the claim itself. */
const hasLines = ({ lines = [], transitions }: Claim): boolean => lines.length > 1 || transitions.some((entry) => entry.lines);

/** The accounts by line, and what is of no line. */
function printLines(claim: Claim, nameOf: NameOf): void {
  if (!hasLines(claim)) return;
  const { lines = [], ofTheWhole, currency } = claim;
  for (const line of lines) print(`  ${nameOf(line)}: ${words.named.owed} ${line.owed} ${currency}, ${byLine(line)}`);
  if (ofTheWhole && Object.values(ofTheWhole).some((amount) => /[1-9]/.test(amount)))
    print(`  of no line: ${words.named.owed} ${ofTheWhole.owed} ${currency}, ${byLine(ofTheWhole)}`);
}

type NameOf = (line: Omit<LineAmount, 'amount'>) => string;

/** Lines by number and title, where entries name any. Without a number what the newest statement does not have, or the caller may not read. */
async function namesOf(session: Session, claim: Claim): Promise<{ names: Names; nameOf: NameOf }> {
  const { statement: id, missing = [] } = claim;
  const isNamed = missing.length > 0 || hasLines(claim);
  const data = isNamed ? (await session.api.GET('/v1/statements/{id}', { params: { path: { id } } })).data : undefined;
  const names = new Names((data?.statement ?? {}) as NamedStatement, 'en');
  const numbers = new Map((data?.statement.lines ?? []).map(({ number, ...line }) => [lineKey(line), number]));
  const nameOf: NameOf = (line) => {
    const [title, number] = [[names.credit(line.credit), placed(line, names)].filter(Boolean).join(' / '), numbers.get(lineKey(line))];
    return number === undefined ? `line ${title}` : `line ${number}, ${title}`;
  };
  return { names, nameOf };
}

/** How many disputes are open, and how the others ended, where there are any. */
function disputesOf({ disputes }: Claim): string {
  const counts = disputes ? disputeCounts(disputes, 'en').map(({ text }) => text) : [];
  return counts.length === 0 ? '' : `; ${words.disputesOfPeriod}: ${counts.join(', ')}`;
}

/** An account with its balance, and what of the received rows of bills gave. */
const shown = (account: ClaimAccount, amount: { amount: string } | 'unbounded', claim: Claim): string[] => [
  `${words.named[account]} ${amount === 'unbounded' ? words.withoutBound : amount.amount}`,
  ...(account === 'received'
    ? (claim.receivedByBills ?? []).map(({ row, on, amount: part }) => `${words.byBillRow(row, on)} ${part}`)
    : []),
  ...byCreditor(claim, account, words).map(([text, part]) => `${text} ${part.amount}`),
];

/** Balances that every claim has, and those that only some have. What is owed is in the line above them. */
export async function printClaim(session: Session, claim: Claim, { json }: JsonChoice): Promise<void> {
  if (json) return printJson(claim);
  const { id, creditor, debtor, owed, currency } = claim;
  print(`${id}: ${stateShown(claim, words)}; the ${debtor} owes the ${creditor} ${owed.amount} ${currency}`);
  print(
    `  ${accountsOf(claim)
      .slice(1)
      .flatMap(([account, amount]) => shown(account, amount, claim))
      .join(', ')}`,
  );
  if (claim.asOf !== undefined) print(`  as of ${claim.asOf}${disputesOf(claim)}`);
  const { names, nameOf } = await namesOf(session, claim);
  printLines(claim, nameOf);
  const again = reopenedText(claim, id, 'en');
  if (again !== undefined) print(`  ${again}`);
  for (const text of coveredTexts(claim, nameOf, 'en')) print(`    ${text}`);
  for (const { code, message } of claim.warnings) print(`  warning ${code}: ${message}`);
  for (const fact of claim.missing ?? []) print(`  missing: ${names.fact(fact)}`);
  for (const { rule, lastDay } of claim.windows) print(`  ${rule}${lastDay === undefined ? '' : `, by ${lastDay}`}`);
  claim.transitions.forEach((entry, i) => {
    const { kind, by, party, at, amount, lines = [], effectiveOn, late, approval, reference, note, of } = entry;
    const named = lines.map((line) => `${nameOf(line)}: ${line.amount}`);
    const what = kind === 'reversed' ? `reversed ${of}` : kind.replaceAll('-', ' ');
    const parts = [
      `${at} ${what} by ${by}${party === undefined ? '' : ` of the ${party}`}`,
      amount,
      named.length === 0 ? undefined : `(${named.join('; ')})`,
      effectiveOn && `on ${effectiveOn}`,
      late && 'after the last day',
      approval && `approved by ${approval.by}`,
      reference,
      note,
    ];
    // A note may have lines: each entry stays one line, so that no note looks like an entry.
    print(
      `  ${i + 1}. ${parts
        .filter((part) => part !== undefined)
        .join(', ')
        .replaceAll(/\s+/g, ' ')}`,
    );
  });
}
