/** `makegood new`: a first contract by questions, or after a published text, with cases that hold it. */
import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { passes, runCases } from '../../lib/application/contract-cases/run-case.ts';
import { draftCases } from '../../lib/application/contract-drafts/draft-cases.ts';
import { draftContract } from '../../lib/application/contract-drafts/draft-contract.ts';
import { likeContract } from '../../lib/application/contract-drafts/like-contract.ts';
import { type DraftAnswers, QUESTIONS, allAnswers } from '../../lib/application/contract-drafts/questions.ts';
import { formatContract } from '../../lib/presentation/contract-text/format.ts';
import { readCases } from '../../lib/schemas/cases.ts';
import { readContract } from '../../lib/schemas/contract.ts';
import { readYaml } from '../../lib/schemas/yaml-document.ts';
import { askAnswers } from '../ask.ts';
import { CliError } from '../cli-error.ts';
import { type JsonChoice, examples, withJson } from '../options.ts';
import { complain, print, printJson } from '../output/print.ts';
import { publishedIds, publishedText } from '../published-texts.ts';

interface NewOptions extends JsonChoice, Readonly<Record<string, string | boolean | undefined>> {
  readonly like?: string;
  readonly defaults?: true;
  readonly force?: true;
}

/** The questions that a contract after a published text has. */
const OF_LIKE = ['vendor', 'customer', 'id', 'title', 'from'];

export function define(command: Command): void {
  withJson(command)
    .argument('[file]', 'the file to write; its cases are written beside it', 'contract.yaml')
    .option('--like <id>', `after a published text instead of questions: ${publishedIds().join(', ')}`)
    .option('--defaults', 'ask nothing: every answer that no option gives is the default')
    .option('--force', 'write over files that are there');
  for (const { key, asks } of QUESTIONS) command.addOption(new Option(`--${key} <answer>`, asks));
  command.action((file: string, options: NewOptions, own: Command) => newContract(file, options, own));
  examples(command, {
    new: 'questions on the terminal, each with a default',
    'new mine.yaml --defaults --availability 99.95% --claim automatic': 'answers by options, defaults for all else',
    'new mine.yaml --like slack-2024 --vendor "Our Vendor"': 'after a published text, with the figures to check',
    'new mine.yaml < answers.txt': 'one answer in each line, in the order of the questions; an empty line is the default',
  });
}

/** @throws CliError when a file is there already, when an answer is wrong, and when the answers contradict each other. */
async function newContract(file: string, { like, defaults, force, json }: NewOptions, command: Command): Promise<void> {
  const casesFile = join(
    dirname(file),
    /^(?:contract|terms)\.ya?ml$/.test(basename(file)) ? 'cases.yaml' : `${basename(file).replace(/\.ya?ml$/, '')}.cases.yaml`,
  );
  if (!/\.ya?ml$/.test(file)) throw new CliError(`${file} is no name of a YAML file, such as contract.yaml`, 2);
  for (const path of [file, casesFile])
    if (!force && existsSync(path)) throw new CliError(`${path} is there already; name another file, or take --force`, 2);
  if (!existsSync(dirname(file))) throw new CliError(`there is no folder ${dirname(file)}`, 2);
  const given = givenAnswers(command, file);
  const drafted = like === undefined ? await byQuestions(given, defaults === true) : byText(like, given);
  await prove(drafted);
  writeFileSync(file, drafted.contract);
  writeFileSync(casesFile, drafted.cases);
  if (json) return printJson({ contract: file, cases: casesFile });
  print(`${file} and ${casesFile} are written. Compare each line with the paper, then:`);
  print(`  makegood lint ${file}`);
  print(`  makegood test ${casesFile}`);
}

/** What options give, by question, with what follows from the surroundings. */
function givenAnswers(command: Command, file: string): DraftAnswers {
  const opts = command.opts<Record<string, string>>();
  const named = QUESTIONS.flatMap(({ key }) => {
    const value = opts[key.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
    return value === undefined ? [] : [[key, value] as const];
  });
  return { ...Object.fromEntries(named), today: new Date().toISOString().slice(0, 10), file: basename(file).replace(/\.ya?ml$/, '') };
}

interface Drafted {
  readonly contract: string;
  readonly cases: string;
}

const refuse = (faults: readonly { readonly key: string; readonly message: string }[]): void => {
  for (const { key, message } of faults) complain(`--${key}: ${message}`);
  if (faults.length > 0) throw new CliError('nothing is written', 2);
};

async function byQuestions(given: DraftAnswers, isSilent: boolean): Promise<Drafted> {
  const { answers, faults } = allAnswers(isSilent ? given : await askAnswers(given));
  refuse(faults);
  const contract = formatContract(draftContract(answers)).text;
  const { checked, issues } = readContract(readYaml(contract).document);
  const errors = issues.filter(({ severity }) => severity === 'error');
  for (const { code, path, message } of errors) complain(`${path} ${code}: ${message}`);
  if (!checked) throw new CliError('the answers contradict each other; nothing is written');
  return { contract, cases: formatContract(draftCases(answers, checked)).text };
}

function byText(like: string, given: DraftAnswers): Drafted {
  refuse(
    QUESTIONS.filter(({ key }) => given[key] !== undefined && !OF_LIKE.includes(key)).map(({ key }) => ({
      key,
      message: 'has no effect with --like; change the file',
    })),
  );
  const { text, terms, cases } = publishedText(like);
  const { answers, faults } = allAnswers(given);
  refuse(faults);
  const { id, title, vendor, customer, from } = answers as Record<'id' | 'title' | 'vendor' | 'customer' | 'from', string>;
  const drafted = likeContract(text, terms, cases, { id, title, vendor, customer, from });
  return { contract: formatContract(drafted.contract).text, cases: formatContract(drafted.cases).text };
}

/** What is written is accepted and passes its cases. @throws Error when it does not: the draft is wrong, not the answers. */
async function prove({ contract, cases }: Drafted): Promise<void> {
  const { document } = readYaml(contract);
  const refused = readContract(document).issues.find(({ severity }) => severity === 'error');
  if (refused) throw new CliError(`the contract is refused at ${refused.path}: ${refused.message}`);
  const read = readCases(readYaml(cases).document);
  if (!read.cases) throw new Error(`the cases are refused: ${read.issues[0]?.path} ${read.issues[0]?.message}`);
  const failed = (await runCases(document, read.cases)).find((result) => !passes(result));
  if (failed)
    throw new Error(
      `the case "${failed.name}" does not follow: ${JSON.stringify([failed.fault, failed.mismatches, failed.contrasts.map(({ fault, mismatches }) => [fault, mismatches])])}`,
    );
}
