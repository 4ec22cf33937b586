/** Early warning: what was recorded, batched in a queue, the function that looks, and a topic that notifies people. */
import { Duration, Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { NOTIFICATIONS, NOT_REPLAYED, OWN_SOURCES, RULES, WATCH } from '../declarations/events.ts';
import { FUNCTIONS } from '../declarations/functions.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import { QUEUE, allowRule, deadLetterQueue } from './dead-letters.ts';
import type { BusReference, DeclaredFunction } from './function.ts';

export interface WarningsProps {
  readonly bus: BusReference;
  readonly watch: DeclaredFunction;
  /** E-mail addresses that get notifications; each confirms its subscription. Chat takes the topic by its own tools. */
  readonly emails: readonly string[];
}

export class Warnings extends Construct {
  /** Of the queue: contracts that could not be assessed. */
  readonly deadLetters: Queue;
  /** Of rules: what did not reach the queue or the topic. */
  readonly ruleDeadLetters: Queue;
  /** Of subscriptions: what the topic could not deliver. */
  readonly notificationDeadLetters: Queue;
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { bus, watch, emails }: WarningsProps) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.ruleDeadLetters = deadLetterQueue(this, 'RuleDeadLetters');
    this.notificationDeadLetters = deadLetterQueue(this, 'NotificationDeadLetters');
    const queue = new Queue(this, 'Queue', {
      ...QUEUE,
      visibilityTimeout: Duration.seconds(FUNCTIONS['early-warning'].timeoutSeconds * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: WATCH.maxReceives },
    });
    watch.function.addEventSource(
      new SqsEventSource(queue, {
        batchSize: WATCH.batchSize,
        maxBatchingWindow: Duration.seconds(WATCH.batchingWindowSeconds),
        reportBatchItemFailures: true,
        maxConcurrency: 20,
      }),
    );
    acknowledge(
      watch.function,
      'Serverless-LambdaEventSourceMappingDestination',
      'A contract that early warning cannot assess goes to the queue’s own dead-letter queue.',
    );
    const rule = RULES.find((entry) => entry.target === 'watch-queue')!;
    const made = new CfnRule(this, 'RecordedEvidence', {
      description: rule.description,
      eventBusName: bus.eventBusName,
      eventPattern: rule.pattern(Stack.of(this).account),
      targets: [{ id: 'queue', arn: queue.queueArn, inputPath: '$.detail', deadLetterConfig: { arn: this.ruleDeadLetters.queueArn } }],
    });
    allowRule(made, queue, this.ruleDeadLetters);
    this.topic = this.notify(bus, emails);
  }

  /** What people are notified of at once, in one line each. */
  private notify(bus: BusReference, emails: readonly string[]): Topic {
    const topic = new Topic(this, 'Topic', { displayName: 'Makegood', enforceSSL: true });
    for (const email of emails) topic.addSubscription(new EmailSubscription(email, { deadLetterQueue: this.notificationDeadLetters }));
    const rule = new CfnRule(this, 'ToPeople', {
      description: 'Notifies people of what matters at once.',
      eventBusName: bus.eventBusName,
      eventPattern: {
        ...NOT_REPLAYED,
        account: [Stack.of(this).account],
        source: [OWN_SOURCES.objectives, OWN_SOURCES.claims, OWN_SOURCES.approvals, OWN_SOURCES.audit, OWN_SOURCES.evidence],
        'detail-type': [...NOTIFICATIONS],
        // What an earlier version published, and the archive replays, has none.
        detail: { text: [{ exists: true }] },
      },
      targets: [
        {
          id: 'topic',
          arn: topic.topicArn,
          inputTransformer: { inputPathsMap: { text: '$.detail.text' }, inputTemplate: '"<text>"' },
          deadLetterConfig: { arn: this.ruleDeadLetters.queueArn },
        },
      ],
    });
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('events.amazonaws.com')],
        resources: [topic.topicArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    );
    allowRule(rule, this.ruleDeadLetters);
    return topic;
  }
}
