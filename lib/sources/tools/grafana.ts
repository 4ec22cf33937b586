/** Grafana Alerting: Alertmanager's form with more. DatasourceNoData and DatasourceError are faults of the monitor: unknown time, not downtime. */
import type { Mapping } from '../../schemas/mapping.ts';
import { alertFact } from './alertmanager.ts';

export const grafana: Mapping = {
  source: 'grafana',
  note: 'The label `component` names the component; `severity` = "warning" or "degraded" is degraded.',
  cites: ['https://github.com/grafana/alerting/blob/main/receivers/webhook/v1/webhook.go'],
  signature: { header: 'x-grafana-alerting-signature', algorithm: 'sha256', encoding: 'hex' },
  ignore: [{ when: 'alerts[0].labels.alertname = "TestAlert"', because: 'test notification' }],
  refuse: [{ when: 'truncatedAlerts > 0', because: 'alerts were left out of this message (max alerts): set it to 0 in Grafana' }],
  each: 'alerts',
  facts: [
    {
      ...alertFact,
      type: {
        of: `status = "firing" and labels.alertname in ["DatasourceNoData", "DatasourceError"] ? "no data"
             : status = "firing" and labels.severity in ["warning", "degraded"] ? "warning" : status`,
        map: { firing: 'service.down', warning: 'service.degraded', 'no data': 'service.unknown', resolved: 'service.up' },
      },
    },
  ],
};
