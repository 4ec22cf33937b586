/**
 * Facts: what senders said, one immutable entry per event, in the public event types that vendors and sources speak.
 * `id` is unique per sender. Instants are epoch milliseconds here and ISO-8601 on the wire.
 * Which record and which milestones an event type makes is written once, in ./vocabulary.ts.
 */
import { type Instant, MINUTE } from '../time/instant.ts';

export const EVENT_TYPES = [
  'service.down',
  'service.degraded',
  'service.up',
  'service.unknown',
  'service.watched',
  'probe.batch',
  'probes.batched',
  'requests.counted',
  'gauge.sampled',
  'maintenance.scheduled',
  'maintenance.started',
  'maintenance.ended',
  'maintenance.cancelled',
  'ticket.opened',
  'ticket.acknowledged',
  'ticket.severity_changed',
  'ticket.paused',
  'ticket.resumed',
  'ticket.recovered',
  'ticket.resolved',
  'ticket.reopened',
  'ticket.closed',
  'report.delivered',
  'record.reached',
  'attribute.set',
  'charge.billed',
  'correction',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** How certain we are of who spoke: the bus's own account, a verified signature, an unguessable address alone, or a person with leave to correct. */
export type EvidenceClass = 'account' | 'signed' | 'secret-path' | 'administrator';

export interface FactBody {
  /** The record it belongs to, without its kind: an incident, a ticket, a maintenance. */
  readonly record?: string;
  /** Only for `record.reached` and `report.delivered`. */
  readonly kind?: string;
  readonly milestone?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly reason?: string;
  /** The alarm's own idea of when the trouble began, before it was noticed. */
  readonly candidateStart?: Instant;
  readonly start?: Instant;
  readonly end?: Instant;
  readonly sections?: readonly string[];
  /** Probe or request stream. */
  readonly stream?: string;
  readonly location?: string;
  /** Milliseconds between samples. */
  readonly every?: number;
  /** One character a sample: 1 pass, 0 fail, - none. */
  readonly results?: string;
  /** Only for `probes.batched`: results by component, all of equal length. */
  readonly batched?: Readonly<Record<string, string>>;
  /** Figures that came with the checks: name -> one decimal text a check. */
  readonly measured?: Readonly<Record<string, readonly (string | null)[]>>;
  /** A second id by which the same event may come again. */
  readonly alias?: string;
  /** The sender knew no instant: `occurredAt` is that of receipt. */
  readonly quality?: 'received';
  /** Outcome class -> count per slot, all of equal length. */
  readonly outcomes?: Readonly<Record<string, readonly number[]>>;
  /** Of counted failures, those whose client is known: slot, outcome, client, count. */
  readonly byClient?: readonly { readonly slot: number; readonly outcome: string; readonly client: string; readonly count: number }[];
  /** Measured values, decimal text; null where nothing was measured. */
  readonly values?: readonly (string | null)[];
  readonly of?: string;
  readonly name?: string;
  readonly value?: string;
  readonly amount?: string;
  readonly corrects?: string;
  /** The sender of the corrected fact, when it is another than the one who corrects: only a person with leave may do that. */
  readonly correctsSender?: string;
  /** The fact that stands instead; absent = the corrected fact is withdrawn. */
  readonly replacement?: { readonly type: EventType; readonly occurredAt: Instant; readonly component?: string; readonly body: FactBody };
}

export interface Fact {
  readonly id: string;
  readonly type: EventType;
  /** Claimed by the sender. */
  readonly occurredAt: Instant;
  /** Ours, trusted. */
  readonly receivedAt: Instant;
  /** Of a file that does not say when each of its lines was received: the place among them in which this one came. */
  readonly turn?: number;
  readonly sender: string;
  readonly speaksFor: 'vendor' | 'customer';
  readonly class: EvidenceClass;
  /** As the sender names it. */
  readonly component?: string;
  readonly body: FactBody;
}

/** So far ahead of its receipt an event may be: clocks differ. What is further ahead is not taken; in a file it is a finding. */
export const MAX_AHEAD_MS = 5 * MINUTE;

/** Identity of a fact over all senders. */
export const factKey = (fact: Pick<Fact, 'sender' | 'id'>): string => `${fact.sender}|${fact.id}`;

/** Identity of the fact that a correction names: its own sender's, but for a person with leave to correct others. */
export const correctedKey = (correction: Fact): string =>
  factKey({
    sender: correction.class === 'administrator' ? (correction.body.correctsSender ?? correction.sender) : correction.sender,
    id: correction.body.corrects!,
  });
