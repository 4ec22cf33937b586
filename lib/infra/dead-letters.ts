/**
 * A queue of dead letters. Each holds those of one kind, because the way back differs: those of a queue can be redriven to it; those of rules
 * and schedules cannot (docs/how-to/runbook.md).
 */
import { Duration } from 'aws-cdk-lib';
import type { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './accepted-nag-finding.ts';

/** Of every queue, dead letters and others: the longest that SQS keeps. */
export const QUEUE = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) } as const;

export function deadLetterQueue(scope: Construct, id: string): Queue {
  const queue = new Queue(scope, id, QUEUE);
  for (const finding of ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'])
    acknowledge(queue, finding, 'It is a dead-letter queue itself.');
  return queue;
}

/** Lets a rule send to queues: its target, and its dead letters. */
export function allowRule(rule: CfnRule, ...queues: readonly Queue[]): void {
  for (const queue of queues)
    queue.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        principals: [new ServicePrincipal('events.amazonaws.com')],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    );
}
