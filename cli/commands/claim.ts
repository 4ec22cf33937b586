/** `makegood claim`: claims, their deadlines, and what happens to them. */
import { type Command, Option } from 'commander';
import type { components, paths } from '../../client/api.ts';
import { printListing } from '../listing.ts';
import {
  type AmountFilters,
  type ApiChoice,
  type JsonChoice,
  collected,
  examples,
  wholeNumber,
  withApi,
  withFilters,
  withJson,
} from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { type Session, answer, connect, done } from '../session.ts';
import { lineAmounts } from '../statement-lines.ts';
import { BILL_ROW_STATES, type BillRowState, CLAIM_STATES, LISTED_ACCOUNTS, type ListedAccount } from '../../lib/domain/claims/states.ts';
import { STATED, type StatedKind, type TransitionRule } from '../../lib/domain/claims/transition.ts';
import { Names } from '../../lib/presentation/reasons/names.ts';
import { placed } from '../../lib/presentation/document/undecided.ts';
import type { Statement } from '../../lib/domain/statement/statement.ts';
import { lineKey } from '../../lib/domain/claims/balances.ts';

type Options = ApiChoice & JsonChoice;
type Claim = components['schemas']['Claim'];
type State = Claim['state'];

interface ListOptions extends Options, AmountFilters {
  readonly contract?: string;
  readonly state?: State;
  readonly account?: ListedAccount;
  readonly lastDayFrom?: string;
  readonly lastDayThrough?: string;
}

interface RowOptions extends Options {
  readonly state?: BillRowState;
  readonly vendor?: string;
}

interface TransitionOptions extends Options {
  readonly amount?: string;
  readonly line: readonly string[];
  readonly effectiveOn?: string;
  readonly reference?: string;
  readonly note?: string;
}

interface ReversalOptions extends Options {
  readonly of: number;
  readonly note: string;
}

type Body = NonNullable<paths['/v1/claims/{id}/transitions']['post']['requestBody']>['content']['application/json'];

export function define(command: Command): void {
  const list = withFilters(command.command('list').description('list claims, their deadlines and their balances'))
    .option('--contract <id>', 'of one contract')
    .addOption(
      new Option('--account <account>', 'whose balance --at-least and --at-most compare; owed when absent').choices(LISTED_ACCOUNTS),
    )
    .addOption(new Option('--state <state>', 'in one state').choices(CLAIM_STATES))
    .option('--last-day-from <day>', 'the last day to claim is this day or a later one')
    .option('--last-day-through <day>', 'the last day to claim is this day or an earlier one')
    .action(listAll);
  const show = command.command('show').description('show a claim with its history').argument('<id>', 'of the claim').action(showOne);
  const stated = (Object.entries(STATED) as [StatedKind, TransitionRule][]).map(([kind, { states, amount }]) => {
    const one = command
      .command(kind)
      .description(`record that ${states}`)
      .argument('<id>', 'of the claim')
      .option('--effective-on <day>', 'when it took effect, such as the value date of a payment; today when absent')
      .option('--reference <reference>', "the debtor's ticket, decision or credit note, or the payment")
      .option('--note <text>', 'the reason');
    if (amount)
      one
        .option('--amount <amount>', 'with the decimals of the currency, such as 1234.50; all that is open when absent')
        .option('--line <number=amount>', 'of one line of the newest statement; may be repeated', collected, []);
    return one.action((id: string, options: TransitionOptions) => record(id, kind, options));
  });
  const reversed = command
    .command('reversed')
    .description('record that an earlier entry was wrong')
    .argument('<id>', 'of the claim')
    .requiredOption('--of <number>', 'of the entry, as `claim show` numbers them', wholeNumber)
    .requiredOption('--note <text>', 'what was wrong')
    .action(reverse);
  const rows = command
    .command('bill-rows')
    .description('list the rows of bills that pay claims: what was received of them, and which wait, with the reason')
    .addOption(new Option('--state <state>', 'in one state').choices(BILL_ROW_STATES))
    .option('--vendor <id>', 'of one vendor')
    .action(listRows);
  for (const one of [list, show, rows, ...stated, reversed]) withApi(withJson(one));
  examples(command, {
    'claim list --state due --last-day-through 2026-11-30': 'what must be claimed this month, with the last day',
    'claim list --account open --currency EUR --at-least 1000.00': 'what is open from 1,000 euros on',
    'claim show my-contract.2026-10.availability': 'the windows of a claim, and all that happened to it',
    'claim bill-rows --state waiting': 'rows of bills that are on no claim, with what to do',
    'claim submitted my-contract.2026-10.availability --reference CASE-17': 'the claim is sent',
    'claim acknowledged my-contract.2026-10.availability --reference V-881': 'the vendor answers that it has the claim',
    'claim accepted my-contract.2026-10.availability --line 1=6000.00 --reference V-881': 'the vendor accepts one line',
    'claim rejected my-contract.2026-10.availability --note "force majeure" --reference V-881': 'the reason is kept with it',
    'claim contested my-contract.2026-10.availability --note "no cause was shown"': 'you do not agree',
    'claim withdrawn my-contract.2026-10.availability --note "sent for the wrong month"': 'you take it back',
    'claim reopened my-contract.2026-10.availability --note "the month was right"': 'you claim again',
    'claim credited my-contract.2026-10.availability --amount 6000.00 --reference CN-9': 'the credit note of the vendor',
    'claim received my-contract.2026-10.availability --amount 6000.00 --effective-on 2026-11-20': 'the money came',
    'claim written-off my-contract.2026-10.availability --note "agreed by mail"': 'you give up what is open',
    'claim reversed my-contract.2026-10.availability --of 4 --note "of another claim"': 'entry 4 was wrong',
  });
}

const listAll = (options: ListOptions): Promise<void> =>
  printListing('/v1/claims', options, [
    ['claim', ({ id }) => id],
    ['vendor', ({ vendor }) => vendor],
    ['state', ({ state }) => state],
    ['last day', ({ lastDay }) => lastDay ?? '-'],
    ['owed', ({ owed }) => owed, 'right'],
    ['reserved', ({ reserved }) => reserved ?? '-', 'right'],
    ['credited', ({ credited }) => credited, 'right'],
    ['received', ({ received }) => received, 'right'],
    ['open', ({ open }) => open, 'right'],
    ['', ({ currency }) => currency],
  ]);

const listRows = (options: RowOptions): Promise<void> =>
  printListing('/v1/bill-credits', options, [
    ['row', ({ row }) => row],
    ['vendor', ({ vendor }) => vendor],
    ['pays', ({ reference }) => reference ?? '-'],
    ['amount', ({ amount, currency }) => (amount === undefined ? '-' : `${amount} ${currency}`), 'right'],
    ['state', ({ state }) => state],
    ['on', ({ claim, transition }) => (claim === undefined ? '-' : `${claim}, transition ${transition}`)],
    ['because', ({ issue }) => (issue ? [issue.message, issue.remedy].filter((text) => text !== undefined).join('; ') : '')],
  ]);

async function showOne(id: string, options: Options): Promise<void> {
  const session = connect(options);
  await printClaim(session, await answer(session, session.api.GET('/v1/claims/{id}', { params: { path: { id } } })), options);
}

async function record(id: string, kind: StatedKind, given: TransitionOptions): Promise<void> {
  const { amount, line: named = [], effectiveOn, reference, note, ...options } = given;
  const session = connect(options);
  const lines = named.length === 0 ? undefined : await linesOf(session, id, named);
  const body: Body = {
    kind,
    ...(amount !== undefined && { amount }),
    ...(lines && { lines }),
    ...(effectiveOn !== undefined && { effectiveOn }),
    ...(reference !== undefined && { reference }),
    ...(note !== undefined && { note }),
  };
  await printClaim(
    session,
    await done(session, session.api.POST('/v1/claims/{id}/transitions', { params: { path: { id } }, body })),
    options,
  );
}

async function reverse(id: string, { of, note, ...options }: ReversalOptions): Promise<void> {
  const session = connect(options);
  const body: Body = { kind: 'reversed', of, note };
  await printClaim(
    session,
    await done(session, session.api.POST('/v1/claims/{id}/transitions', { params: { path: { id } }, body })),
    options,
  );
}

/** Lines with their amounts, as `--line` gives them. */
async function linesOf(session: Session, id: string, given: readonly string[]): Promise<NonNullable<Body['lines']>> {
  const claim = await answer(session, session.api.GET('/v1/claims/{id}', { params: { path: { id } } }));
  return lineAmounts(session, claim.statement, given);
}

type ByLine = Readonly<Record<'claimed' | 'accepted' | 'credited' | 'received' | 'writtenOff', string>>;

const accountsOf = ({ claimed, accepted, credited, received, writtenOff }: ByLine): string =>
  `claimed ${claimed}, accepted ${accepted}, credited ${credited}, received ${received}, written off ${writtenOff}`;

/** The accounts by line, where a transition names lines, and what is of no line. */
function printLines({ lines = [], ofTheWhole, transitions, currency }: Claim, nameOf: NameOf): void {
  if (!transitions.some((entry) => entry.lines)) return;
  for (const line of lines) print(`  ${nameOf(line)}: owed ${line.owed} ${currency}, ${accountsOf(line)}, open ${line.open}`);
  if (ofTheWhole && Object.values(ofTheWhole).some((amount) => /[1-9]/.test(amount)))
    print(`  of the whole, in the open of no line: ${accountsOf(ofTheWhole)}`);
}

type Line = NonNullable<Claim['lines']>[number];
type NameOf = (line: Pick<Line, 'credit' | 'index' | 'component'>) => string;

/** Lines by number and title, where entries name any. Without a number what the newest statement does not have, or the caller may not read. */
async function namesOf(session: Session, { statement: id, transitions }: Claim): Promise<NameOf> {
  const isNamed = transitions.some((entry) => entry.lines);
  const data = isNamed ? (await session.api.GET('/v1/statements/{id}', { params: { path: { id } } })).data : undefined;
  const names = new Names((data?.statement ?? {}) as Pick<Statement, 'legend' | 'parts'>, 'en');
  const numbers = new Map((data?.statement.lines ?? []).map(({ number, ...line }) => [lineKey(line), number]));
  return (line) => {
    const [title, number] = [[names.credit(line.credit), placed(line, names)].filter(Boolean).join(' / '), numbers.get(lineKey(line))];
    return number === undefined ? `line ${title}` : `line ${number}, ${title}`;
  };
}

/** How many disputes are in each state, where there are any. */
function disputesOf({ disputes = { open: 0, withdrawn: 0, decided: 0, upheld: [] } }: Claim): string {
  const some = (['open', 'decided', 'withdrawn'] as const).filter((state) => disputes[state] > 0);
  const upheld = disputes.upheld.map(({ id, amount: { amount, currency } }) => `, of ${id} ${amount} ${currency} upheld`);
  return some.length === 0
    ? ''
    : `; disputes of the period: ${some.map((state) => `${disputes[state]} ${state}`).join(', ')}${upheld.join('')}`;
}

/** Balances that every claim has, and those that only some have. */
async function printClaim(session: Session, claim: Claim, { json }: JsonChoice): Promise<void> {
  if (json) return printJson(claim);
  const { id, state, creditor, debtor, owed, currency } = claim;
  print(`${id}: ${state}; the ${debtor} owes the ${creditor} ${owed.amount} ${currency}`);
  const reserved = claim.reserved === undefined || claim.reserved === 'unbounded' ? claim.reserved : claim.reserved.amount;
  const balances = [
    ['reserved', reserved],
    ['claimed', claim.claimed?.amount],
    ['accepted', claim.accepted?.amount],
    ['credited', claim.credited.amount],
    ['received', claim.received.amount],
    ...(claim.receivedByBills ?? []).map(({ row, on, amount }) => [`of it by the bill row ${row} of ${on}`, amount]),
    ['written off', claim.writtenOff.amount],
    ['over-credited', claim.overCredited?.amount],
    ['expired', claim.expired?.amount],
    ['open', claim.open.amount],
  ];
  print(`  ${balances.flatMap(([name, amount]) => (amount === undefined ? [] : [`${name} ${amount}`])).join(', ')}`);
  if (claim.asOf !== undefined) print(`  as of ${claim.asOf}${disputesOf(claim)}`);
  const nameOf = await namesOf(session, claim);
  printLines(claim, nameOf);
  for (const { code, message } of claim.warnings) print(`  warning ${code}: ${message}`);
  for (const fact of claim.missing ?? []) print(`  missing: ${fact}`);
  for (const { rule, lastDay } of claim.windows) print(`  ${rule}${lastDay === undefined ? '' : `, by ${lastDay}`}`);
  claim.transitions.forEach((entry, i) => {
    const { kind, by, at, amount, lines = [], effectiveOn, reference, note, of } = entry;
    const named = lines.map((line) => `${nameOf(line)}: ${line.amount}`);
    const what = kind === 'reversed' ? `reversed ${of}` : kind;
    const parts = [
      `${at} ${what} by ${by}`,
      amount,
      named.length === 0 ? undefined : `(${named.join('; ')})`,
      effectiveOn && `on ${effectiveOn}`,
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
