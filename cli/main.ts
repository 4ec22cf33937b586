/** The command line: `makegood <command>`. Exit codes: 0 done, 1 refused or failed, 2 wrong use. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Statement } from '../lib/domain/statement/statement.ts';
import type { Issue } from '../lib/domain/issue.ts';
import { parseInstant } from '../lib/domain/time/instant.ts';
import { CliError, apiFrom, call } from './api-client.ts';
import { emit } from './emit.ts';
import { changeWebhook, correctEvent, getVendor, listEvidence, listQuarantine, putVendor, releaseQuarantine, tellBus } from './evidence.ts';
import { fetchDocument, listClaims, listRights, noteStep, showClaim, showLedger, showOutlook } from './finance.ts';
import { assessCommand, compareCommand, explainCommand, lintCommand, loadContract } from './offline.ts';
import { showStatement } from './show-statement.ts';
import { listSources, putMapping, showSource, trySource } from './source.ts';
import { table } from './table.ts';
import { verify } from './verify.ts';
import { HELP, OPTIONS, type Values, complain, need, print, readText } from './usage.ts';

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
  report?: { refused?: { contract: string; open: string[]; issues: Issue[] }[] };
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
  for (const { contract, open, issues } of audit.report?.refused ?? []) {
    for (const { code, path, message } of issues) complain(`${contract} ${code}: ${path === '' ? '' : `${path} `}${message}`);
    complain(`${contract} open: ${open.join(', ')}. Remedy: ${issues[0]?.remedy ?? ''}`);
  }
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

type Command = (rest: string[], values: Values) => Promise<void>;

async function claimCommand([verb, id]: string[], values: Values): Promise<void> {
  const api = apiFrom(values);
  const { state, vendor, amount, reference, note } = values;
  if (verb === 'list') return listClaims({ state, vendor }, api, print);
  if (verb === 'show') return showClaim(need(id, 'ID'), api, print);
  if (verb === undefined) throw new CliError('makegood claim list | show ID | STEP ID', 2);
  return noteStep(need(id, 'ID'), { kind: verb, amount, reference, note }, api, print);
}

const FINANCE: Readonly<Record<string, Command>> = {
  verify: ([what], values) => verify(need(what, 'STATEMENT'), values.revision, () => apiFrom(values), print),
  bundle: async ([id], values) => {
    const query = values.revision === undefined ? '' : `?revision=${encodeURIComponent(values.revision)}`;
    print((await call(apiFrom(values), 'GET', `/v1/statements/${encodeURIComponent(need(id, 'ID'))}/bundle${query}`)).text);
  },
  ledger: (_, values) => {
    const { from, until, vendor, period, currency } = values;
    const query = { from: need(from, '--from'), until, vendor, period, currency, costCentre: values['cost-centre'] };
    return showLedger(query, values.json === true, apiFrom(values), print);
  },
  claim: claimCommand,
  outlook: ([contract], values) => showOutlook(need(contract, 'CONTRACT'), apiFrom(values), print),
  document: async ([id, form], values) => {
    const query = { language: values.language, ...(form !== 'package' && { revision: values.revision }) };
    process.stdout.write(await fetchDocument(need(id, 'ID'), need(form, 'FORM'), query, apiFrom(values)));
  },
  rights: (_, values) => listRights(values.on, apiFrom(values), print),
};

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
  if (command === 'lint') return lintCommand(rest, parsed.values);
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
  if (FINANCE[command]) return FINANCE[command](rest, parsed.values);
  throw new CliError(`there is no command "${command}"\n\n${HELP}`, 2);
}

run().catch((error: unknown) => {
  if (!(error instanceof CliError)) throw error;
  if (error.message !== '') complain(error.message);
  process.exitCode = error.exitCode;
});
