/**
 * The changes of a revision and their causes, in sentences: the senders of the events, when they happened and were received, and the reason
 * that a person gave.
 */
import type { DocumentLanguage } from '../../domain/contract/title.ts';
import { type Bridge, type Cause, type CauseFact, minorOf } from '../../domain/statement/restatement.ts';
import type { Amount, Statement } from '../../domain/statement/statement.ts';
import { amountText } from '../document/grouped.ts';
import { ofContract, ofSender } from '../written.ts';
import { MAX_ENTRIES } from './line-reasons.ts';
import { type Sentence, Wording, eventOf } from './wording.ts';

/** A difference with its sign. */
const signed = (amount: Amount, language: DocumentLanguage): string =>
  `${amount.amount.startsWith('-') ? '' : '+'}${amountText(amount, language)}`;

/** @param most how many events of a cause are named. */
export function bridgeSentences(bridge: Bridge, statement: Statement, language: DocumentLanguage, most = MAX_ENTRIES): Sentence[] {
  const wording = new Wording(statement, language, most);
  const { causes: words } = wording.words;
  const { names } = wording;
  const shown = (amount: Amount): string => amountText(amount, language);
  if (changesNothingShown(bridge)) return [{ text: words.nothingShown(bridge.from), depth: 0 }];
  const total =
    minorOf(bridge.difference) === 0n
      ? words.sameTotal(bridge.from, shown(bridge.after))
      : words.revision(bridge.from, shown(bridge.before), shown(bridge.after), signed(bridge.difference, language));
  return [
    { text: total, depth: 0 },
    ...(bridge.lines.length === 0 ? [{ text: words.noLines, depth: 0 as const }] : []),
    ...bridge.lines.map(({ credit, index, component, kind, before, after, difference, costCentre }): Sentence => {
      const place = component === undefined ? names.index(index) : `${names.index(index)} (${names.component(component)})`;
      const what = `${names.credit(credit)}${place === '' ? '' : `${wording.words.comma}${place}`}`;
      const centre = costCentre === undefined ? undefined : ofContract(costCentre);
      return { text: words.line(what, kind, shown(before), shown(after), signed(difference, language), centre), depth: 1 };
    }),
    ...bridge.causes.flatMap((cause) => causeSentences(cause, wording)),
  ];
}

/** Only what the reader does not see changed: a vendor is shown neither cost centres nor that one changed. */
export const changesNothingShown = ({ lines, causes }: Bridge): boolean => lines.length === 0 && causes.length === 0;

/** A cause as one sentence for each event of it. */
export function causeSentences({ cause, events = [], facts = [], of = [] }: Cause, wording: Wording): Sentence[] {
  const { causes: words, comma } = wording.words;
  const listed = of.map(ofSender).join(comma);
  if (cause === 'contract-amended') return [{ text: words.amended(listed), depth: 0 }];
  if (cause === 'earlier-period') return [{ text: words.earlier(listed), depth: 0 }];
  if (cause === 'recalculated') return [{ text: words.recalculated, depth: 0 }];
  const known = new Map(facts.map((fact) => [fact.event, fact]));
  return wording.some(events, 0, (event) => {
    const fact = known.get(event);
    const said = fact ? factShown(fact, wording) : ofSender(event);
    const text =
      cause === 'reprocessed-event'
        ? words.reprocessed(said)
        : cause === 'correction' && fact?.corrects !== undefined
          ? words.corrected(said, ofSender(eventOf(fact.corrects)[1]), fact.replacedBy !== undefined)
          : words.late(said);
    return [{ text, depth: 0 }, ...(fact?.reason === undefined ? [] : [{ text: words.reason(ofSender(fact.reason)), depth: 1 as const }])];
  });
}

function factShown({ event, type, party, occurredAt, receivedAt, component, record }: CauseFact, wording: Wording): string {
  const { names } = wording;
  const { causes: words } = wording.words;
  const [sender, id] = eventOf(event);
  // The sender may name a component that the contract does not have.
  const place = (id: string): string => (names.isComponent(id) ? names.component(id) : ofSender(id));
  return words.event({
    id: ofSender(id),
    sender: ofSender(sender),
    party: words.party[party],
    type: (words.types as Readonly<Record<string, string>>)[type] ?? ofSender(type),
    about: [...(record === undefined ? [] : [ofSender(record)]), ...(component === undefined ? [] : [place(component)])],
    at: wording.time(occurredAt),
    received: wording.time(receivedAt),
  });
}
