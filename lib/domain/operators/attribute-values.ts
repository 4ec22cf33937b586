/** Values of attributes in the contract's own words. A value that is not known is a missing fact. */
import { finding } from '../evidence/findings/finding.ts';
import { BUILT_IN_ATTRIBUTES } from '../evidence/vocabulary.ts';
import type { EvidenceRecord } from '../evidence/records.ts';
import type { Ratio } from '../money/ratio.ts';
import type { Instant } from '../time/instant.ts';
import type { Context } from './context.ts';
import { type MissingFact, missingWord } from './missing.ts';
import { type Range, Unstated, isOpen } from './range.ts';
import { type Column, WHOLE } from './value.ts';

/** The words of an attribute, in the contract's order. */
export const wordsOf = (values: readonly string[] | Readonly<Record<string, string>> | undefined): readonly string[] =>
  values === undefined ? [] : Array.isArray(values) ? (values as readonly string[]) : Object.keys(values);

export const wordsFor = (name: string, { terms }: Context): readonly string[] =>
  wordsOf((terms.attributes?.[name] ?? BUILT_IN_ATTRIBUTES[name])?.values);

/**
 * The values of a record's attribute over time, in the contract's own words. A word that the contract does not have gives a finding. Its
 * value is undefined, as is a value that no event gave: both are a missing fact, unless the completion assumes a word.
 */
export function attributeValues(
  record: EvidenceRecord,
  name: string,
  context: Context,
): readonly { readonly at: Instant; readonly value: string | undefined }[] {
  const spec = context.terms.attributes?.[name];
  const values = record.attributes.get(name);
  if (values && spec && !spec['reads-as'] && areWords(values, wordsOf(spec.values))) return values;
  const owner = `${record.kind}/${record.id}`;
  if (!values) return [{ at: -Infinity, value: spec?.default ?? missingValue(owner, name, undefined, context) }];
  return values.map(({ at, value }) => ({
    at,
    value: translate(owner, name, value, context) ?? missingValue(owner, name, value, context),
  }));
}

function areWords(values: readonly { readonly value: string }[], words: readonly string[]): boolean {
  for (const { value } of values) if (!words.includes(value)) return false;
  return true;
}

/** Whether a word of a record's attribute is not known. */
export function lacksWord(record: EvidenceRecord, name: string, context: Context): boolean {
  const values = record.attributes.get(name);
  const spec = context.terms.attributes?.[name];
  if (values ? spec && !spec['reads-as'] && areWords(values, wordsOf(spec.values)) : spec?.default !== undefined) return false;
  return attributeValues(record, name, context).some(({ value }) => value === undefined);
}

/** The unknown words of a record's attribute, each once, as they were sent; undefined stands for a value that no event gave. */
export function unknownWords(record: EvidenceRecord, name: string, context: Context): readonly (string | undefined)[] {
  const said = record.attributes.get(name);
  return [...new Set(attributeValues(record, name, context).flatMap(({ value }, i) => (value === undefined ? [said?.[i]?.value] : [])))];
}

/** The word that the completion assumes for a missing fact; without one the fact is recorded as missing. */
function missingValue(owner: string, name: string, said: string | undefined, context: Context): string | undefined {
  const fact = missingWord(owner, name, said, wordsFor(name, context));
  const turn = context.completion?.(fact);
  if (turn === undefined || isOpen(turn)) context.evaluator.miss(fact);
  return typeof turn === 'string' ? turn : undefined;
}

/** The contract's word for a word that a tool sent; undefined, with a finding, where the contract has none. */
function translate(owner: string, name: string, value: string, context: Context): string | undefined {
  const spec = context.terms.attributes?.[name];
  const word = spec?.['reads-as']?.[value] ?? value;
  if (!spec || spec.unit !== undefined || wordsOf(spec.values).includes(word)) return word;
  if (name !== 'level') context.note(owner, finding('unknown-word', { attribute: name, value, isNumber: false }));
  return undefined;
}

/**
 * An attribute of the customer or of a component: the last value that was reported before the end of the period, else the value of the
 * order.
 */
export function fixedAttribute(owner: string, name: string, context: Context): string | undefined {
  const { evidence, order, period, terms } = context;
  const ordered = owner === 'customer' ? order.attributes?.[name] : order.components?.[owner]?.attributes?.[name];
  const value =
    evidence.attributes.get(`${owner}|${name}`)?.findLast(({ at }) => at < period.end)?.value ??
    (ordered === undefined ? undefined : String(ordered)) ??
    terms.attributes?.[name]?.default;
  return (value === undefined ? undefined : translate(owner, name, value, context)) ?? missingValue(owner, name, value, context);
}

/** The owners of an attribute that does not belong to records: the customer, or every component of its kind; with the index of each. */
export function ownersOf(name: string, { terms, components }: Context): { readonly owner: string; readonly index: string }[] {
  const of = terms.attributes?.[name]?.of ?? 'customer';
  if (of === 'customer') return [{ owner: 'customer', index: WHOLE }];
  return components.members(of).map(({ id }) => ({ owner: id, index: id }));
}

/** How the text of an attribute becomes a value. */
export interface ValueReader<T> {
  /** Undefined when the text cannot be read. */
  readonly read: (text: string) => T | undefined;
  /** The value to use while it is not known: a missing fact. */
  readonly open: (owner: string, name: string) => T;
}

/** A value for each owner of an attribute. */
export function perOwner<T>(name: string, reading: ValueReader<T>, context: Context): Column<T> {
  return new Map(
    ownersOf(name, context).map(({ owner, index }) => [index, readOr(owner, name, fixedAttribute(owner, name, context), reading, context)]),
  );
}

/** Reads the text of an attribute; a text that cannot be read gives a finding and an open value. */
export function readOr<T>(owner: string, name: string, text: string | undefined, { read, open }: ValueReader<T>, context: Context): T {
  const value = text === undefined ? undefined : read(text);
  if (value === undefined && text !== undefined)
    context.note(owner, finding('unknown-word', { attribute: name, value: text, isNumber: true }));
  return value ?? open(owner, name);
}

/** Records that an attribute is not known; gives the open value. */
export function missingNumber<T>(owner: string, name: string, open: T, context: Context): T {
  context.evaluator.miss(missingAttribute(owner, name, context));
  return open;
}

/** A number that no event gave: the range of possible values, or the value or range that the completion assumes. */
export function unstated(owner: string, name: string, open: Range, isWhole: boolean, context: Context): Ratio | Range {
  const fact = missingAttribute(owner, name, context);
  const turn = context.completion?.(fact);
  if (typeof turn === 'object' && !isOpen(turn)) return turn;
  context.evaluator.miss(fact);
  if (typeof turn === 'object') return turn;
  const number = new Unstated(open, fact.fact, isWhole);
  context.evaluator.meetNumber(number);
  return number;
}

const missingAttribute = (owner: string, name: string, { terms }: Context): MissingFact =>
  missingWord(owner, name, undefined, wordsOf(terms.attributes?.[name]?.values));
