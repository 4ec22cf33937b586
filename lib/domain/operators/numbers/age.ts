/** The time since a date, such as the start of a component: for ramp-up months and minimum terms. */
import { type Ratio, integer } from '../../money/ratio.ts';
import { type Instant, parseDay } from '../../time/instant.ts';
import { periodAt } from '../../time/period.ts';
import { startOfDay } from '../../time/daylight-saving.ts';
import { localDay } from '../../time/timezone.ts';
import type { Context } from '../context.ts';
import { NOT_NEGATIVE, type Range } from '../range.ts';
import { NO_REACH } from '../reach.ts';
import { ownerOf } from '../type-context.ts';
import { defineOperator } from '../define-operator.ts';
import { missingNumber, perOwner } from '../attribute-values.ts';

export const age = defineOperator({
  key: 'age',
  group: 'numbers',
  description:
    'How many whole days, calendar months or service periods lie between a date and the start of the period ("not in the first full month").',
  subject: { is: 'attribute', description: 'An attribute whose unit is `date`, of the customer or of a component.' },
  params: {
    in: { is: 'choice', of: ['days', 'months', 'periods'], description: 'The unit. A month or period that the date cuts is not whole.' },
  },
  limit: 'none',
  bounds: {},
  own: (cell, context) => ownerOf(String(cell.age), context),
  check(cell, context) {
    const attribute = context.attribute(String(cell.age));
    if (!attribute) return;
    if (attribute.unit !== 'date') context.fail('wrong-type', 'age', `attribute "${String(cell.age)}" is no date; give it \`unit: date\``);
    if (context.recordKind(attribute.of) !== undefined) context.fail('wrong-grain', 'age', 'an age is of the customer or of a component');
  },
  type: (_, given) => ({ kind: 'count', ...given.grain }),
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const open = (owner: string, name: string): Range => missingNumber(owner, name, NOT_NEGATIVE, context);
    const read = (text: string): Ratio | undefined => {
      const day = parseDay(text);
      return day === undefined ? undefined : integer(wholeUnits(day, String(cell.in), context));
    };
    return perOwner<Ratio | Range>(String(cell.age), { read, open }, context);
  },
  explain: (cell) => `${String(cell.in)} since ${String(cell.age)}`,
});

function wholeUnits(day: number, unit: string, { rule, period }: Context): number {
  if (unit === 'days') return Math.max(0, localDay(rule.zone, period.start) - day);
  const units = unit === 'periods' ? rule : { every: 'month' as const, zone: rule.zone, fiscalMonth: 1, startDay: 1 };
  const from = startOfDay(rule.zone, day);
  const at: Instant = periodAt(units, from).start < from ? periodAt(units, from).end : from;
  let count = 0;
  for (let next = periodAt(units, at).end; next <= period.start; next = periodAt(units, next).end) count += 1;
  return count;
}
