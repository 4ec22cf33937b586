/** Where the contract files stand: `contracts/<id>/terms.yaml` for texts, `contracts/examples/<name>.yaml` for contracts with an order. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = `${ROOT}contracts/`;
export const CONTRACTS_FOLDER = FOLDER;

/** A file's path as a reader of the project sees it, the same on every machine. */
export const inProject = (file: string): string => relative(ROOT, file).replaceAll('\\', '/');

export const termsFile = (id: string): string => `${FOLDER}${id}/terms.yaml`;
export const exampleFile = (name: string): string => `${FOLDER}examples/${name}.yaml`;

/** Ids of all texts, in order. */
export const TEXTS: readonly string[] = readdirSync(FOLDER).filter((id) => existsSync(termsFile(id)));

/** Names of all examples, in order. */
export const EXAMPLES: readonly string[] = readdirSync(`${FOLDER}examples`).flatMap((file) => /^([^.]*)\.yaml$/.exec(file)?.[1] ?? []);

export const ALL_FILES: readonly string[] = [...TEXTS.map(termsFile), ...EXAMPLES.map(exampleFile)];

export const readTermsText = (id: string): string => readFileSync(termsFile(id), 'utf8');
