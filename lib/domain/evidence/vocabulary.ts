/**
 * The mapping from public event types to what the engine reads: which kind of record an event speaks of and which
 * milestones it reaches. Written once, as this table; docs/events.md prints it.
 */
import { type EventType, type Fact, factKey } from './fact.ts';

export interface Effect {
  readonly kind: string;
  /** Milestones reached at `occurredAt`. */
  readonly milestones: readonly string[];
  readonly wait?: 'began' | 'ended';
}

const effect = (kind: string, milestones: readonly string[], wait?: 'began' | 'ended'): Effect => ({
  kind,
  milestones,
  ...(wait && { wait }),
});

/** Types that speak of a record; the others (states, samples, counts, charges) have folds of their own. */
export const EFFECTS: Partial<Record<EventType, Effect>> = {
  'maintenance.scheduled': effect('maintenance', ['announced']),
  'maintenance.started': effect('maintenance', ['began']),
  'maintenance.ended': effect('maintenance', ['ended']),
  'maintenance.cancelled': effect('maintenance', ['cancelled']),
  'ticket.opened': effect('ticket', ['opened']),
  'ticket.acknowledged': effect('ticket', ['acknowledged']),
  'ticket.severity_changed': effect('ticket', []),
  'ticket.paused': effect('ticket', [], 'began'),
  'ticket.resumed': effect('ticket', [], 'ended'),
  'ticket.recovered': effect('ticket', ['recovered']),
  'ticket.resolved': effect('ticket', ['resolved'], 'ended'),
  'ticket.reopened': effect('ticket', ['reopened'], 'ended'),
  'ticket.closed': effect('ticket', ['closed'], 'ended'),
};

/** States that a component can be in, by event type. */
export const STATES: Partial<Record<EventType, 'down' | 'degraded' | 'up' | 'unknown'>> = {
  'service.down': 'down',
  'service.degraded': 'degraded',
  'service.up': 'up',
  'service.unknown': 'unknown',
};

/** Record kinds every contract knows, with the milestones it may refer to. Contracts add kinds under `records`. */
export const RECORD_KINDS: Readonly<Record<string, readonly string[]>> = {
  outage: ['started', 'detected', 'customer-notified', 'customer-reported', 'standby-live', 'workaround', 'ended', 'report-delivered'],
  ticket: ['opened', 'acknowledged', 'updated', 'recovered', 'workaround', 'resolved', 'reopened', 'closed'],
  maintenance: ['announced', 'announcement-received', 'confirmed', 'planned-start', 'planned-end', 'began', 'ended', 'cancelled'],
  upgrade: ['announced', 'confirmed', 'planned-start', 'planned-end', 'began', 'ended'],
  drill: ['announced', 'began', 'ended'],
  exclusion: ['announced', 'began', 'ended'],
  delivery: ['due', 'delivered'],
};

/** Reason of a pause when the sender gives none. */
export const DEFAULT_WAIT = 'waiting-on-customer';

/** Types that can be the first word on a record; others go on with one that has begun. */
const BEGINNINGS: ReadonlySet<EventType> = new Set([
  'service.down',
  'service.degraded',
  'service.unknown',
  'maintenance.scheduled',
  'maintenance.started',
  'ticket.opened',
]);

/** Kinds of records that have events of their own for their beginning; whatever else is reached of them goes on with one. */
const WITH_BEGINNING: ReadonlySet<string> = new Set(['outage', 'ticket', 'maintenance']);

/** Milestones with which records of other kinds begin, beside the first that a contract declares for its own. */
const FIRST_MILESTONES: ReadonlySet<string> = new Set(['announced', 'began', 'due']);

/**
 * False for a fact that goes on with a record whose beginning must stand elsewhere.
 * @param milestones those that the contract declares for a kind of its own, in order.
 */
export function isBeginning({ type, body }: Fact, milestones: (kind: string) => readonly string[] | undefined): boolean {
  if (type === 'record.reached' && !WITH_BEGINNING.has(body.kind!))
    return FIRST_MILESTONES.has(body.milestone!) || body.milestone === milestones(body.kind!)?.[0];
  if (type === 'record.reached' || type === 'report.delivered') return !WITH_BEGINNING.has(body.kind!);
  if (type === 'attribute.set') return body.record === undefined;
  return BEGINNINGS.has(type) || (EFFECTS[type] === undefined && STATES[type] === undefined);
}

/** An outage without an incident is named by its component and first event; its states stand under the component. */
const named = (kind: string, record: string): string => (kind === 'outage' ? (/^(.+?)@[^@|]+\|/.exec(record)?.[1] ?? record) : record);

/** Facts that belong together: those of one record ("ticket/T-1"), the states of one component, the samples of one stream. */
export function groupOf(fact: Fact): string {
  const { record } = fact.body;
  if (fact.type === 'attribute.set' && record !== undefined) return `${fact.body.of}/${named(fact.body.of!, record)}`;
  const kind = fact.type === 'record.reached' || fact.type === 'report.delivered' ? fact.body.kind : EFFECTS[fact.type]?.kind;
  if (kind !== undefined) return `${kind}/${record === undefined ? factKey(fact) : named(kind, record)}`;
  if (STATES[fact.type]) return `outage/${fact.body.record ?? fact.component ?? 'service'}`;
  return fact.body.stream === undefined ? fact.type : `${fact.type}/${fact.body.stream}`;
}
