/** What alarms watch. Each names its entry in docs/how-to/runbook.md; a test compares both, and asks for the alarms that each declared function needs. */
import { Duration } from 'aws-cdk-lib';
import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { AUDIT_RUNS_METRIC, HOUSEKEEPING, OWN_RUN_METRICS } from '../declarations/events.ts';
import { FUNCTIONS } from '../declarations/functions.ts';
import type { Api } from './api.ts';
import type { Audit } from './audit.ts';
import type { Endpoints } from './endpoints.ts';
import type { DeclaredFunction } from './function.ts';
import type { Housekeeping } from './housekeeping.ts';
import type { Ingestion } from './ingestion.ts';
import type { Messages } from './messages.ts';
import type { Warnings } from './warnings.ts';

/** `page`: evidence, money or an audit may be lost within hours, so that an operator is called. `ticket`: an operator looks on the next working day. */
export type AlarmSeverity = 'page' | 'ticket';

export interface AlarmSpec {
  readonly name: string;
  /** The heading of its entry in the runbook. @default the name */
  readonly entry?: string;
  readonly description: string;
  readonly severity: AlarmSeverity;
  readonly metric: IMetric;
  /** The alarm rings from this value. */
  readonly threshold: number;
  /** It rings where nothing is measured, or less than the threshold. */
  readonly absence?: true;
  /** How many periods of the metric in a row decide. @default 1 */
  readonly periods?: number;
}

export interface MonitoredParts {
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
}

const PERIOD = Duration.minutes(5);

/** A metric that functions publish. */
const ownMetric = (service: string, metricName: string, period = PERIOD): Metric =>
  new Metric({ namespace: 'Makegood', metricName, dimensionsMap: { service }, statistic: 'Sum', period });

const deadLetters = (name: string, queue: Queue | undefined, severity: AlarmSeverity, description: string, entry = name): AlarmSpec[] =>
  queue
    ? [
        {
          name,
          entry,
          description,
          severity,
          metric: queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
          threshold: 1,
        },
      ]
    : [];

/** Dead letters by kind: of queues, which can be redriven; of rules, of schedules, of subscriptions and of runs, which cannot. */
const letters = ({ ingestion, audit, housekeeping, warnings, messages, endpoints }: MonitoredParts): AlarmSpec[] => [
  ...deadLetters('ingest-dead-letters', ingestion.deadLetters, 'page', 'Events could not be recorded after all retries.'),
  ...deadLetters('warning-dead-letters', warnings.deadLetters, 'ticket', 'Contracts could not be assessed for early warning.'),
  ...deadLetters('message-dead-letters', messages.deadLetters, 'ticket', 'Messages could not be sent by mail after all attempts.'),
  ...deadLetters('endpoint-dead-letters', endpoints.deadLetters, 'ticket', 'What events send to endpoints could not be recorded.'),
  ...deadLetters('rule-dead-letters', ingestion.ruleDeadLetters, 'page', 'EventBridge could not hand events to the queue.'),
  ...deadLetters('audit-rule-dead-letters', audit.ruleDeadLetters, 'page', 'A request for an audit could not start it.'),
  ...deadLetters('warning-rule-dead-letters', warnings.ruleDeadLetters, 'ticket', 'Recorded evidence or notifications were not handed on.'),
  ...deadLetters('message-rule-dead-letters', messages.ruleDeadLetters, 'ticket', 'Events of mails were not handed on.'),
  ...deadLetters('endpoint-rule-dead-letters', endpoints.ruleDeadLetters, 'ticket', 'Events of endpoints were not handed on.'),
  ...deadLetters('audit-dead-letters', audit.deadLetters, 'page', 'The schedule could not start the audit.'),
  ...deadLetters('housekeeping-dead-letters', housekeeping.deadLetters, 'ticket', 'The schedule could not start a function.'),
  ...deadLetters('housekeeping-failures', housekeeping.failures, 'ticket', 'A scheduled run failed after all retries.'),
  ...deadLetters('notification-dead-letters', warnings.notificationDeadLetters, 'ticket', 'Notifications did not reach a subscriber.'),
];

/** Functions whose failure loses evidence, a claim or an audit. */
const PAGING: readonly string[] = [
  'ingest-events',
  'receive-webhook',
  'plan-audit',
  'assess-contract',
  'close-audit',
  'remind-and-expire-claims',
];

/** A run that takes this share of its time is near the end that Lambda puts to it. */
const NEAR_TIMEOUT = 0.9;

/** Scheduled runs that may be missing in a row. */
const MISSED_RUNS = 3;

function ofFunction(of: DeclaredFunction, service: string): AlarmSpec[] {
  const { functionName: name, function: made } = of;
  const { timeoutSeconds, entry } = FUNCTIONS[name];
  const severity: AlarmSeverity = PAGING.includes(name) ? 'page' : 'ticket';
  const minutes: number | undefined = (HOUSEKEEPING as Readonly<Record<string, number>>)[name];
  // Of a request one failure is one answer. Of a run or a batch it is work that was not done.
  const threshold = entry.startsWith('http/') ? 3 : 1;
  return [
    { name: `${name}-errors`, description: `Function ${name} fails.`, severity, metric: made.metricErrors({ period: PERIOD }), threshold },
    {
      name: `${name}-timeouts`,
      entry: 'timeouts',
      description: `Function ${name} runs into its time-out of ${timeoutSeconds} s.`,
      severity,
      metric: made.metricDuration({ period: PERIOD, statistic: 'Maximum' }),
      threshold: timeoutSeconds * 1000 * NEAR_TIMEOUT,
    },
    ...(minutes === undefined
      ? []
      : [
          {
            name: `${name}-absent`,
            entry: 'absences',
            description: `Function ${name} does not run by its schedule.`,
            severity,
            metric: runsOf(of, service, Duration.minutes(minutes * MISSED_RUNS)),
            threshold: 1,
            absence: true as const,
          },
        ]),
  ];
}

/** Runs by the schedule. A function that a queue calls too counts them itself: its invocations say nothing of the schedule. */
function runsOf({ functionName, function: made }: DeclaredFunction, service: string, period: Duration): Metric {
  const own = (OWN_RUN_METRICS as Readonly<Record<string, string>>)[functionName];
  return own === undefined ? made.metricInvocations({ period, statistic: 'Sum' }) : ownMetric(service, own, period);
}

/** Audits are a day apart, and one takes a while. */
const AUDIT_WITHIN_HOURS = 26;

const ofAudit = ({ name, audit }: MonitoredParts): AlarmSpec[] => [
  {
    name: 'audit-failed',
    description: 'The workflow of an audit failed.',
    severity: 'page',
    metric: audit.machine.metricFailed({ period: PERIOD }),
    threshold: 1,
  },
  {
    name: 'audit-timeouts',
    entry: 'audit-failed',
    description: 'The workflow of an audit ran longer than it may.',
    severity: 'page',
    metric: audit.machine.metricTimedOut({ period: PERIOD }),
    threshold: 1,
  },
  {
    name: 'audit-missing',
    description: `No audit was closed for ${AUDIT_WITHIN_HOURS} hours.`,
    severity: 'page',
    metric: ownMetric(name, 'AuditsClosed', Duration.hours(1)),
    threshold: 1,
    absence: true,
    periods: AUDIT_WITHIN_HOURS,
  },
  {
    name: 'audit-absent',
    entry: 'absences',
    description: 'No audit was planned by the schedule for a day.',
    severity: 'page',
    metric: ownMetric(name, AUDIT_RUNS_METRIC, Duration.days(1)),
    threshold: 1,
    absence: true,
  },
];

export function watches(watched: MonitoredParts): AlarmSpec[] {
  const { name: service, ingestion, api, functions } = watched;
  const own = (name: string, metric: string, severity: AlarmSeverity, description: string, threshold = 1): AlarmSpec => ({
    name,
    description,
    severity,
    metric: ownMetric(service, metric),
    threshold,
  });
  return [
    ...letters(watched),
    {
      name: 'ingest-delay',
      description: 'Events wait too long in the queue.',
      severity: 'page',
      metric: ingestion.queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' }),
      threshold: 600,
    },
    own('claims-expired', 'ClaimsExpired', 'page', 'A claim was not made in time: its amount expired.'),
    own('senders-silent', 'SendersSilent', 'ticket', 'A sender of whom something is expected is silent.'),
    own('events-quarantined', 'EventsQuarantined', 'ticket', 'Many events were quarantined.', 10),
    ...ofAudit(watched),
    own(
      'periods-overdue',
      'PeriodsOverdue',
      'page',
      'Ended periods have no statement although their grace has passed for more than a day.',
    ),
    own('assessments-failed', 'AssessmentsFailed', 'page', 'Contracts could not be assessed.'),
    own(
      'contracts-refused',
      'ContractsRefused',
      'ticket',
      'Stored contracts do not pass the rules of this version; their periods stay open.',
    ),
    {
      name: 'api-errors',
      description: 'The API answers with internal errors.',
      severity: 'page',
      metric: api.api.metricServerError({ period: PERIOD, statistic: 'Sum' }),
      threshold: 5,
    },
    ...functions.flatMap((of) => ofFunction(of, service)),
  ];
}
