/** A YAML or JSON file that is sent to the API as it stands. */
import { readYaml } from '../lib/schemas/yaml-document.ts';
import { CliError } from './cli-error.ts';
import { readText } from './read-text.ts';

/** @throws CliError with the places when the file is not YAML. */
export function readDocument(path: string): unknown {
  const { document, issues } = readYaml(readText(path));
  if (issues.length > 0) throw new CliError(`${path} is no YAML:\n${issues.map((issue) => `  ${issue.path} ${issue.message}`).join('\n')}`);
  return document;
}
