/** What AWS takes no more of: a deployment with more would fail half-way, when some of it is made already. */
import { Token } from 'aws-cdk-lib';
import { AWS_FIGURES, utf8Bytes } from '../declarations/aws-figures.ts';
import { RENAMED_ROUTES } from '../declarations/renamed-routes.ts';
import { ROUTES, type Route } from '../declarations/routes.ts';
import type { SettingName } from '../declarations/settings.ts';
import { gatewayScopes } from '../declarations/tokens.ts';
import { readSecondPersonRules } from '../schemas/read-second-person-rules.ts';
import { type GivenSettings, listOf } from './given-settings.ts';

/** Audiences of the JWT authorizer of an HTTP API (apigateway/latest/developerguide/http-api-quotas.html). */
const MAX_AUDIENCES = 50;

/** Characters of a scope of a route, by the model of the API of API Gateway (`AuthorizationScopes`). */
const MAX_SCOPE = 64;

/** Addresses that one notification of a budget has (aws-cost-management, "Creating a budget": ten, and a topic). */
const MAX_BUDGET_EMAILS = 10;

/** Characters of the text of an alarm (`AlarmDescription` of PutMetricAlarm), less those of the longest text before the address. */
const MAX_RUNBOOK_URL = 1024 - 224;

/** Bytes of the rules in the environment of a function, which has 4 KB for all (lambda/latest/dg/gettingstarted-limits.html). */
const MAX_RULES_BYTES = 2000;

/** Each setting that is too long or has too many entries, and what to write. @param prefix of the names, as the caller writes them. */
export function tooLong(given: GivenSettings, prefix: string): [SettingName, string][] {
  const most = mostAccounts(given);
  const count = (name: SettingName): number => listOf(given[name]).length;
  const found: [SettingName, boolean, string][] = [
    [
      'vendorAccounts',
      count('vendorAccounts') > most,
      `names ${count('vendorAccounts')} accounts, and the policy of a bus has space for ${most}; write "${prefix}organizationId" for those of one organization`,
    ],
    [
      'jwtAudiences',
      count('jwtAudiences') > MAX_AUDIENCES,
      `names ${count('jwtAudiences')} audiences, and an authorizer takes ${MAX_AUDIENCES}; leave out what no token has`,
    ],
    [
      'alarmEmails',
      given.monthlyBudget !== undefined && count('alarmEmails') > MAX_BUDGET_EMAILS,
      `names ${count('alarmEmails')} addresses, and a budget notifies ${MAX_BUDGET_EMAILS}; write the address of a group, or leave "${prefix}monthlyBudget" out`,
    ],
    [
      'scopePrefix',
      given.roleClaim === undefined && lengthOf(given.scopePrefix) > mostOfPrefix(),
      `has ${lengthOf(given.scopePrefix)} characters, and a scope of API Gateway takes ${MAX_SCOPE} with it; write at most ${mostOfPrefix()}, or "${prefix}roleClaim", with which the functions check scopes`,
    ],
    [
      'runbookUrl',
      lengthOf(given.runbookUrl) > MAX_RUNBOOK_URL,
      `has ${lengthOf(given.runbookUrl)} characters, and the text of an alarm has space for ${MAX_RUNBOOK_URL}`,
    ],
    [
      'secondPerson',
      bytesOfRules(given.secondPerson) > MAX_RULES_BYTES,
      `has ${bytesOfRules(given.secondPerson)} bytes as JSON, and the environment of a function has space for ${MAX_RULES_BYTES}; write fewer currencies: each step in a currency without an amount waits`,
    ],
  ];
  return found.flatMap(([name, isTooLong, problem]): [SettingName, string][] => (isTooLong ? [[name, problem]] : []));
}

const lengthOf = (value: unknown): number => (value === undefined || Token.isUnresolved(value) ? 0 : String(value).length);

const mostOfPrefix = (): number =>
  MAX_SCOPE -
  Math.max(
    ...[...(ROUTES as readonly Route[]), ...RENAMED_ROUTES].flatMap((route) => gatewayScopes(route, {}) ?? []).map(({ length }) => length),
  );

/** Rules that cannot be read are reported by their own check. */
function bytesOfRules(given: unknown): number {
  try {
    return utf8Bytes(JSON.stringify(readSecondPersonRules(given)));
  } catch {
    return 0;
  }
}

/** How many accounts fit into the policy of the bus (./event-bus.ts), where the names of partition and region are longest. */
function mostAccounts({ busName, stage, organizationId }: GivenSettings): number {
  const account = '0'.repeat(12);
  const name = String(busName ?? `makegood${stage === undefined ? '' : `-${String(stage)}`}`);
  const statement = (Sid: string, Principal: object | string, condition: object = {}): object => ({
    Sid,
    Effect: 'Allow',
    Principal,
    Action: 'events:PutEvents',
    Resource: `arn:aws-us-gov:events:ap-southeast-1:${account}:event-bus/${name}`,
    Condition: { ...condition, 'ForAllValues:StringNotLike': { 'events:source': ['makegood.*'] } },
  });
  const ofOrganization = statement('organization', '*', { StringEquals: { 'aws:PrincipalOrgID': organizationId } });
  const policyOf = (accounts: number): object => ({
    Version: '2012-10-17',
    Statement: [
      statement('vendor-accounts', { AWS: Array.from({ length: accounts }, () => `arn:aws-us-gov:iam::${account}:root`) }),
      ...(organizationId === undefined ? [] : [ofOrganization]),
    ],
  });
  const length = (accounts: number): number => JSON.stringify(policyOf(accounts)).length;
  return 1 + Math.floor((AWS_FIGURES.busPolicyCharacters - length(1)) / (length(2) - length(1)));
}
