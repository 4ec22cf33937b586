/**
 * Atlassian Statuspage, its subscriber webhook: anyone can subscribe, and nothing is signed. Updates are listed newest first and each message
 * repeats the older ones, so that only the newest is read. A status page is an admission of the vendor, and not a measurement.
 */
import type { Mapping } from '../../schemas/mapping.ts';

/** Shared with the public API. */
export const COMPONENT_STATUS = {
  operational: 'service.up',
  degraded_performance: 'service.degraded',
  partial_outage: 'service.degraded',
  major_outage: 'service.down',
  under_maintenance: { ignore: 'maintenance has its own incident' },
} as const;

const newest = 'incident.incident_updates[0]';
const isPostmortem = 'incident.status = "postmortem" and $exists(incident.postmortem_published_at)';
const isMaintenance = '$exists(incident.scheduled_for) and incident.scheduled_for != null';

export const statuspage: Mapping = {
  source: 'statuspage',
  note: 'statuspage/<component id> is the component; an incident of several makes an event of each.',
  ignore: [
    { when: '$exists(component_update) and component_update.old_status = component_update.new_status', because: 'no change of state' },
  ],
  each: `$exists(component_update) ? $ : ( $changed := ${newest}.affected_components[old_status != new_status];
    $append($changed.{ "component": code, "status": new_status, "many": $count($changed) > 1 }, { "incident": incident }) )`,
  facts: [
    {
      when: '$exists(component_update)',
      type: { of: 'component_update.new_status', map: COMPONENT_STATUS },
      id: 'sp:{component_update.id}',
      occurredAt: { from: 'component_update.created_at', format: 'iso' },
      component: 'statuspage/{component_update.component_id}',
    },
    {
      when: `$exists(component) and $exists(status) and $not(${isPostmortem.replaceAll('incident.', '$body.incident.')})`,
      type: { of: 'status', map: COMPONENT_STATUS },
      id: [`sp:{$not(many) ? $body.${newest}.id}`, `sp:{$body.${newest}.id}|{component}`],
      occurredAt: { from: `$body.${newest}.display_at`, format: 'iso' },
      component: 'statuspage/{component}',
    },
    {
      when: `$exists(incident) and $not(${isMaintenance})`,
      type: {
        of: `${isPostmortem} ? "postmortem" : ${newest}.status`,
        map: {
          investigating: 'ticket.opened',
          identified: { ignore: 'the incident goes on' },
          monitoring: 'ticket.recovered',
          resolved: 'ticket.resolved',
          postmortem: 'report.delivered',
        },
      },
      id: [`sp:{${isPostmortem} ? incident.id}|postmortem|{$at}`, `sp:{${newest}.id}|ticket`],
      occurredAt: {
        from: `${isPostmortem} ? incident.postmortem_published_at : ${newest}.display_at`,
        format: 'iso',
      },
      component: 'statuspage/{incident.components.id}',
      ticket: `statuspage/{$not(${isPostmortem}) ? incident.id}`,
      about: `${isPostmortem} ? { "kind": "ticket", "id": "statuspage/" & incident.id }`,
      severity: `{${newest}.status = "investigating" ? incident.impact}`,
    },
    {
      when: `$exists(incident) and ${isMaintenance}`,
      type: {
        of: `${newest}.status`,
        map: {
          scheduled: 'maintenance.scheduled',
          in_progress: 'maintenance.started',
          verifying: { ignore: 'the maintenance goes on' },
          completed: 'maintenance.ended',
        },
      },
      id: `sp:{${newest}.id}|maintenance`,
      occurredAt: { from: `${newest}.display_at`, format: 'iso' },
      component: 'statuspage/{incident.components.id}',
      maintenance: 'statuspage/{incident.id}',
      start: { from: 'incident.scheduled_for', format: 'iso' },
      end: { from: 'incident.scheduled_until', format: 'iso' },
    },
  ],
};
