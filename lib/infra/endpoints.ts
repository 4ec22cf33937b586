/** Events to endpoints: the events of the bus that are sent, a queue, the function that records and posts them, and dead letters. */
import { Duration, Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENDPOINT_QUEUE } from '../declarations/endpoints.ts';
import { RULES } from '../declarations/events.ts';
import { FUNCTIONS } from '../declarations/functions.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import type { BusReference, DeclaredFunction } from './function.ts';
import { acknowledgeDeadLetters } from './ingestion.ts';

export interface EndpointsProps {
  readonly bus: BusReference;
  readonly deliver: DeclaredFunction;
}

export class Endpoints extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { bus, deliver }: EndpointsProps) {
    super(scope, id);
    const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) };
    this.deadLetters = new Queue(this, 'DeadLetters', common);
    acknowledgeDeadLetters(this.deadLetters);
    const queue = new Queue(this, 'Queue', {
      ...common,
      visibilityTimeout: Duration.seconds(FUNCTIONS['deliver-events'].timeoutSeconds * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: ENDPOINT_QUEUE.maxReceives },
    });
    deliver.function.addEventSource(
      new SqsEventSource(queue, {
        batchSize: ENDPOINT_QUEUE.batchSize,
        reportBatchItemFailures: true,
        maxConcurrency: ENDPOINT_QUEUE.instances,
      }),
    );
    acknowledge(
      deliver.function,
      'Serverless-LambdaEventSourceMappingDestination',
      'An event that cannot be recorded for its endpoints goes to the queue’s own dead-letter queue.',
    );
    feedQueue(this, 'ToEndpoints', 'endpoint-queue', queue, this.deadLetters, bus);
  }
}

/** A declared rule of the bus that hands whole events to a queue, and to dead letters what the queue does not take. */
export function feedQueue(
  scope: Construct,
  id: string,
  to: (typeof RULES)[number]['target'],
  queue: Queue,
  deadLetters: Queue,
  bus: BusReference,
): void {
  const rule = RULES.find((entry) => entry.target === to)!;
  const made = new CfnRule(scope, id, {
    description: rule.description,
    eventBusName: bus.eventBusName,
    eventPattern: rule.pattern(Stack.of(scope).account),
    targets: [{ id: 'queue', arn: queue.queueArn, deadLetterConfig: { arn: deadLetters.queueArn } }],
  });
  for (const target of [queue, deadLetters])
    target.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        principals: [new ServicePrincipal('events.amazonaws.com')],
        resources: [target.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': made.attrArn } },
      }),
    );
}
