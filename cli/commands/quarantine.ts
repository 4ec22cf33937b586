/** `makegood quarantine`: what was received and not taken, and why. */
import type { Command } from 'commander';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { answer, connect, everything } from '../session.ts';
import { table } from '../../lib/presentation/text/table.ts';

type Options = ApiChoice & JsonChoice;

export function define(command: Command): void {
  const list = command
    .command('list', { isDefault: true })
    .description('list the entries with their reasons, newest last (the word "list" may be left out)')
    .argument('[month]', 'in which they were received; without it, this month')
    .action(listEntries);
  const show = command
    .command('show')
    .description('show an entry: reasons and the event as received')
    .argument('<id>', 'of the entry')
    .action(showEntry);
  const dismiss = command
    .command('dismiss')
    .description('dismiss an entry that is no evidence; it is kept, and statements do not wait for it')
    .argument('<id>', 'of the entry')
    .requiredOption('--reason <reason>', 'why it is no evidence')
    .action(dismissEntry);
  for (const one of [list, show, dismiss]) withApi(withJson(one));
  examples(command, {
    'quarantine 2026-10': 'what October brought that was not taken',
    'quarantine show 2026-10-abc': 'one entry; makegood reprocess judges it again',
    'quarantine dismiss 2026-10-abc --reason "a drill"': 'it is no evidence',
  });
}

async function listEntries(month: string | undefined, options: Options): Promise<void> {
  const session = connect(options);
  const query = { limit: 200, ...(month !== undefined && { month }) };
  const entries = await everything(session, (cursor) => session.api.GET('/v1/quarantine', { params: { query: { ...query, ...cursor } } }));
  entries.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : a.id < b.id ? -1 : 1));
  if (options.json) return printJson(entries);
  if (entries.length === 0) return print('nothing');
  const reason = ({ message, issues }: (typeof entries)[number]): string =>
    [message, ...issues.map((issue) => `${issue.path} ${issue.message}`.trim()).filter((text) => !message.includes(text))].join('; ');
  print(
    table(
      ['id', 'received', 'status', 'code', 'sender', 'reason'],
      entries.map((entry) => [entry.id, entry.receivedAt, entry.status, entry.code, entry.sender, reason(entry)]),
    ),
  );
}

async function showEntry(id: string, options: Options): Promise<void> {
  const session = connect(options);
  const entry = await answer(session, session.api.GET('/v1/quarantine/{id}', { params: { path: { id } } }));
  if (options.json) return printJson(entry);
  print(`${entry.id}: ${entry.status}, received ${entry.receivedAt} of ${entry.sender}`);
  print(`${entry.code}: ${entry.message}`);
  for (const { path, code, message } of entry.issues) print(`  ${path || '/'} ${code}: ${message}`);
  if (entry.reprocessedAt !== undefined) print(`reprocessed ${entry.reprocessedAt} by ${entry.reprocessedBy ?? '-'}`);
  if (entry.dismissedAt !== undefined)
    print(`dismissed ${entry.dismissedAt} by ${entry.dismissedBy ?? '-'}: ${entry.dismissedBecause ?? '-'}`);
  print(entry.raw);
}

async function dismissEntry(id: string, options: Options & { readonly reason: string }): Promise<void> {
  const session = connect(options);
  const { reason } = options;
  const entry = await answer(session, session.api.POST('/v1/quarantine/{id}/dismiss', { params: { path: { id } }, body: { reason } }));
  if (options.json) return printJson(entry);
  print(`${id}: dismissed`);
}
