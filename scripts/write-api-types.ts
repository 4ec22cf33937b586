/** The types of the API's client, made from its description by openapi-typescript; `npm run docs` writes them. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { openApi } from '../lib/schemas/openapi.ts';

const PATH = fileURLToPath(new URL('../client/api-types.ts', import.meta.url));

export async function apiTypes(): Promise<string> {
  const text = astToString(await openapiTS(openApi('1') as never, { alphabetize: true }));
  const head = '/** Made from the description of the API by openapi-typescript; `npm run docs` writes it anew. */\n\n';
  return format(head + text, { ...(await resolveConfig(PATH)), parser: 'typescript' });
}

if (process.argv[1]?.endsWith('write-api-types.ts')) writeFileSync(PATH, await apiTypes());
