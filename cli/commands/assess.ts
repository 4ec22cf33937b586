/** `makegood assess`: a statement computed from two files, without a server. */
import { type Command, Option } from 'commander';
import { renderCsv } from '../../lib/presentation/csv/render-csv.ts';
import { statementId } from '../../lib/application/statements/statement-entry.ts';
import { type CheckedContract, endingBefore } from '../../lib/domain/checker/check-contract.ts';
import { clausesBehind } from '../../lib/domain/statement/clauses-behind.ts';
import { assess } from '../../lib/domain/statement/assess.ts';
import { canonicalJson } from '../../lib/domain/statement/statement.ts';
import { withUnlistedSenders } from '../../lib/domain/statement/evidence-account/unlisted-senders.ts';
import { withUnreadLines } from '../../lib/domain/statement/evidence-account/unread-lines.ts';
import { readEventLines } from '../../lib/sources/event-lines.ts';
import { CliError } from '../cli-error.ts';
import { type JsonChoice, examples, withJson } from '../options.ts';
import { print } from '../output/print.ts';
import { complainOfEvents, failUnread, loadContract } from '../read-contract.ts';
import { readText } from '../read-text.ts';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../lib/domain/contract/title.ts';
import { notIssued } from '../../lib/presentation/document/not-issued.ts';
import { openReasonLines } from '../../lib/presentation/reasons/open-reasons.ts';
import { type StatementWithClauses, lineReasons, reasonLines } from '../../lib/presentation/reasons/line-reasons.ts';
import { showDocument } from '../../lib/presentation/text/show-document.ts';
import { namedLeftOut, showStatement } from '../../lib/presentation/text/show-statement.ts';

export interface AssessFlags extends JsonChoice {
  readonly period?: string;
  readonly at?: string;
  readonly csv?: true;
  readonly reasons?: true;
  readonly language?: DocumentLanguage;
}

export function define(command: Command): void {
  command
    .argument('<contract>', 'file of a contract, or of published terms')
    .argument('<events>', 'file with one JSON event a line; "-" = standard input')
    .option('--period <period>', 'month or other period of the contract, such as 2026-10')
    .option('--at <day>', 'in place of a period: the time of one period before this day, such as that of a claim')
    .option('--csv', 'print CSV')
    .option('--reasons', 'print why each line is owed, in sentences, and which events do not count')
    .addOption(new Option('--language <language>', 'language of the text').choices(DOCUMENT_LANGUAGES).default('en'))
    .action(assessFiles);
  examples(withJson(command), {
    'assess contract.yaml events.jsonl --period 2026-10': 'the statement of October as tables',
    'assess contract.yaml events.jsonl --period 2026-10 --reasons': 'with the reason of each line in sentences',
    'assess contract.yaml events.jsonl --at 2026-10-17': 'the period that ends with the day before, such as the 365 days before a claim',
    'assess contract.yaml - --period 2026-10 --json < events.jsonl': 'the same as JSON, with the events from standard input',
  });
}

/** Prints a statement. @throws CliError when a file or the period is refused, or when events could not be read. */
export async function assessFiles(contractPath: string, eventsPath: string, options: AssessFlags): Promise<void> {
  if ((options.period === undefined) === (options.at === undefined))
    throw new CliError('name a period with `--period`, or a day with `--at`', 2);
  const text = readText(eventsPath);
  const file = loadContract(contractPath);
  const { checked, period } = asked(file.priced ?? file.checked, options);
  const events = await readEventLines(text, checked.contract.order);
  complainOfEvents(events, eventsPath);
  const reasons = options.reasons === true || options.json === true;
  const result = assess(checked, events.received, period, { reasons });
  if ('issue' in result) throw new CliError(`${result.issue.code}: ${result.issue.message}`);
  const statement = withUnlistedSenders(withUnreadLines(result.statement, events.unread, reasons), events.unlisted);
  if (options.json) print(canonicalJson(statement));
  else if (options.csv) process.stdout.write(renderCsv(statementId(statement.contract.id, statement.period.label), 'preview', statement));
  else {
    const { language = 'en' } = options;
    print(language === 'en' ? showStatement(statement) : showDocument(notIssued(statement), language));
    if (options.reasons) print(reasonsOf({ statement, clauses: clausesBehind(statement, checked.contract.terms) }, language));
  }
  failUnread(events, 'the statement');
}

/** The contract and the name of the period: one of its own, or the one that ends before a day. */
function asked(checked: CheckedContract, { period, at }: AssessFlags): { readonly checked: CheckedContract; readonly period: string } {
  if (at === undefined) return { checked, period: period! };
  const before = endingBefore(checked, at);
  if (!before) throw new CliError(`"${at}" is no day; write it as 2026-10-17`, 2);
  return before;
}

const reasonsOf = (shown: StatementWithClauses, language: DocumentLanguage): string =>
  [...namedLeftOut(shown.statement, language), ...reasonLines(lineReasons(shown, language)), ...openReasonLines(shown, language)].join(
    '\n',
  );
