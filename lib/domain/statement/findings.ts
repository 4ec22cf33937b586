/** Findings of a statement about its own results; each holds for every value of the missing facts. */
import type { Terms } from '../contract/terms.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type Finding, type FindingText, finding, findingAt } from '../evidence/findings/finding.ts';
import { formatFraction, isZero, subtract } from '../money/ratio.ts';
import type { Partition } from '../operators/partition.ts';
import { WHOLE, placeOf } from '../operators/value.ts';
import { agreed } from './agreed.ts';
import { type CreditLine, allLines } from './credits/credit-node.ts';
import type { Owed } from './credits/owed.ts';
import { formatLength } from './format-value.ts';
import { type CreditResult, type ObjectiveResult, type RemedyResult, moneyText, toAmount } from './statement.ts';
import { type UsedEvidence, findingsInPeriod } from './evidence-account/used-evidence.ts';

/** The results of a statement so far. */
interface Results {
  readonly times: readonly Partition[];
  readonly objectives: readonly ObjectiveResult[];
  readonly credits: readonly CreditResult[];
  readonly remedies: readonly RemedyResult[];
}

/** Makes a test whether a missing fact may change an outcome, an amount or a remedy. */
function decidesAny({ objectives, credits, remedies }: Results): (fact: string) => boolean {
  const isRemedyOpen = remedies.some(({ undetermined }) => undetermined);
  let deciding: Set<string> | undefined;
  return (fact) => {
    deciding ??= new Set([...objectives, ...credits].flatMap(({ missing = [] }) => missing));
    return isRemedyOpen || deciding.has(fact);
  };
}

export function findingsOf(owed: Owed, evidence: Evidence, used: UsedEvidence, results: Results): Finding[] {
  const { times, objectives } = results;
  const { context, missing } = owed.open;
  const decides = decidesAny(results);
  const notMeasured = objectives
    .filter((result) => result.outcome === 'not-measured')
    .map((result) => findingAt(placeOf(result.objective, result.index), unmeasured(result, owed)));
  const absent = [...missing.values()].flatMap(({ fact, owner, name, said, isEarlier, among, isMilestone, isOverlap }) => {
    if (said !== undefined || owner === 'bill' || isEarlier || isOverlap || among !== undefined) return [];
    // For a record that is over without the milestone, `not-reached` reports it already, and the outcome is known unless the milestone is sent.
    if (isMilestone && !decides(fact) && context.findings.some(({ code, path }) => code === 'not-reached' && path === owner)) return [];
    if (isMilestone)
      return [findingAt(owner, finding('milestone-awaited', { milestones: name.split(' or '), owner, decides: decides(fact) }))];
    return [findingAt(owner, finding('attribute-missing', { attribute: name, owner, decides: decides(fact) }))];
  });
  const found = findingsInPeriod([...evidence.findings, ...context.findings, ...absent], evidence, used, context.period);
  return [...found, ...times.flatMap((part) => aboutTime(part, context.terms)), ...notMeasured];
}

function aboutTime({ cell, index, unknown, undecided }: Partition, { unknown: worth }: Terms): Finding[] {
  const unobserved = subtract(unknown, undecided);
  const path = placeOf(cell, index);
  return [
    ...(unobserved.n > 0n ? [findingAt(path, finding('unknown-time', { time: formatLength(unobserved), worth }))] : []),
    ...(undecided.n > 0n ? [findingAt(path, finding('undecided-time', { time: formatLength(undecided) }))] : []),
  ];
}

/** Why an objective was not judged, and the amount of its credits: a credit with `for` follows its band and not the outcome. */
function unmeasured({ objective, index, measured }: ObjectiveResult, { ends, evaluator }: Owed): FindingText {
  const why = measured ? 'limit' : 'value';
  const { credits } = evaluator.context.terms;
  const isFor = (line: CreditLine): boolean =>
    credits[line.credit]?.for === objective && (line.index === index || line.index === WHOLE || index === WHOLE) && !isZero(line.due);
  const ways = ends.map((trees) =>
    trees
      .flatMap(allLines)
      .filter(isFor)
      .map((line) => ({ credit: line.credit, due: formatFraction(line.due), shown: toAmount(line.amount) })),
  );
  if (ways.every((lines) => lines.length === 0)) return finding('not-measured', { why, owed: 'nothing', amounts: [] });
  const certain = agreed(ways);
  const isCertain = ways.every((lines) => lines.length === certain.length);
  if (!isCertain) return finding('not-measured', { why, owed: 'open', amounts: [] });
  const amounts = certain.map(({ credit, shown }) => ({ credit, amount: moneyText(shown) }));
  return finding('not-measured', { why, owed: 'certain', amounts });
}
