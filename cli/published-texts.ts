/** The published texts that come with the program, for contracts that are like one of them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Terms } from '../lib/domain/contract/terms.ts';
import { meant, similar } from '../lib/domain/contract/spelling.ts';
import { readTerms } from '../lib/schemas/contract.ts';
import { readYaml } from '../lib/schemas/yaml-document.ts';
import { CliError } from './cli-error.ts';
import { readText } from './read-text.ts';

/** `scripts/build-package.ts` copies them beside the parts of the built program. */
const FOLDER = fileURLToPath(new URL('../contracts/', import.meta.url));

export interface PublishedText {
  readonly text: string;
  readonly terms: Terms;
  readonly cases: string;
}

export const publishedIds = (): readonly string[] => readdirSync(FOLDER).filter((name) => name !== 'examples' && !name.includes('.'));

/** @throws CliError when there is no text of that id. */
export function publishedText(id: string): PublishedText {
  const known = publishedIds();
  if (!known.includes(id))
    throw new CliError(`there is no published text "${id}"${meant(similar(id, known))}\nthere are: ${known.join(', ')}`, 2);
  const text = readText(join(FOLDER, id, 'terms.yaml'));
  const { terms, issues } = readTerms(readYaml(text).document);
  if (!terms) throw new Error(`the published text ${id} is refused: ${issues[0]?.message}`);
  return { text, terms, cases: readText(join(FOLDER, id, 'cases.yaml')) };
}
