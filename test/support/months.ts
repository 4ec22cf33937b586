/**
 * Random months for any text: evidence of everything that the text reads, in all shapes that it comes in, with lengths and values
 * just below, at and just above what the text names. The same text and number give the same month.
 * Names of components, records and senders begin with `cmp-`, `rec-` and `snd-`, so that a test can rename them.
 */
import type { Contract, Order, Terms } from '../../lib/domain/contract/terms.ts';
import { periodRule } from '../../lib/domain/checker/amendments.ts';
import type { Fact } from '../../lib/domain/evidence/fact.ts';
import { DAY } from '../../lib/domain/time/instant.ts';
import { type Period, periodAt } from '../../lib/domain/time/period.ts';
import { Dice, seedOf } from './dice.ts';
import { at } from './facts.ts';
import { billed, delivered, measured, settings } from './month-figures.ts';
import { maintenances, otherRecords, outages, states, tickets } from './month-records.ts';
import { type Making, valueOf } from './making.ts';
import { readsOf } from './reads.ts';

export interface Month {
  readonly label: string;
  readonly period: Period;
  readonly facts: readonly Fact[];
}

/** The n-th month of a contract under one of its texts. */
export function monthOf(contract: Contract, n: number): Month {
  const dice = new Dice(seedOf(contract.order.id, contract.terms[0]!.version, n));
  const terms = [...contract.terms].sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1)!;
  const { order } = contract;
  const from = Math.max(at('2026-03-01T00:00:00Z'), at(`${order.from}T00:00:00Z`) + DAY, at(`${terms.from}T00:00:00Z`) + DAY);
  const rule = periodRule(terms, order);
  const period = periodAt(rule, from + dice.whole(0, 270) * DAY);
  const making: Making = { dice, terms, order, reads: readsOf(terms), period };
  const parts = [outages, states, maintenances, tickets, otherRecords, measured, billed, delivered, settings];
  return { label: period.label, period, facts: dice.shuffled(parts.flatMap((part) => part(making))) };
}

/** An order under a text: two components of each kind, one in the other as the text says, charges of all kinds, all that can be said of them. */
export function orderFor(terms: Terms, n = 0): Order {
  const dice = new Dice(seedOf(terms.id, 'order', n));
  const { currency } = terms.money;
  const kinds = Object.entries(terms.components ?? {});
  const components = Object.fromEntries(
    kinds.flatMap(([kind, { in: outer, 'depends-on': other }]) =>
      [1, 2].map((i) => {
        const on = other === kind ? (i === 1 ? [] : [`cmp-${kind}-1`]) : other === undefined ? [] : [`cmp-${other}-${i}`];
        const attributes = attributesOf(terms, kind, dice);
        return [
          `cmp-${kind}-${i}`,
          {
            kind,
            ...(outer !== undefined && { in: `cmp-${outer}-${dice.chance(0.6) ? i : 1}` }),
            ...(on.length > 0 && { 'depends-on': on }),
            ...(Object.keys(attributes).length > 0 && { attributes }),
          },
        ];
      }),
    ),
  );
  const customer = attributesOf(terms, 'customer', dice);
  const charged = readsOf(terms).charges;
  return {
    id: terms.id,
    title: terms.title,
    vendor: { id: 'vendor', name: terms.provider },
    customer: { id: 'customer', name: 'Customer' },
    from: terms.from < '2026-01-01' ? '2026-01-01' : terms.from,
    // Without components an order that leaves out what names none would leave out all.
    'without-component': kinds.length > 0 && dice.chance(0.4) ? 'leave-out' : 'count',
    ...(kinds.length > 0 && { components }),
    ...(Object.keys(customer).length > 0 && { attributes: customer }),
    ...(terms.parameters && { parameters: Object.fromEntries(Object.entries(terms.parameters).map(([name, { like }]) => [name, like])) }),
    charges: charged.flatMap((kind) =>
      [undefined, ...Object.keys(components)].flatMap((component) =>
        dice.maybe(0.8, () => ({
          kind,
          amount: `${dice.whole(1, 900)}${currency === 'JPY' ? '' : `.${dice.whole(10, 99)}`} ${currency}`,
          every: 'month' as const,
          'part-month': dice.pick(['whole', 'by-days'] as const),
          ...(component !== undefined && { component }),
        })),
      ),
    ),
  };
}

/** Attributes of the customer or of a component; sometimes one is not known. */
function attributesOf(terms: Terms, of: string, dice: Dice): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(terms.attributes ?? {}).flatMap(([name, attribute]) =>
      attribute.of === of && name !== 'level' && dice.chance(0.85) ? [[name, valueOf(attribute, dice)]] : [],
    ),
  );
}
