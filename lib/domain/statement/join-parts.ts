/** The statement of a period that new versions of the terms split: each part measured and credited on its own, under one total. */
import type { ServicePeriod } from '../checker/service-period.ts';
import type { LeftOutFact } from '../evidence/evidence.ts';
import { content } from '../evidence/fact-content.ts';
import { type Fact, factKey } from '../evidence/fact.ts';
import { formatAmount } from '../money/money.ts';
import { formatInstant } from '../time/instant.ts';
import { joinFindings } from './join-findings.ts';
import { THERE } from './evidence-account/never-occurred.ts';
import { joinStates } from './period-state.ts';
import { minorOf } from './restatement.ts';
import type { Statement } from './statement.ts';
import type { BothBounds } from './credits/owed.ts';
import { boundsOf } from './objectives/open-results.ts';
import { leftOutOf } from './evidence-account/left-out.ts';

export interface Assessed {
  readonly statement: Statement;
  /** The facts about the period that were used, and those that were left out. */
  readonly used: () => readonly Fact[];
  readonly leftOut: () => readonly LeftOutFact[];
  /** All facts behind the statement: an assessment of them gives the same statement. */
  readonly evidence: () => readonly Fact[];
  /** The groups of the records whose end the statement waits for. */
  readonly awaited: () => ReadonlySet<string>;
}

/**
 * @param together the bounds of what the parts owe together; undefined where it is certain.
 * @param named whether to name the facts that were left out.
 */
export function joinParts(found: ServicePeriod, parts: readonly Assessed[], together: BothBounds | undefined, named: boolean): Assessed {
  const statements = parts.map(({ statement }) => statement);
  const last = statements.at(-1)!;
  const { legend: _, ...whole } = last;
  const each = <T extends object>(pick: (statement: Statement) => readonly T[]): (T & { part: number })[] =>
    statements.flatMap((statement, i) => pick(statement).map((entry) => ({ part: i + 1, ...entry })));
  const minor = statements.reduce((sum, { total }) => sum + minorOf(total), 0n);
  const { currency } = last.total;
  const bounds = together && boundsOf(together, currency);
  const missing = [...new Map(statements.flatMap((one) => one.missing ?? []).map((fact) => [fact.fact, fact])).values()];
  const state = joinStates(
    found.parts!,
    statements.map((statement) => statement.state),
  );
  const used = (): Fact[] => [...new Map(parts.flatMap((part) => part.used()).map((fact) => [factKey(fact), fact])).values()];
  const leftOut = (): LeftOutFact[] => {
    const inAny = new Set(used().map(factKey));
    const isRival = ({ reason }: LeftOutFact): boolean => reason === 'contradicted';
    const placeOf = (entry: LeftOutFact): string => factKey(entry.fact) + (isRival(entry) ? content(entry.fact) : '');
    const left = new Map(parts.flatMap((part) => part.leftOut()).map((entry) => [placeOf(entry), entry]));
    return [...left.values()].filter((entry) => isRival(entry) || !inAny.has(factKey(entry.fact)));
  };
  const [counted, left] = [used(), leftOut()];
  const statement: Statement = {
    ...whole,
    period: { ...last.period, start: formatInstant(found.period.start), end: formatInstant(found.period.end) },
    parts: statements.map(({ terms, period, legend: own }, i) => ({
      part: i + 1,
      version: terms.version,
      start: period.start,
      end: period.end,
      ...(own && { legend: own }),
    })),
    objectives: each((one) => one.objectives),
    time: each((one) => one.time),
    lines: each((one) => one.lines).map((line, i) => ({ ...line, number: i + 1 })),
    ...(statements.some((one) => one.openLines) && { openLines: each((one) => one.openLines ?? []) }),
    ...(statements.some((one) => one.bands) && { bands: each((one) => one.bands ?? []) }),
    ...(statements.some((one) => one.zeroRates) && { zeroRates: each((one) => one.zeroRates ?? []) }),
    ...(statements.some((one) => one.shutGates) && { shutGates: each((one) => one.shutGates ?? []) }),
    credits: each((one) => one.credits),
    total: { amount: formatAmount({ minor, currency }), currency },
    ...(bounds && { bounds }),
    ...(missing.length > 0 && { missing }),
    ...(statements.some((one) => one.discrepancies) && { discrepancies: each((one) => one.discrepancies ?? []) }),
    ...(last.remedies && { remedies: each((one) => one.remedies ?? []) }),
    ...(state && { state }),
    report: each((one) => one.report),
    findings: joinFindings(
      statements.map(({ findings }) => findings),
      [...counted, ...left.flatMap(({ fact, reason }) => (THERE.has(reason) ? [fact] : []))],
    ),
    evidence: { events: counted.length, ...(left.length > 0 && { leftOut: leftOutOf(left, named) }) },
  };
  return {
    statement,
    used,
    leftOut,
    evidence: () => [...new Set(parts.flatMap((part) => part.evidence()))],
    awaited: () => new Set(parts.flatMap((part) => [...part.awaited()])),
  };
}
