/** Runs the cases of a contract: its statement of what each case gives, compared with the figures that it expects. */
import { type CheckedContract, endingBefore } from '../../domain/checker/check-contract.ts';
import { DomainError, type Issue } from '../../domain/issue.ts';
import { assess } from '../../domain/statement/assess.ts';
import { type CreditClauses, clausesBehind } from '../../domain/statement/clauses-behind.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import type { ContractCase, Cases, Contrast } from '../../schemas/cases.ts';
import { readContract } from '../../schemas/contract.ts';
import { readEventLines } from '../../sources/event-lines.ts';
import { type Expected, type Mismatch, isNoContrast, mismatchesOf } from './compare-figures.ts';
import { type Figures, codes, figuresOf } from './figures.ts';
import { CaseError, givenLines } from './given-events.ts';
import { type SaidOtherwise, contractSaid, reportingAll } from './said-otherwise.ts';

export interface CaseResult {
  readonly name: string;
  /** The figures that differ; none of a case that passes. */
  readonly mismatches: readonly Mismatch[];
  /** Why the case could not be run. */
  readonly fault?: string;
  /** Absent where the contract or the period is refused. */
  readonly statement?: Statement;
  /** The clauses of the contract behind the lines of the statement. */
  readonly clauses?: readonly CreditClauses[];
  readonly contrasts: readonly Omit<CaseResult, 'contrasts'>[];
}

export const passes = ({ mismatches, fault, contrasts = [] }: Partial<CaseResult>): boolean =>
  mismatches?.length === 0 && fault === undefined && contrasts.every(passes);

export interface CaseRunOptions {
  /** Every cell is reported, not only where a case expects one. */
  readonly trace?: boolean;
}

/** What is given: the contract of the case, and one history of a period. */
interface Given {
  readonly document: unknown;
  readonly said: readonly SaidOtherwise[];
  readonly asked: Asked | undefined;
  readonly lines: readonly string[];
  readonly reportsAll: boolean;
}

interface Judged extends Pick<CaseResult, 'statement' | 'clauses'> {
  readonly figures: Figures;
}

/** @param document of the contract, with all texts inline. */
export async function runCases(document: unknown, file: Cases, options: CaseRunOptions = {}): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const [i, one] of file.cases.entries()) results.push(await runCase(document, file, one, `/cases/${i}`, options));
  return results;
}

async function runCase(document: unknown, file: Cases, one: ContractCase, path: string, options: CaseRunOptions): Promise<CaseResult> {
  const { name, contrasts: others = [] } = one;
  try {
    const given: Given = {
      document,
      said: [{ order: file.order }, { order: one.order, with: one.with }],
      asked: askedOf(one),
      lines: givenLines(one.events ?? [], `${path}/events`),
      reportsAll: options.trace === true || [one, ...others].some(({ expect }) => 'cells' in expect),
    };
    const base = await judge(given, one.expect);
    const contrasts = [];
    for (const [k, other] of others.entries()) contrasts.push(await runContrast(given, base, other, `${path}/contrasts/${k}`));
    return { name, mismatches: mismatchesOf(one.expect, base.figures), contrasts, ...statementIn(base) };
  } catch (error) {
    return { name, mismatches: [], contrasts: [], fault: faultOf(error) };
  }
}

async function runContrast(given: Given, base: Judged, other: Contrast, path: string): Promise<Omit<CaseResult, 'contrasts'>> {
  const { name, expect } = other;
  try {
    const judged = await judge(
      {
        ...given,
        said: [...given.said, { order: other.order, with: other.with }],
        asked: askedOf(other) ?? given.asked,
        lines: other.events ? givenLines(other.events, `${path}/events`) : given.lines,
      },
      expect,
    );
    const fault = isNoContrast(expect, base.figures)
      ? 'every expected figure is the same without the contrast, so that it shows nothing'
      : undefined;
    return { name, mismatches: mismatchesOf(expect, judged.figures), ...(fault !== undefined && { fault }), ...statementIn(judged) };
  } catch (error) {
    return { name, mismatches: [], fault: faultOf(error) };
  }
}

const statementIn = ({ statement, clauses }: Judged): Pick<CaseResult, 'statement' | 'clauses'> =>
  statement ? { statement, ...(clauses && { clauses }) } : {};

/** A period by its name, or the time of one period before a day. */
interface Asked {
  readonly period?: string;
  readonly at?: string;
}

interface GivenTime {
  readonly period?: string | number | undefined;
  readonly at?: string | undefined;
}

/** @throws CaseError when both are given. */
function askedOf({ period, at }: GivenTime): Asked | undefined {
  if (period !== undefined && at !== undefined) throw new CaseError('', 'a case has a `period`, or a day `at`');
  return at === undefined ? (period === undefined ? undefined : { period: String(period) }) : { at };
}

/** Only what a file can cause is a fault of a case; anything else is one of the program. */
function faultOf(error: unknown): string {
  if (error instanceof CaseError) return `${error.path}: ${error.message}`;
  if (error instanceof DomainError) return `${error.code}: ${error.message}`;
  throw error;
}

/** @throws CaseError when the contract is refused and the case expects figures of it. */
async function judge({ document, said, asked: time, lines, reportsAll }: Given, expect: Expected): Promise<Judged> {
  const contract = contractSaid(document, said);
  const { checked, issues } = readContract(contract);
  const lint = codes(issues.map(({ code }) => code));
  if (!checked) {
    if ('refused' in expect) return { figures: { refused: codes(errorsOf(issues)), lint } };
    throw new CaseError('', `the contract is refused: ${firstOf(issues)}`);
  }
  // A contract is linted as it is; what is reported beside changes no figure.
  const asked = reportsAll ? readContract(reportingAll(contract)).checked! : checked;
  const result = await statementOf(asked, time, lines);
  if ('refused' in result) return { figures: { refused: codes([result.refused.code]), lint } };
  const { statement } = result;
  const credits = asked.contract.terms.flatMap((terms) => Object.keys(terms.credits));
  return {
    figures: { ...figuresOf(statement, [...new Set(credits)]), lint },
    statement,
    clauses: clausesBehind(statement, asked.contract.terms),
  };
}

const errorsOf = (issues: readonly Issue[]): string[] => issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
const firstOf = (issues: readonly Issue[]): string => {
  const { path, code, message } = issues.find(({ severity }) => severity === 'error')!;
  return `${path} ${code}: ${message}`;
};

async function statementOf(
  checked: CheckedContract,
  time: Asked | undefined,
  lines: readonly string[],
): Promise<{ readonly statement: Statement } | { readonly refused: Issue }> {
  const before = time?.at === undefined ? undefined : endingBefore(checked, time.at);
  const period = before?.period ?? time?.period;
  if (period === undefined) throw new CaseError('', 'a case with a contract that is accepted needs `period`, or a day `at`');
  const events = await readEventLines(lines.join('\n'), checked.contract.order);
  if (events.issues.length > 0) throw new CaseError('', `an event cannot be read: ${events.issues[0]!.path} ${events.issues[0]!.message}`);
  const result = assess(before?.checked ?? checked, events.received, period, { reasons: true });
  return 'issue' in result ? { refused: result.issue } : { statement: result.statement };
}
