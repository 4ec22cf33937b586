/**
 * The one function that decides everything: assess(contract, evidence, period) -> statement.
 * No clock, no network, no randomness, no environment; the same input gives the same bytes on any machine, in any zone.
 */
import type { Party, Terms } from '../contract/terms.ts';
import { type CheckedContract } from '../checker/check-contract.ts';
import { type ServicePeriod, servicePeriod } from '../checker/service-period.ts';
import { type Fact, factKey } from '../evidence/fact.ts';
import { content } from '../evidence/fact-content.ts';
import { distinct, everyFact } from '../evidence/fact-set.ts';
import { fold } from '../evidence/fold.ts';
import { isSingleCheck } from '../evidence/single-checks.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type Issue, errorIssue } from '../issue.ts';
import { StepsExceeded, allowFacts, bounded } from '../step-limit.ts';
import { sumMoney } from '../money/money.ts';
import { type Ratio, add, formatFraction } from '../money/ratio.ts';
import { formatInstant } from '../time/instant.ts';
import type { Verdict } from '../operators/verdict.ts';
import type { PeriodState } from '../operators/earlier-periods.ts';
import type { Partition } from '../operators/partition.ts';
import { Range, Unended } from '../operators/range.ts';
import type { CellType, LimitKey } from '../operators/value.ts';
import { remediesOf } from './credits/claim-clauses.ts';
import { awaitedIn } from './evidence-account/awaited.ts';
import { type CreditLine, type CreditNode, allLines } from './credits/credit-node.ts';
import { creditResult } from './credits/credit-results.ts';
import type { Evaluation } from './objectives/evaluation.ts';
import { findingsOf } from './findings.ts';
import { costCentreOf } from './credits/cost-centre.ts';
import { discrepanciesOf } from './evidence-account/discrepancies.ts';
import { waitedForSince } from './objectives/going-on.ts';
import { amountBounds, boundsOf, missingFacts, postedTrees, unobservedRanges } from './objectives/open-results.ts';
import { missingBehindCase } from './evidence-account/missing-behind.ts';
import { type Owed, isCertain } from './credits/owed.ts';
import { type Assessed, joinParts } from './join-parts.ts';
import { reportOf } from './objectives/reported-values.ts';
import { PastStates, owedIn } from './past-states.ts';
import { stateOf } from './period-state.ts';
import { heardIn } from './reach.ts';
import { besideResults } from './objectives/objective-reasons.ts';
import { type CellReason, type Explaining, explaining, reasonFor } from './reasons.ts';
import { componentsShown, show, showBetween, showLimit } from './format-value.ts';
import { bandsOf, shutGates, zeroRates } from './objectives/shown-bands.ts';
import { unreadEvidence } from './evidence-account/unread-evidence.ts';
import { timesAgreed } from './objectives/time-agreed.ts';
import { type UsedEvidence, openSince, usedEvidence } from './evidence-account/used-evidence.ts';
import {
  type OpenRecord,
  type ObjectiveResult,
  type ObjectiveTarget,
  type Statement,
  type StatementLine,
  type TimeResult,
  toAmount,
} from './statement.ts';
import { leftOutOf } from './evidence-account/left-out.ts';
import { paperOf, paperText } from '../contract/paper.ts';

export interface AssessOptions {
  /** Attach to each line why it is owed, down to event ids. Costs time; off by default. */
  readonly reasons?: boolean;
  /** States of earlier periods by label, from their statements; those not given are worked out from the evidence. */
  readonly earlier?: ReadonlyMap<string, PeriodState>;
}

/** The statement, and on demand the facts that it rests on. */
export type Assessment = Assessed | { readonly issue: Issue };

/**
 * Assesses one period of a checked contract.
 * @param facts the evidence: a set; order and repeats change nothing. Read once; it may be made while it is read.
 * @param label names the period ("2026-10"); an `issue` comes back when the contract has no such period.
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
  const assessPart = (received: Iterable<Fact>, part: ServicePeriod): Assessed => {
    const evidence = fold(received, checked.contract.order, heardIn(found, part));
    allowFacts(evidence.facts.length + evidence.singles.length);
    return assessPeriod(new PastStates(checked, evidence, options.earlier), part, options);
  };
  if (!found.parts) return assessPart(facts, found);
  const all = [...facts];
  return joinParts(
    found,
    found.parts.map((part) => assessPart(all, part)),
    options.reasons === true,
  );
}

function assessPeriod(past: PastStates, found: ServicePeriod, options: AssessOptions): Assessed {
  const { evidence } = past;
  const { order } = past.checked.contract;
  const { terms } = found.checkedTerms;
  const owed = owedIn(past, found);
  const { evaluator, trees } = owed;
  const used = usedEvidence(evidence, evaluator);
  const state = stateOf(found.checkedTerms, owed);
  const posted = postedTrees(owed);
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
  const bounds = boundsOf(owed, terms.money.currency);
  const remedies = terms.remedies ? remediesOf(evaluator.context, owed.evaluations) : [];
  const open = new Map(openLines.flatMap((some) => [...some]));
  const isOpen = (credit: string): boolean => !isCertain(owed.bounds.get(credit)!);
  const provisional = new Set([...trees.filter(({ credit }) => isOpen(credit)).flatMap(allLines), ...open.keys()]);
  const statementLines = lines.map((line, i) => ({
    ...statementLine(line, i + 1, evaluator, why),
    ...(provisional.has(line) && { provisional: true as const }),
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
    objectives,
    time: times.map(timeResult),
    lines: statementLines,
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

/** Whoever keeps it keeps the facts, and not what they were worked out with. */
const groundsOf =
  (used: UsedEvidence, past: PastStates, found: ServicePeriod): (() => Fact[]) =>
  () =>
    joined([...used.received(), ...used.beside()], past.restsOn(found));

const awaitedFor =
  (evidence: Evidence, found: ServicePeriod): Assessed['awaited'] =>
  () =>
    awaitedIn(evidence, found);

/** Some facts and those of others that are not among them; packed checks are made anew each time that they are asked for. */
function joined(facts: readonly Fact[], more: readonly Fact[]): Fact[] {
  const all = new Set(facts);
  const keys = new Set(facts.map(factKey));
  for (const fact of more) if (!keys.has(factKey(fact)) || !isSingleCheck(fact)) all.add(fact);
  return [...all];
}

const nameOf = ({ id, name }: Party): Pick<Party, 'id' | 'name'> => ({ id, name });

/** What is shown beside lines: the bands that were hit, rates of 0, gates that are shut. */
function shownBeside(trees: readonly CreditNode[], owed: Owed): Pick<Statement, 'bands' | 'zeroRates' | 'shutGates'> {
  const [bands, zero, shut] = [bandsOf(owed), zeroRates(trees, owed), shutGates(owed)];
  return {
    ...(bands.length > 0 && { bands }),
    ...(zero.length > 0 && { zeroRates: zero }),
    ...(shut.length > 0 && { shutGates: shut }),
  };
}

function objectiveResults(name: string, owed: Owed, why: Explaining | undefined): ObjectiveResult[] {
  const { context } = owed.evaluator;
  const type = context.typeOf(name);
  const paper = paperOf(context.terms.objectives[name]!);
  const besideResult = besideResults(name, owed, why);
  const missingOf = missingBehindCase(name, owed);
  const unobservedIn = unobservedRanges(name, owed);
  // Cases with one limit share it, and so what is shown of it.
  const shown = new Map<Verdict['limits'], ObjectiveTarget[]>();
  const targetsOf = (limits: Verdict['limits']): ObjectiveTarget[] => {
    let targets = shown.get(limits);
    if (!targets) shown.set(limits, (targets = limits.map(({ edge, limit, allowed }) => shownTarget(edge, limit, allowed, type))));
    return targets;
  };
  return owed.verdicts(name).map((verdict) => {
    const { index, outcome, measured, limits, aim, possible } = verdict;
    const beside = besideResult(verdict);
    const targets = targetsOf(limits);
    const unobserved = unobservedIn(index);
    // Tickets are many, and most have these alone.
    if (measured && !(measured instanceof Range) && !aim && paperText(paper) === undefined && !possible && !unobserved) {
      const result = { objective: name, index, outcome, measured: show(measured, type), targets };
      return beside ? { ...result, ...beside } : result;
    }
    const missing = outcome === 'undetermined' || outcome === 'pending' ? missingOf(index) : [];
    return {
      objective: name,
      index,
      outcome,
      ...shownMeasured(measured, type),
      ...(possible && { possible }),
      ...(unobserved && { unobserved: showBetween(unobserved, type) }),
      ...(missing.length > 0 && { missing }),
      targets,
      ...(aim && !(aim instanceof Range) && { aim: show(aim, type) }),
      ...paper,
      ...beside,
    };
  });
}

/** Of what has not ended, what is gone of it beside how long it may be. */
function shownMeasured(measured: Ratio | Range | undefined, type: CellType): Pick<ObjectiveResult, 'measured' | 'bounds'> {
  if (!(measured instanceof Range)) return measured ? { measured: show(measured, type) } : {};
  return { ...(measured instanceof Unended && { measured: show(measured.least, type) }), bounds: showBetween(measured, type) };
}

function shownTarget(edge: LimitKey, limit: unknown, allowed: Ratio | Range | undefined, type: CellType): ObjectiveTarget {
  if (allowed instanceof Range) return { edge, shown: 'not known', bounds: showBetween(allowed, type) };
  const { shown, exact } = showLimit(limit, allowed, type);
  return exact === undefined ? { edge, shown } : { edge, exact, shown };
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

function statementLine(line: CreditLine, number: number, evaluator: Evaluation, why: Explaining | undefined): StatementLine {
  const times = evaluator.typeOf(line.times);
  const costCentre = costCentreOf(line, evaluator);
  return {
    number,
    credit: line.credit,
    index: line.index,
    ...(line.at !== line.index && evaluator.context.components.has(line.at) && { component: line.at }),
    of: { cell: String(line.of), exact: formatFraction(line.base) },
    times: { cell: String(line.times), ...show(line.factor, times) },
    exact: formatFraction(line.exact),
    due: formatFraction(line.due),
    amount: toAmount(line.amount),
    ...(costCentre !== undefined && { costCentre }),
    ...(why && { reasons: lineReasons(line, why) }),
  };
}

/** Why a line is owed: the objective it answers and the two cells it multiplies. */
function lineReasons(line: CreditLine, evaluator: Explaining): CellReason[] {
  const credit = evaluator.context.terms.credits[line.credit]!;
  const subject = evaluator.typeOf(line.times).subject ?? evaluator.typeOf(line.of).subject;
  const objective = credit['if-breached'];
  const names = [objective, line.times, line.of].filter((name): name is string => typeof name === 'string');
  const explained = { ...evaluator, seen: new Set<string>() };
  return [...new Set(names)].flatMap(
    (name) => reasonFor(name, line.index, name === objective ? evaluator.typeOf(name).subject : subject, explained) ?? [],
  );
}

/** Records that had begun and not ended when the period ended, or that a clause still waits for: the next period reads them again. */
function openRecords(evidence: Evidence, end: number, terms: Terms): OpenRecord[] {
  const kinds = new Set(['outage', 'gap', 'ticket', 'maintenance', ...[...evidence.records.keys()].sort()]);
  const open: OpenRecord[] = [];
  for (const kind of kinds)
    for (const record of evidence.records.get(kind) ?? []) {
      const since = openSince(record, end) ?? waitedForSince(record, end, terms);
      if (since !== undefined)
        open.push({ kind, id: record.id, ...componentsShown(record), since: formatInstant(since), group: record.group });
    }
  return open;
}

/** The evidence as canonical text, one line a fact, whatever order it came in: what the evidence digest is made of. */
export function evidenceText(facts: readonly Fact[]): string {
  return [...everyFact(distinct(facts))]
    .map((fact) => `${factKey(fact)} ${content(fact)}${fact.type === 'maintenance.scheduled' ? ` ${formatInstant(fact.receivedAt)}` : ''}`)
    .sort()
    .join('\n');
}
