/** `makegood quarantine`: what was received and not taken, and why. */
import type { Command } from 'commander';
import { itemsOf, printItems } from '../listing.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { answer, connect } from '../session.ts';

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
  const entries = await itemsOf(connect(options), '/v1/quarantine', month === undefined ? {} : { month });
  entries.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : a.id < b.id ? -1 : 1));
  if (entries.length === 0 && !options.json) return print('nothing');
  const reason = ({ message, issues }: (typeof entries)[number]): string =>
    [message, ...issues.map((issue) => `${issue.path} ${issue.message}`.trim()).filter((text) => !message.includes(text))].join('; ');
  printItems(
    entries,
    [
      ['id', ({ id }) => id],
      ['received', ({ receivedAt }) => receivedAt],
      ['status', ({ status }) => status],
      ['code', ({ code }) => code],
      ['sender', ({ sender }) => sender],
      ['reason', reason],
    ],
    options,
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
  for (const [text, { at, by, reason }] of Object.entries(entry.erased ?? {})) print(`${text} erased ${at} by ${by}: ${reason}`);
  if (entry.raw !== '') print(entry.raw);
}

async function dismissEntry(id: string, options: Options & { readonly reason: string }): Promise<void> {
  const session = connect(options);
  const { reason } = options;
  const entry = await answer(session, session.api.POST('/v1/quarantine/{id}/dismiss', { params: { path: { id } }, body: { reason } }));
  if (options.json) return printJson(entry);
  print(`${id}: dismissed`);
}
