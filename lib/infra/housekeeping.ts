/** What runs by the clock beside the audit: the search for silent senders and for claims near their deadline, and the packing of batched checks. */
import { type CfnElement, Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { HOUSEKEEPING } from '../declarations/events.ts';
import { FUNCTIONS } from '../declarations/functions.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import { deadLetterQueue } from './dead-letters.ts';
import type { DeclaredFunction } from './function.ts';

type Housekeeper = keyof typeof HOUSEKEEPING;

export class Housekeeping extends Construct {
  /** Of the schedules: runs that could not be started. */
  readonly deadLetters: Queue;
  /** Runs that were started and failed, after all retries of Lambda. */
  readonly failures: Queue;

  constructor(scope: Construct, id: string, functions: Readonly<Record<Housekeeper, DeclaredFunction>>) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.failures = deadLetterQueue(this, 'Failures');
    for (const [name, minutes] of Object.entries(HOUSEKEEPING) as [Housekeeper, number][]) this.add(name, minutes, functions[name]);
  }

  private add(name: Housekeeper, minutes: number, of: DeclaredFunction): void {
    // Scheduler invokes without waiting: what fails is tried again by Lambda, until the next run does it all the same.
    of.function.configureAsyncInvoke({
      onFailure: new SqsDestination(this.failures),
      retryAttempts: 2,
      maxEventAge: Duration.minutes(minutes),
    });
    const role = new Role(this, `Role-${name}`, { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    const target = new LambdaInvoke(of.function, {
      role,
      deadLetterQueue: this.deadLetters,
      retryAttempts: 3,
      maxEventAge: Duration.minutes(15),
    });
    new Schedule(this, `Schedule-${name}`, {
      schedule: ScheduleExpression.rate(Duration.minutes(minutes)),
      target,
      description: FUNCTIONS[name].description,
    });
    const logicalId = Stack.of(this).getLogicalId(of.function.node.defaultChild as CfnElement);
    acknowledge(role, `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>:*]`, 'Versions of the function itself.');
  }
}
