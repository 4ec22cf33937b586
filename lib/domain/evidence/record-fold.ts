/** What one fact does to the record that it reports on. */
import type { Fact } from './fact.ts';
import type { ReporterRules } from './reporter-rules.ts';
import { type EvidenceRecord, reach, setAttribute } from './records.ts';
import { DEFAULT_WAIT, EFFECTS, type Effect, type Life, lifeOf, milestonesOf } from './vocabulary.ts';

export type Note = (fact: Fact, code: string, message: string) => void;

export const silent: Note = () => undefined;

/** How facts are read: where findings go, and who may say what. */
export interface Hearing {
  readonly note: Note;
  readonly reporterRules: ReporterRules;
}

/** Adds a fact to its record: milestones, attributes, waits. Facts come in order of time. */
export function tell(record: EvidenceRecord, fact: Fact, hearing: Hearing): void {
  record.facts.push(fact);
  const { body, type } = fact;
  if (body.attributes) for (const name in body.attributes) assign(record, name, body.attributes[name]!, fact, hearing);
  const effect = EFFECTS[type];
  if (effect) {
    for (const milestone of effect.milestones) reach(record, milestone, fact.occurredAt);
    if (effect.wait) wait(record, fact, effect.wait, hearing.note);
  } else if (type === 'record.reached') reach(record, body.milestone!, fact.occurredAt);
  else if (type === 'attribute.set') assign(record, body.name!, body.value!, fact, hearing);
  else if (type === 'report.delivered') {
    reach(record, body.kind === 'delivery' ? 'delivered' : 'report-delivered', fact.occurredAt);
    assign(record, 'sections', [...(body.sections ?? [])].sort().join(','), fact, hearing);
  }
}

/** Sets an attribute of a record; of two values of one instant the one received first counts, and that is a finding. */
export function assign(record: EvidenceRecord, name: string, value: string, fact: Fact, { note, reporterRules }: Hearing): void {
  const why = reporterRules.ofAttribute(fact, record.kind, name);
  if (why !== undefined) note(fact, 'not-its-word', why);
  else if (!setAttribute(record, name, value, fact)) note(fact, 'set-twice', setTwice(name));
}

export const setTwice = (name: string): string =>
  `"${name}" was set twice in one instant, to different values; the one received first counts, and of two received together the one that comes first in the alphabet`;

function wait(record: EvidenceRecord, fact: Fact, does: NonNullable<Effect['wait']>, note: Note): void {
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
  if (!open && fact.type === 'ticket.resumed') note(fact, 'resumed-without-pause', `ticket ${record.id} was resumed but not paused`);
}

/** The contract's component that a fact names. */
export type ComponentOf = (fact: Fact) => string | undefined;

/**
 * Whether a fact begins a record anew that has ended: its id is then used again, and it is another record. A component that the record
 * names has an end of its own; for one that it does not name the record has ended when it has for all that it names. Work that is
 * announced again for the time that it was planned for, after it ended, is the same work.
 */
export function beginsAgain(record: EvidenceRecord, fact: Fact, componentOf: ComponentOf): boolean {
  if (!canBegin(fact)) return false;
  const { begins, ends } = lifeOf(record.kind);
  if (!reaches(fact, begins) || !ends.some((milestone) => record.milestones.get(milestone))) return false;
  const own = componentOf(fact);
  const components = own !== undefined && record.components.includes(own) ? [own] : record.components;
  const each = components.length === 0 ? [record.facts] : components.map((component) => toldOf(record, component, componentOf));
  return each.every((told) => hasEnded(told, fact, lifeOf(record.kind)));
}

function hasEnded(told: readonly Fact[], anew: Fact, { begins, ends, goesOn }: Life): boolean {
  const goings = goesOn === undefined ? begins : [...begins, goesOn];
  const last = told.findLast((one) => reaches(one, goings) || reaches(one, ends));
  if (!last || !reaches(last, ends) || !told.some((one) => reaches(one, begins))) return false;
  return last.type === 'maintenance.cancelled' || !told.some((plan) => overlap(plan, anew));
}

/** What facts say of one component of a record, by its name or without any. */
const toldOf = (record: EvidenceRecord, component: string | undefined, componentOf: ComponentOf): Fact[] =>
  record.facts.filter((fact) => isOf(componentOf(fact), component));

/** What names no component is of each. */
const isOf = (told: string | undefined, component: string | undefined): boolean =>
  told === undefined || component === undefined || told === component;

/**
 * Of the records of an id that was used again, the one that a fact reports on: the newest, or of a component of which that says nothing
 * the one before that names it, unless the fact begins it anew.
 */
export function recordTold(newest: EvidenceRecord, fact: Fact, componentOf: ComponentOf): EvidenceRecord {
  const component = componentOf(fact);
  if (component === undefined || toldOf(newest, component, componentOf).length > 0) return newest;
  let record = newest.after;
  while (record && !record.components.includes(component)) record = record.after;
  return record && !beginsAgain(record, fact, componentOf) ? record : newest;
}

/** Whether a fact may begin a record that is no state: nearly all facts of a month go on with one. */
export const canBegin = ({ type }: Fact): boolean =>
  type === 'ticket.opened' || type === 'maintenance.scheduled' || type === 'maintenance.started' || type === 'record.reached';

const reaches = (fact: Fact, milestones: readonly string[]): boolean =>
  milestonesOf(fact).some((milestone) => milestones.includes(milestone));

const overlap = (plan: Fact, other: Fact): boolean =>
  plan.type === 'maintenance.scheduled' &&
  other.type === 'maintenance.scheduled' &&
  plan.body.start! < other.body.end! &&
  plan.body.end! > other.body.start!;

/** Work that goes on within its plan after a pause has the plan of the work before it, unless that was cancelled. */
export function plansAround(record: EvidenceRecord, fact: Fact, componentOf: ComponentOf): Fact[] {
  if (fact.type !== 'maintenance.started') return [];
  const told = toldOf(record, componentOf(fact), componentOf);
  const standing = told.slice(told.findLastIndex(({ type }) => type === 'maintenance.cancelled') + 1);
  return standing.filter(
    ({ type, body }) => type === 'maintenance.scheduled' && body.start! <= fact.occurredAt && body.end! > fact.occurredAt,
  );
}
