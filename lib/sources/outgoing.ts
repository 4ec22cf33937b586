/** The forms of lines of an evidence file, and how each is sent to the service. */
import type { Issue } from '../domain/issue.ts';
import { detailTypeOf, entriesOf, isBatched } from './batched-events.ts';
import { jsonIssue } from '../schemas/doubled-names.ts';
import { parseJson } from './json.ts';
import { type Envelope, type Fields, isFields, textAt } from './source.ts';

/** How a line is sent to the service. */
export type Outgoing =
  | {
      readonly via: 'bus';
      readonly account: string | undefined;
      /** The tool that a public event of a file comes from, where it names one. */
      readonly source?: string;
      readonly entry: { readonly Source: string; readonly DetailType: string; readonly Detail: unknown };
    }
  | { readonly via: 'forward'; readonly account: string | undefined; readonly event: Envelope }
  | {
      readonly via: 'webhook';
      readonly source: string;
      readonly body: unknown;
      readonly headers: Readonly<Record<string, string>>;
    };

/** The form of a line; undefined when it is none. */
export function outgoingOf(line: Fields): Outgoing | undefined {
  const account = textAt(line, 'account');
  if (isFields(line.entry))
    return {
      via: 'bus',
      account,
      entry: { Source: textAt(line.entry, 'Source') ?? '', DetailType: textAt(line.entry, 'DetailType') ?? '', Detail: line.entry.Detail },
    };
  if (isFields(line.event)) return { via: 'forward', account, event: line.event as unknown as Envelope };
  if (typeof line['detail-type'] === 'string') {
    const source = textAt(line, 'source') ?? '';
    if (source.startsWith('aws.')) return { via: 'forward', account, event: line as unknown as Envelope };
    return { via: 'bus', account, entry: { Source: source, DetailType: line['detail-type'], Detail: line.detail } };
  }
  if (typeof line.source === 'string' && 'body' in line)
    return { via: 'webhook', source: line.source, body: line.body, headers: headersOf(line.headers) };
  if (typeof line.type === 'string') {
    const { type, ...detail } = line;
    const source = textAt(line, 'source');
    return {
      via: 'bus',
      account,
      ...(source !== undefined && { source }),
      entry: { Source: 'makegood-cli', DetailType: String(type).endsWith('.v1') ? String(type) : `${String(type)}.v1`, Detail: detail },
    };
  }
  return undefined;
}

const headersOf = (given: unknown): Record<string, string> =>
  isFields(given) ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)])) : {};

/** An entry for PutEvents has its detail as a text. */
export function withDetail(outgoing: Outgoing): Outgoing | { readonly issue: Issue } {
  if (outgoing.via !== 'bus' || typeof outgoing.entry.Detail !== 'string') return outgoing;
  try {
    return { ...outgoing, entry: { ...outgoing.entry, Detail: parseJson(outgoing.entry.Detail) } };
  } catch (error) {
    return { issue: jsonIssue(error, 'the detail is not JSON (cut short?)', '/Detail') };
  }
}

/** The entries of a batched bus event, as the service splits them. */
export function separated(outgoing: Outgoing): readonly Outgoing[] | undefined {
  if (outgoing.via !== 'bus' || !isBatched(outgoing.entry.DetailType)) return undefined;
  const { entry } = outgoing;
  const events = entriesOf(entry.Detail);
  return events?.map((event) => ({ ...outgoing, entry: { ...entry, DetailType: detailTypeOf(event), Detail: event } }));
}
