/** Records as the events that report them: an outage, a ticket, a maintenance or any other kind, from the instants of its milestones. */
import type { EventType, Fact, FactBody } from '../../../lib/domain/evidence/fact.ts';
import { RECORD_KINDS } from '../../../lib/domain/evidence/vocabulary.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time/instant.ts';
import { fact } from '../facts.ts';
import type { DocumentNode } from './documents.ts';

export interface RecordDetails {
  readonly component?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The reporter: a word of `reported-by`. */
  readonly by?: string;
  readonly sections?: readonly string[];
  /** Waits of a ticket: reason, from, to. */
  readonly waits?: readonly (readonly [string, number, number])[];
  /** An attribute that changes later: name, value, when. */
  readonly changes?: readonly (readonly [string, string, number])[];
  /** How much later a schedule is received than it was sent. */
  readonly delay?: number;
  /** How long before it was noticed an outage began, by its alarm. */
  readonly noticed?: number;
  /** Milestone by milestone, without states: no event states a level. */
  readonly plainly?: true;
}

const STATE_OF: Readonly<Record<string, EventType>> = { down: 'service.down', degraded: 'service.degraded', unknown: 'service.unknown' };
const OWN_EVENTS: Readonly<Record<string, readonly string[]>> = {
  ticket: ['opened', 'acknowledged', 'recovered', 'resolved', 'reopened', 'closed'],
  maintenance: ['began', 'ended', 'cancelled'],
};
const EVENT_NAMES: Readonly<Record<string, string>> = { began: 'started' };

/** Sender and side of a word of `reported-by`. */
export function reporterOf(word: string | undefined): Pick<Fact, 'sender' | 'speaksFor'> {
  // A fact without a sender counts for the vendor, and for what no reporter is named.
  if (word === undefined) return { sender: 'file', speaksFor: 'vendor' };
  if (word === 'vendor') return { sender: 'aws:111122223333', speaksFor: 'vendor' };
  if (word === 'customer') return { sender: 'webhook:monitor:vendor', speaksFor: 'customer' };
  return { sender: /^\d{12}$/.test(word) ? `aws:${word}` : `webhook:${word}:vendor`, speaksFor: 'customer' };
}

/** The facts of one record. A milestone without an event of its own is reported as `record.reached`. */
export function recordFacts(kind: string, id: string, marks: Readonly<Record<string, number>>, details: RecordDetails = {}): Fact[] {
  const say = (type: EventType, when: number, body: FactBody, receivedAt = when): Fact => ({
    ...fact(type, when, { ...(details.component !== undefined && { component: details.component }), receivedAt, body }),
    ...reporterOf(details.by),
    id: `${kind}-${id}-${type}-${body.milestone ?? ''}-${when}${body.name ?? ''}`,
  });
  const { level, ...others } = details.attributes ?? {};
  let attributes: Readonly<Record<string, string>> | undefined =
    Object.keys(kind === 'outage' ? others : (details.attributes ?? {})).length > 0
      ? kind === 'outage'
        ? others
        : details.attributes
      : undefined;
  const firstly = (): Pick<FactBody, 'attributes'> => {
    const given = attributes && { attributes };
    attributes = undefined;
    return given ?? {};
  };
  const facts: Fact[] = [];
  // A schedule always has its end; a plan without one is reported milestone by milestone.
  const hasSchedule = kind === 'maintenance' && !('planned-start' in marks && !('planned-end' in marks));
  for (const [milestone, when] of Object.entries(marks).sort((a, b) => a[1] - b[1])) {
    if (details.plainly) {
      facts.push(say('record.reached', when, { kind, record: id, milestone, ...firstly() }));
      continue;
    }
    if (kind === 'outage' && milestone === 'detected') continue;
    if (kind === 'outage' && milestone === 'started')
      facts.push(
        say(STATE_OF[level ?? 'down'] ?? 'service.down', when + (details.noticed ?? 0), {
          record: id,
          ...firstly(),
          ...(details.noticed !== undefined && { candidateStart: when }),
        }),
      );
    else if (kind === 'outage' && milestone === 'ended') facts.push(say('service.up', when, { record: id }));
    else if (milestone === 'report-delivered')
      facts.push(say('report.delivered', when, { kind, record: id, sections: details.sections ?? [] }));
    else if (hasSchedule && milestone === 'announced') {
      const start = marks['planned-start'] ?? marks.began ?? when + 100 * HOUR;
      const end = marks['planned-end'] ?? marks.ended ?? start + HOUR;
      facts.push(say('maintenance.scheduled', when, { record: id, start, end, ...firstly() }, when + (details.delay ?? 0)));
    } else if (hasSchedule && ['planned-start', 'planned-end', 'announcement-received'].includes(milestone)) continue;
    else if (OWN_EVENTS[kind]?.includes(milestone))
      facts.push(say(`${kind}.${EVENT_NAMES[milestone] ?? milestone}` as EventType, when, { record: id, ...firstly() }));
    else facts.push(say('record.reached', when, { kind, record: id, milestone, ...firstly() }));
  }
  for (const [reason, from, to] of details.waits ?? [])
    facts.push(say('ticket.paused', from, { record: id, reason }), say('ticket.resumed', to, { record: id }));
  for (const [name, value, when] of details.changes ?? [])
    facts.push(
      kind === 'ticket' && name === 'severity'
        ? say('ticket.severity_changed', when, { record: id, attributes: { severity: value } })
        : say('attribute.set', when, { of: kind, record: id, name, value }),
    );
  return facts;
}

/** Milestones of a kind in the order in which they are reached. */
export const milestonesOf = (kind: string, terms: DocumentNode): readonly string[] => [
  ...(RECORD_KINDS[kind] ?? []),
  ...(terms.records?.[kind]?.milestones ?? []),
];

/**
 * Instants of all milestones of a record when one is reached at `start` and another at `end`: those between lie between, earlier ones
 * `notice` before, later ones after. What can undo the record (cancelled, re-opened) is left out.
 */
export function marksOf(
  kind: string,
  terms: DocumentNode,
  [from, start]: readonly [string, number],
  [to, end]: readonly [string, number],
  notice = 30 * 24 * HOUR,
): Record<string, number> {
  const order = milestonesOf(kind, terms).filter((one) => one !== 'cancelled' && one !== 'reopened');
  const [i, j] = [order.indexOf(from), order.indexOf(to)];
  const marks: Record<string, number> = {};
  order.forEach((milestone, k) => {
    if (k < i)
      marks[milestone] =
        milestone.startsWith('planned-start') || milestone === 'started' || milestone === 'opened' ? start : start - notice + k * MINUTE;
    else if (k < j && k > i) marks[milestone] = start + Math.floor(((end - start) * (k - i)) / (j - i));
    else if (k > j) marks[milestone] = end + (k - j) * MINUTE;
  });
  return { ...marks, [from]: start, [to]: end };
}
