/** A document that may be put as YAML or as JSON. */
import { readYamlWithinBounds } from '../../lib/sources/bounded/bounded-documents.ts';
import { type HttpEvent, HttpProblem, parseJson, rawBody } from './http.ts';

/** @param what it is, for the reader of an error: "contract". */
export async function readDocument(event: HttpEvent, what: string): Promise<unknown> {
  const type = (event.headers?.['content-type'] ?? 'application/json').split(';')[0]!.trim().toLowerCase();
  if (type === 'application/json') return parseJson(event);
  if (!['application/yaml', 'application/x-yaml', 'text/yaml', 'text/plain'].includes(type))
    throw new HttpProblem(415, 'unsupported-media-type', `send the ${what} as application/yaml or application/json`);
  const { document, issues } = await readYamlWithinBounds(rawBody(event));
  if (issues.length > 0) throw new HttpProblem(422, `${what}-invalid`, `the ${what} is no YAML that we take`, issues);
  return document;
}
