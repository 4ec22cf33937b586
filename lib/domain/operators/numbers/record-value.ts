/** A numeric attribute of the customer or of each component. */
import { firstOf } from '../../evidence/records.ts';
import { ONE, type Ratio, ZERO } from '../../money/ratio.ts';
import { attributeNumber } from '../attribute-number.ts';
import { ANY_NUMBER, NOT_NEGATIVE, Range } from '../range.ts';
import { governedBy, governingValue } from '../governing.ts';
import { LEARNED_AFTER, NO_REACH } from '../reach.ts';
import { ownerOf } from '../type-context.ts';
import type { Context } from '../context.ts';
import { type Column } from '../value.ts';
import { typeOfUnit } from '../types/units.ts';
import type { Cell } from '../cell.ts';
import { defineOperator } from '../define-operator.ts';
import { perOwner, readOr, unstated, type ValueReader } from '../attribute-values.ts';

export const recordValue = defineOperator({
  key: 'record-value',
  group: 'numbers',
  description: 'A numeric attribute, as a number.',
  subject: { is: 'attribute', description: 'An attribute that has a `unit`: count, date, share, or a unit of measure.' },
  params: {
    reached: {
      is: 'milestone',
      optional: true,
      absent: 'an attribute of the customer or of components',
      description:
        'For an attribute of records: the milestone that puts a record into the period. Required then. The value is that of this instant; one that was first set later held from the beginning.',
    },
  },
  limit: 'none',
  bounds: {},
  own: (cell, context) => ownerOf(String(cell['record-value']), context),
  check(cell, context) {
    const attribute = context.attribute(String(cell['record-value']));
    if (!attribute) return;
    if (attribute.unit === undefined)
      context.fail(
        'wrong-type',
        'record-value',
        attribute.names === undefined
          ? `attribute "${String(cell['record-value'])}" has words, not numbers; use \`attribute-is\` or \`depending-on\``
          : `attribute "${String(cell['record-value'])}" names a record, not a number; count by it with \`each\``,
      );
    const ofRecords = context.recordKind(attribute.of) !== undefined;
    if (ofRecords && cell.reached === undefined)
      context.fail('missing', 'reached', 'name the milestone that puts a record into the period: `reached: started`');
    if (!ofRecords && cell.reached !== undefined) context.fail('no-effect', 'reached', '`reached` is for attributes of records; remove it');
  },
  type(cell, given, context) {
    const unit = context.attribute(String(cell['record-value']))?.unit;
    return unit === undefined ? undefined : { ...typeOfUnit(unit), ...given.grain };
  },
  reach: (cell) => ({ ...NO_REACH, after: cell.reached === undefined ? 0 : LEARNED_AFTER }),
  evaluate(cell, context) {
    const name = String(cell['record-value']);
    const { of = 'customer', unit = '' } = context.terms.attributes?.[name] ?? {};
    if (of !== 'customer' && !context.terms.components?.[of]) return ofRecords(of, cell, unit, context);
    return perOwner(name, readingOf(unit, context), context);
  },
  explain: (cell) => `attribute ${String(cell['record-value'])}`,
});

/** The value of each record at the milestone; a value that was first set later counts from the beginning. */
function ofRecords(kind: string, cell: Cell, unit: string, context: Context): Column<Ratio | Range> {
  const name = String(cell['record-value']);
  const inside = context.records(kind).filter((record) => {
    const at = firstOf(record, String(cell.reached));
    return at !== undefined && at >= context.period.start && at < context.period.end;
  });
  return new Map(
    inside.map((record) => {
      const values = record.attributes.get(name) ?? [];
      const text = governingValue(values, governedBy(cell, record), [])?.value ?? context.terms.attributes?.[name]?.default;
      return [record.id, readOr(`${kind}/${record.id}`, name, text, readingOf(unit, context), context)];
    }),
  );
}

const readingOf = (unit: string, context: Context): ValueReader<Ratio | Range> => ({
  read: (text) => attributeNumber(text, unit),
  open: (owner, name) => unstated(owner, name, openFor(unit), unit === 'count' || unit === 'date', context),
});

/** The range of a missing number: 0 to 1 for a share, unbounded for a date or a unit of the contract's own (°C), at least 0 for all others. */
function openFor(unit: string): Range {
  const { kind } = typeOfUnit(unit);
  if (kind === 'ratio') return new Range(ZERO, ONE);
  return kind === 'date' || kind === 'reading' ? new Range(ANY_NUMBER.least, ANY_NUMBER.most) : NOT_NEGATIVE;
}
