/** Route 53 health checks: a CloudWatch alarm on AWS/Route53 in us-east-1. There is no native event; the alarm lags by minutes. */
import type { Mapping } from '../../schemas/mapping.ts';
import { fromMapping } from '../mapped.ts';
import { type Envelope, type Source, pick } from '../source.ts';
import { alarmFact } from './cloudwatch-alarm.ts';

const mapping: Mapping = {
  source: 'route53-health-check',
  note: 'route53-hc/<health check id> is the component.',
  cites: ['https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html'],
  bus: { source: 'aws.cloudwatch', 'detail-type': ['CloudWatch Alarm State Change'] },
  ignore: [{ when: 'detail.state.value = detail.previousState.value', because: 'the alarm was in this state before' }],
  facts: [{ ...alarmFact, component: 'route53-hc/{detail.configuration.metrics[0].metricStat.metric.dimensions.HealthCheckId}' }],
};

const mapped = fromMapping(mapping);

/** Whether the alarm's first metric is of a health check; only this distinguishes it from other alarms. */
const isHealthCheck = (envelope: Envelope): boolean => {
  const metrics = pick(envelope.detail, 'configuration', 'metrics');
  const [first] = Array.isArray(metrics) ? (metrics as unknown[]) : [];
  return pick(first, 'metricStat', 'metric', 'dimensions', 'HealthCheckId') !== undefined;
};

export const route53HealthCheck: Source = {
  ...mapped,
  matches: (envelope) => mapped.matches!(envelope) && isHealthCheck(envelope),
};
