/** The effect of one fact on its record. */
import { type FindingText, finding } from './findings/finding.ts';
import type { Fact } from './fact.ts';
import type { ReporterRules } from './reporter-rules.ts';
import { type EvidenceRecord, reach, setAttribute } from './records.ts';
import { DEFAULT_WAIT, EFFECTS, type Effect, type Life, lifeOf, milestonesOf, reportMilestone } from './vocabulary.ts';

export type FactNote = (fact: Fact, found: FindingText) => void;

export const silent: FactNote = () => undefined;

/** The context in which facts are read: the sink of findings, and the rules for reporters. */
export interface FactContext {
  readonly note: FactNote;
  readonly reporterRules: ReporterRules;
}

/** Adds a fact to its record: milestones, attributes, waits. Facts come in order of time. */
export function applyFact(record: EvidenceRecord, fact: Fact, context: FactContext): void {
  const { note } = context;
  record.facts.push(fact);
  const { body, type } = fact;
  if (body.attributes) for (const name in body.attributes) assign(record, name, body.attributes[name]!, fact, context);
  const effect = EFFECTS[type];
  if (effect) {
    if (type === 'ticket.reopened' && !hasStopped(record)) note(fact, finding('reopened-without-end', { ticket: record.id }));
    for (const milestone of effect.milestones) reach(record, milestone, fact.occurredAt);
    if (effect.wait) wait(record, fact, effect.wait, note);
  } else if (type === 'record.reached') reach(record, body.milestone!, fact.occurredAt);
  else if (type === 'attribute.set') assign(record, body.name!, body.value!, fact, context);
  else if (type === 'report.delivered') {
    reach(record, reportMilestone(body.kind!), fact.occurredAt);
    assign(record, 'sections', [...(body.sections ?? [])].sort().join(','), fact, context);
  }
}

/** The milestones after which a ticket can be re-opened: those at which its timers stop. */
const STOPS = ['recovered', 'workaround', 'resolved', 'closed'] as const;

/** Whether a ticket has reached one of them since it was last re-opened. */
function hasStopped({ milestones }: EvidenceRecord): boolean {
  const reopened = milestones.get('reopened')?.at(-1) ?? -Infinity;
  return STOPS.some((name) => (milestones.get(name)?.at(-1) ?? -Infinity) >= reopened && milestones.get(name) !== undefined);
}

/** Sets an attribute of a record. Of two values of one instant the one received first counts, with a finding. */
export function assign(record: EvidenceRecord, name: string, value: string, fact: Fact, { note, reporterRules }: FactContext): void {
  const why = reporterRules.ofAttribute(fact, record.kind, name);
  if (why !== undefined) note(fact, why);
  else if (!setAttribute(record, name, value, fact)) note(fact, finding('set-twice', { attribute: name }));
}

function wait(record: EvidenceRecord, fact: Fact, does: NonNullable<Effect['wait']>, note: FactNote): void {
  if (does === 'began') {
    const reason = fact.body.reason ?? DEFAULT_WAIT;
    if (!record.waits.some((one) => one.reason === reason && one.end === Infinity))
      record.waits.push({ reason, start: fact.occurredAt, end: Infinity });
    return;
  }
  let open = false;
  for (const one of record.waits) {
    if (one.end !== Infinity) continue;
    open = true;
    one.end = fact.occurredAt;
  }
  if (!open && fact.type === 'ticket.resumed') note(fact, finding('resumed-without-pause', { ticket: record.id }));
}

/** The contract's component that a fact names. */
export type ComponentOf = (fact: Fact) => string | undefined;

/**
 * Whether a fact begins a record again after its end: the id is then used again for another record. A component that the record names has
 * its own end; for any other component the record ends when it has ended for all named ones. Work that is announced again after its end,
 * for the time for which it was planned, is the same work.
 */
export const beginsAgain = (record: EvidenceRecord, fact: Fact, componentOf: ComponentOf): boolean =>
  canBegin(fact) && beginsAnew(record, fact, componentOf);

function beginsAnew(record: EvidenceRecord, fact: Fact, componentOf: ComponentOf): boolean {
  const { begins, ends } = lifeOf(record.kind);
  if (!reaches(fact, begins) || !ends.some((milestone) => record.milestones.get(milestone))) return false;
  const own = componentOf(fact);
  const components = own !== undefined && record.components.includes(own) ? [own] : record.components;
  const each = components.length === 0 ? [record.facts] : components.map((component) => factsOn(record, component, componentOf));
  return each.every((facts) => hasEnded(facts, fact, lifeOf(record.kind)));
}

function hasEnded(facts: readonly Fact[], anew: Fact, { begins, ends, goesOn }: Life): boolean {
  const goings = goesOn === undefined ? begins : [...begins, goesOn];
  const last = facts.findLast((one) => reaches(one, goings) || reaches(one, ends));
  if (!last || !reaches(last, ends) || !facts.some((one) => reaches(one, begins))) return false;
  return last.type === 'maintenance.cancelled' || !facts.some((plan) => overlap(plan, anew));
}

/** The facts of a record for one component: those that name it, and those without a component. */
const factsOn = (record: EvidenceRecord, component: string | undefined, componentOf: ComponentOf): Fact[] =>
  record.facts.filter((fact) => isOf(componentOf(fact), component));

/** Whether a fact that names the component `named` counts for `component`; one without a component counts for each. */
const isOf = (named: string | undefined, component: string | undefined): boolean =>
  named === undefined || component === undefined || named === component;

/**
 * The record of a fact when its id was used again: the newest one. If the newest has no facts on the component, it is the earlier one that
 * names it, unless the fact begins it again.
 */
export function recordForFact(newest: EvidenceRecord, fact: Fact, componentOf: ComponentOf): EvidenceRecord {
  const component = componentOf(fact);
  if (component === undefined || factsOn(newest, component, componentOf).length > 0) return newest;
  let record = newest.after;
  while (record && !record.components.includes(component)) record = record.after;
  return record && !beginsAgain(record, fact, componentOf) ? record : newest;
}

/** Whether a fact may begin a record; a quick test, because nearly all facts of a month continue one. States are handled elsewhere. */
export const canBegin = ({ type }: Fact): boolean =>
  type === 'ticket.opened' || type === 'maintenance.scheduled' || type === 'maintenance.started' || type === 'record.reached';

const reaches = (fact: Fact, milestones: readonly string[]): boolean =>
  milestonesOf(fact).some((milestone) => milestones.includes(milestone));

const overlap = (plan: Fact, other: Fact): boolean =>
  plan.type === 'maintenance.scheduled' &&
  other.type === 'maintenance.scheduled' &&
  plan.body.start! < other.body.end! &&
  plan.body.end! > other.body.start!;

/** The announcements for work that continues within its plan after a pause: those of the earlier record, unless it was cancelled. */
export function plansAround(record: EvidenceRecord, fact: Fact, componentOf: ComponentOf): Fact[] {
  if (fact.type !== 'maintenance.started') return [];
  const facts = factsOn(record, componentOf(fact), componentOf);
  const standing = facts.slice(facts.findLastIndex(({ type }) => type === 'maintenance.cancelled') + 1);
  return standing.filter(
    ({ type, body }) => type === 'maintenance.scheduled' && body.start! <= fact.occurredAt && body.end! > fact.occurredAt,
  );
}
