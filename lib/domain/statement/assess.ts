/**
 * The one function that computes everything: assess(contract, evidence, period) -> statement. It reads no clock, network, randomness or
 * environment: the same input gives the same bytes on every machine and in every zone.
 */
import type { Party } from '../contract/terms.ts';
import type { CheckedContract } from '../checker/check-contract.ts';
import { type ServicePeriod, servicePeriod } from '../checker/service-period.ts';
import { type Fact, factKey } from '../evidence/fact.ts';
import { fold } from '../evidence/fold.ts';
import { ReceivedFacts } from '../evidence/received-facts.ts';
import { isSingleCheck } from '../evidence/single-checks.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type Issue, errorIssue } from '../issue.ts';
import { StepsExceeded, allowFacts, bounded } from '../step-limit.ts';
import { sumMoney } from '../money/money.ts';
import { add, formatFraction } from '../money/ratio.ts';
import { formatInstant } from '../time/instant.ts';
import type { PeriodState } from '../operators/earlier-periods.ts';
import type { Partition } from '../operators/partition.ts';
import { remediesOf } from './remedies.ts';
import { awaitedIn } from './evidence-account/awaited.ts';
import { type CreditNode, allLines } from './credits/credit-node.ts';
import { creditResult } from './credits/credit-results.ts';
import { findingsOf } from './findings.ts';
import { discrepanciesOf } from './evidence-account/discrepancies.ts';
import { amountBounds, boundsOf, isDecided, missingFacts, postedTrees } from './objectives/open-results.ts';
import { isCertain } from './credits/owed-bounds.ts';
import type { Owed } from './credits/owed.ts';
import { owedTogether } from './credits/parts-together.ts';
import { type Assessed, joinParts } from './join-parts.ts';
import { reportOf } from './objectives/reported-values.ts';
import { PastStates, owedIn } from './past-states.ts';
import { stateOf } from './period-state.ts';
import { foldOptions } from './reach.ts';
import { legendOf } from './legend.ts';
import { explaining } from './reasons.ts';
import { bandsOf, shutGates, zeroRates } from './objectives/shown-bands.ts';
import { unreadEvidence } from './evidence-account/unread-evidence.ts';
import { timesAgreed } from './objectives/time-agreed.ts';
import { type UsedEvidence, usedEvidence } from './evidence-account/used-evidence.ts';
import { type Statement, type TimeResult, toAmount } from './statement.ts';
import { leftOutOf } from './evidence-account/left-out.ts';
import type { AddedDowntime } from './objectives/evaluation.ts';
import { objectiveResults } from './objectives/objective-results.ts';
import { openLine, statementLine } from './credits/statement-lines.ts';
import { openRecords } from './evidence-account/open-records.ts';

export interface AssessOptions {
  /** Attach to each line the reasons why it is owed, down to event ids. It costs time; off by default. */
  readonly reasons?: boolean;
  /** States of earlier periods by label, from their statements; missing ones are computed from the evidence. */
  readonly earlier?: ReadonlyMap<string, PeriodState>;
  /** Downtime to assume beside what the evidence shows, for what more of it would cost. */
  readonly added?: AddedDowntime;
}

/** The statement, and on demand the facts that it depends on. */
export type Assessment = Assessed | { readonly issue: Issue };

/**
 * Assesses one period of a checked contract.
 * @param facts the evidence: a set, so that order and repeats change nothing. It is iterated once and may be a generator.
 * @param label the label of the period ("2026-10"); the result is an `issue` when the contract has no such period.
 */
export function assess(checked: CheckedContract, facts: Iterable<Fact>, label: string, options: AssessOptions = {}): Assessment {
  const { id } = checked.contract.order;
  try {
    return bounded(id, () => assessWithin(checked, facts, label, options));
  } catch (error) {
    if (!(error instanceof StepsExceeded)) throw error;
    return { issue: errorIssue('too-many-steps', error.clause, error.message) };
  }
}

function assessWithin(checked: CheckedContract, facts: Iterable<Fact>, label: string, options: AssessOptions): Assessment {
  const found = servicePeriod(checked, label);
  if ('issue' in found) return found;
  const evaluated = (received: Iterable<Fact>, part: ServicePeriod): EvaluatedPart => {
    const evidence = fold(received, checked.contract.order, foldOptions(found, part));
    allowFacts(evidence.facts.length + evidence.singles.length);
    const past = new PastStates(checked, evidence, options.earlier);
    return { past, found: part, owed: owedIn(past, part, isWithin(options.added, part) ? { added: options.added } : undefined) };
  };
  if (!found.parts) {
    const whole = evaluated(facts, found);
    return assessPeriod(whole, isDecided(whole.owed), options);
  }
  // Packed facts can be read again.
  const all = facts instanceof ReceivedFacts ? facts : [...facts];
  const parts = found.parts.map((part) => evaluated(all, part));
  const together = owedTogether(parts.map(({ owed }) => owed));
  // A part that is certain is not offset either while another part is open: there is one total.
  const isCertainAll = isDecided(together);
  const assessed = parts.map((part, i) => assessPeriod({ ...part, owed: together.parts[i]! }, isCertainAll, options));
  return joinParts(found, assessed, isCertainAll ? undefined : together, options.reasons === true);
}

/** A period, or a part of one, with the amounts that it owes. */
interface EvaluatedPart {
  readonly past: PastStates;
  readonly found: ServicePeriod;
  readonly owed: Owed;
}

/** @param isCertainAll whether all amounts of the whole period are certain. */
function assessPeriod({ past, found, owed }: EvaluatedPart, isCertainAll: boolean, options: AssessOptions): Assessed {
  const { evidence } = past;
  const { order } = past.checked.contract;
  const { terms } = found.checkedTerms;
  const { evaluator, trees } = owed;
  const used = usedEvidence(evidence, evaluator);
  const state = stateOf(found.checkedTerms, owed);
  const posted = postedTrees(owed, isCertainAll);
  const total = sumMoney(
    posted.map((tree) => tree.amount),
    terms.money.currency,
  );
  const lines = posted.flatMap(allLines).filter((line) => line.exact.n !== 0n);
  const why = options.reasons ? explaining(owed.open, used.facts) : undefined;
  const leftOut = used.leftOut();
  const objectives = Object.keys(terms.objectives).flatMap((name) => objectiveResults(name, owed, why));
  const times = timesAgreed(owed);
  const discrepancies = discrepanciesOf(past, found, owed);
  const openLines = trees.map((_, place) => owed.openLines(place));
  const credits = trees.map((tree, place) => creditResult(tree, place, owed, openLines[place]!.size > 0));
  const missing = missingFacts(owed, [...objectives, ...credits]);
  const bounds = isCertainAll ? undefined : boundsOf(owed, terms.money.currency);
  const remedies = terms.remedies ? remediesOf(evaluator.context, owed.evaluations) : [];
  const open = new Map(openLines.flatMap((some) => [...some]));
  const unposted = trees.flatMap(({ credit }, place) =>
    isCertain(owed.bounds.get(credit)!) && openLines[place]!.size === 0
      ? []
      : [...owed.unposted(place, lines)].map(([line, { evaluation, ...between }]) =>
          openLine(line, amountBounds(between, terms.money.currency), evaluation, why),
        ),
  );
  const statementLines = lines.map((line, i) => ({
    ...statementLine(line, i + 1, evaluator, why),
    ...(open.has(line) && { provisional: true as const }),
    ...(line.isLower && !open.has(line) && { isLower: true as const }),
    ...(open.has(line) && { bounds: amountBounds(open.get(line)!, terms.money.currency) }),
  }));
  const statement: Statement = {
    format: 'makegood-statement/2',
    contract: { id: order.id, title: order.title, vendor: nameOf(order.vendor), customer: nameOf(order.customer) },
    terms: { id: terms.id, title: terms.title, version: terms.version },
    period: {
      label: found.period.label,
      start: formatInstant(found.period.start),
      end: formatInstant(found.period.end),
      zone: found.rule.zone,
    },
    legend: legendOf(owed),
    objectives,
    time: times.map(timeResult),
    lines: statementLines,
    ...(unposted.length > 0 && { openLines: unposted }),
    ...shownBeside(posted, owed),
    credits,
    total: toAmount(total),
    ...(bounds && { bounds }),
    ...(missing.length > 0 && { missing }),
    ...(terms.remedies && { remedies }),
    ...(discrepancies.length > 0 && { discrepancies }),
    ...(state && { state }),
    report: (terms.report ?? []).flatMap((name) => reportOf(name, owed)),
    open: openRecords(evidence, found.period.end, terms),
    findings: [
      ...findingsOf(owed, evidence, used, { times, objectives, credits, remedies }),
      ...unreadEvidence(evidence, used, leftOut, evaluator.context),
    ],
    evidence: { events: used.count, ...(leftOut.length > 0 && { leftOut: leftOutOf(leftOut, options.reasons === true) }) },
  };
  return {
    statement,
    used: used.used,
    leftOut: used.leftOut,
    evidence: groundsOf(used, past, found),
    awaited: awaitedFor(evidence, found),
  };
}

/** Whether assumed downtime is in a period, or in this part of it: its cells are those of one version of the terms. */
const isWithin = (added: AddedDowntime | undefined, { period }: ServicePeriod): boolean =>
  added !== undefined && added.during.start >= period.start && added.during.end <= period.end;

/** The closure keeps only facts in memory, and not the evaluation. */
const groundsOf =
  (used: UsedEvidence, past: PastStates, found: ServicePeriod): (() => Fact[]) =>
  () =>
    joined([...used.received(), ...used.beside()], past.restsOn(found));

const awaitedFor =
  (evidence: Evidence, found: ServicePeriod): Assessed['awaited'] =>
  () =>
    awaitedIn(evidence, found);

/** Facts together with those of other facts that are not among them. Packed checks are rebuilt at each call. */
function joined(facts: readonly Fact[], more: readonly Fact[]): Fact[] {
  const all = new Set(facts);
  const keys = new Set(facts.map(factKey));
  for (const fact of more) if (!keys.has(factKey(fact)) || !isSingleCheck(fact)) all.add(fact);
  return [...all];
}

const nameOf = ({ id, name }: Party): Pick<Party, 'id' | 'name'> => ({ id, name });

/** The parts of a statement beside its lines: the bands that apply, rates of 0, closed gates. */
function shownBeside(trees: readonly CreditNode[], owed: Owed): Pick<Statement, 'bands' | 'zeroRates' | 'shutGates'> {
  const [bands, zero, shut] = [bandsOf(owed), zeroRates(trees, owed), shutGates(owed)];
  return {
    ...(bands.length > 0 && { bands }),
    ...(zero.length > 0 && { zeroRates: zero }),
    ...(shut.length > 0 && { shutGates: shut }),
  };
}

const timeResult = ({ cell, index, up, down, unknown, excluded }: Partition): TimeResult => ({
  cell,
  index,
  up: formatFraction(up),
  down: formatFraction(down),
  unknown: formatFraction(unknown),
  excluded: formatFraction(excluded),
  total: formatFraction(add(add(up, down), add(unknown, excluded))),
});
