/**
 * Prometheus Alertmanager, webhook version 4. One message holds a group: each alert counts by itself. `startsAt` is when the rule
 * began to fire, after its `for:`; `endsAt` of a resolved alert may be an extrapolated timeout. Messages repeat; an alert of one
 * fingerprint and start is one outage.
 */
import type { Mapping } from '../../schemas/mapping.ts';

/** Shared with Grafana, whose alerts have the same form. */
export const alertFact = {
  id: '{fingerprint}|{startsAt}|{status}',
  component: '{labels.component}',
  incident: '{fingerprint}|{startsAt}',
  severity: '{labels.severity}',
  occurredAt: { from: 'status = "resolved" ? endsAt : startsAt', format: 'iso' },
} as const satisfies Omit<Mapping['facts'][number], 'type'>;

export const alertmanager: Mapping = {
  source: 'alertmanager',
  note: 'The label `component` names the component; `severity` = "warning" or "degraded" is degraded.',
  cites: ['https://github.com/prometheus/alertmanager/blob/main/template/template.go'],
  refuse: [{ when: 'truncatedAlerts > 0', because: 'alerts were left out of this message (max_alerts): set it to 0 in Alertmanager' }],
  each: 'alerts',
  facts: [
    {
      ...alertFact,
      type: {
        of: 'status = "firing" and labels.severity in ["warning", "degraded"] ? "warning" : status',
        map: { firing: 'service.down', warning: 'service.degraded', resolved: 'service.up' },
      },
    },
  ],
};
