/** The CDK app: storage apart from service, both thin. Settings come from the context (cdk.json, or -c name=value). */
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Annotations, ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { FunctionName } from '../declarations/functions.ts';
import { CONTEXT_PREFIX, SETTINGS, type SettingName } from '../declarations/settings.ts';
import { readSecondPersonRules } from '../schemas/read-second-person-rules.ts';
import { bundlesIn } from './bundle.ts';
import { checkSettings, refuseUnknownNames } from './check-settings.ts';
import type { ConsoleSettings } from './console.ts';
import { exampleWarnings } from './example-settings.ts';
import type { TableReference } from './function.ts';
import { listOf } from './given-settings.ts';
import { Makegood } from './makegood.ts';
import { refuseOldNames } from './renamed-settings.ts';
import { MakegoodStorage, type SealLock } from './storage.ts';

type Given = Readonly<Partial<Record<SettingName, unknown>>>;

/** The settings of the context. @throws Error of names that are no settings any more or at all, and of values that are wrong. */
function settingsOf(app: App): Given {
  refuseOldNames((name) => app.node.tryGetContext(CONTEXT_PREFIX + name) as unknown, CONTEXT_PREFIX);
  refuseUnknownNames(Object.keys(app.node.getAllContext() as object), CONTEXT_PREFIX);
  const given: Given = Object.fromEntries(
    Object.keys(SETTINGS).flatMap((name) => {
      const value = app.node.tryGetContext(CONTEXT_PREFIX + name) as unknown;
      return value === undefined ? [] : [[name, value]];
    }),
  );
  checkSettings(given, CONTEXT_PREFIX);
  return given;
}

const text = <N extends SettingName>(given: Given, name: N): Partial<Record<N, string>> =>
  (given[name] === undefined ? {} : { [name]: String(given[name]) }) as Partial<Record<N, string>>;
const texts = <N extends SettingName>(given: Given, name: N): Partial<Record<N, string[]>> =>
  (given[name] === undefined ? {} : { [name]: listOf(given[name]) }) as Partial<Record<N, string[]>>;
const number = <N extends SettingName>(given: Given, name: N): Partial<Record<N, number>> =>
  (given[name] === undefined ? {} : { [name]: Number(given[name]) }) as Partial<Record<N, number>>;

function consoleOf(given: Given): { console: ConsoleSettings } | undefined {
  if (given.consoleClientId === undefined) return undefined;
  const parameters = listOf(given.consoleParameters).map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]);
  return {
    console: {
      clientId: String(given.consoleClientId),
      ...(given.consoleScopes !== undefined && { scopes: String(given.consoleScopes) }),
      ...(parameters.length > 0 && { parameters: Object.fromEntries(parameters) as Record<string, string> }),
      ...(given.consoleSignInOrigins !== undefined && { signInOrigins: listOf(given.consoleSignInOrigins) }),
    },
  };
}

/** A table that exists, by its name, in the account and region of the stack. */
const tableNamed = (stack: Stack, tableName: string): TableReference => ({
  tableName,
  tableArn: stack.formatArn({ service: 'dynamodb', resource: 'table', resourceName: tableName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME }),
});

/** @param bundleOf gives the folder of a function's bundle. */
export function makegoodApp(
  app: App,
  bundleOf: (name: FunctionName) => string = bundlesIn(join(app.outdir, 'bundles')),
): { storage: Stack; service: Stack } {
  const given = settingsOf(app);
  const ending = given.stage === undefined ? '' : `-${String(given.stage)}`;
  const storage = new Stack(app, `MakegoodStorage${ending}`, {
    terminationProtection: true,
    description: 'Makegood: what must outlive every deployment',
  });
  const tableKey = given.tableKeyArn === undefined ? undefined : Key.fromKeyArn(storage, 'TableKey', String(given.tableKeyArn));
  const { table, signingKey, sealBucket, evidenceBucket, secretKeys } = new MakegoodStorage(storage, 'Storage', {
    ...(given.sealLock !== undefined && { sealLock: given.sealLock as SealLock }),
    ...(tableKey && { tableKey }),
    ...number(given, 'backupDays'),
    ...(given.tableName !== undefined && { furtherTables: [tableNamed(storage, String(given.tableName)).tableArn] }),
  });
  // The service may turn to another table: what it imported before is exported until it does.
  for (const exported of [table.tableName, table.tableArn]) storage.exportValue(exported);
  const service = new Stack(app, `MakegoodService${ending}`, { description: 'Makegood: functions, bus, API, audit' });
  for (const [name, warning] of exampleWarnings(given, CONTEXT_PREFIX)) Annotations.of(service).addWarningV2(`makegood:${name}`, warning);
  new Makegood(service, 'Makegood', {
    table: given.tableName === undefined ? table : tableNamed(service, String(given.tableName)),
    ...(tableKey && { tableKey }),
    signingKey,
    sealBucket,
    evidenceBucket,
    secretKeys,
    jwtIssuer: String(given.jwtIssuer),
    jwtAudiences: listOf(given.jwtAudiences),
    vendorAccounts: listOf(given.vendorAccounts),
    ...text(given, 'stage'),
    ...text(given, 'busName'),
    ...text(given, 'runbookUrl'),
    ...text(given, 'organizationId'),
    ...text(given, 'mailFrom'),
    ...text(given, 'auditZone'),
    ...text(given, 'scopePrefix'),
    ...text(given, 'roleClaim'),
    ...text(given, 'vendorClaim'),
    ...texts(given, 'rejectionEventAccounts'),
    ...texts(given, 'notificationEmails'),
    ...texts(given, 'alarmEmails'),
    ...texts(given, 'corsOrigins'),
    ...number(given, 'maxAheadSeconds'),
    ...number(given, 'archiveDays'),
    ...number(given, 'evidenceDays'),
    ...number(given, 'logDays'),
    ...number(given, 'monthlyBudget'),
    ...(given.secondPerson !== undefined && { secondPerson: readSecondPersonRules(given.secondPerson) }),
    ...consoleOf(given),
    bundleOf,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return { storage, service };
}
