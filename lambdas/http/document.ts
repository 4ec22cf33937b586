/** A document that may be put as YAML or as JSON. */
import { isNoJson } from '../../lib/schemas/json-document.ts';
import { readWithinBounds } from '../../lib/sources/bounded/bounded-documents.ts';
import { type HttpEvent, HttpProblem, notJson, rawBody } from './http.ts';

/** @param what it is, for the reader of an error: "contract". */
export async function readDocument(event: HttpEvent, what: string): Promise<unknown> {
  const type = (event.headers?.['content-type'] ?? 'application/json').split(';')[0]!.trim().toLowerCase();
  const isJson = type === 'application/json';
  if (!isJson && !['application/yaml', 'application/x-yaml', 'text/yaml', 'text/plain'].includes(type))
    throw new HttpProblem(415, 'unsupported-media-type', `send the ${what} as application/yaml or application/json`);
  const { document, issues } = await readWithinBounds(isJson ? 'json' : 'yaml', rawBody(event));
  const [first] = issues;
  if (!first) return document;
  if (isJson && isNoJson(first)) throw notJson(first);
  throw new HttpProblem(422, `${what}-invalid`, `the ${what} is no ${isJson ? 'JSON' : 'YAML'} that we take`, issues);
}
