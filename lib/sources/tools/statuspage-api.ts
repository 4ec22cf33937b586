/**
 * Statuspage's public API v2 (`incidents.json`, `scheduled-maintenances.json`), fetched and posted as it came. It lists the newest
 * first and repeats what was sent: the ids make repeats harmless.
 */
import type { Mapping } from '../../schemas/mapping.ts';
import { COMPONENT_STATUS } from './statuspage.ts';

export const statuspageApi: Mapping = {
  source: 'statuspage-api',
  note: 'statuspage/<component id> is the component; an update of several makes an event of each.',
  ignore: [{ when: '$count(incidents) = 0 and $count(scheduled_maintenances) = 0', because: 'the page lists nothing' }],
  each: `$append(
    $reverse(incidents.( $incident := $; incident_updates.( $update := $; $changed := affected_components[old_status != new_status];
      $changed.{
        "kind": "state", "id": $update.id, "at": $update.display_at, "component": code, "status": new_status, "many": $count($changed) > 1,
        "first": $update.id = $incident.incident_updates[-1].id, "began": $incident.started_at }))),
    scheduled_maintenances.( $maintenance := $; incident_updates.{
      "kind": "maintenance", "id": id, "at": display_at, "status": status,
      "components": $count(affected_components) > 0 ? affected_components.code : $maintenance.components.id,
      "maintenance": $maintenance.id, "start": $maintenance.scheduled_for, "end": $maintenance.scheduled_until }))`,
  facts: [
    {
      when: 'kind = "state"',
      type: { of: 'status', map: COMPONENT_STATUS },
      id: ['sp:{$not(many) ? id}', 'sp:{id}|{component}'],
      occurredAt: { from: 'at', format: 'iso' },
      candidateStart: { from: 'first ? began', format: 'iso' },
      component: 'statuspage/{component}',
    },
    {
      when: 'kind = "maintenance"',
      type: {
        of: 'status',
        map: {
          scheduled: 'maintenance.scheduled',
          in_progress: 'maintenance.started',
          verifying: { ignore: 'the maintenance goes on' },
          completed: 'maintenance.ended',
        },
      },
      id: 'sp:{id}',
      occurredAt: { from: 'at', format: 'iso' },
      component: 'statuspage/{components}',
      maintenance: 'statuspage/{maintenance}',
      start: { from: 'start', format: 'iso' },
      end: { from: 'end', format: 'iso' },
    },
  ],
};
