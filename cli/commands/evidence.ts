/** `makegood evidence`: what is stored of a vendor in a month, and who corrected it. */
import type { Command } from 'commander';
import type { paths } from '../../client/api.ts';
import { CliError } from '../cli-error.ts';
import { type ApiChoice, type JsonChoice, examples, withApi, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { connect, everything } from '../session.ts';
import { table } from '../../lib/presentation/text/table.ts';

interface Options extends ApiChoice, JsonChoice {
  readonly component?: string;
}

type Item = paths['/v1/evidence']['get']['responses'][200]['content']['application/json']['items'][number];

const COMPONENT = 'the component, by its id in the contract or by a name that a tool uses; without it, everything';

export function define(command: Command): void {
  const list = command
    .command('list', { isDefault: true })
    .description('list what is stored (the word "list" may be left out)')
    .argument('<vendor>', 'id of the vendor')
    .argument('<month>', 'such as 2026-10')
    .option('--component <name>', COMPONENT)
    .action(listItems);
  const show = command
    .command('show')
    .description('show one event with its body and its corrections')
    .argument('<vendor>', 'id of the vendor')
    .argument('<month>', 'such as 2026-10')
    .argument('<id>', 'of the event')
    .option('--component <name>', COMPONENT)
    .action(showItem);
  for (const one of [list, show]) withApi(withJson(one));
  examples(command, {
    'evidence lumencast 2026-10': 'everything of October',
    'evidence lumencast 2026-10 --component line-1': 'the events of one component',
    'evidence show lumencast 2026-10 e-1 --component line-1': 'one of them, whole',
  });
}

async function read(vendor: string, month: string, options: Options): Promise<{ items: Item[]; quarantined: number }> {
  const session = connect(options);
  const query = { vendor, month, ...(options.component !== undefined && { component: options.component }) };
  let quarantined: number | undefined;
  const items = await everything(session, async (cursor) => {
    const page = await session.api.GET('/v1/evidence', { params: { query: { ...query, limit: 200, ...cursor } } });
    quarantined ??= page.data?.quarantined;
    return page;
  });
  items.sort((a, b) => (a.event.occurredAt < b.event.occurredAt ? -1 : a.event.occurredAt > b.event.occurredAt ? 1 : 0));
  return { items, quarantined: quarantined ?? 0 };
}

const ofComponent = (vendor: string, { component }: Options): string => (component === undefined ? vendor : `"${component}" of ${vendor}`);

async function listItems(vendor: string, month: string, options: Options): Promise<void> {
  const { items, quarantined } = await read(vendor, month, options);
  if (options.json) return printJson(items);
  if (items.length === 0) {
    const held = quarantined === 0 ? 'none is held in quarantine' : `${quarantined} are held: makegood quarantine ${month}`;
    return print(`there is no event of ${ofComponent(vendor, options)} in ${month}; ${held}`);
  }
  const rows = items.map(({ event, erased, stands, corrections }) => [
    event.type,
    event.component ?? '-',
    event.occurredAt,
    event.receivedAt,
    event.sender,
    [
      stands,
      ...(erased ? [`erased: ${Object.keys(erased).join(' ')}`] : []),
      ...corrections.map(({ by, at, reason }) => `by ${by} at ${at}${reason === undefined ? '' : `: ${reason}`}`),
    ].join(', '),
    event.id,
  ]);
  print(table(['type', 'component', 'occurred at', 'received at', 'sender', 'stands', 'id'], rows));
}

async function showItem(vendor: string, month: string, id: string, options: Options): Promise<void> {
  const items = (await read(vendor, month, options)).items.filter(({ event }) => event.id === id);
  if (items.length === 0) throw new CliError(`there is no event "${id}" of ${ofComponent(vendor, options)} in ${month}`);
  if (options.json) return printJson(items);
  for (const { event, erased, stands, corrections } of items) {
    print(`${event.type} ${event.id} of ${event.sender}, ${stands}`);
    print(`occurred at ${event.occurredAt}, received at ${event.receivedAt}`);
    print(JSON.stringify(event.body, null, 2));
    for (const [text, mark] of Object.entries(erased ?? {})) print(`${text} erased ${mark.at} by ${mark.by}: ${mark.reason}`);
    for (const { by, at, reason } of corrections) print(`corrected by ${by} at ${at}${reason === undefined ? '' : `: ${reason}`}`);
  }
}
