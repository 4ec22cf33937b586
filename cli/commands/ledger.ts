/** `makegood ledger`: what statements and claims posted to their accounts, its balances and ages, and a journal of it. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { bookingsOf, renderJournal } from '../../lib/presentation/journal/journal.ts';
import { LEDGER_ACCOUNTS } from '../../lib/domain/claims/ledger-accounts.ts';
import { ALWAYS_GROUPED, LEDGER_GROUPS, type LedgerGroup } from '../../lib/domain/claims/ledger-groups.ts';
import type { Issue } from '../../lib/domain/issue.ts';
import { readJournalLayout } from '../../lib/schemas/journal-layout.ts';
import type { paths } from '../../client/api.ts';
import { CliError } from '../cli-error.ts';
import { type Columns, type Filters, itemsOf, printItems, printListing } from '../listing.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { printJson } from '../output/print.ts';
import { readText } from '../read-text.ts';
import { answer, connect } from '../session.ts';
import { ACCOUNT_WORDS, ledgerAccountName } from '../../lib/presentation/document/account-words.ts';
import { caseName, creditName } from '../../lib/presentation/reasons/line-names.ts';

type Options = ApiChoice & JsonChoice;
type Narrowed = Omit<NonNullable<paths['/v1/ledger/balances']['get']['parameters']['query']>, 'from' | 'until' | 'by'>;

type ListOptions = Options & Filters<'/v1/ledger'>;
type BalanceOptions = Options & Narrowed & { readonly from?: string; readonly until?: string; readonly by: string };
type AgeOptions = Options & Narrowed & { readonly on?: string; readonly bands: string; readonly by: string };
type JournalOptions = ApiChoice & Narrowed & { readonly from: string; readonly until?: string; readonly layout: string };

const filtered = (command: Command): Command =>
  command
    .option('--vendor <id>', 'of one vendor')
    .option('--customer <id>', 'of one customer')
    .option('--contract <id>', 'of one contract')
    .option('--period <period>', 'of one period')
    .option('--cost-centre <name>', 'of one cost centre')
    .option('--currency <code>', 'in one currency');

const grouped = (command: Command): Command =>
  command.option('--by <groups>', `rows by some of ${LEDGER_GROUPS.join(', ')}, with commas between them`, groups, 'vendor,customer');

function groups(text: string): string {
  const wrong = text.split(',').find((name) => !isGroup(name) && !(ALWAYS_GROUPED as readonly string[]).includes(name));
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${[...LEDGER_GROUPS, ...ALWAYS_GROUPED].join(', ')}.`);
  return text;
}

export function define(command: Command): void {
  const list = command
    .command('list', { isDefault: true })
    .description('list the entries')
    .requiredOption('--from <time>', 'posted since then: a day, from 00:00 UTC, or an instant such as 2026-11-01T00:00:00+08:00')
    .option('--until <time>', 'posted before then: the beginning of a day, in UTC, or an instant')
    .addOption(new Option('--account <account>', 'of one account').choices(LEDGER_ACCOUNTS))
    .option('--at-least <amount>', 'of at least this amount, with --currency')
    .option('--at-most <amount>', 'of at most this amount, with --currency')
    .action(listAll);
  const balances = command
    .command('balances')
    .description('show opening balance, movements and closing balance')
    .option('--from <time>', 'what was posted before is the opening balance: a day, from 00:00 UTC, or an instant')
    .option('--until <time>', 'the closing balance is of what was posted before: the beginning of a day, in UTC, or an instant')
    .action(showBalances);
  const ageing = command
    .command('ageing')
    .description('show what is open by age')
    .option('--on <day>', 'as it was at the end of that day; without it, today')
    .option('--bands <days>', 'the last day of each band', '30,60,90')
    .action(showAges);
  const journal = command
    .command('journal')
    .description('print the entries as bookings of double entry, in columns of your own')
    .requiredOption('--layout <file>', 'accounts, columns and format: docs/reference/journal.md')
    .requiredOption('--from <time>', 'posted since then: a day, from 00:00 UTC, or an instant')
    .option('--until <time>', 'posted before then: the beginning of a day, in UTC, or an instant')
    .action(printJournal);
  for (const one of [list, balances, ageing]) withApi(withJson(filtered(one)));
  withApi(filtered(journal));
  for (const one of [balances, ageing]) grouped(one);
  examples(command, {
    'ledger --from 2026-11-01 --vendor lumencast': 'what was posted for one vendor since November began',
    'ledger balances --from 2026-11-01 --by vendor,costCentre': 'by vendor and cost centre',
    'ledger ageing --on 2026-12-31': 'what was open at the end of the year',
    'ledger journal --layout journal.yaml --from 2026-11-01 > journal.csv': 'for the accounting system',
  });
}

const listAll = (options: ListOptions): Promise<void> =>
  printListing('/v1/ledger', options, [
    ['posted on', ({ postedOn }) => postedOn],
    ['entry', ({ entry }) => entry],
    ['vendor', ({ vendor }) => vendor],
    ['cost centre', ({ costCentre }) => costCentre ?? '-'],
    ['credit', (entry) => creditName(entry, 'en')],
    ['for', (entry) => caseName({ ...entry, index: entry.for }, 'en') || '-'],
    ['owed to', ({ creditor }) => creditor],
    ['account', ({ account }) => ledgerAccountName(account, 'en')],
    ['amount', ({ amount, unbounded }) => (unbounded ? ACCOUNT_WORDS.en.withoutBound : amount), 'right'],
    ['', ({ currency, provisional }) => (provisional ? `${currency}, provisional` : currency)],
  ]);

type Grouped = Readonly<Partial<Record<LedgerGroup, string | undefined>>> & { readonly creditor: string; readonly currency: string };

const isGroup = (name: string): name is LedgerGroup => (LEDGER_GROUPS as readonly string[]).includes(name);

const TITLES: Readonly<Record<LedgerGroup, string>> = {
  vendor: 'vendor',
  customer: 'customer',
  contract: 'contract',
  period: 'period',
  costCentre: 'cost centre',
};

const groupColumns = <T extends Grouped>(by: string): Columns<T> => [
  ...by
    .split(',')
    .filter(isGroup)
    .map((group) => [TITLES[group], (row: T) => row[group] ?? '-'] as const),
  ['owed to', ({ creditor }) => creditor],
];

async function showBalances({ json, api, token, data, ...query }: BalanceOptions): Promise<void> {
  const session = connect({ api, data, ...(token !== undefined && { token }) });
  const { items } = await answer(session, session.api.GET('/v1/ledger/balances', { params: { query } }));
  const moved = (['owed', 'claimed', 'accepted', 'credited', 'received', 'writtenOff', 'overCredited', 'expired'] as const).map(
    (account) => [ACCOUNT_WORDS.en.named[account], ({ movements }: (typeof items)[number]) => movements[account], 'right'] as const,
  );
  printItems(
    items,
    [
      ...groupColumns<(typeof items)[number]>(query.by),
      ['opening', ({ opening }) => opening.open, 'right'],
      ...moved,
      ['closing', ({ closing }) => closing.open, 'right'],
      ['', ({ currency }) => currency],
    ],
    json ? { json } : {},
  );
}

async function showAges({ json, api, token, data, ...query }: AgeOptions): Promise<void> {
  const session = connect({ api, data, ...(token !== undefined && { token }) });
  const { items, on } = await answer(session, session.api.GET('/v1/ledger/ageing', { params: { query } }));
  if (json) return printJson({ on, items });
  const bounds = query.bands.split(',');
  const bands = [...bounds.map((to, i) => `${i === 0 ? 0 : Number(bounds[i - 1]) + 1}-${to} days`), `over ${bounds.at(-1)} days`];
  printItems(
    items,
    [
      ...groupColumns<(typeof items)[number]>(query.by),
      ...bands.map((title, i) => [title, ({ bands: all }: (typeof items)[number]) => all[i]!.open, 'right'] as const),
      ['open', ({ open }) => open, 'right'],
      ['', ({ currency }) => currency],
    ],
    {},
  );
}

async function printJournal({ layout: path, api, token, data, ...query }: JournalOptions): Promise<void> {
  const read = readJournalLayout(readText(path));
  if ('issues' in read) throw refused(path, read.issues);
  const session = connect({ api, data, ...(token !== undefined && { token }) });
  const made = bookingsOf(await itemsOf(session, '/v1/ledger', query), read.layout);
  if ('issues' in made) throw refused(path, made.issues);
  try {
    process.stdout.write(renderJournal(made.bookings, read.layout));
  } catch (error) {
    throw new CliError(`${path}: ${(error as Error).message}`);
  }
}

const refused = (path: string, issues: readonly Issue[]): CliError =>
  new CliError(`${path} cannot be used:\n${issues.map((issue) => `  ${issue.path} ${issue.code}: ${issue.message}`).join('\n')}`);
