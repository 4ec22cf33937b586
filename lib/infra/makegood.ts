/**
 * Makegood as one construct: put it in your own CDK app beside a table.
 *     const storage = new MakegoodStorage(this, 'Storage');
 *     new Makegood(this, 'Makegood', { table: storage.table, signingKey: storage.signingKey, sealBucket: storage.sealBucket, evidenceBucket: storage.evidenceBucket, secretKeys: storage.secretKeys, vendorAccounts: ['444455556666'], jwtIssuer, jwtAudiences: ['makegood'], bundleOf });
 * `makegood/cdk` of the package is the same with the bundles inside.
 */
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { type SecondPersonRules, readSecondPersonRules } from '../schemas/read-second-person-rules.ts';
import { CONSOLE_PATH } from '../declarations/console.ts';
import { AUDIT_SCHEDULE, BUS_NAME } from '../declarations/events.ts';
import { ARCHIVE_DAYS, LOG_DAYS } from '../declarations/retention.ts';
import { FUNCTIONS, FUNCTION_NAMES, type FunctionName } from '../declarations/functions.ts';
import { ROUTES, type Route } from '../declarations/routes.ts';
import { SETTINGS } from '../declarations/settings.ts';
import type { TokenSettings } from '../declarations/tokens.ts';
import { acknowledge } from './accepted-nag-finding.ts';
import { Api } from './api.ts';
import { Audit, type SealBucket } from './audit.ts';
import { Documents } from './documents.ts';
import { checkSettings } from './check-settings.ts';
import { MakegoodBus } from './event-bus.ts';
import { Console, type ConsoleSettings } from './console.ts';
import { DeclaredFunction, type TableReference } from './function.ts';
import { type EvidenceBucketReference, allowEvidence } from './evidence.ts';
import { Endpoints } from './endpoints.ts';
import { Housekeeping } from './housekeeping.ts';
import { Ingestion } from './ingestion.ts';
import { Messages } from './messages.ts';
import { Monitoring } from './monitoring.ts';
import { Refusals } from './rejection-notifications.ts';
import { refuseOldNames } from './renamed-settings.ts';
import type { SecretKeyReferences } from './secrets.ts';
import { Warnings } from './warnings.ts';
import { SchemaRegistry } from './schema-registry.ts';

export interface MakegoodProps extends TokenSettings {
  /** The table of `MakegoodStorage`, or another one, such as a restored one: its name and address. */
  readonly table: TableReference;
  /** The key of KMS that encrypts the table, where it is one of yours. @default the key of AWS for DynamoDB */
  readonly tableKey?: IKey;
  /** A name that bus, schema registry and metrics carry, so that several stages are side by side in one account. @default none */
  readonly stage?: string;
  /** Of the bus and of the schema registry. @default "makegood", with a stage "makegood-<stage>" */
  readonly busName?: string;
  /** Signs statements and seals: an asymmetric key of KMS, ECC_NIST_P256 for SIGN_VERIFY. `MakegoodStorage` makes one. */
  readonly signingKey: IKey;
  /** Gets the seals over the audit trail and the ledger: with object lock. `MakegoodStorage` makes one. */
  readonly sealBucket: SealBucket;
  /** Gets bundles and old evidence: with versions. `MakegoodStorage` makes one. Once it has some, never leave it out. @default none: all evidence stays in the table */
  readonly evidenceBucket?: EvidenceBucketReference;
  /** Days after the end of a month until its evidence moves to that bucket, from 63. @default 100 */
  readonly evidenceDays?: number;
  /** The keys of webhooks' secrets, which outlive every deployment too. */
  readonly secretKeys: SecretKeyReferences;
  /** AWS accounts that may put events on the bus. */
  readonly vendorAccounts: readonly string[];
  /** An organization of AWS, each of whose accounts may put events on the bus. @default none */
  readonly organizationId?: string;
  /** The vendors' accounts whose default bus takes events of Makegood: each gets an event for every event of it that was refused. @default none */
  readonly rejectionEventAccounts?: readonly string[];
  /** OpenID issuer of the API's callers. */
  readonly jwtIssuer: string;
  readonly jwtAudiences: readonly string[];
  /** Origins of pages of your own that may call the API. @default none; the console needs none */
  readonly corsOrigins?: readonly string[];
  /** IANA zone of the audit's schedule. @default the declared one */
  readonly auditZone?: string;
  /** The most seconds that an event may be ahead of its receipt; an event further ahead is quarantined. @default 300 */
  readonly maxAheadSeconds?: number;
  /** Steps that wait for a second person: docs/how-to/second-person.md. @default none */
  readonly secondPerson?: SecondPersonRules;
  /** The web console: docs/how-to/deploy.md. @default none */
  readonly console?: ConsoleSettings;
  /** Days that the bus's archive keeps events. @default 400 */
  readonly archiveDays?: number;
  /** Days that logs are kept, one of those that CloudWatch takes. @default 30 */
  readonly logDays?: number;
  /** The address that messages are mailed from, of a verified identity of SES: docs/how-to/messages.md. @default no mail is sent */
  readonly mailFrom?: string;
  /** E-mail addresses that get notifications: budgets at risk, deadlines, what was issued. @default none */
  readonly notificationEmails?: readonly string[];
  /** E-mail addresses of operators, who get every alarm when it starts and when it ends. @default none */
  readonly alarmEmails?: readonly string[];
  /** US dollars a month of the account: the operators get a mail at 80 %, and when the forecast is above it. @default no budget */
  readonly monthlyBudget?: number;
  /** Where you publish the runbook, for the links of alarms. @default its place in the repository */
  readonly runbookUrl?: string;
  /** A further action of every alarm, beside the topics. @default none */
  readonly alarmAction?: IAlarmAction;
  /** The folder of a function's bundle. */
  readonly bundleOf: (name: FunctionName) => string;
}

/** The runbook, as alarms name it. */
const RUNBOOK = 'docs/how-to/runbook.md';

export class Makegood extends Construct {
  readonly apiUrl: string;
  readonly busArn: string;
  /** Of the bus, the schema registry and the metrics. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: MakegoodProps) {
    super(scope, id);
    const given = props as unknown as Readonly<Record<string, unknown>>;
    refuseOldNames((name) => given[name]);
    checkSettings(Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, given[name]])));
    this.name = props.busName ?? (props.stage === undefined ? BUS_NAME : `${BUS_NAME}-${props.stage}`);
    this.refuseSecond();
    const logRetention: RetentionDays = props.logDays ?? LOG_DAYS;
    const { scopePrefix, roleClaim, vendorClaim } = props;
    const { bus, archiveArn } = new MakegoodBus(this, 'Events', {
      name: this.name,
      organizationId: props.organizationId,
      vendorAccounts: props.vendorAccounts,
      archiveDays: props.archiveDays ?? ARCHIVE_DAYS,
    });
    new SchemaRegistry(this, 'Schemas', this.name);
    new Refusals(this, 'Refusals', { bus, accounts: props.rejectionEventAccounts ?? [] });
    const zone = props.auditZone ?? AUDIT_SCHEDULE.zone;
    const functions = Object.fromEntries(
      FUNCTION_NAMES.map((name) => [
        name,
        new DeclaredFunction(this, name, {
          name,
          table: props.table,
          bus,
          signingKey: props.signingKey,
          secretKeys: props.secretKeys,
          tableKey: props.tableKey,
          logRetention,
          bundle: props.bundleOf(name),
          environment: {
            AUDIT_ZONE: zone,
            // Of the metrics, so that those of two stages in one account are not added up.
            POWERTOOLS_SERVICE_NAME: this.name,
            ...(scopePrefix !== undefined && { SCOPE_PREFIX: scopePrefix }),
            ...(roleClaim !== undefined && { ROLE_CLAIM: roleClaim }),
            ...(vendorClaim !== undefined && { VENDOR_CLAIM: vendorClaim }),
            ...(props.secondPerson && { SECOND_PERSON: JSON.stringify(readSecondPersonRules(props.secondPerson)) }),
            ...(props.maxAheadSeconds !== undefined && { MAX_AHEAD_SECONDS: String(props.maxAheadSeconds) }),
          },
        }),
      ]),
    ) as Record<FunctionName, DeclaredFunction>;
    new Documents(this, 'Documents', functions);
    if (props.evidenceBucket) allowEvidence(functions, props.evidenceBucket, props.tableKey);
    if (props.evidenceDays !== undefined)
      functions['move-old-evidence'].function.addEnvironment('EVIDENCE_DAYS', String(props.evidenceDays));
    const ingestion = new Ingestion(this, 'Ingestion', { bus, ingest: functions['ingest-events'] });
    const api = new Api(this, 'Api', {
      jwtIssuer: props.jwtIssuer,
      jwtAudiences: props.jwtAudiences,
      tokens: { scopePrefix, roleClaim, vendorClaim },
      corsOrigins: props.corsOrigins ?? [],
      logRetention,
      functions,
    });
    for (const name of ['manage-contracts', 'manage-vendors', 'deliver-events'] as const)
      functions[name].function.addEnvironment('API_URL', api.url);
    for (const { function: name, streamedBy } of ROUTES as readonly Route[]) {
      if (streamedBy === undefined) continue;
      // It signs addresses of the stream in its own name; no other function may call it.
      const url = functions[streamedBy].url!;
      url.grantInvokeUrl(functions[name].function);
      functions[name].function.addEnvironment('STREAM_URL', url.url);
    }
    const audit = new Audit(this, 'Audit', {
      bus,
      plan: functions['plan-audit'],
      assess: functions['assess-contract'],
      close: functions['close-audit'],
      zone,
      sealBucket: props.sealBucket,
      logRetention,
    });
    const warnings = new Warnings(this, 'Warnings', { bus, watch: functions['early-warning'], emails: props.notificationEmails ?? [] });
    const housekeeping = new Housekeeping(this, 'Housekeeping', functions);
    const consoleUrl = props.console && this.console(props.console, props, api.url, functions);
    const messages = new Messages(this, 'Messages', { bus, send: functions['send-messages'], mailFrom: props.mailFrom, consoleUrl });
    const endpoints = new Endpoints(this, 'Endpoints', { bus, deliver: functions['deliver-events'] });
    new Monitoring(this, 'Monitoring', {
      name: this.name,
      ingestion,
      audit,
      housekeeping,
      warnings,
      messages,
      endpoints,
      api,
      functions: Object.values(functions),
      emails: props.alarmEmails ?? [],
      monthlyBudget: props.monthlyBudget,
      runbookUrl: props.runbookUrl ?? RUNBOOK,
      action: props.alarmAction,
    });
    for (const name of FUNCTION_NAMES)
      acknowledge(
        functions[name].function,
        'Serverless-LambdaDLQ',
        `${FUNCTIONS[name].description} What calls it has its own retries and dead letters: API Gateway's caller, a queue, the workflow; of a schedule, a destination of failures.`,
      );
    this.apiUrl = api.url;
    this.busArn = bus.eventBusArn;
    new CfnOutput(Stack.of(this), 'ApiUrl', { value: this.apiUrl });
    new CfnOutput(Stack.of(this), 'BusArn', { value: this.busArn });
    // As `aws events start-replay` takes them: docs/how-to/runbook.md.
    new CfnOutput(Stack.of(this), 'ArchiveArn', { value: archiveArn });
    const destination = { Arn: bus.eventBusArn, FilterArns: ingestion.ruleArns };
    new CfnOutput(Stack.of(this), 'ReplayDestination', { value: Stack.of(this).toJsonString(destination) });
    new CfnOutput(Stack.of(this), 'SigningKeyArn', { value: props.signingKey.keyArn });
    new CfnOutput(Stack.of(this), 'NotificationTopicArn', { value: warnings.topic.topicArn });
  }

  /** Two of one name in an account and region would not deploy: the bus of the second is refused by AWS, half-way. */
  private refuseSecond(): void {
    const others = this.node.root.node.findAll().filter((one): one is Makegood => one instanceof Makegood && one !== this);
    const { environment } = Stack.of(this);
    if (others.some((other) => other.name === this.name && Stack.of(other).environment === environment))
      throw new Error(`two of Makegood in this app have the bus "${this.name}"; give one of them a "stage" of its own`);
  }

  /** @returns where the console is, with its path. */
  private console(
    settings: ConsoleSettings,
    { jwtIssuer: issuer, scopePrefix, roleClaim, vendorClaim }: MakegoodProps,
    apiUrl: string,
    functions: Readonly<Record<FunctionName, DeclaredFunction>>,
  ): string {
    const { url } = new Console(this, 'Console', {
      ...settings,
      issuer,
      apiUrl,
      tokens: { scopePrefix, roleClaim, vendorClaim },
      edgeProof: this.edgeProof(functions),
    });
    new CfnOutput(Stack.of(this), 'ConsoleUrl', { value: url });
    return url + CONSOLE_PATH;
  }

  /** A secret that the distribution and the functions with routes share. Who knows it could only choose the address that requests count for. */
  private edgeProof(functions: Readonly<Record<FunctionName, DeclaredFunction>>): string {
    const secret = new Secret(this, 'EdgeProof', { generateSecretString: { passwordLength: 64, excludePunctuation: true } });
    acknowledge(secret, 'AwsSolutions-SMG4', 'It guards a count of requests and no data; a new one is made by replacing it.');
    const proof = secret.secretValue.unsafeUnwrap();
    for (const name of new Set((ROUTES as readonly Route[]).map((route) => route.function)))
      functions[name].function.addEnvironment('EDGE_PROOF', proof);
    return proof;
  }
}
