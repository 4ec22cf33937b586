/**
 * Zendesk ticket events by webhook. Instants: ISO-8601 Z with up to nine digits of a second.
 * First response = a public comment by staff. PENDING (waiting on the requester) pauses; HOLD does so for a third party.
 * Signature: base64 HMAC-SHA256 over timestamp + body, in X-Zendesk-Webhook-Signature and ...-Timestamp.
 * Source: developer.zendesk.com/api-reference/webhooks/event-types/ticket-events
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EventType, FactBody } from '../domain/evidence/fact.ts';
import { parseInstant } from '../domain/time/instant.ts';
import { type Source, type SourceResult, pick, textAt, unreadable } from './source.ts';

const PREFIX = 'zen:event-type:ticket.';
const COMPONENT_TAG = 'component_';

/** A delivery older than this is a replay. */
const REPLAY_WINDOW = 5 * 60_000;

type Move = { readonly type: EventType; readonly body?: FactBody } | { readonly ignored: string } | undefined;

export const zendesk = {
  name: 'zendesk',
  readBody(body) {
    const kind = textAt(body, 'type') ?? '';
    if (!kind.startsWith(PREFIX)) return unreadable('/type', `"${kind}" is no ticket event of Zendesk`);
    const [id, ticket, occurredAt] = [textAt(body, 'id'), textAt(body, 'detail', 'id'), parseInstant(textAt(body, 'time') ?? '')];
    if (id === undefined || ticket === undefined) return unreadable('', 'event id or ticket id is missing');
    if (occurredAt === undefined) return unreadable('/time', 'is no ISO instant');
    const move = moveOf(kind.slice(PREFIX.length), body);
    if (!move)
      return unreadable(
        '/event/current',
        `status "${textAt(body, 'event', 'current')}" is not one that Zendesk documents; map custom statuses to NEW, OPEN, PENDING, HOLD, SOLVED or CLOSED`,
      );
    if ('ignored' in move) return move;
    return result(id, ticket, occurredAt, move, componentOf(body));
  },
  verify(raw, headers, secret, now) {
    const timestamp = headers['x-zendesk-webhook-signature-timestamp'] ?? '';
    const sentAt = parseInstant(timestamp);
    if (sentAt === undefined || Math.abs(now - sentAt) > REPLAY_WINDOW) return false;
    const wanted = Buffer.from(
      createHmac('sha256', secret)
        .update(timestamp + raw, 'utf8')
        .digest('base64'),
    );
    const given = Buffer.from(headers['x-zendesk-webhook-signature'] ?? '');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  },
} satisfies Source;

function result(
  id: string,
  ticket: string,
  occurredAt: number,
  move: { type: EventType; body?: FactBody },
  component: string | undefined,
): SourceResult {
  return {
    readings: [
      {
        id: `zd:${id}`,
        type: move.type,
        occurredAt,
        ...(component !== undefined && { component }),
        body: { record: `zendesk/${ticket}`, ...move.body },
      },
    ],
  };
}

/** Zendesk knows no components: a tag "component_playback_origin" names one, as "zendesk/playback_origin". */
function componentOf(body: unknown): string | undefined {
  const tags = pick(body, 'detail', 'tags');
  const tag = Array.isArray(tags)
    ? tags.find((entry): entry is string => typeof entry === 'string' && entry.startsWith(COMPONENT_TAG))
    : undefined;
  return tag && `zendesk/${tag.slice(COMPONENT_TAG.length)}`;
}

function moveOf(kind: string, body: unknown): Move {
  const severity = textAt(body, 'detail', 'priority');
  if (kind === 'created') return { type: 'ticket.opened', body: severity === undefined ? {} : { attributes: { severity } } };
  if (kind === 'comment_added') {
    const comment = pick(body, 'event', 'comment');
    const answer = pick(comment, 'is_public') === true && pick(comment, 'author', 'is_staff') === true;
    return answer ? { type: 'ticket.acknowledged' } : { ignored: 'a comment that is not a public answer by staff' };
  }
  if (kind === 'priority_changed') {
    const current = textAt(body, 'event', 'current');
    return current === undefined
      ? { ignored: 'the priority was taken away' }
      : { type: 'ticket.severity_changed', body: { attributes: { severity: current } } };
  }
  if (kind === 'status_changed') return statusMove(textAt(body, 'event', 'previous') ?? '', textAt(body, 'event', 'current') ?? '');
  return { ignored: `ticket.${kind} moves no clock` };
}

function statusMove(previous: string, current: string): Move {
  const ended = previous === 'SOLVED' || previous === 'CLOSED';
  if (current === 'SOLVED') return { type: 'ticket.resolved' };
  if (current === 'CLOSED') return { type: 'ticket.closed' };
  if (current === 'PENDING' || current === 'HOLD')
    return { type: 'ticket.paused', body: { reason: current === 'PENDING' ? 'waiting-on-customer' : 'waiting-on-third-party' } };
  if (current === 'OPEN' || current === 'NEW') {
    if (ended) return { type: 'ticket.reopened' };
    return previous === 'PENDING' || previous === 'HOLD'
      ? { type: 'ticket.resumed' }
      : { ignored: `${previous} to ${current} moves no clock` };
  }
  return undefined;
}
