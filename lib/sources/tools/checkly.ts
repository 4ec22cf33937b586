/** Checkly's alert webhook with its default fields; every value is a text. `uuid` is new with each delivery, so the result's id counts. */
import type { Mapping } from '../../schemas/mapping.ts';

export const checkly: Mapping = {
  source: 'checkly',
  note: 'A tag component:<x> names the component, else checkly/<check id>.',
  signature: { header: 'x-checkly-signature', algorithm: 'sha256', encoding: 'hex' },
  ignore: [
    { when: '$contains(alert_type, "_REMAIN")', because: 'a re-notification' },
    { when: 'alert_type in ["ALERT_SSL", "NO_ALERT"]', because: 'no change of state' },
  ],
  facts: [
    {
      type: {
        of: 'alert_type',
        map: {
          ALERT_FAILURE: 'service.down',
          ALERT_DEGRADED_FAILURE: 'service.down',
          ALERT_DEGRADED: 'service.degraded',
          ALERT_FAILURE_DEGRADED: 'service.degraded',
          ALERT_RECOVERY: 'service.up',
          ALERT_DEGRADED_RECOVERY: 'service.up',
        },
      },
      id: '{check_result_id}|{alert_type}',
      occurredAt: { from: 'started_at', format: 'iso' },
      component: ['{$tags(tags, "component")}', 'checkly/{check_id}'],
      incident: 'checkly/{check_id}',
    },
  ],
};
