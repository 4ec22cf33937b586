/** Every few minutes: whether a sender of whom something is expected has fallen silent. */
import { Duration } from 'aws-cdk-lib';
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
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(Duration.minutes(WATCH_SCHEDULE.everyMinutes)),
      target: new LambdaInvoke(watch.function, { deadLetterQueue: this.deadLetters, retryAttempts: 3, maxEventAge: Duration.minutes(15) }),
      description: 'Looks for senders that have fallen silent.',
    });
    acknowledge(this, 'AwsSolutions-IAM5', 'Versions of the function itself.');
  }
}
