/** A choice by attribute or flag. */
import type { Terms } from '../../contract/terms.ts';
import type { EvidenceRecord } from '../../evidence/records.ts';
import { chosenWord, isWordParameter } from '../../contract/word-parameters.ts';
import { DomainError } from '../../issue.ts';
import type { Context } from '../context.ts';
import { changesUntil } from '../governing.ts';
import { Range, hullOf, mayLack } from '../range.ts';
import { hullOfExtents } from '../extent.ts';
import { joined } from '../share-of.ts';
import { LEARNED_AFTER, NO_REACH } from '../reach.ts';
import { type TypeContext, ownerOf } from '../type-context.ts';
import { finestOf } from '../types/subjects.ts';
import { valueType } from '../types/unify.ts';
import { type CellType, type Column, type Varying, WHOLE, isVarying, valueAt, sameSubject } from '../value.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';
import { wordsOf, ownersOf, fixedAttribute, attributeValues } from '../attribute-values.ts';

const FLAG_WORDS = ['holds', 'fails'];

export const dependingOn = defineOperator({
  key: 'depending-on',
  group: 'any',
  description:
    'One of several values, by an attribute, a flag, or a word that the order chooses (a parameter). Every declared value must be named, so that nothing falls through.',
  subject: {
    is: 'name-or-attribute',
    takes: { kinds: ['flag'], of: 'any' },
    description: 'An attribute, a parameter that is a word, or a cell that is a flag (its cases are `holds` and `fails`).',
  },
  params: { cases: { is: 'cases', takes: { of: 'any', like: 'alike' }, description: 'What each value gives: a literal or a name.' } },
  limit: 'none',
  bounds: { subject: 'finite', cases: 'finite' },
  own: (cell, context) => (context.readsCell(cell) ? undefined : ownerOf(String(cell['depending-on']), context)),
  check(cell, context) {
    const name = String(cell['depending-on']);
    const cases = cell.cases as Readonly<Record<string, unknown>>;
    if (context.readsCell(cell)) return requireCases(FLAG_WORDS, cases, context);
    const words = context.words(name);
    if (words) return checkWords(name, words, cases, context);
    const attribute = context.attribute(name);
    if (!attribute) return;
    if (attribute.values) requireCases(attribute.values, cases, context);
    else if (attribute.names !== undefined)
      context.fail('wrong-type', 'depending-on', `attribute "${name}" names a record, and has no words to choose by`);
    else context.fail('wrong-type', 'depending-on', `attribute "${name}" is a number; make a flag of it with \`compare\``);
  },
  type(cell, given, context) {
    const types = given.all('cases');
    if (types.length === 0) return undefined;
    // A target may be "2 h" for one severity and "1 business day" for another.
    const first = types.find(({ kind }) => kind === 'span') ?? types[0]!;
    const { subject } = given.grain;
    if (first.kind === 'timer' && !context.words(String(cell['depending-on']))) {
      context.fail(
        'wrong-type',
        'cases',
        'timers are chosen by a word of the order alone (a parameter); by an attribute or a flag, choose among their hours and limits',
      );
      return undefined;
    }
    if (first.kind === 'flag' && subject && 'record' in subject && !context.readsCell(cell)) {
      context.fail('wrong-type', 'cases', 'a flag cannot change with a record; choose between values here, and `compare` the chosen value');
      return undefined;
    }
    return { ...valueType(first), ...given.grain };
  },
  extent: (cell, of) => hullOfExtents(Object.values(cell.cases as object).map(of)),
  shareOf: (cell, of) => joined(Object.values(cell.cases as object).map(of)),
  reach: (cell, _, terms) => ({ ...NO_REACH, after: isOfRecords(String(cell['depending-on']), terms) ? LEARNED_AFTER : 0 }),
  evaluate(cell, context) {
    const name = String(cell['depending-on']);
    if (isWordParameter(context.terms, name)) return byWord(cell, name, context);
    const attribute = context.terms.attributes?.[name];
    if (attribute && attribute.of !== 'customer' && !context.terms.components?.[attribute.of]) {
      const cases = casesOf(cell, context);
      const values = new Map<string, unknown>();
      for (const record of context.records(attribute.of)) values.set(record.id, byRecord(cases, context, record, name));
      return values;
    }
    return chosen(cell, attribute ? wordsOfOwners(name, context) : wordsOfFlag(name, context), context);
  },
  explain: (cell) => `by ${String(cell['depending-on'])}`,
});

/** Whether an attribute belongs to records, such as tickets or outages. */
const isOfRecords = (name: string, { attributes, components }: Pick<Terms, 'attributes' | 'components'>): boolean => {
  const of = attributes?.[name]?.of ?? 'customer';
  return of !== 'customer' && components?.[of] === undefined;
};

function requireCases(words: readonly string[], cases: Readonly<Record<string, unknown>>, context: TypeContext): void {
  for (const word of words) if (cases[word] === undefined) context.fail('case-missing', 'cases', `no case for "${word}"`);
  for (const word of Object.keys(cases))
    if (!words.includes(word)) context.fail('unknown-word', `cases/${word}`, `"${word}" is none of ${words.join(', ')}`);
}

/** Refuses a choice by a word of the order without a case for a word that is named, or with one case alone. */
function checkWords(name: string, words: readonly string[], cases: Readonly<Record<string, unknown>>, context: TypeContext): void {
  for (const word of new Set(words))
    if (!Object.hasOwn(cases, word))
      context.fail(
        'unknown-word',
        'cases',
        `the parameter "${name}" is ${word}, and there is no case for it; add one, or name one of ${Object.keys(cases).join(', ')}`,
        [name],
      );
  if (Object.keys(cases).length < 2)
    context.fail('no-effect', 'cases', `one case leaves nothing to choose; add the other words of "${name}"`);
}

/** The case of the word that the order chooses. */
function byWord(cell: Cell, name: string, context: Context): Column<unknown> {
  const word = chosenWord(context.terms, context.order, name);
  if (word === undefined) throw new DomainError('parameter-missing', `the order does not choose "${name}"`);
  const operands = Object.values(cell.cases as Readonly<Record<string, unknown>>);
  const operand = operandFor(cell, word);
  const [own, subject] = [
    context.typeOf(operand).subject,
    finestOf(
      operands.map((one) => context.typeOf(one).subject),
      context.terms.components,
    ),
  ];
  // The chosen case alone says which records and components have a value.
  const indexes = sameSubject(own, subject) ? [...context.column<unknown>(operand).keys()] : context.indexes(operands, subject);
  return new Map(indexes.map((index) => [index, resolve(operand, context, index, subject)]));
}

const operandFor = (cell: Cell, word: string): unknown => (cell.cases as Readonly<Record<string, unknown>>)[word];

function resolve(operand: unknown, context: Context, index: string, subject: CellType['subject']): unknown {
  return context.lookup(context.column<unknown>(operand), context.typeOf(operand), index, subject);
}

type Word = string | undefined | null;

/** Which case holds, by index of the deciding attribute or flag: undefined while a fact is missing, null when there is no value to choose by. */
interface Selector {
  readonly words: Column<Word>;
  /** Indexes at which the value to choose by may not exist. */
  readonly lacking: ReadonlySet<string>;
  readonly type: CellType;
}

const wordsOfOwners = (name: string, context: Context): Selector => ({
  words: new Map(ownersOf(name, context).map(({ owner, index }) => [index, fixedAttribute(owner, name, context)])),
  lacking: new Set(),
  type: {
    kind: 'flag',
    ...(context.terms.attributes![name]!.of !== 'customer' && { subject: { component: context.terms.attributes![name]!.of } }),
  },
});

function wordsOfFlag(name: string, context: Context): Selector {
  const flags = context.column<boolean | Range<boolean> | undefined>(name);
  const word = (flag: boolean | Range<boolean> | undefined): string | undefined | null =>
    flag === undefined ? null : flag instanceof Range ? undefined : flag ? 'holds' : 'fails';
  return {
    words: new Map([...flags].map(([index, flag]) => [index, word(flag)])),
    lacking: new Set([...flags].filter(([, flag]) => mayLack(flag)).map(([index]) => index)),
    type: context.typeOf(name),
  };
}

/** The chosen values at the indexes of the finest column: the selector's or that of a case. */
function chosen(cell: Cell, { words, lacking, type }: Selector, context: Context): Column<unknown> {
  const operands = Object.values(cell.cases as Readonly<Record<string, unknown>>);
  const subject = finestOf([type.subject, ...operands.map((operand) => context.typeOf(operand).subject)], context.terms.components);
  const indexes = sameSubject(subject, type.subject) ? [...words.keys()] : context.indexes(operands, subject);
  const result = resultOf(operands, context);
  const lacks = new Map([...words.keys()].map((index) => [index, lacking.has(index)]));
  return new Map(
    indexes.map((index) => {
      const word = context.lookup(words, type, index, subject);
      // A flag that does not exist does not hold, as for gates and counts. A number that it chooses does not exist either.
      const without = (): unknown => (result.kind === 'times' ? resolve(operandFor(cell, 'fails'), context, index, subject) : undefined);
      if (word === null) return [index, without()];
      if (word !== undefined) return [index, resolve(operandFor(cell, word), context, index, subject)];
      const values = operands.map((operand) => resolve(operand, context, index, subject));
      return [index, hullOf(result, context.lookup(lacks, type, index, subject) ? [...values, without()] : values)];
    }),
  );
}

/** The common kind of the cases: a limit may mix lengths and business days. */
function resultOf(operands: readonly unknown[], context: Context): CellType {
  const types = operands.map((operand) => context.typeOf(operand));
  return types.find(({ kind }) => kind === 'span') ?? types[0]!;
}

interface Case {
  readonly rank: number;
  readonly type: CellType;
  readonly value: (record: EvidenceRecord) => unknown;
}

/** The case of each word: evaluated once, unless it differs by record. The words are in the order of the attribute, highest first. */
function casesOf(cell: Cell, context: Context): ReadonlyMap<string, Case> {
  const result = resultOf(Object.values(cell.cases as object), context);
  const words = wordsOf(context.terms.attributes![String(cell['depending-on'])]!.values);
  return new Map(
    Object.entries(cell.cases as Readonly<Record<string, unknown>>).map(([word, operand]) => {
      const rank = words.indexOf(word);
      const type = context.typeOf(operand);
      const constant = type.subject === undefined ? resolve(operand, context, WHOLE, undefined) : undefined;
      const value =
        type.subject === undefined
          ? () => constant
          : (record: EvidenceRecord) => resolve(operand, context, record.id, { record: record.kind });
      return [word, { rank, value, type: result }];
    }),
  );
}

/** The words of a record's attribute with the instants of their changes, up to the last instant at which a change has an effect. */
function valuesOf(record: EvidenceRecord, name: string, context: Context): ReturnType<typeof attributeValues> {
  const values = attributeValues(record, name, context);
  if (values.length === 1) return values;
  const until = changesUntil(record, context);
  return values.filter(({ at }, i) => i === 0 || at < until);
}

/** The value of a record over time: it follows the words of the attribute and of the attributes that the cases depend on. */
function byRecord(cases: ReadonlyMap<string, Case>, context: Context, record: EvidenceRecord, name: string): unknown {
  const values = valuesOf(record, name, context);
  // Fast path: most records never change the attribute.
  if (values.length === 1) {
    const found = values[0]!.value === undefined ? undefined : cases.get(values[0]!.value);
    const value = found?.value(record);
    if (found && !isVarying(value)) return value;
  }
  // A word is not known, and there are too many missing words to try each combination.
  if (values.some(({ value }) => value === undefined)) return anyCase(cases, record);
  const steps: Varying<unknown>['varying'][number][] = [];
  values.forEach(({ at, value: word }, i) => {
    const found = word === undefined ? undefined : cases.get(word);
    if (!found) return;
    const { rank } = found;
    const next = values[i + 1]?.at ?? Infinity;
    const value = found.value(record);
    if (!isVarying(value)) steps.push({ from: at, value, rank });
    else {
      steps.push({ from: at, value: valueAt(value, at), rank });
      for (const step of value.varying) if (step.from > at && step.from < next) steps.push({ from: step.from, value: step.value, rank });
    }
  });
  return steps.length === 1 ? steps[0]!.value : { varying: steps };
}

function anyCase(cases: ReadonlyMap<string, Case>, record: EvidenceRecord): unknown {
  const values = [...cases.values()].map(({ value }) => value(record));
  return hullOf([...cases.values()][0]!.type, values);
}
