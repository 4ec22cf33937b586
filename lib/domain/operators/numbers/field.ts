/** A numeric attribute of the customer or of each component. */
import { ELAPSED } from '../../agreement/literal.ts';
import { firstOf } from '../../evidence/records.ts';
import { type Ratio, integer, multiply, parseDecimal, ratio } from '../../money/ratio.ts';
import { parseDay } from '../../time/instant.ts';
import type { Operator } from '../operator.ts';
import type { Context } from '../context.ts';
import { type Column } from '../value.ts';
import { typeOfUnit } from './gauge.ts';

export const field: Operator = {
  key: 'field',
  group: 'numbers',
  says: 'A numeric attribute, as a number.',
  subject: { is: 'attribute', says: 'An attribute that has a `unit`: count, date, share, or a unit of measure.' },
  params: {
    reached: {
      is: 'word',
      optional: true,
      absent: 'an attribute of the customer or of components',
      says: 'For an attribute of records: the milestone that puts a record into the period. Required then.',
    },
  },
  limit: 'none',
  type(cell, context) {
    const attribute = context.attribute(String(cell.field));
    if (!attribute) return undefined;
    if (attribute.unit === undefined) {
      context.fail('wrong-type', 'field', `attribute "${String(cell.field)}" has words, not numbers; use \`fact\` or \`depending-on\``);
      return undefined;
    }
    const ofRecords = attribute.of !== 'customer' && !context.componentKind(attribute.of);
    if (ofRecords && cell.reached === undefined)
      context.fail('missing', 'reached', 'say which milestone puts a record into the period: `reached: started`');
    return {
      ...(attribute.unit === 'date' ? { kind: 'date' as const } : typeOfUnit(attribute.unit)),
      ...(attribute.of !== 'customer' && { subject: ofRecords ? { record: attribute.of } : { component: attribute.of } }),
    };
  },
  evaluate(cell, context) {
    const name = String(cell.field);
    const { of = 'customer', unit = '' } = context.terms.attributes?.[name] ?? {};
    if (of !== 'customer' && !context.terms.components?.[of]) return ofRecords(of, name, unit, String(cell.reached), context);
    return context.perOwner(name, 'what depends on it is not measured', (text) => toNumber(text, unit));
  },
  explain: (cell) => `attribute ${String(cell.field)}`,
};

function ofRecords(kind: string, name: string, unit: string, reached: string, context: Context): Column<Ratio | undefined> {
  const inside = context.records(kind).filter((record) => {
    const at = firstOf(record, reached);
    return at !== undefined && at >= context.period.start && at < context.period.end;
  });
  return new Map(
    inside.map((record) => {
      const text = record.attributes.get(name)?.at(-1)?.value;
      if (text === undefined)
        context.note('attribute-missing', `${kind}/${record.id}`, `${name} is not known; what depends on it is not measured`);
      return [record.id, text === undefined ? undefined : toNumber(text, unit)];
    }),
  );
}

/** Lengths are in milliseconds here, whatever unit the attribute has. */
function toNumber(text: string, unit: string): Ratio | undefined {
  if (unit === 'date') {
    const day = parseDay(text);
    return day === undefined ? undefined : integer(day);
  }
  const value = parseDecimal(text);
  return value && multiply(value, ratio(ELAPSED[unit] ?? 1n));
}
