/** `makegood source`: the tools that are read, and mappings of your own: tried on a sample, then put. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { parseInstant } from '../../lib/domain/time/instant.ts';
import { MAPPINGS, SOURCES } from '../../lib/sources/registry.ts';
import { secretCheckOf } from '../../lib/sources/source.ts';
import { CliError } from '../cli-error.ts';
import { type ApiChoice, type JsonChoice, collected, examples, withApi, withJson } from '../options.ts';
import { complain, print, printJson } from '../output/print.ts';
import { yamlText } from '../../lib/schemas/yaml-text.ts';
import { readBytes, readText } from '../read-text.ts';
import { answer, connect, done } from '../session.ts';
import { table } from '../../lib/presentation/text/table.ts';
import { sourceFrom, trySource } from '../try-source.ts';

interface Options extends ApiChoice, JsonChoice {
  readonly own?: true;
}

interface TryFileOptions extends JsonChoice {
  readonly header: readonly string[];
  readonly query: string;
  readonly receivedAt?: string;
}

export function define(command: Command): void {
  const list = command
    .command('list')
    .description('list the tools that are built in, and the mappings of your own that the API has')
    .option('--own', 'list the mappings of your own alone')
    .action(listSources);
  const show = command
    .command('show')
    .description('print a mapping as YAML: the place to begin from')
    .argument('<name>', 'of the source')
    .option('--own', 'a mapping of your own: the API is asked, and a failure of it is an error')
    .action(showSource);
  const put = command.command('put').description('put a mapping of your own').argument('<mapping>', 'YAML file').action(putMapping);
  const remove = command
    .command('delete')
    .description('delete a mapping of your own that no webhook is read by')
    .argument('<name>', 'of the source')
    .action(deleteMapping);
  const remap = command
    .command('remap')
    .description('read the stored payloads of a month again by the mapping of now, and correct what comes out otherwise')
    .argument('<name>', 'of the source')
    .argument('<vendor>', 'id of the vendor')
    .argument('<month>', 'such as 2026-10')
    .option('--component <name>', 'only what is stored of this component')
    .option('--try', 'only say what would change')
    .action(remapSource);
  for (const one of [list, show, put, remove, remap]) withApi(withJson(one));
  const tried = command
    .command('try')
    .description('print the facts that a mapping makes of a sample; nothing is sent')
    .argument('<mapping>', 'YAML file, or the name of a source that is built in')
    .argument('<sample>', 'file with the body as the tool posts it: JSON, a form, compressed; "-" = standard input')
    .option('--header <header>', 'of the delivery, "Name: value"; may be repeated', collected, [])
    .option('--query <fields>', 'of the address, as they stand after its "?"', '')
    .option('--received-at <instant>', 'when the sample is received; without it, now')
    .action(tryFile);
  withJson(tried);
  examples(command, {
    'source list': 'the tools that are built in, and your own mappings where a system runs',
    'source show pingdom > mine.yaml': 'begin from a mapping that is like yours',
    'source try mine.yaml sample.json --header "X-Beacon-Event: check"': 'until the facts are right',
    'source try mine.yaml sample.gz --header "Content-Encoding: gzip"': 'a delivery as it comes, compressed',
    'source put mine.yaml': 'then put it, and make the webhook: makegood webhook',
    'source remap mine lumencast 2026-10 --try': 'what a corrected mapping would change of the past',
    'source delete mine': 'after the webhooks that it reads are deleted',
  });
}

async function ownSources(options: Options): Promise<{ source: string; mapping?: Record<string, unknown>; revision?: number }[]> {
  const session = connect(options);
  return (await answer(session, session.api.GET('/v1/sources'))).items.filter(({ builtIn }) => !builtIn);
}

/** Undefined where no system answers: what is built in can be seen without one. */
async function ownWhereItRuns(options: Options): Promise<Awaited<ReturnType<typeof ownSources>> | undefined> {
  try {
    return await ownSources(options);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    complain(`mappings of your own are not listed: ${error.message}`);
    return undefined;
  }
}

async function listSources(options: Options): Promise<void> {
  if (options.own) {
    const own = await ownSources(options);
    if (options.json) return printJson(own);
    const rows = own.map(({ source, revision }) => [source, String(revision ?? '-')]);
    return print(table(['source', 'revision'], rows, [1]));
  }
  const own = await ownWhereItRuns(options);
  const sources = [...SOURCES]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((source) => ({
      source: source.name,
      comesBy: [source.readBody && 'webhook', source.readEnvelope && 'bus'].filter((way) => typeof way === 'string'),
      signed: secretCheckOf(source) === 'signature',
      component: source.note ?? '',
    }))
    .concat(
      (own ?? []).map(({ source, revision }) => ({
        source,
        comesBy: ['webhook'],
        signed: false,
        component: `your own, revision ${revision ?? '-'}`,
      })),
    );
  if (options.json) return printJson(sources);
  print(
    table(
      ['source', 'comes by', 'signature', 'component'],
      sources.map(({ source, comesBy, signed, component }) => [source, comesBy.join(', '), signed ? 'signed' : '-', component]),
    ),
  );
}

async function showSource(name: string, options: Options): Promise<void> {
  const builtIn = options.own ? undefined : MAPPINGS.find(({ source }) => source === name);
  if (!options.own && !builtIn && SOURCES.some((source) => source.name === name)) throw new CliError(`"${name}" is code, not a mapping`);
  const mapping = builtIn ?? (await ownMapping(name, options));
  if (options.json) printJson(mapping);
  else print(yamlText(mapping));
}

async function ownMapping(source: string, options: Options): Promise<object> {
  const session = connect(options);
  try {
    const found = await answer(session, session.api.GET('/v1/sources/{source}', { params: { path: { source } } }));
    if (!found.builtIn && found.mapping) return found.mapping;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    throw new CliError(`there is no source "${source}" of your own: ${error.message}; see makegood source list`);
  }
  throw new CliError(`there is no source "${source}" of your own; it is built in: makegood source show ${source}`);
}

async function tryFile(name: string, samplePath: string, { header, query, receivedAt, json }: TryFileOptions): Promise<void> {
  const sample = readBytes(samplePath);
  const at = receivedAt === undefined ? Date.now() : parseInstant(receivedAt);
  if (at === undefined) throw new CliError('--received-at is an instant such as 2026-10-14T02:41:30Z', 2);
  const text = existsSync(name) ? readText(name) : undefined;
  return trySource(name, text, sample, { headers: header, query, json: json === true, receivedAt: at }, print);
}

async function putMapping(path: string, options: Options): Promise<void> {
  const text = readText(path);
  const { name: source } = sourceFrom(text, path);
  const session = connect(options);
  const result = await answer(
    session,
    session.api.PUT('/v1/sources/{source}', {
      params: { path: { source } },
      headers: { 'content-type': 'application/yaml' },
      body: text as never,
      bodySerializer: (body: unknown) => body as string,
    }),
  );
  if (options.json) printJson(result);
  else print(`${source}: revision ${result.revision}`);
}

async function deleteMapping(source: string, options: Options): Promise<void> {
  const session = connect(options);
  const result = await answer(session, session.api.DELETE('/v1/sources/{source}', { params: { path: { source } } }));
  if (options.json) return printJson(result);
  print(`${source}: deleted`);
}

interface RemapOptions extends Options {
  readonly component?: string;
  readonly try?: true;
}

async function remapSource(source: string, vendor: string, month: string, options: RemapOptions): Promise<void> {
  const session = connect(options);
  const body = { vendor, month, try: options.try === true, ...(options.component !== undefined && { component: options.component }) };
  const result = await done(session, session.api.POST('/v1/sources/{source}/remap', { params: { path: { source } }, body }));
  if (options.json) return printJson(result);
  const changes = (['replaced', 'withdrawn', 'added'] as const).flatMap((change) =>
    result[change].map(({ id, type, component }) => [change, type, component ?? '-', id]),
  );
  if (changes.length > 0) print(table(['change', 'type', 'component', 'id'], changes));
  for (const { id, because } of result.left) print(`left ${id}: ${because}`);
  print(`${result.payloads} payloads read again, ${result.unchanged} facts as they were${options.try ? '; nothing was changed' : ''}`);
}
