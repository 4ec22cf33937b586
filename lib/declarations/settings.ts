/**
 * The settings of a deployment, declared once: the CDK app reads them from its context, it and the construct check them before anything is
 * made (lib/infra/check-settings.ts), and docs/how-to/deploy.md lists them.
 */

/** What a setting holds; lib/infra/check-settings.ts has the check of each. */
export type SettingKind =
  | 'accounts'
  | 'address'
  | 'amount'
  | 'bus-name'
  | 'claim'
  | 'days'
  | 'email'
  | 'emails'
  | 'evidence-days'
  | 'issuer'
  | 'key-arn'
  | 'log-days'
  | 'organization'
  | 'origins'
  | 'parameters'
  | 'rules'
  | 'scope-prefix'
  | 'seal-lock'
  | 'seconds'
  | 'stage'
  | 'table-name'
  | 'text'
  | 'texts'
  | 'zone';

interface DeploymentSetting {
  readonly is: SettingKind;
  /** In the words of the page: what it means, and in brackets what is taken where it is absent. */
  readonly meaning: string;
  readonly required?: true;
}

export const SETTINGS = {
  stage: {
    is: 'stage',
    meaning:
      'a name such as `test`, which the stacks, the bus, the schema registry and the metrics then carry, so that several stages are side by side in one account (none: the names `MakegoodStorage`, `MakegoodService` and `makegood`)',
  },
  busName: {
    is: 'bus-name',
    meaning:
      'name of the bus and of the schema registry, and the dimension `service` of the metrics (`makegood`, with a stage `makegood-<stage>`). A bus that gets another name is another bus: vendors must send to its address',
  },
  tableName: {
    is: 'table-name',
    meaning: 'an existing table in place of the one of `MakegoodStorage`, such as [a restored one](back-up.md#restore-a-table)',
  },
  tableKeyArn: {
    is: 'key-arn',
    meaning: 'a symmetric key of KMS of your own that encrypts the table (the key of AWS for DynamoDB)',
  },
  vendorAccounts: { is: 'accounts', meaning: 'AWS account ids that may put events on the bus, at most some 240 (none)' },
  organizationId: {
    is: 'organization',
    meaning: 'id of an organization of AWS, such as `o-a1b2c3d4e5`: each account of it may put events on the bus (none)',
  },
  rejectionEventAccounts: {
    is: 'accounts',
    meaning: 'of these, the accounts that allow Makegood to put events on their default bus: they receive what was refused (none)',
  },
  notificationEmails: {
    is: 'emails',
    meaning:
      'e-mail addresses that get each notification at once (budgets at risk, deadlines, breaches, claims, statements); chat tools subscribe to the topic `NotificationTopicArn` (none)',
  },
  alarmEmails: {
    is: 'emails',
    meaning:
      'e-mail addresses of operators, who get each alarm when it starts and when it ends; other tools subscribe to the topics `PageTopicArn` and `AlarmTopicArn`, by [severity](runbook.md#severities) (none)',
  },
  monthlyBudget: {
    is: 'amount',
    meaning:
      'US dollars a month that the whole account may cost: `alarmEmails` get a mail at 80 % of it, and when the forecast is above it (no budget)',
  },
  runbookUrl: {
    is: 'address',
    meaning: 'where you publish the [runbook](runbook.md), for the links of alarms (its place in the repository)',
  },
  mailFrom: {
    is: 'email',
    meaning: 'the address that [messages](messages.md) are mailed from, of a verified identity of SES (no mail is sent)',
  },
  jwtIssuer: {
    is: 'issuer',
    required: true,
    meaning: 'OpenID issuer of the API’s callers, exactly as their tokens have it in `iss`: [Cognito, Entra ID and others](sign-in.md)',
  },
  jwtAudiences: {
    is: 'texts',
    required: true,
    meaning: 'audiences of their tokens: `aud`, or where a token has none `client_id`',
  },
  scopePrefix: {
    is: 'scope-prefix',
    meaning: 'what the issuer puts before each scope, such as `makegood/` of a resource server of Cognito (nothing)',
  },
  roleClaim: {
    is: 'claim',
    meaning:
      'a claim whose values are [roles](../explanation/statements.md#who-may-do-what), each with its scopes: `cognito:groups`, or `roles` of Entra ID (no claim: scopes alone)',
  },
  vendorClaim: { is: 'claim', meaning: 'the claim that binds a token to one vendor (`makegood_vendor`)' },
  corsOrigins: {
    is: 'origins',
    meaning: 'origins of web pages of your own that may call the API, such as `https://reports.example.com` (none; the console needs none)',
  },
  secondPerson: { is: 'rules', meaning: 'which steps [wait for a second person](second-person.md) (none)' },
  sealLock: {
    is: 'seal-lock',
    meaning:
      '`governance` (default) or `compliance`: whether an administrator of the account may remove the lock of a [seal](../security/threat-model.md); `compliance` cannot be undone for ten years',
  },
  maxAheadSeconds: {
    is: 'seconds',
    meaning: 'how many seconds ahead of its receipt an event may be (300); an event further ahead goes to quarantine',
  },
  consoleClientId: {
    is: 'text',
    meaning:
      'adds the web console, for this public client of the issuer (authorization code with PKCE, no secret); its redirect URI is the output `ConsoleUrl` with `/console/` (no console)',
  },
  consoleScopes: { is: 'text', meaning: 'the scopes that the console asks the issuer for (`openid` and every scope of the API)' },
  consoleParameters: {
    is: 'parameters',
    meaning:
      'parameters that the issuer needs in order to give a JWT for the API, separated by commas: `audience=https://makegood.example.com` (Auth0) or `resource=...` (RFC 8707); the value is one of `jwtAudiences` (none)',
  },
  consoleSignInOrigins: {
    is: 'origins',
    meaning: 'origins of the issuer’s pages and token endpoint that the console calls (the origin of `jwtIssuer`)',
  },
  auditZone: { is: 'zone', meaning: 'zone of the audit’s schedule (`Asia/Shanghai`)' },
  archiveDays: { is: 'days', meaning: 'days that the archive of the bus keeps events, for [replay](runbook.md#replay) (400)' },
  evidenceDays: {
    is: 'evidence-days',
    meaning:
      'days after the end of a month until its [old evidence](../explanation/data-model.md#old-evidence) moves from the table to object storage, once all its periods are closed (100; at least 63)',
  },
  logDays: {
    is: 'log-days',
    meaning: 'days that logs are kept: a number that CloudWatch takes, such as 30, 90, 365 or 3653 (30)',
  },
  backupDays: {
    is: 'days',
    meaning:
      'days that AWS Backup keeps a [daily copy of the table](back-up.md#on-aws) in a vault (35 days by point-in-time recovery alone)',
  },
} as const satisfies Readonly<Record<string, DeploymentSetting>>;

export type SettingName = keyof typeof SETTINGS;

/** The prefix of settings in the context of CDK. */
export const CONTEXT_PREFIX = 'makegood:';
