/** `makegood erase`: finds a text in what is stored, and erases the texts of records on request. */
import { type Command, InvalidArgumentError } from 'commander';
import type { components, paths } from '../../client/api.ts';
import { LIMITS } from '../../lib/declarations/limits.ts';
import { table } from '../../lib/presentation/text/table.ts';
import { CliError } from '../cli-error.ts';
import { type ApiChoice, type JsonChoice, collected, examples, withApi, withJson } from '../options.ts';
import { complain, print, printJson, progress } from '../output/print.ts';
import { readText } from '../read-text.ts';
import { type Session, connect, done, everything } from '../session.ts';

type Record_ = components['schemas']['ErasableRecord'];
type Found = paths['/v1/erasures/search']['post']['responses'][200]['content']['application/json']['items'][number];
type Erased = paths['/v1/erasures']['post']['responses'][200]['content']['application/json'];

interface FindOptions extends ApiChoice, JsonChoice {
  readonly vendor: readonly string[];
  readonly from: string;
  readonly until?: string;
}

interface RunOptions extends ApiChoice, JsonChoice {
  readonly reason: string;
}

/** What holds in every month, disputes and claims. */
const STANDING = 'standing';

export function define(command: Command): void {
  const find = command
    .command('find')
    .description('find a text in payloads, the quarantine, reasons and notes; print the records that have it')
    .argument('<text>', 'such as a name or an address; capitals make no difference')
    .requiredOption('--from <month>', 'the first month that is searched, such as 2026-01', month)
    .option('--until <month>', 'the last one; without it, this month', month)
    .option('--vendor <id>', 'of one vendor; may be given several times; without it, of all', collected, [])
    .action(findText);
  const run = command
    .command('run')
    .description('erase the texts of records; marks with digests stay, and no amount changes')
    .argument('<file>', 'the records, as "makegood erase find --json" prints them; - reads standard input')
    .requiredOption('--reason <text>', 'why, such as the number of the request; it is kept, so write no name into it')
    .action(eraseRecords);
  for (const one of [find, run]) withApi(withJson(one));
  examples(command, {
    'erase find "Ann Lee" --from 2026-01': 'where it is, in the records of all vendors',
    'erase find ann@example.com --from 2026-10 --vendor lumencast --json > found.json': 'the same for one vendor, for the next step',
    'erase run found.json --reason "request DSR-7"': 'what was found; take out of the file first what is to stay',
  });
}

function month(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('A month is written as 2026-10.');
  return text;
}

/** From one month to another, both included. */
function monthsFrom(from: string, until: string): string[] {
  const months: string[] = [];
  for (let [year, at] = from.split('-').map(Number) as [number, number]; ; [year, at] = at === 12 ? [year + 1, 1] : [year, at + 1]) {
    const label = `${year}-${String(at).padStart(2, '0')}`;
    if (label > until) return months;
    months.push(label);
  }
}

async function findText(text: string, options: FindOptions): Promise<void> {
  const session = connect(options);
  const vendors = options.vendor.length > 0 ? options.vendor : await vendorsOf(session);
  const last = options.until ?? new Date().toISOString().slice(0, 7);
  if (options.from > last)
    throw new CliError(
      `--from ${options.from} is after ${options.until === undefined ? 'this month' : `--until ${last}`}: write an earlier month`,
    );
  const months = [...monthsFrom(options.from, last), STANDING];
  const found = new Map<string, Found>();
  const partly = new Map<string, Record_>();
  const line = progress();
  for (const vendor of vendors)
    for (const one of months) {
      line.show(`${vendor} ${one}, ${found.size} found`);
      for (const item of await search(session, { text, vendor, month: one }, partly)) found.set(JSON.stringify(item.record), item);
    }
  line.clear();
  for (const record of partly.values())
    complain(`${nameOf(record)}: a part takes too much to decode and was not searched; look at it yourself`);
  const items = [...found.values()];
  if (options.json) return printJson(items);
  if (items.length === 0) return print(partly.size === 0 ? 'it is in none of them' : 'it is in none of the others');
  const rows = items.flatMap(({ record, places, more }) =>
    places.map(({ in: name, path, excerpt, erasable }, i) => [
      i === 0 ? nameOf(record) : '',
      `${name}${path}`,
      erasable ? 'erasable' : 'stays: it counts',
      `${excerpt}${i === places.length - 1 && more !== undefined ? ` (and ${more} more places)` : ''}`,
    ]),
  );
  print(table(['record', 'place', '', 'text'], rows));
}

const vendorsOf = async (session: Session): Promise<string[]> =>
  (await everything(session, (cursor) => session.api.GET('/v1/vendors', { params: { query: { limit: 200, ...cursor } } }))).map(
    ({ id }) => id,
  );

/** @param partly receives the records that were not searched to their end. */
const search = (session: Session, body: { text: string; vendor: string; month: string }, partly: Map<string, Record_>): Promise<Found[]> =>
  everything(session, async (cursor) => {
    const answer = await session.api.POST('/v1/erasures/search', { body: { ...body, ...cursor } });
    for (const record of answer.data?.partly ?? []) partly.set(JSON.stringify(record), record);
    return answer;
  });

function nameOf(record: Record_): string {
  switch (record.kind) {
    case 'event':
      return `event ${record.id} of ${record.sender} (${record.vendor}, ${record.component ?? '-'}, ${record.month})`;
    case 'batch':
      return `checks ${record.id} of ${record.sender} (${record.vendor}, ${record.day})`;
    case 'transition':
      return `transition ${record.n} of ${record.claim}`;
    case 'quarantined':
    case 'dispute':
      return `${record.kind} ${record.id}`;
  }
}

async function eraseRecords(file: string, options: RunOptions): Promise<void> {
  const session = connect(options);
  const records = readRecords(file);
  const all: Erased = { items: [], remains: [] };
  for (let at = 0; at < records.length; at += LIMITS.erasedRecords.value) {
    const body = { reason: options.reason, records: records.slice(at, at + LIMITS.erasedRecords.value) };
    const erased = await done(session, session.api.POST('/v1/erasures', { body }));
    all.items.push(...erased.items);
    all.remains = erased.remains;
  }
  if (options.json) return printJson(all);
  for (const { record, state, erased } of all.items)
    print(`${nameOf(record)}: ${STATES[state]}${erased ? ` (${Object.keys(erased).join(', ')})` : ''}`);
  print(['', 'This does not reach:', ...all.remains.map((text) => `- ${text}`)].join('\n'));
}

const STATES: Readonly<Record<Erased['items'][number]['state'], string>> = {
  erased: 'erased',
  'erased-before': 'was erased before',
  'no-text': 'has no text',
  unknown: 'there is no such record',
};

/** What the search printed, or records alone. @throws CliError */
function readRecords(file: string): Record_[] {
  let items: unknown;
  try {
    items = JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(`${file} is no JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(items) || items.length === 0) throw new CliError(`${file} names no records; "makegood erase find --json" prints some`);
  return items.map((item: { record?: Record_ } & Record_) => item.record ?? item);
}
