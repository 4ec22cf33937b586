/** What the worker of the playground does: it checks a contract, reads evidence, and assesses the period, all in the browser. */
import type { SaidIssue } from '../text/issue-text.ts';
import { CaseError, linesByEvent } from '../../../lib/application/contract-cases/given-events.ts';
import { contractSaid } from '../../../lib/application/contract-cases/said-otherwise.ts';
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Contract, Order } from '../../../lib/domain/contract/terms.ts';
import type { Language } from '../../../lib/domain/contract/title.ts';
import { type Issue, errorIssue } from '../../../lib/domain/issue.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import { withUnlistedSenders } from '../../../lib/domain/statement/evidence-account/unlisted-senders.ts';
import { withUnreadLines } from '../../../lib/domain/statement/evidence-account/unread-lines.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { lintText } from '../../../lib/presentation/lint/lint-text.ts';
import { readCases, readGivenEvents } from '../../../lib/schemas/cases.ts';
import { readYaml } from '../../../lib/schemas/yaml-document.ts';
import { readEventLines } from '../../../lib/sources/event-lines.ts';
import { type Reading, read, readingOf } from '../editor/contract-work.ts';
import { type PlacedIssue, placedIn } from '../editor/placed-issue.ts';
import { type Example, exampleOf } from './example-text.ts';

export interface Assessed {
  readonly contractIssues: readonly PlacedIssue[];
  readonly evidenceIssues: readonly PlacedIssue[];
  /** Absent where the contract has errors. */
  readonly reading?: Reading;
  /** Absent where the contract, the period or all evidence is refused. */
  readonly made?: { readonly statement: Statement; readonly contract: Contract };
  /** Why the period is refused. */
  readonly refused?: SaidIssue;
}

/** The lines of events that a text gives, and where each of them is in it. */
interface Lines {
  readonly lines: readonly string[];
  readonly issues: readonly PlacedIssue[];
  /** The place of an issue of a line, whose path begins with its number. */
  readonly placed: (issue: Issue) => PlacedIssue;
}

/** One JSON event a line, or a YAML list of events in their short form. */
function linesIn(text: string): Lines {
  if (/^\s*\{\s*"/.test(text))
    return {
      lines: text.split('\n'),
      issues: [],
      placed: (issue) => ({ ...issue, line: Number(issue.path.split('/')[1] ?? 1), column: 1 }),
    };
  const yaml = readYaml(text);
  const placed = placedIn(yaml);
  const refused = (issues: readonly Issue[]): Lines => ({ lines: [], issues: issues.map(placed), placed });
  if (text.trim() === '') return refused([]);
  if (yaml.issues.length > 0) return refused(yaml.issues);
  const { events, issues } = readGivenEvents(yaml.document);
  if (!events) return refused(issues);
  try {
    const byEvent = linesByEvent(events, '');
    const owners = byEvent.flatMap((lines, i) => lines.map(() => i));
    // Of a line that was made from an event, the place of that event.
    const ofEvent = (issue: Issue): PlacedIssue => placed({ ...issue, path: `/${owners[Number(issue.path.split('/')[1]) - 1] ?? 0}` });
    return { lines: byEvent.flat(), issues: [], placed: ofEvent };
  } catch (error) {
    if (!(error instanceof CaseError)) throw error;
    return refused([errorIssue('bad-value', error.path, error.message)]);
  }
}

async function statementOf(checked: CheckedContract, evidence: string, period: string): Promise<Omit<Assessed, 'contractIssues'>> {
  const { lines, issues, placed } = linesIn(evidence);
  if (issues.length > 0) return { evidenceIssues: issues };
  const events = await readEventLines(lines.join('\n'), checked.contract.order);
  const evidenceIssues = events.issues.map(placed);
  const result = assess(checked, events.received, period, { reasons: true });
  if ('issue' in result) return { evidenceIssues, refused: result.issue };
  const statement = withUnlistedSenders(withUnreadLines(result.statement, events.unread, true), events.unlisted);
  return { evidenceIssues, made: { statement, contract: checked.contract } };
}

async function run(contract: string, evidence: string, period: string, language: Language): Promise<Assessed> {
  const { checked, issues, placed } = read(contract);
  const contractIssues = issues.map((issue) => placed(lintText(issue, language)));
  if (!checked) return { contractIssues, evidenceIssues: [] };
  const { evidenceIssues, ...made } = await statementOf(checked, evidence, period);
  return {
    contractIssues,
    reading: readingOf(checked.contract, language),
    evidenceIssues: evidenceIssues.map((issue) => lintText(issue, language)),
    ...made,
  };
}

/** A contract on a published text, with the evidence of its first case. @param cases the file of its cases. */
function example(terms: string, cases: string): Example {
  const { document } = readYaml(terms);
  const { cases: file } = readCases(readYaml(cases).document);
  if (!file) throw new Error('the file of cases is refused');
  const { order } = contractSaid(document, [{ order: file.order }]);
  return exampleOf({ terms, cases, file, order: order as Order });
}

export const WORK = { run, example } as const;
