/**
 * The fold: a set of facts -> records, samples, counts, charges. It sorts first, so the order of arrival and repeats
 * change nothing. What contradicts itself is noted as a finding and never dropped in silence.
 */
import { type Issue, warningIssue } from '../issue.ts';
import type { Instant } from '../time/instant.ts';
import type { Order } from '../agreement/agreement.ts';
import type { BilledCharge, Checks, Evidence, GaugeSamples, ProbeSeries, Tally } from './evidence.ts';
import { corrected, distinct } from './fact-set.ts';
import { type Fact, factKey } from './fact.ts';
import { type EvidenceRecord, type ValueInTime, newRecord, reach, setAttribute } from './records.ts';
import type { SingleChecks } from './single-checks.ts';
import { foldStates } from './states.ts';
import { DEFAULT_WAIT, EFFECTS, STATES } from './vocabulary.ts';

/** What senders call a component -> the contract's own id. */
export function componentNames(order: Order): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [id, component] of Object.entries(order.components ?? {})) {
    names.set(id, id);
    for (const alias of component['known-as'] ?? []) names.set(alias, id);
  }
  return names;
}

class Fold {
  readonly records = new Map<string, Map<string, EvidenceRecord>>();
  readonly checks = new Map<string, ProbeSeries[]>();
  readonly tallies = new Map<string, Tally[]>();
  readonly gauges = new Map<string, GaugeSamples[]>();
  readonly watched: Evidence['watched'][number][] = [];
  readonly heard: Evidence['heard'][number][] = [];
  readonly charges: BilledCharge[] = [];
  readonly attributes = new Map<string, ValueInTime[]>();
  readonly findings: Issue[] = [];
  readonly states = new Map<string, Fact[]>();
  private readonly names: ReadonlyMap<string, string>;
  private readonly order: Order;

  constructor(order: Order) {
    this.order = order;
    this.names = componentNames(order);
  }

  note(fact: Fact, code: string, message: string): void {
    this.findings.push(warningIssue(code, factKey(fact), message));
  }

  component(fact: Fact): string | undefined {
    return fact.component === undefined ? undefined : this.names.get(fact.component);
  }

  record(fact: Fact, kind: string): EvidenceRecord {
    const id = fact.body.record ?? factKey(fact);
    let ofKind = this.records.get(kind);
    if (!ofKind) this.records.set(kind, (ofKind = new Map<string, EvidenceRecord>()));
    let record = ofKind.get(id);
    if (!record) ofKind.set(id, (record = newRecord(kind, id, undefined)));
    record.component ??= this.component(fact);
    record.facts.push(fact);
    const { attributes } = fact.body;
    if (attributes) for (const name in attributes) setAttribute(record, name, attributes[name]!, fact.occurredAt);
    return record;
  }

  /** False when the fact belongs to another contract, or names nothing and the order leaves such evidence out. */
  belongs(fact: Fact, known: ReadonlySet<string>): boolean {
    if (fact.component !== undefined) {
      if (this.names.has(fact.component)) return true;
      this.note(fact, 'unknown-component', `the contract has no component known as "${fact.component}"; the event is left out`);
      return false;
    }
    if (this.order['without-component'] === 'count' || fact.type === 'correction' || fact.body.of === 'customer') return true;
    if (fact.body.record !== undefined && known.has(fact.body.record)) return true;
    this.note(fact, 'no-component', 'the event names no component and the order leaves such events out ("without-component")');
    return false;
  }

  take(fact: Fact): void {
    const { body, type } = fact;
    const effect = EFFECTS[type];
    if (effect) this.takeEffect(fact, effect);
    else if (STATES[type]) this.takeState(fact);
    else if (type === 'probe.batch') this.takeChecks(fact);
    else if (type === 'requests.counted') {
      push(this.tallies, body.stream!, {
        component: this.component(fact),
        start: body.start!,
        every: body.every!,
        outcomes: body.outcomes!,
        ...(body.byClient && { byClient: body.byClient }),
      });
    } else if (type === 'gauge.sampled') {
      push(this.gauges, body.stream!, { component: this.component(fact), start: body.start!, every: body.every!, values: body.values! });
    } else if (type === 'service.watched') {
      this.watched.push({
        sender: fact.sender,
        speaksFor: fact.speaksFor,
        component: this.component(fact),
        start: body.start!,
        end: body.end!,
      });
    } else if (type === 'charge.billed') {
      this.charges.push({
        event: factKey(fact),
        receivedAt: fact.receivedAt,
        kind: body.kind!,
        component: this.component(fact),
        start: body.start!,
        end: body.end!,
        amount: body.amount!,
      });
    } else if (type === 'attribute.set') this.takeAttribute(fact);
    else if (type === 'record.reached') reach(this.record(fact, body.kind!), body.milestone!, fact.occurredAt);
    else if (type === 'report.delivered') this.takeReport(fact);
  }

  private takeChecks(fact: Fact): void {
    this.series(fact).chunks.push(fact.body as Checks);
    const { measured, stream, start, every } = fact.body;
    for (const name in measured)
      push(this.gauges, `${stream}/${name}`, { component: this.component(fact), start: start!, every: every!, values: measured[name]! });
  }

  private series(fact: Fact): ProbeSeries {
    const component = this.component(fact);
    const { sender, speaksFor } = fact;
    const { stream, location = '' } = fact.body;
    let series = this.checks
      .get(stream!)
      ?.find((one) => one.component === component && one.location === location && one.sender === sender && one.speaksFor === speaksFor);
    if (!series) push(this.checks, stream!, (series = { sender, speaksFor, component, location, chunks: [] }));
    return series;
  }

  /** Packed checks come after all others, so that it is known whether anything else tells of their probe. */
  takeSingles(singles: readonly SingleChecks[], known: ReadonlySet<string>): void {
    const tellers = new Map<ProbeSeries, SingleChecks[]>();
    for (const checks of singles) {
      if (this.names.has(checks.first.component!)) {
        const series = this.series(checks.first);
        tellers.set(series, [...(tellers.get(series) ?? []), checks]);
      } else for (const fact of checks.facts()) this.belongs(fact, known);
    }
    for (const [series, packed] of tellers) {
      const joined = packed.length === 1 && series.chunks.length === 0;
      for (const checks of packed) series.chunks.push(...checks.checks(joined));
    }
  }

  private takeEffect(fact: Fact, effect: (typeof EFFECTS)[keyof typeof EFFECTS] & object): void {
    const record = this.record(fact, effect.kind);
    for (const milestone of effect.milestones) reach(record, milestone, fact.occurredAt);
    if (fact.type === 'maintenance.scheduled') schedule(record, fact);
    if (fact.type === 'maintenance.cancelled') cancel(record, fact.occurredAt);
    if (effect.wait === 'began') {
      const reason = fact.body.reason ?? DEFAULT_WAIT;
      if (!record.waits.some((wait) => wait.reason === reason && wait.end === Infinity))
        record.waits.push({ reason, start: fact.occurredAt, end: Infinity });
    } else if (effect.wait === 'ended') {
      let open = false;
      for (const wait of record.waits) {
        if (wait.end !== Infinity) continue;
        open = true;
        wait.end = fact.occurredAt;
      }
      if (!open && fact.type === 'ticket.resumed')
        this.note(fact, 'resumed-without-pause', `ticket ${record.id} was resumed but not paused`);
    }
  }

  private takeState(fact: Fact): void {
    this.heard.push({ sender: fact.sender, speaksFor: fact.speaksFor, component: this.component(fact), at: fact.occurredAt });
    push(this.states, `${fact.sender}|${fact.component ?? ''}|${fact.body.record ?? ''}`, fact);
  }

  private takeAttribute(fact: Fact): void {
    const { of, name, value, record } = fact.body;
    const owner = of === 'customer' ? 'customer' : of === 'component' ? this.component(fact) : undefined;
    if (owner !== undefined) push(this.attributes, `${owner}|${name}`, { at: fact.occurredAt, value: value! });
    else setAttribute(this.record({ ...fact, body: { record: record! } }, of!), name!, value!, fact.occurredAt);
  }

  private takeReport(fact: Fact): void {
    const record = this.record(fact, fact.body.kind!);
    reach(record, fact.body.kind === 'delivery' ? 'delivered' : 'report-delivered', fact.occurredAt);
    setAttribute(record, 'sections', [...(fact.body.sections ?? [])].sort().join(','), fact.occurredAt);
  }
}

/** A new schedule replaces the one before: its own announcement and its own times count. */
function schedule(record: EvidenceRecord, fact: Fact): void {
  record.milestones.set('announced', [fact.occurredAt]);
  record.milestones.set('announcement-received', [fact.receivedAt]);
  record.milestones.set('planned-start', [fact.body.start!]);
  record.milestones.set('planned-end', [fact.body.end!]);
}

/** What was cancelled in advance never was; cancelled in the middle, it ends then. */
function cancel(record: EvidenceRecord, at: Instant): void {
  const [start, end] = [record.milestones.get('planned-start')?.[0], record.milestones.get('planned-end')?.[0]];
  if (start === undefined || end === undefined) return;
  record.milestones.set('planned-end', [Math.max(start, Math.min(end, at))]);
}

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/**
 * Folds a set of facts. The result depends on the set alone.
 * @param isKnown facts for which it does not hold are passed over; absent = all are known.
 */
export function fold(received: Iterable<Fact>, order: Order, isKnown?: (fact: Fact) => boolean): Evidence {
  const { facts, singles, findings, contradicted } = distinct(received, isKnown);
  const state = new Fold(order);
  state.findings.push(...findings);
  const standing = corrected(facts, (fact, code, message) => state.note(fact, code, message));
  // Only an order that leaves out what names no component asks which records are known by one.
  const known = new Set<string>();
  if (order['without-component'] === 'leave-out') {
    for (const fact of standing) if (fact.component !== undefined && fact.body.record !== undefined) known.add(fact.body.record);
  }
  for (const fact of standing) if (state.belongs(fact, known)) state.take(fact);
  state.takeSingles(singles, known);
  for (const group of state.states.values()) {
    foldStates(group, {
      component: state.component(group[0]!),
      add: (record) => {
        const ofKind = state.records.get(record.kind) ?? new Map<string, EvidenceRecord>();
        state.records.set(record.kind, ofKind.set(record.id, record));
      },
      existing: (id) => state.records.get('outage')?.get(id),
      note: (fact, code, message) => state.note(fact, code, message),
    });
  }
  for (const ofKind of state.records.values()) for (const record of ofKind.values()) check(record, state.findings);
  return {
    records: new Map([...state.records].map(([kind, records]) => [kind, [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1))])),
    checks: state.checks,
    tallies: state.tallies,
    gauges: state.gauges,
    watched: state.watched,
    heard: state.heard,
    charges: state.charges,
    attributes: state.attributes,
    findings: state.findings.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.code < b.code ? -1 : 1)),
    facts,
    contradicted,
    singles,
  };
}

const ENDS: readonly (readonly [string, string])[] = [
  ['began', 'ended'],
  ['planned-start', 'planned-end'],
  ['started', 'ended'],
  ['opened', 'resolved'],
];

function check(record: EvidenceRecord, findings: Issue[]): void {
  for (const [from, to] of ENDS) {
    const [start, end] = [record.milestones.get(from)?.[0], record.milestones.get(to)?.at(-1)];
    if (start !== undefined && end !== undefined && end < start) {
      findings.push(
        warningIssue('end-before-start', `${record.kind}/${record.id}`, `"${to}" lies before "${from}"; the record has no length`),
      );
    }
  }
}
