/** `makegood statement`: issued statements. */
import { type Command, Option } from 'commander';
import { STATEMENT_STATES } from '../../lib/domain/statement/statement.ts';
import type { components } from '../../client/api.ts';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../lib/domain/contract/title.ts';
import { bridgeSentences } from '../../lib/presentation/reasons/bridge-reasons.ts';
import { openReasonLines } from '../../lib/presentation/reasons/open-reasons.ts';
import { lineReasons, reasonLines } from '../../lib/presentation/reasons/line-reasons.ts';
import { upcastIssued } from '../../lib/schemas/upcast-statement.ts';
import { type Filters, printListing } from '../listing.ts';
import { type ApiChoice, type JsonChoice, examples, wholeNumber, withApi, withFilters, withJson } from '../options.ts';
import { print } from '../output/print.ts';
import { answer, connect } from '../session.ts';
import { sealReference } from '../../lib/application/signatures/seal-of-issue.ts';
import { LABELS } from '../../lib/presentation/document/labels.ts';
import { Names } from '../../lib/presentation/reasons/names.ts';
import { showAccounts } from '../../lib/presentation/text/show-accounts.ts';
import { showDocument } from '../../lib/presentation/text/show-document.ts';
import { showStatement } from '../../lib/presentation/text/show-statement.ts';
import { TEXT_WORDS } from '../../lib/presentation/text/text-words.ts';

interface ShowOptions extends ApiChoice, JsonChoice {
  readonly revision?: number;
  readonly csv?: true;
  readonly reasons?: true;
  readonly bridge?: true;
  readonly language: DocumentLanguage;
}

type IssuedAnswer = Omit<components['schemas']['IssuedStatement'], 'accounts'>;

type ListOptions = ApiChoice & JsonChoice & Filters<'/v1/statements'>;

export function define(command: Command): void {
  const show = command
    .command('show', { isDefault: true })
    .description('show a statement (the word "show" may be left out)')
    .argument('<id>', 'such as my-contract.2026-10')
    .option('--revision <number>', 'of the statement; without it, the newest', wholeNumber)
    .option('--csv', 'print CSV')
    .option('--reasons', 'print why each line is owed, in sentences')
    .option('--bridge', 'print what changed since the revision before, and why')
    .addOption(new Option('--language <language>', 'language of the text').choices(DOCUMENT_LANGUAGES).default('en'))
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
    'statement my-contract.2026-10 --reasons': 'with the reason of each line in sentences',
    'statement my-contract.2026-10 --bridge': 'with what changed since the revision before, and why',
    'statement list --period 2026-10': 'all of October',
    'statement list --vendor lumencast --cost-centre CC-4200 --currency CNY --at-least 1000.00': 'the large ones of one cost centre',
  });
}

async function showOne(id: string, { revision, csv, json, reasons, bridge, language, ...choice }: ShowOptions): Promise<void> {
  const session = connect(choice);
  const params = { path: { id }, query: revision === undefined ? {} : { revision } };
  if (csv || json) {
    const accept = csv ? 'text/csv' : 'application/json';
    const text = await answer(session, session.api.GET('/v1/statements/{id}', { params, headers: { accept }, parseAs: 'text' }));
    process.stdout.write(text);
    return;
  }
  const { accounts, seal, ...given } = await answer(session, session.api.GET('/v1/statements/{id}', { params }));
  const issued = upcastIssued(given);
  print(TEXT_WORDS[language].head(issued.id, issued.revision, issued.issuedAt));
  print(language === 'en' ? showStatement(issued.statement) : showDocument(issued, language));
  if (accounts) print(`\n${showAccounts(accounts, new Names(issued.statement, language), language)}`);
  if (bridge) print(['', ...bridgeOf(issued, language)].join('\n'));
  if (reasons) print([...reasonLines(lineReasons(issued, language)), ...openReasonLines(issued, language)].join('\n'));
  if (seal) print(`\n${LABELS[language].sealed}: ${sealReference(seal)}`);
}

/** The bridge of a revision; the first one has none. */
const bridgeOf = ({ bridge, statement, revision }: ReturnType<typeof upcastIssued<IssuedAnswer>>, language: DocumentLanguage): string[] =>
  bridge
    ? bridgeSentences(bridge, statement, language).map(({ text, depth }) => `${'  '.repeat(depth)}${text}`)
    : [TEXT_WORDS[language].firstRevision(revision)];

const listAll = (options: ListOptions): Promise<void> =>
  printListing('/v1/statements', options, [
    ['statement', ({ id }) => id],
    ['vendor', ({ vendor }) => vendor],
    ['revision', ({ revision }) => String(revision), 'right'],
    ['issued', ({ issuedAt }) => issuedAt],
    ['total', ({ total }) => total.amount, 'right'],
    ['', ({ total, provisional }) => (provisional ? `${total.currency}, provisional` : total.currency)],
  ]);
