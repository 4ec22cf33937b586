/** The audit: the declared workflow, started by the schedule or by a request. */
import { ArnFormat, type CfnElement, Duration, RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Effect, Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { SEAL_OBJECT, definitionWith } from '../declarations/audit-workflow.ts';
import { AUDIT_SCHEDULE, RULES } from '../declarations/events.ts';
import type { FunctionName } from '../declarations/functions.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import { allowRule, deadLetterQueue } from './dead-letters.ts';
import type { BusReference, DeclaredFunction } from './function.ts';

/** All that is needed of the bucket for seals, wherever it was made. */
export type SealBucket = Pick<Bucket, 'bucketName' | 'arnForObjects'>;

export interface AuditProps {
  readonly bus: BusReference;
  readonly plan: DeclaredFunction;
  readonly assess: DeclaredFunction;
  readonly close: DeclaredFunction;
  readonly zone: string;
  readonly sealBucket: SealBucket;
  readonly logRetention: RetentionDays;
}

export class Audit extends Construct {
  readonly machine: StateMachine;
  /** Of the schedules. */
  readonly deadLetters: Queue;
  /** Of the rule for requests. */
  readonly ruleDeadLetters: Queue;

  constructor(scope: Construct, id: string, props: AuditProps) {
    super(scope, id);
    const logs = new LogGroup(this, 'Logs', { retention: props.logRetention, removalPolicy: RemovalPolicy.DESTROY });
    this.machine = new StateMachine(this, 'Workflow', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(this.definition(props)),
      tracingEnabled: true,
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
    });
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.ruleDeadLetters = deadLetterQueue(this, 'RuleDeadLetters');
    this.grantPermissions(props);
    this.addSchedule(props.zone);
    this.addRequestRule(props.bus);
    this.acknowledgePermissions(props);
  }

  private definition(props: AuditProps): string {
    const functions: Partial<Record<FunctionName, DeclaredFunction>> = {
      'plan-audit': props.plan,
      'assess-contract': props.assess,
      'close-audit': props.close,
    };
    return Stack.of(this).toJsonString(definitionWith((name) => functions[name]!.function.functionArn, props.sealBucket.bucketName));
  }

  /** The workflow calls its functions and starts child runs of itself. */
  private grantPermissions({ plan, assess, close, sealBucket }: AuditProps): void {
    for (const step of [plan, assess, close]) step.function.grantInvoke(this.machine);
    const stack = Stack.of(this);
    const runs = stack.formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${this.machine.stateMachineName}/*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    new Policy(this, 'MapRights', {
      statements: [
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [this.machine.stateMachineArn] }),
        // It may add a version, and neither read, replace nor delete one: versions are locked.
        new PolicyStatement({ actions: ['s3:PutObject'], resources: [sealBucket.arnForObjects(SEAL_OBJECT)] }),
        new PolicyStatement({ actions: ['states:DescribeExecution', 'states:StopExecution'], resources: [runs] }),
      ],
    }).attachToRole(this.machine.role);
  }

  private acknowledgePermissions({ plan, assess, close }: AuditProps): void {
    const { stack } = this.machine;
    const idOf = (construct: { node: { defaultChild?: unknown } }): string => stack.getLogicalId(construct.node.defaultChild as CfnElement);
    acknowledge(this.machine, 'AwsSolutions-IAM5[Resource::*]', 'Log delivery and X-Ray take no resource that could be named.');
    for (const step of [plan, assess, close])
      acknowledge(
        this.machine,
        `AwsSolutions-IAM5[Resource::<${idOf(step.function)}.Arn>:*]`,
        'Versions of a function of the workflow itself.',
      );
    acknowledge(
      this.node.findChild('MapRights'),
      `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<${idOf(this.machine)}.Name>/*]`,
      'Child runs of the map, which are named as they start.',
    );
  }

  private addSchedule(zone: string): void {
    for (const month of AUDIT_SCHEDULE.months) {
      const target = new StepFunctionsStartExecution(this.machine, {
        input: ScheduleTargetInput.fromObject({ scheduledTime: ContextAttribute.scheduledTime, month }),
        deadLetterQueue: this.deadLetters,
        retryAttempts: 10,
        maxEventAge: Duration.hours(12),
      });
      new Schedule(this, month === 'before' ? 'Schedule' : 'RunningSchedule', {
        schedule: ScheduleExpression.cron({ ...AUDIT_SCHEDULE.cron, timeZone: TimeZone.of(zone) }),
        target,
        description: month === 'before' ? 'Closes the month before.' : 'Closes periods of the running month that have ended.',
      });
    }
  }

  private addRequestRule(bus: BusReference): void {
    const rule = RULES.find((entry) => entry.target === 'audit-workflow')!;
    const role = new Role(this, 'RequestRole', { assumedBy: new ServicePrincipal('events.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ effect: Effect.ALLOW, actions: ['states:StartExecution'], resources: [this.machine.stateMachineArn] }),
    );
    const made = new CfnRule(this, 'RequestRule', {
      description: rule.description,
      eventBusName: bus.eventBusName,
      eventPattern: rule.pattern(Stack.of(this).account),
      targets: [
        {
          id: 'workflow',
          arn: this.machine.stateMachineArn,
          roleArn: role.roleArn,
          inputPath: '$.detail',
          deadLetterConfig: { arn: this.ruleDeadLetters.queueArn },
        },
      ],
    });
    allowRule(made, this.ruleDeadLetters);
  }
}
