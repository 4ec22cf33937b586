/** `makegood contract`: contracts of a running Makegood. */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { renamedText } from '../../lib/adapters/files/rename-words.ts';
import { CliError } from '../cli-error.ts';
import { printListing } from '../listing.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { complain, print, printJson } from '../output/print.ts';
import { addressLine } from '../output/webhook-address.ts';
import { yamlText } from '../../lib/schemas/yaml-text.ts';
import { loadContract } from '../read-contract.ts';
import { readText } from '../read-text.ts';
import { answer, connect, done } from '../session.ts';

type Options = ApiChoice & JsonChoice;

export function define(command: Command): void {
  withApi(withJson(command.command('list').description('list the contracts'))).action(list);
  withApi(withJson(command.command('show').description('print a contract as it is stored')))
    .argument('<id>', 'of the contract')
    .action(show);
  const put = command
    .command('put')
    .description('put a contract: the first revision, or one more')
    .argument('<contract>', 'file of a contract')
    .action(putFile);
  withApi(withJson(put));
  const rename = command
    .command('rename')
    .description('rewrite files of an earlier version with the current words; comments, layout and quotes stay')
    .argument('<file...>', 'files of contracts, terms or mappings; "-" = standard input, printed to standard output')
    .action(renameFiles);
  withJson(rename);
  examples(command, {
    'contract list': 'each with its vendor, its customer and its revision',
    'contract put contracts/my-contract.yaml': 'the addresses of new webhooks are printed, once',
    'contract rename my-contract.yaml': 'the words of version 0.2 become the current ones',
    'contract rename - < old.yaml > new.yaml': 'the same, and the file stays',
    'contract show my-contract > my-contract.yaml': 'the stored text as YAML',
  });
}

const list = (options: Options): Promise<void> =>
  printListing('/v1/contracts', options, [
    ['contract', ({ id }) => id],
    ['vendor', ({ vendor }) => vendor],
    ['customer', ({ customer }) => customer],
    ['revision', ({ revision }) => String(revision), 'right'],
    ['title', ({ title }) => title],
  ]);

async function show(id: string, options: Options): Promise<void> {
  const session = connect(options);
  const stored = await answer(session, session.api.GET('/v1/contracts/{id}', { params: { path: { id } } }));
  for (const { code, path, message } of stored.refused ?? []) complain(`${code}: ${path === '' ? '' : `${path} `}${message}`);
  if (options.json) printJson(stored);
  else print(yamlText(stored.contract));
}

async function putFile(path: string, options: Options): Promise<void> {
  const session = connect(options);
  const { contract, document } = loadContract(path);
  const { id } = contract.order;
  const result = await done(session, session.api.PUT('/v1/contracts/{id}', { params: { path: { id } }, body: document as never }));
  if (options.json) return printJson(result);
  print(`${id}: ${result.outcome}, revision ${result.revision}`);
  for (const webhook of result.webhooks) print(`webhook ${webhook.source}: ${addressLine(webhook)}`);
}

/** Each file by itself: one that is refused stays as it is, and the others are renamed. */
function renameFiles(paths: readonly string[], { json }: JsonChoice): void {
  const results = paths.map((path) => {
    const old = readText(path);
    const { text, renamed, issues } = renamedText(old);
    if (path === '-') return { file: path, renamed, issues, text };
    if (text !== old) writeFileSync(path, text);
    return { file: path, renamed, issues };
  });
  if (json) printJson(results);
  else
    for (const { file, renamed, text } of results.filter(({ issues }) => issues.length === 0)) {
      if (text !== undefined) process.stdout.write(text);
      else print(`${file}: ${renamed === 0 ? 'nothing to rename' : 'renamed'}`);
    }
  const refused = results.filter(({ issues }) => issues.length > 0);
  for (const { file, issues } of refused)
    for (const { code, path, message } of issues) complain(`${file} error ${code} ${path || '/'}: ${message}`);
  if (refused.length > 0) throw new CliError(`nothing was renamed in ${refused.map(({ file }) => file).join(', ')}`);
}
