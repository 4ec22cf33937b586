/** Alarms, the topics that they ring by, the dashboard of operators, and the budget. */
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IAlarmAction,
  type IMetric,
  TextWidget,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type AlarmSeverity, type AlarmSpec, type MonitoredParts, watches } from './watches.ts';

export interface MonitoringProps extends MonitoredParts {
  /** Operators: each gets every alarm, and confirms the subscription. */
  readonly emails: readonly string[];
  /** US dollars a month of the account. */
  readonly monthlyBudget?: number | undefined;
  /** Where the runbook is, for links. */
  readonly runbookUrl: string;
  /** A further action of every alarm. */
  readonly action?: IAlarmAction | undefined;
}

export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const topics: Readonly<Record<AlarmSeverity, Topic>> = {
      page: this.topic('Page', props.emails, props.warnings.notificationDeadLetters),
      ticket: this.topic('Ticket', props.emails, props.warnings.notificationDeadLetters),
    };
    const made = watches(props).map((watch) => ({ watch, alarm: this.alarm(watch, topics[watch.severity], props) }));
    const of = (severity: AlarmSeverity): Alarm[] => made.filter(({ watch }) => watch.severity === severity).map(({ alarm }) => alarm);
    this.dashboard(of('page'), of('ticket'), props);
    if (props.monthlyBudget !== undefined) this.budget(props.monthlyBudget, props.emails);
    new CfnOutput(Stack.of(this), 'PageTopicArn', { value: topics.page.topicArn });
    new CfnOutput(Stack.of(this), 'AlarmTopicArn', { value: topics.ticket.topicArn });
  }

  /** A policy of its own takes the place of the one by which CloudWatch may publish, so that it is allowed here. */
  private topic(id: string, emails: readonly string[], deadLetters: Queue): Topic {
    const topic = new Topic(this, `${id}Topic`, { displayName: `Makegood ${id.toLowerCase()}`, enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    for (const email of emails) topic.addSubscription(new EmailSubscription(email, { deadLetterQueue: deadLetters }));
    return topic;
  }

  private alarm(watch: AlarmSpec, topic: Topic, { runbookUrl, action }: MonitoringProps): Alarm {
    const { name, entry = name, description, severity, metric, threshold, absence, periods = 1 } = watch;
    const alarm = new Alarm(this, name, {
      alarmName: `${Stack.of(this).stackName}/${name}`,
      alarmDescription: `[${severity}] ${description} See ${runbookUrl}#${entry}.`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: absence ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: absence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    for (const ring of [new SnsAction(topic), ...(action ? [action] : [])]) {
      alarm.addAlarmAction(ring);
      alarm.addOkAction(ring);
    }
    return alarm;
  }

  private dashboard(page: readonly Alarm[], ticket: readonly Alarm[], { ingestion, api, functions, runbookUrl }: MonitoringProps): void {
    const half = 12;
    const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: half });
    new Dashboard(this, 'Dashboard', {
      widgets: [
        [new TextWidget({ markdown: `# Makegood\n[Runbook](${runbookUrl})`, width: 24, height: 2 })],
        [
          new AlarmStatusWidget({ title: 'Page', alarms: [...page], width: half, height: 8 }),
          new AlarmStatusWidget({ title: 'Ticket', alarms: [...ticket], width: half, height: 8 }),
        ],
        [
          graph('Age of the oldest event (s)', [ingestion.queue.metricApproximateAgeOfOldestMessage()]),
          graph('Requests, and answers that are errors', [api.api.metricCount(), api.api.metricClientError(), api.api.metricServerError()]),
        ],
        [
          graph(
            'Errors of functions',
            functions.map((of) => of.function.metricErrors({ label: of.functionName })),
          ),
          graph(
            'Longest run (ms)',
            functions.map((of) => of.function.metricDuration({ statistic: 'Maximum', label: of.functionName })),
          ),
        ],
      ],
    });
  }

  /** Of the whole account: a filter by tag counts nothing until the tag is activated in the account, and would be silent. */
  private budget(amount: number, emails: readonly string[]): void {
    const subscribers = emails.map((address) => ({ subscriptionType: 'EMAIL', address }));
    const above = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number): CfnBudget.NotificationWithSubscribersProperty => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount, unit: 'USD' } },
      notificationsWithSubscribers: [above('ACTUAL', 80), above('FORECASTED', 100)],
    });
  }
}
