/** Whether an attribute has one of some values. */
import { type Range, UNDECIDED } from '../range.ts';
import { NO_REACH } from '../reach.ts';
import { ownerOf } from '../type-context.ts';
import { defineOperator } from '../define-operator.ts';
import { perOwner } from '../attribute-values.ts';

export const attributeIs = defineOperator({
  key: 'attribute-is',
  group: 'flags',
  description: 'Whether an attribute of the customer or of a component is one of these words.',
  subject: { is: 'attribute', description: 'The attribute.' },
  params: { is: { is: 'words', description: 'The words for which it is true.' } },
  limit: 'none',
  bounds: {},
  own: (cell, context) => ownerOf(String(cell['attribute-is']), context),
  check(cell, context) {
    const name = String(cell['attribute-is']);
    const attribute = context.attribute(name);
    if (!attribute) return;
    if (!attribute.values) {
      context.fail(
        'wrong-type',
        'attribute-is',
        `attribute "${name}" is a number; make a flag of it with \`record-value\` and \`compare\``,
      );
      return;
    }
    for (const word of cell.is as string[])
      if (!attribute.values.includes(word)) context.fail('unknown-word', 'is', `"${word}" is no value of attribute "${name}"`);
    if ((cell.is as string[]).length === 0) context.fail('no-effect', 'is', 'without a word it is never true; name one');
    if (context.recordKind(attribute.of) !== undefined)
      context.fail('wrong-grain', 'attribute-is', `"${name}" is an attribute of ${attribute.of} records; use it in \`where\``);
  },
  type: (_, given) => ({ kind: 'flag', ...given.grain }),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    // The lookup of the attribute has recorded the missing word already, with the text that was sent, if any.
    const open = (): Range<boolean> => UNDECIDED;
    const read = (word: string): boolean => (cell.is as string[]).includes(word);
    return perOwner<boolean | Range<boolean>>(String(cell['attribute-is']), { read, open }, context);
  },
  explain: (cell) => `${String(cell['attribute-is'])} is ${(cell.is as string[]).join(' or ')}`,
});
