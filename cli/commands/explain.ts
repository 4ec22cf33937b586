/** `makegood explain`: a contract in plain sentences, or as a page beside the words of its paper. */
import { type Command, Option } from 'commander';
import { besidePage } from '../../lib/presentation/beside/beside-page.ts';
import { explain, explainText } from '../../lib/presentation/explain/explain.ts';
import { DOCUMENT_LANGUAGES } from '../../lib/domain/contract/title.ts';
import { type BesideOptions, besideChoice } from '../beside-choice.ts';
import { CliError } from '../cli-error.ts';
import { type JsonChoice, examples, withJson } from '../options.ts';
import { print, printJson } from '../output/print.ts';
import { loadContract } from '../read-contract.ts';

export interface ExplainOptions extends JsonChoice, BesideOptions {
  readonly beside?: true;
}

export function define(command: Command): void {
  command
    .argument('<contract>', 'file of a contract, or of published terms')
    .addOption(new Option('--language <language>', 'language of the sentences').choices(DOCUMENT_LANGUAGES).default('en'))
    .option('--beside', 'print a page for a browser or a printer: the words of the paper on the left, the clauses on the right')
    .option('--paper <file>', 'text of the paper: lists its sentences without a clause; a quote that it does not have is an error')
    .option('--period <period>', 'with --beside and --events: what each clause measured and owed in it, such as 2026-10')
    .option('--events <file>', 'file with one JSON event a line, for --period; "-" = standard input')
    .action(explainFile);
  examples(withJson(command), {
    'explain contract.yaml': 'the contract in English',
    'explain contract.yaml --language zh': 'the contract in Chinese',
    'explain contract.yaml --beside > contract.html': 'a page with the words of the paper beside the clauses',
    'explain contract.yaml --beside --paper paper.txt > contract.html': 'the same, with the sentences of the paper that no clause quotes',
    'explain contract.yaml --beside --period 2026-10 --events events.jsonl > october.html': 'the same, with the values of October',
  });
}

/** Prints the sentences or the page. @throws CliError when the contract has errors, or the paper does not have a quote. */
export async function explainFile(path: string, options: ExplainOptions): Promise<void> {
  const { language, json, beside, paper } = options;
  if ((options.period === undefined) !== (options.events === undefined))
    throw new CliError('--period and --events belong together: give both, or neither', 2);
  if (options.period !== undefined && beside === undefined) throw new CliError('--period shows values on a page; add --beside', 2);
  const file = loadContract(path);
  if (beside === undefined && paper === undefined) {
    const text = explainText(file.contract, language);
    if (json) printJson({ language, lines: text.split('\n') });
    else print(text);
    return;
  }
  const { choice, finish } = await besideChoice(file, options);
  const { compared, period } = choice;
  if (json)
    printJson({
      language,
      sections: explain(file.contract, language).map(({ heading, clauses }) => ({
        heading,
        clauses: clauses.map((clause) => ({ ...clause, ...(period && { values: period.values.get(clause.path) ?? [] }) })),
      })),
      ...(compared && {
        withoutClause: compared.open.map(({ line, text }) => ({ line, text })),
        ambiguous: compared.ambiguous,
        notInPaper: compared.lost,
      }),
    });
  else if (beside) process.stdout.write(besidePage(file.contract, choice));
  else for (const { line, text } of compared!.open) print(`${paper}:${line} ${text}`);
  finish();
}
