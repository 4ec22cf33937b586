/** The page of every bound, made from lib/declarations/limits.ts. */
import { AWS_LIMITS, type AwsLimit } from '../lib/declarations/aws-limits.ts';
import { type Bound, LIMITS } from '../lib/declarations/limits.ts';

const row = ({ of, value, unit, past }: Bound): string => `| ${of} | ${value.toLocaleString('en')} ${unit} | ${past} |`;

/** Addresses as code; notes about them as they are. */
const sourcesOf = (source: string): string =>
  source
    .split('; ')
    .map((one) => (one.includes('/') ? `\`${one}\`` : one))
    .join('; ');

const awsRow = ({ service, of, value, unit, past, source, enforcedBy }: AwsLimit): string =>
  `| ${service} | ${of} | ${value.toLocaleString('en')} ${unit} | ${past} | ${sourcesOf(source)} | \`${enforcedBy}\` |`;

export const limitsReference = (): string =>
  [
    '# Bounds',
    '',
    'Made from the code by `npm run docs`. Nothing is cut silently: past a bound a request is refused with its code, an event is quarantined with the reason,',
    'or the answer has a count of what is left out and the way to it. Codes are in [Codes](errors.md).',
    '',
    '| what | bound | past it |',
    '|---|---|---|',
    ...Object.values(LIMITS).map(row),
    '',
    '## Limits of AWS',
    '',
    'The embedded run enforces them with the errors of AWS, so that what runs on one machine also runs in the cloud. Sources are under docs.aws.amazon.com.',
    '',
    '| service | what | limit | past it | source | enforced by |',
    '|---|---|---|---|---|---|',
    ...Object.values(AWS_LIMITS).map(awsRow),
    '',
  ].join('\n');
