/**
 * Checks the settings of a deployment before anything is made. A wrong account, zone or issuer would synthesise and deploy, and show itself
 * only as events that no account may put, an audit that never starts, or callers that are all refused. Every fault is reported at once.
 */
import { Token } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { EVIDENCE_DAYS } from '../declarations/retention.ts';
import { SETTINGS, type SettingKind, type SettingName } from '../declarations/settings.ts';
import { readSecondPersonRules } from '../schemas/read-second-person-rules.ts';
import { type GivenSettings, listOf } from './given-settings.ts';
import { issuerProblem } from './issuer-problem.ts';
import { tooLong } from './setting-limits.ts';
import { SEAL_LOCKS } from './storage.ts';

/** What is wrong with a value, as an instruction; undefined of a good one. A list is checked entry by entry. */
type Check = (value: unknown) => string | undefined;

const matching =
  (pattern: RegExp, remedy: string): Check =>
  (value) =>
    pattern.test(String(value)) ? undefined : remedy;

const wholeNumber =
  (least: number, remedy: string): Check =>
  (value) =>
    /^\d+$/.test(String(value)) && Number(value) >= least && Number.isSafeInteger(Number(value)) ? undefined : remedy;

const EMAIL = matching(
  /^[^\s@<>"(),:;]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i,
  'write an e-mail address as "sla@example.com", without a name',
);

const LOG_DAYS: readonly number[] = Object.values(RetentionDays)
  .map(Number)
  .filter((days) => days < 9999);

const zone: Check = (value) => {
  try {
    // Offsets such as "+08:00" are taken by the runtime, and not by EventBridge Scheduler.
    // The runtime takes any case; the database has its names in one.
    const text = String(value);
    if (!/^[A-Z][^/]*(?:\/[A-Z][^/]*)*$/.test(text)) throw new RangeError();
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    if (timeZone !== text && timeZone.toLowerCase() === text.toLowerCase()) throw new RangeError();
    return undefined;
  } catch {
    return 'write a zone of the IANA database, such as "Europe/Berlin"';
  }
};

const origin: Check = (value) => {
  const text = String(value);
  const local = /^http:\/\/localhost(:\d+)?$/.test(text);
  return local || (URL.canParse(text) && new URL(text).protocol === 'https:' && new URL(text).origin === text)
    ? undefined
    : 'write an origin alone, as "https://reports.example.com": no path, no "/" at its end, no "*"';
};

const rules: Check = (value) => {
  try {
    readSecondPersonRules(value);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

const CHECKS: Readonly<Record<SettingKind, Check>> = {
  accounts: matching(/^\d{12}$/, 'write the 12 digits of an AWS account, in quotes (a number loses its leading zeros)'),
  address: (value) =>
    /^https:\/\//.test(String(value)) && URL.canParse(String(value)) ? undefined : 'write an address that begins with "https://"',
  amount: (value) => (Number(value) > 0 && Number.isFinite(Number(value)) ? undefined : 'write US dollars as a number above 0'),
  'bus-name': matching(
    /^(?!default$|aws\.)[.\-_A-Za-z0-9]{1,64}$/,
    'write at most 64 letters, digits, ".", "-" and "_"; not "default", and nothing that begins with "aws."',
  ),
  claim: matching(/^[^\s"\\]{1,128}$/, 'write the name of one claim, such as "cognito:groups"'),
  days: wholeNumber(1, 'write a whole number of days, from 1'),
  email: EMAIL,
  emails: EMAIL,
  'evidence-days': wholeNumber(EVIDENCE_DAYS.least + 1, `write a whole number of days, from ${EVIDENCE_DAYS.least + 1}`),
  issuer: (value) => issuerProblem(String(value)),
  'key-arn': matching(/^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/, 'write the ARN of a key, not of an alias'),
  'log-days': (value) => (LOG_DAYS.includes(Number(value)) ? undefined : `write one of ${LOG_DAYS.join(', ')}`),
  organization: matching(/^o-[a-z0-9]{10,32}$/, 'write the id of an organization, such as "o-a1b2c3d4e5"'),
  origins: origin,
  parameters: matching(/^[^=\s]+=.*$/, 'write it as "audience=makegood"'),
  rules,
  'scope-prefix': matching(/^[\x21\x23-\x5b\x5d-\x7e]{1,256}$/, 'write visible ASCII without quotes, such as "makegood/"'),
  'seal-lock': (value) => (SEAL_LOCKS.some((lock) => lock === value) ? undefined : `write one of ${SEAL_LOCKS.join(', ')}`),
  seconds: wholeNumber(0, 'write a whole number of seconds, from 0'),
  stage: matching(
    /^[a-z](?:[a-z0-9-]{0,14}[a-z0-9])?$/,
    'write at most 16 small letters, digits and "-", a letter first and no "-" at its end',
  ),
  'table-name': matching(/^[A-Za-z0-9_.-]{3,255}$/, 'write the name of a table: 3 to 255 letters, digits, "_", "-" and "."'),
  text: matching(/\S/, 'write a text that is not empty, or leave it out'),
  texts: matching(/^\S+$/, 'write a text without spaces'),
  zone,
};

const LISTS: ReadonlySet<SettingKind> = new Set(['accounts', 'emails', 'origins', 'parameters', 'texts']);

/**
 * A value that is known at the deployment alone (a token of CDK) is not checked.
 * @param prefix of the names, as the caller writes them. @throws Error that names every setting that is wrong, and what to write.
 */
export function checkSettings(given: GivenSettings, prefix = ''): void {
  const problems = (Object.keys(SETTINGS) as SettingName[]).flatMap((name) =>
    problemsOf(name, given[name]).map((problem) => `the setting "${prefix}${name}" ${problem}`),
  );
  problems.push(...together(given, prefix));
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

function problemsOf(name: SettingName, value: unknown): string[] {
  const { is, ...setting } = SETTINGS[name];
  const isAbsent = value === undefined || (LISTS.has(is) && !Token.isUnresolved(value) && listOf(value).length === 0);
  if (isAbsent) return 'required' in setting ? [`is missing: ${setting.meaning.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')}`] : [];
  const entries: readonly unknown[] = LISTS.has(is) && !Token.isUnresolved(value) ? listOf(value) : [value];
  const wrong = entries.flatMap((entry) => {
    const problem = Token.isUnresolved(entry) ? undefined : CHECKS[is](entry);
    return problem === undefined ? [] : [`is ${JSON.stringify(entry)}; ${problem}`];
  });
  const doubled = entries.filter((entry, i) => entries.indexOf(entry) !== i);
  return [...wrong, ...new Set(doubled.map((entry) => `names ${JSON.stringify(entry)} twice`))];
}

/** What settings need of one another. */
function together(given: GivenSettings, prefix: string): string[] {
  const known = listOf(given.vendorAccounts);
  const strangers =
    given.organizationId === undefined ? listOf(given.rejectionEventAccounts).filter((account) => !known.includes(account)) : [];
  return [
    ...tooLong(given, prefix).map(([name, problem]) => `the setting "${prefix}${name}" ${problem}`),
    ...strangers.map(
      (account) =>
        `the setting "${prefix}rejectionEventAccounts" names ${JSON.stringify(account)}, which may put no events; name it in "${prefix}vendorAccounts" too`,
    ),
    ...(given.monthlyBudget !== undefined && listOf(given.alarmEmails).length === 0
      ? [`the setting "${prefix}monthlyBudget" has no one to notify; write "${prefix}alarmEmails" too`]
      : []),
  ];
}

/** @throws Error that names settings which do not exist: they would have no effect without a message. */
export function refuseUnknownNames(names: readonly string[], prefix: string): void {
  const unknown = names.filter((name) => name.startsWith(prefix) && !Object.hasOwn(SETTINGS, name.slice(prefix.length)));
  if (unknown.length > 0)
    throw new Error(
      `there is no setting ${unknown.map((name) => JSON.stringify(name)).join(', ')}; there are ${Object.keys(SETTINGS)
        .map((name) => prefix + name)
        .join(', ')}`,
    );
}
