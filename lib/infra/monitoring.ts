/** Alarms: none without an entry in docs/how-to/runbook.md, which a test checks by name. */
import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IAlarmAction, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { Audit } from './audit.ts';
import type { DeclaredFunction } from './function.ts';
import type { Ingestion } from './ingestion.ts';
import type { Endpoints } from './endpoints.ts';
import type { Housekeeping } from './housekeeping.ts';
import type { Messages } from './messages.ts';
import type { Warnings } from './warnings.ts';

export interface MonitoringProps {
  /** Of the deployment: the dimension of its own metrics. */
  readonly name: string;
  readonly ingestion: Ingestion;
  readonly audit: Audit;
  readonly housekeeping: Housekeeping;
  readonly warnings: Warnings;
  readonly messages: Messages;
  readonly endpoints: Endpoints;
  readonly api: Api;
  readonly functions: readonly DeclaredFunction[];
  readonly action?: IAlarmAction | undefined;
}

/** An alarm's name is the heading of its entry in the runbook. */
interface WatchedMetric {
  readonly name: string;
  readonly description: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** It rings when the metric stays below the threshold, or has no data, for so many periods; absent: when it reaches the threshold once. */
  readonly silentPeriods?: number;
}

/** Audits are a day apart, and one takes a while. */
const AUDIT_WITHIN_HOURS = 26;

export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    for (const watch of watches(props)) {
      const alarm = new Alarm(this, watch.name, {
        alarmName: `${Stack.of(this).stackName}/${watch.name}`,
        alarmDescription: `${watch.description} See docs/how-to/runbook.md#${watch.name}.`,
        metric: watch.metric,
        threshold: watch.threshold,
        evaluationPeriods: watch.silentPeriods ?? 1,
        comparisonOperator:
          watch.silentPeriods === undefined
            ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
            : ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: watch.silentPeriods === undefined ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
      });
      if (props.action) alarm.addAlarmAction(props.action);
    }
  }
}

function watches({
  name: deployment,
  ingestion,
  audit,
  housekeeping,
  warnings,
  messages,
  endpoints,
  api,
  functions,
}: MonitoringProps): WatchedMetric[] {
  const period = Duration.minutes(5);
  const own = (metricName: string): Metric =>
    new Metric({ namespace: 'Makegood', metricName, dimensionsMap: { service: deployment }, statistic: 'Sum', period });
  const visible = { period, statistic: 'Maximum' };
  return [
    {
      name: 'ingest-dead-letters',
      description: 'Events could not be recorded after all retries.',
      metric: ingestion.deadLetters.metricApproximateNumberOfMessagesVisible(visible),
      threshold: 1,
    },
    {
      name: 'rule-dead-letters',
      description: 'EventBridge could not hand events to the queue.',
      metric: ingestion.ruleDeadLetters.metricApproximateNumberOfMessagesVisible(visible),
      threshold: 1,
    },
    {
      name: 'ingest-delay',
      description: 'Events wait too long in the queue.',
      metric: ingestion.queue.metricApproximateAgeOfOldestMessage(visible),
      threshold: 600,
    },
    {
      name: 'housekeeping-dead-letters',
      description: 'The look for silent senders or the packing of samples could not be started.',
      metric: housekeeping.deadLetters.metricApproximateNumberOfMessagesVisible(visible),
      threshold: 1,
    },
    {
      name: 'warning-dead-letters',
      description: 'Contracts could not be assessed for early warning, or notifications did not reach their topic.',
      metric: warnings.deadLetters.metricApproximateNumberOfMessagesVisible(visible),
      threshold: 1,
    },
    ...(messages.deadLetters
      ? [
          {
            name: 'message-dead-letters',
            description: 'Messages could not be sent by mail after all attempts.',
            metric: messages.deadLetters.metricApproximateNumberOfMessagesVisible(visible),
            threshold: 1,
          },
        ]
      : []),
    {
      name: 'endpoint-dead-letters',
      description: 'What events send to endpoints could not be recorded.',
      metric: endpoints.deadLetters.metricApproximateNumberOfMessagesVisible(visible),
      threshold: 1,
    },
    {
      name: 'claims-expired',
      description: 'A claim was not made in time: its amount expired.',
      metric: own('ClaimsExpired'),
      threshold: 1,
    },
    {
      name: 'senders-silent',
      description: 'A sender of whom something is expected is silent.',
      metric: own('SendersSilent'),
      threshold: 1,
    },
    { name: 'events-quarantined', description: 'Many events were quarantined.', metric: own('EventsQuarantined'), threshold: 10 },
    {
      name: 'audit-dead-letters',
      description: 'The audit could not be started.',
      metric: audit.deadLetters.metricApproximateNumberOfMessagesVisible(visible),
      threshold: 1,
    },
    {
      name: 'audit-missing',
      description: `No audit was closed for ${AUDIT_WITHIN_HOURS} hours.`,
      metric: own('AuditsClosed').with({ period: Duration.hours(1) }),
      threshold: 1,
      silentPeriods: AUDIT_WITHIN_HOURS,
    },
    {
      name: 'periods-overdue',
      description: 'Ended periods have no statement although their grace has passed for more than a day.',
      metric: own('PeriodsOverdue'),
      threshold: 1,
    },
    { name: 'audit-failed', description: 'The workflow of an audit failed.', metric: audit.machine.metricFailed({ period }), threshold: 1 },
    { name: 'assessments-failed', description: 'Contracts could not be assessed.', metric: own('AssessmentsFailed'), threshold: 1 },
    {
      name: 'contracts-refused',
      description: 'Stored contracts do not pass the rules of this version; their periods stay open.',
      metric: own('ContractsRefused'),
      threshold: 1,
    },
    {
      name: 'api-errors',
      description: 'The API answers with internal errors.',
      metric: api.api.metricServerError({ period, statistic: 'Sum' }),
      threshold: 5,
    },
    ...functions.map((of): WatchedMetric => ({
      name: `${of.functionName}-errors`,
      description: `Function ${of.functionName} fails.`,
      metric: of.function.metricErrors({ period }),
      threshold: 3,
    })),
  ];
}
