/**
 * Amazon IVS (low latency). Delivery is best effort: events may be missing, hours late and out of order, so that a missing "Starvation End"
 * needs a second witness. Starvation means that no data came from the broadcaster; the contract must define whose fault that is.
 */
import type { Mapping } from '../../schemas/mapping.ts';

export const ivs: Mapping = {
  source: 'ivs',
  note: 'The channel is the component, by its ARN.',
  cites: ['https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/eventbridge.html'],
  bus: { source: 'aws.ivs' },
  ignore: [
    {
      when: '$not(`detail-type` in ["IVS Stream State Change", "IVS Stream Health Change"])',
      because: 'neither the state nor the health of a stream',
    },
  ],
  facts: [
    {
      type: {
        of: 'detail.event_name',
        map: {
          'Starvation Start': 'service.degraded',
          'Starvation End': 'service.up',
          'Stream Failure': 'service.down',
          'Stream Start': 'service.up',
          'Stream Takeover': { ignore: 'another broadcaster goes on with the stream' },
          'Stream End': { ignore: 'the broadcaster ended the stream' },
          'Session Created': { ignore: 'a session alone is no stream' },
          'Session Ended': { ignore: 'a session alone is no stream' },
          'Stream Takeover Failure': { ignore: 'the stream that was there goes on' },
        },
      },
      id: 'eb:{id}',
      occurredAt: { from: 'time', format: 'iso' },
      component: '{resources[0]}',
      attributes: { session: 'detail.stream_id', code: 'detail.code' },
    },
  ],
};
