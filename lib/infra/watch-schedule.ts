/** Every few minutes: whether a sender of whom something is expected has fallen silent. */
import { type CfnElement, Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { WATCH_SCHEDULE } from '../declarations/events.ts';
import { acknowledge } from './acknowledge.ts';
import type { DeclaredFunction } from './function.ts';
import { acknowledgeDeadLetters } from './ingestion.ts';

export class WatchSchedule extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { watch }: { readonly watch: DeclaredFunction }) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledgeDeadLetters(this.deadLetters);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    const target = new LambdaInvoke(watch.function, {
      role,
      deadLetterQueue: this.deadLetters,
      retryAttempts: 3,
      maxEventAge: Duration.minutes(15),
    });
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(Duration.minutes(WATCH_SCHEDULE.everyMinutes)),
      target,
      description: 'Looks for senders that have fallen silent.',
    });
    const logicalId = Stack.of(this).getLogicalId(watch.function.node.defaultChild as CfnElement);
    acknowledge(role, `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>:*]`, 'Versions of the function itself.');
  }
}
