/** The page of every bound, made from lib/declarations/limits.ts. */
import { type Bound, LIMITS } from '../lib/declarations/limits.ts';

const row = ({ of, value, unit, past }: Bound): string => `| ${of} | ${value.toLocaleString('en')} ${unit} | ${past} |`;

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
  ].join('\n');
