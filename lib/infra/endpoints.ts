/** Events to endpoints: the events of the bus that are sent, a queue, the function that records and posts them, and dead letters. */
import { Duration, Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENDPOINT_QUEUE } from '../declarations/endpoints.ts';
import { RULES } from '../declarations/events.ts';
import { FUNCTIONS } from '../declarations/functions.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import { QUEUE, allowRule, deadLetterQueue } from './dead-letters.ts';
import type { BusReference, DeclaredFunction } from './function.ts';

export interface EndpointsProps {
  readonly bus: BusReference;
  readonly deliver: DeclaredFunction;
}

export class Endpoints extends Construct {
  readonly deadLetters: Queue;
  readonly ruleDeadLetters: Queue;

  constructor(scope: Construct, id: string, { bus, deliver }: EndpointsProps) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.ruleDeadLetters = deadLetterQueue(this, 'RuleDeadLetters');
    const queue = new Queue(this, 'Queue', {
      ...QUEUE,
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
    feedQueue(this, 'ToEndpoints', 'endpoint-queue', queue, this.ruleDeadLetters, bus);
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
  allowRule(made, queue, deadLetters);
}
