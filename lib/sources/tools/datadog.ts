/** Datadog's webhook integration with the template that docs/how-to/connect-a-tool.md gives. `$DATE` is milliseconds as text. */
import type { Mapping } from '../../schemas/mapping.ts';

export const datadog: Mapping = {
  source: 'datadog',
  note: 'A tag component:<x> names the component. The webhook needs the template in docs/how-to/connect-a-tool.md.',
  facts: [
    {
      type: {
        of: 'alert_transition',
        map: {
          Triggered: 'service.down',
          Warn: 'service.degraded',
          Recovered: 'service.up',
          'Warn Recovered': 'service.up',
          'No Data': 'service.unknown',
          'No Data Recovered': 'service.up',
          'Re-Triggered': { ignore: 'a re-notification' },
          'Re-Warn': { ignore: 'a re-notification' },
          'Re-No Data': { ignore: 'a re-notification' },
          Renotify: { ignore: 'a re-notification' },
          Muted: { ignore: 'muting is no change of state' },
          Unmuted: { ignore: 'muting is no change of state' },
        },
      },
      id: 'dd:{id}',
      occurredAt: { from: 'date', format: 'epoch-milliseconds' },
      component: '{$tags(tags, "component")}',
      incident: 'datadog/{monitor_id}',
      severity: '{severity}',
    },
  ],
};
