/** Checks declarations of attributes and the values that contracts and orders write for them. */
import { BUILT_IN_ATTRIBUTES } from '../evidence/vocabulary.ts';
import { pointer } from '../issue.ts';
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
    if ((attribute.values === undefined) === (attribute.unit === undefined))
      checker.fail('one-of', path, 'an attribute has either `values` (words) or a `unit` (a number)');
    if (attribute.unit !== undefined && attribute['reads-as'] !== undefined)
      checker.fail('no-effect', `${path}/reads-as`, '`reads-as` is for words; a number is read as it is written');
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
    const wrong = attribute.default === undefined ? undefined : valueIssue(name, attribute, attribute.default);
    if (wrong) checker.fail(wrong.code, `${path}/default`, wrong.message);
  }
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
