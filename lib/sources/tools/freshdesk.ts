/**
 * Freshdesk's automation webhook. Its default body has neither an instant nor an id, and `triggered_event` is no JSON: the instant of receipt
 * is used, and an event counts once a minute. The body in docs/how-to/connect-a-tool.md adds the component.
 */
import type { Mapping } from '../../schemas/mapping.ts';

export const freshdesk: Mapping = {
  source: 'freshdesk',
  note: 'A body with `component` names the component. Custom statuses (8 and above) are quarantined: map your own.',
  each: 'freshdesk_webhook',
  facts: [
    {
      type: {
        of: `( $to := $substringBefore($substringAfter(triggered_event, "to:"), "}");
               $from := $substringBefore($substringAfter(triggered_event, "from:"), ",");
               $contains(triggered_event, "ticket_created") or $contains(triggered_event, "ticket_action:created") ? "created"
               : $contains(triggered_event, "priority") ? "priority"
               : $contains(triggered_event, "status") ? ($to in ["2", "3"] and $from in ["4", "5"] ? "reopened" : $to = "2" and $from in ["3", "6", "7"] ? "resumed" : $to)
               : "moved" )`,
        map: {
          created: 'ticket.opened',
          priority: 'ticket.severity_changed',
          resumed: 'ticket.resumed',
          reopened: 'ticket.reopened',
          2: { ignore: 'a status that moves no timer' },
          3: { type: 'ticket.paused', with: { reason: 'pending' } },
          4: 'ticket.resolved',
          5: 'ticket.closed',
          6: { type: 'ticket.paused', with: { reason: 'waiting-on-customer' } },
          7: { type: 'ticket.paused', with: { reason: 'waiting-on-third-party' } },
          moved: { ignore: 'a change that moves no timer' },
        },
      },
      id:
        '{ticket_id}|{$contains(triggered_event, "status") ? "status" : $contains(triggered_event, "priority") ? "priority" : "created"}' +
        '|{$substringBefore($substringAfter(triggered_event, "from:"), ",")}>{$substringBefore($substringAfter(triggered_event, "to:"), "}")}' +
        '|{$substring($received, 0, 16)}',
      occurredAt: 'received',
      component: 'freshdesk/{component}',
      ticket: 'freshdesk/{ticket_id}',
      severity: '{ticket_priority}',
    },
  ],
};
