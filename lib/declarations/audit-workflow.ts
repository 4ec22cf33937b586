/**
 * The audit's workflow in the Amazon States Language, declared once: the CDK app deploys it, the embedded run interprets it. Each step names
 * its function as `${name}`. Each contract has a run of its own with retries; a failure is recorded and stops no other contract. Times are
 * bounded so that all attempts of a step end before the five minutes of an express run. Nothing that grows is in its state: a plan is bounded in
 * bytes, children return nothing, and after ROUNDS plans another execution goes on, so that no history is too long (./audit-history.ts).
 */
import { AUDIT_MAP } from './events.ts';
import type { FunctionName } from './functions.ts';

const RETRY = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: AUDIT_MAP.retries, JitterStrategy: 'FULL' }];

const task = (name: FunctionName, rest: object): object => ({ Type: 'Task', Resource: `\${${name}}`, Retry: RETRY, ...rest });

/** The object of the newest seal; earlier ones are its versions, which are locked. */
export const SEAL_OBJECT = 'seal.json';

/** The most plans of one execution; a run with more contracts goes on in another execution. */
export const ROUNDS = 1000;

/** An audit that runs longer has failed: the next evening's finds what it left. */
export const AUDIT_TIMEOUT_SECONDS = 12 * 3600;

/** In place of the name of the bucket for seals. */
const SEAL_BUCKET = '${seal-bucket}';

/** The function behind each step. */
export const WORKFLOW_STEPS = {
  Plan: 'plan-audit',
  Assess: 'assess-contract',
  NoteFailure: 'assess-contract',
  Close: 'close-audit',
} as const satisfies Readonly<Record<string, FunctionName>>;

/** What a child returns: the results of all children together are one state, and the outcomes are in the table. */
const NOTHING = {};

const AUDIT_WORKFLOW = {
  Comment: 'Closes a month: plan the due contracts, assess each one, close with a report.',
  // Of the definition itself: the construct's own time-out has no effect on a definition that is given as text.
  TimeoutSeconds: AUDIT_TIMEOUT_SECONDS,
  StartAt: 'Plan',
  States: {
    Plan: task('plan-audit', { Next: 'EachContract' }),
    EachContract: {
      Type: 'Map',
      ItemsPath: '$.due',
      ItemSelector: { 'audit.$': '$.audit', 'run.$': '$.run', 'due.$': '$$.Map.Item.Value' },
      MaxConcurrency: AUDIT_MAP.maxConcurrency,
      ToleratedFailurePercentage: 100,
      ResultPath: null,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Assess',
        States: {
          Assess: task('assess-contract', {
            TimeoutSeconds: AUDIT_MAP.timeoutSeconds,
            ResultSelector: NOTHING,
            Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'NoteFailure' }],
            End: true,
          }),
          NoteFailure: task('assess-contract', { TimeoutSeconds: AUDIT_MAP.timeoutSeconds, ResultSelector: NOTHING, End: true }),
        },
      },
      Next: 'More?',
    },
    'More?': {
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: '$.more', BooleanEquals: true },
            { Variable: '$.round', NumericLessThan: ROUNDS },
          ],
          Next: 'Plan',
        },
        { Variable: '$.more', BooleanEquals: true, Next: 'GoOn' },
      ],
      Default: 'Close',
    },
    // The next execution has the name of this one's hash, so that a call that is tried again starts no second one.
    GoOn: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution',
      Parameters: {
        'StateMachineArn.$': '$$.StateMachine.Id',
        'Name.$': "States.Hash($$.Execution.Id, 'SHA-1')",
        Input: {
          'audit.$': '$.audit',
          'run.$': '$.run',
          'everything.$': '$.everything',
          'cursor.$': '$.cursor',
          'rest.$': '$.rest',
          'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$': '$$.Execution.Id',
        },
      },
      ResultPath: null,
      Retry: RETRY,
      Catch: [{ ErrorEquals: ['StepFunctions.ExecutionAlreadyExistsException'], Next: 'GoneOn' }],
      End: true,
    },
    GoneOn: { Type: 'Succeed' },
    Close: task('close-audit', {
      Parameters: { 'audit.$': '$.audit', 'run.$': '$.run' },
      ResultSelector: { 'seal.$': '$.seal' },
      Next: 'PublishSeal',
    }),
    PublishSeal: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:s3:putObject',
      Parameters: {
        Bucket: SEAL_BUCKET,
        Key: SEAL_OBJECT,
        'Body.$': '$.seal',
        ContentType: 'application/json',
        ChecksumAlgorithm: 'SHA256',
      },
      Retry: RETRY,
      End: true,
    },
  },
} as const;

/** The definition with the address of each function in place of its name, and the bucket for seals. */
export const definitionWith = (address: (name: FunctionName) => string, sealBucket: string): object =>
  JSON.parse(
    JSON.stringify(AUDIT_WORKFLOW)
      .replace(SEAL_BUCKET, sealBucket)
      .replace(/\$\{([\w-]+)\}/g, (_, name: FunctionName) => address(name)),
  ) as object;
