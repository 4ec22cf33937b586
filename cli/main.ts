/** The command line: `makegood <command>`. Exit codes: 0 done, 1 refused or failed, 2 wrong use. */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readContractFile } from '../lib/adapters/contract-files.ts';
import { renderCsv } from '../lib/adapters/render-csv.ts';
import { assess } from '../lib/domain/statement/assess.ts';
import { canonicalJson } from '../lib/domain/statement/statement.ts';
import type { Statement } from '../lib/domain/statement/statement.ts';
import type { Issue } from '../lib/domain/issue.ts';
import { parseInstant } from '../lib/domain/time/instant.ts';
import { readEventLines } from '../lib/sources/event-lines.ts';
import { explainText } from '../lib/explain/explain.ts';
import { LANGUAGES } from '../lib/explain/language.ts';
import { statementId } from '../lib/application/statement-entry.ts';
import { CliError, apiFrom, call } from './api-client.ts';
import { compareOffers } from './compare.ts';
import { emit } from './emit.ts';
import { changeWebhook, correctEvent, getVendor, listEvidence, listQuarantine, putVendor, releaseQuarantine, tellBus } from './evidence.ts';
import { showIssues, showWorth } from './lint.ts';
import { showStatement } from './show-statement.ts';
import { listSources, putMapping, showSource, trySource } from './source.ts';
import { table } from './table.ts';

const HELP = `makegood: what is owed when a service contract is missed, to the cent and to the second

  makegood assess CONTRACT EVENTS --period 2026-10   work out a statement from two files; no server
           [--json | --csv] [--reasons]              EVENTS: one JSON event a line ("-" = standard input)
  makegood compare CONTRACT CONTRACT ... EVENTS --period 2026-09,2026-10
                                                     what each would have paid for the same months, and what it is worth
  makegood lint CONTRACT                             check a contract or published terms: errors, fine print, what it is worth
  makegood explain CONTRACT [--language en|zh]       the contract in plain sentences, to read beside the paper
  makegood contract put CONTRACT                     put a contract into a running Makegood
  makegood emit EVENTS [--bus URL] [--account ID]    send events to the bus
  makegood source list | show NAME                   tools that are read without code, and how
  makegood source try MAPPING SAMPLE [--json]        the facts that a mapping (a file or a built-in name) would make
           [--header "Name: value"] [--received-at T]
  makegood source put MAPPING                        put a mapping of your own
  makegood vendor put ID FILE | show ID              register who may speak for a vendor, and of what
  makegood webhook VENDOR SOURCE [--as customer]     make a webhook; --secret S: the tool's signing secret;
           [--secret S] [--rotate add|replace]       --rotate: a new address beside the old one, or instead of all
  makegood evidence VENDOR MONTH [--component C]     what is stored, and who corrected it [--json]
  makegood correct VENDOR MONTH ID --sender S        withdraw an event, or replace it by the one in FILE;
           --reason R [--component C] [--with FILE]  sender as \`makegood evidence\` names it
  makegood quarantine [MONTH]                        what could not be taken, and why
  makegood release ID                                judge a quarantined event again, after mending
  makegood bus replay --from T --until T | redrive   the embedded bus: its archive, its dead letters
  makegood audit PERIOD                              ask for the audit of a month and wait for it
  makegood statement ID [--revision N] [--csv|--json]   show an issued statement, such as my-contract.2026-10
  makegood help                                      this text

Common options: --api URL (default http://localhost:4570, or MAKEGOOD_API), --token TOKEN (or MAKEGOOD_TOKEN),
--data DIR (where the local run keeps its token; default .makegood)
Exit codes: 0 done, 1 refused or failed, 2 wrong use.`;

const OPTIONS = {
  period: { type: 'string' },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  reasons: { type: 'boolean' },
  language: { type: 'string' },
  revision: { type: 'string' },
  api: { type: 'string' },
  bus: { type: 'string' },
  as: { type: 'string' },
  secret: { type: 'string' },
  rotate: { type: 'string' },
  component: { type: 'string' },
  sender: { type: 'string' },
  reason: { type: 'string' },
  with: { type: 'string' },
  header: { type: 'string', multiple: true },
  'received-at': { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  account: { type: 'string' },
  token: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

const print = (text: string): void => void process.stdout.write(text + '\n');
const complain = (text: string): void => void process.stderr.write(text + '\n');

/** One argument, or the usage. */
function need(value: string | undefined, what: string): string {
  if (value === undefined) throw new CliError(`${what} is missing; see makegood help`, 2);
  return value;
}

function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new CliError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

const describe = (file: string, issue: Issue, place: string | undefined): string =>
  `${file}${place === undefined ? '' : `:${place}`} ${issue.severity} ${issue.code} ${issue.path || '/'}: ${issue.message}`;

function loadContract(path: string): ReturnType<typeof readContractFile> {
  const file = readContractFile(path);
  const errors = file.issues.filter((issue) => issue.severity === 'error');
  for (const issue of errors) complain(describe(path, issue, file.locate(issue.path)));
  if (!file.checked) throw new CliError(`${path} has ${errors.length} errors`);
  return file;
}

async function assessCommand([contractPath, eventsPath]: string[], values: Values): Promise<void> {
  const path = need(contractPath, 'CONTRACT');
  const events = await readEventLines(readText(need(eventsPath, 'EVENTS')));
  const period = need(values.period, '--period');
  const file = loadContract(path);
  for (const issue of events.issues) complain(describe(eventsPath!, issue, undefined));
  const result = assess(file.checked!, events.facts, period, { reasons: values.reasons === true || values.json === true });
  if ('issue' in result) throw new CliError(`${result.issue.code}: ${result.issue.message}`);
  const { statement } = result;
  if (values.json) print(canonicalJson(statement));
  else if (values.csv) process.stdout.write(renderCsv(statementId(statement.contract.id, statement.period.label), 'preview', statement));
  else
    print(
      showStatement(statement) +
        (values.reasons
          ? `\n\n${JSON.stringify(
              statement.lines.map((line) => ({ line: line.number, reasons: line.reasons })),
              null,
              2,
            )}`
          : ''),
    );
  if (events.issues.length > 0) throw new CliError(`${events.issues.length} events could not be read and are not in the statement`);
}

async function compareCommand(paths: string[], values: Values): Promise<void> {
  const [eventsPath, ...contracts] = [...paths].reverse();
  if (contracts.length < 2) throw new CliError('two contracts or more, then EVENTS; see makegood help', 2);
  const events = await readEventLines(readText(eventsPath!));
  for (const issue of events.issues) complain(describe(eventsPath!, issue, undefined));
  const offers = contracts.reverse().map((path) => ({ name: path, ...loadContract(path) }));
  const periods = need(values.period, '--period').split(',');
  print(
    compareOffers(
      offers.map(({ name, checked }) => ({ name, checked: checked! })),
      events.facts,
      periods,
    ),
  );
  for (const { name, contract } of offers) print(['', name, ...contract!.terms.flatMap(showWorth)].join('\n'));
  if (events.issues.length > 0) throw new CliError(`${events.issues.length} events could not be read and are not in the figures`);
}

function lintCommand([contractPath]: string[]): void {
  const path = need(contractPath, 'CONTRACT');
  const file = readContractFile(path);
  for (const line of showIssues(path, file.issues, file.locate)) print(line);
  const errors = file.issues.filter((issue) => issue.severity === 'error').length;
  print(`${path}: ${errors} errors, ${file.issues.length - errors} warnings`);
  for (const terms of file.contract?.terms ?? []) for (const line of showWorth(terms)) print(line);
  if (errors > 0) throw new CliError('', 1);
}

function explainCommand([contractPath]: string[], values: Values): void {
  const language = LANGUAGES.find((one) => one === (values.language ?? 'en'));
  if (!language) throw new CliError(`there is no language "${values.language}"; one of ${LANGUAGES.join(', ')}`, 2);
  print(explainText(loadContract(need(contractPath, 'CONTRACT')).contract!, language));
}

async function contractCommand([verb, contractPath]: string[], values: Values): Promise<void> {
  if (verb !== 'put') throw new CliError('makegood contract put CONTRACT', 2);
  const file = loadContract(need(contractPath, 'CONTRACT'));
  const id = file.contract!.order.id;
  const reply = await call(apiFrom(values), 'PUT', `/v1/contracts/${encodeURIComponent(id)}`, {
    body: JSON.stringify(file.document),
    type: 'application/json',
  });
  const result = reply.json as { outcome: string; revision: number; webhooks: { source: string; url: string }[] };
  print(`${id}: ${result.outcome}, revision ${result.revision}`);
  for (const webhook of result.webhooks) print(`webhook ${webhook.source}: ${webhook.url}`);
}

interface Audit {
  status: string;
  startedAt: string;
  outcomes: { contract: string; period: string; outcome: string; statement?: string; revision?: number; issues?: Issue[] }[];
}

async function auditCommand([period]: string[], values: Values): Promise<void> {
  const api = apiFrom(values);
  await call(api, 'POST', '/v1/audits', { body: JSON.stringify({ period: need(period, 'PERIOD') }), type: 'application/json' });
  let audit: Audit;
  for (let wait = 50; ; wait = Math.min(wait * 2, 2000)) {
    audit = (await call(api, 'GET', `/v1/audits/${period}`)).json as Audit;
    if (audit.status.startsWith('closed')) break;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  print(
    table(
      ['contract', 'period', 'outcome', 'statement', 'revision'],
      audit.outcomes.map((outcome) => [
        outcome.contract,
        outcome.period,
        outcome.outcome,
        outcome.statement ?? '-',
        String(outcome.revision ?? '-'),
      ]),
    ),
  );
  for (const outcome of audit.outcomes)
    for (const issue of outcome.issues ?? []) complain(`${outcome.contract} ${issue.code}: ${issue.message}`);
  if (audit.status !== 'closed') throw new CliError('some contracts failed; mend them and run the audit again: what was issued stays');
}

async function statementCommand([id]: string[], values: Values): Promise<void> {
  const query = values.revision === undefined ? '' : `?revision=${encodeURIComponent(values.revision)}`;
  const reply = await call(apiFrom(values), 'GET', `/v1/statements/${encodeURIComponent(need(id, 'ID'))}${query}`, {
    accept: values.csv ? 'text/csv' : 'application/json',
  });
  if (values.csv || values.json) process.stdout.write(reply.text);
  else {
    const issued = reply.json as { id: string; revision: number; issuedAt: string; statement: Statement };
    print(`statement ${issued.id}, revision ${issued.revision}, issued ${issued.issuedAt}\n${showStatement(issued.statement)}`);
  }
}

async function sourceCommand([verb, name, samplePath]: string[], values: Values): Promise<void> {
  if (verb === 'list') return listSources(print);
  if (verb === 'show') return showSource(need(name, 'NAME'), print);
  if (verb === 'put') return putMapping(readText(need(name, 'MAPPING')), name!, apiFrom(values), print);
  if (verb !== 'try') throw new CliError('makegood source list | show NAME | try MAPPING SAMPLE | put MAPPING', 2);
  const sample = readText(need(samplePath, 'SAMPLE'));
  const receivedAt = values['received-at'] === undefined ? Date.now() : parseInstant(values['received-at']);
  if (receivedAt === undefined) throw new CliError('--received-at is an instant such as 2026-10-14T02:41:30Z', 2);
  const text = existsSync(need(name, 'MAPPING')) ? readText(name!) : undefined;
  return trySource(name!, text, sample, { headers: values.header ?? [], json: values.json === true, receivedAt }, print);
}

async function vendorCommand([verb, id, path]: string[], values: Values): Promise<void> {
  if (verb === 'show') return getVendor(need(id, 'ID'), apiFrom(values), print);
  if (verb === 'put') return putVendor(need(id, 'ID'), readText(need(path, 'FILE')), apiFrom(values), print);
  throw new CliError('makegood vendor put ID FILE | show ID', 2);
}

async function correctCommand([vendor, month, id]: string[], values: Values): Promise<void> {
  const request = {
    vendor: need(vendor, 'VENDOR'),
    month: need(month, 'MONTH'),
    id: need(id, 'ID'),
    sender: need(values.sender, '--sender'),
    reason: need(values.reason, '--reason'),
    component: values.component,
  };
  return correctEvent(request, values.with === undefined ? undefined : readText(values.with), apiFrom(values), print);
}

async function busCommand([verb]: string[], values: Values): Promise<void> {
  if (verb === 'redrive') return tellBus(apiFrom(values), 'RedriveDeadLetters', {}, print);
  if (verb === 'replay')
    return tellBus(apiFrom(values), 'ReplayArchive', { From: need(values.from, '--from'), Until: need(values.until, '--until') }, print);
  throw new CliError('makegood bus replay --from T --until T | redrive', 2);
}

async function run(): Promise<void> {
  let parsed;
  try {
    parsed = parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new CliError(`${(error as Error).message}\n\n${HELP}`, 2);
  }
  const [command, ...rest] = parsed.positionals;
  if (parsed.values.help || command === undefined || command === 'help') return print(HELP);
  if (command === 'assess') return assessCommand(rest, parsed.values);
  if (command === 'compare') return compareCommand(rest, parsed.values);
  if (command === 'lint') return lintCommand(rest);
  if (command === 'explain') return explainCommand(rest, parsed.values);
  if (command === 'contract') return contractCommand(rest, parsed.values);
  if (command === 'emit') return emit(readText(need(rest[0], 'EVENTS')), parsed.values, print);
  if (command === 'source') return sourceCommand(rest, parsed.values);
  if (command === 'vendor') return vendorCommand(rest, parsed.values);
  if (command === 'webhook')
    return changeWebhook(need(rest[0], 'VENDOR'), need(rest[1], 'SOURCE'), parsed.values, apiFrom(parsed.values), print);
  if (command === 'evidence')
    return listEvidence(need(rest[0], 'VENDOR'), need(rest[1], 'MONTH'), parsed.values, apiFrom(parsed.values), print);
  if (command === 'correct') return correctCommand(rest, parsed.values);
  if (command === 'quarantine') return listQuarantine(rest[0], apiFrom(parsed.values), print);
  if (command === 'release') return releaseQuarantine(need(rest[0], 'ID'), apiFrom(parsed.values), print);
  if (command === 'bus') return busCommand(rest, parsed.values);
  if (command === 'audit') return auditCommand(rest, parsed.values);
  if (command === 'statement') return statementCommand(rest, parsed.values);
  throw new CliError(`there is no command "${command}"\n\n${HELP}`, 2);
}

run().catch((error: unknown) => {
  if (!(error instanceof CliError)) throw error;
  if (error.message !== '') complain(error.message);
  process.exitCode = error.exitCode;
});
