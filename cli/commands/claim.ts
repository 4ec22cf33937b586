/** `makegood claim`: claims, their deadlines, and what happens to them. */
import { type Command, Option } from 'commander';
import type { components, paths } from '../../client/api.ts';
import { type Filters, printListing } from '../listing.ts';
import { type ApiChoice, type JsonChoice, collected, examples, wholeNumber, withApi, withFilters, withJson } from '../options.ts';
import { ACCOUNT_WORDS, type ClaimAccount } from '../../lib/presentation/document/account-words.ts';
import { creditName } from '../../lib/presentation/reasons/line-names.ts';
import { printClaim } from '../output/claim.ts';
import { type Session, answer, connect, done } from '../session.ts';
import { lineAmounts } from '../statement-lines.ts';
import { BILL_ROW_STATES, CLAIM_ACCOUNTS, CLAIM_STATES } from '../../lib/domain/claims/states.ts';
import { STATED, type StatedKind, type TransitionRule } from '../../lib/domain/claims/transition.ts';

type Options = ApiChoice & JsonChoice;
type Listed = components['schemas']['ClaimEntry'];

type ListOptions = Options & Filters<'/v1/claims'>;
type RowOptions = Options & Filters<'/v1/bill-credits'>;

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
  const list = withDeadlines(withFilters(command.command('list').description('list claims, their deadlines and their balances')))
    .option('--contract <id>', 'of one contract')
    .addOption(
      new Option('--account <account>', 'whose balance --at-least and --at-most compare; owed when absent').choices(CLAIM_ACCOUNTS),
    )
    .addOption(new Option('--state <state>', 'in one state').choices(CLAIM_STATES))
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
        .option('--amount <amount>', `with the decimals of the currency, such as 1234.50; ${withoutAmount(amount)}`)
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
  const rows = withDeadlines(
    withFilters(
      command
        .command('bill-rows')
        .description('list the rows of bills that pay claims: what was received of them, and which wait, with the reason'),
    ),
  )
    .option('--contract <id>', 'of one contract')
    .addOption(new Option('--state <state>', 'in one state').choices(BILL_ROW_STATES))
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

type AmountRule = NonNullable<TransitionRule['amount']>;

/** What an entry is of that names no amount; of the other bounds an amount is required. */
const WHOLE: Readonly<Partial<Record<AmountRule['bound'], string>>> = {
  'not-claimed': 'all that is open and not claimed yet',
  claimed: 'all that was claimed and is open',
  open: 'all that is open',
};

const withoutAmount = ({ bound, isRequired }: AmountRule): string =>
  isRequired ? 'needed where no line is named' : `${WHOLE[bound]} when absent`;

const withDeadlines = (command: Command): Command =>
  command
    .option('--last-day-from <day>', 'the last day to claim is this day or a later one')
    .option('--last-day-through <day>', 'the last day to claim is this day or an earlier one');

const words = ACCOUNT_WORDS.en;

const listAll = (options: ListOptions): Promise<void> =>
  printListing('/v1/claims', options, [
    ['claim', ({ id }) => id],
    ['credit', (claim) => creditName(claim, 'en')],
    ['vendor', ({ vendor }) => vendor],
    ['state', ({ state }) => words.states[state]],
    ['last day', ({ lastDay }) => lastDay ?? '-'],
    ...CLAIM_ACCOUNTS.map((account) => [words.named[account], (row: Listed) => balanceIn(row, account), 'right'] as const),
    ['', ({ currency }) => currency],
  ]);

/** The balance of an account; `-` where the claim has none. */
function balanceIn(row: Listed, account: ClaimAccount): string {
  const amount = row[account];
  return amount === 'unbounded' ? words.withoutBound : (amount ?? '-');
}

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
