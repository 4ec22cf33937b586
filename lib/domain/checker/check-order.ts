/** Checks the parts of an order that have no effect or no meaning under any version of the terms. */
import { type Issue, errorIssue, pointer } from '../issue.ts';
import type { Order, OrderSender } from '../contract/terms.ts';
import { parseElapsed } from '../contract/literal.ts';
import { suggest } from '../contract/spelling.ts';
import type { CheckedTerms } from './checked-terms.ts';

/** @param checkedTexts the checked terms of all versions; undefined while one of them has errors. */
export function orderIssues(order: Order, checkedTexts: readonly CheckedTerms[] | undefined): Issue[] {
  return [...senderIssues(order), ...vatIssues(order), ...(checkedTexts ? costCentreIssues(order, checkedTexts) : [])];
}

function senderIssues({ senders = [], components: known = {} }: Order): Issue[] {
  const names = new Set(Object.entries(known).flatMap(([id, component]) => [id, ...(component['known-as'] ?? [])]));
  return senders.flatMap(({ account, webhook, components = [], 'expect-every': every }, i) => [
    ...(every !== undefined && !parseElapsed(every)
      ? [errorIssue('bad-value', pointer('order', 'senders', i, 'expect-every'), 'must be a span such as "15 min" or "1 h"')]
      : []),
    ...((account === undefined) === (webhook === undefined)
      ? [errorIssue('one-of', pointer('order', 'senders', i), 'a sender is either an `account` or a `webhook`')]
      : []),
    ...components.flatMap((name, j) =>
      names.has(name)
        ? []
        : [
            errorIssue(
              'unknown-component',
              pointer('order', 'senders', i, 'components', j),
              `"${name}" is no component of the order${suggest(name, [...names])}; correct it, or list it under \`known-as\` of the component that it means`,
            ),
          ],
    ),
  ]);
}

/** Issues for senders that two entries name: each sender belongs to one party. */
export function sendersTwice({ senders = [] }: Order): Issue[] {
  const nameOf = ({ account, webhook }: OrderSender): string => (account === undefined ? `webhook ${webhook}` : `account ${account}`);
  return senders.flatMap((sender, i) =>
    senders.findIndex((other) => nameOf(other) === nameOf(sender)) === i
      ? []
      : [
          errorIssue(
            'no-effect',
            pointer('order', 'senders', i),
            `${nameOf(sender)} is named by another entry too; keep the entry of the party for which it reports`,
          ),
        ],
  );
}

/** A credit note outside the scope of VAT must not have a VAT identifier. */
function vatIssues({ vendor, customer, invoice }: Order): Issue[] {
  const categories = invoice && [invoice.tax, ...Object.values(invoice['tax-by-charge'] ?? {})].map(({ category }) => category);
  if (!categories?.includes('O')) return [];
  if (categories.some((category) => category !== 'O'))
    return [
      errorIssue(
        'no-effect',
        pointer('order', 'invoice', 'tax-by-charge'),
        'a note outside the scope of VAT (`category: O`) has no other category; tax the charges of every kind in O, or none of them',
      ),
    ];
  return Object.entries({ vendor, customer }).flatMap(([who, party]) =>
    party.invoice?.['vat-id'] === undefined
      ? []
      : [
          errorIssue(
            'no-effect',
            pointer('order', who, 'invoice', 'vat-id'),
            'a credit note outside the scope of VAT (`category: O`) must not have a VAT identifier; remove it, or choose another category',
          ),
        ],
  );
}

/** Checks cost centres: a line is booked to that of its component, or of the component of its record. */
function costCentreIssues({ components = {} }: Order, checkedTexts: readonly CheckedTerms[]): Issue[] {
  const kinds = new Set(checkedTexts.flatMap(kindsOfLines));
  if (kinds.has(undefined)) return [];
  return Object.entries(components).flatMap(([id, component]) =>
    component['cost-centre'] === undefined || kinds.has(component.kind)
      ? []
      : [
          errorIssue(
            'no-effect',
            pointer('order', 'components', id, 'cost-centre'),
            `no credit has a line for each ${component.kind}, so none is booked there; remove it${kinds.size === 0 ? ', or write `cost-centre` at the order' : `, or say it of a ${[...kinds].join(' or ')}`}`,
          ),
        ],
  );
}

/** The component kinds for which credits have lines; undefined among them for records, which may name any component. */
function kindsOfLines({ terms, types }: CheckedTerms): (string | undefined)[] {
  return Object.values(terms.credits).flatMap((credit) =>
    [credit['if-breached'], credit.times, credit.of].flatMap((operand) => {
      const subject = typeof operand === 'string' ? types.get(operand)?.subject : undefined;
      return subject === undefined ? [] : ['component' in subject ? subject.component : undefined];
    }),
  );
}
