/**
 * Reads the text of a webhook and passes it to its source. Text that is JSON is read as JSON with any content type. A form is recognised by
 * its content type, in one part or in several. For an empty body the query fields of the address are used.
 */
import { type Issue, errorIssue } from '../domain/issue.ts';
import { pushTo } from '../domain/lists.ts';
import { mediaType } from './media-type.ts';
import { jsonIssue } from '../schemas/doubled-names.ts';
import { parseJson } from './json.ts';
import type { Headers } from './signature.ts';
import { type Fields, type SourceResult, type WebhookReader, isFields } from './source.ts';

export interface ReceivedText {
  readonly text: string;
  /** Lower case. */
  readonly headers: Headers;
  /** The query fields of the address. */
  readonly query?: Fields;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Whose delivery it is. */
  readonly sender?: string;
}

type Payload = { readonly payload: unknown } | { readonly issue: Issue };

/** The query fields of an address; a repeated field is a list. */
export function fieldsOfAddress(text: string): Readonly<Record<string, string | string[]>> {
  return fieldsIn(new URLSearchParams(text));
}

/** Fields by name; a repeated one is a list. In one walk: all of a body may be one field, repeated hundreds of thousands of times. */
function fieldsIn<T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T | T[]>> {
  const lists = new Map<string, T[]>();
  for (const [name, value] of entries) pushTo(lists, name, value);
  return Object.fromEntries([...lists].map(([name, values]) => [name, values.length === 1 ? values[0]! : values]));
}

/** Headers that a source reads: the content type, and those that it keeps. */
export const headersFor = (source: Pick<WebhookReader, 'keeps'>, headers: Headers): Record<string, string> =>
  Object.fromEntries(
    ['content-type', ...(source.keeps ?? [])].flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value.slice(0, 1000)] as const];
    }),
  );

/** Reads a webhook by its source; both the server and `makegood source try` use it. */
export async function readDelivery(
  source: WebhookReader,
  { text, headers, query = {}, receivedAt, sender }: ReceivedText,
): Promise<SourceResult> {
  const found = await payloadOf(text, headers, query);
  if ('issue' in found) return { issues: [found.issue] };
  return source.readBody({
    body: found.payload,
    headers: headersFor(source, headers),
    query,
    receivedAt,
    ...(sender !== undefined && { sender }),
  });
}

const none = (message: string, path = ''): Payload => ({ issue: errorIssue('not-json', path, message) });

async function payloadOf(given: string, headers: Headers, query: Fields): Promise<Payload> {
  const text = given.replace(/^\uFEFF/, '').trim();
  const type = mediaType(headers);
  if (text === '')
    return Object.keys(query).length > 0 ? fromFields(Object.entries(query)) : none('the body is empty, and the address has no fields');
  if (/^[[{]/.test(text)) return fromJson(text);
  if (text.startsWith('<')) return none('the body is XML or HTML, which is not read; let the tool send JSON or a form');
  if (type === 'multipart/form-data') return fromParts(text, headers['content-type']!);
  // Of a signed delivery there is no content type, because a signature does not cover it: the body names its own boundary.
  if (type === '' && text.startsWith('--')) return fromParts(text, `multipart/form-data; boundary="${boundaryOf(text)}"`);
  const looksLikeForm = /^[\w.[\]%+-]+=/.test(text);
  if (type === 'application/x-www-form-urlencoded' || (type === '' && looksLikeForm)) return fromFields(new URLSearchParams(text));
  try {
    return { payload: parseJson(text) };
  } catch (error) {
    const hint = looksLikeForm ? '; it looks like a form: send it as application/x-www-form-urlencoded' : '';
    return { issue: jsonIssue(error, `the body is no JSON, and its content type ("${type}") is not that of a form${hint}`) };
  }
}

function fromJson(text: string): Payload {
  try {
    return { payload: parseJson(text) };
  } catch (error) {
    if (isJson(text.split('\n')[0]!)) return none('the body has several JSON texts, one in each line; send one in each delivery');
    return { issue: jsonIssue(error, `the body begins as JSON but is none (cut short?): ${(error as Error).message}`) };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The fields of a form; a repeated field is a list. Some tools send the payload as JSON in one field, which is then the payload. */
function fromFields(entries: Iterable<readonly [string, unknown]>): Payload {
  const fields: Fields = fieldsIn(entries);
  for (const name of ['payload', 'data']) {
    const text = fields[name];
    if (typeof text !== 'string' || !text.trimStart().startsWith('{')) continue;
    try {
      const inner: unknown = parseJson(text);
      if (isFields(inner)) return { payload: inner };
    } catch (error) {
      return { issue: jsonIssue(error, `the field "${name}" begins as JSON but is none (cut short?)`, `/${name}`) };
    }
  }
  return { payload: fields };
}

const boundaryOf = (text: string): string => /^--([\w'()+,./:=? -]{1,70}?)\r?\n/.exec(text)?.[1] ?? '';

/** Files that are text are fields; other files are left out. */
async function fromParts(text: string, contentType: string): Promise<Payload> {
  let form: FormData;
  try {
    form = await new Response(text, { headers: { 'content-type': contentType } }).formData();
  } catch {
    return none('the body is no form of several parts, as its content type says (the boundary is missing, or it is cut short)');
  }
  const entries = await Promise.all(
    [...form].map(async ([name, value]): Promise<readonly [string, unknown][]> => {
      if (typeof value === 'string') return [[name, value]];
      return /^text\/|json/.test(value.type) ? [[name, await value.text()]] : [];
    }),
  );
  return fromFields(entries.flat());
}
