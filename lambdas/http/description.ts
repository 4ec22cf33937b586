/** The description of the API, written by `npm run docs`: beside the code of a function, else where it is published. It is read when first asked for. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Description {
  readonly info: Readonly<Record<string, unknown>>;
}

const find = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

let known: Description | undefined;

/** @param version of what runs, which the description then names. */
export function apiDescription(version: string): Description {
  const beside = find('openapi.json');
  known ??= JSON.parse(readFileSync(existsSync(beside) ? beside : find('../../docs/schema/openapi.json'), 'utf8')) as Description;
  return { ...known, info: { ...known.info, version } };
}
