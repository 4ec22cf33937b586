/** The CDK app: it synthesises clean under cdk-nag, and the few things that must never change are held here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Annotations, Capture, Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { INGEST, RULES, WATCH } from '../../../lib/declarations/events.ts';
import { DELIVERIES_REQUESTED, ENDPOINT_EVENTS } from '../../../lib/declarations/endpoints.ts';
import { FUNCTIONS, FUNCTION_NAMES, type FunctionName, type FunctionSpec } from '../../../lib/declarations/functions.ts';
import { MAIL } from '../../../lib/declarations/messages.ts';
import { RENAMED_ROUTES } from '../../../lib/declarations/renamed-routes.ts';
import { ROUTES, type Route } from '../../../lib/declarations/routes.ts';
import { REGISTRY_LIMIT, registrySchemas } from '../../../lib/schemas/event-registry.ts';
import { permissionsOf } from '../../../lib/adapters/dynamo/permissions.ts';
import { makegoodApp } from '../../../lib/infra/app.ts';
import { functionBundles } from '../../support/function-bundles.ts';
import { temporaryFolder } from '../../support/harness.ts';

const { context: given } = JSON.parse(readFileSync(new URL('../../../cdk.json', import.meta.url), 'utf8')) as {
  context: Record<string, unknown>;
};
const context: Record<string, unknown> = { ...given, 'makegood:mailFrom': 'sla@example.com' };
const folder = temporaryFolder();

let storage: Template;
let service: Template;
let app: App;
let bundleOf: (name: FunctionName) => string;

beforeAll(async () => {
  bundleOf = await functionBundles();
  app = new App({ context, outdir: join(folder, 'out') });
  const stacks = makegoodApp(app, bundleOf);
  // Findings of cdk-nag make this throw.
  app.synth();
  storage = Template.fromStack(stacks.storage);
  service = Template.fromStack(stacks.service);
});

const resources = (template: Template, type: string): Record<string, { Properties: Record<string, any> }> =>
  template.findResources(type) as Record<string, { Properties: Record<string, any> }>;

describe('the CDK app', () => {
  it('keeps the table in a stack of its own, protected and recoverable, under the same logical id', () => {
    expect(Object.keys(resources(storage, 'AWS::DynamoDB::Table'))).toEqual(['StorageTableB43FDCE7']);
    storage.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        GlobalSecondaryIndexes: Match.absent(),
      },
    });
  });

  it('makes every declared function: arm64, newest Node, traced, with its own role and logs that expire', () => {
    service.resourcePropertiesCountIs(
      'AWS::Lambda::Function',
      { Architectures: ['arm64'], Runtime: 'nodejs24.x', TracingConfig: { Mode: 'Active' } },
      FUNCTION_NAMES.length,
    );
    service.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
    const roles = Object.values(resources(service, 'AWS::Lambda::Function')).map((made) => JSON.stringify(made.Properties.Role));
    expect(new Set(roles).size).toBe(FUNCTION_NAMES.length);
  });

  it('gives no function more permissions than it needs: none deletes or updates, readers do not write', () => {
    const policies = JSON.stringify(resources(service, 'AWS::IAM::Policy'));
    for (const action of ['dynamodb:Scan', 'dynamodb:*', 'events:*', 'kms:*']) expect(policies).not.toContain(action);
    const statements = Object.values(resources(service, 'AWS::IAM::Policy')).flatMap(
      (policy) => (policy.Properties.PolicyDocument as { Statement: { Action: unknown; Condition?: unknown }[] }).Statement,
    );
    const only = (...families: string[]): object => ({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': families },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    });
    // Deleted are keys that an earlier version stored in clear, and nothing else.
    const deletes = statements.filter(({ Action }) => JSON.stringify(Action).includes('dynamodb:Delete'));
    expect(deletes.length).toBe(2);
    for (const { Action, Condition } of deletes) expect([Action, Condition]).toEqual(['dynamodb:DeleteItem', only('WEBHOOKKEY#*')]);
    // Counted up are requests of callers, and nothing else.
    const updates = statements.filter(({ Action }) => JSON.stringify(Action).includes('UpdateItem'));
    expect(updates.length).toBeGreaterThan(0);
    for (const { Action, Condition } of updates) expect([Action, Condition]).toEqual(['dynamodb:UpdateItem', only('RATE#*')]);
    const reader = Object.entries(resources(service, 'AWS::IAM::Policy')).find(([id]) => id.startsWith('Makegoodreadstatements'));
    // A reader that answers listings writes keys of cursors, and nothing else.
    const writes = (reader![1].Properties.PolicyDocument as { Statement: typeof statements }).Statement.filter(({ Action }) =>
      JSON.stringify(Action).includes('PutItem'),
    );
    expect(writes.map(({ Action, Condition }) => [Action, Condition])).toEqual([
      [
        'dynamodb:PutItem',
        { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CURSORKEYS'] }, Null: { 'dynamodb:LeadingKeys': 'false' } },
      ],
    ]);
    expect(JSON.stringify(reader)).not.toContain('PutEvents');
  });

  it('lets each function write its own families of keys, in policies within the size that IAM takes', () => {
    for (const name of FUNCTION_NAMES) {
      const policies = Object.entries(resources(service, 'AWS::IAM::Policy')).filter(([id]) =>
        id.startsWith(`Makegood${name.replaceAll('-', '')}Role`),
      );
      const documents = policies.map(
        ([, policy]) => policy.Properties.PolicyDocument as { Statement: { Action: unknown; Condition?: unknown }[] },
      );
      const puts = documents.flatMap(({ Statement }) => Statement).filter(({ Action }) => JSON.stringify(Action).includes('PutItem'));
      const { put } = permissionsOf(name);
      expect([name, puts.map(({ Action, Condition }) => [Action, Condition])]).toEqual([
        name,
        put.length === 0
          ? []
          : [
              [
                'dynamodb:PutItem',
                { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': put }, Null: { 'dynamodb:LeadingKeys': 'false' } },
              ],
            ],
      ]);
      // All inline policies of a role may have 10,240 characters; a name that is filled in at the deployment has at most some 150.
      const filled = JSON.stringify(documents, (_, value: unknown) =>
        typeof value === 'object' && value !== null && Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'))
          ? 'x'.repeat(150)
          : value,
      );
      expect(filled.length).toBeLessThan(10_240);
    }
  });

  it('lets declared functions alone read, write, encrypt and decrypt secrets, each no more than it needs', () => {
    const ofWebhooks = ['SECRET#KEY#*', 'SECRET#ENCRYPTED#*', 'WEBHOOKKEY#*'];
    const ofEndpoints = ['SECRET#ENDPOINT#*'];
    const endpointContext = { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['endpoint'] } };
    const context = { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['vendor', 'source'] } };
    const may: Record<string, { dynamodb: string[]; kms: string[] }> = {};
    const ofCursors = {
      'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['use'] },
      StringEquals: { 'kms:EncryptionContext:use': 'cursors' },
    };
    for (const name of FUNCTION_NAMES) {
      const id = `Makegood${name.replaceAll('-', '')}Role`;
      const [, policy] = Object.entries(resources(service, 'AWS::IAM::Policy')).find(([policyId]) => policyId.startsWith(id))!;
      const { Statement } = policy.Properties.PolicyDocument as {
        Statement: { Effect: string; Action: string | string[]; Condition?: object }[];
      };
      const actions = (wanted: (statement: (typeof Statement)[number]) => boolean, service_: string): string[] =>
        Statement.filter(wanted).flatMap(({ Action }) => [Action].flat().filter((action) => action.startsWith(`${service_}:`)));
      const denied = Statement.filter(({ Effect }) => Effect === 'Deny');
      const { secrets, endpointSecrets }: FunctionSpec = FUNCTIONS[name];
      const unreadable = [...(secrets === 'decrypt' ? [] : ofWebhooks), ...(endpointSecrets === 'decrypt' ? [] : ofEndpoints)];
      expect(denied).toHaveLength(1);
      for (const { Condition } of denied) expect(Condition).toEqual({ 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': unreadable } });
      const allowed = actions(
        ({ Effect, Condition }) => Effect === 'Allow' && (!Condition || JSON.stringify(Condition).includes('"SECRET#')),
        'dynamodb',
      );
      const isSigning = (action: string | string[]): boolean => [action].flat().join() === 'kms:Sign,kms:GetPublicKey';
      const isCursors = ({ Condition }: (typeof Statement)[number]): boolean => JSON.stringify(Condition) === JSON.stringify(ofCursors);
      const kms = Statement.filter(
        (statement) => JSON.stringify(statement.Action).includes('kms:') && !isSigning(statement.Action) && !isCursors(statement),
      );
      expect([name, Statement.filter(isCursors).flatMap(({ Action }) => Action)]).toEqual([
        name,
        (ROUTES as readonly Route[]).some((route) => route.function === name && route.lists) ? ['kms:GenerateDataKey', 'kms:Decrypt'] : [],
      ]);
      expect([name, Statement.some(({ Action }) => isSigning(Action))]).toEqual([name, FUNCTIONS[name].signs === true]);
      for (const { Action, Condition } of kms)
        if (Action !== 'kms:GenerateMac') expect(Condition).toEqual(expect.objectContaining(endpointSecrets ? endpointContext : context));
      may[name] = {
        dynamodb: [
          ...allowed.filter((action) => action === 'dynamodb:PutItem'),
          // Of what is denied to others it reads some.
          ...(secrets === 'decrypt' || endpointSecrets === 'decrypt' ? ['dynamodb:GetItem', 'dynamodb:Query'] : []),
        ],
        kms: kms.flatMap(({ Action }) => Action),
      };
    }
    const some = Object.entries(may).filter(([, { dynamodb, kms }]) => dynamodb.length + kms.length > 0);
    const encrypt = { dynamodb: ['dynamodb:PutItem'], kms: ['kms:Encrypt', 'kms:GenerateMac'] };
    expect(Object.fromEntries(some)).toEqual({
      'receive-webhook': { dynamodb: ['dynamodb:GetItem', 'dynamodb:Query'], kms: ['kms:Decrypt'] },
      'manage-contracts': { dynamodb: ['dynamodb:PutItem'], kms: [] },
      'manage-approvals': { dynamodb: ['dynamodb:PutItem'], kms: [] },
      'manage-vendors': encrypt,
      'plan-audit': encrypt,
      'manage-endpoints': { dynamodb: ['dynamodb:PutItem'], kms: ['kms:Encrypt'] },
      'deliver-events': { dynamodb: ['dynamodb:GetItem', 'dynamodb:Query'], kms: ['kms:Decrypt'] },
      'retry-deliveries': { dynamodb: ['dynamodb:GetItem', 'dynamodb:Query'], kms: ['kms:Decrypt'] },
    });
  });

  it('keeps the signing keys and those of secrets in the stack of the table, under the same logical ids', () => {
    const made = resources(storage, 'AWS::KMS::Key') as Record<string, { DeletionPolicy?: string; Properties: Record<string, any> }>;
    expect(
      Object.values(made).map(({ DeletionPolicy, Properties }) => [DeletionPolicy, Properties.KeySpec, Properties.EnableKeyRotation]),
    ).toEqual([
      ['Retain', 'ECC_NIST_P256', undefined],
      ['Retain', undefined, true],
      ['Retain', 'HMAC_256', undefined],
    ]);
    expect(Object.keys(made)).toMatchInlineSnapshot(`
      [
        "StorageSigningKey89E41C39",
        "StorageEncryptionKeyD712D8B8",
        "StorageFingerprintKey0B580465",
      ]
    `);
  });

  it('lets nothing but the workflow write to the bucket of seals, and nothing read, replace or delete there', () => {
    const named = Object.entries(resources(service, 'AWS::IAM::Policy')).flatMap(([id, { Properties }]) =>
      (Properties.PolicyDocument as { Statement: { Effect: string; Action: string | string[]; Resource: unknown }[] }).Statement.filter(
        // What functions may do in the buckets of large answers and of evidence, other tests hold.
        ({ Action, Resource }) =>
          [Action].flat().some((one) => /^(s3:|\*)/.test(one)) && !/Documents|StorageEvidence/.test(JSON.stringify(Resource)),
      ).map(({ Effect, Action, Resource }) => [id.replace(/[0-9A-F]{8}$/, ''), Effect, Action, JSON.stringify(Resource)]),
    );
    expect(named).toEqual([
      [expect.stringMatching(/MapRights$/), 'Allow', 's3:PutObject', expect.stringMatching(/StorageSeals.*\/seal\.json/)],
    ]);
  });

  it('makes every declared route; only those declared open are open', () => {
    const routes: readonly Route[] = [...ROUTES, ...RENAMED_ROUTES];
    service.resourceCountIs('AWS::ApiGatewayV2::Route', routes.length);
    service.resourcePropertiesCountIs(
      'AWS::ApiGatewayV2::Route',
      { AuthorizationType: 'JWT' },
      routes.filter((route) => route.scope !== null).length,
    );
    service.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['makegood'] },
    });
  });

  it('streams by a URL that IAM protects, and that only the function behind the API may call', () => {
    const declared = Object.entries<FunctionSpec>(FUNCTIONS).filter(([, spec]) => spec.streams);
    service.resourcePropertiesCountIs('AWS::Lambda::Url', { AuthType: 'AWS_IAM', InvokeMode: 'RESPONSE_STREAM' }, declared.length);
    service.resourceCountIs('AWS::Lambda::Url', declared.length);
    const callers = Object.entries(resources(service, 'AWS::IAM::Policy')).filter(([, made]) =>
      JSON.stringify(made).includes('InvokeFunctionUrl'),
    );
    expect(callers.map(([id]) => id.replace(/Role.*/, ''))).toEqual(['Makegoodreadledger']);
    const { Statement } = callers[0]![1].Properties.PolicyDocument as { Statement: { Action: unknown; Resource: unknown }[] };
    const calls = Statement.filter(({ Action }) => JSON.stringify(Action).includes('lambda:'));
    for (const { Resource } of calls) expect(JSON.stringify(Resource)).toContain('Makegoodstreamledger');
    expect(resources(service, 'AWS::Lambda::Permission')).not.toEqual({});
    for (const { Properties } of Object.values(resources(service, 'AWS::Lambda::Permission')))
      expect(JSON.stringify(Properties.FunctionName)).not.toContain('streamledger');
  });

  it('keeps large answers in a private bucket that empties itself; each function that gives links puts and reads its own alone', () => {
    const [bucket] = Object.entries(resources(service, 'AWS::S3::Bucket'));
    service.resourceCountIs('AWS::S3::Bucket', 1);
    expect(bucket![1].Properties).toMatchObject({
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: { Rules: [expect.objectContaining({ ExpirationInDays: 1, Status: 'Enabled' })] },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    const [policy] = Object.values(resources(service, 'AWS::S3::BucketPolicy'));
    const ofBucket = policy!.Properties.PolicyDocument.Statement as { Effect: string; Condition: object }[];
    expect(ofBucket.map(({ Effect, Condition }) => [Effect, Condition])).toEqual([
      ['Deny', { Bool: { 'aws:SecureTransport': 'false' } }],
      ['Deny', { NumericLessThan: { 's3:TlsVersion': 1.2 } }],
    ]);
    const linking = new Set((ROUTES as readonly Route[]).flatMap((route) => (route.links ? [route.function] : [])));
    expect(linking.size).toBeGreaterThan(0);
    for (const name of FUNCTION_NAMES) {
      const statements = Object.entries(resources(service, 'AWS::IAM::Policy'))
        .filter(([id]) => id.startsWith(`Makegood${name.replaceAll('-', '')}Role`))
        .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as { Effect: string; Action: unknown; Resource: unknown }[])
        .filter(({ Action, Resource }) => JSON.stringify(Action).includes('s3:') && !JSON.stringify(Resource).includes('StorageEvidence'));
      const own = { 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucket![0], 'Arn'] }, `/${name}/*`]] };
      const byLink = { StringEquals: { 's3:authType': 'REST-QUERY-STRING' }, NumericLessThanEquals: { 's3:signatureAge': 300_000 } };
      expect([name, statements]).toEqual([
        name,
        linking.has(name)
          ? [
              { Effect: 'Allow', Action: 's3:PutObject', Resource: own },
              { Effect: 'Allow', Action: 's3:GetObject', Resource: own, Condition: byLink },
            ]
          : [],
      ]);
      const [made] = Object.entries(resources(service, 'AWS::Lambda::Function')).filter(([id]) =>
        id.startsWith(`Makegood${name.replaceAll('-', '')}Function`),
      );
      expect([name, 'DOCUMENTS_BUCKET' in made![1].Properties.Environment.Variables]).toEqual([name, linking.has(name)]);
    }
  });

  it('keeps bundles and old evidence in a private bucket with versions; each function does there what it is declared to do', () => {
    const [bucket] = Object.entries(storage.findResources('AWS::S3::Bucket')).filter(([id]) => id.startsWith('StorageEvidence'));
    expect(bucket![1]).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      },
    });
    const [rule, ...others] = bucket![1].Properties.LifecycleConfiguration.Rules as Record<string, unknown>[];
    expect(others).toEqual([]);
    // The newest version of an object never ends.
    expect(rule).not.toHaveProperty('ExpirationInDays');
    expect(rule).toMatchObject({ NoncurrentVersionExpiration: { NoncurrentDays: 35 }, Status: 'Enabled' });
    for (const name of FUNCTION_NAMES) {
      const { evidence }: FunctionSpec = FUNCTIONS[name];
      const rights = Object.entries(resources(service, 'AWS::IAM::Policy'))
        .filter(([id]) => id.startsWith(`Makegood${name.replaceAll('-', '')}Role`))
        .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as { Action: string; Resource: unknown }[])
        .filter(({ Resource }) => JSON.stringify(Resource).includes('StorageEvidence'))
        .map(({ Action, Resource }) => `${Action} ${/"(\/[^"]*)"/.exec(JSON.stringify(Resource))?.[1] ?? ''}`);
      const read = ['s3:GetObject /*', 's3:ListBucket '];
      const expected: Readonly<Record<string, string[]>> = {
        read,
        issue: [...read, 's3:PutObject /bundles/*'],
        move: [...read, 's3:PutObject /evidence/*'],
        erase: [...read, 's3:PutObject /evidence/*', 's3:DeleteObject /evidence/*'],
      };
      expect([name, rights]).toEqual([name, evidence === undefined ? [] : expected[evidence]]);
      const [made] = Object.entries(resources(service, 'AWS::Lambda::Function')).filter(([id]) =>
        id.startsWith(`Makegood${name.replaceAll('-', '')}Function`),
      );
      expect([name, 'EVIDENCE_BUCKET' in made![1].Properties.Environment.Variables]).toEqual([name, evidence !== undefined]);
    }
  });

  it('notifies an account only of its own refused events', () => {
    service.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['makegood.evidence'], 'detail-type': ['event.quarantined.v1'], detail: { sender: ['aws:444455556666'] } },
      Targets: [Match.objectLike({ Arn: { 'Fn::Join': ['', Match.arrayWith([':444455556666:event-bus/default'])] } })],
    });
  });

  it('puts every event type into the schema registry, each within its limit', () => {
    const made = Object.values(resources(service, 'AWS::EventSchemas::Schema')).map(({ Properties }) => Properties);
    expect(made.map(({ SchemaName }) => SchemaName as string).sort()).toEqual(
      registrySchemas()
        .map(({ name }) => name)
        .sort(),
    );
    for (const { Content, SchemaName } of made as { Content: string; SchemaName: string }[]) {
      expect(Content.length).toBeLessThan(REGISTRY_LIMIT);
      const schema = JSON.parse(Content) as { properties: { 'detail-type': unknown; detail: { required: string[] } } };
      expect(schema.properties['detail-type']).toEqual({ enum: [SchemaName] });
      expect(schema.properties.detail.required).toContain(SchemaName === 'events.batched.v1' ? 'events' : 'id');
    }
  });

  it('makes every declared rule, each with retries and dead letters, and adds the instant of receipt to the event', () => {
    // And the ones that notify an account of its refusals, and people of what matters.
    service.resourceCountIs('AWS::Events::Rule', RULES.length + 2);
    const template = new Capture();
    service.hasResourceProperties('AWS::Events::Rule', {
      Targets: [{ InputTransformer: { InputTemplate: template }, DeadLetterConfig: Match.anyValue(), RetryPolicy: Match.anyValue() }],
    });
    expect(template.asString()).toContain('<aws.events.event.ingestion-time>');
    service.hasResourceProperties('AWS::Events::EventBusPolicy', {
      Statement: Match.objectLike({
        Action: 'events:PutEvents',
        Condition: { 'ForAllValues:StringNotLike': { 'events:source': ['makegood.*'] } },
      }),
    });
    service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: INGEST.batchSize,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    service.resourceCountIs('AWS::Events::Archive', 1);
  });

  it('sends notifications to a topic, and to the named addresses', () => {
    service.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        'detail-type': Match.arrayWith(['budget.at-risk.v1', 'ticket.deadline-near.v1', 'objective.breached.v1', 'claim.deadline-near.v1']),
      },
      Targets: [
        Match.objectLike({
          Id: 'topic',
          DeadLetterConfig: Match.anyValue(),
          InputTransformer: { InputPathsMap: { text: '$.detail.text' }, InputTemplate: '"<text>"' },
        }),
      ],
    });
    service.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'finance@example.com' });
    service.hasResourceProperties('AWS::Lambda::EventSourceMapping', { MaximumBatchingWindowInSeconds: WATCH.batchingWindowSeconds });
  });

  it('sends mails from one address alone, by its identity, and keeps dead letters of them', () => {
    service.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { 'detail-type': Match.arrayWith(['audit.closed.v1', 'claim.deadline-near.v1', 'approval.requested.v1']) },
      Targets: [Match.objectLike({ Id: 'queue', InputTransformer: Match.absent(), DeadLetterConfig: Match.anyValue() })],
    });
    service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: MAIL.batchSize,
      ScalingConfig: { MaximumConcurrency: MAIL.instances },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    const sending = Object.entries(resources(service, 'AWS::IAM::Policy')).flatMap(([id, policy]) =>
      (policy.Properties.PolicyDocument as { Statement: { Action: unknown; Condition?: unknown; Resource: unknown }[] }).Statement.filter(
        ({ Action }) => JSON.stringify(Action).includes('ses:'),
      ).map((statement) => ({ id, ...statement })),
    );
    expect(sending).toEqual([
      {
        id: expect.stringMatching(/^Makegoodsendmessages/) as string,
        Effect: 'Allow',
        Action: ['ses:SendEmail', 'ses:SendRawEmail'],
        Condition: { StringEquals: { 'ses:FromAddress': 'sla@example.com' } },
        Resource: [expect.anything(), expect.anything()],
      },
    ]);
    const identities = JSON.stringify(sending[0]!.Resource);
    for (const name of ['identity/example.com', 'identity/sla@example.com']) expect(identities).toContain(name);
    expect(identities).not.toContain('*');
  });

  it('sends no mail without an address, says so, and refuses what is none', () => {
    const appWith = (name: string, more: Record<string, unknown>): App =>
      new App({ context: { ...given, ...more }, outdir: join(folder, name) });
    const none = appWith('no-mail', {});
    const made = makegoodApp(none, bundleOf).service;
    Annotations.fromStack(made).hasInfo('*', Match.stringLikeRegexp('No message is sent by mail'));
    const template = JSON.stringify(Template.fromStack(made).toJSON());
    expect(template).not.toContain('ses:SendEmail');
    expect(template).not.toContain('message-dead-letters');
    for (const [n, mailFrom] of ['Makegood <sla@example.com>', 'example.com', 'a@b.c\r\nBcc: x@y.z'].entries())
      expect(() => makegoodApp(appWith(`bad-mail-${n}`, { 'makegood:mailFrom': mailFrom }), bundleOf)).toThrow(
        /the setting "makegood:mailFrom" is/,
      );
  });

  it.each([
    ['toldAccounts', 'rejectionEventAccounts'],
    ['newsMails', 'notificationEmails'],
    ['mostAheadSeconds', 'maxAheadSeconds'],
  ])('refuses the setting %s, and names %s', (old, now) => {
    const given = new App({ context: { ...context, [`makegood:${old}`]: ['x'] }, outdir: join(folder, old) });
    expect(() => makegoodApp(given, bundleOf)).toThrow(`"makegood:${old}" is called "makegood:${now}" now`);
  });

  it('hands events to endpoints by a queue of their own, and looks each minute for what is due', () => {
    const ofEndpoints = Object.values(resources(service, 'AWS::Events::Rule')).find(({ Properties }) =>
      (Properties.EventPattern['detail-type'] as string[] | undefined)?.includes('deliveries.requested.v1'),
    )!;
    expect(ofEndpoints.Properties.EventPattern['detail-type'].sort()).toEqual(
      [...Object.keys(ENDPOINT_EVENTS), DELIVERIES_REQUESTED].sort(),
    );
    const [target] = ofEndpoints.Properties.Targets as [{ Arn: { 'Fn::GetAtt': [string] }; DeadLetterConfig: object }];
    expect(target.DeadLetterConfig).toBeDefined();
    const queue = resources(service, 'AWS::SQS::Queue')[target.Arn['Fn::GetAtt'][0]]!.Properties;
    // The function ends well before a message comes again.
    expect(queue.VisibilityTimeout).toBe(6 * FUNCTIONS['deliver-events'].timeoutSeconds);
    expect(queue.RedrivePolicy.maxReceiveCount).toBe(5);
    service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: { 'Fn::GetAtt': [target.Arn['Fn::GetAtt'][0], 'Arn'] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 5 },
    });
    service.hasResourceProperties('AWS::Scheduler::Schedule', {
      Description: FUNCTIONS['retry-deliveries'].description,
      ScheduleExpression: 'rate(1 minute)',
    });
    service.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: 'MakegoodService/endpoint-dead-letters' });
  });

  it('schedules the audit in a named zone, with the time of the schedule as its input, and maps over due contracts', () => {
    for (const month of ['before', 'running'])
      service.hasResourceProperties('AWS::Scheduler::Schedule', {
        ScheduleExpression: 'cron(30 20 * * ? *)',
        ScheduleExpressionTimezone: 'Asia/Shanghai',
        Target: Match.objectLike({
          Input: `{"scheduledTime":"<aws.scheduler.scheduled-time>","month":"${month}"}`,
          DeadLetterConfig: Match.anyValue(),
        }),
      });
    const definition = JSON.stringify(
      Object.values(resources(service, 'AWS::StepFunctions::StateMachine'))[0]!.Properties.DefinitionString,
    );
    for (const part of ['EachContract', 'NoteFailure', 'DISTRIBUTED', '$.due', 'More?']) expect(definition).toContain(part);
  });

  it('ends an audit that runs for twelve hours, by the definition that is deployed', () => {
    const [machine] = Object.values(resources(service, 'AWS::StepFunctions::StateMachine'));
    const { 'Fn::Join': joined } = machine!.Properties.DefinitionString as { 'Fn::Join': [string, unknown[]] };
    const text = joined[1].map((part) => (typeof part === 'string' ? part : 'name')).join('');
    expect((JSON.parse(text) as { TimeoutSeconds?: number }).TimeoutSeconds).toBe(43_200);
  });

  it('rings when no audit was closed for 26 hours, also where there is no data at all', () => {
    service.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'MakegoodService/audit-missing',
      MetricName: 'AuditsClosed',
      Period: 3600,
      EvaluationPeriods: 26,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });
});
