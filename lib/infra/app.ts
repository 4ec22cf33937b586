/** The CDK app: storage apart from service, both thin. Settings come from the context (cdk.json, or -c name=value). */
import type { App } from 'aws-cdk-lib';
import { Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { FunctionName } from '../declarations/functions.ts';
import { bundlesIn } from './bundle.ts';
import { Makegood } from './makegood.ts';
import { readSecondPersonRules } from '../schemas/read-second-person-rules.ts';
import { refuseOldNames } from './renamed-settings.ts';
import { MakegoodStorage, SEAL_LOCKS, type SealLock } from './storage.ts';

const list = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.map(String)
    : String(value ?? '')
        .split(',')
        .filter((entry) => entry !== '');

function sealLockOf(given: unknown): SealLock {
  const lock = SEAL_LOCKS.find((name) => name === (given ?? 'governance'));
  if (!lock) throw new Error(`the setting "makegood:sealLock" is ${JSON.stringify(given)}; write one of ${SEAL_LOCKS.join(', ')}`);
  return lock;
}

/** "audience=https://makegood.example.com" as a parameter. @throws Error */
function parametersIn(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((one) => {
      const [name, ...value] = one.split('=');
      if (!name || value.length === 0)
        throw new Error(`the setting "makegood:consoleParameters" has ${JSON.stringify(one)}; write it as "audience=makegood"`);
      return [name, value.join('=')];
    }),
  );
}

/** @param bundleOf gives the folder of a function's bundle. */
export function makegoodApp(
  app: App,
  bundleOf: (name: FunctionName) => string = bundlesIn('cdk.out/bundles'),
): { storage: Stack; service: Stack } {
  const setting = (name: string): unknown => app.node.tryGetContext(`makegood:${name}`) as unknown;
  refuseOldNames(setting, 'makegood:');
  const storage = new Stack(app, 'MakegoodStorage', {
    terminationProtection: true,
    description: 'Makegood: what must outlive every deployment',
  });
  const { table, signingKey, sealBucket, secretKeys } = new MakegoodStorage(storage, 'Storage', {
    sealLock: sealLockOf(setting('sealLock')),
  });
  const service = new Stack(app, 'MakegoodService', { description: 'Makegood: functions, bus, API, audit' });
  new Makegood(service, 'Makegood', {
    table,
    signingKey,
    sealBucket,
    secretKeys,
    vendorAccounts: list(setting('vendorAccounts')),
    rejectionEventAccounts: list(setting('rejectionEventAccounts')),
    notificationEmails: list(setting('notificationEmails')),
    ...(setting('mailFrom') !== undefined && { mailFrom: String(setting('mailFrom')) }),
    jwtIssuer: String(setting('jwtIssuer') ?? ''),
    jwtAudiences: list(setting('jwtAudiences')),
    ...(setting('maxAheadSeconds') !== undefined && { maxAheadSeconds: Number(setting('maxAheadSeconds')) }),
    ...(setting('secondPerson') !== undefined && { secondPerson: readSecondPersonRules(setting('secondPerson')) }),
    ...(typeof setting('auditZone') === 'string' && { auditZone: String(setting('auditZone')) }),
    ...(setting('consoleClientId') !== undefined && {
      console: {
        clientId: String(setting('consoleClientId')),
        ...(setting('consoleScopes') !== undefined && { scopes: String(setting('consoleScopes')) }),
        ...(setting('consoleParameters') !== undefined && { parameters: parametersIn(list(setting('consoleParameters'))) }),
        ...(setting('consoleSignInOrigins') !== undefined && { signInOrigins: list(setting('consoleSignInOrigins')) }),
      },
    }),
    bundleOf,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return { storage, service };
}
