/** `makegood lint`: errors and fine print of a contract with place, reason and remedy; then what its objectives are worth. */
import type { Command } from 'commander';
import { readContractFile } from '../../lib/adapters/files/contract-files.ts';
import type { CheckedContract } from '../../lib/domain/checker/check-contract.ts';
import type { Issue } from '../../lib/domain/issue.ts';
import { worthOf } from '../../lib/domain/objective-worth/find-worth.ts';
import { type WarningEvidence, shownByTexts } from '../../lib/domain/objective-worth/shown-by.ts';
import { worthAsText } from '../../lib/domain/objective-worth/worth-text.ts';
import { CliError } from '../cli-error.ts';
import { type JsonChoice, examples, withJson } from '../options.ts';
import { print, printJson, progress } from '../output/print.ts';
import { showIssues, showWitnesses, showWorth } from '../output/worth.ts';

export interface LintOptions extends JsonChoice {
  readonly witness?: true;
  readonly out?: string;
}

export function define(command: Command): void {
  command
    .argument('<contract>', 'file of a contract, or of published terms')
    .option('--witness', 'print the evidence that shows each number, as lines for `makegood assess`')
    .option('--out <folder>', 'with --witness: write that evidence to files')
    .action(lintFile);
  examples(withJson(command), {
    'lint contract.yaml': 'errors and warnings with their places, and the worth of each objective',
    'lint contract.yaml --witness --out evidence': 'the same, with one file of events for each number',
  });
}

function reasonOf(shown: readonly WarningEvidence[]): string {
  const witness = shown.find((one) => typeof one === 'object');
  if (witness) return `is shown by: ${witness.shows}`;
  return shown.includes('not found') ? 'is not shown: no evidence that was tried decides it' : 'follows from the text';
}

function found(checked: CheckedContract | undefined): ReturnType<typeof worthOf> {
  if (!checked) return [];
  const line = progress();
  line.show('trying what the objectives are worth');
  try {
    return worthOf(checked);
  } finally {
    line.clear();
  }
}

/** Prints what was found. @throws CliError when the contract has errors. */
export function lintFile(path: string, { json, witness, out }: LintOptions): void {
  const file = readContractFile(path);
  const checked = file.priced ?? file.checked;
  const worth = found(checked);
  const shown = (issue: Issue): WarningEvidence[] => (checked ? shownByTexts(issue, worth, checked) : []);
  // A finding that every evidence contradicts is left out.
  const issues = file.issues.filter((issue) => !shown(issue).includes('refuted'));
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  if (json) printJson({ issues: issues.map((issue) => ({ ...issue, place: file.locate(issue.path) })), worth: worth.map(worthAsText) });
  else {
    for (const line of showIssues(issues, file.locate)) print(line);
    print(`${path}: ${errors} errors, ${issues.length - errors} warnings`);
    for (const line of showWorth(worth)) print(line);
  }
  if (witness && !json) {
    const warnings = issues.map((issue) => `${issue.code} ${issue.path} ${reasonOf(shown(issue))}`);
    for (const line of [...(warnings.length > 0 ? [''] : []), ...warnings, ...showWitnesses(path, worth, out)]) print(line);
  }
  if (errors > 0) throw new CliError('', 1);
}
