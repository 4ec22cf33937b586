/** Finds files of cases, and reads each with the contract that it is about. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Issue, errorIssue } from '../../domain/issue.ts';
import { type Cases, readCases } from '../../schemas/cases.ts';
import { readYaml } from '../../schemas/yaml-document.ts';
import { readContractFile } from './contract-files.ts';

/** `cases.yaml` in the folder of one contract, or `<name>.cases.yaml` beside `<name>.yaml`. */
const CASES = /(?:^|\.)cases\.yaml$/;
/** The contract of a `cases.yaml` that names none, the first that is there. */
const BESIDE = ['contract.yaml', 'terms.yaml'];

/** Folders of other programs. */
const SKIPPED = /^(?:\.|node_modules$)/;

/** Every file of cases in a folder and those within it, in the order of their names; the file itself when one is given. */
export const caseFilesIn = (path: string): readonly string[] => filesIn(path, CASES);

/** Every YAML file of a contract, of terms or of cases in a folder, likewise. */
export const writtenFilesIn = (path: string): readonly string[] =>
  filesIn(path, /\.ya?ml$/).filter((file) => file === path || BEGINS.test(readFileSync(file, 'utf8')));

/** The key that says what a file is. */
const BEGINS = /^makegood(?:-cases)?:/m;

function filesIn(path: string, named: RegExp): readonly string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const within = join(path, entry.name);
      if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : filesIn(within, named);
      return named.test(entry.name) ? [within] : [];
    });
}

export interface CaseFile {
  readonly path: string;
  /** The file of its contract. */
  readonly contract: string;
  readonly cases?: Cases;
  /** The document of the contract, with all texts inline. */
  readonly document?: unknown;
  readonly issues: readonly Issue[];
  /** Line and column of a JSON pointer of the file of cases. */
  readonly locate: (pointed: string) => string | undefined;
}

/** A contract that is refused is an issue of no file of cases: a case may expect that. */
export function readCaseFile(path: string): CaseFile {
  const nowhere = { path, contract: '', locate: () => undefined };
  const text = textOf(path);
  if (typeof text !== 'string') return { ...nowhere, issues: [text] };
  const { document, issues, locate } = readYaml(text);
  if (issues.length > 0) return { ...nowhere, issues, locate };
  const read = readCases(document);
  if (!read.cases) return { ...nowhere, issues: read.issues, locate };
  const contract = contractOf(path, read.cases.contract);
  if (contract === undefined)
    return {
      ...nowhere,
      cases: read.cases,
      issues: [errorIssue('no-contract', '', `there is no contract beside ${path}; name its file under \`contract\``)],
      locate,
    };
  const file = readContractFile(contract);
  const unread = file.document === undefined ? file.issues : [];
  return { path, contract, cases: read.cases, document: file.document, issues: unread, locate };
}

function contractOf(path: string, named: string | undefined): string | undefined {
  const folder = dirname(path);
  if (named !== undefined) return join(folder, named);
  const own = basename(path).replace(/\.?cases\.yaml$/, '');
  const candidates = own === '' ? BESIDE : [`${own}.yaml`];
  return candidates.map((name) => join(folder, name)).find((candidate) => existsSync(candidate));
}

function textOf(path: string): string | Issue {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return errorIssue('no-such-file', '', `cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
