/** `makegood dispute`: disputes about the evidence or the lines of a period. */
import { type Command, Option } from 'commander';
import type { components } from '../../client/api.ts';
import { CliError } from '../cli-error.ts';
import { type Filters, itemsOf, printListing } from '../listing.ts';
import { type ApiChoice, type JsonChoice, collected, examples, withApi, withFilters, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { answer, connect } from '../session.ts';
import { lineAmounts, linesByNumber } from '../statement-lines.ts';
import { disputeStands } from '../../lib/presentation/document/dispute-counts.ts';
import { DISPUTE_OUTCOMES, DISPUTE_STATES } from '../../lib/domain/claims/dispute.ts';
import { caseName, creditName } from '../../lib/presentation/reasons/line-names.ts';

type Options = ApiChoice & JsonChoice;
type Dispute = components['schemas']['Dispute'];

type ListOptions = Options & Filters<'/v1/disputes'>;

interface OpenOptions extends Options {
  readonly amount: string;
  readonly currency?: string;
  readonly reason: string;
  readonly line: readonly string[];
  readonly event: readonly string[];
}

interface CloseOptions extends Options {
  readonly note: string;
}

interface DecideOptions extends CloseOptions {
  readonly outcome: NonNullable<Dispute['outcome']>;
  readonly amount?: string;
  readonly line: readonly string[];
  readonly reference?: string;
}

export function define(command: Command): void {
  const contract = ['<contract>', 'id of the contract'] as const;
  const list = withFilters(
    command.command('list').description('list disputes').argument('[contract]', 'id of the contract; of all when absent'),
  )
    .addOption(new Option('--status <status>', 'in one state').choices(DISPUTE_STATES))
    .action(listAll);
  const show = command
    .command('show')
    .description('show a dispute')
    .argument(...contract)
    .argument('<id>', 'of the dispute')
    .action(showOne);
  const open = command
    .command('open')
    .description('open a dispute about a period')
    .argument(...contract)
    .argument('<period>', 'such as 2026-10')
    .requiredOption('--amount <amount>', 'by how much it is wrong, with the decimals of the currency')
    .requiredOption('--reason <text>', 'what is wrong')
    .option('--line <number>', 'of the newest statement that is wrong; may be repeated', collected, [])
    .option('--event <id>', 'that is wrong; may be repeated', collected, [])
    .option('--currency <code>', 'needed before the statement is issued')
    .action(openOne);
  const withdraw = command
    .command('withdraw')
    .description('take back a dispute that your side raised')
    .argument('<id>', 'of the dispute')
    .requiredOption('--note <text>', 'why')
    .action(withdrawOne);
  const decide = command
    .command('decide')
    .description('decide a dispute that the other side raised')
    .argument('<id>', 'of the dispute')
    .addOption(new Option('--outcome <outcome>', 'how it was decided').choices(DISPUTE_OUTCOMES).makeOptionMandatory())
    .requiredOption('--note <text>', 'why, or what was agreed')
    .option('--amount <amount>', 'of partly-upheld: how much of the disputed amount is upheld')
    .option('--line <number=amount>', 'of partly-upheld, where lines are disputed: how much of one; may be repeated', collected, [])
    .option('--reference <reference>', "the vendor's answer, where you record its decision on a dispute of your own side")
    .action(decideOne);
  for (const one of [list, show, open, withdraw, decide]) withApi(withJson(one));
  examples(command, {
    'dispute open my-contract 2026-10 --amount 120.00 --line 1 --reason "the drill is counted"': 'a line is too high by 120.00',
    'dispute list my-contract --status open': 'those that wait for a decision',
    'dispute show my-contract my-contract.2026-10.customer-01': 'one of them, by the id that the list prints',
    'dispute withdraw my-contract.2026-10.customer-01 --note "the drill was announced late"': 'you were wrong',
    'dispute decide my-contract.2026-10.vendor-01 --outcome upheld --note "both sides agree"': 'it was right',
    'dispute decide my-contract.2026-10.vendor-01 --outcome partly-upheld --line 1=80.00 --note "one hour of it"': 'a part was right',
  });
}

const listAll = (contract: string | undefined, options: ListOptions): Promise<void> =>
  printListing('/v1/disputes', { ...options, ...(contract !== undefined && { contract }) }, [
    ['dispute', ({ id }) => id],
    ['period', ({ period: about }) => about],
    ['status', (dispute) => disputeStands(dispute, 'en')],
    ['opened', ({ openedAt }) => openedAt],
    ['by', ({ raisedBy, openedBy }) => (raisedBy === undefined ? openedBy : `${openedBy} (${raisedBy})`)],
    ['amount', ({ amount, currency }) => (amount === undefined ? '-' : `${amount} ${currency}`), 'right'],
    ['about', about],
    ['reason', ({ reason }) => reason],
  ]);

const lineName = (line: Dispute['lines'][number]): string => [creditName(line, 'en'), caseName(line, 'en')].filter(Boolean).join(' for ');

/** The lines and events that a dispute is about. */
const about = ({ lines, events }: Dispute): string => [...lines.map(lineName), ...events].join(', ') || 'the whole';

async function showOne(contract: string, id: string, options: Options): Promise<void> {
  const found = (await itemsOf(connect(options), '/v1/disputes', { contract })).find((one) => one.id === id);
  if (!found) throw new CliError(`${contract} has no dispute "${id}"; see makegood dispute list ${contract}`);
  printDispute(found, options);
}

async function openOne(contract: string, period: string, given: OpenOptions): Promise<void> {
  const { amount, currency, reason, line, event, ...options } = given;
  const session = connect(options);
  const lines = line.length === 0 ? [] : line.map(await linesByNumber(session, `${contract}.${period}`));
  const body = { contract, period, amount, reason, lines, events: [...event], ...(currency !== undefined && { currency }) };
  printDispute(await answer(session, session.api.POST('/v1/disputes', { body })), options);
}

async function withdrawOne(id: string, { note, ...options }: CloseOptions): Promise<void> {
  const session = connect(options);
  printDispute(
    await answer(session, session.api.POST('/v1/disputes/{id}/withdraw', { params: { path: { id } }, body: { note } })),
    options,
  );
}

async function decideOne(id: string, given: DecideOptions): Promise<void> {
  const { note, outcome, amount, line, reference, ...options } = given;
  const session = connect(options);
  const statement = id.split('.').slice(0, 2).join('.');
  const lines = line.length === 0 ? undefined : await lineAmounts(session, statement, line);
  const body = {
    outcome,
    note,
    ...(amount !== undefined && { amount }),
    ...(lines && { lines }),
    ...(reference !== undefined && { reference }),
  };
  printDispute(await answer(session, session.api.POST('/v1/disputes/{id}/decide', { params: { path: { id } }, body })), options);
}

function printDispute(dispute: Dispute, { json }: JsonChoice): void {
  if (json) return printJson(dispute);
  const { id, contract, period, status, openedAt, openedBy, amount, currency, reason } = dispute;
  const { closedAt, closedBy, note, upheld, upheldLines = [], reference } = dispute;
  print(`${id}: ${disputeStands(dispute, 'en')}, ${contract} ${period}`);
  print(`opened ${openedAt} by ${openedBy}${amount === undefined ? '' : `, ${amount} ${currency}`}: ${reason} (about ${about(dispute)})`);
  if (closedAt === undefined) return;
  const by = [closedBy ?? '-', ...(reference === undefined ? [] : [`by ${reference}`])].join(', ');
  print(`${status} ${closedAt} by ${by}${note === undefined ? '' : `: ${note}`}`);
  if (upheld !== undefined) print(disputeStands(dispute, 'en'));
  for (const { amount: part, ...line } of upheldLines) {
    // The titles are with the line as it was disputed.
    const titled = dispute.lines.find((one) => one.credit === line.credit && one.index === line.index && one.component === line.component);
    print(`  ${lineName(titled ?? line)}: ${part} ${currency}`);
  }
}
