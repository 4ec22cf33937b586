/** Settings: faults are reported before anything is made, stages have no name in common, and each setting has its effect in the template. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS, FUNCTION_NAMES } from '../../../lib/declarations/functions.ts';
import { ROUTES, type Route } from '../../../lib/declarations/routes.ts';
import { SETTINGS } from '../../../lib/declarations/settings.ts';
import { VERSION } from '../../../lib/declarations/version.ts';
import { currencyExponent } from '../../../lib/domain/money/currency.ts';
import { makegoodApp } from '../../../lib/infra/app.ts';
import { Makegood } from '../../../lib/infra/makegood.ts';
import { MakegoodStorage } from '../../../lib/infra/storage.ts';
import { temporaryFolder } from '../../support/harness.ts';

const folder = temporaryFolder();
const bundle = join(folder, 'bundle');
mkdirSync(bundle, { recursive: true });
writeFileSync(join(bundle, 'index.mjs'), '');

const ACCOUNTS = (count: number): string[] => Array.from({ length: count }, (_, i) => String(100_000_000_000 + i));

/** An amount in each of sixty currencies. */
const ABOVE = {
  above: Object.fromEntries(
    Intl.supportedValuesOf('currency')
      .filter((code) => currencyExponent(code) === 2)
      .slice(0, 60)
      .map((code) => [code, '10000.00']),
  ),
};

const NEEDED = { jwtIssuer: 'https://issuer.example.com', jwtAudiences: ['makegood'] };

let count = 0;
function appWith(settings: Record<string, unknown>, needed: object = NEEDED): App {
  const context = Object.fromEntries(Object.entries({ ...needed, ...settings }).map(([name, value]) => [`makegood:${name}`, value]));
  return new App({ context, outdir: join(folder, `out-${(count += 1)}`) });
}
interface Made {
  readonly storage: Template;
  readonly service: Template;
  readonly names: readonly string[];
}
const made = new Map<string, Made>();
/** Synthesised, so that a finding of cdk-nag fails; each set of settings once. */
function templates(settings: Record<string, unknown>): Made {
  const key = JSON.stringify(settings);
  const known = made.get(key);
  if (known) return known;
  const { storage, service } = makegoodApp(appWith(settings), () => bundle);
  const found = {
    storage: Template.fromStack(storage),
    service: Template.fromStack(service),
    names: [storage.stackName, service.stackName],
  };
  made.set(key, found);
  return found;
}
const refusal = (settings: Record<string, unknown>, needed: object = NEEDED): string => {
  try {
    makegoodApp(appWith(settings, needed), () => bundle);
  } catch (error) {
    return (error as Error).message;
  }
  return 'taken';
};
const properties = (template: Template, type: string): Record<string, any>[] =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties as Record<string, any>);

const resourcesOf = (template: Template): number => Object.keys((template.toJSON() as { Resources: object }).Resources).length;

describe('settings are checked when the app is synthesised', () => {
  it.each([
    ['vendorAccounts', ['44445555666'], '12 digits'],
    ['vendorAccounts', '444455556666,acme', '"acme"'],
    ['vendorAccounts', ['444455556666', '444455556666'], 'names "444455556666" twice'],
    ['rejectionEventAccounts', ['111122223333'], 'name it in "makegood:vendorAccounts" too'],
    ['organizationId', 'r-1234', 'o-a1b2c3d4e5'],
    ['auditZone', 'Asia/Shangai', 'IANA'],
    ['auditZone', '+08:00', 'IANA'],
    ['auditZone', 'europe/berlin', 'IANA'],
    ['auditZone', 'EUROPE/BERLIN', 'IANA'],
    ['notificationEmails', 'Finance <finance@example.com>', 'without a name'],
    ['alarmEmails', ['nobody'], 'e-mail address'],
    ['mailFrom', 'example.com', 'e-mail address'],
    ['monthlyBudget', 50, 'makegood:alarmEmails'],
    ['jwtIssuer', '', 'https://'],
    ['jwtIssuer', 'http://issuer.example.com', 'https://'],
    ['jwtIssuer', 'https://issuer.example.com/.well-known/openid-configuration', 'issuer alone'],
    ['jwtIssuer', 'https://acme.auth.eu-central-1.amazoncognito.com', 'cognito-idp.<region>'],
    ['jwtIssuer', 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Abc123/', 'without "/" at its end'],
    ['jwtIssuer', 'https://login.microsoftonline.com/common/v2.0', 'tokens name the tenant'],
    ['jwtIssuer', 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555', 'v2.0'],
    ['jwtIssuer', 'https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0', 'by its id'],
    ['jwtIssuer', 'https://example.eu.auth0.com', '"https://example.eu.auth0.com/"'],
    ['jwtAudiences', ['make good'], 'without spaces'],
    ['jwtAudiences', Array.from({ length: 51 }, (_, i) => `program-${i}`), 'takes 50'],
    ['vendorAccounts', ACCOUNTS(260), 'makegood:organizationId'],
    ['scopePrefix', 'https://makegood.example.com/of-our-production-api/v1/', 'at most 48'],
    ['runbookUrl', `https://docs.example.com/${'long/'.repeat(200)}`, 'the text of an alarm'],
    ['secondPerson', { writeOffs: ABOVE, overReceipts: ABOVE, creditNotes: ABOVE }, 'write fewer currencies'],
    ['maxAheadSeconds', '-1', 'whole number of seconds'],
    ['archiveDays', 'forever', 'whole number of days'],
    ['evidenceDays', 62, 'from 63'],
    ['logDays', 31, '30, 60'],
    ['stage', 'Test Stage', 'small letters'],
    ['stage', 'test-', 'at its end'],
    ['busName', 'default', 'not "default"'],
    ['tableName', 'a', 'name of a table'],
    ['tableKeyArn', 'arn:aws:kms:eu-central-1:444455556666:alias/makegood', 'not of an alias'],
    ['corsOrigins', ['*'], 'no "*"'],
    ['corsOrigins', ['https://reports.example.com/'], 'no "/"'],
    ['consoleParameters', 'makegood', 'audience=makegood'],
    ['secondPerson', { nothing: 1 }, '/secondPerson'],
    ['roleClaim', 'my roles', 'one claim'],
  ])('refuses %s with the value %j, and says what to write', (name, value, remedy) => {
    const message = refusal({ [name]: value });
    expect(message).toContain(`the setting "makegood:${name}"`);
    expect(message).toContain(remedy);
  });

  it('warns of each value that is still that of the example, and of no other', () => {
    const settings = {
      jwtIssuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Abc123def',
      vendorAccounts: ['444455556666', '999900001111'],
      notificationEmails: 'finance@example.com, sla@notexample.com, sla@example.company.eu',
      secondPerson: { contracts: true },
    };
    const { service } = makegoodApp(appWith(settings), () => bundle);
    const warnings = service.node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => String(data));
    const named = warnings.flatMap((text) => /"makegood:(\w+)" has a value of the example, "([^"]+)"/.exec(text)?.slice(1).join(' ') ?? []);
    expect(named).toEqual(['vendorAccounts 444455556666', 'notificationEmails finance@example.com']);
  });

  it('refuses more addresses than a budget notifies, and takes them without a budget', () => {
    const alarmEmails = Array.from({ length: 11 }, (_, i) => `ops-${i}@example.com`);
    expect(refusal({ alarmEmails, monthlyBudget: 50 })).toContain('"makegood:alarmEmails" names 11 addresses, and a budget notifies 10');
    expect(refusal({ alarmEmails })).toBe('taken');
  });

  it('takes a long prefix of scopes with a claim of roles, because no route has scopes then', () => {
    expect(refusal({ scopePrefix: 'https://makegood.example.com/of-our-production-api/v1/', roleClaim: 'roles' })).toBe('taken');
  });

  it('takes what is as long as it may be, and the deployment stays within what AWS takes', () => {
    const { service } = templates({
      tableName: 't'.repeat(255),
      scopePrefix: 's'.repeat(48),
      vendorClaim: 'v'.repeat(128),
      busName: 'b'.repeat(64),
      mailFrom: `${'m'.repeat(64)}@${'d'.repeat(60)}.example.com`,
      auditZone: 'America/Argentina/ComodRivadavia',
      secondPerson: { writeOffs: ABOVE, overReceipts: { above: Object.fromEntries(Object.entries(ABOVE.above).slice(0, 35)) } },
      runbookUrl: `https://docs.example.com/${'l'.repeat(775)}`,
      corsOrigins: ['https://reports.example.com'],
    });
    const scopes = properties(service, 'AWS::ApiGatewayV2::Route').flatMap((route) => (route.AuthorizationScopes ?? []) as string[]);
    expect(Math.max(...scopes.map(({ length }) => length))).toBe(64);
    const texts = properties(service, 'AWS::CloudWatch::Alarm').map((alarm) => String(alarm.AlarmDescription).length);
    expect(Math.max(...texts)).toBeLessThanOrEqual(1024);
    // What is known at the deployment alone, such as the address of a key, is shorter than the reference to it with these characters.
    const known = (value: unknown): string => (typeof value === 'string' ? value : 'r'.repeat(130));
    for (const { Environment } of properties(service, 'AWS::Lambda::Function').filter((one) => one.Environment))
      expect(
        Object.entries<unknown>(Environment.Variables).reduce((sum, [name, value]) => sum + name.length + known(value).length, 0),
      ).toBeLessThan(4096);
    expect(properties(service, 'AWS::ApiGatewayV2::Route').length).toBeLessThanOrEqual(300);
    for (const { EventPattern, Targets } of properties(service, 'AWS::Events::Rule')) {
      expect(JSON.stringify(EventPattern).length).toBeLessThan(2048);
      expect(Targets.length).toBeLessThanOrEqual(5);
    }
  });

  it('names every wrong setting at once, and those that are missing', () => {
    const message = refusal({ vendorAccounts: ['1'], auditZone: 'Mars/Base' }, {});
    for (const name of ['vendorAccounts', 'auditZone', 'jwtIssuer', 'jwtAudiences']) expect(message).toContain(`"makegood:${name}"`);
  });

  it('refuses a name that is no setting, which would have no effect', () => {
    expect(refusal({ auditzone: 'Europe/Berlin' })).toMatch(/there is no setting "makegood:auditzone".*makegood:auditZone/s);
  });

  it('checks the properties of the construct too, but for values that are known at the deployment alone', () => {
    const stack = new Stack(new App(), 'Service');
    const storage = new MakegoodStorage(new Stack(stack.node.root, 'Storage'), 'Storage');
    const given = { ...storage, ...NEEDED, bundleOf: () => bundle };
    expect(() => new Makegood(stack, 'Wrong', { ...given, vendorAccounts: ['1'] })).toThrow('the setting "vendorAccounts" is "1"');
    expect(() => new Makegood(stack, 'Token', { ...given, vendorAccounts: [], jwtIssuer: stack.stackId })).not.toThrow();
  });

  it('takes every setting that is declared, in one deployment without a finding', () => {
    const all: Record<keyof typeof SETTINGS, unknown> = {
      ...NEEDED,
      stage: 'test',
      busName: 'sla',
      tableName: 'restored',
      tableKeyArn: 'arn:aws:kms:eu-central-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      vendorAccounts: '444455556666, 111122223333',
      organizationId: 'o-a1b2c3d4e5',
      rejectionEventAccounts: ['999900001111'],
      notificationEmails: 'finance@example.com',
      alarmEmails: ['ops@example.com'],
      monthlyBudget: '120',
      runbookUrl: 'https://docs.example.com/runbook',
      mailFrom: 'sla@example.com',
      scopePrefix: 'makegood/',
      roleClaim: 'cognito:groups',
      vendorClaim: 'extn.vendor',
      corsOrigins: ['https://reports.example.com'],
      secondPerson: {},
      sealLock: 'governance',
      maxAheadSeconds: '0',
      consoleClientId: 'client',
      consoleScopes: 'openid',
      consoleParameters: 'audience=makegood',
      consoleSignInOrigins: ['https://login.example.com'],
      auditZone: 'Europe/Berlin',
      archiveDays: 30,
      evidenceDays: 200,
      logDays: 365,
      backupDays: 90,
    };
    expect(Object.keys(all).sort()).toEqual(Object.keys(SETTINGS).sort());
    const { consoleClientId: _, ...rest } = all;
    expect(() => templates(rest)).not.toThrow();
    // Space for accounts and addresses, and for the six resources of the console, whose pages are not built here.
    expect(resourcesOf(templates(rest).service)).toBeLessThan(450);
  });
});

describe('stages are side by side in one account', () => {
  /** Names that AWS keeps once in an account and region, as far as the templates fix them. */
  const physicalNames = ({ storage, service }: Made): string[] => {
    const found: string[] = [];
    const NAME =
      /^(Name|AlarmName|DashboardName|\w*(Bus|Queue|Topic|Table|Bucket|Function|Role|Rule|Group|Machine|Registry|Vault|Budget|Plan)Name)$/;
    for (const template of [storage, service])
      for (const { Properties = {}, Type } of Object.values((template.toJSON() as { Resources: Record<string, any> }).Resources)) {
        for (const [name, value] of Object.entries<any>(Properties))
          if (NAME.test(name) && typeof value === 'string' && !/^AWS::(ApiGatewayV2::(Api|Authorizer)|Scheduler)/.test(Type))
            found.push(`${Type} ${value}`);
        for (const part of [Properties.Budget?.BudgetName]) if (typeof part === 'string') found.push(`budget ${part}`);
      }
    return found;
  };

  it('two stages have no name in common, neither of stacks nor of what is in them', () => {
    const [one, two] = [templates({ stage: 'one' }), templates({ stage: 'two' })];
    const names = physicalNames(one);
    expect(names).toContain('AWS::Events::EventBus makegood-one');
    expect(names.filter((name) => physicalNames(two).includes(name))).toEqual([]);
    expect(one.names).toEqual(['MakegoodStorage-one', 'MakegoodService-one']);
  });

  it('without a stage a deployment keeps the names that it had', () => {
    const { service, names } = templates({});
    expect(names).toEqual(['MakegoodStorage', 'MakegoodService']);
    service.hasResourceProperties('AWS::Events::EventBus', { Name: 'makegood' });
    service.hasResourceProperties('AWS::EventSchemas::Registry', { RegistryName: 'makegood' });
  });

  it('the bus of a stage may keep an earlier name, and the metrics of a stage are its own', () => {
    const { service } = templates({ stage: 'one', busName: 'makegood' });
    service.hasResourceProperties('AWS::Events::EventBus', { Name: 'makegood' });
    const two = templates({ stage: 'two' }).service;
    for (const { Environment } of properties(two, 'AWS::Lambda::Function').filter((made) => made.Runtime === 'nodejs24.x'))
      expect(Environment.Variables.POWERTOOLS_SERVICE_NAME).toBe('makegood-two');
    const own = properties(two, 'AWS::CloudWatch::Alarm').filter(({ Namespace }) => Namespace === 'Makegood');
    expect(own.length).toBeGreaterThan(0);
    for (const { Dimensions } of own) expect(Dimensions).toEqual([{ Name: 'service', Value: 'makegood-two' }]);
  });

  it('two of one name in one app are refused, and two stages are not', () => {
    const app = new App();
    const make = (id: string, stage?: string): Makegood =>
      new Makegood(new Stack(app, id), 'Makegood', {
        ...new MakegoodStorage(new Stack(app, `${id}Storage`), 'Storage'),
        ...NEEDED,
        ...(stage !== undefined && { stage }),
        vendorAccounts: [],
        bundleOf: () => bundle,
      });
    make('First');
    expect(() => make('Second')).toThrow('give one of them a "stage"');
    expect(() => make('Third', 'third')).not.toThrow();
  });
});

describe('a table of another name', () => {
  const restored = templates({ tableName: 'makegood-restored' });

  it('is what every function reads and writes, and nothing else', () => {
    const functions = properties(restored.service, 'AWS::Lambda::Function').filter(({ Environment }) => Environment?.Variables.TABLE_NAME);
    expect(functions).toHaveLength(FUNCTION_NAMES.length);
    for (const { Environment } of functions) expect(Environment.Variables.TABLE_NAME).toBe('makegood-restored');
    const statements = properties(restored.service, 'AWS::IAM::Policy').flatMap(({ PolicyDocument }) => PolicyDocument.Statement as any[]);
    const ofTable = statements.filter(({ Action }) => JSON.stringify(Action).includes('dynamodb:'));
    expect(ofTable.length).toBeGreaterThan(0);
    for (const { Resource } of ofTable) expect(JSON.stringify(Resource)).toContain(':table/makegood-restored');
  });

  it('leaves the storage as it is, so that the stack of the service can turn to it and back', () => {
    expect(restored.storage.toJSON()).toEqual(templates({}).storage.toJSON());
  });
});

describe('each setting has its effect', () => {
  it('two hundred accounts and an organization fit into the policy of the bus, and into a stack', () => {
    const settings = { vendorAccounts: ACCOUNTS(200), organizationId: 'o-a1b2c3d4e5', busName: 'b'.repeat(64) };
    const { service } = templates(settings);
    const statements = properties(service, 'AWS::Events::EventBusPolicy').map(({ Statement, StatementId: Sid }) => ({
      Sid,
      ...(Statement as object),
    }));
    expect(statements.length).toBe(2);
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements })
      .replaceAll(/\{"Fn::Join":\["",\["arn:",\{"Ref":"AWS::Partition"\},"([^"]*)"\]\]\}/g, '"arn:aws-us-gov$1"')
      .replaceAll(/\{"Fn::GetAtt":[^}]*\}/g, `"arn:aws-us-gov:events:ap-southeast-1:${'0'.repeat(12)}:event-bus/${settings.busName}"`);
    expect(policy).not.toContain('Fn::');
    expect(policy.length).toBeLessThan(10_240);
    expect(policy).toContain('arn:aws-us-gov:iam::100000000199:root');
    expect(resourcesOf(service)).toBeLessThanOrEqual(500);
  });

  it('ten accounts that receive refusals, and ten addresses of each list, fit into a stack with all that a setting adds', () => {
    const addresses = Array.from({ length: 10 }, (_, i) => `person-${i}@example.com`);
    const [accounts, mailFrom] = [ACCOUNTS(10), 'sla@example.com'];
    const more = { notificationEmails: addresses, alarmEmails: addresses, monthlyBudget: 100, mailFrom, backupDays: 90 };
    const { service } = templates({ vendorAccounts: accounts, rejectionEventAccounts: accounts, ...more });
    expect(resourcesOf(service)).toBeLessThanOrEqual(500);
    expect(properties(service, 'AWS::Events::Rule').filter(({ Targets }) => Targets[0].Id === 'sender').length).toBe(10);
  });

  it('an organization may put events, but none in the name of Makegood, and its events are archived', () => {
    const { service } = templates({ organizationId: 'o-a1b2c3d4e5' });
    const [policy] = properties(service, 'AWS::Events::EventBusPolicy');
    expect(policy!.Statement).toMatchObject({
      Principal: '*',
      Action: 'events:PutEvents',
      Condition: {
        StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
        'ForAllValues:StringNotLike': { 'events:source': ['makegood.*'] },
      },
    });
    service.hasResourceProperties('AWS::Events::Archive', { EventPattern: { account: [{ exists: true }] } });
  });

  it('pages of named origins may call the API with a token, and no page without the setting', () => {
    templates({ corsOrigins: ['https://reports.example.com'] }).service.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: {
        AllowOrigins: ['https://reports.example.com'],
        AllowHeaders: Match.arrayWith(['authorization', 'idempotency-key', 'if-match']),
        AllowMethods: Match.arrayWith(['GET', 'POST', 'PUT']),
        ExposeHeaders: Match.arrayWith(['etag', 'location', 'retry-after']),
        AllowCredentials: Match.absent(),
      },
    });
    templates({}).service.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() });
  });

  it('a key of the customer encrypts table and evidence, and functions may use it by way of DynamoDB and S3 alone', () => {
    const tableKeyArn = 'arn:aws:kms:eu-central-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const { storage, service } = templates({ tableKeyArn });
    storage.hasResourceProperties('AWS::DynamoDB::Table', { SSESpecification: { KMSMasterKeyId: tableKeyArn, SSEType: 'KMS' } });
    const grants = properties(service, 'AWS::IAM::Policy')
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement as any[])
      .filter(({ Resource }) => Resource === tableKeyArn);
    const ways = {
      dynamodb: FUNCTION_NAMES,
      s3: FUNCTION_NAMES.filter((name) => FUNCTIONS[name].evidence !== undefined),
    };
    const by = (way: string): any[] =>
      grants.filter(({ Condition }) => JSON.stringify(Condition).includes(`"kms:ViaService":{"Fn::Join":["",["${way}.`));
    for (const [way, names] of Object.entries(ways)) expect([way, by(way).length]).toEqual([way, names.length]);
    expect(grants).toHaveLength(ways.dynamodb.length + ways.s3.length);
    for (const { Action } of grants) expect(Action).toContain('kms:Decrypt');
    const [evidence] = Object.entries(storage.findResources('AWS::S3::Bucket')).filter(([id]) => id.startsWith('StorageEvidence'));
    expect(JSON.stringify(evidence![1].Properties.BucketEncryption)).toContain(tableKeyArn);
  });

  it('logs and the archive are kept as long as the settings say', () => {
    const { service } = templates({ logDays: 365, archiveDays: '30' });
    service.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
    service.hasResourceProperties('AWS::Events::Archive', { RetentionDays: 30 });
  });

  it('every function knows its version', () => {
    for (const { Environment } of properties(templates({}).service, 'AWS::Lambda::Function').filter(
      ({ Environment: of }) => of?.Variables.TABLE_NAME,
    ))
      expect(Environment.Variables.VERSION).toBe(VERSION);
  });

  it('AWS Backup copies the table each day, the one that the service uses too, and keeps its vault', () => {
    const { storage } = templates({ backupDays: 90, tableName: 'makegood-restored' });
    storage.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [Match.objectLike({ Lifecycle: { DeleteAfterDays: 90 }, ScheduleExpression: 'cron(0 2 * * ? *)' })] },
    });
    storage.hasResource('AWS::Backup::BackupVault', { DeletionPolicy: 'Retain' });
    const [selection] = properties(storage, 'AWS::Backup::BackupSelection');
    const resources = JSON.stringify(selection!.BackupSelection.Resources);
    for (const part of ['StorageTableB43FDCE7', ':table/makegood-restored']) expect(resources).toContain(part);
    templates({}).storage.resourceCountIs('AWS::Backup::BackupPlan', 0);
  });

  it.each([
    ['a prefix of scopes', { scopePrefix: 'makegood/' }, (route: Route) => expect.arrayContaining([`makegood/${route.scope}`]) as unknown],
    ['a claim of roles', { roleClaim: 'cognito:groups' }, () => undefined],
  ])('with %s the gateway asks for what the tokens have, and the functions know it', (_, settings, wanted) => {
    const { service } = templates(settings);
    const routes = properties(service, 'AWS::ApiGatewayV2::Route');
    for (const route of ROUTES as readonly Route[]) {
      const made = routes.find(({ RouteKey }) => RouteKey === `${route.method} ${route.path}`)!;
      expect([route.path, made.AuthorizationType]).toEqual([route.path, route.scope === null ? 'NONE' : 'JWT']);
      if (route.scope !== null) expect([route.path, made.AuthorizationScopes]).toEqual([route.path, wanted(route)]);
    }
    const variables = properties(service, 'AWS::Lambda::Function').flatMap(({ Environment }) =>
      Environment?.Variables.TABLE_NAME ? [Environment.Variables] : [],
    );
    for (const one of variables)
      expect([one.SCOPE_PREFIX, one.ROLE_CLAIM]).toEqual([(settings as any).scopePrefix, (settings as any).roleClaim]);
  });
});
