/** What a contract makes of evidence: the statement's figures, without the words that are there for readers alone. */
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { readAgain } from '../../../lib/schemas/contract.ts';
import type { DocumentNode } from './documents.ts';

export interface Scenario {
  readonly name: string;
  /** The period to state. */
  readonly label: string;
  readonly facts: readonly Fact[];
  /** What it names: cells, record kinds, streams, attributes; mutants of these try it first. */
  readonly about: readonly string[];
  /** The contract as amended: a term that ends, another version of the text. */
  readonly amend?: Amendment;
}

export interface Amendment {
  readonly name: string;
  readonly change: (document: DocumentNode) => DocumentNode;
}

const WITHOUT_PAPER = { clause: undefined, quote: undefined, note: undefined };

/** Figures of a statement as text: without the contract's own words, figures said twice, and what a target is (not whether it was met). */
export function figuresOf({ contract, terms, objectives, lines, credits, remedies, report, findings, ...rest }: Statement): string {
  const without = <T extends object>(value: T | undefined, key: keyof T): unknown => value && { ...value, [key]: undefined };
  return JSON.stringify({
    ...rest,
    contract: contract.id,
    terms: [terms.id, terms.version],
    objectives: objectives.map(({ targets: _, aim: __, clause: _c, quote: _q, note: _n, measured, ...result }) => ({
      ...result,
      measured: measured?.exact,
    })),
    lines: lines.map((line) => ({ ...line, of: line.of.exact, times: line.times.exact })),
    credits: credits.map((credit) => ({
      ...credit,
      ...WITHOUT_PAPER,
      claim: credit.claim === 'automatic' ? credit.claim : credit.claim.map((window) => without(window, 'rule')),
    })),
    remedies: remedies?.map((remedy) => ({ ...remedy, ...WITHOUT_PAPER })),
    report: report.map(({ value, ...cell }) => [
      cell,
      'entries' in value ? value.entries.map(({ start, end, exact }) => [start, end, exact]) : 'exact' in value ? value.exact : value.shown,
    ]),
    findings: findings.map(({ code, path }) => [code, path]),
  });
}

export type MutantReading = { readonly checked: CheckedContract } | { readonly refused: string; readonly crash?: true };

/** A document as the checker reads it, without its linter; the codes when it refuses. */
export function read(document: DocumentNode): MutantReading {
  try {
    const { checked, issues } = readAgain(document);
    const codes = issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    return checked ? { checked } : { refused: [...new Set(codes)].join(' ') };
  } catch (error) {
    return { refused: `the checker crashes: ${String(error)}`, crash: true };
  }
}

export function statementOf(checked: CheckedContract, { facts, label }: Scenario): Statement | string {
  try {
    const result = assess(checked, facts, label);
    return 'issue' in result ? result.issue.code : result.statement;
  } catch (error) {
    return `crash: ${String(error)}`;
  }
}

/** What was measured, judged, paid and reported alone. */
export const resultsOf = (statement: Statement): string =>
  JSON.stringify([judgedOf(statement), statement.report.map(({ cell, index, value }) => [cell, index, value])]);

/** What was measured, judged and paid alone. */
export const judgedOf = ({ objectives, lines, credits, total, remedies }: Statement): string =>
  JSON.stringify([
    objectives.map(({ objective, index, outcome, measured, bounds }) => [objective, index, outcome, measured?.exact, bounds]),
    lines.map(({ credit, index, exact, due }) => [credit, index, exact, due]),
    credits.map(({ credit, amount, bounds, caps }) => [credit, amount, bounds, caps]),
    total,
    remedies?.map(({ remedy, open }) => [remedy, open]),
  ]);
