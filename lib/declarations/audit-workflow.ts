/**
 * The audit's workflow in the Amazon States Language, declared once: the CDK app deploys it, the embedded run interprets it. Each step names
 * its function as `${name}`. Each contract has a run of its own with retries; a failure is recorded and stops no other contract. Times are
 * bounded so that all attempts of a step end before the five minutes of an express run.
 */
import { AUDIT_MAP } from './events.ts';
import type { FunctionName } from './functions.ts';

const RETRY = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: AUDIT_MAP.retries, JitterStrategy: 'FULL' }];

const task = (name: FunctionName, rest: object): object => ({ Type: 'Task', Resource: `\${${name}}`, Retry: RETRY, ...rest });

/** The object of the newest seal; earlier ones are its versions, which are locked. */
export const SEAL_OBJECT = 'seal.json';

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
            Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'NoteFailure' }],
            End: true,
          }),
          NoteFailure: task('assess-contract', { TimeoutSeconds: AUDIT_MAP.timeoutSeconds, End: true }),
        },
      },
      Next: 'More?',
    },
    'More?': { Type: 'Choice', Choices: [{ Variable: '$.more', BooleanEquals: true, Next: 'Plan' }], Default: 'Close' },
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
