/** `makegood fmt`: writes contracts, terms and cases in one form. */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { writtenFilesIn } from '../../lib/adapters/files/case-files.ts';
import { formatContract } from '../../lib/presentation/contract-text/format.ts';
import { CliError } from '../cli-error.ts';
import { type JsonChoice, examples, withJson } from '../options.ts';
import { complain, print, printJson } from '../output/print.ts';
import { readText } from '../read-text.ts';

export interface FmtOptions extends JsonChoice {
  readonly check?: true;
}

export function define(command: Command): void {
  withJson(command)
    .argument('<files...>', 'YAML files of contracts, terms or cases, or folders of them; "-" = standard input, written to standard output')
    .option('--check', 'write nothing; name the files that are written otherwise, and end with 1 if there is one')
    .action(formatFiles);
  examples(command, {
    'fmt contract.yaml': 'write the file in the common form; comments stay',
    'fmt --check contracts': 'whether all are written so, for a build',
    'fmt --check contracts --json': 'the same as a list of the files that are written otherwise',
  });
}

/** Every file is read before one is written. With `--json` it prints the list of those that are, or are to be, changed. @throws CliError when one cannot be read, or with `--check` is written otherwise. */
export function formatFiles(paths: readonly string[], { check, json }: FmtOptions): void {
  if (json && !check && paths.includes('-')) throw new CliError('"-" is written to standard output, so that it has no --json', 2);
  const files = paths.flatMap(writtenFilesIn).map((path) => {
    const text = readText(path);
    const { text: formatted, issues } = formatContract(text);
    return { path, text, formatted, issues };
  });
  const refused = files.filter(({ issues }) => issues.length > 0);
  for (const { path, issues } of refused) for (const { code, message } of issues) complain(`${path} error ${code}: ${message}`);
  if (refused.length > 0) throw new CliError(`nothing is written: ${refused.length} of ${files.length} files cannot be read`);
  const other = files.filter(({ text, formatted }) => formatted !== text);
  if (json) printJson(other.map(({ path }) => path));
  if (check) {
    if (!json) for (const { path } of other) print(path);
    if (other.length > 0)
      throw new CliError(
        `${other.length} of ${files.length} files are written otherwise; \`makegood fmt\` writes them in the common form`,
        1,
      );
    return;
  }
  for (const { path, text, formatted } of files) {
    if (path === '-') process.stdout.write(formatted);
    else if (formatted !== text) writeFileSync(path, formatted);
  }
}
