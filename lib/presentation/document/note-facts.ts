/** What the first page of a statement says of its note: the number and the amounts that the e-invoice has too. */
import type { NoteTax, StatementNote } from '../../domain/statement/note/note.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import { ofContract } from '../written.ts';
import { FORMATS } from './formats.ts';
import { amountText } from './grouped.ts';
import type { Labels } from './labels.ts';
import { SUMMARY_WORDS } from './summary-words.ts';

/** @param revision that of the statement: the note of a later one is about its change alone. */
export function noteFacts(note: StatementNote, revision: number, labels: Labels): (readonly [label: string, value: string])[] {
  const { language } = labels;
  const words = SUMMARY_WORDS[language].note;
  const { day } = FORMATS[language];
  const numbered = ({ number, date }: { readonly number: string; readonly date?: string }): string =>
    `${ofContract(number)}${date === undefined ? '' : ` (${day(date)})`}`;
  return [
    [words.title[note.code], numbered(note)],
    ...(revision > 1 ? [[words.about, words.change(revision - 1)] as const] : []),
    ...(note.references.length === 0 ? [] : [[words.refersTo, note.references.map(numbered).join(', ')] as const]),
    [words.net, amountText(note.net, language)],
    ...note.taxes.map((tax) => [taxName(tax, labels), amountText(tax.tax, language)] as const),
    [note.kind === 'invoice' ? words.toPay : words.gross, amountText(note.payable, language)],
    ...paymentFacts(note, language),
  ];
}

/** "VAT 19% on 1,000.00 EUR"; of a category without tax, why there is none. */
function taxName({ percent, net, tax, reason, category }: NoteTax, { language, beside }: Labels): string {
  const words = SUMMARY_WORDS[language].note;
  const rate = `${words.tax} ${FORMATS[language].number(percent, '%')}`;
  const of = words.onNet(amountText(net, language));
  const why = reason === undefined ? category : ofContract(reason);
  return `${rate}${of}${minorOf(tax) === 0n ? beside(why) : ''}`;
}

function paymentFacts({ payment }: StatementNote, language: Labels['language']): (readonly [string, string])[] {
  if (!payment) return [];
  const words = SUMMARY_WORDS[language].note;
  const { account, bic, holder, due } = payment;
  return [
    [
      words.account,
      [account, bic, holder]
        .filter((part) => part !== undefined)
        .map(ofContract)
        .join(', '),
    ],
    [words.due, FORMATS[language].day(due)],
  ];
}
