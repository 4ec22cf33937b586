/**
 * Facts: one immutable entry per event, in the public event types. `id` is unique per sender. Instants are epoch milliseconds here and
 * ISO-8601 on the wire. ./vocabulary.ts defines which record and which milestones an event type makes.
 */
import type { PartyRole } from '../contract/terms.ts';
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

/** How the sender is identified: the account on the bus, a verified signature, an unguessable address only, or an administrator. */
export type EvidenceClass = 'account' | 'signed' | 'secret-path' | 'administrator';

export interface FactBody {
  /** The record it belongs to, without its kind: an incident, a ticket, a maintenance. */
  readonly record?: string;
  /** Only for `record.reached` and `report.delivered`. */
  readonly kind?: string;
  readonly milestone?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly reason?: string;
  /** The beginning of the trouble by the alarm's own evidence, before the alarm reported it. */
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
  /** Figures that were sent with the checks: name -> one decimal text for each check. */
  readonly measured?: Readonly<Record<string, readonly (string | null)[]>>;
  /** A second id under which the same event may be received again. */
  readonly alias?: string;
  /** The sender knew no instant: `occurredAt` is that of receipt. */
  readonly quality?: 'received';
  /** Outcome class -> count per slot, all of equal length. */
  readonly outcomes?: Readonly<Record<string, readonly number[]>>;
  /** The counted failures with a known client: slot, outcome, client, count. */
  readonly byClient?: readonly { readonly slot: number; readonly outcome: string; readonly client: string; readonly count: number }[];
  /** Measured values, decimal text; null where nothing was measured. */
  readonly values?: readonly (string | null)[];
  readonly of?: string;
  readonly name?: string;
  readonly value?: string;
  /** Of a bill, with its currency; below 0 of a credit row alone. */
  readonly amount?: string;
  /** Of a credit row: the claim, the statement or the credit note that it pays. */
  readonly billingReference?: string;
  /** Of a bill: the number and the date of the invoice. */
  readonly invoice?: string;
  readonly invoiceDate?: string;
  readonly corrects?: string;
  /** The sender of the corrected fact, when it differs from the sender of the correction; only an administrator may do that. */
  readonly correctsSender?: string;
  /** The replacement; absent = the corrected fact is withdrawn. */
  readonly replacement?: { readonly type: EventType; readonly occurredAt: Instant; readonly component?: string; readonly body: FactBody };
}

export interface Fact {
  readonly id: string;
  readonly type: EventType;
  /** Claimed by the sender. */
  readonly occurredAt: Instant;
  /** When Makegood received it; trusted. */
  readonly receivedAt: Instant;
  /** For a file without an instant of receipt on each line: the order of this line among the others. */
  readonly turn?: number | undefined;
  readonly sender: string;
  readonly speaksFor: PartyRole;
  readonly class: EvidenceClass;
  /** The sender's name of the component. */
  readonly component?: string;
  readonly body: FactBody;
}

/** Who reports a fact: its sender, and the party for which that sender reports. */
export type Reporter = Pick<Fact, 'sender' | 'speaksFor'>;

/** How far after its receipt, in ms, an event may claim to have occurred, because clocks differ. An event further ahead is refused; in a file it is a finding. */
export const MAX_AHEAD_MS = 5 * MINUTE;

/** Identity of a fact over all senders. */
export const factKey = (fact: Pick<Fact, 'sender' | 'id'>): string => `${fact.sender}|${fact.id}`;

/** The key of the fact that a correction names: a fact of its own sender, or for an administrator of any sender. */
export const correctedKey = (correction: Fact): string =>
  factKey({
    sender: correction.class === 'administrator' ? (correction.body.correctsSender ?? correction.sender) : correction.sender,
    id: correction.body.corrects!,
  });
