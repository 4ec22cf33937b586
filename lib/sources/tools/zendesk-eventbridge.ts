/** Zendesk's EventBridge connector: discontinued on 2025-12-01, read for archives and replays. `sequence` groups the events of one update. */
import type { Mapping } from '../../schemas/mapping.ts';
import { STATUS, statusWord } from './zendesk.ts';

export const zendeskEventbridge: Mapping = {
  source: 'zendesk-eventbridge',
  note: 'zendesk/<x> from a tag component_<x> is the component.',
  cites: ['https://developer.zendesk.com/api-reference/amazon-eventbridge/tickets/'],
  bus: { source: 'aws.partner/zendesk.com/*' },
  facts: [
    {
      type: {
        of: `( $event := detail.ticket_event; $kind := $event.type; $previous := $uppercase($event.previous); $current := $uppercase($event.current);
               $kind = "Status Changed" ? (${statusWord('$previous', '$current')})
               : $kind = "Ticket Created" ? "created"
               : $kind = "Comment Created" ? ($event.comment.is_public and $event.comment.author.is_staff ? "answer" : "moved")
               : $kind = "Priority Changed" and $event.current ? "priority" : "moved" )`,
        map: { ...STATUS, created: 'ticket.opened', answer: 'ticket.acknowledged', priority: 'ticket.severity_changed' },
      },
      id: 'zd:{detail.ticket_event.meta.sequence.id}|{detail.ticket_event.meta.sequence.position}',
      occurredAt: { from: 'detail.ticket_event.meta.occurred_at', format: 'iso' },
      component: 'zendesk/{$tags(detail.ticket_event.ticket.tags, "component")}',
      ticket: 'zendesk/{detail.ticket_event.ticket.id}',
      severity: '{detail.ticket_event.type in ["Ticket Created", "Priority Changed"] ? detail.ticket_event.ticket.priority}',
    },
  ],
};
