/**
 * Uptime Kuma. `heartbeat.time` is UTC without a zone; `localDateTime` is the server's own zone and is not read. Down is sent after the
 * retries: the first failure was that many retry intervals earlier. Nothing is sent when a monitor leaves maintenance.
 */
import type { Mapping } from '../../schemas/mapping.ts';

export const uptimeKuma: Mapping = {
  source: 'uptime-kuma',
  note: 'uptime-kuma/<monitor id> is the component. Kuma sends nothing when a monitor leaves maintenance.',
  cites: ['https://github.com/louislam/uptime-kuma/blob/master/server/notification-providers/webhook.js'],
  ignore: [{ when: 'heartbeat = null and monitor = null', because: 'test notification' }],
  facts: [
    {
      type: {
        of: 'heartbeat.status',
        map: {
          0: 'service.down',
          1: 'service.up',
          2: { ignore: 'pending: Kuma is still retrying' },
          3: { ignore: 'maintenance set in Kuma is no announcement' },
        },
      },
      id: '{heartbeat.monitorID}|{heartbeat.status}|{$at}',
      occurredAt: { from: 'heartbeat.time', format: 'iso-utc' },
      component: 'uptime-kuma/{heartbeat.monitorID}',
      candidateStart: {
        from: 'heartbeat.status = 0 and heartbeat.retries > 0 and monitor.retryInterval > 0 ? heartbeat.time',
        format: 'iso-utc',
        'less-seconds': 'heartbeat.retries * monitor.retryInterval',
      },
    },
  ],
};
