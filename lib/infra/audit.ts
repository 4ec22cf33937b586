/** The monthly audit: schedule or request -> plan -> map over what is due -> close; a loop when the plan has more. */
import { type CfnElement, Duration, RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import {
  Choice,
  Condition,
  DefinitionBody,
  DistributedMap,
  type IChainable,
  JitterType,
  JsonPath,
  LogLevel,
  StateMachine,
  StateMachineType,
  TaskInput,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { AUDIT_MAP, AUDIT_SCHEDULE, RULES } from '../declarations/events.ts';
import { acknowledge } from './acknowledge.ts';
import type { BusReference, DeclaredFunction } from './function.ts';
import { acknowledgeDeadLetters } from './ingestion.ts';

export interface AuditProps {
  readonly bus: BusReference;
  readonly plan: DeclaredFunction;
  readonly assess: DeclaredFunction;
  readonly close: DeclaredFunction;
  readonly zone: string;
}

/** Failures of AWS and of ours that another try may mend. */
const RETRY = { interval: Duration.seconds(2), backoffRate: 2, maxAttempts: AUDIT_MAP.retries, jitterStrategy: JitterType.FULL };

export class Audit extends Construct {
  readonly machine: StateMachine;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: AuditProps) {
    super(scope, id);
    const logs = new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    this.machine = new StateMachine(this, 'Workflow', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(this.definition(props)),
      timeout: Duration.hours(12),
      tracingEnabled: true,
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
    });
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.addSchedule(props.zone);
    this.addRequestRule(props.bus);
    acknowledgeDeadLetters(this.deadLetters);
    this.acknowledgeRights(props);
  }

  private definition({ plan, assess, close }: AuditProps): IChainable {
    const invoke = (name: string, of: DeclaredFunction, payload?: TaskInput): LambdaInvoke =>
      new LambdaInvoke(this, name, {
        lambdaFunction: of.function,
        payloadResponseOnly: true,
        retryOnServiceExceptions: true,
        ...(payload && { payload }),
      });
    const planStep = invoke('Plan', plan);
    planStep.addRetry(RETRY);
    const assessStep = invoke('Assess', assess);
    assessStep.addRetry(RETRY);
    const noteFailure = invoke('NoteFailure', assess);
    noteFailure.addRetry(RETRY);
    assessStep.addCatch(noteFailure, { resultPath: '$.error' });
    const map = new DistributedMap(this, 'EachContract', {
      itemsPath: '$.due',
      maxConcurrency: AUDIT_MAP.maxConcurrency,
      resultPath: JsonPath.DISCARD,
      mapExecutionType: StateMachineType.EXPRESS,
      toleratedFailurePercentage: 100,
    });
    map.itemProcessor(assessStep);
    const closeStep = invoke('Close', close, TaskInput.fromObject({ audit: JsonPath.stringAt('$.audit') }));
    closeStep.addRetry(RETRY);
    const more = new Choice(this, 'More?').when(Condition.booleanEquals('$.more', true), planStep).otherwise(closeStep);
    return planStep.next(map).next(more);
  }

  private acknowledgeRights({ plan, assess, close }: AuditProps): void {
    const { stack } = this.machine;
    const idOf = (construct: { node: { defaultChild?: unknown } }): string => stack.getLogicalId(construct.node.defaultChild as CfnElement);
    acknowledge(this.machine, 'AwsSolutions-IAM5[Resource::*]', 'Log delivery and X-Ray take no resource that could be named.');
    for (const step of [plan, assess, close])
      acknowledge(
        this.machine,
        `AwsSolutions-IAM5[Resource::<${idOf(step.function)}.Arn>:*]`,
        'Versions of a function of the workflow itself.',
      );
    const runs = `arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"${idOf(this.machine)}"}]}]}`;
    for (const suffix of [':*', '/*:*'])
      acknowledge(this.machine, `AwsSolutions-IAM5[Resource::${runs}${suffix}]`, 'Child runs of the map, which are named as they start.');
  }

  private addSchedule(zone: string): void {
    const target = new StepFunctionsStartExecution(this.machine, {
      input: ScheduleTargetInput.fromObject({ scheduledTime: ContextAttribute.scheduledTime }),
      deadLetterQueue: this.deadLetters,
      retryAttempts: 10,
      maxEventAge: Duration.hours(12),
    });
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.cron({ ...AUDIT_SCHEDULE.cron, timeZone: TimeZone.of(zone) }),
      target,
      description: 'Closes each month.',
    });
  }

  private addRequestRule(bus: BusReference): void {
    const rule = RULES.find((entry) => entry.target === 'audit-workflow')!;
    const role = new Role(this, 'RequestRole', { assumedBy: new ServicePrincipal('events.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ effect: Effect.ALLOW, actions: ['states:StartExecution'], resources: [this.machine.stateMachineArn] }),
    );
    const made = new CfnRule(this, 'RequestRule', {
      description: rule.says,
      eventBusName: bus.eventBusName,
      eventPattern: rule.pattern(Stack.of(this).account),
      targets: [
        {
          id: 'workflow',
          arn: this.machine.stateMachineArn,
          roleArn: role.roleArn,
          inputPath: '$.detail',
          deadLetterConfig: { arn: this.deadLetters.queueArn },
        },
      ],
    });
    this.deadLetters.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        principals: [new ServicePrincipal('events.amazonaws.com')],
        resources: [this.deadLetters.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': made.attrArn } },
      }),
    );
  }
}
