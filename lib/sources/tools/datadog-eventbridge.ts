/**
 * Datadog monitors by its EventBridge partner. `result_ts` is in seconds while other instants beside it are milliseconds. The component comes
 * from a tag, never from the monitor's name.
 */
import type { Mapping } from '../../schemas/mapping.ts';

export const datadogEventbridge: Mapping = {
  source: 'datadog-eventbridge',
  note: 'A tag component:<x> names the component.',
  bus: { source: 'aws.partner/datadog.com/*', 'detail-type': ['Datadog Alert Notification'] },
  ignore: [
    { when: 'detail.meta.transition.trans_type in ["renotify", "re-alert"]', because: 'a re-notification' },
    { when: 'detail.meta.states.source_state = detail.meta.states.dest_state', because: 'the monitor was in this state before' },
  ],
  facts: [
    {
      type: {
        of: 'detail.meta.states.dest_state',
        map: { Alert: 'service.down', Warn: 'service.degraded', OK: 'service.up', 'No Data': 'service.unknown' },
      },
      id: 'eb:{id}',
      alias: '{detail.meta.monitor.id}|{detail.meta.result.result_ts}|{detail.meta.states.dest_state}',
      occurredAt: { from: 'detail.meta.result.result_ts', format: 'epoch-seconds' },
      component: '{$tags(detail.tags, "component")}',
      incident: 'datadog/{detail.meta.monitor.id}',
    },
  ],
};
