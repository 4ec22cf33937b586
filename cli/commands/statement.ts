/** `makegood statement`: issued statements. */
import { type Command, Option } from 'commander';
import { STATEMENT_STATES, type StatementState } from '../../lib/domain/statement/statement.ts';
import { upcastIssued } from '../../lib/schemas/upcast-statement.ts';
import { printListing } from '../listing.ts';
import { type AmountFilters, type ApiChoice, type JsonChoice, examples, wholeNumber, withApi, withFilters, withJson } from '../options.ts';
import { print } from '../output/print.ts';
import { answer, connect } from '../session.ts';
import { showStatement } from '../../lib/presentation/text/show-statement.ts';

interface ShowOptions extends ApiChoice, JsonChoice {
  readonly revision?: number;
  readonly csv?: true;
}

interface ListOptions extends ApiChoice, JsonChoice, AmountFilters {
  readonly contract?: string;
  readonly state?: StatementState;
  readonly updatedSince?: string;
}

export function define(command: Command): void {
  const show = command
    .command('show', { isDefault: true })
    .description('show a statement (the word "show" may be left out)')
    .argument('<id>', 'such as my-contract.2026-10')
    .option('--revision <number>', 'of the statement; without it, the newest', wholeNumber)
    .option('--csv', 'print CSV')
    .action(showOne);
  const list = withFilters(command.command('list').description('list the newest revision of each statement'))
    .option('--contract <id>', 'of one contract')
    .addOption(new Option('--state <state>', 'whether missing facts leave the total open').choices(STATEMENT_STATES))
    .option('--updated-since <instant>', 'issued since then')
    .action(listAll);
  for (const one of [show, list]) withApi(withJson(one));
  examples(command, {
    'statement my-contract.2026-10': 'the newest revision as tables',
    'statement my-contract.2026-10 --revision 1 --csv': 'an earlier one as CSV',
    'statement list --period 2026-10': 'all of October',
    'statement list --vendor lumencast --cost-centre CC-4200 --currency CNY --at-least 1000.00': 'the large ones of one cost centre',
  });
}

async function showOne(id: string, { revision, csv, json, ...choice }: ShowOptions): Promise<void> {
  const session = connect(choice);
  const params = { path: { id }, query: revision === undefined ? {} : { revision } };
  if (csv || json) {
    const accept = csv ? 'text/csv' : 'application/json';
    const text = await answer(session, session.api.GET('/v1/statements/{id}', { params, headers: { accept }, parseAs: 'text' }));
    process.stdout.write(text);
    return;
  }
  const issued = upcastIssued(await answer(session, session.api.GET('/v1/statements/{id}', { params })));
  print(`statement ${issued.id}, revision ${issued.revision}, issued ${issued.issuedAt}`);
  print(showStatement(issued.statement));
}

const listAll = (options: ListOptions): Promise<void> =>
  printListing('/v1/statements', options, [
    ['statement', ({ id }) => id],
    ['vendor', ({ vendor }) => vendor],
    ['revision', ({ revision }) => String(revision), 'right'],
    ['issued', ({ issuedAt }) => issuedAt],
    ['total', ({ total }) => total.amount, 'right'],
    ['', ({ total, provisional }) => (provisional ? `${total.currency}, provisional` : total.currency)],
  ]);
