/** `makegood explain`: a contract in plain sentences. */
import { type Command, Option } from 'commander';
import { explainText } from '../../lib/presentation/explain/explain.ts';
import { DOCUMENT_LANGUAGES } from '../../lib/domain/contract/title.ts';
import { type JsonChoice, examples, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { loadContract } from '../read-contract.ts';

export interface ExplainOptions extends JsonChoice {
  readonly language: (typeof DOCUMENT_LANGUAGES)[number];
}

export function define(command: Command): void {
  command
    .argument('<contract>', 'file of a contract, or of published terms')
    .addOption(new Option('--language <language>', 'language of the sentences').choices(DOCUMENT_LANGUAGES).default('en'))
    .action(explainFile);
  examples(withJson(command), {
    'explain contract.yaml': 'the contract in English',
    'explain contract.yaml --language zh': 'the contract in Chinese',
  });
}

/** Prints the sentences. @throws CliError when the contract has errors. */
export function explainFile(path: string, { language, json }: ExplainOptions): void {
  const text = explainText(loadContract(path).contract, language);
  if (json) printJson({ language, lines: text.split('\n') });
  else print(text);
}
