/**
 * ServiceNow incidents, posted by a business rule (docs/how-to/connect-a-tool.md has the script). `sys_updated_on` is UTC without a zone, by getValue();
 * getDisplayValue() would be a local time of some user. `sys_mod_count` orders and names the updates of one record.
 */
import type { Mapping } from '../../schemas/mapping.ts';

export const servicenow: Mapping = {
  source: 'servicenow',
  note: 'servicenow/<cmdb_ci> is the component. Codes are those of the stock incident table.',
  ignore: [
    {
      when: '$exists(previous_state) and previous_state = state and $not($exists(previous_priority) and previous_priority != priority)',
      because: 'neither state nor priority changed',
    },
  ],
  facts: [
    {
      type: {
        of: `event = "incident.created" or event = "incident.inserted" ? "created"
             : $exists(previous_priority) and previous_priority != priority and previous_state = state ? "priority"
             : state = "3" ? "hold " & hold_reason
             : state in ["1", "2"] and previous_state in ["6", "7"] ? "reopened"
             : state in ["1", "2"] and previous_state = "3" ? "resumed"
             : state = "2" and previous_state = "1" ? "begun" : state`,
        map: {
          created: 'ticket.opened',
          priority: 'ticket.severity_changed',
          begun: 'ticket.acknowledged',
          resumed: 'ticket.resumed',
          reopened: 'ticket.reopened',
          'hold 1': { type: 'ticket.paused', with: { reason: 'waiting-on-customer' } },
          'hold 3': { type: 'ticket.paused', with: { reason: 'waiting-on-problem' } },
          'hold 4': { type: 'ticket.paused', with: { reason: 'waiting-on-third-party' } },
          'hold 5': { type: 'ticket.paused', with: { reason: 'waiting-on-change' } },
          6: 'ticket.resolved',
          7: 'ticket.closed',
          8: 'ticket.closed',
          1: { ignore: 'a state that moves no timer' },
          2: { ignore: 'a state that moves no timer' },
        },
      },
      id: 'sn:{sys_id}|{sys_mod_count}',
      occurredAt: { from: 'event in ["incident.created", "incident.inserted"] ? opened_at : sys_updated_on', format: 'iso-utc' },
      component: 'servicenow/{cmdb_ci}',
      ticket: 'servicenow/{number}',
      severity: '{priority}',
    },
  ],
};
