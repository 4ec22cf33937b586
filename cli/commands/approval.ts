/** `makegood approval`: what waits for a second person. */
import { type Command, Option } from 'commander';
import type { components } from '../../client/api.ts';
import { APPROVAL_KINDS, APPROVAL_STATES } from '../../lib/domain/approvals/approval.ts';
import { type Filters, printListing } from '../listing.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { answer, connect } from '../session.ts';

type Options = ApiChoice & JsonChoice;
type Approval = components['schemas']['Approval'];

type ListOptions = Options & Filters<'/v1/approvals'>;

interface NoteOptions extends Options {
  readonly note?: string;
}

export function define(command: Command): void {
  const id = ['<id>', 'of the approval'] as const;
  const list = command
    .command('list')
    .description('list what waits, or was decided, for your party')
    .addOption(new Option('--state <state>', 'in one state').choices(APPROVAL_STATES))
    .addOption(new Option('--kind <kind>', 'of one kind').choices(APPROVAL_KINDS))
    .option('--contract <id>', 'entries of claims of one contract')
    .option('--period <period>', 'entries of claims of one period')
    .option('--customer <id>', 'entries of claims of one customer')
    .option('--cost-centre <name>', 'entries of claims that have a line there')
    .option('--last-day-from <day>', 'entries of claims of which the last day is this day or a later one')
    .option('--last-day-through <day>', 'entries of claims of which the last day is this day or an earlier one')
    .option('--currency <code>', 'in one currency')
    .option('--at-least <amount>', 'entries of this amount or more; needs --currency')
    .option('--at-most <amount>', 'entries of this amount or less; needs --currency')
    .action(listAll);
  const show = command
    .command('show')
    .description('show one, with the request that waits')
    .argument(...id)
    .action(showOne);
  const approve = command
    .command('approve')
    .description('approve what another person asked for; it is then carried out')
    .argument(...id)
    .option('--note <text>', 'what you checked')
    .action(approveOne);
  const reject = command
    .command('reject')
    .description('reject what another person asked for')
    .argument(...id)
    .requiredOption('--note <text>', 'why')
    .action((approval: string, options: NoteOptions) => close(approval, '/v1/approvals/{id}/reject', options));
  const withdraw = command
    .command('withdraw')
    .description('take back what you asked for')
    .argument(...id)
    .requiredOption('--note <text>', 'why')
    .action((approval: string, options: NoteOptions) => close(approval, '/v1/approvals/{id}/withdraw', options));
  for (const one of [list, show, approve, reject, withdraw]) withApi(withJson(one));
  examples(command, {
    'approval list --state waiting': 'what waits for you, or for another person',
    'approval show approval-7f1c': 'one of them, by the id that the list prints',
    'approval approve approval-7f1c --note "credit note CN-17 seen"': 'do it',
    'approval reject approval-7f1c --note "the vendor pays by transfer"': 'do not',
    'approval withdraw approval-7f1c --note "entered twice"': 'you asked for it yourself',
  });
}

const listAll = (options: ListOptions): Promise<void> =>
  printListing('/v1/approvals', options, [
    ['approval', ({ id }) => id],
    ['kind', ({ kind }) => kind],
    ['state', ({ state }) => state],
    ['asked', ({ requestedAt }) => requestedAt],
    ['by', ({ requestedBy }) => requestedBy],
    ['decided by', ({ decidedBy }) => decidedBy ?? '-'],
    ['what', ({ summary }) => summary],
  ]);

async function showOne(id: string, options: Options): Promise<void> {
  const session = connect(options);
  const approval = await answer(session, session.api.GET('/v1/approvals/{id}', { params: { path: { id } } }));
  printApproval(approval, options);
  if (!options.json) print(`\n${approval.request.route} (${approval.request.path})\n${approval.request.body}`);
}

async function approveOne(id: string, { note, ...options }: NoteOptions): Promise<void> {
  const session = connect(options);
  const body = note === undefined ? {} : { note };
  printApproval(await answer(session, session.api.POST('/v1/approvals/{id}/approve', { params: { path: { id } }, body })), options);
}

async function close(
  id: string,
  path: '/v1/approvals/{id}/reject' | '/v1/approvals/{id}/withdraw',
  { note, ...options }: NoteOptions,
): Promise<void> {
  const session = connect(options);
  printApproval(await answer(session, session.api.POST(path, { params: { path: { id } }, body: { note: note! } })), options);
}

function printApproval(approval: Approval, { json }: JsonChoice): void {
  if (json) return printJson(approval);
  const { id, kind, state, summary, amount, currency, requestedAt, requestedBy, decidedAt, decidedBy, note, result } = approval;
  print(`${id}: ${state}, ${kind}`);
  print(
    `asked ${requestedAt} by ${requestedBy}: ${summary}${amount === undefined ? '' : ` (compared with the limit: ${amount} ${currency})`}`,
  );
  if (decidedAt !== undefined) print(`decided ${decidedAt} by ${decidedBy}${note === undefined ? '' : `: ${note}`}`);
  if (result?.detail !== undefined) print(`refused with ${result.status} (${result.code}): ${result.detail}`);
}
