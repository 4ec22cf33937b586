/**
 * The fold: makes records, samples, counts and charges from a set of facts. It sorts first, so that the order of arrival and repeats change
 * nothing. Contradictions are recorded as findings and never dropped silently.
 */
import { type Finding, type FindingText, finding, findingAt } from './findings/finding.ts';
import type { Order } from '../contract/terms.ts';
import type { BilledCharge, Evidence, LeftOutFact } from './evidence.ts';
import { formatInstant } from '../time/instant.ts';
import { corrected, uncorrected } from './corrections.ts';
import { isCreditRow } from './credit-row.ts';
import { type FactSet, type KnownFacts, distinct, everyFact } from './fact-set.ts';
import { type Fact, MAX_AHEAD_MS, correctedKey, factKey } from './fact.ts';
import { foldIncident, incidentsOf } from './incident-views.ts';
import { Incidents } from './incidents.ts';
import { EVERYTHING, type ReporterRules } from './reporter-rules.ts';
import { type ComponentOf, type FactContext, type FactNote } from './record-fold.ts';
import { finish } from './record-parts.ts';
import { noteNamedAlone } from './named-alone.ts';
import { NamedRecords } from './named-records.ts';
import { Samples } from './samples.ts';
import { type ValueInTime, setValue, valueOf } from './records.ts';
import type { SingleChecks } from './single-checks.ts';
import { EFFECTS, STATES, groupOf } from './vocabulary.ts';
import { pushTo } from '../lists.ts';
import { RecordNumbers } from './record-numbers.ts';
import { refusalOf } from './refusals.ts';

/** The contract's component id for each name that senders use. */
export function componentNames(order: Order): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [id, component] of Object.entries(order.components ?? {})) {
    names.set(id, id);
    for (const alias of component['known-as'] ?? []) names.set(alias, id);
  }
  return names;
}

class Fold {
  readonly numbers: RecordNumbers;
  readonly samples = new Samples();
  readonly superseded = new Set<string>();
  readonly overlaps = new Map<string, string[]>();
  readonly watched: Evidence['watched'][number][] = [];
  readonly stateReports: Evidence['stateReports'][number][] = [];
  readonly charges: BilledCharge[] = [];
  readonly attributes = new Map<string, ValueInTime[]>();
  readonly findings: Finding[] = [];
  readonly states = new Map<string, Fact[]>();
  readonly leftOut: LeftOutFact[] = [];
  /** Whether some fact names no component. */
  private hasUnnamed = false;
  private readonly named = new NamedRecords();
  private readonly names: ReadonlyMap<string, string>;
  readonly order: Order;
  private readonly context: FactContext;

  constructor(order: Order, reporterRules: ReporterRules) {
    this.order = order;
    this.context = { note: this.note, reporterRules };
    this.names = componentNames(order);
    this.numbers = new RecordNumbers(this, this.context);
  }

  readonly note: FactNote = (fact, found) => {
    this.findings.push(findingAt(factKey(fact), found));
  };

  readonly componentOf: ComponentOf = (fact) => (fact.component === undefined ? undefined : this.names.get(fact.component));

  readonly isOwn = (component: string): boolean => this.names.has(component);

  /** Collects the records with a component. It is needed only for an order that leaves out facts without a component. */
  learn(standing: readonly Fact[]): void {
    if (this.order['without-component'] === 'count') return;
    for (const fact of standing)
      if (this.componentOf(fact) !== undefined && refusalOf(fact, this.context.reporterRules, this) === undefined) this.named.add(fact);
  }

  /** False when the fact belongs to another contract, or names no component and the order leaves such facts out. */
  belongs(fact: Fact): boolean {
    if (fact.component !== undefined) {
      if (this.names.has(fact.component)) return true;
      this.note(fact, finding('unknown-component', { component: fact.component }));
      this.leftOut.push({ fact, reason: 'unknown-component' });
      return false;
    }
    this.hasUnnamed = true;
    if (this.order['without-component'] === 'count' || fact.type === 'correction' || fact.body.of === 'customer') return true;
    if (this.named.has(fact)) return true;
    this.note(fact, finding('no-component'));
    this.leftOut.push({ fact, reason: 'no-component' });
    return false;
  }

  take(fact: Fact): void {
    const { body, type } = fact;
    const effect = EFFECTS[type];
    if (effect) this.numbers.of(fact, effect.kind);
    else if (STATES[type]) this.takeState(fact);
    else if (type === 'probe.batch') this.samples.takeChecks(fact, this.componentOf(fact));
    else if (type === 'requests.counted') this.samples.takeCounts(fact, this.componentOf(fact));
    else if (type === 'gauge.sampled') this.samples.takeValues(fact, this.componentOf(fact), body.stream!, body.values!);
    else if (type === 'service.watched') {
      this.watched.push({
        sender: fact.sender,
        speaksFor: fact.speaksFor,
        component: this.componentOf(fact),
        start: body.start!,
        end: body.end!,
      });
    } else if (isCreditRow(fact)) {
      this.leftOut.push({ fact, reason: 'credit-row' });
    } else if (type === 'charge.billed') {
      this.charges.push({
        event: factKey(fact),
        receivedAt: fact.receivedAt,
        turn: fact.turn,
        kind: body.kind!,
        component: this.componentOf(fact),
        start: body.start!,
        end: body.end!,
        amount: body.amount!,
        ...(body.invoice !== undefined && {
          invoice: { number: body.invoice, ...(body.invoiceDate !== undefined && { date: body.invoiceDate }) },
        }),
        ...this.refused(fact),
      });
    } else if (type === 'attribute.set') this.takeAttribute(fact);
    else if (type === 'record.reached' || type === 'report.delivered') this.numbers.of(fact, body.kind!);
  }

  takeSingles(singles: readonly SingleChecks[]): SingleChecks[] {
    return singles.filter((checks) => {
      for (const fact of checks.ahead(MAX_AHEAD_MS)) this.note(fact, aheadOf(fact));
      const component = this.names.get(checks.first.component!);
      if (component === undefined) for (const fact of checks.facts()) this.belongs(fact);
      else this.samples.takeSingles(checks, component);
      return component !== undefined;
    });
  }

  private takeState(fact: Fact): void {
    this.stateReports.push({ sender: fact.sender, speaksFor: fact.speaksFor, component: this.componentOf(fact), at: fact.occurredAt });
    pushTo(this.states, `${fact.sender}|${fact.component ?? ''}|${fact.body.record ?? ''}`, fact);
  }

  /** Makes records from states, and completes all records. */
  finish(): void {
    this.samples.finish(({ firsts, late, wholly }) => {
      this.findings.push(findingAt(late, finding('overlapping-samples', { first: firsts[0]! })));
      for (const first of firsts) pushTo(this.overlaps, late, first);
      if (wholly) this.superseded.add(late);
    });
    const { componentOf, context, leftOut, order } = this;
    const byKind = new Map<string, Incidents>();
    for (const incident of incidentsOf(this.states.values(), { order, componentOf })) {
      for (const record of foldIncident(incident, { order, componentOf, context, leftOut })) {
        let incidents = byKind.get(record.kind);
        if (!incidents) byKind.set(record.kind, (incidents = new Incidents(this.numbers.ofKind(record.kind), componentOf, context)));
        incidents.add(record);
      }
    }
    for (const incidents of byKind.values()) incidents.join();
    const said = new Set<string>();
    const once: FactNote = (fact, found) => {
      const key = `${found.code}|${factKey(fact)}`;
      if (!said.has(key)) context.note(fact, found);
      said.add(key);
    };
    const contextOnce = { ...context, note: once };
    for (const ofKind of this.numbers.records.values())
      for (const record of ofKind.values()) {
        if (this.hasUnnamed) noteNamedAlone(record, order, once);
        finish(record, componentOf, contextOnce);
      }
  }

  /** Whether the sender may report anything in a fact. Otherwise a finding is recorded. */
  isPermitted(fact: Fact): boolean {
    const why = refusalOf(fact, this.context.reporterRules, this);
    if (why === undefined) return true;
    this.note(fact, why);
    this.leftOut.push({ fact, reason: 'not-its-word' });
    return false;
  }

  private refused(bill: Fact): Pick<BilledCharge, 'refused'> {
    const { reporterRules } = this.context;
    const why = reporterRules.ofBill(bill);
    if (why === undefined) return {};
    this.note(bill, why);
    return { refused: reporterRules.owesBy(bill) ? 'admitted' : 'claimed' };
  }

  private takeAttribute(fact: Fact): void {
    const { of, name, value, record } = fact.body;
    const owner = of === 'customer' ? 'customer' : of === 'component' ? this.componentOf(fact) : undefined;
    if (owner !== undefined) {
      const key = `${owner}|${name}`;
      let values = this.attributes.get(key);
      if (!values) this.attributes.set(key, (values = []));
      if (!setValue(values, valueOf(value!, fact))) this.note(fact, finding('set-twice', { attribute: name! }));
    } else if (record !== undefined) this.numbers.of(fact, of!);
    else {
      this.note(fact, finding('no-owner', { attribute: name!, of: of === 'component' ? undefined : of }));
      this.leftOut.push({ fact, reason: 'no-owner' });
    }
  }
}

/** Which facts are read, and which reports count. */
export interface FoldOptions extends KnownFacts {
  /** The groups of records that the period waits for: later facts about them are read too. */
  readonly awaits?: (evidence: Evidence) => ReadonlySet<string>;
  /** Which senders may report what. Absent: all senders may report everything. */
  readonly reporterRules?: ReporterRules;
}

/** Folds a set of facts. The result depends on the set alone. */
export function fold(received: Iterable<Fact>, order: Order, options: FoldOptions = {}): Evidence {
  const known = distinct(received, options);
  const evidence = foldSet(known, order, options);
  if (!options.awaits || known.later.length === 0) return evidence;
  const awaited = options.awaits(evidence);
  const ends = known.later.filter((fact) => awaited.has(groupOf(fact)));
  if (ends.length === 0) return evidence;
  const awaitedKeys = new Set(ends.map(factKey));
  const moved = new Set([...known.moved].filter((key) => !awaitedKeys.has(key)));
  return foldSet({ ...distinct([...everyFact(known), ...known.contradicted, ...ends]), later: known.later, moved }, order, options);
}

function foldSet(
  { facts, singles, findings, contradicted, later, occurring, moved }: FactSet,
  order: Order,
  options: FoldOptions,
): Evidence {
  const state = new Fold(order, options.reporterRules ?? EVERYTHING);
  state.findings.push(...findings);
  const { standing: all, corrections, idle } = occurring.hasCorrections ? corrected(facts, state.note, state.isOwn) : uncorrected(facts);
  // What a correction moves to this time counts; what another correction leaves beyond the reach does not.
  const standing = moved.size === 0 ? all : all.filter((fact) => !moved.has(factKey(fact)) || options.isKnown!(fact));
  for (const fact of idle) state.leftOut.push({ fact, reason: corrections.has(correctedKey(fact)) ? 'corrected' : 'corrects-nothing' });
  state.learn(standing);
  for (const fact of standing) {
    // A replacement has the receipt of its correction.
    const correction = corrections.size === 0 ? undefined : corrections.get(factKey(fact))?.fact;
    const { receivedAt } = correction ?? fact;
    if (fact.occurredAt > receivedAt + MAX_AHEAD_MS && fact.type !== 'maintenance.scheduled')
      state.note(fact, aheadOf({ ...fact, receivedAt }));
    if (state.belongs(fact) && state.isPermitted(fact)) state.take(fact);
  }
  const packed = state.takeSingles(singles);
  state.finish();
  return {
    // Sorted by kind, so that the order of arrival does not decide the order of kinds.
    records: new Map(
      [...state.numbers.records]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([kind, records]) => [kind, [...records.keys()].sort().map((id) => records.get(id)!)]),
    ),
    checks: state.samples.checks,
    tallies: state.samples.tallies,
    gauges: state.samples.gauges,
    watched: state.watched,
    stateReports: state.stateReports,
    charges: state.charges,
    attributes: state.attributes,
    findings: state.findings.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.code < b.code ? -1 : 1)),
    facts,
    occurring,
    later,
    contradicted,
    corrections,
    leftOut: state.leftOut,
    singles: packed,
    superseded: state.superseded,
    overlaps: state.overlaps,
  };
}

const aheadOf = ({ occurredAt, receivedAt }: Fact): FindingText =>
  finding('ahead-of-receipt', { occurred: formatInstant(occurredAt), received: formatInstant(receivedAt) });
