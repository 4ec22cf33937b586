/**
 * The one function that decides everything: assess(contract, evidence, period) -> statement.
 * No clock, no network, no randomness, no environment; the same input gives the same bytes on any machine, in any zone.
 */
import type { Party, Terms } from '../agreement/agreement.ts';
import { type CheckedContract } from '../agreement/contract.ts';
import { type ServicePeriod, servicePeriod } from '../agreement/service-period.ts';
import { type Fact, factKey } from '../evidence/fact.ts';
import { content, distinct, everyFact } from '../evidence/fact-set.ts';
import { fold } from '../evidence/fold.ts';
import { isSingleCheck } from '../evidence/single-checks.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type Issue, errorIssue, warningIssue } from '../issue.ts';
import { StepsExceeded, allowFacts, bounded } from '../steps.ts';
import { sumMoney } from '../money/money.ts';
import { type Ratio, add, formatFraction, subtract } from '../money/ratio.ts';
import { formatInstant } from '../time/instant.ts';
import type { PeriodState } from '../operators/context.ts';
import { Range, Unended } from '../operators/range.ts';
import { type CellType, type LimitKey, WHOLE } from '../operators/value.ts';
import { claimWindows, rightsOf } from './claims.ts';
import { type CreditLine, type CreditNode, allLines } from './credit-node.ts';
import type { Evaluation } from './evaluate.ts';
import { costCentreOf } from './cost-centre.ts';
import { discrepanciesOf } from './discrepancies.ts';
import { waitedForSince } from './going-on.ts';
import { boundsOf, amountBounds, missingBehindCase, missingFacts, postedTrees, showBetween, unobservedRange } from './open-results.ts';
import { type Owed, isCertain, missingBehindCredit } from './owed.ts';
import { type Assessed, joinParts } from './parts.ts';
import { reportOf } from './report.ts';
import { recordObjectiveTimes } from './objective-times.ts';
import { PastStates, owedIn } from './past-states.ts';
import { stateOf } from './period-state.ts';
import { heardIn } from './reach.ts';
import { besideResults } from './promise-reasons.ts';
import { type CellReason, type Explaining, explaining, reasonFor } from './reasons.ts';
import { componentsShown, formatLength, show, showLimit } from './show.ts';
import { bandsOf, zeroRates } from './shown-bands.ts';
import { leftOutOf } from './account.ts';
import { unreadEvidence } from './unread-evidence.ts';
import { type UsedEvidence, findingsInPeriod, openSince, usedEvidence } from './used-evidence.ts';
import {
  type CreditResult,
  type OpenRecord,
  type PromiseResult,
  type PromiseTarget,
  type Statement,
  type StatementLine,
  type TimeResult,
  toAmount,
} from './statement.ts';

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
  const { terms } = found.sheet;
  const owed = owedIn(past, found);
  const { engine, trees } = owed;
  const used = usedEvidence(evidence, engine);
  const state = stateOf(found.sheet, owed);
  const posted = postedTrees(owed);
  const total = sumMoney(
    posted.map((tree) => tree.amount),
    terms.money.currency,
  );
  const lines = posted.flatMap(allLines).filter((line) => line.exact.n !== 0n);
  const why = options.reasons ? explaining(engine, used.facts) : undefined;
  const leftOut = used.leftOut();
  const promises = Object.keys(terms.promises).flatMap((name) => promiseResults(name, owed, evidence, why));
  recordObjectiveTimes(engine);
  const discrepancies = discrepanciesOf(past, found, engine, total.minor);
  const credits = trees.map((tree) => creditResult(tree, owed));
  const missing = missingFacts(owed, [...promises, ...credits]);
  const bounds = boundsOf(owed, terms.money.currency);
  const provisional = new Set(trees.filter((tree) => !isCertain(owed.bounds.get(tree.credit)!)).flatMap(allLines));
  const statementLines = lines.map((line, i) => ({
    ...statementLine(line, i + 1, engine, why),
    ...(provisional.has(line) && { provisional: true as const }),
  }));
  const statement: Statement = {
    format: 'makegood-statement/1',
    contract: { id: order.id, title: order.title, vendor: nameOf(order.vendor), customer: nameOf(order.customer) },
    terms: { id: terms.id, title: terms.title, version: terms.version },
    period: {
      label: found.period.label,
      start: formatInstant(found.period.start),
      end: formatInstant(found.period.end),
      zone: found.rule.zone,
    },
    promises,
    time: timeResults(engine),
    lines: statementLines,
    ...shownBeside(posted, engine),
    credits,
    total: toAmount(total),
    ...(bounds && { bounds }),
    ...(missing.length > 0 && { missing }),
    ...(terms.remedies && { rights: rightsOf(engine.context, owed.evaluations) }),
    ...(discrepancies.length > 0 && { discrepancies }),
    ...(state && { state }),
    report: (terms.report ?? []).flatMap((name) => reportOf(name, engine.context)),
    open: openRecords(evidence, found.period.end, terms),
    findings: [...findingsOf(engine, evidence, used, promises, statementLines), ...unreadEvidence(evidence, used, leftOut, engine.context)],
    evidence: { events: used.count, ...(leftOut.length > 0 && { leftOut: leftOutOf(leftOut, options.reasons === true) }) },
  };
  return {
    statement,
    used: used.used,
    leftOut: used.leftOut,
    evidence: () => joined([...used.received(), ...used.beside()], past.restsOn(found)),
  };
}

/** Some facts and those of others that are not among them; packed checks are made anew each time that they are asked for. */
function joined(facts: readonly Fact[], more: readonly Fact[]): Fact[] {
  const all = new Set(facts);
  const keys = new Set(facts.map(factKey));
  for (const fact of more) if (!keys.has(factKey(fact)) || !isSingleCheck(fact)) all.add(fact);
  return [...all];
}

const nameOf = ({ id, name }: Party): Pick<Party, 'id' | 'name'> => ({ id, name });

/** What is shown beside lines: the bands that were hit, and rates of 0. */
function shownBeside(trees: readonly CreditNode[], engine: Evaluation): Pick<Statement, 'bands' | 'zeroRates'> {
  const [bands, zero] = [bandsOf(engine), zeroRates(trees, engine)];
  return { ...(bands.length > 0 && { bands }), ...(zero.length > 0 && { zeroRates: zero }) };
}

function promiseResults(name: string, owed: Owed, evidence: Evidence, why: Explaining | undefined): PromiseResult[] {
  const { context } = owed.engine;
  const type = context.typeOf(name);
  const { says } = context.terms.promises[name]!;
  const besideResult = besideResults(name, owed.engine, why);
  return owed.verdicts(name).map((verdict) => {
    const { index, outcome, measured, limits, aim, possible } = verdict;
    const beside = besideResult(verdict);
    const targets = limits.map(({ edge, limit, allowed }) => shownTarget(edge, limit, allowed, type));
    const unobserved = unobservedRange(name, index, owed.engine);
    // Tickets are many, and most have these alone.
    if (measured && !(measured instanceof Range) && !aim && says === undefined && !possible && !unobserved && !beside)
      return { promise: name, index, outcome, measured: show(measured, type), targets };
    const missing = outcome === 'undetermined' || outcome === 'pending' ? missingBehindCase(name, index, owed, evidence) : [];
    return {
      promise: name,
      index,
      outcome,
      ...shownMeasured(measured, type),
      ...(possible && { possible }),
      ...(unobserved && { unobserved: showBetween(unobserved, type) }),
      ...(missing.length > 0 && { missing }),
      targets,
      ...(aim && !(aim instanceof Range) && { aim: show(aim, type) }),
      ...(says !== undefined && { says }),
      ...beside,
    };
  });
}

/** Of what has not ended, what is gone of it beside how long it may be. */
function shownMeasured(measured: Ratio | Range | undefined, type: CellType): Pick<PromiseResult, 'measured' | 'bounds'> {
  if (!(measured instanceof Range)) return measured ? { measured: show(measured, type) } : {};
  return { ...(measured instanceof Unended && { measured: show(measured.least, type) }), bounds: showBetween(measured, type) };
}

function shownTarget(edge: LimitKey, limit: unknown, allowed: Ratio | Range | undefined, type: CellType): PromiseTarget {
  if (allowed instanceof Range) return { edge, shown: 'not known', bounds: showBetween(allowed, type) };
  const { shown, exact } = showLimit(limit, allowed, type);
  return exact === undefined ? { edge, shown } : { edge, exact, shown };
}

function timeResults(engine: Evaluation): TimeResult[] {
  return [...engine.partitions()]
    .sort((a, b) => (a.cell < b.cell ? -1 : a.cell > b.cell ? 1 : a.index < b.index ? -1 : 1))
    .map(({ cell, index, up, down, unknown, excluded }) => ({
      cell,
      index,
      up: formatFraction(up),
      down: formatFraction(down),
      unknown: formatFraction(unknown),
      excluded: formatFraction(excluded),
      total: formatFraction(add(add(up, down), add(unknown, excluded))),
    }));
}

function statementLine(line: CreditLine, number: number, engine: Evaluation, why: Explaining | undefined): StatementLine {
  const times = engine.typeOf(line.times);
  const costCentre = costCentreOf(line, engine);
  return {
    number,
    credit: line.credit,
    index: line.index,
    of: { cell: String(line.of), exact: formatFraction(line.base) },
    times: { cell: String(line.times), ...show(line.factor, times) },
    exact: formatFraction(line.exact),
    due: formatFraction(line.due),
    amount: toAmount(line.amount),
    ...(costCentre !== undefined && { costCentre }),
    ...(why && { reasons: lineReasons(line, why) }),
  };
}

/** Why a line is owed: the promise it answers and the two cells it multiplies. */
function lineReasons(line: CreditLine, engine: Explaining): CellReason[] {
  const credit = engine.context.terms.credits[line.credit]!;
  const subject = engine.typeOf(line.times).subject ?? engine.typeOf(line.of).subject;
  const promise = credit['if-missed'];
  const names = [promise, line.times, line.of].filter((name): name is string => typeof name === 'string');
  const explained = { ...engine, seen: new Set<string>() };
  return [...new Set(names)].flatMap(
    (name) => reasonFor(name, line.index, name === promise ? engine.typeOf(name).subject : subject, explained) ?? [],
  );
}

function creditResult(tree: CreditNode, owed: Owed): CreditResult {
  const { context } = owed.engine;
  const between = owed.bounds.get(tree.credit)!;
  const missing = isCertain(between) ? [] : missingBehindCredit(tree.credit, owed.engine).map(({ fact }) => fact);
  const credit = context.terms.credits[tree.credit]!;
  const caps = (node: CreditNode): CreditResult['caps'] => [
    ...node.children.flatMap(caps),
    ...node.caps.map((cap) => ({
      credit: cap.credit,
      index: cap.index,
      limit: formatFraction(cap.limit),
      before: formatFraction(cap.before),
      bound: cap.bound,
      ...(cap.earlier && { earlier: formatFraction(cap.earlier) }),
    })),
  ];
  return {
    credit: tree.credit,
    amount: toAmount(tree.amount),
    ...(!isCertain(between) && { bounds: amountBounds(between, tree.amount.currency) }),
    ...(missing.length > 0 && { missing }),
    exact: formatFraction(tree.exact),
    caps: caps(tree),
    ...(tree.refused !== undefined && { refusedBy: tree.refused }),
    ...(tree.belowMinimum && { belowMinimum: true as const }),
    claim: claimWindows(tree.credit, context),
    ...(credit.says !== undefined && { says: credit.says }),
  };
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

function findingsOf(
  engine: Evaluation,
  evidence: Evidence,
  used: UsedEvidence,
  promises: readonly PromiseResult[],
  lines: readonly StatementLine[],
): Issue[] {
  const { context } = engine;
  const unmeasured = promises
    .filter((result) => result.outcome === 'not-measured')
    .map((result) => warningIssue('not-measured', `${result.promise}/${result.index}`, unmeasuredMessage(result, lines, context.terms)));
  const open = engine.partitions().flatMap((part) => {
    const unobserved = subtract(part.unknown, part.undecided);
    const path = `${part.cell}/${part.index}`;
    const words = `of the period is unknown; the contract counts it as ${context.terms.unknown}`;
    return [
      ...(unobserved.n > 0n ? [warningIssue('unknown-time', path, `${formatLength(unobserved)} ${words}`)] : []),
      ...(part.undecided.n > 0n
        ? [warningIssue('undecided-time', path, `whether ${formatLength(part.undecided)} of the period counts depends on missing facts`)]
        : []),
    ];
  });
  const absent = [...engine.missing.values()].flatMap(({ owner, name, said }) =>
    said === undefined && owner !== 'bill'
      ? [warningIssue('attribute-missing', owner, `${name} of ${owner} is not known; what it can change is undetermined`)]
      : [],
  );
  const found = findingsInPeriod([...evidence.findings, ...context.findings, ...absent], evidence, used, context.period);
  return [...found, ...open, ...unmeasured];
}

/** Why a promise was not judged, and what its credits come to all the same: one that is `for` it follows its band, not the outcome. */
function unmeasuredMessage({ promise, index, measured }: PromiseResult, lines: readonly StatementLine[], terms: Terms): string {
  const why = measured ? 'its limit is not known' : 'there is no evidence to judge this promise by';
  const owed = lines.filter(
    (line) =>
      terms.credits[line.credit]?.for === promise && (line.index === index || line.index === WHOLE || index === WHOLE) && line.due !== '0',
  );
  if (owed.length === 0) return `${why}; nothing is owed and nothing is acquitted`;
  const shown = owed.map(({ credit, amount }) => `${amount.amount} ${amount.currency} (${credit})`);
  return `${why}; ${shown.join(', ')} is owed by the band, whatever the outcome is`;
}

/** The evidence as canonical text, one line a fact, whatever order it came in: what the evidence digest is made of. */
export function evidenceText(facts: readonly Fact[]): string {
  return [...everyFact(distinct(facts))]
    .map((fact) => `${factKey(fact)} ${content(fact)}${fact.type === 'maintenance.scheduled' ? ` ${formatInstant(fact.receivedAt)}` : ''}`)
    .sort()
    .join('\n');
}
