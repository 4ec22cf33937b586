/** Alarms: every declared function, queue and schedule is watched for what can go wrong with it, each alarm rings somewhere and names its entry in the runbook. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_RUNS_METRIC, HOUSEKEEPING, OWN_RUN_METRICS } from '../../../lib/declarations/events.ts';
import { FUNCTIONS, FUNCTION_NAMES, type FunctionName } from '../../../lib/declarations/functions.ts';
import { makegoodApp } from '../../../lib/infra/app.ts';
import { temporaryFolder } from '../../support/harness.ts';

const folder = temporaryFolder();
const runbook = readFileSync(new URL('../../../docs/how-to/runbook.md', import.meta.url), 'utf8');
const RUNBOOK_URL = 'https://docs.example.com/runbook';

type Properties = Record<string, any>;
let template: Template;
let alarms: Properties[];
const all = (type: string): [string, Properties][] =>
  Object.entries(template.findResources(type)).map(([id, made]) => [id, made.Properties as Properties]);

beforeAll(() => {
  const bundle = join(folder, 'bundle');
  mkdirSync(bundle, { recursive: true });
  writeFileSync(join(bundle, 'index.mjs'), '');
  const settings = {
    jwtIssuer: 'https://issuer.example.com',
    jwtAudiences: ['makegood'],
    mailFrom: 'sla@example.com',
    notificationEmails: ['finance@example.com'],
    alarmEmails: ['ops@example.com', 'second@example.com'],
    monthlyBudget: 120,
    runbookUrl: RUNBOOK_URL,
  };
  const context = Object.fromEntries(Object.entries(settings).map(([name, value]) => [`makegood:${name}`, value]));
  const app = new App({ context, outdir: join(folder, 'out') });
  const { service } = makegoodApp(app, () => bundle);
  app.synth();
  template = Template.fromStack(service);
  alarms = all('AWS::CloudWatch::Alarm').map(([, properties]) => properties);
});

const idOf = (name: FunctionName): string =>
  all('AWS::Lambda::Function').find(([id]) => id.startsWith(`Makegood${name.replaceAll('-', '')}Function`))![0];
/** The alarms that watch a metric of AWS/Lambda of one function. */
const watching = (name: FunctionName, metric: string): Properties[] =>
  alarms.filter(
    ({ Namespace, MetricName, Dimensions }) =>
      Namespace === 'AWS/Lambda' &&
      MetricName === metric &&
      JSON.stringify(Dimensions) === JSON.stringify([{ Name: 'FunctionName', Value: { Ref: idOf(name) } }]),
  );
/** The queue that a reference names. */
const queueId = (arn: any): string => arn['Fn::GetAtt'][0] as string;
const watchedQueues = (): Set<string> =>
  new Set(
    alarms
      .filter(({ MetricName, Threshold }) => MetricName === 'ApproximateNumberOfMessagesVisible' && Threshold === 1)
      .map(({ Dimensions }) => queueId(Dimensions[0].Value)),
  );

const scheduled = Object.entries(HOUSEKEEPING) as [FunctionName, number][];

describe('every declared function is watched', () => {
  it.each(FUNCTION_NAMES)('%s, for its failures and for the time-out that it has', (name) => {
    expect(watching(name, 'Errors')).toMatchObject([
      { Statistic: 'Sum', ComparisonOperator: 'GreaterThanOrEqualToThreshold', TreatMissingData: 'notBreaching' },
    ]);
    const [duration, ...more] = watching(name, 'Duration');
    expect([duration!.Statistic, more.length]).toEqual(['Maximum', 0]);
    const timeout = FUNCTIONS[name].timeoutSeconds * 1000;
    expect(duration!.Threshold).toBeGreaterThan(0.8 * timeout);
    expect(duration!.Threshold).toBeLessThan(timeout);
  });

  it('a function that no caller waits for rings at its first failure', () => {
    for (const name of FUNCTION_NAMES)
      if (!FUNCTIONS[name].entry.startsWith('http/')) expect([name, watching(name, 'Errors')[0]!.Threshold]).toEqual([name, 1]);
  });

  it.each(scheduled)('%s, for its absence: nothing measured for three of its intervals of %i minutes rings', (name, minutes) => {
    const alarm = alarms.find(({ AlarmName }) => String(AlarmName).endsWith(`/${name}-absent`))!;
    expect(alarm).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
      Statistic: 'Sum',
      Period: minutes * 180,
    });
    // What a queue calls too has invocations without its schedule.
    const isFed = all('AWS::Lambda::EventSourceMapping').some(([, { FunctionName: fed }]) => fed.Ref === idOf(name));
    const own = (OWN_RUN_METRICS as Record<string, string>)[name];
    expect([name, own !== undefined]).toEqual([name, isFed]);
    if (isFed)
      expect(alarm).toMatchObject({ Namespace: 'Makegood', MetricName: own, Dimensions: [{ Name: 'service', Value: 'makegood' }] });
    else expect(watching(name, 'Invocations')).toEqual([alarm]);
  });

  it('every schedule of the template is that of a function with an alarm of its absence, or that of the audit', () => {
    const targets = all('AWS::Scheduler::Schedule').map(([, { Target }]) =>
      queueId(Target.Arn.Ref === undefined ? Target.Arn : { 'Fn::GetAtt': [Target.Arn.Ref] }),
    );
    expect(new Set(targets)).toEqual(new Set([...scheduled.map(([name]) => idOf(name)), expect.stringMatching(/AuditWorkflow/) as string]));
    expect(alarms.find(({ AlarmName }) => String(AlarmName).endsWith('/audit-absent'))).toMatchObject({
      Namespace: 'Makegood',
      MetricName: AUDIT_RUNS_METRIC,
      Period: 86_400,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it.each(scheduled)('%s, which Scheduler calls without waiting, hands failed runs to a queue that rings', (name) => {
    const [config, ...more] = all('AWS::Lambda::EventInvokeConfig').filter(([, { FunctionName: of }]) => of.Ref === idOf(name));
    expect(more).toEqual([]);
    const { DestinationConfig, MaximumRetryAttempts } = config![1];
    expect(MaximumRetryAttempts).toBe(2);
    expect(watchedQueues()).toContain(queueId(DestinationConfig.OnFailure.Destination));
  });
});

it('every queue of dead letters rings at its first message', () => {
  const named = JSON.stringify(template.toJSON()).matchAll(
    /"(?:DeadLetterConfig|RedrivePolicy|OnFailure)":\{"(?:Arn|deadLetterTargetArn|Destination|maxReceiveCount)":(?:\d+,"deadLetterTargetArn":)?\{"Fn::GetAtt":\["(\w+)"/g,
  );
  const targets = new Set([...named].map(([, id]) => id!));
  expect(targets.size).toBeGreaterThan(9);
  expect([...targets].filter((id) => !watchedQueues().has(id))).toEqual([]);
});

it('a queue of dead letters has letters of one kind: of a queue, of rules, of schedules, of subscriptions or of runs', () => {
  const kinds = new Map<string, Set<string>>();
  const note = (arn: unknown, kind: string): void => void kinds.set(queueId(arn), (kinds.get(queueId(arn)) ?? new Set()).add(kind));
  for (const [, { RedrivePolicy }] of all('AWS::SQS::Queue')) if (RedrivePolicy) note(RedrivePolicy.deadLetterTargetArn, 'queue');
  for (const [, { Targets }] of all('AWS::Events::Rule'))
    for (const { DeadLetterConfig } of Targets) if (DeadLetterConfig) note(DeadLetterConfig.Arn, 'rule');
  for (const [, { Target }] of all('AWS::Scheduler::Schedule')) note(Target.DeadLetterConfig.Arn, 'schedule');
  for (const [, { RedrivePolicy }] of all('AWS::SNS::Subscription'))
    if (RedrivePolicy) note(RedrivePolicy.deadLetterTargetArn, 'subscription');
  for (const [, { DestinationConfig }] of all('AWS::Lambda::EventInvokeConfig')) note(DestinationConfig.OnFailure.Destination, 'run');
  expect(new Set([...kinds.values()].flatMap((of) => [...of]))).toEqual(new Set(['queue', 'rule', 'schedule', 'subscription', 'run']));
  expect([...kinds].filter(([, of]) => of.size > 1)).toEqual([]);
});

it('no rule but those of evidence takes what the archive replays', () => {
  const ingestQueue = all('AWS::SQS::Queue').find(([id]) => /IngestionQueue[0-9A-F]/.test(id))![0];
  const rules = all('AWS::Events::Rule');
  const taking = rules.filter(([, { EventPattern }]) => EventPattern['replay-name'] === undefined);
  expect(taking).toHaveLength(3);
  for (const [, { Targets }] of taking) expect(Targets.map(({ Arn }: any) => queueId(Arn))).toEqual([ingestQueue]);
  for (const [, { EventPattern }] of rules.filter((rule) => !taking.includes(rule)))
    expect(EventPattern['replay-name']).toEqual([{ exists: false }]);
});

it('the advice of the runbook for a replay has its two values in outputs: the archive, and the bus with the rules that take replays', () => {
  const outputs = (template.toJSON() as { Outputs: Record<string, { Value: unknown }> }).Outputs;
  const [[archive]] = all('AWS::Events::Archive') as [[string, Properties]];
  expect(outputs.ArchiveArn!.Value).toEqual({ 'Fn::GetAtt': [archive, 'Arn'] });
  const destination = JSON.stringify(outputs.ReplayDestination!.Value);
  const taking = all('AWS::Events::Rule').filter(([, { EventPattern }]) => EventPattern['replay-name'] === undefined);
  const [[bus]] = all('AWS::Events::EventBus') as [[string, Properties]];
  const named = [...destination.matchAll(/"Fn::GetAtt":\["(\w+)","Arn"\]/g)].map(([, id]) => id);
  expect(named).toEqual([bus, ...taking.map(([id]) => id)]);
  for (const name of ['ArchiveArn', 'ReplayDestination', 'PageTopicArn', 'AlarmTopicArn']) {
    expect(outputs).toHaveProperty(name);
    expect(runbook).toContain(`\`${name}\``);
  }
});

describe('an alarm rings', () => {
  const topicOf = (part: string): string => all('AWS::SNS::Topic').find(([id]) => id.includes(part))![0];

  it('by the topic of its severity, when it starts and when it ends, and both have subscribers', () => {
    for (const { AlarmDescription, AlarmActions, OKActions, ActionsEnabled } of alarms) {
      const severity = /^\[(page|ticket)\]/.exec(String(AlarmDescription))![1]!;
      const ringing = [{ Ref: topicOf(severity === 'page' ? 'PageTopic' : 'TicketTopic') }];
      expect([AlarmDescription, AlarmActions, OKActions, ActionsEnabled ?? true]).toEqual([AlarmDescription, ringing, ringing, true]);
    }
    for (const part of ['PageTopic', 'TicketTopic']) {
      const emails = all('AWS::SNS::Subscription')
        .filter(([, { TopicArn }]) => TopicArn.Ref === topicOf(part))
        .map(([, { Endpoint }]) => Endpoint as string);
      expect(emails.sort()).toEqual(['ops@example.com', 'second@example.com']);
      // A topic with a policy of its own refuses CloudWatch where the policy does not name it.
      const [, policy] = all('AWS::SNS::TopicPolicy').find(([, { Topics }]) => Topics[0].Ref === topicOf(part))!;
      expect(policy.PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({ Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
      );
    }
  });

  it('with a link to an entry of the runbook; and no entry is without an alarm', () => {
    const headings = [...runbook.matchAll(/^## ([a-z-]+)$/gm)].map(([, heading]) => heading!);
    const named = alarms.map(({ AlarmDescription }) => new RegExp(`See ${RUNBOOK_URL}#([a-z-]+)\\.$`).exec(String(AlarmDescription))![1]!);
    expect([...new Set(named)].sort()).toEqual([...headings].sort());
    for (const section of runbook.split(/^## (?=[a-z-]+$)/m).slice(1))
      for (const word of ['**Description**', '**Investigation**', '**Resolution**']) expect(section).toContain(word);
  });

  it('is on the dashboard of operators, beside the age of the queue, the API and each function', () => {
    const [[, dashboard], ...more] = all('AWS::CloudWatch::Dashboard') as [[string, Properties]];
    expect([more.length, dashboard.DashboardName]).toEqual([0, undefined]);
    const body = JSON.stringify(dashboard.DashboardBody);
    for (const [id] of all('AWS::CloudWatch::Alarm')) expect(body).toContain(id);
    for (const name of FUNCTION_NAMES) expect(body).toContain(idOf(name));
    for (const part of ['ApproximateAgeOfOldestMessage', '5xx', RUNBOOK_URL]) expect(body).toContain(part);
  });

  it('for money too: at 80 % of the budget, and when the forecast is above it', () => {
    template.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 120, Unit: 'USD' }, CostFilters: Match.absent() },
      NotificationsWithSubscribers: [
        {
          Notification: Match.objectLike({ NotificationType: 'ACTUAL', Threshold: 80 }),
          Subscribers: [{ Address: 'ops@example.com', SubscriptionType: 'EMAIL' }, Match.anyValue()],
        },
        { Notification: Match.objectLike({ NotificationType: 'FORECASTED', Threshold: 100 }), Subscribers: Match.anyValue() },
      ],
    });
  });
});
