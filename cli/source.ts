/** Sources: what is built in, a mapping of your own tried on a sample before it is put, and put. */
import { stringify } from 'yaml';
import { formatInstant } from '../lib/domain/time/instant.ts';
import { type Issue } from '../lib/domain/issue.ts';
import { readMapping } from '../lib/schemas/mapping.ts';
import { toStoredFact } from '../lib/schemas/stored-fact.ts';
import { readYaml } from '../lib/schemas/yaml-document.ts';
import { checkMapping } from '../lib/sources/check-mapping.ts';
import { fromMapping } from '../lib/sources/mapped.ts';
import { MAPPINGS, SOURCES } from '../lib/sources/registry.ts';
import type { Source } from '../lib/sources/source.ts';
import { trySample } from '../lib/sources/try-sample.ts';
import { type Api, CliError, call } from './api-client.ts';
import { table } from './table.ts';

type Print = (line: string) => void;

export interface TryOptions {
  /** "X-GitHub-Event: issues" */
  readonly headers: readonly string[];
  readonly json: boolean;
  /** When the sample is received, for tools that send no instant. */
  readonly receivedAt: number;
}

const shown = (issues: readonly Issue[]): string =>
  issues.map((issue) => `  ${issue.path || '/'} ${issue.code}: ${issue.message}`).join('\n');

export function listSources(print: Print): void {
  const rows = [...SOURCES]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((source) => [
      source.name,
      [source.readBody && 'webhook', source.readEnvelope && 'bus'].filter(Boolean).join(', '),
      source.signature || source.verify ? 'signed' : '-',
      source.says ?? '',
    ]);
  print(table(['source', 'comes by', 'signature', 'component'], rows));
}

/** A built-in mapping as YAML: the place to begin from. */
export function showSource(name: string, print: Print): void {
  const mapping = MAPPINGS.find(({ source }) => source === name);
  if (!mapping) {
    const isCode = SOURCES.some((source) => source.name === name);
    throw new CliError(isCode ? `"${name}" is code, not a mapping` : `there is no source "${name}"; see makegood source list`);
  }
  print(stringify(mapping, { lineWidth: 120, aliasDuplicateObjects: false }).trimEnd());
}

/** A mapping out of a file's text, or a built-in source by its name. */
function sourceFrom(text: string | undefined, name: string): Source {
  const builtIn = SOURCES.find((source) => source.name === name);
  if (text === undefined) {
    if (builtIn) return builtIn;
    throw new CliError(`${name} is neither a file nor a built-in source`);
  }
  const { document, issues: yamlIssues } = readYaml(text);
  if (yamlIssues.length > 0) throw new CliError(`${name} is no YAML that we take:\n${shown(yamlIssues)}`);
  const read = readMapping(document);
  const issues = 'issues' in read ? read.issues : checkMapping(read.mapping);
  if (issues.length > 0 || 'issues' in read) throw new CliError(`${name} has ${issues.length} errors:\n${shown(issues)}`);
  return fromMapping(read.mapping);
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
  const result = await trySample(source, { body: sample, headers: headersFrom(options.headers), receivedAt: options.receivedAt });
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

export async function putMapping(text: string, name: string, api: Api, print: Print): Promise<void> {
  const source = sourceFrom(text, name);
  const { json } = await call(api, 'PUT', `/v1/sources/${encodeURIComponent(source.name)}`, { body: text, type: 'application/yaml' });
  print(`${source.name}: revision ${(json as { revision: number }).revision}`);
}
