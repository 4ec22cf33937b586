/** Whether an attribute has one of some values. */
import { type Range, UNDECIDED } from '../range.ts';
import { NO_REACH, defineOperator } from '../operator.ts';

export const fact = defineOperator({
  key: 'fact',
  group: 'flags',
  says: 'Whether an attribute of the customer or of a component is one of these words.',
  subject: { is: 'attribute', says: 'The attribute.' },
  params: { is: { is: 'words', says: 'The words for which it is true.' } },
  limit: 'none',
  bounds: {},
  type(cell, context) {
    const attribute = context.attribute(String(cell.fact));
    if (!attribute) return undefined;
    for (const word of cell.is as string[])
      if (attribute.values && !attribute.values.includes(word))
        context.fail('unknown-word', 'is', `"${word}" is no value of attribute "${String(cell.fact)}"`);
    if (attribute.of === 'customer') return { kind: 'flag' };
    if (context.componentKind(attribute.of)) return { kind: 'flag', subject: { component: attribute.of } };
    context.fail('wrong-grain', 'fact', `"${String(cell.fact)}" is an attribute of ${attribute.of} records; use it in \`where\``);
    return undefined;
  },
  reach: () => NO_REACH,
  evaluate(cell, context) {
    return context.perOwner<boolean | Range<boolean>>(String(cell.fact), UNDECIDED, (word) => (cell.is as string[]).includes(word));
  },
  explain: (cell) => `${String(cell.fact)} is ${(cell.is as string[]).join(' or ')}`,
});
