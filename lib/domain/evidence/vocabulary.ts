/**
 * The table from public event types to records: the kind of record of an event, and the milestones that it reaches. docs/reference/events.md
 * prints it.
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

/** The types of events about records. States, samples, counts and charges are folded by other code. */
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

/** Whether the kind has events for pauses. */
export const canWait = (kind: string): boolean => Object.values(EFFECTS).some((one) => one.kind === kind && one.wait !== undefined);

/** The milestones that a fact reaches on the record that it reports on; none for states, which have a fold of their own. */
export const milestonesOf = ({ type, body }: Fact): readonly string[] =>
  type === 'record.reached' ? [body.milestone!] : (EFFECTS[type]?.milestones ?? NONE);

const NONE: readonly string[] = [];

/** The milestones at which a record begins and ends. A beginning after the end makes another record with the same id. */
export interface Life {
  readonly begins: readonly string[];
  readonly ends: readonly string[];
  /** The milestone at which it continues after its end. */
  readonly goesOn?: string;
  /** Whether it reaches no milestone after its end. For example an outage may still be reported or explained after its end. */
  readonly isDoneAtEnd?: true;
}

const LIVES: Readonly<Record<string, Life>> = {
  outage: { begins: ['started'], ends: ['ended'] },
  ticket: { begins: ['opened'], ends: ['closed'], goesOn: 'reopened', isDoneAtEnd: true },
  maintenance: { begins: ['announced', 'began'], ends: ['ended', 'cancelled'], isDoneAtEnd: true },
};

const PLAIN_LIFE: Life = { begins: ['began'], ends: ['ended'] };

export const lifeOf = (kind: string): Life => LIVES[kind] ?? PLAIN_LIFE;

/** Whether the kind has events for its end; records of other kinds need no end. */
export const endIsSaid = (kind: string): boolean => Object.hasOwn(LIVES, kind);

/** By kind, the milestone that precedes all others. */
const FIRSTS: Readonly<Record<string, string>> = { outage: 'started', ticket: 'opened' };

/** Pairs of milestones in fixed order, for every kind. */
const IN_ORDER: readonly (readonly [first: string, second: string])[] = [
  ['began', 'ended'],
  ['planned-start', 'planned-end'],
];

/** Whether a record of the kind cannot reach one milestone before another. */
export const isAlwaysBefore = (kind: string, first: string, second: string): boolean =>
  first !== second && (FIRSTS[kind] === first || IN_ORDER.some((pair) => pair[0] === first && pair[1] === second));

/** States that a component can be in, by event type. */
export const STATES: Partial<Record<EventType, 'down' | 'degraded' | 'up' | 'unknown'>> = {
  'service.down': 'down',
  'service.degraded': 'degraded',
  'service.up': 'up',
  'service.unknown': 'unknown',
};

/**
 * The kind of record that a fact reports on; `outage` for every state, also for one that makes no record. Undefined for other facts without
 * a record.
 */
export const kindOf = ({ type, body }: Fact): string | undefined => (STATES[type] ? 'outage' : (EFFECTS[type]?.kind ?? body.kind));

/** Attributes that records have without a declaration. */
export const BUILT_IN_ATTRIBUTES: Readonly<Record<string, { readonly of: string; readonly values: readonly string[] }>> = {
  level: { of: 'outage', values: ['down', 'degraded', 'unknown'] },
};

/** The standard record kinds with their milestones. Contracts add kinds under `records`. */
export const RECORD_KINDS: Readonly<Record<string, readonly string[]>> = {
  outage: ['started', 'detected', 'customer-notified', 'customer-reported', 'standby-live', 'workaround', 'ended', 'report-delivered'],
  ticket: ['opened', 'acknowledged', 'updated', 'recovered', 'workaround', 'resolved', 'reopened', 'closed'],
  maintenance: ['announced', 'announcement-received', 'confirmed', 'planned-start', 'planned-end', 'began', 'ended', 'cancelled'],
  upgrade: ['announced', 'confirmed', 'planned-start', 'planned-end', 'began', 'ended'],
  drill: ['announced', 'began', 'ended'],
  exclusion: ['announced', 'began', 'ended'],
  delivery: ['due', 'delivered'],
};

/** The milestone that a report (`report.delivered`) reaches on a record of a kind. */
export const reportMilestone = (kind: string): string => (kind === 'delivery' ? 'delivered' : 'report-delivered');

/** Reason of a pause when the sender gives none. */
export const DEFAULT_WAIT = 'waiting-on-customer';

/** Types that can begin a record; others continue one. */
const BEGINNINGS: ReadonlySet<EventType> = new Set([
  'service.down',
  'service.degraded',
  'service.unknown',
  'maintenance.scheduled',
  'maintenance.started',
  'ticket.opened',
]);

/** Kinds of records with events for their beginning; all other milestones of them continue a record. */
const WITH_BEGINNING: ReadonlySet<string> = new Set(['outage', 'ticket', 'maintenance']);

/** Milestones at which records of other kinds begin, in addition to the first one that a contract declares for its own kind. */
const FIRST_MILESTONES: ReadonlySet<string> = new Set(['announced', 'began', 'due']);

/**
 * Whether a fact can begin a record; false for one that continues a record.
 * @param milestones gives the milestones that the contract declares for a kind of its own, in order.
 */
export function isBeginning({ type, body }: Fact, milestones: (kind: string) => readonly string[] | undefined): boolean {
  if (type === 'record.reached' && !WITH_BEGINNING.has(body.kind!))
    return FIRST_MILESTONES.has(body.milestone!) || body.milestone === milestones(body.kind!)?.[0];
  if (type === 'record.reached' || type === 'report.delivered') return !WITH_BEGINNING.has(body.kind!);
  if (type === 'attribute.set') return body.record === undefined;
  return BEGINNINGS.has(type) || (EFFECTS[type] === undefined && STATES[type] === undefined);
}

/** The storage name of a record: an outage without an incident is named by its component and first event, and its states are stored by component. */
const named = (kind: string, record: string): string => (kind === 'outage' ? (/^(.+?)@[^@|]+\|/.exec(record)?.[1] ?? record) : record);

/** Whether a fact has a kind of record, a milestone or an attribute whose name its sender chooses. */
export const hasChosenName = ({ type }: Fact): boolean =>
  type === 'record.reached' || type === 'report.delivered' || type === 'attribute.set';

/** Facts that belong together: those of one record ("ticket/T-1"), the states of one component, the samples of one stream. */
export function groupOf(fact: Fact): string {
  const { record } = fact.body;
  if (fact.type === 'attribute.set' && record !== undefined) return `${fact.body.of}/${named(fact.body.of!, record)}`;
  const kind = fact.type === 'record.reached' || fact.type === 'report.delivered' ? fact.body.kind : EFFECTS[fact.type]?.kind;
  if (kind !== undefined) return `${kind}/${record === undefined ? factKey(fact) : named(kind, record)}`;
  if (STATES[fact.type]) return `outage/${fact.body.record ?? fact.component ?? 'service'}`;
  return fact.body.stream === undefined ? fact.type : `${fact.type}/${fact.body.stream}`;
}
