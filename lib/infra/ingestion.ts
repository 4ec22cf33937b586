/** From the bus to the table: rules -> queue -> function in batches, with partial failure; dead letters on both edges. */
import { Duration, Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FUNCTIONS } from '../declarations/functions.ts';
import { INGEST, RULES } from '../declarations/events.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import { QUEUE, allowRule, deadLetterQueue } from './dead-letters.ts';
import type { BusReference, DeclaredFunction } from './function.ts';

/** Keeps the event as it came and adds when EventBridge took it in, which no sender can set. */
const INPUT_TEMPLATE = '{"receivedAt":"<aws.events.event.ingestion-time>","event":<aws.events.event.json>}';

export interface IngestionProps {
  readonly bus: BusReference;
  readonly ingest: DeclaredFunction;
}

export class Ingestion extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly ruleDeadLetters: Queue;
  readonly ruleArns: readonly string[];

  constructor(scope: Construct, id: string, { bus, ingest }: IngestionProps) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.ruleDeadLetters = deadLetterQueue(this, 'RuleDeadLetters');
    this.queue = new Queue(this, 'Queue', {
      ...QUEUE,
      visibilityTimeout: Duration.seconds(FUNCTIONS['ingest-events'].timeoutSeconds * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: INGEST.maxReceives },
    });
    ingest.function.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: INGEST.batchSize,
        maxBatchingWindow: Duration.seconds(INGEST.batchingWindowSeconds),
        reportBatchItemFailures: true,
        maxConcurrency: 50,
      }),
    );
    acknowledge(
      ingest.function,
      'Serverless-LambdaEventSourceMappingDestination',
      'What cannot be recorded goes to the queue’s own dead-letter queue after its receives.',
    );
    this.ruleArns = RULES.filter((entry) => entry.target === 'ingest-queue').map((rule) => this.addRule(rule, bus).attrArn);
  }

  private addRule(rule: (typeof RULES)[number], bus: BusReference): CfnRule {
    const made = new CfnRule(this, `Rule-${rule.name}`, {
      description: rule.description,
      eventBusName: bus.eventBusName,
      eventPattern: rule.pattern(Stack.of(this).account),
      targets: [
        {
          id: 'queue',
          arn: this.queue.queueArn,
          inputTransformer: { inputTemplate: INPUT_TEMPLATE },
          deadLetterConfig: { arn: this.ruleDeadLetters.queueArn },
          retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
        },
      ],
    });
    allowRule(made, this.queue, this.ruleDeadLetters);
    return made;
  }
}
