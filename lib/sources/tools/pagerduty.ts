/**
 * PagerDuty incidents: webhooks v3, and the same object in `detail` of its EventBridge partner (older connectors put the v2 message there).
 * PagerDuty has no pause. An automatic acknowledgement is no human answer: the contract decides.
 */
import type { Mapping } from '../../schemas/mapping.ts';

export const pagerduty: Mapping = {
  source: 'pagerduty',
  note: 'pagerduty/<service id> is the component; the priority is the severity.',
  cites: ['https://developer.pagerduty.com/docs/webhooks/v3-overview'],
  bus: { source: 'aws.partner/pagerduty.com/*', at: 'detail' },
  webhook: true,
  signature: { header: 'x-pagerduty-signature', algorithm: 'sha256', encoding: 'hex', prefix: 'v1=' },
  ignore: [{ when: 'event.event_type = "pagey.ping"', because: 'test notification' }],
  facts: [
    {
      when: '$type(event) = "object"',
      type: {
        of: `( $known := ["triggered", "acknowledged", "priority_updated", "resolved", "reopened"];
               $substringAfter(event.event_type, "incident.") in $known ? $substringAfter(event.event_type, "incident.")
               : $contains(event.event_type, "incident.") ? "moves no timer" : event.event_type )`,
        map: {
          triggered: 'ticket.opened',
          acknowledged: 'ticket.acknowledged',
          priority_updated: 'ticket.severity_changed',
          resolved: 'ticket.resolved',
          reopened: 'ticket.reopened',
          'moves no timer': { ignore: 'an event of the incident that moves no timer' },
        },
      },
      id: 'pd:{event.id}',
      occurredAt: { from: 'event.occurred_at', format: 'iso' },
      component: 'pagerduty/{event.data.service.id}',
      ticket: 'pagerduty/{event.data.id}',
      severity: ['{event.data.priority.summary}', '{event.data.urgency}'],
    },
    {
      when: '$type(event) = "string"',
      type: {
        of: 'event',
        map: {
          'incident.trigger': 'ticket.opened',
          'incident.acknowledge': 'ticket.acknowledged',
          'incident.resolve': 'ticket.resolved',
        },
        otherwise: { ignore: 'an event of the incident that moves no timer' },
      },
      id: 'pd:{log_entries[0].id}',
      occurredAt: { from: 'log_entries[0].created_at', format: 'iso' },
      component: 'pagerduty/{incident.service.id}',
      ticket: 'pagerduty/{incident.id}',
      severity: ['{incident.priority.summary}', '{incident.urgency}'],
    },
  ],
};
