/** Generated evidence: records with their milestones, in the form of the public events of a sender. */
import type { Condition, Milestones, Terms } from '../contract/terms.ts';
import type { EventType, Fact, FactBody, Reporter } from '../evidence/fact.ts';
import { wholeOf } from './edges.ts';
import { endIsSaid, lifeOf } from '../evidence/vocabulary.ts';
import { DAY, HOUR, type Instant } from '../time/instant.ts';
import { literalOf } from '../checker/graph.ts';
import { wordsOf } from '../operators/attribute-values.ts';

/** The sender of lines of a file that name none. */
export const PLAIN: Reporter = { sender: 'file', speaksFor: 'vendor' };

export function factOf(type: EventType, id: string, at: Instant, body: FactBody, component: string | undefined, reporter: Reporter): Fact {
  return { id, type, occurredAt: at, receivedAt: at, ...reporter, class: 'account', ...(component !== undefined && { component }), body };
}

export interface MadeRecord {
  readonly kind: string;
  readonly id: string;
  readonly component: string | undefined;
  readonly marks: ReadonlyMap<string, Instant>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly sections: readonly string[];
  readonly reporter: Reporter;
}

const OWN_TYPES: Readonly<Record<string, Readonly<Record<string, EventType>>>> = {
  ticket: {
    opened: 'ticket.opened',
    acknowledged: 'ticket.acknowledged',
    recovered: 'ticket.recovered',
    resolved: 'ticket.resolved',
    reopened: 'ticket.reopened',
    closed: 'ticket.closed',
  },
  maintenance: { began: 'maintenance.started', ended: 'maintenance.ended', cancelled: 'maintenance.cancelled' },
  outage: { ended: 'service.up' },
};

/** Milestones that the first event of a record reaches by itself. */
const FIRST: Readonly<Record<string, { readonly type: EventType; readonly marks: readonly string[] }>> = {
  outage: { type: 'service.down', marks: ['started', 'detected'] },
  ticket: { type: 'ticket.opened', marks: ['opened'] },
  maintenance: { type: 'maintenance.scheduled', marks: ['announced', 'announcement-received', 'planned-start', 'planned-end'] },
};

/** The events of one record, in order of time. */
export function recordFacts(record: MadeRecord): Fact[] {
  const { kind, id, component, marks, attributes, sections, reporter } = record;
  const at = (mark: string): Instant | undefined => marks.get(mark);
  const times = [...marks.values()];
  const earliest = Math.min(...times);
  // A record that is known only from its end began before it.
  const start = kind === 'outage' && at('ended') === earliest && times.length > 1 ? earliest - HOUR : earliest;
  const first = FIRST[kind];
  const { level, ...rest } = attributes;
  const named = Object.keys(rest).length > 0 ? { attributes: rest } : {};
  const facts: Fact[] = [];
  const say = (type: EventType, when: Instant, body: FactBody): void =>
    void facts.push(factOf(type, `${id}-${facts.length + 1}`, when, body, component, reporter));
  if (kind === 'maintenance' && first!.marks.some((mark) => marks.has(mark))) {
    const [planned, until] = [at('planned-start') ?? at('began') ?? start, at('planned-end') ?? at('ended') ?? Math.max(...times)];
    const announced = Math.min(at('announced') ?? at('announcement-received') ?? planned, planned);
    say('maintenance.scheduled', announced, { record: id, start: planned, end: Math.max(until, planned + 1), ...named });
  } else if (kind === 'outage')
    say(level === 'degraded' ? 'service.degraded' : 'service.down', at('started') ?? at('detected') ?? start, { record: id, ...named });
  else if (kind === 'ticket') say('ticket.opened', at('opened') ?? start, { record: id, ...named });
  const begun = facts.length > 0;
  const all = kind === 'outage' && !marks.has('ended') ? [...marks, ['ended', Math.max(...times)] as const] : [...marks];
  for (const [mark, when] of all.sort((a, b) => a[1] - b[1])) {
    if (begun && first!.marks.includes(mark)) continue;
    const type = OWN_TYPES[kind]?.[mark];
    const own = begun || facts.length > 0 ? {} : named;
    if (type) say(type, when, { record: id, ...own });
    else if (mark === 'report-delivered' || (kind === 'delivery' && mark === 'delivered'))
      say('report.delivered', when, { record: id, kind, sections });
    else say('record.reached', when, { record: id, kind, milestone: mark, ...own });
  }
  return facts;
}

const NOTICE = 60 * DAY;

/** Milestones and attributes with which a record meets the conditions, given its kind, start and end. */
export function meeting(
  conditions: readonly Condition[] | undefined,
  kind: string,
  marks: Map<string, Instant>,
  terms: Terms,
): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  const start = Math.min(...marks.values());
  for (const condition of conditions ?? []) {
    // Conditions on another record are not tried.
    if (condition.of !== undefined) continue;
    if (condition.attribute !== undefined) attributes[condition.attribute] = wordFor(condition, terms);
    else if (condition.reached !== undefined) {
      const before = condition.before === undefined ? undefined : firstMark(marks, condition.before);
      if (firstMark(marks, condition.reached) === undefined) marks.set(oneOf(condition.reached), (before ?? start) - HOUR);
    } else if (condition.missing !== undefined && condition.before !== undefined) {
      // `missing ... before` holds only when the other milestone is reached without it.
      if (firstMark(marks, condition.before) === undefined && firstMark(marks, condition.missing) === undefined)
        marks.set(oneOf(condition.before), start);
    } else if (condition.from !== undefined && condition.to !== undefined) meetLength(condition as Notice, marks, start, terms);
  }
  // While a record is ongoing, a missing milestone may still come, so that the record must end.
  const [end] = lifeOf(kind).ends;
  if (conditions?.some(({ missing, before }) => missing !== undefined && before === undefined) && endIsSaid(kind) && !marks.has(end!))
    marks.set(end!, Math.max(...marks.values()));
  return attributes;
}

function wordFor(condition: Condition, terms: Terms): string {
  if (condition.is) return condition.is[0]!;
  const words = condition.attribute === 'level' ? ['down', 'degraded'] : wordsOf(terms.attributes?.[condition.attribute!]?.values);
  return words.find((word) => !condition['is-not']!.includes(word)) ?? 'other';
}

type Notice = Condition & Required<Pick<Condition, 'from' | 'to'>>;

/** The instant of whichever of these milestones is first. */
function firstMark(marks: ReadonlyMap<string, Instant>, milestones: Milestones): Instant | undefined {
  const instants = [milestones].flat().flatMap((milestone) => marks.get(milestone) ?? []);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

const oneOf = (milestones: Milestones): string => [milestones].flat()[0]!;

/** Sets the two milestones of a notice: far apart for a lower limit, at the same instant for an upper limit. */
function meetLength(condition: Notice, marks: Map<string, Instant>, start: Instant, terms: Terms): void {
  const isLeast = condition['at-least'] !== undefined || condition['more-than'] !== undefined;
  const [from, to] = [firstMark(marks, condition.from), firstMark(marks, condition.to)];
  if (from === undefined) marks.set(oneOf(condition.from), (to ?? start) - (isLeast ? NOTICE : 0));
  if (to !== undefined) return;
  const least = literalOf(terms, condition['at-least'] ?? condition['more-than']);
  marks.set(oneOf(condition.to), (from ?? start) + (least?.kind === 'duration' ? wholeOf(least.value) + 1 : isLeast ? NOTICE : 0));
}
