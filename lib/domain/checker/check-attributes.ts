/** Checks declarations of attributes and the values that contracts and orders write for them. */
import { suggest } from '../contract/spelling.ts';
import { BUILT_IN_ATTRIBUTES, RECORD_KINDS } from '../evidence/vocabulary.ts';
import { pointer } from '../issue.ts';
import { ITSELF, NONE } from '../operators/namers.ts';
import { attributeNumber } from '../operators/attribute-number.ts';
import type { Attribute, Terms } from '../contract/terms.ts';
import type { Checker } from './checker.ts';
import { typeOfUnit } from '../operators/types/units.ts';
import { wordsOf } from '../operators/attribute-values.ts';

/** An attribute by its name: declared in the terms, or built in for records; undefined where there is none. */
export function attributeOf(
  { attributes }: Pick<Terms, 'attributes'>,
  name: string,
): Pick<Attribute, 'of' | 'values' | 'reported-by'> | undefined {
  if (attributes && Object.hasOwn(attributes, name)) return attributes[name];
  return Object.hasOwn(BUILT_IN_ATTRIBUTES, name) ? BUILT_IN_ATTRIBUTES[name] : undefined;
}

/** Why a text is no value of an attribute, with the remedy; undefined when it is one. */
export function valueIssue(name: string, attribute: Attribute, text: string): { code: string; message: string } | undefined {
  const words = wordsOf(attribute.values);
  if (attribute.unit === undefined)
    return words.length === 0 || words.includes(text)
      ? undefined
      : { code: 'unknown-word', message: `"${text}" is none of ${words.join(', ')}` };
  if (attributeNumber(text, attribute.unit) !== undefined) return undefined;
  return { code: 'bad-value', message: `"${text}" is no value of "${name}"; write ${formOf(attribute.unit)}` };
}

function formOf(unit: string): string {
  if (unit === 'date') return 'a date such as "2026-10-01"';
  if (unit === 'share') return '"0.5" or "50%", from 0 on; a share above the whole with its "%"';
  if (unit === 'count') return 'a whole number from 0 on, such as "12"';
  const { kind } = typeOfUnit(unit);
  const from = kind === 'reading' ? '' : ' from 0 on';
  return `a number of ${unit}${from}, such as "12.5" or "12.5 ${unit}"`;
}

export function checkAttributes(checker: Checker): void {
  for (const [name, attribute] of Object.entries(checker.terms.attributes ?? {})) {
    const path = pointer('attributes', name);
    if (attribute.of !== 'customer' && !checker.names.is('component kind', attribute.of) && !checker.recordKind(attribute.of))
      checker.fail('unknown-owner', `${path}/of`, `"${attribute.of}" is neither customer, a component kind nor a record kind`);
    if ([attribute.values, attribute.unit, attribute.names].filter((one) => one !== undefined).length !== 1)
      checker.fail('one-of', path, 'an attribute has one of `values` (words), a `unit` (a number), or `names` (another record)');
    else if (attribute.names !== undefined) checkLink(checker, attribute, path);
    if (attribute.values === undefined && attribute['reads-as'] !== undefined)
      checker.fail('no-effect', `${path}/reads-as`, '`reads-as` is for words; a number or the id of a record is read as it is written');
    const words = wordsOf(attribute.values);
    for (const [word, own] of Object.entries(attribute['reads-as'] ?? {}))
      if (word === own) checker.fail('no-effect', `${path}/reads-as/${word}`, `"${word}" is read as it is written; remove it`);
      else if (words.includes(word))
        checker.fail(
          'ambiguous-name',
          `${path}/reads-as/${word}`,
          `"${word}" is a word of the contract itself; take it out of \`values\`, or read it as it is`,
        );
      else if (words.length > 0 && !words.includes(own))
        checker.fail('unknown-word', `${path}/reads-as/${word}`, `"${own}" is none of ${words.join(', ')}`);
    if (name === 'level' && attribute.of === 'outage') checkLevel(checker, words, path);
    const wrong =
      attribute.default === undefined || attribute.names !== undefined ? undefined : valueIssue(name, attribute, attribute.default);
    if (wrong) checker.fail(wrong.code, `${path}/default`, wrong.message);
  }
}

/** Checks an attribute by which a record names another one. */
function checkLink(checker: Checker, { of, names = '', default: otherwise }: Attribute, path: string): void {
  if (!checker.recordKind(names)) {
    const known = [...new Set([...Object.keys(RECORD_KINDS), ...checker.names.all('record kind')])];
    checker.fail('unknown-record-kind', `${path}/names`, `"${names}" is no kind of record (${known.join(', ')})${suggest(names, known)}`);
  }
  if (!checker.recordKind(of)) checker.fail('wrong-type', `${path}/of`, `only records name a record, and "${of}" is no kind of record`);
  if (otherwise === undefined || otherwise === NONE || (otherwise === ITSELF && of === names)) return;
  const remedy = of === names ? '`none` or `itself`' : '`none`';
  checker.fail(
    'bad-value',
    `${path}/default`,
    `without evidence a record names no record of which this is the id; write ${remedy}, or remove it`,
  );
}

/** Events set the level of an outage to words of their own; the attribute must have these words. */
function checkLevel(checker: Checker, words: readonly string[], path: string): void {
  const lacking = ['down', 'degraded'].filter((word) => !words.includes(word));
  if (lacking.length > 0)
    checker.fail(
      'missing',
      `${path}/values`,
      `events set the level of an outage to down or degraded, and ${lacking.join(' and ')} is none of its values: add it, or give the attribute another name`,
    );
}
