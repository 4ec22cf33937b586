/** The commands that need no server: they work on files. */
import { type Place, readContractFile } from '../lib/adapters/contract-files.ts';
import { renderCsv } from '../lib/adapters/render-csv.ts';
import { statementId } from '../lib/application/statement-entry.ts';
import type { Issue } from '../lib/domain/issue.ts';
import { assess } from '../lib/domain/statement/assess.ts';
import { canonicalJson } from '../lib/domain/statement/statement.ts';
import { withUnreadLines } from '../lib/domain/statement/unread-lines.ts';
import { explainText } from '../lib/explain/explain.ts';
import { LANGUAGES } from '../lib/explain/language.ts';
import { joinedByLine } from '../lib/schemas/each-cause.ts';
import { type EventLines, readEventLines } from '../lib/sources/event-lines.ts';
import { CliError } from './api-client.ts';
import { compareOffers } from './compare.ts';
import { showIssues, showWitnesses, showWorth, shownPlace } from './lint.ts';
import { worthOf } from '../lib/domain/worth/find-worth.ts';
import { type Shown, shownBy } from '../lib/domain/worth/shown-by.ts';
import { namedLeftOut, showStatement } from './show-statement.ts';
import { type Values, complain, need, print, readText } from './usage.ts';

const describe = (issue: Issue, place: Place): string =>
  `${shownPlace(place)} ${issue.severity} ${issue.code} ${issue.path || '/'}: ${issue.message}`;

export function loadContract(path: string): ReturnType<typeof readContractFile> {
  const file = readContractFile(path);
  const errors = file.issues.filter((issue) => issue.severity === 'error');
  for (const issue of errors) complain(describe(issue, file.locate(issue.path)));
  if (!file.checked) throw new CliError(`${path} has ${errors.length} errors`);
  return file;
}

type Read = Pick<EventLines, 'issues' | 'unread'>;

const complainOfEvents = ({ issues }: Read, path: string): void =>
  joinedByLine(issues).forEach((issue) => complain(describe(issue, { file: path, at: undefined })));

function failUnread({ unread }: Read, from: string): void {
  const count = unread.filter(({ reason }) => reason === 'unreadable').length;
  if (count > 0) throw new CliError(`${count} ${count === 1 ? 'event' : 'events'} could not be read and are not in ${from}`);
}

export async function assessCommand([contractPath, eventsPath]: string[], values: Values): Promise<void> {
  const path = need(contractPath, 'CONTRACT');
  const text = readText(need(eventsPath, 'EVENTS'));
  const period = need(values.period, '--period');
  const file = loadContract(path);
  const { order } = (file.priced ?? file.checked!).contract;
  const events = await readEventLines(text, order);
  complainOfEvents(events, eventsPath!);
  const reasons = values.reasons === true || values.json === true;
  const result = assess(file.priced ?? file.checked!, events.facts, period, { reasons });
  if ('issue' in result) throw new CliError(`${result.issue.code}: ${result.issue.message}`);
  const statement = withUnreadLines(result.statement, events.unread, reasons);
  if (values.json) print(canonicalJson(statement));
  else if (values.csv) process.stdout.write(renderCsv(statementId(statement.contract.id, statement.period.label), 'preview', statement));
  else
    print(
      showStatement(statement) +
        (values.reasons
          ? `\n${namedLeftOut(statement).join('\n')}\n\n${JSON.stringify(
              statement.lines.map((line) => ({ line: line.number, reasons: line.reasons })),
              null,
              2,
            )}`
          : ''),
    );
  failUnread(events, 'the statement');
}

export async function compareCommand(paths: string[], values: Values): Promise<void> {
  const [eventsPath, ...contracts] = [...paths].reverse();
  if (contracts.length < 2) throw new CliError('two contracts or more, then EVENTS; see makegood help', 2);
  const [text, periods] = [readText(eventsPath!), need(values.period, '--period').split(',')];
  const offers = await Promise.all(
    contracts.reverse().map(async (path) => {
      const { priced, checked } = loadContract(path);
      const offer = priced ?? checked!;
      return { name: path, checked: offer, ...(await readEventLines(text, offer.contract.order)) };
    }),
  );
  complainOfEvents(offers[0]!, eventsPath!);
  print(compareOffers(offers, periods));
  for (const { name, checked } of offers) print(['', name, ...showWorth(worthOf(checked))].join('\n'));
  failUnread(offers[0]!, 'the figures');
}

/** Whether an issue is about one of the texts. */
const isOf = ({ path }: Issue, text: number): boolean => new RegExp(`^/terms/(${text}/|\\D)`).test(path);

function reasonOf(shown: readonly Shown[]): string {
  const witness = shown.find((one) => typeof one === 'object');
  if (witness) return `is shown by: ${witness.shows}`;
  return shown.includes('not found') ? 'is not shown: no evidence that was tried decides it' : 'follows from the text';
}

export function lintCommand([contractPath]: string[], values: Values = {}): void {
  const path = need(contractPath, 'CONTRACT');
  const file = readContractFile(path);
  const checked = file.priced ?? file.checked;
  const found = checked ? worthOf(checked) : [];
  const shown = (issue: Issue): Shown[] =>
    checked ? checked.sheets.map(({ terms }, i) => (isOf(issue, i) ? shownBy(issue, terms, found, checked) : 'text')) : [];
  // What all evidence contradicts is not said.
  const issues = file.issues.filter((issue) => !shown(issue).includes('refuted'));
  for (const line of showIssues(issues, file.locate)) print(line);
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  print(`${path}: ${errors} errors, ${issues.length - errors} warnings`);
  for (const line of showWorth(found)) print(line);
  if (values.witness) {
    const warnings = issues.map((issue) => `${issue.code} ${issue.path} ${reasonOf(shown(issue))}`);
    for (const line of [...(warnings.length > 0 ? [''] : []), ...warnings, ...showWitnesses(path, found, values.out)]) print(line);
  }
  if (errors > 0) throw new CliError('', 1);
}

export function explainCommand([contractPath]: string[], values: Values): void {
  const language = LANGUAGES.find((one) => one === (values.language ?? 'en'));
  if (!language) throw new CliError(`there is no language "${values.language}"; one of ${LANGUAGES.join(', ')}`, 2);
  print(explainText(loadContract(need(contractPath, 'CONTRACT')).contract!, language));
}
