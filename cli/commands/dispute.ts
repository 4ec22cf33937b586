/** `makegood dispute`: disputes about the evidence or the lines of a period. */
import type { Command } from 'commander';
import type { components } from '../../client/api.ts';
import { CliError } from '../cli-error.ts';
import { printItems } from '../listing.ts';
import { type ApiChoice, type JsonChoice, collected, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { type Session, answer, connect } from '../session.ts';

type Options = ApiChoice & JsonChoice;
type Dispute = components['schemas']['Dispute'];

interface OpenOptions extends Options {
  readonly reason: string;
  readonly about: readonly string[];
}

interface SettleOptions extends Options {
  readonly note: string;
}

export function define(command: Command): void {
  const contract = ['<contract>', 'id of the contract'] as const;
  const list = command
    .command('list')
    .description('list the disputes of a contract')
    .argument(...contract)
    .action(listAll);
  const show = command
    .command('show')
    .description('show a dispute')
    .argument(...contract)
    .argument('<id>', 'of the dispute')
    .action(showOne);
  const open = command
    .command('open')
    .description('open a dispute')
    .argument(...contract)
    .argument('<period>', 'such as 2026-10')
    .requiredOption('--reason <text>', 'what is wrong')
    .option('--about <id>', 'id of an event or number of a line; may be repeated', collected, [])
    .action(openOne);
  const settle = command
    .command('settle')
    .description('settle a dispute')
    .argument('<id>', 'of the dispute')
    .requiredOption('--note <text>', 'how it was settled')
    .action(settleOne);
  for (const one of [list, show, open, settle]) withApi(withJson(one));
  examples(command, {
    'dispute open my-contract 2026-10 --reason "the drill is counted" --about e-1': 'the statement carries it as a warning',
    'dispute list my-contract': 'open and settled ones',
    'dispute show my-contract my-contract.2026-10.1bc46883a509': 'one of them, by the id that the list prints',
    'dispute settle my-contract.2026-10.1bc46883a509 --note "both sides agree"': 'it is listed as settled, with the note',
  });
}

const disputesOf = async (session: Session, contract: string): Promise<Dispute[]> =>
  (await answer(session, session.api.GET('/v1/disputes', { params: { query: { contract } } }))).items;

async function listAll(contract: string, options: Options): Promise<void> {
  printItems(
    await disputesOf(connect(options), contract),
    [
      ['dispute', ({ id }) => id],
      ['period', ({ period }) => period],
      ['status', ({ status }) => status],
      ['opened', ({ openedAt }) => openedAt],
      ['by', ({ openedBy }) => openedBy],
      ['about', ({ about }) => about.join(', ') || '-'],
      ['reason', ({ reason }) => reason],
    ],
    options,
  );
}

async function showOne(contract: string, id: string, options: Options): Promise<void> {
  const found = (await disputesOf(connect(options), contract)).find((one) => one.id === id);
  if (!found) throw new CliError(`${contract} has no dispute "${id}"; see makegood dispute list ${contract}`);
  printDispute(found, options);
}

async function openOne(contract: string, period: string, { reason, about, ...options }: OpenOptions): Promise<void> {
  const session = connect(options);
  printDispute(await answer(session, session.api.POST('/v1/disputes', { body: { contract, period, reason, about: [...about] } })), options);
}

async function settleOne(id: string, { note, ...options }: SettleOptions): Promise<void> {
  const session = connect(options);
  printDispute(await answer(session, session.api.POST('/v1/disputes/{id}/settle', { params: { path: { id } }, body: { note } })), options);
}

function printDispute(dispute: Dispute, { json }: JsonChoice): void {
  if (json) return printJson(dispute);
  const { id, contract, period, status, openedAt, openedBy, reason, about, settledAt, settledBy, note } = dispute;
  print(`${id}: ${status}, ${contract} ${period}`);
  print(`opened ${openedAt} by ${openedBy}: ${reason}${about.length > 0 ? ` (about ${about.join(', ')})` : ''}`);
  if (settledAt !== undefined) print(`settled ${settledAt} by ${settledBy ?? '-'}${note === undefined ? '' : `: ${note}`}`);
}
