/** An order in plain English: the parties, the senders, the components, the charges. */
import { ENGLISH_EVERY } from './charge-every.ts';
import { article } from '../../domain/contract/article.ts';
import { list } from './english-conditions.ts';
import type { OrderPhrases } from './language.ts';

export const englishOrder: OrderPhrases = {
  contract: ({ id, title, vendor, customer, from, through }) =>
    `"${title}" (${id}): ${vendor.name} (${vendor.id}) serves ${customer.name} (${customer.id}) from ${from}${through === undefined ? ', without an end' : ` through ${through}`}.`,
  withoutComponent: (choice) =>
    choice === 'count'
      ? 'Evidence that names no component counts for the whole and for every component.'
      : 'Evidence that names no component, in no event of its record, is left out, and listed.',
  costCentre: (costCentre) => `Credits are booked under ${costCentre}, unless a component says otherwise.`,
  sender: ({ account, webhook, as: side, components, 'expect-every': every }) =>
    `${account === undefined ? `The webhook of ${webhook}` : `The AWS account ${account}`} reports for the ${side}${components === undefined ? '' : `, of ${list(components)} only`}${every === undefined ? '' : `; something is expected of it every ${every}`}.`,
  member: (id, { kind, in: container, 'depends-on': others, 'known-as': names, 'cost-centre': costCentre, attributes }) =>
    `${id} is ${article(kind)}${[
      container !== undefined && `inside ${container}`,
      others !== undefined && `depends on ${list(others)}`,
      names !== undefined && `is also known as ${list(names, 'or')}`,
      ...Object.entries(attributes ?? {}).map(([name, value]) => `its ${name} is ${value}`),
      costCentre !== undefined && `its credits are booked under ${costCentre}`,
    ]
      .filter(Boolean)
      .map((part) => `, ${String(part)}`)
      .join('')}.`,
  customerAttribute: (name, value) => `The customer's ${name} is ${value}.`,
  charge: ({ kind, amount, component, every, spread, from, through, 'part-month': partMonth }) =>
    `${amount} (${kind})${component === undefined ? '' : ` for ${component}`} ${ENGLISH_EVERY[every]}${spread === undefined ? '' : `, spread over its ${spread}`}${from === undefined ? '' : ` from ${from}`}${through === undefined ? '' : ` through ${through}`}${partMonth === undefined ? '' : `; a month that is only partly in the term costs ${partMonth === 'whole' ? 'the whole' : 'the part of its days'}`}.`,
  parts: (kind, { around, counted, apart }) =>
    [
      around.length > 0 && `A report on the ${list(around, 'or the')} around ${article(kind)} counts for the ${kind}.`,
      counted.length > 0 &&
        `A report on ${list(counted.map(article), 'or')} inside ${article(kind)} counts for the ${kind}: an outage of a part is one of the whole.`,
      apart.length > 0 &&
        `A report on ${list(apart.map(article), 'or')} inside ${article(kind)} does not count for the ${kind}: an outage of a part is none of the whole.`,
    ]
      .filter(Boolean)
      .join(' '),
  chargedParts: (kind, inside) =>
    `${inside.length > 0 ? `Charges for ${list(inside.map(article), 'or')} inside ${article(kind)} count for it. ` : ''}Charges that name no component, or one around ${article(kind)}, count for none.`,
};
