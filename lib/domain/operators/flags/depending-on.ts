/** A choice by attribute or flag. */
import type { EvidenceRecord } from '../../evidence/records.ts';
import { type Context, wordsOf } from '../context.ts';
import type { Cell, Operator, TypeContext } from '../operator.ts';
import { type CellType, type Column, type Varying, WHOLE, isVarying, valueAt } from '../value.ts';

const FLAG_WORDS = ['holds', 'fails'];

export const dependingOn: Operator = {
  key: 'depending-on',
  group: 'any',
  says: 'One of several values, by an attribute or a flag. Every declared value must be named, so that nothing falls through.',
  subject: { is: 'word', says: 'An attribute, or a cell that is a flag (its cases are `holds` and `fails`).' },
  params: { cases: { is: 'cases', says: 'What each value gives: a literal or a name.' } },
  limit: 'none',
  type(cell, context) {
    const cases = cell.cases as Readonly<Record<string, unknown>>;
    const types = Object.entries(cases).map(([word, operand]) => ({ word, type: context.typeOf(operand) }));
    const subject = subjectOf(cell, cases, context);
    if (subject === undefined || types.some(({ type }) => type === undefined)) return undefined;
    const kinds = new Set(types.map(({ type }) => type!.kind));
    // A target may be "2 h" for one severity and "1 business day" for another.
    if ([...kinds].every((kind) => kind === 'duration' || kind === 'span') && kinds.has('span')) kinds.delete('duration');
    if (kinds.size !== 1) {
      context.fail('mixed-types', 'cases', `all cases must be of one type, got ${[...kinds].join(', ')}`);
      return undefined;
    }
    const units = new Set(types.map(({ type }) => type!.unit));
    if (units.size > 1) context.fail('mixed-types', 'cases', `all cases must have one unit, got ${[...units].join(', ')}`);
    const grain = context.meet('cases', [{ kind: 'flag', ...(subject !== 'whole' && { subject }) }, ...types.map(({ type }) => type)]);
    const [unit] = units;
    return grain && { kind: [...kinds][0]!, ...(unit && { unit }), ...grain };
  },
  evaluate(cell, context) {
    const name = String(cell['depending-on']);
    const attribute = context.terms.attributes?.[name];
    if (!attribute) return byFlag(cell, context);
    if (attribute.of === 'customer') return byOwner(cell, context, ['customer'], name);
    if (context.terms.components?.[attribute.of])
      return byOwner(
        cell,
        context,
        context.members(attribute.of).map((entry) => entry.id),
        name,
      );
    const cases = casesOf(cell, context);
    return new Map(context.records(attribute.of).map((record) => [record.id, byRecord(cases, context, record, name)]));
  },
  explain: (cell) => `by ${String(cell['depending-on'])}`,
};

function subjectOf(
  cell: Cell,
  cases: Readonly<Record<string, unknown>>,
  context: TypeContext,
): NonNullable<CellType['subject']> | 'whole' | undefined {
  const name = String(cell['depending-on']);
  const attribute = context.attribute(name);
  if (!attribute) {
    const flag = context.expect('depending-on', name, ['flag']);
    if (!flag) return undefined;
    requireCases(FLAG_WORDS, cases, context);
    return flag.subject ?? 'whole';
  }
  if (!attribute.values) {
    context.fail('wrong-type', 'depending-on', `attribute "${name}" is a number; make a flag of it with \`test\``);
    return undefined;
  }
  requireCases(attribute.values, cases, context);
  if (attribute.of === 'customer') return 'whole';
  return context.componentKind(attribute.of) ? { component: attribute.of } : { record: attribute.of };
}

function requireCases(words: readonly string[], cases: Readonly<Record<string, unknown>>, context: TypeContext): void {
  for (const word of words) if (cases[word] === undefined) context.fail('case-missing', 'cases', `no case for "${word}"`);
  for (const word of Object.keys(cases))
    if (!words.includes(word)) context.fail('unknown-word', `cases/${word}`, `"${word}" is none of ${words.join(', ')}`);
}

const operandFor = (cell: Cell, word: string): unknown => (cell.cases as Readonly<Record<string, unknown>>)[word];

function resolve(operand: unknown, context: Context, index: string, subject: CellType['subject']): unknown {
  return context.lookup(context.column<unknown>(operand), context.typeOf(operand), index, subject);
}

function byFlag(cell: Cell, context: Context): Column<unknown> {
  const type = context.typeOf(cell['depending-on']);
  return new Map(
    [...context.column<boolean | undefined>(cell['depending-on'])].map(([index, flag]) => [
      index,
      flag === undefined ? undefined : resolve(operandFor(cell, flag ? 'holds' : 'fails'), context, index, type.subject),
    ]),
  );
}

function byOwner(cell: Cell, context: Context, owners: readonly string[], name: string): Column<unknown> {
  return new Map(
    owners.map((owner) => {
      const word = context.fixedAttribute(owner, name);
      if (word === undefined)
        context.note('attribute-missing', owner, `${name} of ${owner} is not known; what depends on it is not measured`);
      const subject = owner === 'customer' ? undefined : { component: context.components.get(owner)!.kind };
      return [
        owner === 'customer' ? WHOLE : owner,
        word === undefined ? undefined : resolve(operandFor(cell, word), context, owner, subject),
      ];
    }),
  );
}

interface Case {
  readonly rank: number;
  readonly value: (record: EvidenceRecord) => unknown;
}

/** What each word gives: looked up once, unless it differs from record to record. The attribute lists its words from the highest down. */
function casesOf(cell: Cell, context: Context): ReadonlyMap<string, Case> {
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
      return [word, { rank, value }];
    }),
  );
}

/** The value in time for a record: the words of the attribute, and of attributes that the cases themselves depend on. */
function byRecord(cases: ReadonlyMap<string, Case>, context: Context, record: EvidenceRecord, name: string): unknown {
  const values = context.attribute(record, name);
  // Most records keep the one value they began with.
  if (values.length === 1) {
    const found = values[0]!.value === undefined ? undefined : cases.get(values[0]!.value);
    const value = found?.value(record);
    if (found && !isVarying(value)) return value;
  }
  const steps: Varying<unknown>['varying'][number][] = [];
  values.forEach(({ at, value: word }, i) => {
    const found = word === undefined ? undefined : cases.get(word);
    if (!found) return;
    const { rank } = found;
    const until = values[i + 1]?.at ?? Infinity;
    const value = found.value(record);
    if (!isVarying(value)) steps.push({ from: at, value, rank });
    else {
      steps.push({ from: at, value: valueAt(value, at), rank });
      for (const step of value.varying) if (step.from > at && step.from < until) steps.push({ from: step.from, value: step.value, rank });
    }
  });
  if (steps.length === 0) {
    context.note(
      'attribute-missing',
      `${record.kind}/${record.id}`,
      `${name} is not known in the contract's words; what depends on it is not measured`,
    );
    return undefined;
  }
  return steps.length === 1 ? steps[0]!.value : { varying: steps };
}
