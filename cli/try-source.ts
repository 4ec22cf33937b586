/** What a mapping makes of a sample of its tool. */
import { formatInstant } from '../lib/domain/time/instant.ts';
import { type Issue } from '../lib/domain/issue.ts';
import { readMapping } from '../lib/schemas/mapping.ts';
import { toStoredFact } from '../lib/schemas/stored-fact.ts';
import { readYaml } from '../lib/schemas/yaml-document.ts';
import { checkBus } from '../lib/sources/check-bus.ts';
import { checkMapping } from '../lib/sources/check-mapping.ts';
import { boundedSource } from '../lib/sources/bounded/bounded-source.ts';
import { fieldsOfAddress } from '../lib/sources/read-delivery.ts';
import { SOURCES } from '../lib/sources/registry.ts';
import type { Source } from '../lib/sources/source.ts';
import { trySample } from '../lib/sources/try-sample.ts';
import { CliError } from './cli-error.ts';
import { table } from '../lib/presentation/text/table.ts';

type Print = (line: string) => void;

export interface TryOptions {
  /** "X-GitHub-Event: issues" */
  readonly headers: readonly string[];
  /** "id=4711&kind=check" */
  readonly query?: string;
  readonly json: boolean;
  /** When the sample is received, for tools that send no instant. */
  readonly receivedAt: number;
}

const shown = (issues: readonly Issue[]): string =>
  issues.map((issue) => `  ${issue.path || '/'} ${issue.code}: ${issue.message}`).join('\n');

/** A mapping out of a file's text, or a built-in source by its name. */
export function sourceFrom(text: string | undefined, name: string): Source {
  const builtIn = SOURCES.find((source) => source.name === name);
  if (text === undefined) {
    if (builtIn) return builtIn;
    throw new CliError(`${name} is neither a file nor a built-in source`);
  }
  const { document, issues: yamlIssues } = readYaml(text);
  if (yamlIssues.length > 0) throw new CliError(`${name} is no YAML that we take:\n${shown(yamlIssues)}`);
  const read = readMapping(document);
  const issues = 'issues' in read ? read.issues : [...checkMapping(read.mapping), ...checkBus(read.mapping)];
  if (issues.length > 0 || 'issues' in read) throw new CliError(`${name} has ${issues.length} errors:\n${shown(issues)}`);
  return boundedSource(read.mapping);
}

const headersFrom = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      if (colon < 1) throw new CliError(`--header "${line}" is not "Name: value"`, 2);
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );

/** What a mapping would make of a sample; nothing is sent. */
export async function trySource(
  name: string,
  text: string | undefined,
  sample: Uint8Array | string,
  options: TryOptions,
  print: Print,
): Promise<void> {
  const source = sourceFrom(text, name);
  const result = await trySample(source, {
    body: sample,
    headers: headersFrom(options.headers),
    query: fieldsOfAddress(options.query ?? ''),
    receivedAt: options.receivedAt,
  });
  if ('refused' in result)
    throw new CliError(`the webhook would answer ${result.status}, and nothing would be kept:\n${shown([result.refused])}`);
  if ('ignored' in result) return print(`ignored: ${result.ignored}`);
  if ('issues' in result) throw new CliError(`the sample cannot be read; it would be kept in quarantine:\n${shown(result.issues)}`);
  if (options.json) {
    for (const { body, ...reading } of result.readings) {
      const fact = toStoredFact({
        ...reading,
        body,
        receivedAt: options.receivedAt,
        sender: '',
        speaksFor: 'vendor',
        class: 'secret-path',
      });
      print(JSON.stringify({ type: fact.type, id: fact.id, occurredAt: fact.occurredAt, component: fact.component, ...fact.body }));
    }
    return;
  }
  print(
    table(
      ['type', 'occurred at', 'component', 'record', 'severity', 'id'],
      result.readings.map(({ type, occurredAt, component, body, id }) => [
        type,
        `${formatInstant(occurredAt)}${body.quality ? ' (received)' : ''}`,
        component ?? '-',
        body.record ?? '-',
        body.attributes?.severity ?? '-',
        id,
      ]),
    ),
  );
}
