/** Findings of a statement about its own results; each holds for every value of the missing facts. */
import type { Terms } from '../contract/terms.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { finding } from '../evidence/finding-kinds.ts';
import type { Issue } from '../issue.ts';
import { formatFraction, isZero, subtract } from '../money/ratio.ts';
import type { Partition } from '../operators/partition.ts';
import { WHOLE, placeOf } from '../operators/value.ts';
import { agreed } from './agreed.ts';
import { type CreditLine, allLines } from './credits/credit-node.ts';
import type { Owed } from './credits/owed.ts';
import { formatLength } from './format-value.ts';
import { type CreditResult, type ObjectiveResult, type RemedyResult, toAmount } from './statement.ts';
import { type UsedEvidence, findingsInPeriod } from './evidence-account/used-evidence.ts';

/** The end of the message about a missing attribute or milestone: where no result depends on it, and where one does. */
export const DECIDES_NOTHING = {
  text: 'no outcome and no amount of this period depends on it',
  unless: 'the results that it can change are undetermined',
} as const;

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

export function findingsOf(owed: Owed, evidence: Evidence, used: UsedEvidence, results: Results): Issue[] {
  const { times, objectives } = results;
  const { context, missing } = owed.open;
  const decides = decidesAny(results);
  const unmeasured = objectives
    .filter((result) => result.outcome === 'not-measured')
    .map((result) => finding('not-measured', placeOf(result.objective, result.index), unmeasuredMessage(result, owed)));
  const absent = [...missing.values()].flatMap(({ fact, owner, name, said, isEarlier, among, isMilestone, isOverlap }) => {
    if (said !== undefined || owner === 'bill' || isEarlier || isOverlap || among !== undefined) return [];
    const effect = decides(fact) ? DECIDES_NOTHING.unless : DECIDES_NOTHING.text;
    // For a record that is over without the milestone, `not-reached` reports it already, and the outcome is known unless the milestone is sent.
    if (isMilestone && !decides(fact) && context.findings.some(({ code, path }) => code === 'not-reached' && path === owner)) return [];
    if (isMilestone)
      return [finding('milestone-awaited', owner, `"${name}" of ${owner} has not been reached, as far as is known; ${effect}`)];
    return [finding('attribute-missing', owner, `${name} of ${owner} is not known; ${effect}`)];
  });
  const found = findingsInPeriod([...evidence.findings, ...context.findings, ...absent], evidence, used, context.period);
  return [...found, ...times.flatMap((part) => aboutTime(part, context.terms)), ...unmeasured];
}

function aboutTime({ cell, index, unknown, undecided }: Partition, { unknown: worth }: Terms): Issue[] {
  const unobserved = subtract(unknown, undecided);
  const path = placeOf(cell, index);
  return [
    ...(unobserved.n > 0n
      ? [finding('unknown-time', path, `${formatLength(unobserved)} of the period is unknown; the contract counts it as ${worth}`)]
      : []),
    ...(undecided.n > 0n
      ? [finding('undecided-time', path, `whether ${formatLength(undecided)} of the period counts depends on missing facts`)]
      : []),
  ];
}

/** Why an objective was not judged, and the amount of its credits: a credit with `for` follows its band and not the outcome. */
function unmeasuredMessage({ objective, index, measured }: ObjectiveResult, { ends, evaluator }: Owed): string {
  const why = measured ? 'its limit is not known' : 'it has no value in this period: it has no case, or it is 0 of 0';
  const { credits } = evaluator.context.terms;
  const isFor = (line: CreditLine): boolean =>
    credits[line.credit]?.for === objective && (line.index === index || line.index === WHOLE || index === WHOLE) && !isZero(line.due);
  const ways = ends.map((trees) =>
    trees
      .flatMap(allLines)
      .filter(isFor)
      .map((line) => ({ credit: line.credit, due: formatFraction(line.due), shown: toAmount(line.amount) })),
  );
  if (ways.every((lines) => lines.length === 0)) return `${why}; nothing is owed, and no objective is met by it`;
  const certain = agreed(ways);
  const isCertain = ways.every((lines) => lines.length === certain.length);
  const shown = certain.map(({ credit, shown: { amount, currency } }) => `${amount} ${currency} (${credit})`);
  return isCertain
    ? `${why}; ${shown.join(', ')} is owed by the band for any outcome`
    : `${why}; the amount owed by the band depends on missing facts, and not on the outcome`;
}
