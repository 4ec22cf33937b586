/**
 * The one function that decides everything: assess(contract, evidence, period) -> statement.
 * No clock, no network, no randomness, no environment; the same input gives the same bytes on any machine, in any zone.
 */
import type { Party } from '../agreement/agreement.ts';
import { type CheckedContract } from '../agreement/contract.ts';
import { type ServicePeriod, servicePeriod } from '../agreement/service-period.ts';
import { type Fact, factKey } from '../evidence/fact.ts';
import { content, distinct, everyFact } from '../evidence/fact-set.ts';
import { fold } from '../evidence/fold.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type Issue, warningIssue } from '../issue.ts';
import { sumMoney } from '../money/money.ts';
import { add, formatFraction } from '../money/ratio.ts';
import { formatInstant } from '../time/instant.ts';
import type { PeriodState } from '../operators/context.ts';
import { claimWindows, rightsOf } from './claims.ts';
import { type CreditLine, type CreditNode, allLines } from './credit-tree.ts';
import type { Evaluation } from './evaluate.ts';
import { discrepanciesOf } from './discrepancies.ts';
import { type Assessed, joinParts } from './parts.ts';
import { reportOf } from './report.ts';
import { PastStates, treesOf } from './past-states.ts';
import { stateOf } from './period-state.ts';
import { type CellReason, reasonFor } from './reasons.ts';
import { componentsShown, formatLength, show, showLimit } from './show.ts';
import { leftOutOf } from './account.ts';
import { unreadEvidence } from './unread-evidence.ts';
import { type UsedEvidence, findingsInPeriod, openSince, usedEvidence } from './used-evidence.ts';
import {
  type CreditResult,
  type OpenRecord,
  type PromiseResult,
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
  const found = servicePeriod(checked, label);
  if ('issue' in found) return found;
  const past = new PastStates(checked, fold(facts, checked.contract.order), options.earlier);
  if (!found.parts) return assessPeriod(past, found, options);
  return joinParts(
    found,
    found.parts.map((part) => assessPeriod(past, part, options)),
    options.reasons === true,
  );
}

function assessPeriod(past: PastStates, found: ServicePeriod, options: AssessOptions): Assessed {
  const { evidence } = past;
  const { order } = past.checked.contract;
  const { terms } = found.sheet;
  const [trees, engine] = treesOf(past, found);
  const promises = Object.keys(terms.promises).flatMap((name) => promiseResults(name, engine));
  const lines = trees.flatMap(allLines).filter((line) => line.exact.n !== 0n);
  const total = sumMoney(
    trees.map((tree) => tree.amount),
    terms.money.currency,
  );
  const used = usedEvidence(evidence, engine);
  const leftOut = used.leftOut();
  const state = stateOf(found.sheet, trees, engine);
  const discrepancies = discrepanciesOf(past, found, engine, total.minor);
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
    lines: lines.map((line, i) => statementLine(line, i + 1, engine, options.reasons ? used : undefined)),
    credits: trees.map((tree) => creditResult(tree, engine)),
    total: toAmount(total),
    ...(terms.remedies && { rights: rightsOf(engine.context) }),
    ...(discrepancies.length > 0 && { discrepancies }),
    ...(state && { state }),
    report: (terms.report ?? []).flatMap((name) => reportOf(name, engine.context)),
    open: openRecords(evidence, found.period.end),
    findings: [...findingsOf(engine, evidence, used, promises), ...unreadEvidence(evidence, used, leftOut, engine.context)],
    evidence: { events: used.count, ...(leftOut.length > 0 && { leftOut: leftOutOf(leftOut, options.reasons === true) }) },
  };
  return { statement, used: used.used, leftOut: used.leftOut, evidence: () => [...used.received(), ...used.beside()] };
}

const nameOf = ({ id, name }: Party): Pick<Party, 'id' | 'name'> => ({ id, name });

function promiseResults(name: string, engine: Evaluation): PromiseResult[] {
  const { context } = engine;
  const type = context.typeOf(name);
  const { says } = context.terms.promises[name]!;
  return engine.verdicts(name).map(({ index, outcome, measured, limits, aim }) => {
    const targets = limits.map(({ edge, limit, allowed }) => ({ edge, ...showLimit(limit, allowed, type) }));
    // Tickets are many, and most have these alone.
    if (measured && !aim && says === undefined) return { promise: name, index, outcome, measured: show(measured, type), targets };
    return {
      promise: name,
      index,
      outcome,
      ...(measured && { measured: show(measured, type) }),
      targets,
      ...(aim && { aim: show(aim, type) }),
      ...(says !== undefined && { says }),
    };
  });
}

function timeResults({ context }: Evaluation): TimeResult[] {
  return [...context.partitions]
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

function statementLine(line: CreditLine, number: number, engine: Evaluation, used: UsedEvidence | undefined): StatementLine {
  const times = engine.typeOf(line.times);
  const { order } = engine.context;
  const costCentre = order.components?.[line.index]?.['cost-centre'] ?? order['cost-centre'];
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
    ...(used && { reasons: lineReasons(line, engine, used) }),
  };
}

/** Why a line is owed: the promise it answers and the two cells it multiplies. */
function lineReasons(line: CreditLine, engine: Evaluation, used: UsedEvidence): CellReason[] {
  const credit = engine.context.terms.credits[line.credit]!;
  const subject = engine.typeOf(line.times).subject ?? engine.typeOf(line.of).subject;
  const promise = credit['if-missed'];
  const names = [promise, line.times, line.of].filter((name): name is string => typeof name === 'string');
  const explained = { ...engine, used: used.facts, seen: new Set<string>() };
  return [...new Set(names)].flatMap(
    (name) => reasonFor(name, line.index, name === promise ? engine.typeOf(name).subject : subject, explained) ?? [],
  );
}

function creditResult(tree: CreditNode, { context }: Evaluation): CreditResult {
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
    exact: formatFraction(tree.exact),
    caps: caps(tree),
    ...(tree.refused !== undefined && { refusedBy: tree.refused }),
    ...(tree.belowMinimum && { belowMinimum: true as const }),
    claim: claimWindows(tree.credit, context),
    ...(credit.says !== undefined && { says: credit.says }),
  };
}

/** Records that had begun and not ended when the period ended: the next period reads them again. */
function openRecords(evidence: Evidence, end: number): OpenRecord[] {
  return ['outage', 'gap', 'ticket', 'maintenance'].flatMap((kind) =>
    (evidence.records.get(kind) ?? []).flatMap((record) => {
      const since = openSince(record, end);
      if (since === undefined) return [];
      return [{ kind, id: record.id, ...componentsShown(record), since: formatInstant(since), group: record.group }];
    }),
  );
}

function findingsOf({ context }: Evaluation, evidence: Evidence, used: UsedEvidence, promises: readonly PromiseResult[]): Issue[] {
  const unmeasured = promises
    .filter((result) => result.outcome === 'not-measured')
    .map((result) =>
      warningIssue(
        'not-measured',
        `${result.promise}/${result.index}`,
        'there is no evidence to judge this promise by; nothing is owed and nothing is acquitted',
      ),
    );
  const open = context.partitions.flatMap((part) =>
    part.unknown.n > 0n
      ? [
          warningIssue(
            'unknown-time',
            `${part.cell}/${part.index}`,
            `${formatLength(part.unknown)} of the period is unknown; the contract counts it as ${context.terms.unknown}`,
          ),
        ]
      : [],
  );
  const found = findingsInPeriod([...evidence.findings, ...context.findings], evidence, used, context.period);
  return [...found, ...open, ...unmeasured];
}

/** The evidence as canonical text, one line a fact, whatever order it came in: what the evidence digest is made of. */
export function evidenceText(facts: readonly Fact[]): string {
  return [...everyFact(distinct(facts))]
    .map((fact) => `${factKey(fact)} ${content(fact)}${fact.type === 'maintenance.scheduled' ? ` ${formatInstant(fact.receivedAt)}` : ''}`)
    .sort()
    .join('\n');
}
