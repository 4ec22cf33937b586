/**
 * `makegood/core`: contracts read, linted and explained, and statements computed, in your own program: no server, no AWS, no network.
 *
 *     import { readFileSync } from 'node:fs';
 *     import { assess, explain, lint, readContract } from 'makegood/core';
 *     const { contract, issues } = readContract(readFileSync('contract.yaml', 'utf8'), 'contract.yaml');
 *     if (!contract) throw new Error(issues.map(({ place, message }) => `${place} ${message}`).join('\n'));
 *     const { statement } = await assess(contract, readFileSync('events.jsonl', 'utf8'), '2026-10');
 *     console.log(statement?.total, explain(contract), lint(contract).worth);
 *
 * The same input gives the same statement, byte for byte, on every machine.
 */
import { type ContractFile, readContractText } from '../lib/adapters/files/contract-files.ts';
import type { CheckedContract } from '../lib/domain/checker/check-contract.ts';
import type { Issue as DomainIssue } from '../lib/domain/issue.ts';
import { assess as assessFacts } from '../lib/domain/statement/assess.ts';
import { type Statement, canonicalJson } from '../lib/domain/statement/statement.ts';
import { withUnlistedSenders } from '../lib/domain/statement/evidence-account/unlisted-senders.ts';
import { withUnreadLines } from '../lib/domain/statement/evidence-account/unread-lines.ts';
import { worthOf } from '../lib/domain/objective-worth/find-worth.ts';
import { shownByTexts } from '../lib/domain/objective-worth/shown-by.ts';
import { type WorthText, worthAsText } from '../lib/domain/objective-worth/worth-text.ts';
import { explainText } from '../lib/presentation/explain/explain.ts';
import type { DocumentLanguage as Language } from '../lib/domain/contract/title.ts';
import { readEventLines } from '../lib/sources/event-lines.ts';

export { canonicalJson };
export type { Language, Statement, WorthText };

/** What is wrong in a contract or in the events, with its place. */
export interface Issue extends DomainIssue {
  /** "contract.yaml:12:5"; of events, "line 12". */
  readonly place: string;
}

/** A contract without errors, as `readContract` gives it. */
export interface Contract {
  readonly id: string;
  readonly title: string;
}

type Read = ContractFile & { readonly checked: CheckedContract };

/** What was read of each contract: nothing that callers have to know. */
const READ = new WeakMap<Contract, Read>();

function readOf(contract: Contract): Read {
  const read = READ.get(contract);
  if (!read) throw new TypeError('this is no contract that readContract gave');
  return read;
}

export interface ContractReading {
  /** Absent when there are errors. */
  readonly contract?: Contract;
  /** Errors and warnings, all at once. */
  readonly issues: readonly Issue[];
}

/**
 * Reads a contract, or published terms, and checks it.
 * @param text YAML or JSON.
 * @param name names it in `place`. Terms that the contract names by file are looked for beside it. @default "contract"
 */
export function readContract(text: string, name = 'contract'): ContractReading {
  const file = readContractText(text, name);
  const issues = placed(file, file.issues);
  const { checked } = file;
  if (!checked) return { issues };
  const { id, title } = checked.contract.order;
  const contract: Contract = { id, title };
  READ.set(contract, { ...file, checked });
  return { contract, issues };
}

export interface Assessment {
  /** Absent when the period is refused: the issue says why. */
  readonly statement?: Statement;
  /** What could not be read of the events; it is not in the statement, which counts it. */
  readonly issues: readonly Issue[];
}

/**
 * Computes the statement of a period.
 * @param events one JSON event a line: public events, EventBridge events, bodies of webhooks with their source, stored facts.
 * @param period as the contract counts them: "2026-10" of months.
 */
export async function assess(contract: Contract, events: string, period: string): Promise<Assessment> {
  const file = readOf(contract);
  const checked = file.priced ?? file.checked;
  const read = await readEventLines(events, checked.contract.order);
  const issues = read.issues.map((issue) => ({ ...issue, place: `line ${issue.path.split('/')[1] ?? ''}` }));
  const result = assessFacts(checked, read.received, period, { reasons: true });
  if ('issue' in result) return { issues: [...issues, { ...result.issue, place: 'period' }] };
  return { statement: withUnlistedSenders(withUnreadLines(result.statement, read.unread, true), read.unlisted), issues };
}

export interface LintReport {
  /** The fine print: each with why it matters and what to do. */
  readonly issues: readonly Issue[];
  /** What each objective is worth, by trying evidence. */
  readonly worth: readonly WorthText[];
}

/** Looks for fine print, and tries what the objectives of a contract are worth: this takes seconds. */
export function lint(contract: Contract): LintReport {
  const file = readOf(contract);
  const checked = file.priced ?? file.checked;
  const worth = worthOf(checked);
  const issues = file.issues.filter((issue) => !shownByTexts(issue, worth, checked).includes('refuted'));
  return { issues: placed(file, issues), worth: worth.map(worthAsText) };
}

/** The contract in plain sentences. */
export const explain = (contract: Contract, language: Language = 'en'): string => explainText(readOf(contract).checked.contract, language);

const placed = ({ locate }: ContractFile, issues: readonly DomainIssue[]): Issue[] =>
  issues.map((issue) => {
    const { file, at } = locate(issue.path);
    return { ...issue, place: at === undefined ? file : `${file}:${at}` };
  });
