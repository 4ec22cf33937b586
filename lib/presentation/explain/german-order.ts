/** An order in plain German: the parties, the senders, the components, the charges. */
import { GERMAN_EVERY } from './charge-every.ts';
import { germanCharge, germanLength } from './german-words.ts';
import type { OrderPhrases } from './language.ts';

export const germanList = (words: readonly unknown[], joint = 'und'): string => {
  const texts = words.map(String);
  return texts.length < 2 ? (texts[0] ?? 'nichts') : `${texts.slice(0, -1).join(', ')} ${joint} ${texts.at(-1)}`;
};
const list = germanList;

export const germanOrder: OrderPhrases = {
  contract: ({ id, title, vendor, customer, from, through }) =>
    `„${title}“ (${id}): ${vendor.name} (${vendor.id}) leistet für ${customer.name} (${customer.id}) ab ${germanLength(from)}${through === undefined ? ', ohne Ende' : ` bis ${germanLength(through)}`}.`,
  withoutComponent: (choice) =>
    choice === 'count'
      ? 'Ein Nachweis, der keine Komponente nennt, zählt für das Ganze und für jede Komponente.'
      : 'Ein Nachweis, der in keinem Ereignis seines Vorgangs eine Komponente nennt, zählt nicht und wird aufgeführt.',
  costCentre: (costCentre) => `Gutschriften werden unter ${costCentre} gebucht, wenn eine Komponente nichts anderes bestimmt.`,
  sender: ({ account, webhook, as: side, components, 'expect-every': every }) =>
    `${account === undefined ? `Der Webhook von ${webhook}` : `Das AWS-Konto ${account}`} meldet für den ${side === 'vendor' ? 'Anbieter' : 'Kunden'}${components === undefined ? '' : `, nur zu ${list(components)}`}${every === undefined ? '' : `; alle ${germanLength(every)} wird etwas erwartet`}.`,
  member: (id, { kind, in: container, 'depends-on': others, 'known-as': names, 'cost-centre': costCentre, attributes }) =>
    `${id} ist eine Komponente der Art ${kind}${[
      container !== undefined && `innerhalb von ${container}`,
      others !== undefined && `hängt ab von ${list(others)}`,
      names !== undefined && `heißt auch ${list(names, 'oder')}`,
      ...Object.entries(attributes ?? {}).map(([name, value]) => `${name} ist ${value}`),
      costCentre !== undefined && `ihre Gutschriften werden unter ${costCentre} gebucht`,
    ]
      .filter(Boolean)
      .map((part) => `, ${String(part)}`)
      .join('')}.`,
  customerAttribute: (name, value) => `${name} des Kunden ist ${value}.`,
  charge: ({ kind, amount, component, every, spread, from, through, 'part-month': partMonth }) =>
    `${germanLength(amount)} (${germanCharge(kind)})${component === undefined ? '' : ` für ${component}`} ${GERMAN_EVERY[every]}${spread === undefined ? '' : `, verteilt auf ${spread === 'months' ? 'die Monate' : 'die Tage'}`}${from === undefined ? '' : ` ab ${germanLength(from)}`}${through === undefined ? '' : ` bis ${germanLength(through)}`}${partMonth === undefined ? '' : `; ein Monat, der nur zum Teil in der Laufzeit liegt, kostet ${partMonth === 'whole' ? 'den ganzen Betrag' : 'den Anteil seiner Tage'}`}.`,
  parts: (kind, { around, counted, apart }) =>
    [
      around.length > 0 && `Eine Meldung zu ${list(around, 'oder')} um ${kind} herum zählt für ${kind}.`,
      counted.length > 0 &&
        `Eine Meldung zu ${list(counted, 'oder')} innerhalb von ${kind} zählt für ${kind}: Die Störung eines Teils ist eine des Ganzen.`,
      apart.length > 0 &&
        `Eine Meldung zu ${list(apart, 'oder')} innerhalb von ${kind} zählt nicht für ${kind}: Die Störung eines Teils ist keine des Ganzen.`,
    ]
      .filter(Boolean)
      .join(' '),
  chargedParts: (kind, inside) =>
    `${inside.length > 0 ? `Entgelte für ${list(inside, 'oder')} innerhalb von ${kind} zählen dafür. ` : ''}Entgelte ohne Komponente, oder für eine um ${kind} herum, zählen für keine.`,
};
