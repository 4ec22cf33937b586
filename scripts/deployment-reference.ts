/** The page of a deployment: its settings, scopes and roles, schedules and routes, made from lib/declarations. */
import { AUDIT_SCHEDULE, HOUSEKEEPING } from '../lib/declarations/events.ts';
import { FUNCTIONS, type FunctionName } from '../lib/declarations/functions.ts';
import { ROLES, type Role, type Scope } from '../lib/declarations/roles.ts';
import { ROUTES, type Route } from '../lib/declarations/routes.ts';
import { SCOPES } from '../lib/declarations/scopes.ts';
import { CONTEXT_PREFIX, SETTINGS } from '../lib/declarations/settings.ts';

/** Links of settings are written from the how-to pages. */
const fromHere = (text: string): string => text.replace(/\]\((?!\.\.\/|https:)/g, '](../how-to/');

const settingRows = (): string[] =>
  Object.entries(SETTINGS).map(
    ([name, setting]) => `| \`${CONTEXT_PREFIX}${name}\` | ${'required' in setting ? 'needed' : ''} | ${fromHere(setting.meaning)} |`,
  );

const rolesOf = (scope: Scope): string =>
  (Object.keys(ROLES) as Role[]).filter((role) => (ROLES[role] as readonly Scope[]).includes(scope)).join(', ');

const scopeRows = (): string[] =>
  [...SCOPES].sort().map((scope) => {
    const routes = (ROUTES as readonly Route[]).filter((route) => route.scope === scope).map(({ method, path }) => `\`${method} ${path}\``);
    return `| \`${scope}\` | ${rolesOf(scope)} | ${routes.join(', ')} |`;
  });

const intervalOf = (minutes: number): string =>
  minutes === 1 ? 'every minute' : minutes === 60 ? 'every hour' : `every ${minutes} minutes`;

const scheduleRows = (): string[] => [
  `| the audit | each day at ${AUDIT_SCHEDULE.cron.hour}:${AUDIT_SCHEDULE.cron.minute} in \`${CONTEXT_PREFIX}auditZone\` (\`${AUDIT_SCHEDULE.zone}\`) | Closes ended periods of the month before and of the running month. |`,
  ...Object.entries(HOUSEKEEPING).map(
    ([name, minutes]) => `| \`${name}\` | ${intervalOf(minutes)} | ${FUNCTIONS[name as FunctionName].description} |`,
  ),
];

export const deploymentReference = (): string =>
  [
    '# Settings, scopes and schedules of a deployment',
    '',
    'Made from the code by `npm run docs`. [Deploy](../how-to/deploy.md) has the steps.',
    '',
    '## Settings',
    '',
    'In the context of `cdk.json`, or with `-c name=value`. A list is a list of JSON, or a text with commas. All are checked when the app is synthesised, and an unknown name is refused. The construct takes most of them as properties of the same names. In brackets: what is taken without the setting.',
    '',
    '| setting | | meaning |',
    '|---|---|---|',
    ...settingRows(),
    '',
    '## Scopes',
    '',
    'The roles that usually have a scope, and the routes that need it. With `makegood:roleClaim` a role gives its scopes.',
    '',
    '| scope | roles | routes |',
    '|---|---|---|',
    ...scopeRows(),
    '',
    'Routes without a scope need no token: ' +
      (ROUTES as readonly Route[])
        .filter(({ scope }) => scope === null)
        .map(({ method, path }) => `\`${method} ${path}\``)
        .join(', ') +
      '.',
    '',
    '## Schedules',
    '',
    '| what | when | what it does |',
    '|---|---|---|',
    ...scheduleRows(),
    '',
  ].join('\n');
