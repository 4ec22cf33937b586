/**
 * Zendesk ticket events by webhook. First response is a public comment by staff. PENDING (waiting on the requester) pauses; HOLD does so for a
 * third party. Zendesk knows no components: a tag component_<x> names one.
 */
import type { Mapping } from '../../schemas/mapping.ts';

/** Shared with the discontinued EventBridge connector, whose words are the same in lower case. */
export const STATUS = {
  PENDING: { type: 'ticket.paused', with: { reason: 'waiting-on-customer' } },
  HOLD: { type: 'ticket.paused', with: { reason: 'waiting-on-third-party' } },
  SOLVED: 'ticket.resolved',
  CLOSED: 'ticket.closed',
  reopened: 'ticket.reopened',
  resumed: 'ticket.resumed',
  moved: { ignore: 'a change of status that moves no timer' },
} as const;

/** The word for a status change; the meaning of OPEN and NEW depends on the previous status. */
export const statusWord = (previous: string, current: string): string =>
  `${current} in ["OPEN", "NEW"] ? (${previous} in ["SOLVED", "CLOSED"] ? "reopened" : ${previous} in ["PENDING", "HOLD"] ? "resumed" : "moved") : ${current}`;

export const zendesk: Mapping = {
  source: 'zendesk',
  note: 'zendesk/<x> from a tag component_<x> is the component.',
  cites: ['https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events'],
  signature: {
    header: 'x-zendesk-webhook-signature',
    algorithm: 'sha256',
    encoding: 'base64',
    timestamp: { header: 'x-zendesk-webhook-signature-timestamp', 'within-seconds': 300 },
  },
  facts: [
    {
      type: {
        of: `( $kind := $substringAfter(type, "zen:event-type:ticket.");
               $kind = "status_changed" ? (${statusWord('event.previous', 'event.current')})
               : $kind = "comment_added" ? (event.comment.is_public and event.comment.author.is_staff ? "answer" : "comment")
               : $kind = "priority_changed" ? (event.current ? "priority" : "moved")
               : $kind = "created" ? "created"
               : $kind != type ? "moved" : type )`,
        map: {
          ...STATUS,
          created: 'ticket.opened',
          answer: 'ticket.acknowledged',
          priority: 'ticket.severity_changed',
          comment: { ignore: 'a comment that is no public answer by staff' },
        },
      },
      id: 'zd:{id}',
      occurredAt: { from: 'time', format: 'iso' },
      component: 'zendesk/{$tags(detail.tags, "component")}',
      ticket: 'zendesk/{detail.id}',
      severity: '{$contains(type, "priority_changed") ? event.current : $contains(type, ".created") ? detail.priority}',
    },
  ],
};
