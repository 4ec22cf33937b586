/** The page of the parameters of findings, made from their declarations. */
import type { TEXT_KINDS } from '../lib/domain/evidence/findings/define-finding.ts';
import { type Declared } from '../lib/domain/evidence/findings/define-finding.ts';
import { FINDINGS } from '../lib/domain/evidence/findings/finding.ts';

const MEANINGS: Readonly<Record<(typeof TEXT_KINDS)[number] | 'count' | 'flag', string>> = {
  text: 'words of a sender or of the contract',
  word: 'a word of the contract language',
  name: 'the name of a definition or credit',
  component: 'the id of a component',
  attribute: 'the name of an attribute',
  owner: '`customer`, the id of a component, or a record (`ticket/T-1`)',
  fact: 'a missing fact, as in `missing[].fact`',
  instant: 'an instant in UTC (`2026-10-31T23:50:00.000Z`)',
  day: 'a day (`2026-10-31`)',
  length: 'a length of time (`44 min 38 s`)',
  money: 'an amount with its currency (`10.00 USD`)',
  script: 'a script by its code of ISO 15924 (`Thai`), `emoji`, or the number of a character (`U+10330`)',
  charge: 'a kind of charge',
  count: 'a whole number',
  flag: '`true` or `false`',
};

const typeOf = (member: Declared[string]): string => {
  if (typeof member === 'object')
    return 'oneOf' in member ? member.oneOf.map((word) => `\`${word}\``).join(' or ') : `a list of (${membersOf(member.each)})`;
  const kind = member.replace(/\?$/, '');
  const isList = !Object.hasOwn(MEANINGS, kind);
  return `${isList ? `list of ${kind.slice(0, -1)}` : kind}${member.endsWith('?') ? ', may be absent' : ''}`;
};

const membersOf = (declared: Declared): string =>
  Object.entries(declared)
    .map(([name, member]) => `\`${name}\`: ${typeOf(member)}`)
    .join('; ');

export const findingsReference = (): string =>
  [
    '# Parameters of findings',
    '',
    'Made from the code by `npm run docs`. A finding of a statement has a stable `code`, a `path`, a `message` in English, and `parameters`: what the',
    'message names. Texts in other languages and with the titles of the contract are made from them. Findings of statements that earlier',
    'versions issued have no parameters, and are shown by their message. [Codes](errors.md) says what each code means.',
    '',
    '| type | value |',
    '|---|---|',
    ...Object.entries(MEANINGS).map(([kind, meaning]) => `| ${kind} | ${meaning} |`),
    '',
    '| code | parameters |',
    '|---|---|',
    ...Object.entries(FINDINGS)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { parameters }]) => `| \`${code}\` | ${membersOf(parameters as Declared) || 'none'} |`),
    '',
  ].join('\n');
