/**
 * PagerDuty incidents: webhooks v3, and the same object in `detail` from the EventBridge partner. Instants: ISO-8601 Z.
 * Signature: header X-PagerDuty-Signature "v1=<hex HMAC-SHA256 of the body>", several when keys rotate.
 * Source: developer.pagerduty.com/docs/webhooks/v3-overview
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EventType } from '../domain/evidence/fact.ts';
import { parseInstant } from '../domain/time/instant.ts';
import { type Source, type SourceResult, pick, textAt, unreadable } from './source.ts';

const TYPES: Readonly<Record<string, EventType>> = {
  'incident.triggered': 'ticket.opened',
  'incident.acknowledged': 'ticket.acknowledged',
  'incident.priority_updated': 'ticket.severity_changed',
  'incident.resolved': 'ticket.resolved',
  'incident.reopened': 'ticket.reopened',
};

function read(event: unknown): SourceResult {
  const kind = textAt(event, 'event_type');
  if (kind === undefined) return unreadable('/event/event_type', 'is missing (a version 2 message? use webhooks v3)');
  const type = TYPES[kind];
  if (!type)
    return kind.startsWith('incident.') || kind.startsWith('pagey.')
      ? { ignored: `${kind} moves no clock` }
      : unreadable('/event/event_type', `"${kind}" is no event type of PagerDuty that we know`);
  const [id, incident, occurredAt] = [textAt(event, 'id'), textAt(event, 'data', 'id'), parseInstant(textAt(event, 'occurred_at') ?? '')];
  if (id === undefined || incident === undefined) return unreadable('/event', 'event id or incident id is missing');
  if (occurredAt === undefined) return unreadable('/event/occurred_at', 'is no ISO instant');
  const [service, severity] = [
    textAt(event, 'data', 'service', 'id'),
    textAt(event, 'data', 'priority', 'summary') ?? textAt(event, 'data', 'urgency'),
  ];
  return {
    readings: [
      {
        id: `pd:${id}`,
        type,
        occurredAt,
        ...(service !== undefined && { component: `pagerduty/${service}` }),
        body: { record: `pagerduty/${incident}`, ...(severity !== undefined && { attributes: { severity } }) },
      },
    ],
  };
}

export const pagerduty = {
  name: 'pagerduty',
  matches: (envelope) => envelope.source.startsWith('aws.partner/pagerduty.com/'),
  readEnvelope: (envelope) => read(pick(envelope.detail, 'event')),
  readBody: (body) => read(pick(body, 'event')),
  verify(raw, headers, secret) {
    const wanted = Buffer.from(createHmac('sha256', secret).update(raw, 'utf8').digest('hex'));
    return (headers['x-pagerduty-signature'] ?? '').split(',').some((given) => {
      const signature = Buffer.from(given.trim().replace(/^v1=/, ''));
      return signature.length === wanted.length && timingSafeEqual(signature, wanted);
    });
  },
} satisfies Source;
