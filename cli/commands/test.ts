/** `makegood test`: the cases beside contracts. Each says what is given and the figures that must follow. */
import type { Command } from 'commander';
import { type CaseFile, caseFilesIn, readCaseFile } from '../../lib/adapters/files/case-files.ts';
import { type CaseResult, passes, runCases } from '../../lib/application/contract-cases/run-case.ts';
import { pointer } from '../../lib/domain/issue.ts';
import type { Statement } from '../../lib/domain/statement/statement.ts';
import { lineReasons, reasonLines } from '../../lib/presentation/reasons/line-reasons.ts';
import { openReasonLines } from '../../lib/presentation/reasons/open-reasons.ts';
import { CliError } from '../cli-error.ts';
import { type JsonChoice, examples, withJson } from '../options.ts';
import { complain, print, printJson } from '../output/print.ts';

export interface TestOptions extends JsonChoice {
  readonly only?: string;
  readonly trace?: true;
}

export function define(command: Command): void {
  command
    .argument('[path]', 'a folder with files named cases.yaml or <contract>.cases.yaml, or one such file', '.')
    .option('--only <text>', 'only cases whose name holds the text')
    .option('--trace', 'print every intermediate value of every case')
    .action(testCases);
  examples(withJson(command), {
    test: 'every case in this folder and those within it',
    'test contracts/slack-2024 --trace': 'with the value of each definition',
    'test contract.cases.yaml --only "month of 28 days"': 'one case',
  });
}

interface Tested {
  readonly file: CaseFile;
  readonly results: readonly CaseResult[];
}

/** @throws CliError when a case fails, when a file cannot be read, or when there is none. */
export async function testCases(path: string, { only, trace, json }: TestOptions): Promise<void> {
  const paths = caseFilesIn(path);
  if (paths.length === 0)
    throw new CliError(`there are no cases in ${path}; a file of cases is named cases.yaml, or <contract>.cases.yaml`, 2);
  const tested: Tested[] = [];
  for (const one of paths) tested.push(await testedFile(one, only, trace === true, json !== true));
  const results = tested.flatMap((one) => one.results);
  const broken = tested.filter(({ file }) => file.issues.length > 0).length;
  const failed = results.filter((result) => !passes(result)).length;
  if (json)
    printJson(
      tested.map(({ file, results: own }) => ({ path: file.path, contract: file.contract, issues: file.issues, cases: own.map(asJson) })),
    );
  else print(`${results.length - failed} of ${results.length} cases pass, in ${paths.length} ${paths.length === 1 ? 'file' : 'files'}`);
  if (broken > 0) throw new CliError(`${broken} of ${paths.length} files could not be read`);
  if (results.length === 0) throw new CliError(`no case is named like "${only}"`, 2);
  if (failed > 0) throw new CliError('', 1);
}

async function testedFile(path: string, only: string | undefined, trace: boolean, isShown: boolean): Promise<Tested> {
  const file = readCaseFile(path);
  for (const { code, path: pointed, message } of file.issues)
    complain(`${path}:${file.locate(pointed) ?? '1:1'} error ${code} ${pointed}: ${message}`);
  if (!file.cases || file.issues.length > 0) return { file, results: [] };
  const numbered = file.cases.cases.map((one, i) => ({ one, at: `/cases/${i}` }));
  const chosen = numbered.filter(({ one }) => only === undefined || one.name.includes(only));
  const results = await runCases(file.document, { ...file.cases, cases: chosen.map(({ one }) => one) }, { trace });
  if (isShown) for (const [i, result] of results.entries()) show(file, chosen[i]!.at, result, trace);
  return { file, results };
}

/** @param at pointer of the case in its file. */
function show({ path, locate }: CaseFile, at: string, result: CaseResult, trace: boolean): void {
  const isPassed = passes(result);
  const placeOf = (pointed: string): string => `${path}:${locate(pointed) ?? '1:1'}`;
  if (!isPassed || trace) print(`${isPassed ? 'pass' : 'FAIL'} ${placeOf(at)} ${result.name}`);
  if (trace && result.statement) for (const line of traced(result.statement)) print(`  ${line}`);
  if (isPassed) return;
  for (const line of failures(result, at, placeOf)) print(`  ${line}`);
  if (result.mismatches.length > 0) for (const line of reasonsOf(result)) print(`  ${line}`);
  for (const [i, contrast] of result.contrasts.entries()) {
    if (passes(contrast)) continue;
    const within = `${at}/contrasts/${i}`;
    print(`  contrast ${placeOf(within)} ${contrast.name}`);
    for (const line of failures(contrast, within, placeOf)) print(`    ${line}`);
    if (contrast.mismatches.length > 0) for (const line of reasonsOf(contrast)) print(`    ${line}`);
  }
}

const failures = (
  { fault, mismatches }: Pick<CaseResult, 'fault' | 'mismatches'>,
  at: string,
  placeOf: (pointed: string) => string,
): string[] => [
  ...(fault === undefined ? [] : [fault]),
  ...mismatches.map(
    ({ path, wanted, found }) => `${placeOf(`${at}/expect${pointer(...path)}`)} ${path.join(' / ')}: expected ${wanted}, found ${found}`,
  ),
];

/** What the amounts and the open results rest on. */
function reasonsOf({ statement, clauses }: Pick<CaseResult, 'statement' | 'clauses'>): string[] {
  if (!statement) return [];
  const lines = [...reasonLines(lineReasons({ statement, clauses }, 'en')), ...openReasonLines({ statement, clauses }, 'en')];
  return lines.length === 0 ? [] : ['reasons:', ...lines.map((line) => `  ${line}`)];
}

const traced = ({ report }: Statement): string[] =>
  report.flatMap(({ cell, index, part, value }) => {
    const name = `${cell}${index === '' ? '' : ` of ${index}`}${part === undefined ? '' : ` in part ${part}`}`;
    if ('exact' in value) return [`${name} = ${value.shown}${value.exact === value.shown ? '' : ` (${value.exact})`}`];
    const entries = 'entries' in value ? (value.entries ?? []) : [];
    return [`${name} = ${value.shown}`, ...entries.map((entry) => `  ${entry.start} to ${entry.end}: ${entry.shown ?? entry.exact}`)];
  });

const asJson = ({ name, mismatches, fault, contrasts, statement }: CaseResult) => ({
  name,
  passes: passes({ mismatches, contrasts, ...(fault !== undefined && { fault }) }),
  mismatches,
  ...(fault !== undefined && { fault }),
  ...(statement && { total: statement.total }),
  contrasts: contrasts.map((one) => ({ name: one.name, mismatches: one.mismatches, ...(one.fault !== undefined && { fault: one.fault }) })),
});
