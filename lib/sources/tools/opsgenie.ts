/**
 * Opsgenie (and the alerts of Jira Service Management that follow it). `createdAt` is milliseconds, `updatedAt` nanoseconds: more digits than a
 * double holds, so it is read as text. Create repeats when an alert goes to another team: the same id again.
 */
import type { Mapping } from '../../schemas/mapping.ts';

export const opsgenie: Mapping = {
  source: 'opsgenie',
  note: 'A tag component:<x> names the component, else opsgenie/<entity>.',
  bus: { source: 'aws.partner/opsgenie.com/*', at: 'detail' },
  webhook: true,
  facts: [
    {
      type: {
        of: 'action',
        map: {
          Create: 'ticket.opened',
          Acknowledge: 'ticket.acknowledged',
          Close: 'ticket.resolved',
          UpdatePriority: 'ticket.severity_changed',
        },
        otherwise: { ignore: 'an action that moves no timer' },
      },
      id: '{alert.alertId}|{action}|{action = "Create" ? alert.createdAt : $substring($string(alert.updatedAt), 0, 13)}',
      occurredAt: {
        from: 'action = "Create" ? $string(alert.createdAt) & "000000" : alert.updatedAt',
        format: 'epoch-nanoseconds',
      },
      component: ['{$tags(alert.tags, "component")}', 'opsgenie/{alert.entity}'],
      ticket: 'opsgenie/{alert.alertId}',
      severity: '{alert.priority}',
    },
  ],
};
