/**
 * CloudWatch alarm state changes. The alarm comes after the trouble began: `reasonData.startDate`, the first datapoint that was
 * judged, is the candidate start. INSUFFICIENT_DATA is neither up nor down.
 */
import type { Mapping } from '../../schemas/mapping.ts';

/** Shared with sources that are alarms underneath: everything but the component. */
export const alarmFact = {
  type: {
    of: 'detail.state.value',
    map: { ALARM: 'service.down', OK: 'service.up', INSUFFICIENT_DATA: 'service.unknown' },
  },
  id: 'eb:{id}',
  alias: '{resources[0]}|{detail.state.value}|{$at}',
  occurredAt: { from: 'detail.state.timestamp', format: 'iso' },
  candidateStart: { from: 'detail.state.value = "ALARM" ? $json(detail.state.reasonData).startDate', format: 'iso' },
} as const satisfies Omit<Mapping['facts'][number], 'component'>;

export const cloudwatchAlarm: Mapping = {
  source: 'cloudwatch-alarm',
  note: 'CloudWatch alarms; the alarm is the component, by its ARN.',
  cites: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html'],
  bus: { source: 'aws.cloudwatch', 'detail-type': ['CloudWatch Alarm State Change'] },
  ignore: [{ when: 'detail.state.value = detail.previousState.value', because: 'the alarm was in this state before' }],
  refuse: [{ when: '$not($exists(resources[0]))', because: 'the alarm ARN (/resources/0) is missing' }],
  facts: [{ ...alarmFact, component: '{resources[0]}' }],
};
