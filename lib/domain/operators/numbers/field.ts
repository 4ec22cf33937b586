/** A numeric attribute of the customer or of each component. */
import { type Ratio, integer, parseDecimal } from '../../money/ratio.ts';
import { parseDay } from '../../time/instant.ts';
import type { Operator } from '../operator.ts';
import { WHOLE } from '../value.ts';

export const field: Operator = {
  key: 'field',
  group: 'numbers',
  says: 'A numeric attribute, as a number.',
  subject: { is: 'attribute', says: 'An attribute that has a `unit`: count, date, share, or a unit of measure.' },
  params: {},
  limit: 'none',
  type(cell, context) {
    const attribute = context.attribute(String(cell.field));
    if (!attribute) return undefined;
    if (attribute.unit === undefined) {
      context.fail('wrong-type', 'field', `attribute "${String(cell.field)}" has words, not numbers; use \`fact\` or \`depending-on\``);
      return undefined;
    }
    if (attribute.of !== 'customer' && !context.componentKind(attribute.of)) {
      context.fail(
        'not-supported',
        'field',
        'numeric attributes of records cannot be read as numbers yet; use attributes of the customer or of components',
      );
      return undefined;
    }
    const kind =
      attribute.unit === 'count' ? 'count' : attribute.unit === 'date' ? 'date' : attribute.unit === 'share' ? 'ratio' : 'reading';
    return {
      kind,
      ...(kind === 'reading' && { unit: attribute.unit }),
      ...(attribute.of !== 'customer' && { subject: { component: attribute.of } }),
    };
  },
  evaluate(cell, context) {
    const name = String(cell.field);
    const of = context.terms.attributes?.[name]?.of ?? 'customer';
    const owners = of === 'customer' ? ['customer'] : context.members(of).map((entry) => entry.id);
    return new Map(
      owners.map((owner) => {
        const text = context.fixedAttribute(owner, name);
        if (text === undefined)
          context.note('attribute-missing', owner, `${name} of ${owner} is not known; what depends on it is not measured`);
        return [of === 'customer' ? WHOLE : owner, text === undefined ? undefined : toNumber(text)];
      }),
    );
  },
  explain: (cell) => `attribute ${String(cell.field)}`,
};

function toNumber(text: string): Ratio | undefined {
  const day = parseDay(text);
  return day === undefined ? parseDecimal(text) : integer(day);
}
